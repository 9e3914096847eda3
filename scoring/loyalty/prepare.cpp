#include "scoring/loyalty/prepare.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <set>

#include "scoring/base/suggest.h"

namespace amends::loyalty {
namespace {

constexpr std::size_t k_most_levels = 20;         ///< of a column that nobody named
constexpr std::size_t k_most_levels_named = 200;  ///< … and of one that somebody did
constexpr std::size_t k_most_listed = 20;
constexpr std::array<std::string_view, 5> k_families{"logistic", "ordinal", "linear", "glmm", "cox"};
constexpr std::array<std::string_view, 3> k_sources{"real", "practice", "simulated"};

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// 1 or 0 where the word says so.
std::optional<int> yes_or_no(std::string_view word)
{
    static const std::set<std::string, std::less<>> k_yes = {"yes",    "y",           "true",     "retained", "kept",
                                                             "stayed", "repurchased", "accepted", "won back", "1"};
    static const std::set<std::string, std::less<>> k_no = {
        "no", "n", "false", "lost", "left", "gone", "not repurchased", "rejected", "0"};
    const std::string small = lower(word);
    if (k_yes.contains(small)) return 1;
    if (k_no.contains(small)) return 0;
    return {};
}

Fitted<const Column*> column_of(const Table& table, const std::string& name, std::string_view role)
{
    if (const Column* found = table.find(name)) return found;
    const std::vector<std::string> names = table.names();
    const std::vector<std::string_view> views(names.begin(), names.end());
    return refuse(Cause::unknown_column, {name},
                  "the data have no column \"" + name + "\" for the " + std::string(role) + did_you_mean(name, views));
}

/// 0/1 values of a column that a yes-or-no question is asked of; NaN for gaps.
Fitted<std::vector<double>> binary_values(const Column& column, const std::string& event, std::string& meaning)
{
    if (!column.text) return column.numbers;
    std::vector<double> of_level;
    for (const std::string& level : column.levels) {
        const std::optional<int> said = yes_or_no(level);
        if (event.empty() && !said) {
            return refuse(Cause::wrong_type, {column.name},
                          "column " + column.name + " holds \"" + level +
                              "\": say which text counts as the outcome with --event");
        }
        of_level.push_back(event.empty() ? *said : (level == event ? 1 : 0));
        if (of_level.back() == 1) meaning = "1 = " + level;
    }
    if (!event.empty() && meaning.empty())
        return refuse(Cause::wrong_type, {column.name}, "column " + column.name + " never says \"" + event + "\"");
    std::vector<double> out;
    for (const int code : column.codes)
        out.push_back(code < 0 ? std::nan("") : of_level[static_cast<std::size_t>(code)]);
    return out;
}

/// One column of the design, before rows are dropped.
struct Piece {
    std::string name;
    const Column* column = nullptr;
    std::vector<double> of_level;  ///< of a text column: the value of each level

