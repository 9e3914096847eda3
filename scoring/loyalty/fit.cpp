#include "scoring/loyalty/fit.h"

#include <array>
#include <cmath>

namespace amends::loyalty {

std::string_view name_of(Cause cause)
{
    static constexpr std::array<std::string_view, 16> k_names{
        "no_rows",      "not_a_number",   "shape",      "one_class",     "constant_column", "collinear",
        "too_few_rows", "separated",      "diverged",   "mixed_sources", "unknown_column",  "wrong_type",
        "no_group",     "not_for_family", "unreadable", "stopped"};
    return k_names[static_cast<std::size_t>(cause)];
}

tl::unexpected<Refused> refuse(Cause cause, std::vector<std::string> columns, std::string message)
{
    return tl::unexpected<Refused>(Refused{cause, std::move(columns), std::move(message)});
}

tl::unexpected<Refused> stopped()
{
    return refuse(Cause::stopped, {}, "stopped: nothing was written");
}

std::string term_name(const std::vector<std::string>& names, Eigen::Index j)
{
    return j == 0 ? "intercept" : names[static_cast<std::size_t>(j - 1)];
}

namespace {

Fitted<int> check_each_column(const Design& design)
{
    for (Eigen::Index j = 0; j < design.x.cols(); ++j) {
        const std::string& name = design.names[static_cast<std::size_t>(j)];
        const auto column = design.x.col(j);
        if (!column.allFinite())
            return refuse(Cause::not_a_number, {name}, "column " + name + " holds a value that is not a number");
        if (column.maxCoeff() == column.minCoeff()) {
            return refuse(Cause::constant_column, {name},
                          "column " + name + " never changes: it cannot explain anything; leave it out");
        }
    }
    return 0;
}

}  // namespace

Fitted<int> check_design(const Design& design, Eigen::Index outcomes, Eigen::Index terms)
{
    if (design.x.rows() != outcomes || design.x.cols() != static_cast<Eigen::Index>(design.names.size()))
        return refuse(Cause::shape, {}, "predictors, names and outcomes differ in number");
    if (outcomes == 0) return refuse(Cause::no_rows, {}, "no complete row is left");
    if (outcomes < terms) {
        return refuse(Cause::too_few_rows, {},
                      std::to_string(outcomes) + " rows cannot carry " + std::to_string(terms) +
                          " terms: collect more, or name fewer predictors");
    }
    if (auto sound = check_each_column(design); !sound) return sound;

    // Gram-Schmidt twice, in the given order, so that the later of two equal columns is named.
    Matrix kept(outcomes, design.x.cols());
    for (Eigen::Index j = 0; j < design.x.cols(); ++j) {
        Vector column = design.x.col(j).array() - design.x.col(j).mean();
        const double size = column.norm();
        for (int round = 0; round < 2 && j > 0; ++round)
            column -= kept.leftCols(j) * (kept.leftCols(j).transpose() * column);
        const double left = column.norm();
        if (left <= 1e-9 * size) {
            const std::string& name = design.names[static_cast<std::size_t>(j)];
            return refuse(Cause::collinear, {name},
                          "column " + name +
                              " says exactly what the columns before it already say: leave it out, or merge the steps");
        }
        kept.col(j) = column / left;
    }
    return 0;
}

}  // namespace amends::loyalty
