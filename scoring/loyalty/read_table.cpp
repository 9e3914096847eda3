#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "scoring/base/csv_cell.h"
#include "scoring/base/utf8.h"
#include "scoring/loyalty/table.h"

namespace amends::loyalty {
namespace {

constexpr double k_gap = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_most_faults = 20;

bool is_gap(std::string_view cell)
{
    static constexpr std::string_view k_gaps[] = {"", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "."};
    return std::find(std::begin(k_gaps), std::end(k_gaps), cell) != std::end(k_gaps);
}

std::string_view trimmed(std::string_view cell)
{
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    return cell;
}

/// The number in a cell, NaN for a gap, nothing for text.
std::optional<double> number_in(std::string_view cell, bool decimal_comma)
{
    double value = 0;
    std::string_view digits = cell;
    if (digits.size() > 1 && digits.front() == '+' && digits[1] != '-') digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc() && end == digits.data() + digits.size() && std::isfinite(value)) return value;
    cell = trimmed(cell);
    if (is_gap(cell)) return k_gap;
    if (cell == "true" || cell == "TRUE" || cell == "True") return 1;
    if (cell == "false" || cell == "FALSE" || cell == "False") return 0;
    std::string copy(cell);
    if (decimal_comma) std::replace(copy.begin(), copy.end(), ',', '.');
    if (copy != digits && !copy.empty() && copy.front() != '+') return number_in(copy, false);
    return {};
}

/// One column while it grows. It begins as numbers; the first text turns it into text, the cells so far included.
class Growing {
public:
    Growing(std::string name, bool decimal_comma) : decimal_comma_(decimal_comma) { column_.name = std::move(name); }

    void add(std::string_view cell)
    {
        if (!column_.text) {
            if (const auto number = number_in(cell, decimal_comma_)) {
                column_.numbers.push_back(*number);
                return;
            }
            become_text();
        }
        add_text(trimmed(cell));
    }
    void add_number(double value)
    {
        if (column_.text) {
            add_text(shown(value));
        } else {
            column_.numbers.push_back(value);
        }
    }
    void add_gap()
    {
        if (column_.text) {
            column_.codes.push_back(-1);
        } else {
            column_.numbers.push_back(k_gap);
        }
    }
    void force_text(std::string_view cell)
    {
        if (!column_.text) become_text();
        add_text(cell);
    }
    void reserve(std::size_t rows) { column_.numbers.reserve(rows); }
    std::size_t size() const { return column_.size(); }
    Column finished() { return std::move(column_); }

    static std::string shown(double value)
    {
        char buffer[40];
        const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
        return {buffer, error == std::errc() ? end : buffer};
    }

private:
    void become_text()
    {
        column_.text = true;
        for (const double value : column_.numbers) add_text(std::isnan(value) ? std::string() : shown(value));
        column_.numbers.clear();
        column_.numbers.shrink_to_fit();
    }
    void add_text(std::string_view cell)
    {
        if (is_gap(cell)) return column_.codes.push_back(-1);
        std::string clean = valid_utf8(cell);
        const auto [at, fresh] = codes_.try_emplace(std::move(clean), static_cast<int>(column_.levels.size()));
        if (fresh) column_.levels.push_back(at->first);
        column_.codes.push_back(at->second);
    }

