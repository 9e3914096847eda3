#include "scoring/loyalty/linear.h"

#include <cmath>
#include <map>
#include <numbers>

#include "scoring/loyalty/logistic_problem.h"

namespace amends::loyalty {

Fitted<LinearFit> fit_linear(const Design& design, const Vector& y)
{
    const Eigen::Index n = y.size();
    const Eigen::Index p = design.x.cols();
    if (auto sound = check_design(design, n, p + 2); !sound) return tl::unexpected(sound.error());
    if (!y.allFinite()) return refuse(Cause::not_a_number, {}, "an outcome is not a number");
    const Scale scale = scale_of(design.x);
    Matrix x(n, p + 1);
    x.col(0).setOnes();
    x.rightCols(p) = (design.x.rowwise() - scale.mean.transpose()).array().rowwise() / scale.sd.transpose().array();
    const Eigen::HouseholderQR<Matrix> qr(x);
    const Matrix r_inverse =
        qr.matrixQR().topRows(p + 1).template triangularView<Eigen::Upper>().solve(Matrix::Identity(p + 1, p + 1));
    const Vector standardised = qr.solve(y);
    LinearFit fit;
    fit.coefficients = scale.raw(standardised);
    fit.residuals = y - x * standardised;
    const double squares = fit.residuals.squaredNorm();
    const double rows = static_cast<double>(n);
    fit.df = static_cast<double>(n - p - 1);
    fit.sigma = std::sqrt(squares / fit.df);
    fit.inverse = scale.raw_covariance(r_inverse * r_inverse.transpose());
    fit.covariance = fit.sigma * fit.sigma * fit.inverse;
    const double total = (y.array() - y.mean()).square().sum();
    fit.r_squared = total > 0 ? 1 - squares / total : 0;
    fit.loglik = -rows / 2 * (std::log(2 * std::numbers::pi * squares / rows) + 1);
    return fit;
}

Matrix robust_covariance(const Design& design, const LinearFit& fit)
{
    const Eigen::Index terms = fit.coefficients.size();
    Matrix meat = Matrix::Zero(terms, terms);
    Vector row(terms);
    for (Eigen::Index i = 0; i < design.x.rows(); ++i) {
        row[0] = 1;
        row.tail(terms - 1) = design.x.row(i).transpose();
        const double leverage = row.dot(fit.inverse * row);
        const double scaled = fit.residuals[i] / (1 - leverage);
        meat += scaled * scaled * row * row.transpose();
    }
    return fit.inverse * meat * fit.inverse;
}

Matrix cluster_covariance(const Design& design, const LinearFit& fit, const std::vector<int>& groups)
{
    const Eigen::Index terms = fit.coefficients.size();
    std::map<int, Vector> sums;
    for (Eigen::Index i = 0; i < design.x.rows(); ++i) {
        Vector& sum = sums.try_emplace(groups[static_cast<std::size_t>(i)], Vector::Zero(terms)).first->second;
        sum[0] += fit.residuals[i];
        sum.tail(terms - 1) += fit.residuals[i] * design.x.row(i).transpose();
    }
    Matrix meat = Matrix::Zero(terms, terms);
    for (const auto& [group, sum] : sums) meat += sum * sum.transpose();
    const double many = static_cast<double>(sums.size());
    return fit.inverse * meat * fit.inverse * (many / (many - 1));
}

}  // namespace amends::loyalty
