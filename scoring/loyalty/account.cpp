#include "scoring/loyalty/account.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/special.h"
#include "scoring/loyalty/study.h"
#include "scoring/loyalty/study_parts.h"

namespace amends::loyalty {
namespace {

constexpr double k_most_int = 1e9;

int whole(double value)
{
    if (std::isnan(value)) return 0;
    return static_cast<int>(std::lround(std::clamp(value, -k_most_int, k_most_int)));
}

int thousandths(double value)
{
    return whole(value * 1000);
}
int points(double share)
{
    return whole(share * 10000);
}

std::string text(double value, int digits)
{
    if (std::isnan(value)) return "";
    if (std::isinf(value)) return "no bound";
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits);
    return error == std::errc() ? std::string(buffer, end) : std::string("out of range");
}

Verdict verdict_of(const Study& study)
{
    const double terms = static_cast<double>(std::max<std::size_t>(1, study.terms.size()));
    const bool yes_no = study.prepared.family != Family::ordinal && study.prepared.family != Family::linear;
    const double weight = yes_no ? static_cast<double>(study.prepared.family == Family::cox
                                                           ? study.events
                                                           : std::min(study.events, study.n - study.events))
                                 : static_cast<double>(study.n);
    if (study.firth_for_separation || weight < 10 || weight / terms < 3) return Verdict::too_little;
    if (weight < 50 || weight / terms < 10) return Verdict::indicative;
    return Verdict::enough;
}

bool yes_no_column(const Matrix& x, Eigen::Index j)
{
    return (x.col(j).array() == 0 || x.col(j).array() == 1).all();
}

/// Mean change of the probability when a yes-or-no column goes from no to yes everywhere, with its delta-method error.
Effect contrast(const Design& design, const LogisticFit& fit, Eigen::Index j)
{
    Matrix x = design.x;
    Vector gradient = Vector::Zero(fit.coefficients.size());
    double value = 0;
    const double n = static_cast<double>(x.rows());
    for (const double side : {1.0, 0.0}) {
        x.col(j).setConstant(side);
        const Vector p = logistic_probabilities(columns_of(x), fit.coefficients);
        const Vector w = p.array() * (1 - p.array());
        const double sign = side == 1 ? 1 : -1;
        value += sign * p.mean();
        gradient[0] += sign * w.mean();
        gradient.tail(x.cols()) += sign * (x.transpose() * w) / n;
    }
    return {value, std::sqrt(std::max(0.0, gradient.dot(fit.covariance * gradient)))};
}

bool is_by_lot(const Study& study, const std::string& column)
{
    const auto& by_lot = study.request.by_lot;
    return std::find(by_lot.begin(), by_lot.end(), column) != by_lot.end();
}

StepAccount step_account(const Study& study, std::size_t j)
{
    const Assessment& made = *study.assessment;
    const Design& design = study.prepared.design;
    const auto at = static_cast<Eigen::Index>(j);
    const double z = normal_quantile(0.5 + study.request.level / 2);
    StepAccount out;
    out.name = design.names[j];
    out.by_lot = is_by_lot(study, out.name);
    out.step = out.by_lot || std::find(made.steps.begin(), made.steps.end(), static_cast<int>(j)) != made.steps.end();
    out.yes_no = yes_no_column(design.x, at);
    const Effect effect = out.yes_no ? contrast(design, *study.logistic, at) : made.margins[j].plus_one;
    out.points = points(effect.value);
    out.low = points(effect.value - z * effect.se);
    out.high = points(effect.value + z * effect.se);
    out.least = points(made.margins[j].least);
    out.most = points(made.margins[j].most);
    out.clear = study.terms[j + 1].p_holm < 0.05;
    out.beyond = !out.yes_no && made.margins[j].beyond > 0.25;
    if (out.yes_no) return out;
    const Curve curve = partial_effect(design, *study.logistic, at, 25, study.request.level);
    for (Eigen::Index k = 0; k < curve.x.size(); ++k) {
        out.curve.push_back({thousandths(curve.x[k]), thousandths(curve.mean[k]), thousandths(curve.low[k]),
                             thousandths(curve.high[k])});
    }
    const Eigen::Index stride = std::max<Eigen::Index>(1, (design.x.rows() + 199) / 200);
    for (Eigen::Index i = 0; i < design.x.rows(); i += stride) out.rug.push_back(thousandths(design.x(i, at)));
    return out;
}

void add_assessment(Account& out, const Study& study)
{
    const Assessment& made = *study.assessment;
    out.assessed = true;
    out.auc = thousandths(made.auc);
    out.auc_unseen = thousandths(made.validation.auc);
    out.calibration_slope = thousandths(made.validation.calibration_slope);
    out.calibration_intercept = thousandths(made.validation.calibration_intercept);
    for (const Decile& decile : made.deciles)
        out.deciles.push_back({decile.n, thousandths(decile.mean_p), thousandths(decile.observed)});
    for (const double share : made.lift) out.lift.push_back(thousandths(share));
    for (const CohortScore& cohort : made.cohorts) {
        out.cohorts.push_back({cohort.cohort, cohort.n, thousandths(cohort.observed), thousandths(cohort.mean_p),
                               thousandths(cohort.auc)});
    }
    out.resamples = made.best.resamples;
    if (!out.per_step) return;
    for (std::size_t j = 0; j < made.margins.size(); ++j) out.steps.push_back(step_account(study, j));
    for (std::size_t k = 0; k < made.steps.size() && made.best.resamples > 0; ++k)
        out.steps[static_cast<std::size_t>(made.steps[k])].best_permille = thousandths(made.best.share[k]);
}

void add_path(Account& out, const PathModel& path)
{
    for (const Arrow& arrow : path.arrows) {
        out.path.push_back({path.nodes[static_cast<std::size_t>(arrow.from)],
                            path.nodes[static_cast<std::size_t>(arrow.to)], thousandths(arrow.estimate),
                            thousandths(arrow.se), thousandths(arrow.standardised), arrow.to == arrow.from + 1});
    }
    out.indirect = thousandths(path.indirect);
    out.direct = thousandths(path.direct);
    out.total = thousandths(path.total);
    out.indirect_interval = path.interval.resamples > 0;
    // Of the two intervals the one that claims a way that is not there no oftener than it says (validation_test.cpp).
    out.indirect_low = thousandths(path.interval.percentile_low);
    out.indirect_high = thousandths(path.interval.percentile_high);
}

void add_paradox(Account& out, const Study& study)
{
    const InverseU& test = *study.paradox;
    out.paradox_asked = true;
    out.paradox_found = test.found;
    out.paradox_column = study.request.paradox;
    const double z = normal_quantile(0.5 + study.request.level / 2);
    constexpr int k_points = 24;
    for (int k = 0; k <= k_points; ++k) {
        const double x = test.least + (test.most - test.least) * k / k_points;
        const Vector at = (Vector(3) << 1, x, x * x).finished();
        const double mean = at.dot(test.coefficients);
        const double reach = z * std::sqrt(std::max(0.0, at.dot(test.covariance * at)));
        out.paradox_curve.push_back(
            {thousandths(x), thousandths(mean), thousandths(mean - reach), thousandths(mean + reach)});
    }
    const auto end = [&](double x, double at_break, double slope) {
        const int y = thousandths(at_break + slope * (x - test.break_at));
        out.paradox_lines.push_back({thousandths(x), y, y, y});
    };
    end(test.least, test.meets_low, test.line_low);
    end(test.break_at, test.meets_low, test.line_low);
    end(test.break_at, test.meets_high, test.line_high);
    end(test.most, test.meets_high, test.line_high);
    out.paradox_numbers = "slope " + text(test.slope_low, 3) + " (standard error " + text(test.slope_low_se, 3) +
                          ") at the low end, " + text(test.slope_high, 3) + " (" + text(test.slope_high_se, 3) +
                          ") at the high end; p of an inverse U " + text(test.p_inverse_u, 4) +
                          "; two lines meeting at " + text(test.break_at, 2) + ": " + text(test.line_low, 3) + " (" +
                          text(test.line_low_se, 3) + ") below, " + text(test.line_high, 3) + " (" +
                          text(test.line_high_se, 3) + ") above";
}

void add_known(Account& out, const Study& study)
{
    const double z = normal_quantile(0.5 + study.request.level / 2);
    const auto ratio = [](double log_odds) { return thousandths(std::exp(log_odds)); };
    for (const Weighed& each : study.weighed) {
        const PublishedEffect& effect = *published_effect(each.known.effect);
        out.known.push_back({each.known.column, std::string(effect.what), std::string(effect.source),
                             ratio(each.published), ratio(each.published - z * each.published_sd),
                             ratio(each.published + z * each.published_sd), ratio(each.data),
                             ratio(each.data - z * each.data_se), ratio(each.data + z * each.data_se), ratio(each.both),
                             ratio(each.both - z * each.both_sd), ratio(each.both + z * each.both_sd)});
    }
}

SurvivalAccount survival_account(std::string name, const Vector& time, const Vector& event, double level)
{
    const double z = normal_quantile(0.5 + level / 2);
    const SurvivalCurve curve = survival_curve(time, event);
    SurvivalAccount out{std::move(name), static_cast<int>(time.size()), {{0, 1000, 1000, 1000}}};
    for (std::size_t i = 0; i < curve.times.size(); ++i) {
        const double reach = z * curve.error[i];
        out.curve.push_back({thousandths(curve.times[i]), thousandths(curve.share[i]),
                             thousandths(std::max(0.0, curve.share[i] - reach)),
                             thousandths(std::min(1.0, curve.share[i] + reach))});
    }
    return out;
}

/// Kaplan and Meier's curves for the worst, middle and best third of the mean standardised step.
void add_survival(Account& out, const Study& study)
{
    const Prepared& prepared = study.prepared;
    const Eigen::Index n = prepared.y.size();
    const Vector score = recovery_scores(study);
    if (score.size() == 0) return;
    std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return score[a] < score[b]; });
    static constexpr const char* k_names[] = {"lowest third", "middle third", "highest third"};
    for (std::size_t third = 0; third < 3; ++third) {
        const std::vector<Eigen::Index> rows(
            order.begin() + static_cast<std::ptrdiff_t>(order.size() * third / 3),
            order.begin() + static_cast<std::ptrdiff_t>(order.size() * (third + 1) / 3));
        out.survival.push_back(
            survival_account(k_names[third], prepared.time(rows), prepared.y(rows), study.request.level));
    }
    if (prepared.unfailed.size() > 0)
        out.survival.push_back(
            survival_account("never a failure", prepared.unfailed_time, prepared.unfailed, study.request.level));
}

