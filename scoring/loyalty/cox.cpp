#include "scoring/loyalty/cox.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

/// Rows in descending order of time, standardised.
struct Problem {
    Matrix x;  ///< p x n: a row's predictors lie together
    Vector time;
    Vector event;
};

/// The rows of one time: [from, to), with `deaths` events.
struct Tie {
    Eigen::Index from = 0;
    Eigen::Index to = 0;
    int deaths = 0;
};

/// What the risk set of one event sees: its mean, its covariance, and what the event time's rows sum to.
struct Moments {
    Vector mean;
    Matrix covariance;
    double log_total = 0;
    double total = 0;
};

std::vector<Tie> ties_of(const Problem& problem)
{
    std::vector<Tie> out;
    for (Eigen::Index i = 0; i < problem.time.size();) {
        Tie tie{i, i, 0};
        while (tie.to < problem.time.size() && problem.time[tie.to] == problem.time[i]) {
            tie.deaths += problem.event[tie.to] == 1 ? 1 : 0;
            ++tie.to;
        }
        out.push_back(tie);
        i = tie.to;
    }
    return out;
}

/// Calls `each(tie, moments)` for every event, Efron's way: of d tied events the l-th counts the tied rows 1 - l / d.
template <class Each>
void for_each_event(const Problem& problem, const std::vector<Tie>& ties, const Vector& beta, const Each& each)
{
    const Eigen::Index p = problem.x.rows();
    const Vector eta = problem.x.transpose() * beta;
    double s0 = 0;
    Vector s1 = Vector::Zero(p);
    Matrix s2 = Matrix::Zero(p, p);
    for (const Tie& tie : ties) {
        double d0 = 0;
        Vector d1 = Vector::Zero(p);
        Matrix d2 = Matrix::Zero(p, p);
        for (Eigen::Index i = tie.from; i < tie.to; ++i) {
            const double risk = std::exp(eta[i]);
            const Vector x = problem.x.col(i);
            const Vector weighted = risk * x;
            s0 += risk;
            s1 += weighted;
            s2.noalias() += weighted * x.transpose();
            if (problem.event[i] != 1) continue;
            d0 += risk;
            d1 += weighted;
            d2.noalias() += weighted * x.transpose();
        }
        for (int l = 0; l < tie.deaths; ++l) {
            const double share = static_cast<double>(l) / tie.deaths;
            Moments moments;
            moments.total = s0 - share * d0;
            moments.mean = (s1 - share * d1) / moments.total;
            moments.covariance = (s2 - share * d2) / moments.total - moments.mean * moments.mean.transpose();
            moments.log_total = std::log(moments.total);
            each(tie, moments);
        }
    }
}

struct Local {
    double loglik = 0;
    Vector gradient;
    Matrix information;
};

Local evaluate(const Problem& problem, const std::vector<Tie>& ties, const Vector& beta)
{
    const Eigen::Index p = problem.x.rows();
    Local out{0, Vector::Zero(p), Matrix::Zero(p, p)};
    for (Eigen::Index i = 0; i < problem.time.size(); ++i) {
        if (problem.event[i] != 1) continue;
        out.loglik += problem.x.col(i).dot(beta);
        out.gradient += problem.x.col(i);
    }
    for_each_event(problem, ties, beta, [&](const Tie&, const Moments& moments) {
        out.loglik -= moments.log_total;
        out.gradient -= moments.mean;
        out.information += moments.covariance;
    });
    return out;
}

Problem problem_of(const Design& design, const Scale& scale, const Vector& time, const Vector& event)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(time.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return time[a] > time[b]; });
    Problem problem{Matrix(design.x.cols(), time.size()), Vector(time.size()), Vector(time.size())};
    for (Eigen::Index i = 0; i < time.size(); ++i) {
        const Eigen::Index row = order[static_cast<std::size_t>(i)];
        problem.x.col(i) =
            ((design.x.row(row) - scale.mean.transpose()).array() / scale.sd.transpose().array()).matrix();
        problem.time[i] = time[row];
        problem.event[i] = event[row];
    }
    return problem;
}

Fitted<int> check_times(const Vector& time, const Vector& event)
{
    if (!time.allFinite() || !event.allFinite()) return refuse(Cause::not_a_number, {}, "a time is not a number");
    if (time.size() > 0 && time.minCoeff() < 0) return refuse(Cause::shape, {}, "a time lies before the start");
    for (const double value : event) {
        if (value != 0 && value != 1) return refuse(Cause::shape, {}, "the event must be 0 or 1");
    }
    if (event.sum() == 0) {
        return refuse(Cause::one_class, {}, "nobody had the event while we watched: watch longer, or another outcome");
    }
    return 0;
}

