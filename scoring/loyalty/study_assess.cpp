#include <algorithm>
#include <cmath>
#include <map>

#include "scoring/base/suggest.h"
#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/study_parts.h"

namespace amends::loyalty {
namespace {

/// Beyond this many rows the whole assessment takes longer than the fit by far: it is made for pages alone.
constexpr Eigen::Index k_most_assessed = 50000;

bool binary(const Matrix& x, Eigen::Index j)
{
    return (x.col(j).array() == 0 || x.col(j).array() == 1).all();
}

/// The place of a predictor that is there.
Eigen::Index slope_of(const Study& study, const std::string& name)
{
    const auto& names = study.prepared.design.names;
    return std::find(names.begin(), names.end(), name) - names.begin();
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

void warn_few_events(Study& study)
{
    // Of a Cox model every event counts, however few were lost from sight.
    const bool cox = study.prepared.family == Family::cox;
    const double rarer = static_cast<double>(cox ? study.events : std::min(study.events, study.n - study.events));
    const double per_term = rarer / static_cast<double>(std::max<std::size_t>(1, study.terms.size()));
    if (rarer >= 10 && per_term >= 5) return;
    const std::string penalty = study.logistic ? "use Firth's penalty or a prior (--penalty firth, prior:S), " : "";
    study.warnings.push_back({"few_events",
                              {},
                              std::to_string(static_cast<long>(rarer)) + " of the rarer outcome for " +
                                  std::to_string(study.terms.size()) + " terms: indicative only; " + penalty +
                                  "name fewer predictors, or wait for more customers"});
}

void warn_collinear(Study& study, const Collinearity& collinearity)
{
    constexpr double k_most_vif = 5;
    constexpr double k_most_kappa = 30;
    std::vector<std::string> columns;
    for (Eigen::Index j = 0; j < collinearity.vif.size(); ++j) {
        if (collinearity.vif[j] > k_most_vif)
            columns.push_back(study.prepared.design.names[static_cast<std::size_t>(j)]);
    }
    if (columns.empty() && collinearity.kappa <= k_most_kappa) return;
    study.warnings.push_back({"collinearity", columns,
                              "columns that move together (" + joined(columns) +
                                  "): their separate effects are poorly told apart; merge these steps, or read only "
                                  "their joint effect"});
}

void warn_extrapolation(Study& study, const Assessment& assessment)
{
    constexpr double k_many = 0.25;
    std::vector<std::string> columns;
    for (std::size_t j = 0; j < assessment.margins.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        if (assessment.margins[j].beyond > k_many && !binary(study.prepared.design.x, at))
            columns.push_back(study.prepared.design.names[j]);
    }
    if (columns.empty()) return;
    study.warnings.push_back(
        {"extrapolation", columns,
         "one more point of " + joined(columns) +
             " lies beyond anything seen for many customers: read their curves, not the +1 figure"});
}

void add_robust(Study& study, const RobustErrors& robust)
{
    for (std::size_t j = 0; j < study.terms.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        study.terms[j].se_hc3 = robust.hc3[at];
        if (robust.cluster.size() > 0) study.terms[j].se_cluster = robust.cluster[at];
    }
}

/// Of every family: p-values adjusted for being many, and how far columns move together.
void add_multiplicity(Study& study)
{
    std::vector<Term*> slopes;
    for (Term& term : study.terms) {
        if (term.slope) slopes.push_back(&term);
    }
    if (slopes.empty()) return;
    Vector p(static_cast<Eigen::Index>(slopes.size()));
    for (Eigen::Index j = 0; j < p.size(); ++j) p[j] = slopes[static_cast<std::size_t>(j)]->p;
    const Vector holm = adjust_holm(p);
    const Vector bh = adjust_bh(p);
    const Collinearity together = collinearity(study.prepared.design);
    for (Eigen::Index j = 0; j < p.size(); ++j) {
        Term& term = *slopes[static_cast<std::size_t>(j)];
        term.p_holm = holm[j];
        term.p_bh = bh[j];
        term.vif = together.vif[j];
    }
    if (slopes.size() > 1) warn_collinear(study, together);
}

/// How far those who handled the contacts differ, beside a logistic fit that a page is made of.
Fitted<int> add_between(Study& study, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    if (prepared.groups.empty() || study.request.resamples == 0) return 0;
    if (!progress.begin("between")) return stopped();
    auto fit = fit_mixed(prepared.design, prepared.y, prepared.groups, progress);
    if (fit) {
        study.between = std::move(*fit);
    } else if (fit.error().cause == Cause::stopped) {
        return tl::unexpected(fit.error());
    } else {
        study.warnings.push_back(
            {"groups_not_compared",
             {study.request.group},
             "how far those of " + study.request.group + " differ cannot be said: " + fit.error().message});
    }
    return 0;
}

Fitted<int> assess_logistic(Study& study, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    const LogisticFit& fit = *study.logistic;
    warn_few_events(study);
    const bool many = prepared.y.size() > k_most_assessed && study.request.resamples == 0;
    if (many || prepared.design.x.cols() == 0) return 0;
    const RobustErrors robust = robust_errors(prepared.design, prepared.y, fit, prepared.groups);
    add_robust(study, robust);
    Assessment out;
    out.collinearity = collinearity(prepared.design);
    out.margins = margins(prepared.design, fit);
    const Vector p = logistic_probabilities(columns_of(prepared.design.x), fit.coefficients);
    out.auc = area_under_curve(prepared.y, p);
    out.brier = brier_score(prepared.y, p);
    out.log_loss = log_loss(prepared.y, p);
    out.deciles = deciles(prepared.y, p);
    out.hosmer_lemeshow = hosmer_lemeshow(out.deciles);
    if (!progress.begin("unseen")) return stopped();
    out.validation = cross_validate(prepared.design, prepared.y, fit.penalty, progress);
    if (out.validation.p.allFinite()) out.lift = lift(prepared.y, out.validation.p);
    if (!prepared.cohorts.empty()) {
        out.cohorts =
            leave_one_out(prepared.design, prepared.y, prepared.cohorts, prepared.cohort_names, fit.penalty, progress);
    }
    for (const std::string& name : out.validation.dropped) {
        study.warnings.push_back({"constant_in_a_fold",
                                  {name},
                                  "column " + name + " never changes in a part of the rows and was left out there"});
    }
    out.steps = steps_of(study);
    if (study.request.resamples > 0) {
        if (!progress.begin("resamples")) return stopped();
        out.best = best_step(prepared.design, prepared.y, fit, out.steps, prepared.groups, study.request.resamples,
                             study.request.seed, progress, prepared.loss ? -1 : 1);
        if (out.best.resamples < study.request.resamples) return stopped();
    }
    warn_extrapolation(study, out);
    study.assessment = std::move(out);
    return add_between(study, progress);
}

void assess_linear(Study& study)
{
    const Prepared& prepared = study.prepared;
    const auto errors = [](const Matrix& covariance) { return Vector(covariance.diagonal().cwiseMax(0).cwiseSqrt()); };
    RobustErrors robust;
    robust.hc3 = errors(robust_covariance(prepared.design, *study.linear));
    if (!prepared.groups.empty())
        robust.cluster = errors(cluster_covariance(prepared.design, *study.linear, prepared.groups));
    add_robust(study, robust);
}

struct Complete {
    Matrix values;
    std::vector<std::size_t> rows;  ///< of the table
};

/// Rows of some number columns that have no gap, those of customers without a failure apart.
Fitted<Complete> complete_rows(const Table& table, const std::vector<std::string>& names, const Study& study)
{
    std::vector<const Column*> columns;
    for (const std::string& name : names) {
        const Column* column = table.find(name);
        if (column == nullptr) return refuse(Cause::unknown_column, {name}, "the data have no column \"" + name + "\"");
        if (column->text) return refuse(Cause::wrong_type, {name}, "column " + name + " must be numbers");
        columns.push_back(column);
    }
    const Column* const failure = table.find(study.request.failure);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
        // Where some never had a failure, only rows that the fit took may speak of recoveries.
        if (failure != nullptr && !std::binary_search(study.prepared.rows.begin(), study.prepared.rows.end(), row))
            continue;
        if (std::none_of(columns.begin(), columns.end(), [&](const Column* column) { return column->missing(row); }))
            rows.push_back(row);
    }
    Matrix out(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t j = 0; j < columns.size(); ++j) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            out(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = columns[j]->numbers[rows[i]];
    }
    return Complete{std::move(out), std::move(rows)};
}

/// The group of each row, from 0; those without one are a group together.
std::vector<int> groups_of(const Table& table, const std::string& group, const std::vector<std::size_t>& rows)
{
    const Column* const column = table.find(group);
    std::vector<int> out;
    if (column == nullptr) return out;
    std::map<std::string, int> known;
    for (const std::size_t row : rows)
        out.push_back(known.try_emplace(column->cell(row), static_cast<int>(known.size())).first->second);
    return out;
}

Fitted<int> add_path(Study& study, const Table& table, Progress& progress)
{
    const Request& request = study.request;
    if (request.path.empty()) return 0;
    const auto complete = complete_rows(table, request.path, study);
    if (!complete) return tl::unexpected(complete.error());
    if (!progress.begin("path")) return stopped();
    const std::vector<int> groups = groups_of(table, request.group, complete->rows);
    auto path =
        fit_path(complete->values, request.path, groups, request.resamples, request.seed, request.level, progress);
    if (!path) return tl::unexpected(path.error());
    study.path = std::move(*path);
    return 0;
}

Fitted<int> add_paradox(Study& study, const Table& table)
{
    const Request& request = study.request;
    if (request.paradox.empty()) return 0;
    if (study.cox) {
        return refuse(
            Cause::not_for_family, {request.paradox},
            "whether more becomes worse is asked of an outcome, not of the time until it: leave the time out");
    }
    const auto complete = complete_rows(table, {request.paradox, request.outcome}, study);
    if (!complete) return tl::unexpected(complete.error());
    auto test = test_inverse_u(complete->values.col(0), complete->values.col(1), request.level);
    if (!test) return tl::unexpected(test.error());
    study.paradox = *test;
    return 0;
}

Fitted<int> add_unfailed(Study& study)
{
    const Prepared& prepared = study.prepared;
    if (study.request.failure.empty()) return 0;
    const Vector score = recovery_scores(study);
    const bool yes_no = prepared.family == Family::logistic || prepared.family == Family::mixed;
    auto compared = study.cox
                        ? compare_survival({prepared.time, prepared.y}, score,
                                           {prepared.unfailed_time, prepared.unfailed}, study.request.level)
                        : compare_with_never_failed(prepared.y, score, prepared.unfailed, yes_no, study.request.level);
    if (!compared) return tl::unexpected(compared.error());
    study.unfailed = std::move(*compared);
    return 0;
}

/// Published effects beside what these data say of the same columns.
Fitted<int> add_known(Study& study)
{
    for (const Known& known : study.request.known) {
        const PublishedEffect* const effect = published_effect(known.effect);
        if (effect == nullptr) {
            std::vector<std::string_view> ids;
            for (const PublishedEffect& each : published_effects()) ids.push_back(each.id);
            return refuse(Cause::unknown_column, {known.effect},
                          "no published effect is called \"" + known.effect + "\"" + did_you_mean(known.effect, ids));
        }
        const auto term = std::find_if(study.terms.begin(), study.terms.end(),
                                       [&](const Term& each) { return each.slope && each.name == known.column; });
        if (!study.logistic || term == study.terms.end() ||
            !binary(study.prepared.design.x, slope_of(study, known.column))) {
            return refuse(Cause::wrong_type, {known.column},
                          "a published effect stands beside a predictor of yes and no, of an outcome of yes and no; " +
                              known.column + " is none");
        }
        study.weighed.push_back(weighed(known, *effect, term->estimate, term->se));
    }
    return 0;
}

/// Of a 0-10 outcome; source of the standard error: the variance of a difference of two shares of one sample.
void add_promoters(Study& study)
{
    const Vector& y = study.prepared.y;
    if (study.prepared.family != Family::ordinal || y.minCoeff() < 0 || y.maxCoeff() > 10 || y.maxCoeff() < 9) return;
    PromoterScore out;
    const double n = static_cast<double>(y.size());
    out.promoters = static_cast<double>((y.array() >= 9).count()) / n;
    out.detractors = static_cast<double>((y.array() <= 6).count()) / n;
    const double difference = out.promoters - out.detractors;
    out.score = 100 * difference;
    out.se = 100 * std::sqrt((out.promoters + out.detractors - difference * difference) / n);
    study.promoters = out;
}

}  // namespace

std::vector<int> steps_of(const Study& study)
{
    static constexpr std::string_view k_covariates[] = {"severity", "tenure", "channel",
                                                        "contacts", "stakes", "segment"};
    std::vector<int> out;
    const std::vector<std::string>& names = study.prepared.design.names;
    for (std::size_t j = 0; j < names.size(); ++j) {
        const auto& given = study.request.covariates;
        const bool named = std::find(given.begin(), given.end(), names[j]) != given.end();
        const bool called = std::any_of(std::begin(k_covariates), std::end(k_covariates), [&](std::string_view word) {
            return names[j].find(word) != std::string::npos;
        });
        const auto& by_lot = study.request.by_lot;
        const bool drawn = std::find(by_lot.begin(), by_lot.end(), names[j]) != by_lot.end();
        if (!named && !called && !drawn && names[j].find('=') == std::string::npos) out.push_back(static_cast<int>(j));
    }
    return out;
}

Vector recovery_scores(const Study& study)
{
    const std::vector<int> steps = steps_of(study);  // how severe a case was says nothing of how it was handled
    if (steps.empty()) return {};
    const Matrix x = study.prepared.design.x(Eigen::all, steps);
    const Scale scale = scale_of(x);
    return ((x.rowwise() - scale.mean.transpose()).array().rowwise() / scale.sd.transpose().array()).rowwise().mean();
}

Fitted<int> assess_study(Study& study, const Table& table, Progress& progress)
{
    if (study.logistic) {
        if (auto done = assess_logistic(study, progress); !done) return done;
    }
    if (study.linear) assess_linear(study);
    if (study.prepared.family == Family::mixed || study.prepared.family == Family::cox) warn_few_events(study);
    add_multiplicity(study);
    if (study.logistic || study.ordinal) add_promoters(study);
    if (auto done = add_known(study); !done) return done;
    if (auto done = add_path(study, table, progress); !done) return done;
    if (auto done = add_unfailed(study); !done) return done;
    return add_paradox(study, table);
}

}  // namespace amends::loyalty
