#include "scoring/loyalty/logistic_problem.h"

#include <algorithm>
#include <cmath>

namespace amends::loyalty {
namespace {

constexpr Eigen::Index k_many_rows = 100000;
constexpr Eigen::Index k_part = 256;
/// Beyond this many standard deviations from zero, products of raw columns lose digits that we promise.
constexpr double k_far_from_zero = 100;

}  // namespace

Vector Scale::raw(const Vector& standardised) const
{
    Vector out = standardised;
    out.tail(sd.size()).array() /= sd.array();
    out[0] -= out.tail(sd.size()).dot(mean);
    return out;
}

Vector Scale::standardised(const Vector& raw) const
{
    Vector out = raw;
    out[0] += raw.tail(sd.size()).dot(mean);
    out.tail(sd.size()).array() *= sd.array();
    return out;
}

Matrix Scale::raw_covariance(const Matrix& standardised) const
{
    const Eigen::Index p = sd.size();
    Matrix t = Matrix::Identity(p + 1, p + 1);
    for (Eigen::Index j = 0; j < p; ++j) {
        t(j + 1, j + 1) = 1 / sd[j];
        t(0, j + 1) = -mean[j] / sd[j];
    }
    return t * standardised * t.transpose();
}

Vector Scale::gradient(const Vector& raw) const
{
    Vector out = raw;
    out.tail(sd.size()) = ((raw.tail(sd.size()) - mean * raw[0]).array() / sd.array()).matrix();
    return out;
}

Matrix Scale::information(const Matrix& raw) const
{
    const Eigen::Index p = sd.size();
    Matrix out = raw;
    const Vector cross = raw.col(0).tail(p);
    out.bottomRightCorner(p, p) -= cross * mean.transpose() + mean * cross.transpose();
    out.bottomRightCorner(p, p) += raw(0, 0) * mean * mean.transpose();
    out.col(0).tail(p) -= raw(0, 0) * mean;
    out.row(0).tail(p) = out.col(0).tail(p).transpose();
    out.bottomRows(p).array().colwise() /= sd.array();
    out.rightCols(p).array().rowwise() /= sd.transpose().array();
    return out;
}

Vector Scale::row(Eigen::Index j) const
{
    Vector out = Vector::Zero(sd.size() + 1);
    if (j > 0) {
        out[j] = 1 / sd[j - 1];
    } else {
        out[0] = 1;
        out.tail(sd.size()) = (-mean.array() / sd.array()).matrix();
    }
    return out;
}

Scale scale_of(const Matrix& x)
{
    const Eigen::Index n = x.rows();
    const Eigen::Index stride = n > k_many_rows ? 16 : 1;
    Scale scale{Vector::Zero(x.cols()), Vector::Zero(x.cols())};
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        Eigen::Index used = 0;
        for (Eigen::Index row = 0; row < n; row += k_part * stride) {
            const Eigen::Index rows = std::min(k_part, n - row);
            scale.mean[j] += x.col(j).segment(row, rows).sum();
            used += rows;
        }
        scale.mean[j] /= static_cast<double>(used);
        double squares = 0;
        for (Eigen::Index row = 0; row < n; row += k_part * stride) {
            squares += (x.col(j).segment(row, std::min(k_part, n - row)).array() - scale.mean[j]).square().sum();
        }
        scale.sd[j] = std::sqrt(squares / static_cast<double>(used));
        if (!(scale.sd[j] > 0)) scale.sd[j] = 1;
    }
    return scale;
}

LogisticProblem::LogisticProblem(const Design& design, const Vector& y, const Penalty& penalty, const double* weights)
    : y_(y), penalty_(penalty), weights_(weights), scale_(scale_of(design.x))
{
    is_moved_ = (scale_.mean.array().abs() > k_far_from_zero * scale_.sd.array()).any();
    if (is_moved_) {
        moved_ = (design.x.rowwise() - scale_.mean.transpose()).array().rowwise() / scale_.sd.transpose().array();
        x_ = columns_of(moved_);
    } else {
        x_ = columns_of(design.x);
    }
}

double LogisticProblem::start_intercept() const
{
    const Eigen::Index n = y_.size();
    double events = 0;
    double all = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const double weight = weights_ == nullptr ? 1 : weights_[i];
        events += weight * y_[i];
        all += weight;
    }
    return std::log(events / (all - events));
}

Evaluation LogisticProblem::from(const Pass& pass) const
{
    if (is_moved_) return {pass.loglik, pass.loglik, pass.gradient, pass.information};
    return {pass.loglik, pass.loglik, scale_.gradient(pass.gradient), scale_.information(pass.information)};
}

