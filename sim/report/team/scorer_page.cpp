#include "sim/report/team/scorer_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "sim/report/team/about.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

constexpr int pass = 70;
constexpr int least_rulings = 10;

/// Kappa and its interval; three empty cells where there is none.
std::vector<Cell> kappa_cells(const Agreement& found)
{
    const std::optional<Kappa> kappa = kappa_of(found);
    if (!kappa) return std::vector<Cell>(3, cell(""));
    return {number_cell(kappa->value), number_cell(kappa->low), number_cell(kappa->high)};
}

/// What is known of some rulings, as cells: how many, equal verdicts, kappa, mean difference.
std::vector<Cell> cells_of(const Agreement& found)
{
    std::vector<Cell> out = {number_cell(found.rulings), number_cell(found.both_passed + found.both_failed),
                             number_cell(found.machine_alone), number_cell(found.human_alone)};
    for (Cell& each : kappa_cells(found)) out.push_back(std::move(each));
    out.push_back(tenths_cell(static_cast<int>(divided(found.off * 10, std::max(1, found.rulings)))));
    return out;
}

Section section(const Words& words, const std::string& id, const std::string& first)
{
    return section_with(words, id,
                        {first, "rulings", "agreed", "scorer_alone", "person_alone", "kappa_permille", "kappa_low",
                         "kappa_high", "off"});
}

void add_row(Section& section, std::string name, const Agreement& found)
{
    std::vector<Cell> row = {cell(std::move(name))};
    for (Cell& each : cells_of(found)) row.push_back(std::move(each));
    section.grid.rows.push_back(std::move(row));
}

/// Act by act, what people labelled in single replies beside what the scorer hears in them.
Section acts_section(const Notes& notes, const std::set<std::string, std::less<>>& plays, const Words& words)
{
    std::array<Agreement, acts::act_count> by_act;
    Agreement all;
    std::set<std::string> raters;
    int replies = 0;
    for (const LabelledReply& reply : notes.labelled) {
        if (!plays.contains(reply.play)) continue;
        ++replies;
        raters.insert(reply.rater);
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            const acts::Act act = acts::act_at(i);
            if (reply.unsure.has(act)) continue;
            by_act[i].add(reply.heard.has(act), reply.labelled.has(act));
            all.add(reply.heard.has(act), reply.labelled.has(act));
        }
    }
    Section out =
        section_with(words, "acts",
                     {"act", "both_hear", "scorer_hears", "person_hears", "kappa_permille", "kappa_low", "kappa_high"});
    for (const std::string& wrong : notes.labels_unread)
        out.says.push_back(words("report.acts.unread", {{"wrong", wrong}}));
    if (replies == 0) {
        out.grid = {};
        out.says.push_back(words("report.acts.none"));
        return out;
    }
    out.says.push_back(
        words("report.acts.reading", {{"n", std::to_string(replies)}, {"raters", std::to_string(raters.size())}}));
    const auto add = [&](std::string name, const Agreement& found) {
        std::vector<Cell> row = {cell(std::move(name)), number_cell(found.both_passed),
                                 number_cell(found.machine_alone), number_cell(found.human_alone)};
        for (Cell& each : kappa_cells(found)) row.push_back(std::move(each));
        out.grid.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (by_act[i].both_failed == by_act[i].rulings) continue;  // nobody hears it
        add(words("act." + std::string(acts::name_of(acts::act_at(i)))), by_act[i]);
    }
    add(words("report.acts.all"), all);
    return out;
}

}  // namespace

void Agreement::add(const Ruled& ruling)
{
    off += ruling.human - ruling.machine;
    add(ruling.machine >= pass, ruling.human >= pass);
}

void Agreement::add(bool machine, bool human)
{
    ++rulings;
    ++(machine && human ? both_passed : machine ? machine_alone : human ? human_alone : both_failed);
}