void add_unfailed(Account& out, const NeverFailed& compared)
{
    const auto told = [&compared](double value) { return compared.share ? points(value) : thousandths(value); };
    out.besides_share = compared.share;
    out.unfailed = static_cast<int>(compared.customers);
    out.unfailed_mean = told(compared.mean);
    out.besides_time = thousandths(compared.at_time);
    for (const Beside& each : compared.besides) {
        out.besides.push_back({std::string(each.name()), static_cast<int>(each.customers), told(each.mean),
                               told(each.more.value), told(each.more.low), told(each.more.high)});
    }
}

void add_groups(Account& out, const Study& study, const MixedFit& fit)
{
    out.icc = thousandths(fit.icc());
    const double z = normal_quantile(0.5 + study.request.level / 2);
    // The spread is known when its interval on the log scale keeps away from nothing, and it is likelier than none.
    out.groups_comparable = !fit.boundary && fit.variance_p < 0.05 && fit.groups >= 5;
    const double base = std::log(study.prepared.y.mean() / (1 - study.prepared.y.mean()));
    const auto change = [&](double effect) { return points(logistic(base + effect) - logistic(base)); };
    for (const GroupEffect& effect : fit.effects) {
        out.groups.push_back({study.prepared.group_names[static_cast<std::size_t>(effect.group)], effect.rows,
                              change(effect.mode), change(effect.mode - z * effect.error),
                              change(effect.mode + z * effect.error)});
    }
    std::stable_sort(out.groups.begin(), out.groups.end(),
                     [](const GroupAccount& a, const GroupAccount& b) { return a.name < b.name; });
}

