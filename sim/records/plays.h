#pragma once
// The statements behind people, cases, plays and marks.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"

namespace amends::records {

/// errors  missing; erased, unless `erased_too`
Person person_row(Connection& db, std::string_view person, bool erased_too = false);
std::vector<Person> living_people(Connection& db);
std::string insert_person(Connection& db, std::string_view name, std::int64_t now_ms);
void update_name(Connection& db, std::string_view person, std::string_view name);

std::string insert_case(Connection& db, const Case& assigned, std::int64_t now_ms);
std::vector<Case> cases_of(Connection& db, std::string_view person);

std::string insert_play(Connection& db, std::string_view case_id, bool exam, bool counts, std::int64_t now_ms);
std::string insert_fork(Connection& db, std::string_view play, int at_seq, std::int64_t now_ms);

/// Oldest first; an empty person means everybody's.
std::vector<PlayRow> plays_of(Connection& db, std::string_view person);

void insert_mark(Connection& db, const MarkRow& mark);
void delete_marks(Connection& db, std::string_view play);
std::vector<MarkRow> marks_of(Connection& db, std::string_view play);

/// The words that still lie beside the events of a line.
TypedWords typed_words(Connection& db, std::string_view play);

}  // namespace amends::records
