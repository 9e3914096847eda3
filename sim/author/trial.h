#pragma once
// What would happen if somebody said that: heard by the real scorer, stepped by the real play, from any node and state.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"
#include "sim/play/script.h"

namespace amends::author {

/// Where a trial begins: everything that a guard can read.
struct Standing {
    std::string node;
    int anger = 0;
    int trust = 0;
    int heard = 0;                            ///< 0 no, 1 partly, 2 yes
    int memory = 0;                           ///< … of the named one
    std::map<std::string, std::string> vars;  ///< those that are not at their start
    std::vector<std::string> done;
    std::map<std::string, play::PromiseState> promises;  ///< those that were made

    bool operator==(const Standing&) const = default;
};

/// As the scenario begins, but in that node.
Standing standing_in(const scenario::Scenario& scenario, const std::string& node);

/// A play that has just entered the node of a standing, in its state; nothing where the scenario has no such node, or
/// nobody speaks there. What is not in the scenario any more is left out.
std::optional<play::Playing> begin_in(const play::Pinned& pinned, const Standing& standing);

/// One thing that was done in a trial.
struct Move {
    enum class Kind : std::uint8_t { typed, offered, action, listen, hang_up, wait } kind = Kind::typed;
    std::string words;  ///< what was typed, or an id

    bool operator==(const Move&) const = default;
};

struct Trial {
    play::Playing playing;
    std::size_t made = 0;        ///< how many moves could be made
    std::optional<Message> why;  ///< why the next one could not
};

/// Plays moves one after the other, as far as they go: what an edit has made impossible ends it there.
std::optional<Trial> play_moves(const play::Pinned& pinned, const acts::Model& model, const Standing& standing,
                                const std::vector<Move>& moves);

/// One way on, and everything that keeps a reply from taking it.
struct WayTried {
    std::string exit;  ///< id
    std::string to;    ///< node, or empty: stays
    bool otherwise = false;
    bool taken = false;
    std::vector<Message> why_not;
};

struct Tried {
    acts::Hearing hearing;
    std::vector<WayTried> ways;  ///< in order; empty where no reply is waited for
    std::string answer;          ///< topic of the answer that is given, or empty
    bool out_of_patience = false;
    customer::Mood before, after;
    customer::Impression impression = customer::Impression::neutral;
    std::vector<std::string> says;  ///< what the customer says to it
};

/// What the words would do where the play stands; the play itself is left as it is.
std::optional<Tried> try_words(const play::Playing& playing, const acts::Model& model, const std::string& words);

/// The acts, topics and empathy of an offered reply become those that were heard in its words.
Edit confirm_heard(const Document& document, std::string_view offered, const acts::Hearing& hearing);

}  // namespace amends::author
