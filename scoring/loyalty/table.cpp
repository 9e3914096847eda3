#include "scoring/loyalty/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <unordered_map>

namespace amends::loyalty {
namespace {

constexpr std::size_t k_most_distinct = 1000;

std::uint64_t cell_hash(const Column& column, std::size_t row)
{
    if (column.text) return static_cast<std::uint64_t>(column.codes[row] + 2);
    const double value = column.numbers[row];
    std::uint64_t bits = 1;
    if (!std::isnan(value)) std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

bool same_row(const Table& table, std::size_t a, std::size_t b)
{
    return std::all_of(table.columns.begin(), table.columns.end(),
                       [&](const Column& column) { return cell_hash(column, a) == cell_hash(column, b); });
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool has_word(const std::string& name, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

std::string role_of(const ColumnPreview& column, std::size_t rows)
{
    if (column.distinct < 2) return "";
    if (const std::string role = role_in_name(column.name); !role.empty()) return role;
    if (column.type == "text" && column.distinct == rows) return "id";
    if (column.type == "text" && column.distinct > 20) return "";
    return "predictor";
}

ColumnPreview preview_of(const Column& column)
{
    ColumnPreview out;
    out.name = column.name;
    std::set<std::string> distinct;
    double sum = 0;
    std::size_t count = 0;
    bool whole = true;
    bool binary = true;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.missing(row)) {
            ++out.missing;
            continue;
        }
        if (distinct.size() < k_most_distinct) {
            const std::string cell = column.cell(row);
            if (distinct.insert(cell).second && out.examples.size() < 3) out.examples.push_back(cell);
        }
        if (column.text) continue;
        const double value = column.numbers[row];
        out.least = count == 0 ? value : std::min(out.least, value);
        out.most = count == 0 ? value : std::max(out.most, value);
        sum += value;
        ++count;
        whole = whole && value == std::floor(value);
        binary = binary && (value == 0 || value == 1);
    }
    out.distinct = distinct.size();
    out.mean = count == 0 ? 0 : sum / static_cast<double>(count);
    if (out.distinct == 0) {
        out.type = "nothing";
    } else if (column.text) {
        out.type = "text";
    } else {
        out.type = binary ? "yes or no" : whole ? "whole number" : "number";
    }
    return out;
}

/// Row of each key, the first where it is repeated.
std::unordered_map<std::string, std::size_t> rows_by_key(const Column& key, std::vector<std::string>& repeated)
{
    std::unordered_map<std::string, std::size_t> out;
    for (std::size_t row = 0; row < key.size(); ++row) {
        if (!key.missing(row) && !out.try_emplace(key.cell(row), row).second) repeated.push_back(key.cell(row));
    }
    return out;
}

Column picked(const Column& column, const std::vector<std::size_t>& rows)
{
    Column out{column.name, column.text, {}, {}, column.levels};
    for (const std::size_t row : rows) {
        if (column.text) {
            out.codes.push_back(column.codes[row]);
        } else {
            out.numbers.push_back(column.numbers[row]);
        }
    }
    return out;
}

bool says_loss(const std::string& text)
{
    return has_word(text, {"churn", "cancel", "defect", "switched"});
}

/// Runs of letters, digits and apostrophes.
std::vector<std::string> words_of(const std::string& text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool inside = c == '\'' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                            (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (inside) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

}  // namespace

std::string role_in_name(std::string_view column)
{
    const std::string name = lower(column);
    const auto is = [&name](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), name) != words.end();
    };
    // "loyalty" alone is a step of the HEAL framework; what customers said of their loyalty has more to its name.
    const bool loyal = name.find("loyal") != std::string::npos && !name.starts_with("loyalty");
    if (loyal ||
        has_word(name, {"retain", "repurchas", "rebuy", "churn", "nps", "recommend", "intention", "accepted", "satisf",
                        "csat"}) ||
        is({"left", "stayed", "kept", "lost", "gone", "cancelled", "canceled"}))
        return "outcome";
    if (is({"failure", "failed", "had_failure", "had_problem"})) return "failure";
    if (has_word(name, {"days_to_", "weeks_to_", "months_to_", "time_to_", "tenure_end", "survival"}) ||
        is({"time", "days", "weeks", "months", "time_days", "time_weeks", "time_months"}))
        return "time";
    if (has_word(name, {"trainee", "agent", "team", "handler", "employee"})) return "group";
    if (name == "id" || name.ends_with("_id")) return "id";
    if (has_word(name, {"severity", "tenure", "channel", "contacts", "stakes", "segment"})) return "covariate";
    return "";
}

bool names_a_loss(std::string_view column, std::string_view event)
{
    constexpr std::array<std::string_view, 9> denials = {"no",    "n", "not",    "none", "never",
                                                         "false", "0", "didn't", "isn't"};
    constexpr std::array<std::string_view, 12> losses = {"left", "leaving", "leaves", "lost",   "gone",       "walked",
                                                         "away", "quit",    "closed", "lapsed", "terminated", "went"};
    constexpr std::array<std::string_view, 10> kept = {"stayed",   "stay",   "stays", "kept",     "retained",
                                                       "remained", "active", "loyal", "returned", "renewed"};
    const auto any_in = [](const std::vector<std::string>& words, std::span<const std::string_view> wanted) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
        });
    };
    const std::string name = lower(column);
    const bool column_is_loss = says_loss(name) || name == "left" || name == "lost" || name == "gone";
    if (event.empty()) return column_is_loss;
    const std::string text = lower(event);
    const std::vector<std::string> words = words_of(text);
    const bool denied = any_in(words, denials);
    if (says_loss(text) || any_in(words, losses)) return !denied;
    if (any_in(words, kept)) return denied;
    return denied ? !column_is_loss : column_is_loss;  // "yes" and "no", and what nothing is known of
}

