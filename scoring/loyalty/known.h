#pragma once
// What was published before anybody looked at these data. Only figures whose source we have seen, each with what speaks
// against it; none of them is a score of a step.

#include <span>
#include <string>
#include <string_view>

namespace amends::loyalty {

/// A column of yes and no in these data, and the published effect that it asks about.
struct Known {
    std::string column;
    std::string effect;  ///< id of a PublishedEffect

    bool operator==(const Known&) const = default;
};

/// On the log-odds of buying again, of a yes against a no.
///
/// doubt  a standard deviation of our own choosing: the sources give no error, and are likely inflated
struct PublishedEffect {
    std::string_view id;
    std::string_view what;
    double log_odds = 0;
    double doubt = 1;
    std::string_view source;
};

std::span<const PublishedEffect> published_effects();
const PublishedEffect* published_effect(std::string_view id);

/// The published effect, what the data say alone, and both together, in log-odds.
///
/// both  normal times normal: precisions add up, which is exact where the likelihood is quadratic near its maximum
struct Weighed {
    Known known;
    double published = 0, published_sd = 0;
    double data = 0, data_se = 0;
    double both = 0, both_sd = 0;
};

Weighed weighed(const Known& known, const PublishedEffect& effect, double estimate, double error);

}  // namespace amends::loyalty
