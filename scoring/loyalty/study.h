#pragma once
// One question put to one table: the fit, everything that says how far to trust it, and what to beware of.

#include <optional>
#include <string>
#include <vector>

#include "scoring/loyalty/assess.h"
#include "scoring/loyalty/cox.h"
#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/mixed.h"
#include "scoring/loyalty/ordinal.h"
#include "scoring/loyalty/path.h"
#include "scoring/loyalty/prepare.h"
#include "scoring/loyalty/unfailed.h"

namespace amends::loyalty {

/// One row of the table of results. Absent parts are NaN.
struct Term {
    std::string name;  ///< "intercept", a column, or "k|k+1" for a threshold
    double estimate = 0;
    double se = 0;
    double low = 0;  ///< of the interval that `Study::interval` names
    double high = 0;
    double statistic = 0;  ///< z or t; the root of the likelihood ratio under Firth
    double p = 0;
    double profile_low = 0;
    double profile_high = 0;
    double standardised = 0;  ///< per population standard deviation of the column
    double standardised_se = 0;
    bool slope = true;  ///< false: intercept or threshold
    double se_hc3 = 0;
    double se_cluster = 0;
    double p_holm = 0;
    double p_bh = 0;
    double vif = 0;
};

/// Something to beware of. `code` is stable; the message says what to do.
struct Warning {
    std::string code;
    std::vector<std::string> columns;
    std::string message;

    bool operator==(const Warning&) const = default;
};

/// Promoters less detractors of a 0-10 question, in points of 100, with its standard error.
struct PromoterScore {
    double promoters = 0;
    double detractors = 0;
    double score = 0;
    double se = 0;
};

/// How far to trust a logistic fit; made where there are at most 50 000 rows, or resamples were asked for.
struct Assessment {
    std::vector<Margin> margins;  ///< of each predictor
    Collinearity collinearity;
    double auc = 0;
    double brier = 0;
    double log_loss = 0;
    std::vector<Decile> deciles;
    Fit10 hosmer_lemeshow;
    Validation validation;
    std::vector<CohortScore> cohorts;
    std::vector<double> lift;  ///< of the cross-validated probabilities
    std::vector<int> steps;    ///< predictors that are steps, not covariates
    BestStep best;
};

struct Study {
    std::string data;  ///< the table's name
    Request request;
    Prepared prepared;
    std::string interval;  ///< wald, t, or profile
    std::string p_from;    ///< wald, t, or likelihood ratio
    bool firth_for_separation = false;
    long n = 0;
    long events = 0;  ///< outcomes of 1; 0 for ordinal and linear
    double loglik = 0;
    double loglik_null = 0;  ///< NaN where none is defined
    std::vector<Term> terms;
    std::vector<Warning> warnings;
    std::optional<Assessment> assessment;
    std::optional<PathModel> path;
    std::optional<InverseU> paradox;
    std::optional<NeverFailed> unfailed;  ///< recovered customers beside those without a failure
    std::optional<PromoterScore> promoters;
    std::vector<Weighed> weighed;  ///< published effects beside the data's

    std::optional<LogisticFit> logistic;
    std::optional<OrdinalFit> ordinal;
    std::optional<LinearFit> linear;
    std::optional<MixedFit> mixed;
    std::optional<MixedFit> between;  ///< beside a logistic fit with groups, where resamples were asked for
    std::optional<CoxFit> cox;
    std::optional<SplitEffects> split;  ///< of a Cox model whose hazards are not proportional
};

/// Prepares, fits and looks for what to beware of.
///
/// A plain logistic request whose data are separated is answered with Firth's penalty and a warning; every other fault
/// is a refusal.
/// progress   told of stages and bootstraps; where it stops them, the refusal is `stopped`
Fitted<Study> study(const Table& table, const Request& request, Progress& progress);
Fitted<Study> study(const Table& table, const Request& request);

/// Only the warnings that do not depend on a fit: rows, missing covariates, sources.
std::vector<Warning> warnings_of_data(const Prepared& prepared, const Request& request);

}  // namespace amends::loyalty
