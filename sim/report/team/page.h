#pragma once
// A page of the reports desk as data: sentences, charts, tables. HTML, CSV, JSON, plain lines and the window are
// renderers of this one value, so that they cannot differ in a number.

#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "sim/report/chart.h"

namespace amends::report {

/// Text, or a number as its decimal digits ("71", "-4.5").
struct Cell {
    std::string text;
    bool number = false;

    bool operator==(const Cell&) const = default;
};

Cell cell(std::string text);
Cell number_cell(long long value);
/// 714 is "71.4".
Cell tenths_cell(int tenths);
std::string tenths_text(int tenths);

/// A table for machines: what is in each cell is a value, not a sentence.
struct Grid {
    std::vector<std::string> ids;     ///< a word for each column, the same in every language
    std::vector<std::string> titles;  ///< as they are shown
    std::vector<std::vector<Cell>> rows;

    bool operator==(const Grid&) const = default;
};

struct Section {
    std::string id;       ///< team heat lift ready pairs huddle …
    std::string heading;  ///< a question, in words
    std::vector<std::string> says;
    std::vector<Chart> charts;
    Grid grid;          ///< all of its numbers
    Table table;        ///< as it is read; empty columns: `grid` is
    int rows_left = 0;  ///< rows of `grid` that `table` leaves out; a sentence says so

    bool operator==(const Section&) const = default;
};

struct Page {
    std::string id;  ///< team scenario trainee …
    std::string title;
    std::string framework;             ///< title of the framework that marks are told in
    std::vector<std::string> filters;  ///< what it is about, one phrase each
    std::vector<std::string> notices;  ///< read first: simulated data, mixed versions
    std::vector<Section> sections;
    std::vector<std::string> cannot_tell;  ///< what nobody should read out of it

    bool operator==(const Page&) const = default;
};

/// The grid as a table to be read: without the columns of ids (named …_id), which are for machines.
Table table_of(const Grid& grid);
/// Of each column but the first, whether all its cells read as figures: those stand at the right.
std::vector<bool> figure_columns(const Table& table);
/// What is shown of a section: its table, or its grid.
Table shown_table(const Section& section);

/// Words that renderers add of themselves.
struct PageWords {
    std::string as_table;     ///< "The same as a table"
    std::string cannot_tell;  ///< "What this page cannot tell"
    std::string language = "en";
    std::string contents = {};  ///< "On this page"
};

/// A complete page: no script, no other file, light and dark, prints.
std::string page_html(const Page& page, const PageWords& words);
/// Every grid, one under the other, each under a row with its section's id. Cells that a spreadsheet would take for a
/// formula are made harmless.
std::string page_csv(const Page& page);
/// One JSON object on one line: sections by id, rows as objects with the grid's column ids; numbers are numbers.
std::string page_json(const Page& page);
/// A workbook: a sheet for each section with numbers, and one for what is said. Texts stay texts.
Checked<std::string> page_xlsx(const Page& page, const PageWords& words);
/// Plain lines.
std::string page_text(const Page& page, const PageWords& words);

}  // namespace amends::report
