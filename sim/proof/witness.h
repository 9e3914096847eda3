#pragma once
// Plays that show something: the shortest way to a state, in words that the shipped scorer hears so where there are
// any.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/play/script.h"
#include "sim/proof/space.h"

namespace amends::proof {

/// A play as a script (docs/script.md).
struct Witness {
    std::vector<std::string> lines;
    bool plays = false;  ///< every line can be typed; else some class of replies has no example, and a comment stands
                         ///< for it
};

class Witnesses {
public:
    /// texts  what may be typed, in order of preference
    Witnesses(const play::Pinned& pinned, const acts::Model& model, const Classes& classes, const Space& space,
              const std::vector<std::string>& texts);
    ~Witnesses();
    Witnesses(const Witnesses&) = delete;
    Witnesses& operator=(const Witnesses&) = delete;

    /// The shortest play in words to a state; where words do not lead there, the shortest by class.
    Witness to(std::uint32_t state) const;
    Witness to(const Sight& sight) const;

    /// A move that can be made in words, and where it leads.
    struct Said {
        std::string line;
        play::Letter letter;
        bool same_step = false;  ///< as a text before it, whatever the state: only the answer given may be another
    };
    /// What can be done in a state: offered replies, deeds, and of the texts one for each letter. As long as this
    /// lives.
    std::vector<const Said*> said_in(const play::BranchState& state) const;
    /// The letters of a node's offered replies, those that are on the list in a state.
    std::vector<std::optional<play::Letter>> offered_in(const play::BranchState& state) const;
    /// The index of a state in the space; nowhere where it is not reached.
    std::uint32_t index_of(const play::BranchState& state) const;
    /// … of the state that a letter leads to.
    std::uint32_t after(std::uint32_t state, const play::Letter& letter) const;
    /// Whether the state is reached in words alone.
    bool in_words(std::uint32_t state) const;
    /// All that are, nearest first.
    const std::vector<std::uint32_t>& in_order() const;
    /// The shortest play in words to such a state, and on from there.
    Witness then(std::uint32_t state, const Said& said) const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

/// A class of replies in words about it.
std::string class_in_words(const scenario::Scenario& scenario, const play::BranchState& state,
                           const play::Letter& letter);

}  // namespace amends::proof