/// Of a model without an assessment: every slope as a ratio (exp) or, where the model is linear, as it is.
void add_ratios(Account& out, const Study& study)
{
    const bool linear = study.prepared.family == Family::linear;
    const auto told = [linear](double slope) { return thousandths(linear ? slope : std::exp(slope)); };
    const std::vector<int> steps = steps_of(study);
    std::size_t j = 0;
    for (const Term& term : study.terms) {
        if (!term.slope) continue;
        const auto at = static_cast<int>(j++);
        const bool by_lot = is_by_lot(study, term.name);
        out.ratios.push_back({term.name, by_lot || std::find(steps.begin(), steps.end(), at) != steps.end(), by_lot,
                              yes_no_column(study.prepared.design.x, at), told(term.estimate), told(term.low),
                              told(term.high)});
    }
}

std::string penalty_words(const Penalty& penalty)
{
    switch (penalty.kind) {
        case Penalty::Kind::none:
            return "";
        case Penalty::Kind::ridge:
            return "ridge, lambda " + text(penalty.lambda, 3);
        case Penalty::Kind::firth:
            return "Firth";
        case Penalty::Kind::prior:
            return "each slope normal with mean " + text(penalty.mean, 3) + " and deviation " + text(penalty.sd, 3) +
                   " per standard deviation of its column";
    }
    return "";
}

}  // namespace

