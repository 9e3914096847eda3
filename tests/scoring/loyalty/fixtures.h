#pragma once
// contacts.csv, made up for these tests, and what R 4.2.2 says about it (reference.R).

#include <string>
#include <vector>

#include "scoring/loyalty/fit.h"
#include "scoring/loyalty/table.h"

namespace amends::loyalty {

const Table& contacts();
Design design_of(const std::vector<std::string>& columns);
Vector column(const std::string& name);
std::vector<int> groups(const std::string& name);

/// The numbers that reference.json has under `name`, in R's order.
Vector reference(const std::string& name);

/// The largest difference relative to max(1, |reference|).
double difference(const Vector& found, const Vector& expected);

/// A file beside these tests.
std::string file_bytes(const std::string& name);

/// A table from CSV text that must be sound.
Table table_of(const std::string& csv);

/// What the models promise against R's digits; R's own iterations end near 1e-12.
inline constexpr double k_same = 1e-8;

}  // namespace amends::loyalty
