#pragma once
// Exponential and logarithm from + - * / alone, so that training gives the same bits on every machine.

#include <algorithm>
#include <bit>
#include <cstdint>

namespace amends::train {

/// e^x; within 1e-6 of the true value relative to it, for -80 <= x <= 80, and clamped to that range.
inline float exponential(float x)
{
    x = x < -80.0F ? -80.0F : x > 80.0F ? 80.0F : x;
    const float scaled = x * 1.44269504F;
    const auto whole = static_cast<std::int32_t>(scaled < 0.0F ? scaled - 0.5F : scaled + 0.5F);
    const float n = static_cast<float>(whole);
    const float r = (x - n * 0.693145752F) - n * 1.42860677e-6F;
    float sum = 1.0F / 720.0F;
    sum = sum * r + 1.0F / 120.0F;
    sum = sum * r + 1.0F / 24.0F;
    sum = sum * r + 1.0F / 6.0F;
    sum = sum * r + 0.5F;
    sum = sum * r + 1.0F;
    sum = sum * r + 1.0F;
    return sum * std::bit_cast<float>((whole + 127) << 23);
}

/// The natural logarithm of a normal x > 0; within 1e-6.
inline float logarithm(float x)
{
    const auto bits = std::bit_cast<std::int32_t>(x);
    std::int32_t exponent = (bits >> 23) - 127;
    float mantissa = std::bit_cast<float>((bits & 0x7FFFFF) | 0x3F800000);
    if (mantissa > 1.41421356F) {
        mantissa *= 0.5F;
        ++exponent;
    }
    const float t = (mantissa - 1.0F) / (mantissa + 1.0F);
    const float t2 = t * t;
    float sum = 2.0F / 9.0F;
    sum = sum * t2 + 2.0F / 7.0F;
    sum = sum * t2 + 2.0F / 5.0F;
    sum = sum * t2 + 2.0F / 3.0F;
    sum = sum * t2 + 2.0F;
    return static_cast<float>(exponent) * 0.693147181F + sum * t;
}

/// The nearest whole number within [-most, most]; halves go away from nothing.
inline std::int32_t nearest(float x, std::int32_t most)
{
    const float kept = std::clamp(x, -static_cast<float>(most), static_cast<float>(most));
    return static_cast<std::int32_t>(kept < 0.0F ? kept - 0.5F : kept + 0.5F);
}

inline float sigmoid(float x)
{
    return 1.0F / (1.0F + exponential(-x));
}

}  // namespace amends::train
