#pragma once
// What a manager adds to a play while reading its debrief: a comment at a moment of it, a ruling on a mark.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scoring/base/words.h"
#include "sim/app/ui/edit.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

struct ManagerNotesView {
    bool shown = false;  ///< the debrief was opened from the reports
    std::string framework, framework_title;
    std::vector<std::pair<std::string, std::string>> moments;  ///< number of the event, what was said or done there
    struct Step {
        std::string id, title;
        int machine = 0;
    };
    std::vector<Step> steps;            ///< that were seen in this play
    std::vector<std::string> comments;  ///< kept already, a sentence each
    std::vector<std::string> rulings;
    std::string kept;     ///< what was kept last, in words
    std::string trouble;  ///< why nothing was
    std::string locked;   ///< why nothing can be; empty: it can
};

struct PutRemark {
    int seq = 0;
    std::string by, words;
};
struct PutRuling {
    std::string step;
    int mark = 0;
    std::string by, why;
};
using NotesIntent = std::variant<PutRemark, PutRuling>;

struct ManagerNotesUi {
    ui::Edit by, words, mark, why;
    ui::PickUi moments, steps;
    std::string moment, step;
};

/// A whole number from 0 to 100; nothing where it is none.
std::optional<int> mark_typed(const std::string& text);

std::optional<NotesIntent> draw_manager_notes(const ManagerNotesView& view, ManagerNotesUi& own, const Words& words);

}  // namespace amends::app
