#pragma once
// What the loyalty page's two sources of charts share; nobody else includes it.

#include "sim/report/loyalty_page.h"

namespace amends::report {

LoyaltyFigure next_figure(const loyalty::Account& account);
LoyaltyFigure path_figure(const loyalty::Account& account);
LoyaltyFigure paradox_figure(const loyalty::Account& account);
LoyaltyFigure known_figure(const loyalty::Account& account);
LoyaltyFigure unfailed_figure(const loyalty::Account& account);
/// Values with intervals in hundredths of a percentage point, one a row.
Chart points_forest(std::string title, std::vector<Range> rows);
/// An axis round the rows and nothing.
Axis difference_axis(const std::vector<Range>& rows, const std::string& outcome);

std::string permille_text(int permille);
std::string thousandths_text(int value);
/// An axis of thousandths round what is seen.
Axis value_axis(std::string title, int least, int most);
/// Where a ratio in thousandths lies on an axis of logarithms; beyond the last tick at its place.
int on_log_axis(int thousandths);
Axis ratio_axis(const std::vector<Range>& rows);

}  // namespace amends::report
