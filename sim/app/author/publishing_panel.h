#pragma once
// How far a document has come: who reviewed it, which versions there are, what has changed since; and for a scenario
// whom it is assigned to.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/refused_box.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"
#include "sim/drafts/assignments.h"
#include "sim/drafts/versions.h"

namespace amends::app {

struct PublishingView {
    drafts::Versions versions;
    bool saved = true;                              ///< the file holds what the desk shows
    bool sound = true;                              ///< … and has no faults
    std::vector<std::string> changes = {};          ///< since the latest version, a line each
    bool assigns = false;                           ///< of a scenario
    std::vector<std::string> cohorts = {};          ///< that somebody belongs to
    std::vector<ui::Option> frameworks = {};        ///< to be marked by
    std::vector<drafts::Assignment> assigned = {};  ///< of this scenario
};

struct PublishingUi {
    ui::Edit by, note;
    ui::Edit cohort, from, until;
    std::string framework;
    bool exam = false;
    bool all_changes = false;
    ui::PickUi pick;
    RefusedBox refused;  ///< what it could not be assigned for
};

struct ReviewIt {
    std::string by, note;
};
struct PublishIt {
    std::string by, note;
};
/// The latest version is to be played; scenario, version, title and who assigns are the desk's to fill in.
struct AssignIt {
    drafts::Assignment wanted;
};
struct WithdrawIt {
    std::string id;
};
using PublishingIntent = std::variant<ReviewIt, PublishIt, AssignIt, WithdrawIt>;

std::optional<PublishingIntent> draw_publishing(const PublishingView& view, PublishingUi& own, const Words& words);

/// Draft, reviewed by whom, version: in a few words.
std::string stage_words(const drafts::Versions& versions, const Words& words);

}  // namespace amends::app
