#pragma once
// What the description of a section (shape.h) says about one of its keys.

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amends::scenario {

struct Field {
    std::string_view key;
    std::string_view meaning;  ///< for the author: in messages and in the JSON Schema
    bool required = false;
};

constexpr Field must(std::string_view key, std::string_view meaning)
{
    return {key, meaning, true};
}

constexpr Field may(std::string_view key, std::string_view meaning)
{
    return {key, meaning, false};
}

/// A whole number from least to most; `initial` where the key is left out.
struct Range {
    int least = 0;
    int most = 0;
    int initial = 0;
};

inline constexpr int most_money = 1'000'000'000;  ///< minor units

/// How many items a list has.
struct Count {
    std::size_t least = 0;
    std::size_t most = 0;
};

// The limits of "finite by rule"; docs/scenario-format.md names them.
inline constexpr Count any_count{0, 256};
inline constexpr Count some_count{1, 256};
inline constexpr Count story_count{0, 4000};  ///< nodes, reactions, better answers
inline constexpr Count segment_count{1, 32};  ///< of a wording; also runs of words that show an act
inline constexpr Count any_wording_count{2, 32};
inline constexpr Count again_count{0, 32};
inline constexpr std::size_t most_exits = 6;
inline constexpr std::size_t most_changing_actions = 16;
inline constexpr std::size_t most_promises = 5;
inline constexpr std::size_t most_promise_slots = 3;
inline constexpr std::size_t most_topics = 96;
inline constexpr std::size_t most_slots = 32;
inline constexpr int most_variable_states = 65'536;
inline constexpr std::size_t most_id_size = 64;
inline constexpr std::size_t most_characters = 4000;  ///< of one text

/// Things with ids. Ids of a kind are unique in the whole file, except those of options (within their question)
/// and of values (within their variable).
enum class Kind {
    scenario,
    node,
    line,
    exit,
    offered,
    action,
    topic,
    promise,
    slot,
    var,
    ending,
    contact,
    better,
    variant,
    memory,
    persona,
    option,
    value,
    question_topic  ///< a topic, or "*"
};

/// T, or const T for an Io that only looks.
template <class Io, class T>
using Of = std::conditional_t<Io::reads_only, const T, T>;

}  // namespace amends::scenario