/// The score test of b(t) = b + c g(t), g the rank of time among events, for each coefficient and for all together.
ProportionalHazards test_proportional(const Problem& problem, const std::vector<Tie>& ties, const Vector& beta)
{
    const Eigen::Index p = problem.x.rows();
    // Average ranks of the rows' times; only differences matter.
    std::vector<double> rank(ties.size());
    const double n = static_cast<double>(problem.time.size());
    for (std::size_t i = 0; i < ties.size(); ++i)
        rank[i] = n - (static_cast<double>(ties[i].from + ties[i].to) - 1) / 2;
    double centre = 0;
    double deaths = 0;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        centre += rank[i] * ties[i].deaths;
        deaths += ties[i].deaths;
    }
    centre /= deaths;

    Vector score = Vector::Zero(p);
    Matrix plain = Matrix::Zero(p, p);
    Matrix cross = Matrix::Zero(p, p);
    Matrix square = Matrix::Zero(p, p);
    for (std::size_t i = 0; i < ties.size(); ++i) {
        for (Eigen::Index row = ties[i].from; row < ties[i].to; ++row) {
            if (problem.event[row] == 1) score += (rank[i] - centre) * problem.x.col(row);
        }
    }
    for_each_event(problem, ties, beta, [&](const Tie& tie, const Moments& moments) {
        const double g = rank[static_cast<std::size_t>(&tie - ties.data())] - centre;
        score -= g * moments.mean;
        plain += moments.covariance;
        cross += g * moments.covariance;
        square += g * g * moments.covariance;
    });
    const Eigen::LDLT<Matrix> factor(plain);
    const Matrix left = square - cross * factor.solve(cross);
    ProportionalHazards out{Vector(p), Vector(p), 0, 1};
    for (Eigen::Index j = 0; j < p; ++j) {
        out.chi_squared[j] = score[j] * score[j] / left(j, j);
        out.p[j] = chi_squared_upper(out.chi_squared[j], 1);
    }
    out.global_chi_squared = score.dot(left.ldlt().solve(score));
    out.global_p = chi_squared_upper(out.global_chi_squared, static_cast<double>(p));
    return out;
}

/// Counts of values in ranks [0, n) that can be asked for "how many below".
class Counts {
public:
    explicit Counts(std::size_t n) : tree_(n + 1, 0) {}
    void add(std::size_t rank)
    {
        for (std::size_t i = rank + 1; i < tree_.size(); i += i & (~i + 1)) ++tree_[i];
    }
    long below(std::size_t rank) const
    {
        long sum = 0;
        for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sum += tree_[i];
        return sum;
    }

private:
    std::vector<long> tree_;
};

/// Harrell's concordance. Two events at one time are no pair; a row censored at an event's time outlived it.
double concordance_of(const Problem& problem, const std::vector<Tie>& ties, const Vector& beta)
{
    const Vector eta = problem.x.transpose() * beta;
    std::vector<double> sorted(eta.begin(), eta.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const auto rank = [&](double value) {
        return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
    };
    Counts later(sorted.size());
    long seen = 0;
    double good = 0;
    double pairs = 0;
    for (const Tie& tie : ties) {
        const auto add_if = [&](double event) {
            for (Eigen::Index i = tie.from; i < tie.to; ++i) {
                if (problem.event[i] != event) continue;
                later.add(rank(eta[i]));
                ++seen;
            }
        };
        add_if(0);
        for (Eigen::Index i = tie.from; i < tie.to; ++i) {
            if (problem.event[i] != 1) continue;
            const std::size_t mine = rank(eta[i]);
            const long lower = later.below(mine);
            const long equal = later.below(mine + 1) - lower;
            good += static_cast<double>(lower) + static_cast<double>(equal) / 2;
            pairs += static_cast<double>(seen);
        }
        add_if(1);
    }
    return pairs > 0 ? good / pairs : 0.5;
}

void add_baseline(CoxFit& fit, const Problem& problem, const std::vector<Tie>& ties, const Vector& beta,
                  const Scale& scale)
{
    // Predictors were centred: a customer at zero has this risk.
    const double at_zero = std::exp(-(beta.array() * scale.mean.array() / scale.sd.array()).sum());
    std::vector<double> steps(ties.size(), 0.0);
    for_each_event(problem, ties, beta, [&](const Tie& tie, const Moments& moments) {
        steps[static_cast<std::size_t>(&tie - ties.data())] += 1 / moments.total;
    });
    double sum = 0;
    for (std::size_t i = ties.size(); i-- > 0;) {
        if (ties[i].deaths == 0) continue;
        sum += steps[i] * at_zero;
        fit.event_times.push_back(problem.time[ties[i].from]);
        fit.baseline_hazard.push_back(sum);
    }
}

}  // namespace

