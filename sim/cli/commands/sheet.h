#pragma once
// Spreadsheets of a scenario's texts: out to translators and voice artists, and in again.

#include <string>

#include "sim/cli/library.h"

namespace amends::cli {

struct SheetWishes {
    std::string scenario;  ///< id, folder or file
    std::string language;  ///< of a translation; empty: the scenario's own texts
    bool dry_run = false;  ///< say what would change, and change nothing
};

/// Bytes of a sheet as "csv" or "xlsx"; `raw` leaves cells alone that a spreadsheet would take for a formula.
Checked<std::string> sheet_bytes(const ScenarioFile& file, const std::string& language, const std::string& as,
                                 bool raw);

/// Takes a CSV or XLSX file into a scenario's folder, says what changed, and returns what to leave the program with.
int take_sheet(const std::string& file, const SheetWishes& wishes);

}  // namespace amends::cli
