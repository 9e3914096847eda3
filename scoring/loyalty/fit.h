#pragma once
// What every model gives back, and why one may be refused.

#include <Eigen/Dense>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace amends::loyalty {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// Why there is no fit. Each says what to do about it in `Refused::message`.
enum class Cause : int {
    no_rows,          ///< nothing left after rows with gaps
    not_a_number,     ///< NaN or infinity in the data
    shape,            ///< columns of different lengths, or a value that the family cannot take
    one_class,        ///< every outcome is the same
    constant_column,  ///< a predictor that never changes
    collinear,        ///< a predictor that the others already say
    too_few_rows,     ///< fewer rows than terms
    separated,        ///< a predictor tells the outcomes apart without fail: no largest likelihood
    diverged,         ///< no convergence, for another reason
    mixed_sources,    ///< real and simulated rows in one fit
    unknown_column,   ///< a column that the data do not have
    wrong_type,       ///< text where numbers are needed
    no_group,         ///< a mixed model without at least two groups
    not_for_family,   ///< something asked for that this family of models does not have
    unreadable,       ///< a file that cannot be read, or whose bytes make no table
    stopped           ///< the person asked for it
};

std::string_view name_of(Cause cause);

struct Refused {
    Cause cause = Cause::diverged;
    std::vector<std::string> columns;  ///< that it is about
    std::string message;               ///< what was found and what to do

    bool operator==(const Refused&) const = default;
};

template <class T>
using Fitted = tl::expected<T, Refused>;

tl::unexpected<Refused> refuse(Cause cause, std::vector<std::string> columns, std::string message);
/// The person asked for it.
tl::unexpected<Refused> stopped();

/// Numbers for a model: predictors without the intercept, one outcome.
///
/// x       n x p, finite
/// names   p, for messages
struct Design {
    Matrix x;
    std::vector<std::string> names;
};

struct Estimate {
    Vector coefficients;  ///< intercept first
    Matrix covariance;    ///< model-based
    double loglik = 0;
    int iterations = 0;

    Vector errors() const { return covariance.diagonal().cwiseMax(0).cwiseSqrt(); }
};

/// A predictor's column, or the intercept, in words: "intercept" or `names[j - 1]`.
std::string term_name(const std::vector<std::string>& names, Eigen::Index j);

/// Refuses NaN, no rows, fewer rows than `terms`, columns without variation, and columns that are exact combinations of
/// those before them (to 1e-9 of their own variation).
Fitted<int> check_design(const Design& design, Eigen::Index outcomes, Eigen::Index terms);

}  // namespace amends::loyalty
