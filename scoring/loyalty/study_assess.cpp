#include <algorithm>
#include <cmath>

#include "scoring/base/suggest.h"
#include "scoring/loyalty/kernel.h"
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
    study.warnings.push_back({"few_events",
                              {},
                              std::to_string(static_cast<long>(rarer)) + " of the rarer outcome for " +
                                  std::to_string(study.terms.size()) +
                                  " terms: indicative only; use --penalty firth or prior:S, name fewer predictors, or "
                                  "wait for more customers"});
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

Fitted<int> assess_logistic(Study& study, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    const LogisticFit& fit = *study.logistic;
    warn_few_events(study);
    const bool many = prepared.y.size() > k_most_assessed && study.request.resamples == 0;
    if (many || prepared.design.x.cols() == 0) return 0;
    const RobustErrors robust = robust_errors(prepared.design, prepared.y, fit, prepared.groups);
    Assessment out;
    out.collinearity = collinearity(prepared.design);
    Vector p_values(static_cast<Eigen::Index>(study.terms.size()) - 1);
    for (std::size_t j = 0; j < study.terms.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        study.terms[j].se_hc3 = robust.hc3[at];
        if (robust.cluster.size() > 0) study.terms[j].se_cluster = robust.cluster[at];
        if (j == 0) continue;
        study.terms[j].vif = out.collinearity.vif[at - 1];
        p_values[at - 1] = study.terms[j].p;
    }
    const Vector holm = adjust_holm(p_values);
    const Vector bh = adjust_bh(p_values);
    for (std::size_t j = 1; j < study.terms.size(); ++j) {
        study.terms[j].p_holm = holm[static_cast<Eigen::Index>(j) - 1];
        study.terms[j].p_bh = bh[static_cast<Eigen::Index>(j) - 1];
    }
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
                             study.request.seed, progress);
        if (out.best.resamples < study.request.resamples) return stopped();
    }
    warn_collinear(study, out.collinearity);
    warn_extrapolation(study, out);
    study.assessment = std::move(out);
    return 0;
}

/// Complete rows of some number columns.
Fitted<Matrix> complete_rows(const Table& table, const std::vector<std::string>& names)
{
    std::vector<const Column*> columns;
    for (const std::string& name : names) {
        const Column* column = table.find(name);
        if (column == nullptr) return refuse(Cause::unknown_column, {name}, "the data have no column \"" + name + "\"");
        if (column->text) return refuse(Cause::wrong_type, {name}, "column " + name + " must be numbers");
        columns.push_back(column);
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (std::none_of(columns.begin(), columns.end(), [&](const Column* column) { return column->missing(row); }))
            rows.push_back(row);
    }
    Matrix out(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t j = 0; j < columns.size(); ++j) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            out(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = columns[j]->numbers[rows[i]];
    }
    return out;
}

Fitted<int> add_path(Study& study, const Table& table, Progress& progress)
{
    const Request& request = study.request;
    if (request.path.empty()) return 0;
    const auto columns = complete_rows(table, request.path);
    if (!columns) return tl::unexpected(columns.error());
    if (!progress.begin("path")) return stopped();
    auto path = fit_path(*columns, request.path, request.resamples, request.seed, request.level, progress);
    if (!path) return tl::unexpected(path.error());
    study.path = std::move(*path);
    return 0;
}

Fitted<int> add_paradox(Study& study, const Table& table)
{
    const Request& request = study.request;
    if (request.paradox.empty()) return 0;
    const auto columns = complete_rows(table, {request.paradox, request.outcome});
    if (!columns) return tl::unexpected(columns.error());
    auto test = test_inverse_u(columns->col(0), columns->col(1), request.level);
    if (!test) return tl::unexpected(test.error());
    study.paradox = *test;
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

Fitted<int> assess_study(Study& study, const Table& table, Progress& progress)
{
    if (study.logistic) {
        if (auto done = assess_logistic(study, progress); !done) return done;
    }
    if (study.prepared.family == Family::mixed || study.prepared.family == Family::cox) warn_few_events(study);
    if (!study.logistic && study.prepared.design.x.cols() > 1)
        warn_collinear(study, collinearity(study.prepared.design));
    if (study.logistic || study.ordinal) add_promoters(study);
    if (auto done = add_known(study); !done) return done;
    if (auto done = add_path(study, table, progress); !done) return done;
    return add_paradox(study, table);
}

}  // namespace amends::loyalty
