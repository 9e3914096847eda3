#pragma once
// The debrief: outcome first, then the curve, the marks with the words they rest on, and what to say instead.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"
#include "sim/report/debrief.h"

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
        std::vector<std::string> missing;
    };
    struct Line {
        enum class Who { customer, trainee, deed, contact } who = Who::customer;
        std::string speaker, words, note;
        std::vector<ui::Highlight> highlights;
    };
    struct Better {
        std::string words, why;
    };

    std::string title, ending, says;
    bool good = false;
    std::vector<std::pair<bool, std::string>> verdicts;  ///< good or not, words
    std::string summary;                                 ///< cost and time
    std::string proud, change, change_why;
    std::vector<std::string> next;
    std::vector<Total> totals;
    std::vector<Criterion> criteria;
    report::Chart curve;
    std::vector<Line> lines;
    std::vector<Better> better;
    std::string scorer;
    std::string transcript;  ///< as plain words, to be copied
};

struct PlayAgain {};
struct BackToStart {};
struct ShowFramework {
    std::string id;
};
using DebriefIntent = std::variant<PlayAgain, BackToStart, ShowFramework>;

struct DebriefUi {
    bool numbers = false;  ///< the curve's table is open
};

DebriefView make_debrief_view(const report::Debrief& debrief, const std::string& framework, const std::string& customer,
                              const std::string& currency, const Words& words);

std::optional<DebriefIntent> draw_debrief(const DebriefView& view, DebriefUi& own, const Words& words);

}  // namespace amends::app
