#pragma once
// The loyalty page: what one more point of a step goes with, for a manager who is no statistician. Pure; the window's
// reports desk draws the same charts and sentences.

#include <string>
#include <vector>

#include "scoring/loyalty/account.h"
#include "sim/report/team/page.h"

namespace amends::report {

struct LoyaltyOptions {
    std::string title = "Recovery and loyalty";
    int margin = 0;        ///< what a customer kept is worth, in whole units of `currency`; 0: no money is shown
    std::string currency;  ///< as it is shown, for example "EUR"
    int customers = 1000;  ///< the number that effects are told for
    std::string framework =
        {};  ///< title of the one that steps were marked under; empty: the scores came from elsewhere
};

/// A chart with the sentence that says how to read it.
struct LoyaltyFigure {
    std::string id;       ///< steps next known others curve-N calibration lift survival path paradox unfailed groups
    std::string heading;  ///< a question, in words
    std::string reading;
    Chart chart;
};

/// The first line: is there enough to say anything? Then what may be said, and how far "effect" may be.
std::vector<std::string> loyalty_verdict(const loyalty::Account& account);

/// Every chart that the study allows, in reading order.
std::vector<LoyaltyFigure> loyalty_figures(const loyalty::Account& account);

/// One sentence for each step: its effect in customers, and in money where the margin was typed.
std::vector<std::string> loyalty_worth(const loyalty::Account& account, const LoyaltyOptions& options);

/// The whole page as the reports desk has pages: written as HTML, PDF, workbook, CSV, JSON, or drawn in the window.
Page loyalty_page(const loyalty::Account& account, const LoyaltyOptions& options);

/// Recovered customers beside those who never had a failure, in sentences; empty where nobody asked.
std::vector<std::string> loyalty_beside(const loyalty::Account& account);

/// To which side is better, for a model whose effects are ratios or differences.
std::string loyalty_direction(const loyalty::Account& account);

/// Thousandths as text with two decimals: 1316 is "1.32".
std::string hundredths_text(int thousandths);

/// Hundredths of a percentage point as text: 712 is "+7.1".
std::string points_text(int hundredths);

}  // namespace amends::report
