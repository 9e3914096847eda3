#pragma once
// Which plays' marks were touched, in order: whoever sums them up reads on from where they were.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"
#include "sim/records/store.h"

namespace amends::records {

/// Notes that the marks of a play are other ones from here on; inside the transaction that changes them.
void touch(Connection& db, std::string_view play, std::string_view how);
/// The first note of a file that was written in one go, made from what is in it.
void touch_first(Connection& db, std::string_view token);

/// So many plays more are marked under that framework.
void count_marked(Connection& db, std::string_view framework, std::int64_t plays);
/// Plays by each framework that they are marked under; by framework, none without a play.
std::vector<std::pair<std::string, int>> plays_by_framework(Connection& db);

Touched marked_since(Connection& db, const Touched& since, const Marked& marked);
TouchedPlays played_since(Connection& db, const Touched& since);
std::vector<Belongs> everybody(Connection& db);

}  // namespace amends::records