std::optional<Kappa> kappa_of(const Agreement& agreement)
{
    const std::int64_t n = agreement.rulings;
    if (n < least_rulings) return std::nullopt;
    constexpr std::int64_t million = 1'000'000;
    const std::int64_t machine = agreement.both_passed + agreement.machine_alone;
    const std::int64_t human = agreement.both_passed + agreement.human_alone;
    const std::int64_t seen = divided((agreement.both_passed + agreement.both_failed) * million, n);
    const std::int64_t chance = divided((machine * human + (n - machine) * (n - human)) * million, n * n);
    if (chance >= million) return std::nullopt;
    const std::int64_t value = divided((seen - chance) * 1000, million - chance);
    // sqrt(po (1 - po) / n) / (1 - pe), all in millionths.
    const std::int64_t error = root_of(divided(seen * (million - seen), n));
    const std::int64_t far = divided(error * 1960, million - chance);
    const auto inside = [](std::int64_t permille) {
        return static_cast<int>(std::clamp<std::int64_t>(permille, -1000, 1000));
    };
    return Kappa{inside(value), inside(value - far), inside(value + far)};
}

Page scorer_page(const Ledger& ledger, const Filter& filter, const Notes& notes, const Catalogue& catalogue)
{
    const Words words(catalogue);
    Page page;
    page.id = "scorer";
    page.title = words("report.scorer.title");
    page.framework = ledger.title();
    page.filters = filter_words(ledger, filter, words);
    page.notices = report::notices(ledger, words);
    std::set<std::string, std::less<>> plays;
    for (const Ledger::Row& row : ledger.rows()) {
        if (ledger.takes(filter, row)) plays.insert(row.play);
    }
    // A blind mark of a play that nobody ruled on is a label like any other; what was ruled on is not counted twice.
    std::map<std::string, std::size_t> row_of;
    for (std::size_t i = 0; i < ledger.rows().size(); ++i) row_of.emplace(ledger.rows()[i].play, i);
    std::vector<Ruled> labels = notes.rulings;
    int blind = 0;
    for (const Rated& rated : notes.ratings) {
        const auto row = row_of.find(rated.play);
        const auto step = std::ranges::find(ledger.steps(), rated.step, &Ledger::Step::id);
        const bool ruled = std::ranges::any_of(
            notes.rulings, [&](const Ruled& each) { return each.play == rated.play && each.step == rated.step; });
        if (row == row_of.end() || step == ledger.steps().end() || ruled || !plays.contains(rated.play)) continue;
        const int machine = ledger.mark(row->second, static_cast<std::size_t>(step - ledger.steps().begin()));
        if (machine < 0) continue;
        ++blind;
        labels.push_back({rated.play, rated.step, machine, rated.mark, rated.rater, "", rated.day});
    }
    Agreement all;
    std::map<std::string, Agreement> by_step;
    std::map<std::string, Agreement> by_month;
    for (const Ruled& ruling : labels) {
        if (!plays.contains(ruling.play)) continue;
        all.add(ruling);
        by_step[ruling.step].add(ruling);
        by_month[ruling.day.substr(0, 7)].add(ruling);
    }
    Section agree = section(words, "agree", "step");
    agree.says = {words("report.agree.reading"), words("report.agree.kappa", {{"n", std::to_string(least_rulings)}})};
    if (all.rulings == 0) {
        agree.grid = {};
        agree.says = {words("report.agree.none")};
        page.sections.push_back(std::move(agree));
        page.sections.push_back(acts_section(notes, plays, words));
        return page;
    }
    if (blind > 0) agree.says.push_back(words("report.agree.blind", {{"n", std::to_string(blind)}}));
    for (const Ledger::Step& step : ledger.steps()) {
        if (by_step.contains(step.id)) add_row(agree, step.title, by_step[step.id]);
    }
    add_row(agree, words("report.agree.all"), all);
    page.sections.push_back(std::move(agree));
    Section drift = section(words, "drift", "month");
    drift.says = {words("report.drift.reading")};
    for (const auto& [month, found] : by_month) add_row(drift, month, found);
    page.sections.push_back(std::move(drift));
    page.sections.push_back(acts_section(notes, plays, words));
    page.cannot_tell = {words("report.scorer.cannot_tell.1"), words("report.scorer.cannot_tell.2")};
    return page;
}

}  // namespace amends::report