Account account_of(const Study& study)
{
    const Prepared& prepared = study.prepared;
    constexpr long k_least_people = 100;
    Account out;
    out.verdict = verdict_of(study);
    out.family = name_of(prepared.family);
    out.source = name_of(prepared.source);
    out.outcome = study.request.outcome + (study.request.event.empty() ? "" : ": " + study.request.event);
    out.interval = study.interval;
    out.data = study.data;
    out.by_lot = study.request.by_lot;
    out.seed = study.request.seed;
    out.per_step = prepared.source != Source::practice || study.n >= k_least_people;
    out.level_percent = whole(study.request.level * 100);
    out.n = static_cast<int>(study.n);
    const bool yes_no = prepared.family != Family::ordinal && prepared.family != Family::linear;
    if (yes_no) out.events = static_cast<int>(study.events);
    out.loss = prepared.loss;
    out.average_permille = yes_no ? thousandths(prepared.y.mean()) : 0;
    out.read = static_cast<int>(prepared.counts.read);
    out.left_out = static_cast<int>(prepared.counts.read - prepared.counts.used - prepared.counts.unfailed);
    out.doubles = static_cast<int>(prepared.counts.duplicates);
    for (const Warning& warning : study.warnings) out.warnings.push_back({warning.code, warning.message});
    for (const Term& term : study.terms) {
        if (term.slope && !out.per_step) continue;
        out.terms.push_back({term.name, text(term.estimate, 4), text(term.se, 4), text(term.low, 4), text(term.high, 4),
                             term.p < 0.0001 ? "<0.0001" : text(term.p, 4)});
    }
    out.loglik = text(study.loglik, 3);
    if (study.logistic) out.penalty = penalty_words(study.logistic->penalty);
    if (study.assessment) add_assessment(out, study);
    if (!study.logistic && out.per_step) add_ratios(out, study);
    if (study.path) add_path(out, *study.path);
    if (study.paradox) add_paradox(out, study);
    add_known(out, study);
    if (study.cox && out.per_step) add_survival(out, study);
    if (study.mixed) add_groups(out, study, *study.mixed);
    if (study.between) add_groups(out, study, *study.between);
    if (study.unfailed) add_unfailed(out, *study.unfailed);
    if (study.promoters) {
        out.promoters_asked = true;
        out.promoter_score = whole(study.promoters->score * 10);
        out.promoter_error = whole(study.promoters->se * 10);
    }
    return out;
}

}  // namespace amends::loyalty
