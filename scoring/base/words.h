#pragma once
// From Message to words: a catalogue gives each key its sentence in one language.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/base/message.h"
#include "scoring/base/result.h"

namespace amends {

/// Key -> sentence, sorted by key, each key once. A sentence holds {places} that a message's arguments fill.
struct Catalogue {
    std::vector<std::pair<std::string, std::string>> rows;

    bool operator==(const Catalogue&) const = default;

    /// The sentence, or nullptr.
    const std::string* find(std::string_view key) const;
};

/// Sorted, the first of equal keys kept.
Catalogue make_catalogue(std::vector<std::pair<std::string, std::string>> rows);

/// All rows of both; where both have a key, `over` wins: a translation over the words that a file brings along.
Catalogue merged(const Catalogue& base, const Catalogue& over);

/// A catalogue file: one JSON object of key -> sentence. Keys that begin with "x-" are comments.
Checked<Catalogue> parse_catalogue(std::string_view bytes, std::string_view name);

/// The words of a message. A {place} without an argument stays as it is; a key without a sentence is shown as the key
/// with its arguments, so that nothing is ever silently lost.
std::string say(const Message& message, const Catalogue& catalogue);

/// Keys of one catalogue, filled in. Cheap to copy; the catalogue must outlive it.
class Words {
public:
    explicit Words(const Catalogue& catalogue) : catalogue_(&catalogue) {}

    std::string operator()(std::string_view key) const { return say(message(key), *catalogue_); }
    std::string operator()(const Message& message) const { return say(message, *catalogue_); }
    std::string operator()(std::string_view key,
                           std::initializer_list<std::pair<std::string_view, std::string>> args) const
    {
        Message filled = message(key);
        for (const auto& [name, value] : args) filled = with(std::move(filled), name, value);
        return say(filled, *catalogue_);
    }

private:
    const Catalogue* catalogue_;
};

/// The names of the {places} of a sentence, in order.
std::vector<std::string> places_of(std::string_view sentence);

}  // namespace amends
