#pragma once
// Who are you, and what do you practise?

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/records/rows.h"
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
    struct Scenario {
        std::string id, title, summary;
        std::vector<std::string> facts;  ///< short: industry, difficulty, what to be prepared for
        std::string tries;               ///< empty: never tried
    };

    std::vector<Person> people;
    std::vector<Unfinished> unfinished;
    std::vector<Scenario> scenarios;
    std::string person;   ///< name of the chosen one; empty: nobody yet
    std::string trouble;  ///< what went wrong last
    bool busy = false;    ///< something is being opened
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
struct ChooseScenario {
    std::string id;
};
using WhoIntent = std::variant<ChoosePerson, NewPerson, ContinuePlay, ChooseScenario>;

struct WhoUi {
    ui::Edit name;
};

/// `plays` are the person's, oldest first; `framework` names the one that tries are told in.
WhoView make_who_view(const std::vector<records::Person>& people, const std::string& person,
                      const std::vector<records::PlayRow>& plays, const std::vector<records::PlayRow>& unfinished,
                      const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                      const std::string& framework, const Words& words);

std::optional<WhoIntent> draw_who(const WhoView& view, WhoUi& own, const Words& words);

}  // namespace amends::app
