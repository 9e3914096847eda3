#pragma once
// The debrief: outcome first, then the curve, the marks with the words they rest on, and what to say instead.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/manager_notes.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/app/ui/ui.h"
#include "sim/report/afterwards.h"
#include "sim/report/debrief.h"
#include "sim/report/heard_again.h"

namespace amends::app {

struct DebriefView {
    struct Total {
        std::string id, title, words;
        int mark = 0;
        bool chosen = false;
    };
    struct Criterion {
        std::string title, words;  ///< words: weight, or that it was not observed
        int mark = 0;
        bool observed = false;
        std::vector<std::pair<std::string, bool>> evidence;  ///< words, against
        std::vector<std::string> missing;                    ///< why not full marks; why it was not observed
    };
    struct Line {
        enum class Who { customer, trainee, deed, ended, contact } who = Who::customer;
        std::string speaker, words, note;
        std::vector<ui::Highlight> highlights;
        int seq = -1;  ///< of a reply: where it can be tried again
    };
    struct Better {
        std::string words, why;
    };
    struct Disagreement {
        std::string title;
        std::vector<std::pair<std::string, std::string>> positions;  ///< framework and mark, what it asks
        bool here = false;                                           ///< this play shows it
    };
    struct Gate {
        std::string words;
        bool broken = false;
        bool came_up = false;
    };
    /// The reply to say again.
    struct Change {
        std::string sentence, reply, why, heard;
        int turn = -1;  ///< -1: there is none
        int seq = -1;
    };
    struct Other {
        std::string play, label;
    };

    std::string title, ending, says;
    bool good = false;
    bool practice = false;                               ///< it does not count
    bool exam = false;                                   ///< it cannot be rewound
    bool own = false;                                    ///< … since its author plays it
    bool silent = false;                                 ///< nothing was said at all
    std::vector<std::pair<bool, std::string>> verdicts;  ///< good or not, words
    std::string summary;                                 ///< cost and time
    std::string proud;                                   ///< a sentence
    Change change;
    std::vector<std::string> next;
    std::vector<Total> totals;
    std::vector<Criterion> criteria;
    std::vector<Disagreement> disagreements;
    std::vector<Gate> gates;
    report::Table deeds;  ///< what each cost and was worth
    std::string outlook;  ///< will they come back? Simulated; empty where nobody asked
    std::vector<std::string> outlook_numbers;
    report::Chart curve;
    std::vector<Line> lines;
    std::vector<Better> better;
    std::vector<Other> others;  ///< plays that can be put beside this one
    std::string scorer;
    std::string transcript;  ///< as plain words, to be copied
    /// The one question after a case, which nobody has to answer.
    bool asks = false;
    std::string answered;       ///< bent blamed blocked none; empty: not yet
    bool from_reports = false;  ///< a manager reads it, and goes back there
    bool from_author = false;   ///< an author reads it, and goes back to the desk
    ManagerNotesView notes;
};

struct PlayAgain {};
struct BackToStart {};
struct ShowFramework {
    std::string id;
};
/// The reply to change, said anew: what would be heard in it?
struct SayAgain {
    int turn = -1;
    std::string text;
};
/// A new play that goes on from before that event.
struct Rewind {
    int seq = -1;
    std::string words = {};  ///< stand in the text field then
};
struct PutBeside {
    std::string play;
};
/// Whether a rule got in the way; an empty answer takes back what was said.
struct AnswerRules {
    std::string answer, words;
};
using DebriefIntent =
    std::variant<PlayAgain, BackToStart, ShowFramework, SayAgain, Rewind, PutBeside, AnswerRules, NotesIntent>;

struct DebriefUi {
    bool numbers = false;  ///< the curve's table is open
    bool marks = true, disagreements = false, deeds = false, said = true, better = true, better_more = false,
         outlook = false, beside = false;
    ui::Edit again;
    ui::Edit which_rule;
    ManagerNotesUi notes;
    /// What was heard in what was said again.
    std::optional<std::vector<report::HeardAgain>> heard;
};

/// What the view is made of besides the debrief.
struct DebriefContext {
    std::string framework, customer, currency;
    bool practice = false;
    const std::vector<rubric::Disagreement>* disagreements = nullptr;
    std::vector<DebriefView::Other> others;
    std::optional<report::Afterwards> afterwards;
    bool own = false;  ///< of the author's shelf
    bool exam = false;
    bool kept = true;  ///< it can be gone on with from any of its moments
};

DebriefView make_debrief_view(const report::Debrief& debrief, const DebriefContext& context, const Words& words);

/// "an apology", "perhaps reassures", …: what was heard, and whether it helps.
std::vector<std::pair<std::string, bool>> heard_words(const std::vector<report::ActShown>& acts, const Words& words);

/// One line of what was said, as the debrief shows it.
DebriefView::Line debrief_line(const report::LineShown& shown, const std::string& customer, const Words& words);

std::optional<DebriefIntent> draw_debrief(const DebriefView& view, DebriefUi& own, const Words& words);

}  // namespace amends::app
