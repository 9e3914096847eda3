#pragma once
// The data as they came: columns of numbers or of text, gaps kept as gaps.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::loyalty {

/// One column. A column is text as soon as one cell is neither a number nor a gap.
struct Column {
    std::string name;
    bool text = false;
    std::vector<double> numbers;      ///< of a number column; NaN is a gap
    std::vector<int> codes;           ///< of a text column: index into `levels`; -1 is a gap
    std::vector<std::string> levels;  ///< in order of appearance

    std::size_t size() const { return text ? codes.size() : numbers.size(); }
    bool missing(std::size_t row) const;
    /// The cell as it would be shown; empty for a gap.
    std::string cell(std::size_t row) const;
};

struct Table {
    std::string name;  ///< of the file
    std::size_t rows = 0;
    std::vector<Column> columns;

    const Column* find(std::string_view column) const;
    std::vector<std::string> names() const;
};

/// Comma-, semicolon- or tab-separated values with a heading (RFC 4180; the separator is the one that the heading has
/// most of; with semicolons a number may have a decimal comma), or JSON lines: one flat object a line. A first byte `{`
/// means JSON lines. A byte order mark is skipped. Empty cells, NA, N/A, NaN, null and a lone dot are gaps; true and
/// false are 1 and 0.
///
/// errors  no heading, a heading twice, a row with more or fewer cells, an unclosed quote, JSON that is none or nested:
///         each with its line, at most twenty
Checked<Table> read_table(std::string_view bytes, std::string_view name);

/// Rows of two tables brought together by a key, for scores and outcomes that lie in two files.
struct Joined {
    Table table;                         ///< rows of both, columns of both, the key once
    std::vector<std::string> only_left;  ///< keys without a partner
    std::vector<std::string> only_right;
    std::vector<std::string> repeated;  ///< keys that stand more than once in a table: the first row counts
};

/// errors  a table without the key, or a further column that both have
Checked<Joined> join(const Table& left, const Table& right, std::string_view key);

/// One row for each value of the key, in order of appearance: the means of its number columns over the rows that have
/// one, and the text columns that say the same in all its rows. Rows without a key are left out.
Table averaged(const Table& table, std::string_view key);

/// The table with those of its rows alone.
Table picked_rows(const Table& table, const std::vector<std::size_t>& rows);

/// What the mapping step shows of a column.
struct ColumnPreview {
    std::string name;
    std::string type;  ///< number, whole number, yes or no, text, nothing
    std::size_t missing = 0;
    std::size_t distinct = 0;              ///< capped at 1000
    double least = 0, most = 0, mean = 0;  ///< of numbers
    std::vector<std::string> examples;     ///< at most three
    std::string suggested;  ///< outcome, time, group, id, covariate, failure, predictor; empty: leave out
};

struct Preview {
    std::size_t rows = 0;
    std::vector<ColumnPreview> columns;
    std::vector<std::size_t> duplicates;  ///< rows (from 1) that equal an earlier row in every column
    std::size_t incomplete = 0;           ///< rows with a gap
};

Preview preview(const Table& table);

/// What a column's name alone says it may be: outcome, time, group, id, covariate, failure; empty: nothing.
std::string role_in_name(std::string_view column);
/// An outcome by which a customer is lost: by its column's name (left, churned, cancelled …), or by the text that
/// counts there ("walked away"; "no" where the column is something to be wished for). `event`: empty where the column
/// holds numbers.
bool names_a_loss(std::string_view column, std::string_view event = {});

/// Rows (from 1) that equal an earlier row in every column.
std::vector<std::size_t> duplicate_rows(const Table& table);

}  // namespace amends::loyalty
