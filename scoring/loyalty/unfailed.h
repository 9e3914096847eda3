#pragma once
// The recovery paradox, asked directly: does a recovery leave customers better off than no failure at all?

#include <optional>
#include <string>
#include <vector>

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

/// A difference of two means or shares with its interval.
struct Difference {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// Of two shares: events out of n each, first less second, by Newcombe's hybrid of two score intervals.
///
/// source  Newcombe 1998, method 10, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
Difference difference_of_shares(double events1, double n1, double events2, double n2, double level);
/// Of two means that need not spread alike: Welch's t; both samples at least two long.
Difference difference_of_means(const Vector& first, const Vector& second, double level);

/// Recovered customers of one kind beside those who never had a failure.
struct Beside {
    enum class Who : int { all, best_third, best_tenth } who = Who::all;
    long customers = 0;
    double mean = 0;  ///< of the outcome
    Difference more;  ///< than the never-failed

    std::string_view name() const;
};

/// How long each customer was watched, and whether it happened then (1) or watching ended (0).
struct Watched {
    Vector time;
    Vector event;
};

struct NeverFailed {
    long customers = 0;
    double mean = 0;
    bool share = false;           ///< the outcome is yes or no: means are shares
    double at_time = 0;           ///< of a Cox model: means are the shares to whom it has not happened by then
    std::vector<Beside> besides;  ///< all, best third, best tenth; those of fewer than 20 customers are left out
};

/// Compares outcomes of recovered customers, best-scored ones apart, with those of customers without a failure.
///
/// recovered  outcomes of recovered customers
/// score      of each of them: how well the recovery went; empty: none is known, and only all are compared
/// unfailed   outcomes of customers who never had a failure
/// errors     too_few_rows below 20 customers on either side
/// limits     compares customers as they are: whatever else tells the two kinds apart is not allowed for
Fitted<NeverFailed> compare_with_never_failed(const Vector& recovered, const Vector& score, const Vector& unfailed,
                                              bool share, double level);

/// The same where customers were watched for unequal times: Kaplan and Meier's shares at the latest time at which 20
/// customers of every kind were still watched, their variances Greenwood's.
///
/// errors  as above
Fitted<NeverFailed> compare_survival(const Watched& recovered, const Vector& score, const Watched& unfailed,
                                     double level);

}  // namespace amends::loyalty
