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
    if (study.mixed) {
        const MixedFit& fit = *study.mixed;
        out["sigma"] = number(fit.sigma);
        out["log_sigma_se"] = fit.boundary ? Json(nullptr) : number(fit.log_sigma_error);
        out["icc"] = number(fit.icc());
        out["groups"] = fit.groups;
        out["groups_of_one"] = fit.groups_of_one;
        out["boundary"] = fit.boundary;
        out["variance_p"] = number(fit.variance_p);
    }
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
