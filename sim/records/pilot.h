#pragma once
// The statements behind what is asked after a play, pilots, and marks that people gave blind.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"

namespace amends::records {

void insert_answer(Connection& db, const Answer& answer, std::int64_t now_ms);
void delete_answer(Connection& db, std::string_view play);
std::vector<Answer> all_answers(Connection& db);

std::string insert_pilot(Connection& db, const Pilot& pilot, std::int64_t now_ms);
std::vector<Pilot> all_pilots(Connection& db);

void insert_ratings(Connection& db, const std::vector<Rating>& ratings, std::int64_t now_ms);
std::vector<Rating> all_ratings(Connection& db);

}  // namespace amends::records
