#pragma once
// The loyalty page of the reports desk: a file is chosen, its columns are given their roles, the fit is waited for, and
// the page is read.

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scoring/base/words.h"
#include "scoring/loyalty/prepare.h"
#include "sim/app/ui/ui.h"
#include "sim/report/team/page.h"

namespace amends::app {

/// What a column can be for.
enum class ColumnRole : std::uint8_t { step, covariate, outcome, time, group, id, nothing };

struct LoyaltyView {
    enum class Stage : std::uint8_t { choose, reading, map, fitting, page } stage = Stage::choose;
    struct File {
        std::string path, when;
    };
    std::vector<File> files;  ///< that lie where people keep them, latest first
    std::string file;         ///< that was chosen
    std::vector<std::string> notes;
    loyalty::Preview preview;
    std::vector<ColumnRole> roles;  ///< of the preview's columns
    std::string progress;           ///< how far the work has come, in words
    std::string trouble;
    std::string handed;
    std::string command;  ///< the line that does the same
    report::Page page;
    report::PageWords words;
    bool busy = false;  ///< a page is being written
};

struct OpenContacts {
    std::string file;
};
/// Simulated customers, to learn the page with.
struct OpenSimulated {};
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
struct CloseLoyalty {};
using LoyaltyIntent = std::variant<OpenContacts, OpenSimulated, GiveRole, FitContacts, StopFitting, BackALittle,
                                   HandOnLoyalty, CloseLoyalty>;

struct LoyaltyUi {
    ui::Edit path, margin, currency;
    ui::PickUi roles;
    std::set<std::string> tables;
    bool apart = false;  ///< how far trainees differ is asked, too
};

/// The roles that names and values suggest. Of several outcomes one of yes and no is proposed before the others, and a
/// time never: that is another question.
std::vector<ColumnRole> roles_suggested(const loyalty::Preview& preview);

/// The question that these roles ask, or why they ask none: the key of a sentence.
struct Asked {
    loyalty::Request request;
    std::string obstacle;
};
Asked asked_of(const loyalty::Preview& preview, const std::vector<ColumnRole>& roles, bool apart);

/// The command that fits the same.
std::string fit_command(const std::string& file, const loyalty::Request& request);

std::optional<LoyaltyIntent> draw_loyalty(const LoyaltyView& view, LoyaltyUi& own, const Words& words);

}  // namespace amends::app
