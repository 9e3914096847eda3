// Comma-separated values, RFC 4180.

#include <algorithm>

#include "scoring/base/csv_cell.h"
#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/lines.h"
#include "sim/scenario/exchange/source.h"

namespace amends::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_rows = 100'000;

/// The separator of the first line: the one of which it holds most outside quotes.
char separator_of(std::string_view text)
{
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        commas += c == ',' ? 1U : 0U;
        semicolons += c == ';' ? 1U : 0U;
        tabs += c == '\t' ? 1U : 0U;
    }
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

class CsvReader {
public:
    CsvReader(std::string_view bytes, std::string_view name)
        : source_(std::string(bytes), std::string(name)), text_(source_.bytes()), at_(source_.begin())
    {
    }

    Checked<Cells> read()
    {
        separator_ = separator_of(text_.substr(at_));
        while (at_ < text_.size()) {
            if (cells_.size() == most_rows) return fault(source_.place_of(at_), "at most 100,000 rows are read");
            cells_.emplace_back();
            if (const Checked<void> row = read_row(); !row) return tl::unexpected<Diagnostics>(row.error());
        }
        return std::move(cells_);
    }

private:
    Checked<void> read_row()
    {
        for (;;) {
            std::string cell;
            if (text_.substr(at_, 1) == "\"") {
                if (const Checked<void> quoted = read_quoted(cell); !quoted) return quoted;
            } else {
                const std::string_view ends = separator_ == ',' ? ",\r\n" : separator_ == ';' ? ";\r\n" : "\t\r\n";
                const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
                cell = text_.substr(at_, end - at_);
                at_ = end;
            }
            cells_.back().push_back(valid_utf8(without_guard(cell)));
            if (at_ >= text_.size()) return {};
            if (text_[at_] == separator_) {
                ++at_;
                continue;
            }
            if (text_[at_] == '\r') ++at_;
            if (at_ < text_.size() && text_[at_] == '\n') ++at_;
            return {};
        }
    }

    Checked<void> read_quoted(std::string& cell)
    {
        const std::size_t begin = at_++;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos)
                return fault(source_.place_of(begin), "this cell has no closing quote");
            cell += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (text_.substr(at_, 1) != "\"") break;
            cell += '"';
            ++at_;
        }
        // Cells keep LF alone, however the sheet ended its lines.
        for (std::size_t at = cell.find("\r\n"); at != std::string::npos; at = cell.find("\r\n", at)) cell.erase(at, 1);
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n') {
            return fault(source_.place_of(at_), "after a closing quote the cell ends, or the quote is written twice");
        }
        return {};
    }

    Source source_;
    std::string_view text_;
    std::size_t at_;
    char separator_ = ',';
    Cells cells_;
};

}  // namespace

std::string write_csv(const Cells& cells, bool raw)
{
    std::string out(byte_order_mark);
    for (const std::vector<std::string>& row : cells) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(row[i], raw);
        out += "\r\n";
    }
    return out;
}

Checked<Cells> read_csv(std::string_view bytes, std::string_view name)
{
    return CsvReader(bytes, name).read();
}

}  // namespace amends::exchange
