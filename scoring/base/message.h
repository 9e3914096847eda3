#pragma once
// Words that a person reads are made at the edge: the core returns a key and its arguments.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends {

/// What to say, without the words: `key` names a row of a message catalogue, `args` fill its {places}.
/// An argument is text of the scenario or a number in decimal digits; the catalogue decides the order.
struct Message {
    std::string key;
    std::vector<std::pair<std::string, std::string>> args;

    bool operator==(const Message&) const = default;
};

/// A message with no arguments.
Message message(std::string_view key);

/// The same message with one more argument.
Message with(Message message, std::string_view name, std::string_view value);
Message with(Message message, std::string_view name, long long value);

}  // namespace amends
