#include "sim/report/team/team_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

Page page_of(const Ledger& ledger, const Filter& filter = {}, TeamOptions options = {})
{
    options.filter = filter;
    return team_page(ledger, team_report(ledger, filter, options.rule), options, shipped_words());
}

Section section(const Page& page, const std::string& id)
{
    const auto found = std::ranges::find(page.sections, id, &Section::id);
    if (found == page.sections.end()) throw std::runtime_error("no section " + id);
    return *found;
}

std::string all_words(const Page& page)
{
    return page_text(page, page_words(shipped_words())) + page_html(page, page_words(shipped_words()));
}

TEST(TeamPage, AsksItsFourQuestionsInOrder)
{
    std::vector<std::string> ids;
    for (const Section& each : page_of(ledger_of(generated(20, 200))).sections) ids.push_back(each.id);

    EXPECT_EQ(ids, (std::vector<std::string>{"monday", "team", "heat", "lift", "tries", "ready", "pairs", "groups"}));
}

TEST(TeamPage, HasASentenceForEveryKeyItUses)
{
    for (const Ledger& ledger : {ledger_of(generated(20, 200)), ledger_of(generated(3, 9)), ledger_of({})}) {
        const std::string words = all_words(page_of(ledger));
        EXPECT_EQ(words.find("report."), std::string::npos) << words.substr(words.find("report."), 60);
        EXPECT_EQ(words.find('{'), words.find("{color-scheme"));  // only the style sheet has braces
    }
}

TEST(TeamPage, SaysWhatIsSimulatedBeforeAnythingElse)
{
    EXPECT_NE(page_of(ledger_of(generated(6, 30), true)).notices.at(0).find("Simulated"), std::string::npos);
    EXPECT_TRUE(page_of(ledger_of(generated(6, 30), false)).notices.empty());
}

TEST(TeamPage, GivesEveryCellItsIntervalAndItsCount)
{
    const Ledger ledger = ledger_of(generated(20, 200));
    const TeamReport report = team_report(ledger, {}, {});
    const Section heat = section(page_of(ledger), "heat");

    ASSERT_EQ(heat.grid.rows.size(), report.order.size() * ledger.steps().size());
    const std::size_t t = report.order[3];
    const Estimate& e = report.model.steps[1].people[t];
    const std::vector<Cell>& row = heat.grid.rows[3 * ledger.steps().size() + 1];
    EXPECT_EQ(row[0].text, report.names[t]);
    EXPECT_EQ(row[5].text, ledger.steps()[1].id);
    EXPECT_EQ(row[6].text, tenths_text(e.value));
    EXPECT_EQ(row[7].text, tenths_text(e.low));
    EXPECT_EQ(row[8].text, tenths_text(e.high));
    EXPECT_EQ(row[9].text, std::to_string(e.plays));
    EXPECT_EQ(row[10].text, name_of(verb_of(report.model.steps[1], t)));
}

TEST(TeamPage, SpellsTheVerbOutInEveryCellThatAsksForAction)
{
    const Ledger ledger = ledger_of(generated(20, 200));
    const Section heat = section(page_of(ledger), "heat");
    int asked = 0;
    for (std::size_t i = 0; i < heat.grid.rows.size(); ++i) {
        const std::string verb = heat.grid.rows[i][10].text;
        const std::string cell = heat.table.rows[i / ledger.steps().size()][1 + i % ledger.steps().size()];
        if (verb == "none" || verb == "little") continue;
        ++asked;
        EXPECT_NE(cell.find(verb), std::string::npos) << cell;
    }
    EXPECT_GT(asked, 0);
}

TEST(TeamPage, ShowsNoFigureOfAGroupOfFour)
{
    const Page page = page_of(ledger_of(generated(4, 40)));

    for (const char* const id : {"team", "lift"}) {
        EXPECT_TRUE(section(page, id).grid.rows.empty()) << id;
        EXPECT_TRUE(section(page, id).charts.empty()) << id;
    }
    const Section groups = section(page, "groups");
    for (const std::vector<Cell>& row : groups.grid.rows) EXPECT_EQ(row[2].text, "withheld");
}