    Column column_;
    bool decimal_comma_;
    std::unordered_map<std::string, int> codes_;
};

Table finished(std::vector<Growing>& growing, std::string_view name)
{
    Table table{std::string(name), growing.empty() ? 0 : growing.front().size(), {}};
    for (Growing& column : growing) table.columns.push_back(column.finished());
    return table;
}

/// Cells of one record of a CSV file after another.
class Records {
public:
    Records(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {}

    int line() const { return begin_line_; }
    bool unclosed() const { return unclosed_; }

    /// False at the end. Cells are views into the bytes, or into `kept` where quotes had to be undone.
    bool next(std::vector<std::string_view>& cells, std::vector<std::string>& kept)
    {
        cells.clear();
        kept.clear();
        if (at_ >= bytes_.size()) return false;
        begin_line_ = line_;
        for (;;) {
            if (at_ < bytes_.size() && bytes_[at_] == '"') {
                quoted(cells, kept);
            } else {
                plain(cells);
            }
            if (at_ >= bytes_.size()) break;
            const char c = bytes_[at_++];
            if (c == separator_) continue;
            if (c == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
            ++line_;
            break;
        }
        // Views into short strings move when the list grows, so quoted cells are looked up at the end.
        std::size_t which = 0;
        for (std::string_view& cell : cells) {
            if (cell.data() == nullptr) cell = kept[which++];
            cell = without_guard(cell);
        }
        return true;
    }

private:
    void plain(std::vector<std::string_view>& cells)
    {
        const std::size_t from = at_;
        while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
        cells.push_back(bytes_.substr(from, at_ - from));
    }
    void quoted(std::vector<std::string_view>& cells, std::vector<std::string>& kept)
    {
        std::string cell;
        ++at_;
        for (;; ++at_) {
            if (at_ >= bytes_.size()) {
                unclosed_ = true;
                break;
            }
            if (bytes_[at_] == '\n') ++line_;
            if (bytes_[at_] != '"') {
                cell += bytes_[at_];
            } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
                cell += bytes_[++at_];
            } else {
                ++at_;
                break;
            }
        }
        while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
        kept.push_back(std::move(cell));
        cells.emplace_back();
    }

    std::string_view bytes_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    int begin_line_ = 1;
    bool unclosed_ = false;
};

char separator_of(std::string_view bytes)
{
    const std::string_view heading = bytes.substr(0, bytes.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t'}) {
        const auto count = std::count(heading.begin(), heading.end(), c);
        if (count > most) {
            most = count;
            best = c;
        }
    }
    return best;
}

Diagnostics faults_of_heading(const std::vector<std::string_view>& cells, std::string_view name)
{
    Diagnostics faults;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = trimmed(cells[i]);
        if (cell.empty()) {
            faults.push_back({{std::string(name), 1, 0, ""}, "column " + std::to_string(i + 1) + " has no heading"});
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (trimmed(cells[j]) == cell && !cell.empty())
                faults.push_back(
                    {{std::string(name), 1, 0, ""}, "the heading \"" + valid_utf8(cell) + "\" stands twice"});
        }
    }
    return faults;
}

Checked<Table> read_csv(std::string_view bytes, std::string_view name)
{
    const char separator = separator_of(bytes);
    Records records(bytes, separator);
    std::vector<std::string_view> cells;
    std::vector<std::string> kept;
    if (!records.next(cells, kept)) return fault({std::string(name), 0, 0, ""}, "the file is empty");
    Diagnostics faults = faults_of_heading(cells, name);
    if (!faults.empty()) return tl::unexpected(faults);
    std::vector<Growing> columns;
    for (const std::string_view cell : cells) columns.emplace_back(valid_utf8(trimmed(cell)), separator == ';');
    const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    for (Growing& column : columns) column.reserve(lines);
    while (records.next(cells, kept) && faults.size() < k_most_faults) {
        if (cells.size() == 1 && columns.size() > 1 && trimmed(cells[0]).empty()) continue;  // an empty line
        if (cells.size() != columns.size()) {
            faults.push_back({{std::string(name), records.line(), 0, ""},
                              "this row has " + std::to_string(cells.size()) + " cells, the heading has " +
                                  std::to_string(columns.size())});
            continue;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) columns[i].add(cells[i]);
    }
    if (records.unclosed())
        faults.push_back({{std::string(name), records.line(), 0, ""}, "a quote is opened here and never closed"});
    if (!faults.empty()) return tl::unexpected(faults);
    return finished(columns, name);
}

/// A flat object, or what is wrong with it.
std::string fault_of_line(const nlohmann::json& object)
{
    if (object.is_discarded()) return "this line is no JSON object";
    if (!object.is_object()) return "each line must be an object";
    for (const auto& [key, value] : object.items()) {
        if (value.is_structured()) return "\"" + key + "\" is nested: one value a column";
    }
    return "";
}

Checked<Table> read_json_lines(std::string_view bytes, std::string_view name)
{
    Diagnostics faults;
    std::vector<Growing> columns;
    std::unordered_map<std::string, std::size_t> places;
    std::size_t rows = 0;
    int line = 0;
    for (std::size_t at = 0; at < bytes.size() && faults.size() < k_most_faults;) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view text = bytes.substr(at, end - at);
        at = end + 1;
        ++line;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const auto flat = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) { return depth <= 2; };
        const auto object = nlohmann::json::parse(text.begin(), text.end(), flat, false);
        if (std::string what = fault_of_line(object); !what.empty()) {
            faults.push_back({{std::string(name), line, 0, ""}, std::move(what)});
            continue;
        }
        for (const auto& [key, value] : object.items()) {
            const auto [place, fresh] = places.try_emplace(key, columns.size());
            if (fresh) columns.emplace_back(key, false);
            Growing& column = columns[place->second];
            while (column.size() < rows) column.add_gap();
            if (value.is_null()) {
                column.add_gap();
            } else if (value.is_boolean()) {
                column.add_number(value.get<bool>() ? 1 : 0);
            } else if (value.is_number()) {
                column.add_number(value.get<double>());
            } else {
                column.force_text(value.get<std::string>());
            }
        }
        ++rows;
    }
    for (Growing& column : columns) {
        while (column.size() < rows) column.add_gap();
    }
    if (!faults.empty()) return tl::unexpected(faults);
    return finished(columns, name);
}

}  // namespace

bool Column::missing(std::size_t row) const
{
    return text ? codes[row] < 0 : std::isnan(numbers[row]);
}

std::string Column::cell(std::size_t row) const
{
    if (missing(row)) return "";
    return text ? levels[static_cast<std::size_t>(codes[row])] : Growing::shown(numbers[row]);
}

const Column* Table::find(std::string_view column) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& each) { return each.name == column; });
    return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string> Table::names() const
{
    std::vector<std::string> out;
    for (const Column& column : columns) out.push_back(column.name);
    return out;
}

Checked<Table> read_table(std::string_view bytes, std::string_view name)
{
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '{') return read_json_lines(bytes, name);
    return read_csv(bytes, name);
}

}  // namespace amends::loyalty
