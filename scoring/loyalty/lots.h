#pragma once
// Lots: who is given what, drawn by the program, in blocks, so that a later difference may be called an effect.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/loyalty/table.h"

namespace amends::loyalty {

struct LotPlan {
    std::vector<std::string> arms;  ///< at least two, the first is what the others are compared with
    int block = 0;                  ///< units in a block, a multiple of the arms; 0: two of each arm
    std::uint64_t seed = 1;         ///< below 2^53, so that every spreadsheet keeps it
};

/// One unit and its lot.
struct Lot {
    std::string unit;
    std::string stratum;  ///< within which blocks are balanced; empty where there are none
    int block = 0;        ///< within its stratum, from 1
    std::string arm;

    bool operator==(const Lot&) const = default;
};

struct Lots {
    LotPlan plan;
    std::vector<Lot> lots;  ///< in the order of the units
};

/// Seeds are drawn below this, so that every spreadsheet keeps them.
inline constexpr std::uint64_t k_most_lot_seed = (std::uint64_t{1} << 53U) - 1;

/// Permuted blocks within each stratum, in the order in which units come; every arm as often as any other in each full
/// block. A pure function of (units, strata, plan): units that join later leave the earlier lots as they are.
///
/// units   of a table's column, strata of another or empty
/// errors  fewer than two arms, an arm twice or empty; a block that is no multiple; a unit twice or missing
/// source  Fisher 1935, The Design of Experiments, ch. 2-4; blocks: Matts & Lachin 1988
Checked<Lots> draw_lots(const Table& table, std::string_view unit, std::string_view stratum, const LotPlan& plan);

/// How many units each arm was given, in the order of the arms.
std::vector<std::pair<std::string, int>> arm_counts(const Lots& lots);

/// unit,stratum,block,arm and, in every row, what is needed to draw them again.
std::string write_lots(const Lots& lots);

/// Reads such a file, and draws the lots again.
///
/// errors  a file that is none; lots that are not those that its seed draws: then somebody changed them
Checked<Lots> read_lots(const Table& table);

/// Adds to a table a column "lot=ARM" of 0 and 1 for every arm but the first, by the unit in `key`.
struct WithLots {
    Table table;                           ///< rows whose unit has a lot
    std::vector<std::string> columns;      ///< that were added
    std::vector<std::string> without_lot;  ///< units of the table that have none, once each: their rows are left out
    std::vector<std::string> without_row;  ///< units with a lot that the table does not know
    bool repeated = false;                 ///< a unit has several rows: they share its lot
};
Checked<WithLots> with_lots(const Table& table, std::string_view key, const Lots& lots);

}  // namespace amends::loyalty