TEST(TeamPage, WithholdsTheNextSmallestGroupTooWhereOneAloneCouldBeTold)
{
    Ledger ledger = empty_ledger();
    const auto people = [&ledger](const std::string& site, int count) {
        for (int t = 0; t < count; ++t) {
            Kept row = kept(site + std::to_string(t), "x", 1, 50);
            row.site = site;
            row.cohort = "all";
            ledger.add(row);
        }
    };
    people("small", 2);
    people("middle", 6);
    people("large", 9);

    const Section groups = section(page_of(ledger), "groups");
    std::set<std::string> shown;
    for (const std::vector<Cell>& row : groups.grid.rows) {
        if (row[2].text != "withheld") shown.insert(row[1].text);
    }
    EXPECT_EQ(shown, (std::set<std::string>{"all", "large"}));
}

TEST(TeamPage, HasTheSameNumbersInEveryExport)
{
    const Ledger ledger = ledger_of(generated(30, 300));
    Filter filter;
    filter.site = "Harbour";
    const Page page = page_of(ledger, filter);
    const std::string csv = page_csv(page);
    const auto json = nlohmann::json::parse(page_json(page));
    const std::string html = page_html(page, page_words(shipped_words()));

    int compared = 0;
    for (std::size_t s = 0; s < page.sections.size(); ++s) {
        const Grid& grid = page.sections[s].grid;
        for (std::size_t i = 0; i < grid.rows.size(); ++i) {
            std::string line;
            for (std::size_t k = 0; k < grid.rows[i].size(); ++k) {
                const Cell& cell = grid.rows[i][k];
                if (!cell.number) continue;
                const auto& there = json.at("sections").at(s).at("rows").at(i).at(grid.ids[k]);
                EXPECT_EQ(there.dump(), cell.text);
                EXPECT_NE(csv.find(cell.text), std::string::npos);
                ++compared;
            }
        }
        for (const std::vector<std::string>& row : shown_table(page.sections[s]).rows) {
            for (const std::string& cell : row) EXPECT_NE(html.find(">" + cell + "<"), std::string::npos) << cell;
        }
    }
    EXPECT_GT(compared, 200);
}

TEST(TeamPage, IsTheSameBytesForTheSameRows)
{
    const auto bytes = [] {
        const Page page = page_of(ledger_of(generated(25, 250)));
        return page_html(page, page_words(shipped_words())) + page_csv(page) + page_json(page);
    };
    EXPECT_EQ(bytes(), bytes());
}

TEST(TeamPage, LeavesRowsOutOfATableThatIsReadAndSaysHowMany)
{
    TeamOptions options;
    options.rows = 10;
    const Section tries = section(page_of(ledger_of(generated(25, 250)), {}, options), "tries");

    EXPECT_EQ(tries.table.rows.size(), 10U);
    EXPECT_EQ(tries.grid.rows.size(), 25U);
    EXPECT_NE(tries.says.back().find("15 more"), std::string::npos);
}

TEST(TeamPage, CountsFirstHowManyNeedWhatAndWhomToBeginWith)
{
    const Ledger ledger = ledger_of(generated(20, 300));
    const Page page = page_of(ledger);
    const Section heat = section(page, "heat");
    const Section monday = page.sections.front();

    ASSERT_EQ(monday.id, "monday");
    for (const std::vector<Cell>& row : monday.grid.rows) {
        int coach = 0;
        for (const std::vector<Cell>& each : heat.grid.rows)
            coach += each[5].text == row[1].text && each[10].text == "coach" ? 1 : 0;
        EXPECT_EQ(row[2].text, std::to_string(coach)) << row[1].text;
    }
    const std::string first = monday.grid.rows[0][2].text + " of 20 need coaching";
    EXPECT_NE(monday.says[0].find(first), std::string::npos) << monday.says[0];
}

TEST(TeamPage, PairsByTheLearnersName)
{
    const Section pairs = section(page_of(ledger_of(generated(40, 600))), "pairs");
    std::vector<std::string> learners;
    for (const std::vector<Cell>& row : pairs.grid.rows) learners.push_back(row[2].text);

    ASSERT_GT(learners.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(learners));
}

