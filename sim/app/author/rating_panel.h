#pragma once
// The rating studio: replies of real plays are labelled one after the other; two raters stand beside each other and
// beside the scorer; what they agree on teaches a scorer of one's own, and what that changes is shown before anybody
// takes it.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/ratings.h"
#include "sim/app/author/refit.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

enum class RatingPage : std::uint8_t { start, label, compare, refit };

struct RatingView {
    const std::vector<RatedReply>& replies;
    std::vector<Rater> raters;                 ///< that have a sheet
    const RatersCompared* compared = nullptr;  ///< null: nobody has asked, or it is being counted
    bool reading = false;                      ///< the plays are being read
    bool counting = false;                     ///< the raters are being compared
    int refit_percent = -1;                    ///< how far teaching has come; -1: nothing is taught
    const RefitResult* refit = nullptr;
    std::string trouble = {};
};

struct RatingUi {
    RatingPage page = RatingPage::start;
    ui::Edit rater;
    bool ruled = false;         ///< only replies of plays on which somebody has ruled
    std::size_t at = 0;         ///< the reply that is labelled
    std::vector<bool> parts;    ///< of it: those whose words the next act is shown by
    std::string a, b;           ///< sheets of the raters that are compared
    bool few_are_fine = false;  ///< the scorer is to be taught though few replies are labelled
    ui::PickUi pick;
};

/// Reads the replies and the rater's sheet, and goes to the first that is not rated.
struct BeginRating {};
/// The reply as it is labelled now; `leaves`: it counts as rated.
struct KeepRating {
    RatedReply reply;
    bool goes_on = false;
};
struct CompareRaters {
    std::string a, b;
};
/// Teaches what the two agree on, beside what ships.
struct Refit {
    std::string a, b;
};
struct StopRefit {};
struct LeaveRating {};
using RatingIntent = std::variant<BeginRating, KeepRating, CompareRaters, Refit, StopRefit, LeaveRating>;

std::optional<RatingIntent> draw_rating(const RatingView& view, RatingUi& own, const Words& words);

}  // namespace amends::app
