#pragma once
// The pages of the reports desk by name: what the command line and the window ask for in the same way.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/words.h"
#include "scoring/rubric/rubric.h"
#include "sim/report/team/compare_page.h"
#include "sim/report/team/findings.h"
#include "sim/report/team/friction_page.h"
#include "sim/report/team/notes.h"
#include "sim/report/team/page.h"
#include "sim/report/team/pilot_page.h"

namespace amends::report {

/// Ids of the pages, in the order in which they are offered.
const std::vector<std::string_view>& page_names();

struct PageAsked {
    std::string name = "team";  ///< one of page_names()
    Filter filter;
    CertificationRule rule;
    std::string trainee;     ///< of the page about one: id or name; empty: the first by name
    Sides sides;             ///< of the page that compares; the filter's cohort or site where this names none
    int rows = 200;          ///< of a long table that is read; grids hold all
    std::string pilot = {};  ///< of the page about one, by name; empty: the latest
};

/// What pages are made from besides the ledger.
struct PageStock {
    Scenarios scenarios;
    std::vector<rubric::Rubric> rubrics;
    Notes notes;
    std::vector<Conduct> conduct;
    std::vector<Glitch> glitches;
    RealContacts contacts = {};  ///< of the page about a pilot
};

/// What was read from the records.
struct Reading {
    Ledger ledger;
    Notes notes;
    std::vector<Conduct> conduct;  ///< of plays whose events can be read
};

/// A page that is not known is the team's.
Page make_page(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words);

}  // namespace amends::report