TEST(TeamPage, SaysThatNobodyCanBeReadyByPlaysOfOneScenario)
{
    Filter filter;
    filter.scenario = "one";
    const Page page = page_of(ledger_of(generated(20, 200)), filter);

    EXPECT_TRUE(section(page, "ready").grid.rows.empty());
    EXPECT_NE(section(page, "ready").says.back().find("nobody can be ready"), std::string::npos);
    EXPECT_EQ(page.filters.at(1), "Scenario: The first");
}

TEST(TeamPage, AsksForNothingWhereEverybodyPlayedOnce)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 12; ++t) ledger.add(kept("t" + std::to_string(t), "x", t, 20 + 5 * t));
    const Page page = page_of(ledger);

    for (const std::vector<Cell>& row : section(page, "heat").grid.rows) EXPECT_EQ(row[10].text, "little");
    EXPECT_EQ(section(page, "team").grid.rows[0][7].text, "not known");
    EXPECT_NE(section(page, "heat").says[2].find("cannot be told"), std::string::npos);
}

TEST(TeamPage, SaysHowManyLiftsStandOutByChanceAndNamesWhoClearlyFell)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 10; ++t) {
        for (int i = 0; i < 12; ++i) {
            const int mark = t == 4 ? (i < 6 ? 95 : 10) : 20 + 7 * t + (i * 7 + t * 3) % 9;
            ledger.add(kept("t" + std::to_string(t), i % 2 == 0 ? "x" : "y", i, mark));
        }
    }
    const Section tries = section(page_of(ledger), "tries");

    EXPECT_NE(tries.says[1].find("by chance alone about 1 of 10"), std::string::npos) << tries.says[1];
    ASSERT_EQ(tries.says.size(), 3U);
    EXPECT_NE(tries.says[2].find("Name of t4."), std::string::npos) << tries.says[2];
}

TEST(TeamPage, NeverRoundsAFigureUpToThePassMarkThatItDoesNotReach)
{
    const Ledger ledger = ledger_of(generated(60, 700));
    const Page page = page_of(ledger);
    const Section heat = section(page, "heat");
    for (const TileRow& row : heat.charts.at(0).tiles.rows) {
        for (const Tile& tile : row.tiles) {
            if (tile.note == "coach" || tile.note == "practise") {
                EXPECT_LT(std::stod(tile.strong), 70) << tile.strong;
            }
            if (tile.note == "coach") {
                const std::string high = tile.small.substr(tile.small.find("–") + 3);
                EXPECT_LT(std::stod(high), 70) << tile.small;
            }
        }
    }
}

TEST(TeamPage, GivesCohortsAndSitesTheirIntervals)
{
    const Section groups = section(page_of(ledger_of(generated(60, 400))), "groups");
    int shown = 0;
    for (const std::vector<Cell>& row : groups.grid.rows) {
        if (row[2].text == "withheld") continue;
        ++shown;
        EXPECT_LT(std::stod(row[7].text), std::stod(row[6].text));
        EXPECT_GT(std::stod(row[8].text), std::stod(row[6].text));
    }
    EXPECT_GT(shown, 2);
}

TEST(TeamPage, HasNoColumnThatRanks)
{
    const Page page = page_of(ledger_of(generated(25, 250)));
    std::vector<std::string> names;
    const Section tries = section(page, "tries");
    for (const std::vector<Cell>& row : tries.grid.rows) names.push_back(row[0].text);
    std::vector<std::string> wanted;
    const Ledger ledger = ledger_of(generated(25, 250));
    for (const std::size_t t : team_report(ledger, {}, {}).order) wanted.push_back(shown_names(ledger)[t]);
    EXPECT_EQ(names, wanted);
    for (const Section& each : page.sections) {
        EXPECT_EQ(std::ranges::find(each.grid.ids, "rank"), each.grid.ids.end());
    }
}

}  // namespace
}  // namespace amends::report