    double at(std::size_t row) const
    {
        if (!column->text) return column->numbers[row];
        const int code = column->codes[row];
        return code < 0 ? std::nan("") : of_level[static_cast<std::size_t>(code)];
    }
};

std::vector<Piece> pieces_of(const Column& column)
{
    if (!column.text) return {{column.name, &column, {}}};
    const bool binary =
        !column.levels.empty() && std::all_of(column.levels.begin(), column.levels.end(),
                                              [](const auto& level) { return yes_or_no(level).has_value(); });
    if (binary) {
        Piece piece{column.name, &column, {}};
        for (const std::string& level : column.levels) piece.of_level.push_back(*yes_or_no(level));
        return {piece};
    }
    std::vector<std::string> sorted = column.levels;
    std::sort(sorted.begin(), sorted.end());
    std::vector<Piece> out;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        Piece piece{column.name + "=" + sorted[i], &column, {}};
        for (const std::string& level : column.levels) piece.of_level.push_back(level == sorted[i] ? 1 : 0);
        out.push_back(std::move(piece));
    }
    return out;
}

constexpr const char* k_empty = "there is no value in any row";
constexpr const char* k_constant = "what never changes explains nothing";

/// The first text among what are numbers otherwise: most often a slip that turns a column of scores into texts.
std::string text_among_numbers(const Column& column)
{
    std::size_t numbers = 0;
    std::string odd;
    for (const std::string& level : column.levels) {
        double value = 0;
        const auto [end, error] = std::from_chars(level.data(), level.data() + level.size(), value);
        const bool number = error == std::errc() && end == level.data() + level.size() && std::isfinite(value);
        numbers += number ? 1 : 0;
        if (!number && odd.empty()) odd = level;
    }
    return 2 * numbers >= column.levels.size() ? odd : std::string();
}

/// Why a column that nobody named is no predictor; empty where it is one.
std::string why_not(const Column& column)
{
    const std::string role = role_in_name(column.name);
    const std::string unless = " (what is named as a predictor is kept all the same)";
    if (role == "outcome" || role == "time") return "what came after the contact is no step to train" + unless;
    if (role == "id") return "what names a row says nothing of how a contact was handled" + unless;
    if (role == "group") return "who handled the contact is no step to train" + unless;
    if (role == "failure") return "whether anything went wrong at all is no step to train" + unless;
    if (column.text) {
        if (column.levels.empty()) return k_empty;
        if (column.levels.size() < 2) return k_constant;
        if (column.levels.size() > k_most_levels) return "more than 20 different texts are names rather than kinds";
        return "";
    }
    double least = INFINITY;
    double most = -INFINITY;
    for (const double value : column.numbers) {
        if (std::isnan(value)) continue;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    if (least > most) return k_empty;
    return least < most ? "" : k_constant;
}

Fitted<std::vector<Piece>> predictors_of(const Table& table, const Request& request, Prepared& prepared)
{
    std::vector<Piece> out;
    if (!request.predictors.empty()) {
        for (const std::string& name : request.predictors) {
            const auto column = column_of(table, name, "predictor");
            if (!column) return tl::unexpected(column.error());
            if ((*column)->text && (*column)->levels.size() > k_most_levels_named) {
                return refuse(Cause::wrong_type, {name},
                              "column " + name + " has more than 200 different texts: group them before the fit");
            }
            if (std::string odd = text_among_numbers(**column); !odd.empty())
                prepared.odd.emplace_back(name, std::move(odd));
            for (Piece& piece : pieces_of(**column)) out.push_back(std::move(piece));
        }
        return out;
    }
    const std::set<std::string> taken = {request.outcome, request.group,   request.time, request.cohort,
                                         request.id,      request.failure, "source"};
    for (const Column& column : table.columns) {
        if (taken.contains(column.name)) continue;
        const std::string role = role_in_name(column.name);
        if (std::string odd = text_among_numbers(column); !odd.empty() && (role.empty() || role == "covariate"))
            prepared.odd.emplace_back(column.name, std::move(odd));
        if (const std::string reason = why_not(column); !reason.empty()) {
            prepared.dropped.emplace_back(column.name, reason);
            continue;
        }
        for (Piece& piece : pieces_of(column)) out.push_back(std::move(piece));
    }
    return out;
}

/// A column of trainees that has no role in the request.
std::string unused_group(const Table& table, const Request& request)
{
    if (!request.group.empty()) return "";
    for (const Column& column : table.columns) {
        const auto& named = request.predictors;
        const bool taken = column.name == request.outcome || column.name == request.cohort ||
                           column.name == request.id || column.name == request.time ||
                           std::find(named.begin(), named.end(), column.name) != named.end();
        if (!taken && role_in_name(column.name) == "group") return column.name;
    }
    return "";
}

Fitted<Source> source_of(const Table& table, const Request& request)
{
    const Column* column = table.find("source");
    if (column == nullptr || !column->text) return request.source.value_or(Source::real);
    if (column->levels.size() > 1) {
        return refuse(Cause::mixed_sources, {"source"},
                      "the column source says " + column->levels[0] + " and " + column->levels[1] +
                          ": real, practice and simulated rows are never mixed in one fit; split the file");
    }
    const auto found = std::find(k_sources.begin(), k_sources.end(),
                                 column->levels.empty() ? std::string_view("real") : column->levels[0]);
    if (found == k_sources.end()) {
        return refuse(Cause::wrong_type, {"source"},
                      "the column source says \"" + column->levels[0] + "\": real, practice or simulated");
    }
    const auto said = static_cast<Source>(found - k_sources.begin());
    if (request.source && *request.source != said) {
        return refuse(Cause::mixed_sources, {"source"},
                      "the column source says " + std::string(name_of(said)) + ", the request " +
                          std::string(name_of(*request.source)));
    }
    return said;
}

/// Practice is one row a person; of more, n would be the number of plays and every interval too narrow.
Fitted<int> one_row_a_person(const Table& table, const Request& request, const Prepared& prepared)
{
    if (prepared.source != Source::practice) return 0;
    const std::string& name = !request.group.empty()           ? request.group
                              : !prepared.unused_group.empty() ? prepared.unused_group
                                                               : request.id;
    const Column* const people = table.find(name);
    if (people == nullptr) return 0;
    std::set<std::string> seen;
    for (const std::size_t row : prepared.rows) {
        if (seen.insert(people->cell(row)).second) continue;
        return refuse(Cause::shape, {name},
                      "practice has one row a person, and " + people->cell(row) + " of " + name +
                          " stands in several: put each person's mean scores and outcomes into one row");
    }
    return 0;
}

/// The family that an outcome asks for: two values, few whole ones, or a measurement.
Family family_of(const Column& outcome, const Request& request)
{
    if (request.family) return *request.family;
    if (!request.time.empty()) return Family::cox;
    if (outcome.text) return Family::logistic;
    std::set<double> values;
    bool whole = true;
    for (const double value : outcome.numbers) {
        if (std::isnan(value)) continue;
        if (values.size() <= 12) values.insert(value);
        whole = whole && value == std::floor(value);
    }
    if (values.size() <= 2 && whole) return Family::logistic;
    return whole && values.size() <= 11 ? Family::ordinal : Family::linear;
}

void count_duplicates(const Table& table, RowCounts& counts)
{
    counts.duplicate_rows = duplicate_rows(table);
    counts.duplicates = counts.duplicate_rows.size();
    counts.duplicate_rows.resize(std::min(k_most_listed, counts.duplicates));
}

/// Codes 0, 1, … of a column's values in order of appearance.
void code_column(const Column& column, const std::vector<std::size_t>& rows, std::vector<int>& codes,
                 std::vector<std::string>& names)
{
    std::map<std::string, int> known;
    for (const std::size_t row : rows) {
        const auto [at, fresh] = known.try_emplace(column.cell(row), static_cast<int>(names.size()));
        if (fresh) names.push_back(at->first);
        codes.push_back(at->second);
    }
}

struct Roles {
    const Column* outcome = nullptr;
    const Column* group = nullptr;
    const Column* time = nullptr;
    const Column* cohort = nullptr;
    const Column* failure = nullptr;
    std::vector<double> y;
    std::vector<double> failed;  ///< 1 or 0 of each row; empty: every row is a recovery
    std::vector<Piece> pieces;
};

Fitted<Roles> roles_of(const Table& table, const Request& request, Prepared& prepared)
{
    Roles roles;
    const struct {
        const std::string& name;
        std::string_view role;
        const Column** to;
    } wanted[] = {{request.outcome, "outcome", &roles.outcome},
                  {request.group, "group", &roles.group},
                  {request.time, "time", &roles.time},
                  {request.cohort, "cohort", &roles.cohort},
                  {request.failure, "failure", &roles.failure}};
    for (const auto& [name, role, to] : wanted) {
        if (name.empty()) continue;
        const auto column = column_of(table, name, role);
        if (!column) return tl::unexpected(column.error());
        *to = *column;
    }
    if (roles.outcome == nullptr) return refuse(Cause::unknown_column, {}, "name the outcome's column with --outcome");
    if (roles.time != nullptr && roles.time->text)
        return refuse(Cause::wrong_type, {request.time}, "the time must be a number in every row");
    prepared.family = family_of(*roles.outcome, request);
    if (prepared.family == Family::cox && roles.time == nullptr)
        return refuse(Cause::unknown_column, {}, "a Cox model needs the column with the time: --time");
    if (prepared.family == Family::mixed && roles.group == nullptr)
        return refuse(Cause::no_group, {}, "a mixed model needs the column with the group: --group");
    const bool binary = prepared.family != Family::ordinal && prepared.family != Family::linear;
    if (!binary && roles.outcome->text)
        return refuse(Cause::wrong_type, {request.outcome}, "the outcome must be numbers for this family");
    auto y = binary ? binary_values(*roles.outcome, request.event, prepared.outcome_meaning)
                    : Fitted<std::vector<double>>(roles.outcome->numbers);
    if (!y) return tl::unexpected(y.error());
    roles.y = std::move(*y);
    prepared.loss = binary && names_a_loss(request.outcome, request.event);
    if (roles.failure != nullptr) {
        std::string meaning;
        auto failed = binary_values(*roles.failure, "", meaning);
        if (!failed) {
            return refuse(
                Cause::wrong_type, {request.failure},
                "column " + request.failure + " must say yes or no in every row: whether anything went wrong");
        }
        roles.failed = std::move(*failed);
    }
    auto pieces = predictors_of(table, request, prepared);
    if (!pieces) return tl::unexpected(pieces.error());
    roles.pieces = std::move(*pieces);
    return roles;
}

/// Sorts rows into used, without outcome and with gaps.
std::vector<std::size_t> choose_rows(const Table& table, const Roles& roles, Prepared& prepared)
{
    std::vector<std::size_t> without_outcome;
    RowCounts& counts = prepared.counts;
    counts.read = table.rows;
    std::vector<double> unfailed;
    std::vector<double> unfailed_time;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (!roles.failed.empty() && roles.failed[row] == 0) {
            // Nothing was recovered here, so there is no score to fit: what became of them is compared.
            ++counts.unfailed;
            if (std::isnan(roles.y[row]) || (roles.time != nullptr && roles.time->missing(row))) continue;
            unfailed.push_back(roles.y[row]);
            if (roles.time != nullptr) unfailed_time.push_back(roles.time->numbers[row]);
            continue;
        }
        bool gap = (!roles.failed.empty() && std::isnan(roles.failed[row])) ||
                   (roles.group != nullptr && roles.group->missing(row)) ||
                   (roles.time != nullptr && roles.time->missing(row));
        for (const Piece& piece : roles.pieces) {
            if (!std::isnan(piece.at(row))) continue;
            gap = true;
            ++counts.gaps_by_column[piece.column->name];
        }
        if (gap) {
            ++counts.with_gaps;
            if (counts.gap_rows.size() < k_most_listed) counts.gap_rows.push_back(row + 1);
        }
        const bool no_outcome = std::isnan(roles.y[row]);
        if (no_outcome) ++counts.without_outcome;
        if (no_outcome && !gap) without_outcome.push_back(row);
        if (!no_outcome && !gap) prepared.rows.push_back(row);
    }
    counts.used = prepared.rows.size();
    const auto vector_of = [](const std::vector<double>& values) -> Vector {
        return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
    };
    prepared.unfailed = vector_of(unfailed);
    prepared.unfailed_time = vector_of(unfailed_time);
    return without_outcome;
}

Matrix matrix_of(const std::vector<Piece>& pieces, const std::vector<std::size_t>& rows)
{
    Matrix x(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(pieces.size()));
    for (std::size_t j = 0; j < pieces.size(); ++j) {
        double* const to = x.data() + static_cast<Eigen::Index>(j) * x.rows();
        for (std::size_t i = 0; i < rows.size(); ++i) to[i] = pieces[j].at(rows[i]);
    }
    return x;
}

}  // namespace

