#pragma once
// Files of contacts as tables for the loyalty model: CSV, flat JSON lines, or transcripts that are heard and marked on
// the way.

#include <functional>
#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "scoring/loyalty/lots.h"
#include "scoring/loyalty/table.h"
#include "sim/cli/library.h"
#include "sim/report/team/pilot_page.h"

namespace amends::cli {

struct ContactFiles {
    std::string file;       ///< "-" is standard input
    std::string framework;  ///< that transcripts are marked under; empty: "heal"
    std::string join;       ///< a second file, for example the outcomes; empty: none
    std::string key;        ///< column that both are joined by
    std::string lots;       ///< a file of amends lots; empty: nothing was given by lot
    std::string lot_key;    ///< column that names the unit of the lots; empty: `key`, else "id"
};

struct ContactTable {
    loyalty::Table table;
    std::string framework;            ///< title; empty: the scores came with the file
    std::string scores;               ///< of transcripts: the sheet as CSV, to be kept
    std::vector<std::string> notes;   ///< what was left out and why, a sentence each
    std::vector<std::string> by_lot;  ///< columns that lots decided
    std::string lot_key;              ///< where several rows share a lot: the column of its unit
    bool stopped = false;             ///< `progress` ended the hearing, and nothing else is set
};

/// What ships beside the program, loaded when transcripts are to be heard and not before; null where it cannot be.
using Shipped = std::function<const Library*()>;

/// errors  what the readers say; a framework that there is none of
Checked<ContactTable> read_contacts(const ContactFiles& files, const Shipped& shipped,
                                    const std::function<bool(int done, int total)>& progress);

/// Mean marks of real contacts for a report: transcripts are heard and marked under that framework, of a table the
/// columns named like its steps count, in points of ten. Whatever `read_contacts` left out is in none.
///
/// errors  what the readers say; stopped; no column is named like a step
Checked<report::RealContacts> real_contacts(const Library& library, const std::string& file,
                                            const std::string& framework,
                                            const std::function<bool(int done, int total)>& progress);

/// A table from a file of any size up to 4 GiB.
Checked<loyalty::Table> read_data_table(const std::string& file);

}  // namespace amends::cli
