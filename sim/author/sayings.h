#pragma once
// Everything that is said in a scenario, a row each: by whom, where, and what it names. What a table shows and filters.

#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"

namespace amends::author {

struct Saying {
    /// Who speaks, and on which occasion.
    enum class Kind : std::uint8_t { line, exit, answer, reaction, action, offered, better, thought, other };
    Kind kind = Kind::line;
    std::string at;     ///< pointer of the text itself, which can be set: /nodes/0/lines/1/say/0
    std::string place;  ///< pointer of the nearest thing with a form of its own
    std::string node;   ///< id of the node that it belongs to, or empty
    std::string text;
    std::vector<std::string> acts;   ///< that its reply is marked for, or its guard asks for
    std::vector<std::string> names;  ///< topics, variables and promises that stand around it

    bool by_trainee() const { return kind == Kind::offered || kind == Kind::better; }
    bool operator==(const Saying&) const = default;
};

/// In the order of the document. A line of several segments is a row for each.
std::vector<Saying> sayings(const Document& document);

/// What a table is sorted by.
enum class SayingOrder : std::uint8_t { document, speaker, node, words, shortest, longest };

/// Which of them are shown.
struct SayingFilter {
    std::string words;           ///< in the text, in any case
    int kind = -1;               ///< of Saying::Kind; -1: any
    std::string act, name;       ///< that has to be among them; empty: any
    bool only_troubled = false;  ///< a problem stands at it or around it
};

/// Indices of those that are wanted, in that order. `troubled`: pointers of problems.
std::vector<std::size_t> chosen_sayings(const std::vector<Saying>& all, const SayingFilter& filter, SayingOrder order,
                                        const std::vector<std::string>& troubled);

}  // namespace amends::author
