#pragma once
// Old plays under the scorer of today: new hearings of the old words, as further marks beside the old ones. The journal
// and what the customer felt stay as they were.

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/kept_play.h"

namespace amends::cli {

/// The play's state with every typed reply heard by `model`, in the context that it was given in; all else as the
/// journal has it. Nothing where typed words are missing, since they were erased.
std::optional<play::PlayState> heard_again(const play::Playing& playing, const acts::Model& model);

/// What came of one play.
struct Rescored {
    std::string play;
    std::string scenario;
    enum class How { done, had_marks, erased, not_readable } how = How::done;
    std::string why;  ///< of what is not readable
    struct Mark {
        std::string framework;
        std::optional<int> before;  ///< by the scorer that the play is pinned to, under the same rubric
        int now = 0;
    };
    std::vector<Mark> marks;
};

/// Marks a play that is over as the library's scorer hears it, under the library's rubrics, and keeps scorer, rubrics
/// and marks.
records::Stored<Rescored> rescore(records::Store& store, const Library& library, const records::PlayRow& row);

}  // namespace amends::cli
