#pragma once
// A page of the reports desk, drawn: notices, sections with charts and tables, what it cannot tell, how it is handed
// on.

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "scoring/base/words.h"
#include "sim/app/ui/ui.h"
#include "sim/report/team/page.h"

namespace amends::app {

/// What a page needs beside itself.
struct PageParts {
    const report::Page& page;
    const report::PageWords& words;
    std::set<std::string>& tables;  ///< sections whose table is open
    /// Draws what belongs into a section after its charts; may be empty.
    std::function<void(const report::Section& section)> within = {};
};

void draw_page(const PageParts& parts);

/// Buttons for every format; the one that was pressed. `handed`: where the last one was written to; `about`: what is
/// said of the command that does the same.
std::optional<std::string> draw_hand_on(const Words& words, const ui::Able& able, const std::string& handed,
                                        const std::string& about, const std::string& command);

}  // namespace amends::app