Fitted<CoxFit> fit_cox(const Design& design, const Vector& time, const Vector& event)
{
    if (auto sound = check_design(design, time.size(), design.x.cols()); !sound) return tl::unexpected(sound.error());
    if (auto sound = check_times(time, event); !sound) return tl::unexpected(sound.error());
    const Scale scale = scale_of(design.x);
    const Problem problem = problem_of(design, scale, time, event);
    const std::vector<Tie> ties = ties_of(problem);
    CoxFit fit;
    Vector at = Vector::Zero(design.x.cols());
    Local here = evaluate(problem, ties, at);
    fit.loglik_null = here.loglik;
    fit.score_test = here.gradient.dot(here.information.ldlt().solve(here.gradient));
    bool converged = false;
    for (; fit.iterations < 60 && !converged; ++fit.iterations) {
        const Eigen::LDLT<Matrix> factor(here.information);
        const auto pivots = factor.vectorD();
        if (!(pivots.minCoeff() > 1e-12 * pivots.maxCoeff()) || at.cwiseAbs().maxCoeff() > 15) break;
        const Vector step = factor.solve(here.gradient);
        double length = std::min(1.0, 3 / step.cwiseAbs().maxCoeff());
        Local next = evaluate(problem, ties, at + length * step);
        const double allowed = here.loglik - 1e-10 * (1 + std::abs(here.loglik));
        for (int halving = 0; halving < 30 && !(next.loglik >= allowed); ++halving) {
            length /= 2;
            next = evaluate(problem, ties, at + length * step);
        }
        at += length * step;
        here = std::move(next);
        converged = step.cwiseAbs().maxCoeff() < 1e-9;
    }
    if (!converged) {
        Eigen::Index largest = 0;
        at.cwiseAbs().maxCoeff(&largest);
        const std::string& name = design.names[static_cast<std::size_t>(largest)];
        return refuse(Cause::separated, {name},
                      "column " + name +
                          " orders the events without fail, so the largest likelihood does not exist: leave it out, or "
                          "join its values");
    }
    const Vector inverse_sd = scale.sd.cwiseInverse();
    const Matrix covariance = here.information.ldlt().solve(Matrix::Identity(at.size(), at.size()));
    fit.loglik = here.loglik;
    fit.coefficients = at.cwiseProduct(inverse_sd);
    fit.covariance = inverse_sd.asDiagonal() * covariance * inverse_sd.asDiagonal();
    fit.concordance = concordance_of(problem, ties, at);
    fit.proportional = test_proportional(problem, ties, at);
    add_baseline(fit, problem, ties, at, scale);
    return fit;
}

Fitted<SplitEffects> split_effects(const Design& design, const Vector& time, const Vector& event)
{
    std::vector<double> events;
    for (Eigen::Index i = 0; i < time.size(); ++i) {
        if (event[i] == 1) events.push_back(time[i]);
    }
    if (events.empty()) return refuse(Cause::one_class, {}, "nobody had the event while we watched");
    std::nth_element(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(events.size() / 2), events.end());
    SplitEffects out;
    out.at = events[events.size() / 2];

    Vector early_time = time.cwiseMin(out.at);
    Vector early_event = (time.array() <= out.at).select(event, 0.0);
    const auto early = fit_cox(design, early_time, early_event);
    if (!early) return tl::unexpected(early.error());
    std::vector<Eigen::Index> rows;
    for (Eigen::Index i = 0; i < time.size(); ++i) {
        if (time[i] > out.at) rows.push_back(i);
    }
    const Design rest{design.x(rows, Eigen::all), design.names};
    const auto late = fit_cox(rest, time(rows), event(rows));
    if (!late) return tl::unexpected(late.error());
    out.early = *early;
    out.late = *late;
    return out;
}

SurvivalCurve survival_curve(const Vector& time, const Vector& event)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(time.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return time[a] < time[b]; });
    SurvivalCurve out;
    double share = 1;
    double sum = 0;
    for (std::size_t i = 0; i < order.size();) {
        const double now = time[order[i]];
        const double at_risk = static_cast<double>(order.size() - i);
        double deaths = 0;
        for (; i < order.size() && time[order[i]] == now; ++i) deaths += event[order[i]];
        if (deaths == 0) continue;
        share *= 1 - deaths / at_risk;
        sum += deaths < at_risk ? deaths / (at_risk * (at_risk - deaths)) : 0;
        out.times.push_back(now);
        out.share.push_back(share);
        out.error.push_back(share * std::sqrt(sum));
        out.at_risk.push_back(static_cast<int>(at_risk));
    }
    return out;
}

}  // namespace amends::loyalty
