#include "scoring/loyalty/study.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scoring/loyalty/special.h"
#include "scoring/loyalty/study_parts.h"

namespace amends::loyalty {
namespace {

constexpr double k_none = std::numeric_limits<double>::quiet_NaN();
/// Likelihood intervals take some forty fits a term; beyond this many rows they equal Wald's to the eye.
constexpr Eigen::Index k_most_profiled = 50000;

Term term_of(std::string name, double estimate, double se, bool slope)
{
    Term term;
    term.name = std::move(name);
    term.estimate = estimate;
    term.se = se;
    term.slope = slope;
    term.profile_low = term.profile_high = term.standardised = term.standardised_se = k_none;
    term.se_hc3 = term.se_cluster = term.p_holm = term.p_bh = term.vif = k_none;
    return term;
}

void add_wald(Term& term, double level)
{
    const double z = normal_quantile(0.5 + level / 2);
    term.statistic = term.estimate / term.se;
    term.p = normal_two_sided(term.statistic);
    term.low = term.estimate - z * term.se;
    term.high = term.estimate + z * term.se;
}

long events_in(const Vector& y)
{
    return static_cast<long>(std::count(y.begin(), y.end(), 1.0));
}

Fitted<int> take_logistic(Study& study, LogisticFit fit, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    const bool firth = fit.penalty.kind == Penalty::Kind::firth;
    const bool plain = fit.penalty.kind == Penalty::Kind::none;
    const Vector errors = fit.errors();
    for (Eigen::Index j = 0; j < fit.coefficients.size(); ++j) {
        Term term = term_of(term_name(prepared.design.names, j), fit.coefficients[j], errors[j], j > 0);
        add_wald(term, study.request.level);
        term.standardised = fit.standardised[j];
        term.standardised_se = fit.standardised_errors[j];
        study.terms.push_back(std::move(term));
    }
    if ((plain || firth) && ((study.request.profile && prepared.y.size() <= k_most_profiled) || firth)) {
        if (!progress.begin("intervals")) return stopped();
        const auto ends = profile_intervals(prepared.design, prepared.y, fit, study.request.level, progress);
        if (ends.size() < study.terms.size()) return stopped();
        for (std::size_t j = 0; j < ends.size(); ++j) {
            study.terms[j].profile_low = ends[j].low;
            study.terms[j].profile_high = ends[j].high;
        }
    }
    study.interval = study.p_from = "wald";
    if (firth) {
        study.interval = "profile";
        study.p_from = "likelihood ratio";
        const Vector ratios = likelihood_ratios(prepared.design, prepared.y, fit);
        for (std::size_t j = 0; j < study.terms.size(); ++j) {
            Term& term = study.terms[j];
            const double ratio = ratios[static_cast<Eigen::Index>(j)];
            term.low = term.profile_low;
            term.high = term.profile_high;
            term.statistic = std::copysign(std::sqrt(ratio), term.estimate);
            term.p = chi_squared_upper(ratio, 1);
        }
    }
    study.events = events_in(prepared.y);
    study.loglik = fit.loglik;
    study.loglik_null = fit.loglik_null;
    study.logistic = std::move(fit);
    return 0;
}

Fitted<int> run_logistic(Study& study, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    auto fit = fit_logistic(prepared.design, prepared.y, study.request.penalty);
    if (!fit && fit.error().cause == Cause::separated) {
        study.warnings.push_back({"separation", fit.error().columns, fit.error().message});
        study.firth_for_separation = true;
        auto penalised = fit_logistic(prepared.design, prepared.y, {Penalty::Kind::firth, 0, 0, 1});
        if (penalised) fit = std::move(penalised);
    }
    if (!fit) return tl::unexpected(fit.error());
    return take_logistic(study, std::move(*fit), progress);
}

std::string shown(double level)
{
    const auto whole = static_cast<long long>(level);
    if (static_cast<double>(whole) == level) return std::to_string(whole);
    std::string text = std::to_string(level);
    while (text.back() == '0') text.pop_back();
    return text;
}

Fitted<int> run_ordinal(Study& study)
{
    const Prepared& prepared = study.prepared;
    auto fit = fit_ordinal(prepared.design, prepared.y);
    if (!fit) return tl::unexpected(fit.error());
    const Vector errors = fit->errors();
    const Eigen::Index cuts = fit->thresholds.size();
    for (Eigen::Index k = 0; k < cuts; ++k) {
        const auto at = static_cast<std::size_t>(k);
        study.terms.push_back(
            term_of(shown(fit->levels[at]) + "|" + shown(fit->levels[at + 1]), fit->thresholds[k], errors[k], false));
    }
    for (Eigen::Index j = 0; j < fit->coefficients.size(); ++j) {
        study.terms.push_back(
            term_of(prepared.design.names[static_cast<std::size_t>(j)], fit->coefficients[j], errors[cuts + j], true));
    }
    for (Term& term : study.terms) add_wald(term, study.request.level);
    study.interval = study.p_from = "wald";
    study.loglik = fit->loglik;
    study.loglik_null = fit->loglik_null;
    study.ordinal = std::move(*fit);
    return 0;
}

Fitted<int> run_linear(Study& study)
{
    const Prepared& prepared = study.prepared;
    auto fit = fit_linear(prepared.design, prepared.y);
    if (!fit) return tl::unexpected(fit.error());
    const Vector errors = fit->errors();
    const double t = t_quantile(0.5 + study.request.level / 2, fit->df);
    for (Eigen::Index j = 0; j < fit->coefficients.size(); ++j) {
        Term term = term_of(term_name(prepared.design.names, j), fit->coefficients[j], errors[j], j > 0);
        term.statistic = term.estimate / term.se;
        term.p = t_two_sided(term.statistic, fit->df);
        term.low = term.estimate - t * term.se;
        term.high = term.estimate + t * term.se;
        study.terms.push_back(std::move(term));
    }
    study.interval = study.p_from = "t";
    study.loglik = fit->loglik;
    study.loglik_null = k_none;
    study.linear = std::move(*fit);
    return 0;
}

Fitted<int> run_mixed(Study& study, Progress& progress)
{
    const Prepared& prepared = study.prepared;
    auto fit = fit_mixed(prepared.design, prepared.y, prepared.groups, progress);
    if (!fit) return tl::unexpected(fit.error());
    const Vector errors = fit->errors();
    for (Eigen::Index j = 0; j < fit->coefficients.size(); ++j) {
        study.terms.push_back(term_of(term_name(prepared.design.names, j), fit->coefficients[j], errors[j], j > 0));
        add_wald(study.terms.back(), study.request.level);
    }
    if (fit->boundary) {
        study.warnings.push_back({"no_between_group_variance",
                                  {study.request.group},
                                  "no variance between the groups of " + study.request.group +
                                      ": the fit equals one that pools them; do not compare groups"});
    }
    if (2 * fit->groups_of_one > fit->groups) {
        study.warnings.push_back({"groups_of_one",
                                  {study.request.group},
                                  std::to_string(fit->groups_of_one) + " of " + std::to_string(fit->groups) +
                                      " groups have a single row: the spread between groups is known poorly"});
    }
    study.interval = study.p_from = "wald";
    study.events = events_in(prepared.y);
    study.loglik = fit->loglik;
    study.loglik_null = fit->loglik_pooled;
    study.mixed = std::move(*fit);
    return 0;
}

Fitted<int> run_cox(Study& study)
{
    constexpr double k_unlikely = 0.05;
    const Prepared& prepared = study.prepared;
    auto fit = fit_cox(prepared.design, prepared.time, prepared.y);
    if (!fit) return tl::unexpected(fit.error());
    const Vector errors = fit->errors();
    std::vector<std::string> failing;
    for (Eigen::Index j = 0; j < fit->coefficients.size(); ++j) {
        const std::string& name = prepared.design.names[static_cast<std::size_t>(j)];
        study.terms.push_back(term_of(name, fit->coefficients[j], errors[j], true));
        add_wald(study.terms.back(), study.request.level);
        if (fit->proportional.p[j] < k_unlikely) failing.push_back(name);
    }
    if (!failing.empty() || fit->proportional.global_p < k_unlikely) {
        auto split = split_effects(prepared.design, prepared.time, prepared.y);
        study.warnings.push_back({"hazards_not_proportional", failing,
                                  "the effect changes with time, so one figure for all of it is an average" +
                                      std::string(split ? ": read the early and the late effects" : "")});
        if (split) study.split = std::move(*split);
    }
    study.interval = study.p_from = "wald";
    study.events = events_in(prepared.y);
    study.loglik = fit->loglik;
    study.loglik_null = fit->loglik_null;
    study.cox = std::move(*fit);
    return 0;
}

}  // namespace

Fitted<Study> study(const Table& table, const Request& request)
{
    return study(table, request, unheard());
}

Fitted<Study> study(const Table& table, const Request& request, Progress& progress)
{
    if (!progress.begin("fit")) return stopped();
    auto prepared = prepare(table, request);
    if (!prepared) return tl::unexpected(prepared.error());
    if (prepared->family != Family::logistic && request.penalty.kind != Penalty::Kind::none) {
        return refuse(Cause::not_for_family, {},
                      "only the logistic family takes a penalty, and this fit is " +
                          std::string(name_of(prepared->family)) + ": leave the penalty out, or ask for logistic");
    }
    Study out;
    out.data = table.name;
    out.request = request;
    out.prepared = std::move(*prepared);
    out.n = static_cast<long>(out.prepared.y.size());
    out.warnings = warnings_of_data(out.prepared, request);
    Fitted<int> ran = 0;
    switch (out.prepared.family) {
        case Family::logistic:
            ran = run_logistic(out, progress);
            break;
        case Family::ordinal:
            ran = run_ordinal(out);
            break;
        case Family::linear:
            ran = run_linear(out);
            break;
        case Family::mixed:
            ran = run_mixed(out, progress);
            break;
        case Family::cox:
            ran = run_cox(out);
            break;
    }
    if (!ran) return tl::unexpected(ran.error());
    if (ran = assess_study(out, table, progress); !ran) return tl::unexpected(ran.error());
    return out;
}

}  // namespace amends::loyalty
