#pragma once
// The reports desk: one page at a time, and what it is about.

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "scoring/base/words.h"
#include "sim/app/ui/ui.h"
#include "sim/report/team/pages.h"

namespace amends::app {

struct ReportsView {
    struct Choice {
        std::string id, label;
        bool chosen = false;
        std::string detail = {};
    };
    /// One thing that a page can be limited to.
    struct Question {
        std::string id, label;  ///< framework cohort site scenario period
        std::vector<Choice> choices;
    };
    std::vector<Choice> pages;
    std::vector<Question> questions;
    /// Whom a page can be about, by name, each with what is asked of them; empty where nobody has played.
    std::vector<Choice> people;
    std::vector<Choice> debriefs;  ///< plays of the trainee whose page it is, latest first
    std::string about;             ///< the filters in one line
    report::Page page;
    report::PageWords words;
    /// The form that certifies whom the page is about; `locked`: why it cannot be used.
    struct Certify {
        bool shown = false;
        std::string person, locked, stands;  ///< stands: how far they are by the rule
        bool ready = false;
    };
    Certify certify;
    std::string kept;     ///< what was kept last, in words
    std::string bring;    ///< what a file would bring to this page, in words; empty: nothing
    std::string brought;  ///< the file that did
    std::string hand_on;  ///< the command that writes this very page
    std::string handed;   ///< where it was written to
    std::string trouble;
    bool busy = false;   ///< another page is being made
    bool empty = false;  ///< nothing has been read yet
};

struct ShowPage {
    std::string name;
};
struct Limit {
    std::string question, choice;
};
/// The page about that trainee.
struct LookAt {
    std::string trainee;
};
struct DebriefOf {
    std::string play;
};
struct HandOn {
    std::string format;
};
struct Sign {
    std::string person, by, although;
};
/// The house's own log for the page of friction, real contacts for that of a pilot.
struct Bring {
    std::string file;
};
/// The page of the loyalty model, which reads files of its own.
struct ShowLoyalty {};
struct CloseReports {};
using ReportsIntent = std::variant<ShowPage, Limit, LookAt, DebriefOf, HandOn, Sign, Bring, ShowLoyalty, CloseReports>;

struct ReportsUi {
    bool filters = false;
    std::set<std::string> tables;  ///< sections whose table is open
    ui::PickUi people, plays;
    ui::Edit signer, although, file;
};

/// What a page of the desk is asked for.
struct ReportsAsked {
    report::PageAsked page;
    std::string framework;
    int days = 0;                          ///< up to the latest play; 0: all
    std::string records;                   ///< how the command line names these records: "--records FILE", or nothing
    std::vector<std::string> pilots = {};  ///< their names, oldest first
    std::string glitches = {}, contacts = {};  ///< files that were brought
    std::string locked = {};                   ///< why nothing can be kept; empty: it can
};

/// The period as the filter takes it: the last days up to that of the ledger's latest play.
report::Filter with_period(const report::Ledger& ledger, report::Filter filter, int days);
/// What was asked for, with one answer changed; an unknown question changes nothing.
ReportsAsked limited(ReportsAsked asked, const Limit& limit);

/// What somebody types into a shell for that text: in quotes where it needs them.
std::string typed(const std::string& text);
/// The command that writes the page that is shown, without the options for its formats.
std::string command_of(const ReportsAsked& asked);

ReportsView make_reports_view(const report::Ledger& ledger, const ReportsAsked& asked, report::Page page,
                              const std::vector<rubric::Rubric>& rubrics, const Catalogue& words);

std::optional<ReportsIntent> draw_reports(const ReportsView& view, ReportsUi& own, const Words& words);

}  // namespace amends::app
