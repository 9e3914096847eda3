#include <algorithm>
#include <array>
#include <cmath>

#include "scoring/loyalty/special.h"
#include "scoring/loyalty/study.h"

namespace amends::loyalty {
namespace {

constexpr std::array<std::string_view, 4> k_covariates{"severity", "tenure", "channel", "contact"};

std::string listed(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

std::string listed(const std::vector<std::size_t>& rows, std::size_t of)
{
    std::string out;
    for (const std::size_t row : rows) out += (out.empty() ? "" : ", ") + std::to_string(row);
    return rows.size() < of ? out + ", …" : out;
}

/// Whether the rows without an outcome differ in their predictors from those with one: a logistic model of "missing".
void add_informative_gaps(const Prepared& prepared, std::vector<Warning>& warnings)
{
    constexpr double k_unlikely = 0.01;
    const Eigen::Index gaps = prepared.with_gaps.x.rows();
    const Eigen::Index known = prepared.design.x.rows();
    const Eigen::Index terms = prepared.design.x.cols() + 1;
    if (gaps < 5 * terms || known < 5 * terms) return;
    Design both{Matrix(gaps + known, terms - 1), prepared.design.names};
    both.x << prepared.with_gaps.x, prepared.design.x;
    Vector missing = Vector::Zero(gaps + known);
    missing.head(gaps).setOnes();
    const auto fit = fit_logistic(both, missing, {Penalty::Kind::ridge, 1e-6, 0, 1});
    if (!fit) return;
    const double p = chi_squared_upper(2 * (fit->loglik - fit->loglik_null), static_cast<double>(terms - 1));
    if (p >= k_unlikely) return;
    warnings.push_back(
        {"informative_missingness",
         {},
         "customers whose outcome is missing had other scores than the rest: the fit speaks of those who "
         "answered; chase the missing outcomes, or say so beside every figure"});
}

void add_gaps(const Prepared& prepared, std::vector<Warning>& warnings)
{
    const RowCounts& counts = prepared.counts;
    if (counts.without_outcome > 0) {
        warnings.push_back({"outcome_missing",
                            {},
                            std::to_string(counts.without_outcome) + " of " + std::to_string(counts.read) +
                                " rows have no outcome and are left out"});
    }
    if (counts.with_gaps > 0) {
        std::vector<std::string> columns;
        for (const auto& [name, count] : counts.gaps_by_column) columns.push_back(name);
        warnings.push_back({"rows_with_gaps", columns,
                            std::to_string(counts.with_gaps) + " of " + std::to_string(counts.read) +
                                " rows lack a value and are left out; without the heading they are rows " +
                                listed(counts.gap_rows, counts.with_gaps)});
    }
    if (counts.duplicates > 0) {
        warnings.push_back({"duplicates",
                            {},
                            std::to_string(counts.duplicates) +
                                " rows equal an earlier one in every column, and are kept; if they are copies, remove "
                                "them; without the heading they are rows " +
                                listed(counts.duplicate_rows, counts.duplicates)});
    }
    add_informative_gaps(prepared, warnings);
}

/// Follow-up goes to the worst cases: without what tells them apart, good deeds look harmful.
void add_confounding(const Prepared& prepared, const Request& request, std::vector<Warning>& warnings)
{
    const auto by_lot = [&](const std::string& name) {
        return std::find(request.by_lot.begin(), request.by_lot.end(), name) != request.by_lot.end();
    };
    // What the lot alone decided goes to bad cases as often as to good ones.
    if (std::all_of(prepared.design.names.begin(), prepared.design.names.end(), by_lot)) return;
    std::vector<std::string> absent;
    for (const std::string_view covariate : k_covariates) {
        const bool there =
            std::any_of(prepared.design.names.begin(), prepared.design.names.end(), [&](std::string name) {
                std::transform(name.begin(), name.end(), name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
                return name.find(covariate) != std::string::npos;
            });
        if (!there) absent.emplace_back(covariate);
    }
    if (absent.empty()) return;
    warnings.push_back({"covariates_missing", absent,
                        "no column for " + listed(absent) +
                            ": follow-up and goodwill go to the worst cases, so without these a good step can look "
                            "useless or harmful; add them before you act on a small or negative figure"});
}

/// One more point of a column that runs into the thousands is next to nothing, and of one in thousandths beyond all.
void add_scales(const Prepared& prepared, std::vector<Warning>& warnings)
{
    constexpr double k_wide = 1000;
    std::vector<std::string> columns;
    for (Eigen::Index j = 0; j < prepared.design.x.cols(); ++j) {
        const Vector column = prepared.design.x.col(j);
        const double spread = column.maxCoeff() - column.minCoeff();
        if (spread > k_wide || (spread > 0 && spread < 1 / k_wide))
            columns.push_back(prepared.design.names[static_cast<std::size_t>(j)]);
    }
    if (columns.empty()) return;
    warnings.push_back({"scale", columns,
                        "one more point of " + listed(columns) +
                            " is next to nothing beside how far it runs, or far beyond it: divide the column, so that "
                            "one point is a step that somebody could take"});
}

/// Columns that were left out for the same reason are told of together.
void add_left_out(const Prepared& prepared, std::vector<Warning>& warnings)
{
    std::vector<std::string> told;
    for (const auto& [first, why] : prepared.dropped) {
        if (std::find(told.begin(), told.end(), why) != told.end()) continue;
        told.push_back(why);
        std::vector<std::string> columns;
        for (const auto& [column, reason] : prepared.dropped) {
            if (reason == why) columns.push_back(column);
        }
        warnings.push_back({"column_left_out", columns, "left out: " + listed(columns) + "; " + why});
    }
}

}  // namespace

std::vector<Warning> warnings_of_data(const Prepared& prepared, const Request& request)
{
    std::vector<Warning> warnings;
    if (prepared.source == Source::simulated) {
        warnings.push_back({"simulated",
                            {},
                            "these rows are simulated: the fit recovers assumptions and proves nothing about your "
                            "customers"});
    }
    if (prepared.source == Source::practice) {
        warnings.push_back({"practice",
                            {},
                            "practice scores joined to outcomes: n is the number of people, and "
                            "what is related are people, not contacts"});
    }
    add_left_out(prepared, warnings);
    for (const auto& [column, text] : prepared.odd) {
        warnings.push_back({"text_among_numbers",
                            {column},
                            "column " + column + " is read as words and not as numbers, because somewhere it says \"" +
                                text + "\": mend that cell, or leave it empty"});
    }
    if (!prepared.unused_group.empty()) {
        warnings.push_back({"group_unused",
                            {prepared.unused_group},
                            "column " + prepared.unused_group +
                                " says who handled each contact and is not used: contacts of one person are alike, so "
                                "the intervals below are too narrow; give it as the group (--group " +
                                prepared.unused_group + "), and the page says how far people differ, too"});
    }
    add_gaps(prepared, warnings);
    add_confounding(prepared, request, warnings);
    add_scales(prepared, warnings);
    return warnings;
}

}  // namespace amends::loyalty
