#pragma once
// Who is meant by what a manager types: an id, a name in any case, or a name as lists print it where two share it.

#include <string>
#include <string_view>
#include <vector>

namespace amends::report {

struct Named {
    std::string id, name;

    bool operator==(const Named&) const = default;
};

/// Everybody's name as lists show it: where two have the same, the end of the id stands beside it: "Dora Kaya (…0045)".
std::vector<std::string> told_apart(const std::vector<Named>& people);

/// Places of those who can be meant: one where it is clear, several where the name is not enough, none where nobody is.
/// Of letters that have a case, those of English are taken in either.
std::vector<std::size_t> called(const std::vector<Named>& people, std::string_view who);

/// Why `who` does not say whom: that nobody is called so (and who nearly is), or everybody who is, as they are printed.
std::string not_clear(const std::vector<Named>& people, std::string_view who);

/// The same words but for the case of English letters.
bool same_words(std::string_view a, std::string_view b);

}  // namespace amends::report
