#include "scoring/loyalty/lots.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "scoring/base/chance.h"
#include "scoring/base/csv_cell.h"
#include "scoring/loyalty/assess.h"

namespace amends::loyalty {
namespace {

constexpr std::string_view k_generator = "amends-lots-1";
constexpr std::uint64_t k_most_seed = std::uint64_t{1} << 53U;

/// Arm after arm for one stratum: a block at a time, each shuffled. Each stratum has draws of its own, whatever the
/// others hold.
class Blocks {
public:
    Blocks(const LotPlan& plan, std::string_view stratum) : plan_(plan), draws_(plan.seed ^ fnv1a(stratum)) {}

    Lot next()
    {
        if (left_.empty()) shuffle();
        Lot lot{"", "", block_, plan_.arms[left_.back()]};
        left_.pop_back();
        return lot;
    }

private:
    void shuffle()
    {
        for (int i = 0; i < plan_.block; ++i) left_.push_back(static_cast<std::size_t>(i) % plan_.arms.size());
        for (std::size_t i = left_.size(); i > 1; --i)
            std::swap(left_[i - 1], left_[draws_.below(static_cast<std::uint32_t>(i))]);
        ++block_;
    }

    const LotPlan& plan_;
    Draws draws_;
    std::vector<std::size_t> left_;
    int block_ = 0;
};

std::string fault_of(const LotPlan& plan)
{
    const std::set<std::string> different(plan.arms.begin(), plan.arms.end());
    if (plan.arms.size() < 2 || different.size() < plan.arms.size() || different.contains(""))
        return "lots are drawn between two arms or more, each with a name of its own";
    for (const std::string& arm : plan.arms) {
        if (arm.find('|') != std::string::npos) return "the name of an arm has no |";
    }
    if (plan.block <= 0 || plan.block % static_cast<int>(plan.arms.size()) != 0)
        return "a block holds every arm equally often: its size is a multiple of " + std::to_string(plan.arms.size());
    if (plan.seed >= k_most_seed) return "the seed lies below 2^53, so that spreadsheets keep it";
    return "";
}

std::string joined(const std::vector<std::string>& arms)
{
    std::string out;
    for (const std::string& arm : arms) out += (out.empty() ? "" : "|") + arm;
    return out;
}

std::vector<std::string> parted(std::string_view arms)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= arms.size();) {
        const std::size_t end = std::min(arms.find('|', at), arms.size());
        out.emplace_back(arms.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::uint64_t whole(const std::string& text)
{
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

Checked<Lots> draw_lots(const Table& table, std::string_view unit, std::string_view stratum, const LotPlan& plan)
{
    Lots out{plan, {}};
    if (out.plan.block == 0) out.plan.block = 2 * static_cast<int>(plan.arms.size());
    if (const std::string wrong = fault_of(out.plan); !wrong.empty()) return fault({table.name, 0, 0, ""}, wrong);
    const Column* const units = table.find(unit);
    const Column* const strata = stratum.empty() ? nullptr : table.find(stratum);
    for (const std::string_view name : {unit, stratum}) {
        if (!name.empty() && table.find(name) == nullptr)
            return fault({table.name, 0, 0, ""}, "has no column \"" + std::string(name) + "\"");
    }
    if (units == nullptr) return fault({table.name, 0, 0, ""}, "name the column that names each unit");
    std::map<std::string, Blocks> blocks;
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::string name = units->cell(row);
        if (name.empty()) return fault({table.name, static_cast<int>(row) + 2, 0, ""}, "this unit has no name");
        if (!seen.insert(name).second)
            return fault({table.name, static_cast<int>(row) + 2, 0, ""}, "the unit \"" + name + "\" stands twice");
        const std::string within = strata == nullptr ? "" : strata->cell(row);
        Lot lot = blocks.try_emplace(within, out.plan, within).first->second.next();
        lot.unit = name;
        lot.stratum = within;
        out.lots.push_back(std::move(lot));
    }
    return out;
}

std::vector<std::pair<std::string, int>> arm_counts(const Lots& lots)
{
    std::vector<std::pair<std::string, int>> out;
    for (const std::string& arm : lots.plan.arms) {
        const auto given =
            std::count_if(lots.lots.begin(), lots.lots.end(), [&arm](const Lot& lot) { return lot.arm == arm; });
        out.emplace_back(arm, static_cast<int>(given));
    }
    return out;
}

std::string write_lots(const Lots& lots)
{
    const std::string rest = "," + csv_cell(joined(lots.plan.arms)) + "," + std::to_string(lots.plan.block) + "," +
                             std::to_string(lots.plan.seed) + "," + std::string(k_generator) + "\n";
    std::string out = "unit,stratum,block,arm,arms,block_size,seed,generator\n";
    for (const Lot& lot : lots.lots) {
        out += csv_cell(lot.unit) + "," + csv_cell(lot.stratum) + "," + std::to_string(lot.block) + "," +
               csv_cell(lot.arm) + rest;
    }
    return out;
}

Checked<Lots> read_lots(const Table& table)
{
    for (const char* const name : {"unit", "stratum", "block", "arm", "arms", "block_size", "seed", "generator"}) {
        if (table.find(name) == nullptr)
            return fault({table.name, 0, 0, ""},
                         "is no file of lots: it has no column \"" + std::string(name) + "\"; amends lots makes one");
    }
    if (table.rows == 0) return fault({table.name, 0, 0, ""}, "holds no lots");
    if (table.find("generator")->cell(0) != k_generator)
        return fault({table.name, 0, 0, ""}, "was not drawn by " + std::string(k_generator));
    const LotPlan plan{parted(table.find("arms")->cell(0)), static_cast<int>(whole(table.find("block_size")->cell(0))),
                       whole(table.find("seed")->cell(0))};
    auto drawn = draw_lots(table, "unit", "stratum", plan);
    if (!drawn) return drawn;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (drawn->lots[row].arm == table.find("arm")->cell(row)) continue;
        return fault({table.name, static_cast<int>(row) + 2, 0, ""},
                     "\"" + drawn->lots[row].unit + "\" was given \"" + drawn->lots[row].arm +
                         "\" by the lot, and here stands \"" + table.find("arm")->cell(row) +
                         "\": lots that were changed are no lots");
    }
    return drawn;
}

Checked<WithLots> with_lots(const Table& table, std::string_view key, const Lots& lots)
{
    const Column* const units = table.find(key);
    if (units == nullptr)
        return fault({table.name, 0, 0, ""}, "has no column \"" + std::string(key) + "\" for the lots");
    std::map<std::string, std::string> arm_of;
    for (const Lot& lot : lots.lots) arm_of[lot.unit] = lot.arm;
    WithLots out;
    std::set<std::string> seen;
    std::set<std::string> without;
    std::vector<std::size_t> rows;
    std::vector<std::string> arms;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::string unit = units->cell(row);
        const auto found = arm_of.find(unit);
        if (found == arm_of.end()) {
            if (without.insert(unit).second) out.without_lot.push_back(unit.empty() ? "(no name)" : unit);
            continue;
        }
        out.repeated = !seen.insert(unit).second || out.repeated;
        rows.push_back(row);
        arms.push_back(found->second);
    }
    for (const Lot& lot : lots.lots) {
        if (!seen.contains(lot.unit)) out.without_row.push_back(lot.unit);
    }
    out.table = picked_rows(table, rows);
    for (std::size_t k = 1; k < lots.plan.arms.size(); ++k) {
        Column column{"lot=" + lots.plan.arms[k], false, {}, {}, {}};
        for (const std::string& arm : arms) column.numbers.push_back(arm == lots.plan.arms[k] ? 1 : 0);
        if (table.find(column.name) != nullptr)
            return fault({table.name, 0, 0, ""}, "has a column \"" + column.name + "\" already");
        out.columns.push_back(column.name);
        out.table.columns.push_back(std::move(column));
    }
    return out;
}

}  // namespace amends::loyalty