std::string_view name_of(Family family)
{
    return k_families[static_cast<std::size_t>(family)];
}
std::string_view name_of(Source source)
{
    return k_sources[static_cast<std::size_t>(source)];
}

std::optional<Family> family_named(std::string_view name)
{
    const auto found = std::find(k_families.begin(), k_families.end(), name);
    if (found == k_families.end()) return {};
    return static_cast<Family>(found - k_families.begin());
}

Fitted<Prepared> prepare(const Table& table, const Request& request)
{
    Prepared prepared;
    prepared.unused_group = unused_group(table, request);
    const Fitted<Source> source = source_of(table, request);
    if (!source) return tl::unexpected(source.error());
    prepared.source = *source;
    const Fitted<Roles> roles = roles_of(table, request, prepared);
    if (!roles) return tl::unexpected(roles.error());
    const std::vector<std::size_t> without_outcome = choose_rows(table, *roles, prepared);
    if (table.rows == 0) return refuse(Cause::no_rows, {}, "the file has a heading and no row below it");
    if (prepared.rows.empty()) {
        return refuse(Cause::no_rows, {},
                      "no row has the outcome and every predictor: name fewer predictors, or fill the gaps");
    }
    if (auto single = one_row_a_person(table, request, prepared); !single) return tl::unexpected(single.error());
    count_duplicates(table, prepared.counts);
    for (const Piece& piece : roles->pieces) prepared.design.names.push_back(piece.name);
    prepared.design.x = matrix_of(roles->pieces, prepared.rows);
    prepared.with_gaps = {matrix_of(roles->pieces, without_outcome), prepared.design.names};
    prepared.y.resize(static_cast<Eigen::Index>(prepared.rows.size()));
    for (std::size_t i = 0; i < prepared.rows.size(); ++i)
        prepared.y[static_cast<Eigen::Index>(i)] = roles->y[prepared.rows[i]];
    if (roles->time != nullptr) {
        prepared.time.resize(prepared.y.size());
        for (std::size_t i = 0; i < prepared.rows.size(); ++i)
            prepared.time[static_cast<Eigen::Index>(i)] = roles->time->numbers[prepared.rows[i]];
    }
    if (roles->group != nullptr) code_column(*roles->group, prepared.rows, prepared.groups, prepared.group_names);
    if (roles->cohort != nullptr) code_column(*roles->cohort, prepared.rows, prepared.cohorts, prepared.cohort_names);
    return prepared;
}

}  // namespace amends::loyalty
