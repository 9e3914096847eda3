#pragma once
// The loyalty page: what one more point of a step goes with, for a manager who is no statistician. Pure; the window's
// reports desk draws the same charts and sentences.

#include <string>
#include <vector>

#include "scoring/loyalty/account.h"
#include "sim/report/chart.h"

namespace amends::report {

struct LoyaltyOptions {
    std::string title = "Recovery and loyalty";
    int margin = 0;        ///< what a customer kept is worth, in whole units of `currency`; 0: no money is shown
    std::string currency;  ///< as it is shown, for example "EUR"
    int customers = 1000;  ///< the number that effects are told for
};

/// A chart with the sentence that says how to read it.
struct LoyaltyFigure {
    std::string id;       ///< steps curve:NAME calibration lift path survival groups
    std::string heading;  ///< a question, in words
    std::string reading;
    Chart chart;
};

/// The first line: is there enough to say anything? Then what may be said.
std::vector<std::string> loyalty_verdict(const loyalty::Account& account);

/// Every chart that the study allows, in reading order.
std::vector<LoyaltyFigure> loyalty_figures(const loyalty::Account& account);

/// One sentence for each step: its effect in customers, and in money where the margin was typed.
std::vector<std::string> loyalty_worth(const loyalty::Account& account, const LoyaltyOptions& options);

/// A complete page: no script, no other file, dark and light, every chart with its table.
std::string loyalty_page(const loyalty::Account& account, const LoyaltyOptions& options);

/// To which side is better, for a model whose effects are ratios or differences.
std::string loyalty_direction(const loyalty::Account& account);

/// Thousandths as text with two decimals: 1316 is "1.32".
std::string hundredths_text(int thousandths);

/// Hundredths of a percentage point as text: 712 is "+7.1".
std::string points_text(int hundredths);

}  // namespace amends::report
