#include "scoring/loyalty/separation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace amends::loyalty {
namespace {

constexpr double k_zero = 1e-9;
constexpr double k_margin = 1e-7;

/// The dual of "maximise c'b with A b >= 0, |b| <= 1" by the revised simplex method:
/// minimise the absolute sum of c + A'l over l >= 0. Its prices are the -b that we look for.
/// Columns: rows of A first, then p plus and p minus the unit vectors, each of cost 1.
class Dual {
public:
    Dual(const Matrix& a, const Vector& c) : a_(a), n_(a.rows()), p_(a.cols()), right_(-c)
    {
        inverse_ = Matrix::Zero(p_, p_);
        for (Eigen::Index j = 0; j < p_; ++j) {
            const bool minus = right_[j] < 0;
            basis_.push_back(n_ + j + (minus ? p_ : 0));
            inverse_(j, j) = minus ? -1 : 1;
        }
        values_ = inverse_ * right_;
    }

    /// The direction -b; of length zero where the outcomes overlap.
    Vector solve()
    {
        const Eigen::Index most = 200 * (p_ + 5);
        for (Eigen::Index round = 0; round < most; ++round) {
            const Vector prices = prices_now();
            const Eigen::Index entering = best_column(prices, round > most / 2);
            if (entering < 0) return prices;
            const Vector direction = inverse_ * column(entering);
            const Eigen::Index leaving = leaving_row(direction);
            if (leaving < 0) return prices;
            pivot(entering, leaving, direction);
        }
        return prices_now();
    }

private:
    double cost(Eigen::Index column) const { return column < n_ ? 0 : 1; }

    Vector column(Eigen::Index index) const
    {
        if (index < n_) return a_.row(index).transpose();
        Vector unit = Vector::Zero(p_);
        unit[(index - n_) % p_] = index < n_ + p_ ? 1 : -1;
        return unit;
    }

    Vector prices_now() const
    {
        Vector costs(p_);
        for (Eigen::Index j = 0; j < p_; ++j) costs[j] = cost(basis_[static_cast<std::size_t>(j)]);
        return inverse_.transpose() * costs;
    }

    /// The column that lowers the cost fastest; by Bland's rule the first that lowers it, which cannot go in circles.
    Eigen::Index best_column(const Vector& prices, bool bland) const
    {
        Eigen::Index best = -1;
        double least = -k_zero;
        const auto consider = [&](Eigen::Index index, double reduced) {
            if (reduced >= least || (bland && best >= 0)) return;
            best = index;
            least = reduced;
        };
        const Vector products = a_ * prices;
        for (Eigen::Index i = 0; i < n_; ++i) consider(i, -products[i]);
        for (Eigen::Index j = 0; j < p_; ++j) consider(n_ + j, 1 - prices[j]);
        for (Eigen::Index j = 0; j < p_; ++j) consider(n_ + p_ + j, 1 + prices[j]);
        return best;
    }

    Eigen::Index leaving_row(const Vector& direction) const
    {
        Eigen::Index leaving = -1;
        double least = std::numeric_limits<double>::infinity();
        for (Eigen::Index j = 0; j < p_; ++j) {
            if (direction[j] <= k_zero) continue;
            const double ratio = std::max(0.0, values_[j]) / direction[j];
            const auto at = [&](Eigen::Index row) { return basis_[static_cast<std::size_t>(row)]; };
            if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && leaving >= 0 && at(j) < at(leaving))) {
                least = std::min(least, ratio);
                leaving = j;
            }
        }
        return leaving;
    }

    void pivot(Eigen::Index entering, Eigen::Index leaving, const Vector& direction)
    {
        inverse_.row(leaving) /= direction[leaving];
        for (Eigen::Index j = 0; j < p_; ++j) {
            if (j != leaving) inverse_.row(j) -= direction[j] * inverse_.row(leaving);
        }
        basis_[static_cast<std::size_t>(leaving)] = entering;
        values_ = inverse_ * right_;
    }

    const Matrix& a_;
    Eigen::Index n_;
    Eigen::Index p_;
    Vector right_;
    Matrix inverse_;
    Vector values_;
    std::vector<Eigen::Index> basis_;
};

/// Rows of intercept and columns, signed by the outcome: b tells the outcomes apart where every product is >= 0.
Matrix signed_rows(const Matrix& x, const Vector& y)
{
    Matrix a(x.rows(), x.cols() + 1);
    a.col(0).setOnes();
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        const Vector centred = x.col(j).array() - x.col(j).mean();
        const double widest = centred.cwiseAbs().maxCoeff();
        a.col(j + 1) = centred / (widest > 0 ? widest : 1);
    }
    a.array().colwise() *= 2 * y.array() - 1;
    return a;
}

/// The direction with the largest sum of margins, none below zero; empty where there is none above zero.
Vector separating_direction(const Matrix& a)
{
    Vector direction = -Dual(a, a.colwise().sum().transpose()).solve();
    const Vector margins = a * direction;
    if (margins.maxCoeff() > k_margin && margins.minCoeff() > -k_margin) return direction;
    return {};
}

/// Whether some direction leaves every row a margin: the smallest margin is one more unknown, and what is maximised.
bool separates_all(const Matrix& a)
{
    Matrix wider(a.rows(), a.cols() + 1);
    wider << a, Vector::Constant(a.rows(), -1);
    const Vector direction = -Dual(wider, Vector::Unit(wider.cols(), wider.cols() - 1)).solve();
    return (a * direction.head(a.cols())).minCoeff() > k_margin;
}

}  // namespace

Separation find_separation(const Design& design, const Vector& y)
{
    const Matrix a = signed_rows(design.x, y);
    const Vector direction = separating_direction(a);
    Separation out;
    out.found = direction.size() > 0;
    if (!out.found) return out;
    out.complete = separates_all(a);
    std::vector<std::string> together;
    for (Eigen::Index j = 0; j < design.x.cols(); ++j) {
        const std::string& name = design.names[static_cast<std::size_t>(j)];
        if (std::abs(direction[j + 1]) > k_margin) together.push_back(name);
        if (separating_direction(signed_rows(design.x.col(j), y)).size() > 0) out.columns.push_back(name);
    }
    if (out.columns.empty()) out.columns = std::move(together);
    return out;
}

}  // namespace amends::loyalty
