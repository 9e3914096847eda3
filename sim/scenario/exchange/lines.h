#pragma once
// The texts of a scenario by id, for translators and voice artists: out, and in again with what changed.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "sim/scenario/exchange/pack.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

/// One text. Its id is that of the line, reply, ending … that it stands in, and its place there: `line/l1/say/0`,
/// `reply/o3/text`, `customer/reason`. It stays the same when other things are added, moved or reworded.
struct Line {
    std::string id;
    std::string who;    ///< "customer", "trainee", or empty: nobody says it
    std::string where;  ///< the node's title, or its id
    std::string face;   ///< how the customer looks while saying it
    std::string text;

    bool operator==(const Line&) const = default;
};

/// Every text that is read or said, in the order of the file. Words that topics listen for are no texts.
std::vector<Line> lines_of(const scenario::Scenario& scenario);

/// lang/<tag>.json: each text with the hash of what it translates.
struct Translation {
    struct Text {
        std::string source;  ///< hash of the text that was translated
        std::string text;

        bool operator==(const Text&) const = default;
    };
    std::string language;
    std::map<std::string, Text> texts;  ///< by id

    bool operator==(const Translation&) const = default;
};

Checked<Translation> parse_translation(std::string_view bytes, std::string_view name);
std::string write_translation(const Translation& translation);

/// A row of a spreadsheet as it comes back.
struct Row {
    int number = 0;  ///< in the sheet, from 1
    std::string id;
    std::string text;
    std::string translation;

    bool operator==(const Row&) const = default;
};

/// What a spreadsheet changed.
struct Change {
    enum class What : std::uint8_t {
        changed,  ///< this text is another now
        added,    ///< a translation where there was none
        emptied,  ///< the cell is empty, and the text stays as it was
        refused,  ///< the text may not stand there; `why` says so
        unknown,  ///< no text has this id
        twice,    ///< the id stands in an earlier row already
        missing   ///< no row has the id of this text
    };
    What what = What::changed;
    int row = 0;  ///< 0: none
    std::string id;
    std::string before;
    std::string after;
    std::string why;

    bool operator==(const Change&) const = default;
};

std::string_view name_of(Change::What what);

struct Reworded {
    scenario::Scenario scenario;
    std::vector<Change> changes;  ///< in the order of the rows, then what is missing
};

/// The scenario with the texts of `rows`. A text that would break a rule of the scenario is refused and left as it was.
Reworded reword(const scenario::Scenario& scenario, const std::vector<Row>& rows);

struct Translated {
    Translation translation;
    std::vector<Change> changes;
};

/// The translation with those of `rows`; each is pinned to the text of the scenario that it stands for.
Translated translate(const scenario::Scenario& scenario, Translation translation, const std::vector<Row>& rows,
                     const Hash& hash);

/// The sheet of a scenario: a head and a row a text. With a translation, "state" says what is open: "missing" or, where
/// the text was changed since, "stale".
using Cells = std::vector<std::vector<std::string>>;
Cells sheet_of(const scenario::Scenario& scenario, const Translation* translation, const Hash& hash);

/// errors  no head with the columns "id" and "text"
Checked<std::vector<Row>> rows_of(const Cells& cells, std::string_view name);

/// RFC 4180, UTF-8 with a byte order mark. Cells that a spreadsheet would take for a formula get a leading ' unless
/// `raw`; reading takes it away again. Comma, semicolon and tab are read.
std::string write_csv(const Cells& cells, bool raw);
Checked<Cells> read_csv(std::string_view bytes, std::string_view name);

/// A cell of a workbook; `number`: its text is the decimal digits of one.
struct SheetCell {
    std::string text;
    bool number = false;

    bool operator==(const SheetCell&) const = default;
};

struct Sheet {
    std::string name;         ///< at most 31 characters, none of []:*?/\\ ; each name once in a workbook
    std::vector<int> widths;  ///< of the columns, in characters; further ones are as the program likes
    std::vector<std::vector<SheetCell>> rows;  ///< the first is the head

    bool operator==(const Sheet&) const = default;
};

/// Sheets in order; the same sheets always give the same bytes.
Checked<std::string> write_workbook(const std::vector<Sheet>& sheets, std::string_view name);

/// The first sheet of a workbook; every cell is a text.
Checked<std::string> write_xlsx(const Cells& cells, std::string_view name);
Checked<Cells> read_xlsx(std::string_view bytes, std::string_view name);

}  // namespace amends::exchange
