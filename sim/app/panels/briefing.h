#pragma once
// What is known before the call, and one key away during it.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/app/panels/wording.h"
#include "sim/scenario/scenario.h"

namespace amends::app {

struct BriefingView {
    struct Framework {
        std::string id, title;
        bool chosen = false;
    };
    struct Tool {
        std::string title, detail;
    };

    std::string title, summary;
    std::vector<std::string> content_note;
    std::string you, customer;
    std::vector<std::string> record, desk, rules;
    std::string authority;
    std::vector<Tool> tools;
    std::vector<Framework> frameworks;
    std::vector<std::string> criteria;  ///< of the chosen framework, with weights
    bool offered = false;               ///< there are ready-made replies
    bool beginner = false;              ///< … and they are shown
    bool may_be_exam = false;           ///< a scenario of one's own is practice
    bool exam = false;                  ///< this play is to be one
    bool under_way = false;             ///< reopened during the call
    bool busy = false;
    std::string note;  ///< what is to be known of this play, or empty
    std::string trouble;
};

struct StartCall {};
struct CloseBriefing {};
struct ChooseFramework {
    std::string id;
};
struct SetBeginner {
    bool on = false;
};
struct SetExam {
    bool on = false;
};
using BriefingIntent = std::variant<StartCall, CloseBriefing, ChooseFramework, SetBeginner, SetExam>;

BriefingView make_briefing_view(const scenario::Scenario& scenario, const std::vector<rubric::Rubric>& rubrics,
                                const std::string& framework, bool beginner, const Words& words);

std::optional<BriefingIntent> draw_briefing(const BriefingView& view, const Words& words);

}  // namespace amends::app
