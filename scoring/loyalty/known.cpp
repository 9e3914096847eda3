#include "scoring/loyalty/known.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace amends::loyalty {
namespace {

constexpr std::string_view k_tarp =
    "TARP's repurchase figures as Fast Company reports them: 46, 70 and 95 in a hundred for small losses, 19, 54 and "
    "82 "
    "for large ones; an advocate's figures at second hand, likely inflated";

constexpr std::array<PublishedEffect, 4> k_effects{{
    {"satisfied_small_loss", "satisfied with how the complaint was handled, loss under 5 dollars", 1.01, 1, k_tarp},
    {"satisfied_large_loss", "satisfied with how the complaint was handled, loss over 100 dollars", 1.61, 1, k_tarp},
    {"quick_small_loss", "satisfied quickly rather than slowly, loss under 5 dollars", 2.10, 1, k_tarp},
    {"quick_large_loss", "satisfied quickly rather than slowly, loss over 100 dollars", 1.36, 1, k_tarp},
}};

}  // namespace

std::span<const PublishedEffect> published_effects()
{
    return k_effects;
}

const PublishedEffect* published_effect(std::string_view id)
{
    const auto* const found =
        std::find_if(k_effects.begin(), k_effects.end(), [id](const PublishedEffect& each) { return each.id == id; });
    return found == k_effects.end() ? nullptr : found;
}

Weighed weighed(const Known& known, const PublishedEffect& effect, double estimate, double error)
{
    const double before = 1 / (effect.doubt * effect.doubt);
    const double seen = 1 / (error * error);
    return {known,
            effect.log_odds,
            effect.doubt,
            estimate,
            error,
            (before * effect.log_odds + seen * estimate) / (before + seen),
            1 / std::sqrt(before + seen)};
}

}  // namespace amends::loyalty
