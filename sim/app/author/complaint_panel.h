#pragma once
// One page of questions about yesterday's complaint, and the house sheet beside it.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/refused_box.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"
#include "sim/author/starter.h"

namespace amends::app {

struct ComplaintUi {
    std::map<std::string, ui::Edit> typed;  ///< by key of the question; the house's begin with "house."
    author::Complaint complaint;
    author::House house;
    author::Shape shape = author::Shape::micro;
    ui::PickUi pick;
    bool sheet = false;  ///< the house sheet is unfolded

    bool begun = false;  ///< the first field has had the keyboard
    bool kept = false;   ///< the answers are those of an earlier time

    RefusedBox refused;  ///< what the scenario could not be made for

    /// Answers begin with what the form brings along, or with what was told before.
    void begin(const author::House& house, const author::Complaint& told = {});
    /// Id of the first box whose sum or currency cannot be read; empty where there is none.
    std::string unreadable() const;
    /// Says so at that box, which has the keyboard then.
    void refuse(const std::string& box, const std::string& why);
};

struct MakeScenario {};
struct LeaveForm {};
using ComplaintIntent = std::variant<MakeScenario, LeaveForm>;

std::optional<ComplaintIntent> draw_complaint(const std::vector<std::string>& personas, const std::string& trouble,
                                              ComplaintUi& own, const Words& words);

}  // namespace amends::app
