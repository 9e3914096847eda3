#pragma once
// Time until a customer leaves or comes back, with customers whom we stopped watching.

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

struct ProportionalHazards {
    Vector chi_squared;  ///< of each coefficient, one degree
    Vector p;
    double global_chi_squared = 0;
    double global_p = 1;
};

/// coefficients, covariance   of the log hazard ratios; there is no intercept
struct CoxFit : Estimate {
    double loglik_null = 0;
    double score_test = 0;   ///< at zero coefficients
    double concordance = 0;  ///< share of comparable pairs in which the earlier event had the higher risk; ties half
    ProportionalHazards proportional;
    std::vector<double> event_times;      ///< distinct, ascending
    std::vector<double> baseline_hazard;  ///< cumulative, for a customer with every predictor 0
};

/// Cox's partial likelihood with Efron's handling of ties.
///
/// time    n, >= 0, until the event or the end of watching
/// event   n, 1 where it happened, 0 where watching ended
/// errors  as check_design; shape for a negative time or an event that is neither; one_class without an event;
///         separated where a predictor orders the events without fail
/// source  Efron 1977, doi 10.1080/01621459.1977.10480613; test of proportional hazards: Grambsch & Therneau 1994,
///         doi 10.1093/biomet/81.3.515, as a score test against the rank of time
Fitted<CoxFit> fit_cox(const Design& design, const Vector& time, const Vector& event);

/// The same effects before and after a moment, for predictors whose effect changes.
struct SplitEffects {
    double at = 0;  ///< the median event time
    Estimate early;
    Estimate late;
};
Fitted<SplitEffects> split_effects(const Design& design, const Vector& time, const Vector& event);

/// The share of customers still there.
struct SurvivalCurve {
    std::vector<double> times;  ///< with an event, ascending
    std::vector<double> share;
    std::vector<double> error;  ///< Greenwood's standard error
    std::vector<int> at_risk;
};

/// source  Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452
SurvivalCurve survival_curve(const Vector& time, const Vector& event);

}  // namespace amends::loyalty
