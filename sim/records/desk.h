#pragma once
// The statements behind what managers add and read: membership, comments, rulings, signatures, marked plays.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"

namespace amends::records {

void put_member(Connection& db, std::string_view person, std::string_view cohort, std::string_view site);
/// Cohort and site; both empty where nothing is said.
std::pair<std::string, std::string> member_of(Connection& db, std::string_view person);
std::vector<Member> all_members(Connection& db);

/// An empty play means every play.
void marked_plays(Connection& db, std::string_view framework, std::string_view rubric, std::string_view scorer,
                  std::string_view play, const std::function<void(const MarkedPlay&)>& take);

std::string insert_remark(Connection& db, const Remark& remark, std::int64_t now_ms);
/// An empty play means every play.
std::vector<Remark> remarks_of(Connection& db, std::string_view play);
void insert_ruling(Connection& db, const Ruling& ruling, std::int64_t now_ms);
std::vector<Ruling> all_rulings(Connection& db);
std::string insert_signature(Connection& db, const Signature& signature, std::int64_t now_ms);
std::vector<Signature> all_signatures(Connection& db);

/// What managers said of a person: membership and comments go; rulings stay without their reasons, as marks do.
void delete_from_desk(Connection& db, std::string_view person);

}  // namespace amends::records
