#pragma once
// Markets: where a house does business, an apology or a gift may be taken otherwise.

#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::customer {

struct Market {
    std::string id;
    std::string title;

    bool operator==(const Market&) const = default;
};

/// The markets of assets/customer/markets.json, in its order.
Checked<std::vector<Market>> parse_markets(std::string_view bytes, std::string_view name);

/// The coefficients as they are in a market: a file like assets/customer/coefficients.json, to be parsed and pinned in
/// its place, whose id ends in "+" and the market's. The market's rows replace the common ones; what a persona changes
/// stands above both.
///
/// coefficients, markets  bytes of both files, which parse
/// errors                 a market that is not among them, with the one that was probably meant
Checked<std::string> coefficients_in(std::string_view coefficients, std::string_view markets, std::string_view name,
                                     std::string_view market);

}  // namespace amends::customer
