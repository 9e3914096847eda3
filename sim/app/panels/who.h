#pragma once
// Who are you, and what do you practise?

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/app/author/tools.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/records/rows.h"
#include "sim/report/chart.h"
#include "sim/scenario/scenario.h"

namespace amends::app {

struct WhoView {
    struct Person {
        std::string id, name;
        bool chosen = false;
    };
    struct Unfinished {
        std::string play, title, detail;
    };
    /// A play that is over.
    struct Past {
        std::string play, title, detail;
    };
    struct Scenario {
        std::string id, title, summary;
        std::vector<std::string> facts;  ///< short: industry, difficulty, what to be prepared for
        std::string tries;               ///< empty: never tried
        std::string due;                 ///< when to practise it again
        bool due_now = false;
    };

    std::vector<Person> people;
    std::vector<Unfinished> unfinished;
    std::vector<Past> past;           ///< the latest first
    std::vector<Scenario> scenarios;  ///< what is due first
    std::vector<Scenario> own;        ///< of the author's shelf; the id is its folder
    std::vector<Scenario> assigned;   ///< to be played today, what is not played yet first
    std::string person;               ///< name of the chosen one; empty: nobody yet
    std::string framework;            ///< what marks are told in
    report::Chart marks;              ///< empty series: nothing to show yet
    std::string standing;             ///< the same in words
    std::string trouble;              ///< what went wrong last
    bool writes = false;              ///< there is an author's desk to go to
    bool busy = false;                ///< something is being opened
};

struct ChoosePerson {
    std::string id;
};
struct NewPerson {
    std::string name;
};
struct ContinuePlay {
    std::string play;
};
struct ShowDebrief {
    std::string play;
};
struct ChooseScenario {
    std::string id;
};
struct ShowReports {};
struct GoToAuthor {};
using WhoIntent =
    std::variant<ChoosePerson, NewPerson, ContinuePlay, ShowDebrief, ChooseScenario, ShowReports, GoToAuthor>;

struct WhoUi {
    ui::Edit name;
    bool people = false;    ///< somebody else may choose their name
    bool all_past = false;  ///< all plays that are over are listed
};

/// `plays` are the person's, oldest first; `framework` is the one that tries are told in; `today` is a date in UTC.
WhoView make_who_view(const std::vector<records::Person>& people, const std::string& person,
                      const std::vector<records::PlayRow>& plays, const std::vector<records::PlayRow>& unfinished,
                      const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                      const rubric::Rubric& framework, const std::string& today, const Words& words,
                      const std::vector<OwnScenario>& own = {}, const std::vector<AssignedCase>& assigned = {});

/// What a briefing is asked for when it is about an assignment.
std::string assigned_name(const std::string& assignment);

std::optional<WhoIntent> draw_who(const WhoView& view, WhoUi& own, const Words& words);

}  // namespace amends::app
