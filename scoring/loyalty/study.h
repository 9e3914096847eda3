#pragma once
// One question put to one table: the fit, everything that says how far to trust it, and what to beware of.

#include <optional>
#include <string>
#include <vector>

#include "scoring/loyalty/cox.h"
#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/mixed.h"
#include "scoring/loyalty/ordinal.h"
#include "scoring/loyalty/prepare.h"

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
};

/// Something to beware of. `code` is stable; the message says what to do.
struct Warning {
    std::string code;
    std::vector<std::string> columns;
    std::string message;

    bool operator==(const Warning&) const = default;
};

struct Study {
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

    std::optional<LogisticFit> logistic;
    std::optional<OrdinalFit> ordinal;
    std::optional<LinearFit> linear;
    std::optional<MixedFit> mixed;
    std::optional<CoxFit> cox;
    std::optional<SplitEffects> split;  ///< of a Cox model whose hazards are not proportional
};

/// Prepares, fits and looks for what to beware of.
///
/// A plain logistic request whose data are separated is answered with Firth's penalty and a warning; every other fault
/// is a refusal.
Fitted<Study> study(const Table& table, const Request& request);

/// Only the warnings that do not depend on a fit: rows, missing covariates, sources.
std::vector<Warning> warnings_of_data(const Prepared& prepared, const Request& request);

}  // namespace amends::loyalty