Evaluation LogisticProblem::at(const Vector& standardised) const
{
    const Vector raw = is_moved_ ? standardised : scale_.raw(standardised);
    Evaluation evaluation = from(logistic_pass(x_, y_.data(), raw, {weights_, nullptr, weights_ == nullptr}));
    const Eigen::Index p = terms() - 1;
    const auto slopes = standardised.tail(p);
    const auto add_square = [&](double precision, double centre) {
        evaluation.value -= precision / 2 * (slopes.array() - centre).square().sum();
        evaluation.gradient.tail(p) -= precision * (slopes.array() - centre).matrix();
        evaluation.information.diagonal().tail(p).array() += precision;
    };
    if (penalty_.kind == Penalty::Kind::ridge) add_square(penalty_.lambda, 0);
    if (penalty_.kind == Penalty::Kind::prior) add_square(1 / (penalty_.sd * penalty_.sd), penalty_.mean);
    if (penalty_.kind == Penalty::Kind::firth) add_firth(evaluation, raw);
    return evaluation;
}

/// Adds half the log determinant of the information, and its gradient X' (h (1/2 - p)); h are the leverages.
void LogisticProblem::add_firth(Evaluation& evaluation, const Vector& raw) const
{
    const Eigen::LLT<Matrix> factor(evaluation.information);
    const Matrix root = factor.matrixL();
    evaluation.value += root.diagonal().array().log().sum() + scale_.sd.array().log().sum();
    const Matrix inverse = factor.solve(Matrix::Identity(terms(), terms()));
    const Matrix of_raw = is_moved_ ? inverse : scale_.raw_covariance(inverse);
    const Vector probability = logistic_probabilities(x_, raw);
    Vector gradient = Vector::Zero(terms());
    Vector row(terms());
    for (Eigen::Index i = 0; i < x_.rows; ++i) {
        row[0] = 1;
        for (Eigen::Index j = 1; j < terms(); ++j) row[j] = x_.columns[static_cast<std::size_t>(j - 1)][i];
        const double p = probability[i];
        const double leverage = p * (1 - p) * row.dot(of_raw * row);
        gradient += leverage * (0.5 - p) * row;
    }
    evaluation.gradient += is_moved_ ? gradient : scale_.gradient(gradient);
}

Evaluation LogisticProblem::thinned(const Vector& standardised, Eigen::Index stride) const
{
    const Vector raw = is_moved_ ? standardised : scale_.raw(standardised);
    Pass sum = empty_pass(terms());
    for (Eigen::Index row = 0; row < x_.rows; row += k_part * stride) {
        const Eigen::Index rows = std::min(k_part, x_.rows - row);
        sum.add(logistic_pass(x_.part(row, rows), y_.data() + row, raw));
    }
    return from(sum);
}

namespace {

struct Step {
    Vector by;
    double multiplier = 0;
    bool sound = false;
};

/// The step to the maximum of the local parabola, on the constraint where there is one.
Step step_from(const Evaluation& here, const Vector& at, const std::optional<Constraint>& constraint)
{
    const Eigen::LDLT<Matrix> factor(here.information);
    const auto pivots = factor.vectorD();
    if (factor.info() != Eigen::Success || !here.gradient.allFinite() ||
        !(pivots.minCoeff() > 1e-13 * pivots.maxCoeff()))
        return {};
    Step step{factor.solve(here.gradient), 0, true};
    if (constraint) {
        const Vector along = factor.solve(constraint->a);
        const double gap = constraint->value - constraint->a.dot(at);
        const double mu = (constraint->a.dot(step.by) - gap) / constraint->a.dot(along);
        step.by -= mu * along;
        step.multiplier = mu;
    }
    return step;
}

}  // namespace

Maximum maximise(const LogisticProblem& problem, const Vector& start, int most,
                 const std::optional<Constraint>& constraint, double enough)
{
    constexpr int k_halvings = 30;
    Maximum out{start, {}, 0, 0, false};
    if (constraint) {
        // Onto the constraint first: from there on every step stays on it.
        out.at += constraint->a * ((constraint->value - constraint->a.dot(start)) / constraint->a.squaredNorm());
    }
    out.evaluation = problem.at(out.at);
    for (; out.iterations < most; ++out.iterations) {
        const Step step = step_from(out.evaluation, out.at, constraint);
        if (!step.sound) return out;
        out.multiplier = step.multiplier;
        const double size = step.by.cwiseAbs().maxCoeff();
        if (size < enough) {
            out.at += step.by;
            out.converged = true;
            // Another pass costs nothing on few rows, and on many the last one was as good.
            if (problem.rows() < k_many_rows) out.evaluation = problem.at(out.at);
            return out;
        }
        double length = 1;
        // A step of at most 5 standard deviations of log-odds; beyond, the parabola says nothing.
        if (size > 5) length = 5 / size;
        Evaluation next = problem.at(out.at + length * step.by);
        const double allowed = out.evaluation.value - 1e-9 * (1 + std::abs(out.evaluation.value));
        for (int halving = 0; halving < k_halvings && !(next.value >= allowed); ++halving) {
            length /= 2;
            next = problem.at(out.at + length * step.by);
        }
        out.at += length * step.by;
        out.evaluation = std::move(next);
    }
    return out;
}

}  // namespace amends::loyalty
