#pragma once
// The coefficients as they ship.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "sim/customer/customer.h"

namespace amends::customer {

inline std::string shipped_bytes()
{
    std::ifstream in(AMENDS_SOURCE_DIR "/assets/customer/coefficients.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string shipped_markets()
{
    std::ifstream in(AMENDS_SOURCE_DIR "/assets/customer/markets.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline Coefficients shipped()
{
    Checked<Coefficients> read = parse_coefficients(shipped_bytes(), "coefficients.json");
    if (!read) throw std::runtime_error(to_string(read.error().front()));
    return std::move(*read);
}

}  // namespace amends::customer
