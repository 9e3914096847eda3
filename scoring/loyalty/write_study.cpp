#include "scoring/loyalty/write_study.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"

namespace amends::loyalty {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// An end of an interval: without a bound it is null.
Json ends(double low, double high)
{
    return Json::array({number(low), number(high)});
}

Json term_json(const Term& term)
{
    Json out;
    out["name"] = term.name;
    out["estimate"] = number(term.estimate);
    out["se"] = number(term.se);
    out["ci"] = ends(term.low, term.high);
    out["p"] = number(term.p);
    out["statistic"] = number(term.statistic);
    if (!std::isnan(term.profile_low)) out["ci_profile"] = ends(term.profile_low, term.profile_high);
    if (!std::isnan(term.standardised)) {
        out["standardised"] = number(term.standardised);
        out["standardised_se"] = number(term.standardised_se);
    }
    const auto optional = [&](const char* key, double value) {
        if (!std::isnan(value)) out[key] = value;
    };
    optional("se_hc3", term.se_hc3);
    optional("se_cluster", term.se_cluster);
    optional("p_holm", term.p_holm);
    optional("p_bh", term.p_bh);
    optional("vif", term.vif);
    return out;
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json warnings_json(const std::vector<Warning>& warnings)
{
    Json out = Json::array();
    for (const Warning& warning : warnings)
        out.push_back({{"code", warning.code}, {"columns", warning.columns}, {"message", warning.message}});
    return out;
}

Json rows_json(const RowCounts& counts)
{
    return {{"read", counts.read},
            {"used", counts.used},
            {"without_outcome", counts.without_outcome},
            {"with_gaps", counts.with_gaps},
            {"never_failed", counts.unfailed},
            {"duplicates", counts.duplicates}};
}

std::string penalty_name(const Penalty& penalty)
{
    switch (penalty.kind) {
        case Penalty::Kind::none:
            return "none";
        case Penalty::Kind::ridge:
            return "ridge";
        case Penalty::Kind::firth:
            return "firth";
        case Penalty::Kind::prior:
            return "prior";
    }
    return "none";
}

void add_assessment(Json& out, const Study& study)
{
    const Assessment& made = *study.assessment;
    for (std::size_t j = 0; j < made.margins.size(); ++j) {
        Json& term = out["terms"][j + 1];
        term["ame"] = number(made.margins[j].average.value);
        term["ame_se"] = number(made.margins[j].average.se);
        term["plus_one"] = number(made.margins[j].plus_one.value);
        term["plus_one_se"] = number(made.margins[j].plus_one.se);
    }
    out["auc"] = number(made.auc);
    out["brier"] = number(made.brier);
    out["logloss"] = number(made.log_loss);
    out["kappa"] = number(made.collinearity.kappa);
    out["hosmer_lemeshow"] = {
        {"chisq", number(made.hosmer_lemeshow.chi_squared)}, {"df", 8}, {"p", number(made.hosmer_lemeshow.p)}};
    out["calibration"] = Json::array();
    for (const Decile& decile : made.deciles)
        out["calibration"].push_back({{"n", decile.n}, {"mean_p", decile.mean_p}, {"obs", decile.observed}});
    const Validation& seen = made.validation;
    out["cv"] = {{"auc", number(seen.auc)},
                 {"logloss", number(seen.log_loss)},
                 {"brier", number(seen.brier)},
                 {"calibration_intercept", number(seen.calibration_intercept)},
                 {"calibration_slope", number(seen.calibration_slope)}};
    if (!made.cohorts.empty()) out["cohorts"] = Json::array();
    for (const CohortScore& cohort : made.cohorts) {
        out["cohorts"].push_back({{"cohort", cohort.cohort},
                                  {"n", cohort.n},
                                  {"obs", number(cohort.observed)},
                                  {"mean_p", number(cohort.mean_p)},
                                  {"auc", number(cohort.auc)},
                                  {"logloss", number(cohort.log_loss)}});
    }
    if (made.best.resamples == 0) return;
    out["best_step"] = {{"resamples", made.best.resamples}, {"failed", made.best.failed}, {"share", Json::object()}};
    for (std::size_t k = 0; k < made.steps.size(); ++k) {
        out["best_step"]["share"][study.prepared.design.names[static_cast<std::size_t>(made.steps[k])]] =
            made.best.share[k];
    }
}

void add_path(Json& out, const PathModel& path, double level)
{
    Json arrows = Json::array();
    for (const Arrow& arrow : path.arrows) {
        arrows.push_back({{"from", path.nodes[static_cast<std::size_t>(arrow.from)]},
                          {"to", path.nodes[static_cast<std::size_t>(arrow.to)]},
                          {"estimate", number(arrow.estimate)},
                          {"se", number(arrow.se)},
                          {"standardised", number(arrow.standardised)}});
    }
    out["path"] = {{"arrows", arrows},
                   {"indirect", number(path.indirect)},
                   {"sobel_se", number(path.sobel_se)},
                   {"direct", number(path.direct)},
                   {"total", number(path.total)},
                   {"mediated", number(path.mediated)}};
    if (path.interval.resamples == 0) return;
    const BootstrapInterval& interval = path.interval;
    out["path"]["bootstrap"] = {{"resamples", interval.resamples},
                                {"level", level},
                                {"se", number(interval.se)},
                                {"percentile", ends(interval.percentile_low, interval.percentile_high)},
                                {"bca", ends(interval.bca_low, interval.bca_high)},
                                {"acceleration", number(interval.acceleration)}};
}

void add_paradox(Json& out, const InverseU& test)
{
    out["inverse_u"] = {{"found", test.found},
                        {"p_inverse_u", number(test.p_inverse_u)},
                        {"p_u", number(test.p_u)},
                        {"range", ends(test.least, test.most)},
                        {"slope_low", number(test.slope_low)},
                        {"slope_low_se", number(test.slope_low_se)},
                        {"slope_high", number(test.slope_high)},
                        {"slope_high_se", number(test.slope_high_se)},
                        {"extremum", number(test.extremum)},
                        {"fieller", ends(test.fieller_low, test.fieller_high)},
                        {"two_lines",
                         {{"break_at", number(test.break_at)},
                          {"slope_low", number(test.line_low)},
                          {"slope_low_se_hc3", number(test.line_low_se)},
                          {"slope_high", number(test.line_high)},
                          {"slope_high_se_hc3", number(test.line_high_se)}}}};
}

void add_unfailed(Json& out, const NeverFailed& compared)
{
    out["never_failed"] = {{"n", compared.customers}, {"mean", number(compared.mean)}};
    if (compared.at_time > 0) out["never_failed"]["at_time"] = compared.at_time;
    for (const Beside& each : compared.besides) {
        out["never_failed"]["recovered"].push_back({{"who", each.name()},
                                                    {"n", each.customers},
                                                    {"mean", number(each.mean)},
                                                    {"difference", number(each.more.value)},
                                                    {"ci", ends(each.more.low, each.more.high)}});
    }
}

void add_known(Json& out, const Study& study)
{
    if (study.weighed.empty()) return;
    const auto told = [](double log_odds, double sd) {
        return Json{{"log_odds", number(log_odds)}, {"sd", number(sd)}};
    };
    out["known"] = Json::array();
    for (const Weighed& each : study.weighed) {
        out["known"].push_back({{"column", each.known.column},
                                {"effect", each.known.effect},
                                {"published", told(each.published, each.published_sd)},
                                {"data", told(each.data, each.data_se)},
                                {"both", told(each.both, each.both_sd)}});
    }
}

void add_mixed(Json& out, const MixedFit& fit)
{
    out["sigma"] = number(fit.sigma);
    out["log_sigma_se"] = fit.boundary ? Json(nullptr) : number(fit.log_sigma_error);
    out["icc"] = number(fit.icc());
    out["groups"] = fit.groups;
    out["groups_of_one"] = fit.groups_of_one;
    out["boundary"] = fit.boundary;
    out["variance_p"] = number(fit.variance_p);
}

void add_cox(Json& out, const Study& study)
{
    const CoxFit& fit = *study.cox;
    out["concordance"] = number(fit.concordance);
    out["score_test"] = number(fit.score_test);
    out["proportional_hazards"] = Json::array();
    for (Eigen::Index j = 0; j < fit.coefficients.size(); ++j) {
        out["proportional_hazards"].push_back({{"name", study.prepared.design.names[static_cast<std::size_t>(j)]},
                                               {"chisq", number(fit.proportional.chi_squared[j])},
                                               {"p", number(fit.proportional.p[j])}});
    }
    out["proportional_hazards"].push_back({{"name", "GLOBAL"},
                                           {"chisq", number(fit.proportional.global_chi_squared)},
                                           {"p", number(fit.proportional.global_p)}});
    if (!study.split) return;
    Json split = {{"at", study.split->at}, {"terms", Json::array()}};
    const Vector early = study.split->early.errors();
    const Vector late = study.split->late.errors();
    for (Eigen::Index j = 0; j < fit.coefficients.size(); ++j) {
        split["terms"].push_back({{"name", study.prepared.design.names[static_cast<std::size_t>(j)]},
                                  {"early", number(study.split->early.coefficients[j])},
                                  {"early_se", number(early[j])},
                                  {"late", number(study.split->late.coefficients[j])},
                                  {"late_se", number(late[j])}});
    }
    out["split_effects"] = std::move(split);
}

void add_family(Json& out, const Study& study)
{
    if (study.logistic) {
        const LogisticFit& fit = *study.logistic;
        out["penalty"] = penalty_name(fit.penalty);
        if (fit.penalty.kind == Penalty::Kind::firth) out["penalised_loglik"] = number(fit.objective);
        out["edf"] = number(fit.edf);
    }
    if (study.mixed) add_mixed(out, *study.mixed);
    if (study.between) add_mixed(out["between"], *study.between);
    if (study.cox) add_cox(out, study);
    if (study.linear) {
        out["sigma"] = number(study.linear->sigma);
        out["df"] = study.linear->df;
        out["r_squared"] = number(study.linear->r_squared);
    }
    if (study.ordinal) out["levels"] = study.ordinal->levels;
}

}  // namespace

std::string write_study(const Study& study)
{
    Json out;
    out["family"] = name_of(study.prepared.family);
    out["source"] = name_of(study.prepared.source);
    out["n"] = study.n;
    out["events"] = study.prepared.family == Family::ordinal || study.prepared.family == Family::linear
                        ? Json(nullptr)
                        : Json(study.events);
    out["loglik"] = number(study.loglik);
    out["loglik_null"] = number(study.loglik_null);
    out["level"] = study.request.level;
    out["ci_from"] = study.interval;
    out["p_from"] = study.p_from;
    out["terms"] = Json::array();
    for (const Term& term : study.terms) out["terms"].push_back(term_json(term));
    add_family(out, study);
    if (study.assessment) add_assessment(out, study);
    if (study.path) add_path(out, *study.path, study.request.level);
    if (study.paradox) add_paradox(out, *study.paradox);
    if (study.unfailed) add_unfailed(out, *study.unfailed);
    add_known(out, study);
    if (study.promoters) {
        out["nps"] = {{"promoters", study.promoters->promoters},
                      {"detractors", study.promoters->detractors},
                      {"score", study.promoters->score},
                      {"se", study.promoters->se}};
    }
    out["warnings"] = warnings_json(study.warnings);
    out["rows"] = rows_json(study.prepared.counts);
    return dumped(out);
}

std::string write_refusal(const Refused& refused)
{
    Json out;
    out["refused"] = {{"cause", name_of(refused.cause)}, {"columns", refused.columns}, {"message", refused.message}};
    return dumped(out);
}

std::string write_preview(const Preview& preview)
{
    Json out;
    out["rows"] = preview.rows;
    out["incomplete"] = preview.incomplete;
    out["duplicates"] = preview.duplicates;
    out["columns"] = Json::array();
    for (const ColumnPreview& column : preview.columns) {
        Json row = {{"name", column.name},         {"type", column.type},         {"missing", column.missing},
                    {"distinct", column.distinct}, {"examples", column.examples}, {"suggested", column.suggested}};
        if (column.type != "text" && column.type != "nothing") {
            row["least"] = column.least;
            row["most"] = column.most;
            row["mean"] = column.mean;
        }
        out["columns"].push_back(std::move(row));
    }
    return dumped(out);
}

}  // namespace amends::loyalty
