#pragma once
// The loyalty page of the reports desk: a file is chosen, others are brought to it, its columns are given their roles,
// more is asked, the fit is waited for, and the page is read. Lots are drawn here, too.

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scoring/base/words.h"
#include "sim/app/panels/loyalty_question.h"
#include "sim/app/ui/ui.h"
#include "sim/report/team/page.h"

namespace amends::app {

struct LoyaltyView {
    enum class Stage : std::uint8_t { choose, reading, map, lots, fitting, page } stage = Stage::choose;
    bool for_lots = false;  ///< a file of units is chosen, not one of contacts
    struct File {
        std::string path, when;
    };
    std::vector<File> files;  ///< that lie where people keep them, latest first
    std::string file;         ///< that was chosen
    std::vector<std::string> notes;
    Mapping mapping;
    std::string progress;  ///< how far the work has come, in words
    std::string trouble;
    std::string handed;
    std::string command;  ///< the line that does the same
    report::Page page;
    report::PageWords words;
    bool can_practise = false;  ///< practice scores of these records can be had
    bool busy = false;          ///< a file is being written
};

struct OpenContacts {
    std::string file;
};
/// Simulated customers, to learn the page with.
struct OpenSimulated {};
/// What trainees of these records scored, a row a person.
struct OpenPractice {};
/// Reads the chosen file again, with what was named to be brought to it.
struct BringTogether {};
struct GiveRole {
    std::size_t column = 0;
    ColumnRole role = ColumnRole::nothing;
};
struct FitContacts {};
struct StopFitting {};
/// Back from the page to the roles, and from the roles to the files.
struct BackALittle {};
struct HandOnLoyalty {
    std::string format;
};
/// To the files of units that lots are drawn for.
struct PlanLots {};
struct DrawLots {};
struct CloseLoyalty {};
using LoyaltyIntent = std::variant<OpenContacts, OpenSimulated, OpenPractice, BringTogether, GiveRole, FitContacts,
                                   StopFitting, BackALittle, HandOnLoyalty, PlanLots, DrawLots, CloseLoyalty>;

struct LoyaltyUi {
    ui::Edit path, margin, currency;
    ui::PickUi picks;
    std::set<std::string> tables;

    bool elsewhere = false;  ///< what is brought from other files is in sight
    ui::Edit join, lots;
    std::string key, lot_key;

    bool more = false;  ///< what can be asked beside the roles is in sight
    Further further;
    ui::Edit strength, event;

    ui::Edit arms, block;
    std::string unit, by;
};

/// What the page asks, with what was typed taken in.
Asked asked_of(const LoyaltyView& view, const LoyaltyUi& own);

/// Why no lots can be drawn yet: the key of a sentence; empty where they can.
std::string lots_obstacle(const LoyaltyUi& own);
/// The parts of a list with commas, without blanks round them; empty parts are left out.
std::vector<std::string> parts_of(const std::string& list);

std::optional<LoyaltyIntent> draw_loyalty(const LoyaltyView& view, LoyaltyUi& own, const Words& words);

}  // namespace amends::app
