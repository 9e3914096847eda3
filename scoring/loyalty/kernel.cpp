#include "scoring/loyalty/kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "scoring/base/clones.h"

namespace amends::loyalty {
namespace {

constexpr int k_lanes = 8;
constexpr int k_block = 256;  // rows: 14 columns of them fit the first-level cache

using Lanes = double __attribute__((vector_size(64)));
using Loose = double __attribute__((vector_size(64), aligned(8), may_alias));
using Bits = std::int64_t __attribute__((vector_size(64)));

/// exp(-|x|) in each lane: 2^k times the Taylor series to x^13, within 2 units in the last place.
AMENDS_INLINE void exp_of_minus_abs(const Lanes& x, Lanes& out)
{
    constexpr double k_shift = 6755399441055744.0;  // 1.5 * 2^52: adding it leaves the nearest integer in the low bits
    Lanes a = x < 0.0 ? x : -x;
    a = a < -708.0 ? Lanes{} - 708.0 : a;
    const Lanes shifted = a * 1.4426950408889634 + k_shift;
    const Lanes k = shifted - k_shift;
    const Lanes r = (a - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
    Lanes sum = Lanes{} + 1.6059043836821613e-10;
    sum = sum * r + 2.08767569878681e-09;
    sum = sum * r + 2.505210838544172e-08;
    sum = sum * r + 2.755731922398589e-07;
    sum = sum * r + 2.7557319223985893e-06;
    sum = sum * r + 2.48015873015873e-05;
    sum = sum * r + 1.984126984126984e-04;
    sum = sum * r + 1.388888888888889e-03;
    sum = sum * r + 8.333333333333333e-03;
    sum = sum * r + 4.1666666666666664e-02;
    sum = sum * r + 1.6666666666666666e-01;
    sum = sum * r + 0.5;
    sum = sum * r + 1.0;
    sum = sum * r + 1.0;
    const Bits exponent = reinterpret_cast<Bits>(shifted) << 52;
    out = reinterpret_cast<Lanes>(reinterpret_cast<Bits>(sum) + exponent);
}

struct Block {
    const double* const* columns = nullptr;  ///< p of them, at this block's first row
    int p = 0;
    int rows = 0;  ///< a multiple of k_lanes, at most k_block
    const double* y = nullptr;
    const double* weights = nullptr;
    const double* offset = nullptr;
    const double* beta = nullptr;  ///< p + 1
    bool loglik = true;
};

struct Sums {
    double* gradient = nullptr;     ///< p + 1
    double* information = nullptr;  ///< (p + 1)^2, upper triangle, row by row
    double loglik = 0;
};

AMENDS_INLINE double total(const Lanes& v)
{
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

AMENDS_INLINE const Loose& lanes_at(const double* at)
{
    return *reinterpret_cast<const Loose*>(at);
}

/// Logits, then residuals and weights of every row, and the log-likelihood. An unweighted block multiplies 1 +
/// exp(-|eta|) up and takes eight logarithms at its end: at most 2^32, so no overflow.
AMENDS_INLINE void rows_of_block(const Block& block, Lanes* residual, Lanes* weight, Sums& sums)
{
    Lanes product = Lanes{} + 1.0;
    Lanes linear = {};
    for (int i = 0; i < block.rows / k_lanes; ++i) {
        const int row = i * k_lanes;
        Lanes eta = Lanes{} + block.beta[0];
        if (block.offset != nullptr) eta += lanes_at(block.offset + row);
        for (int j = 0; j < block.p; ++j) eta += lanes_at(block.columns[j] + row) * block.beta[j + 1];
        Lanes e = {};
        exp_of_minus_abs(eta, e);
        const Lanes s = 1.0 / (1.0 + e);
        const Lanes probability = eta < 0.0 ? e * s : s;
        const Lanes y = lanes_at(block.y + row);
        residual[i] = y - probability;
        weight[i] = e * s * s;
        const Lanes gain = y * eta - (eta < 0.0 ? Lanes{} : eta);
        if (block.weights == nullptr) {
            product *= 1.0 + e;
            linear += gain;
            continue;
        }
        const Lanes m = lanes_at(block.weights + row);
        residual[i] *= m;
        weight[i] *= m;
        if (!block.loglik) continue;
        for (int lane = 0; lane < k_lanes; ++lane)
            linear[lane] += m[lane] == 0 ? 0 : m[lane] * (gain[lane] - std::log1p(e[lane]));
    }
    sums.loglik += total(linear);
    if (block.weights == nullptr) {
        for (int lane = 0; lane < k_lanes; ++lane) sums.loglik -= std::log(product[lane]);
    }
}

/// Two columns times their weights against four columns: eight sums in registers.
AMENDS_INLINE void tile(const Block& block, const Lanes* weight, int j, int k, double* information, int stride)
{
    const int j2 = std::min(j + 1, block.p - 1);
    const int ks[4] = {k, std::min(k + 1, block.p - 1), std::min(k + 2, block.p - 1), std::min(k + 3, block.p - 1)};
    Lanes a0 = {}, a1 = {}, a2 = {}, a3 = {}, b0 = {}, b1 = {}, b2 = {}, b3 = {};
    for (int i = 0; i < block.rows / k_lanes; ++i) {
        const int row = i * k_lanes;
        const Lanes z = weight[i] * lanes_at(block.columns[j] + row);
        const Lanes u = weight[i] * lanes_at(block.columns[j2] + row);
        const Lanes x0 = lanes_at(block.columns[ks[0]] + row);
        const Lanes x1 = lanes_at(block.columns[ks[1]] + row);
        const Lanes x2 = lanes_at(block.columns[ks[2]] + row);
        const Lanes x3 = lanes_at(block.columns[ks[3]] + row);
        a0 += z * x0;
        a1 += z * x1;
        a2 += z * x2;
        a3 += z * x3;
        b0 += u * x0;
        b1 += u * x1;
        b2 += u * x2;
        b3 += u * x3;
    }
    const double first[4] = {total(a0), total(a1), total(a2), total(a3)};
    const double second[4] = {total(b0), total(b1), total(b2), total(b3)};
    for (int c = 0; c < 4 && k + c < block.p; ++c) {
        if (k + c >= j) information[(j + 1) * stride + k + c + 1] += first[c];
        if (j + 1 < block.p && k + c >= j + 1) information[(j + 2) * stride + k + c + 1] += second[c];
    }
}

AMENDS_CLONES void add_block(const Block& block, Sums& sums)
{
    Lanes residual[k_block / k_lanes];
    Lanes weight[k_block / k_lanes];
    rows_of_block(block, residual, weight, sums);
    const int stride = block.p + 1;
    Lanes r = {};
    Lanes w = {};
    for (int i = 0; i < block.rows / k_lanes; ++i) {
        r += residual[i];
        w += weight[i];
    }
    sums.gradient[0] += total(r);
    sums.information[0] += total(w);
    for (int j = 0; j < block.p; ++j) {
        Lanes g = {};
        Lanes h = {};
        for (int i = 0; i < block.rows / k_lanes; ++i) {
            const Lanes x = lanes_at(block.columns[j] + i * k_lanes);
            g += residual[i] * x;
            h += weight[i] * x;
        }
        sums.gradient[j + 1] += total(g);
        sums.information[j + 1] += total(h);
    }
    for (int j = 0; j < block.p; j += 2) {
        for (int k = j; k < block.p; k += 4) tile(block, weight, j, k, sums.information, stride);
    }
}

/// The last rows of a pass, fewer than k_lanes over: filled up with rows of weight 0.
void add_rest(Block block, int rows, Sums& sums)
{
    const int full = (rows + k_lanes - 1) / k_lanes * k_lanes;
    std::vector<double> room(static_cast<std::size_t>(full) * static_cast<std::size_t>(block.p + 3), 0.0);
    std::vector<const double*> columns(static_cast<std::size_t>(block.p));
    auto moved = [&, at = room.data()](const double* from) mutable {
        double* const to = at;
        at += full;
        if (from != nullptr) {
            std::copy(from, from + rows, to);
        } else {
            std::fill(to, to + rows, 1.0);
        }
        return to;
    };
    for (int j = 0; j < block.p; ++j) columns[static_cast<std::size_t>(j)] = moved(block.columns[j]);
    block.y = moved(block.y);
    block.weights = moved(block.weights);
    if (block.offset != nullptr) block.offset = moved(block.offset);
    block.columns = columns.data();
    block.rows = full;
    add_block(block, sums);
}

}  // namespace

Columns Columns::part(Eigen::Index from, Eigen::Index count) const
{
    Columns out{columns, count};
    for (const double*& column : out.columns) column += from;
    return out;
}

Columns columns_of(const Matrix& x)
{
    Columns out;
    out.rows = x.rows();
    for (Eigen::Index j = 0; j < x.cols(); ++j) out.columns.push_back(x.data() + j * x.rows());
    return out;
}

void Pass::add(const Pass& other)
{
    loglik += other.loglik;
    gradient += other.gradient;
    information += other.information;
}

Pass empty_pass(Eigen::Index terms)
{
    return {0, Vector::Zero(terms), Matrix::Zero(terms, terms)};
}

Pass logistic_pass(const Columns& x, const double* y, const Vector& beta, const PassWants& wants)
{
    Pass pass = empty_pass(x.terms());
    Sums sums{pass.gradient.data(), pass.information.data(), 0};
    std::vector<const double*> at = x.columns;
    Block block;
    block.columns = at.data();
    block.p = static_cast<int>(at.size());
    block.beta = beta.data();
    block.loglik = wants.loglik;
    for (Eigen::Index row = 0; row < x.rows; row += k_block) {
        const int rows = static_cast<int>(std::min<Eigen::Index>(k_block, x.rows - row));
        block.y = y + row;
        block.weights = wants.weights == nullptr ? nullptr : wants.weights + row;
        block.offset = wants.offset == nullptr ? nullptr : wants.offset + row;
        block.rows = rows;
        if (rows % k_lanes == 0) {
            add_block(block, sums);
        } else {
            add_rest(block, rows, sums);
        }
        for (const double*& column : at) column += rows;
    }
    pass.loglik = sums.loglik;
    // Row by row in the upper triangle is column by column in the lower: one triangle, whichever way it is read.
    pass.information.triangularView<Eigen::StrictlyUpper>() =
        pass.information.triangularView<Eigen::StrictlyLower>().transpose();
    return pass;
}

double logistic(double eta)
{
    const double e = std::exp(-std::abs(eta));
    return eta < 0 ? e / (1 + e) : 1 / (1 + e);
}

Vector logistic_probabilities(const Columns& x, const Vector& beta)
{
    Vector eta = Vector::Constant(x.rows, beta[0]);
    for (Eigen::Index j = 0; j + 1 < beta.size(); ++j)
        eta += beta[j + 1] * Eigen::Map<const Vector>(x.columns[static_cast<std::size_t>(j)], x.rows);
    return eta.unaryExpr([](double e) { return logistic(e); });
}

}  // namespace amends::loyalty