Table averaged(const Table& table, std::string_view key)
{
    const Column* const keys = table.find(key);
    std::unordered_map<std::string, std::size_t> group_of;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t row = 0; keys != nullptr && row < table.rows; ++row) {
        if (keys->missing(row)) continue;
        const auto [at, fresh] = group_of.try_emplace(keys->cell(row), groups.size());
        if (fresh) groups.emplace_back();
        groups[at->second].push_back(row);
    }
    std::vector<std::size_t> firsts;
    for (const auto& rows : groups) firsts.push_back(rows.front());
    Table out{table.name, groups.size(), {}};
    for (const Column& column : table.columns) {
        Column one = picked(column, firsts);
        bool same = true;
        for (std::size_t g = 0; g < groups.size() && column.name != key; ++g) {
            double sum = 0;
            std::size_t count = 0;
            for (const std::size_t row : groups[g]) {
                same = same && (!column.text || column.codes[row] == one.codes[g]);
                if (column.text || column.missing(row)) continue;
                sum += column.numbers[row];
                ++count;
            }
            if (!column.text && count > 0) one.numbers[g] = sum / static_cast<double>(count);
        }
        if (same) out.columns.push_back(std::move(one));
    }
    return out;
}

std::vector<std::size_t> duplicate_rows(const Table& table)
{
    std::vector<std::pair<std::uint64_t, std::size_t>> hashes(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row) {
        std::uint64_t hash = 0x9E3779B97F4A7C15U;
        for (const Column& column : table.columns) {
            hash = (hash ^ cell_hash(column, row)) * 0xFF51AFD7ED558CCDU;
            hash ^= hash >> 32U;
        }
        hashes[row] = {hash, row};
    }
    std::sort(hashes.begin(), hashes.end());
    std::vector<std::size_t> out;
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        for (std::size_t j = i; j-- > 0 && hashes[j].first == hashes[i].first;) {
            if (!same_row(table, hashes[i].second, hashes[j].second)) continue;
            out.push_back(hashes[i].second + 1);
            break;
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

Table picked_rows(const Table& table, const std::vector<std::size_t>& rows)
{
    Table out{table.name, rows.size(), {}};
    for (const Column& column : table.columns) out.columns.push_back(picked(column, rows));
    return out;
}

Preview preview(const Table& table)
{
    Preview out;
    out.rows = table.rows;
    for (const Column& column : table.columns) {
        out.columns.push_back(preview_of(column));
        out.columns.back().suggested = role_of(out.columns.back(), table.rows);
    }
    out.duplicates = duplicate_rows(table);
    for (std::size_t row = 0; row < table.rows; ++row) {
        out.incomplete += std::any_of(table.columns.begin(), table.columns.end(),
                                      [&](const Column& column) { return column.missing(row); })
                              ? 1
                              : 0;
    }
    return out;
}

Checked<Joined> join(const Table& left, const Table& right, std::string_view key)
{
    Diagnostics faults;
    for (const Table* table : {&left, &right}) {
        if (table->find(key) == nullptr)
            faults.push_back({{table->name, 0, 0, ""}, "has no column \"" + std::string(key) + "\" to join by"});
    }
    for (const Column& column : right.columns) {
        if (column.name != key && left.find(column.name) != nullptr)
            faults.push_back({{right.name, 0, 0, ""}, "the column \"" + column.name + "\" stands in both files"});
    }
    if (!faults.empty()) return tl::unexpected(faults);

    Joined out;
    const Column& left_key = *left.find(key);
    const Column& right_key = *right.find(key);
    const auto left_rows = rows_by_key(left_key, out.repeated);
    const auto right_rows = rows_by_key(right_key, out.repeated);
    std::vector<std::size_t> from_left;
    std::vector<std::size_t> from_right;
    for (std::size_t row = 0; row < left.rows; ++row) {
        const std::string value = left_key.cell(row);
        if (value.empty() || left_rows.at(value) != row) continue;
        const auto partner = right_rows.find(value);
        if (partner == right_rows.end()) {
            out.only_left.push_back(value);
            continue;
        }
        from_left.push_back(row);
        from_right.push_back(partner->second);
    }
    for (std::size_t row = 0; row < right.rows; ++row) {
        const std::string value = right_key.cell(row);
        if (!value.empty() && right_rows.at(value) == row && !left_rows.contains(value))
            out.only_right.push_back(value);
    }
    out.table.name = left.name;
    out.table.rows = from_left.size();
    for (const Column& column : left.columns) out.table.columns.push_back(picked(column, from_left));
    for (const Column& column : right.columns) {
        if (column.name != key) out.table.columns.push_back(picked(column, from_right));
    }
    return out;
}

}  // namespace amends::loyalty
