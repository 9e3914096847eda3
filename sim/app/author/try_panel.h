#pragma once
// The try-it box and the play beside the canvas: type what a trainee might say, see what is heard, which way it takes
// and why the others do not; say it, and go on from there.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/author/compose.h"
#include "sim/author/trial.h"

namespace amends::app {

struct TryView {
    const author::Document& document;
    const play::Pinned* pinned = nullptr;  ///< null: the document has faults
    const author::Trial* trial = nullptr;  ///< the play so far; null: nothing can be played from here
    const author::Tried* tried = nullptr;  ///< what the typed words would do; null: nothing was typed
    std::string node = {};                 ///< title of the node that it began in
    std::string chosen = {};               ///< title of the chosen node, where it is another
    std::string offered = {};              ///< pointer of the offered reply that is chosen, or empty
    author::Standing standing = {};
};

struct TryUi {
    ui::Edit reply;
    bool state = false;    ///< the state is unfolded
    bool actions = false;  ///< … and the actions
    bool moved = false;    ///< something was done: what comes next takes the keyboard
};

/// The play begins there, in that state.
struct BeginTrial {
    author::Standing standing;
};
struct BeginAtChosen {};
struct MakeMove {
    author::Move move;
};
struct TakeBackMove {};
/// The debrief of the try, which is over.
struct SeeDebrief {};
struct ConfirmHeard {
    author::Edit edit;
};
using TryIntent = std::variant<BeginTrial, BeginAtChosen, MakeMove, TakeBackMove, SeeDebrief, ConfirmHeard>;

std::optional<TryIntent> draw_try(const TryView& view, TryUi& own, const Words& words);

}  // namespace amends::app
