#include "sim/report/team/conduct.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/report/team/choices.h"
#include "sim/report/team/friction_page.h"
#include "tests/sim/play/fixture.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

using acts::Act;
using play::heard;
using play::Sitting;

Conduct conduct_of(const Sitting& sitting, const std::string& id = "p")
{
    return report::conduct_of(sitting.playing, id);
}

TEST(Conduct, HasEveryReplyAtItsTurn)
{
    const Sitting sitting = play::good_sitting(play::tiny_pinned());
    const Conduct conduct = conduct_of(sitting);

    EXPECT_EQ(conduct.replies.size(), sitting.state().turns.size());
    for (const Conduct::Reply& reply : conduct.replies) {
        EXPECT_TRUE(std::ranges::any_of(sitting.playing.pinned.scenario->nodes, [&](const scenario::Node& node) {
            return node.id == reply.node;
        })) << reply.node;
        EXPECT_EQ(reply.offered, "");  // all of them were typed
        EXPECT_GT(reply.talk_ms, 0);
    }
    EXPECT_EQ(conduct.ending, sitting.state().ending);
    EXPECT_TRUE(std::is_sorted(conduct.lines.begin(), conduct.lines.end()));
    EXPECT_FALSE(conduct.lines.empty());
}

TEST(Conduct, HasEveryDeedWithItsCost)
{
    const Sitting sitting = play::good_sitting(play::tiny_pinned());
    const Conduct conduct = conduct_of(sitting);
    int cost = 0;
    for (const play::DeedDone& deed : sitting.state().deeds) cost += deed.cost;

    EXPECT_EQ(conduct.deeds.size(), sitting.state().deeds.size());
    EXPECT_EQ(conduct.cost, cost);
    EXPECT_EQ(conduct.allowed, play::record_of(sitting.playing.pinned, sitting.state()).authority_practice);
}

TEST(Conduct, KnowsWhoHidBehindARule)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.says(heard({Act::hide_behind_policy}));
    sitting.says(heard({Act::apology}));

    const Conduct conduct = conduct_of(sitting);

    ASSERT_EQ(conduct.replies.size(), 2U);
    EXPECT_TRUE(conduct.replies[0].hid_behind_policy);
    EXPECT_FALSE(conduct.replies[1].hid_behind_policy);
}

TEST(DividedPermille, IsTheChanceThatTwoChoseDifferently)
{
    EXPECT_EQ(divided_permille({10}), 0);
    EXPECT_EQ(divided_permille({5, 5}), 500);
    EXPECT_EQ(divided_permille({9, 1}), 180);
    EXPECT_EQ(divided_permille({}), 0);
}

/// Plays of the tiny scenario, each by another trainee: some hid behind a rule in their first reply.
struct Team {
    Team(int hid, int helped)
    {
        const auto tiny = std::make_shared<const scenario::Scenario>(play::tiny());
        scenarios = {tiny};
        for (int i = 0; i < hid + helped; ++i) {
            Sitting sitting(play::tiny_pinned());
            sitting.does(play::Listen{});
            sitting.says(heard({i < hid ? Act::hide_behind_policy : Act::apology}));
            Kept row = kept("t" + std::to_string(100 + i), tiny->id, 1, i < hid ? 20 : 80);
            ledger.add(row);
            conduct.push_back(conduct_of(sitting, row.play));
        }
    }

    Ledger ledger = empty_ledger();
    Scenarios scenarios;
    std::vector<Conduct> conduct;
};

Page friction_of(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                 const Scenarios& scenarios, const std::vector<Glitch>& glitches)
{
    return friction_page(ledger, filter, {conduct, {}, glitches}, scenarios, shipped_words());
}

Section section(const Page& page, const std::string& id)
{
    const auto found = std::ranges::find(page.sections, id, &Section::id);
    if (found == page.sections.end()) throw std::runtime_error("no section " + id);
    return *found;
}

TEST(FrictionPage, CountsThePlaysInWhichSomebodyHidBehindARule)
{
    const Team team(6, 4);
    const Section hidden = section(friction_of(team.ledger, {}, team.conduct, team.scenarios, {}), "hidden");

    ASSERT_EQ(hidden.grid.rows.size(), 1U);
    EXPECT_EQ(hidden.grid.rows[0][2].text, "6");
    EXPECT_EQ(hidden.grid.rows[0][3].text, "10");
    EXPECT_EQ(hidden.grid.rows[0][4].text, "60");
}

TEST(FrictionPage, WithholdsWhatFewerThanFiveTraineesDid)
{
    const Team team(3, 7);
    const Section hidden = section(friction_of(team.ledger, {}, team.conduct, team.scenarios, {}), "hidden");

    EXPECT_TRUE(hidden.grid.rows.empty());
    EXPECT_NE(hidden.says.back().find("withheld"), std::string::npos);
}

TEST(FrictionPage, CountsNoPracticeAndNoOtherSite)
{
    Team team(6, 4);
    Filter filter;
    filter.site = "elsewhere";

    EXPECT_EQ(friction_of(team.ledger, filter, team.conduct, team.scenarios, {}).sections.size(), 2U);
    EXPECT_EQ(conduct_in(team.ledger, {}, team.conduct).size(), 10U);
}

TEST(FrictionPage, NeverSpeaksOfTheCausesOnWorksheets)
{
    Team team(5, 5);
    const Sitting good = play::good_sitting(play::tiny_pinned());
    Kept row = kept("z", good.playing.pinned.scenario->id, 1, 90);
    team.ledger.add(row);
    team.conduct.push_back(conduct_of(good, row.play));

    const Page page = friction_of(team.ledger, {}, team.conduct, team.scenarios, {});

    EXPECT_EQ(page_text(page, {"t", "c", "en"}).find("depot-scan"), std::string::npos);
    EXPECT_EQ(page_json(page).find("depot-scan"), std::string::npos);
}

TEST(ParseGlitches, SumsUpEqualCausesTheMostFrequentFirst)
{
    const auto log =
        parse_glitches("day,cause,times\n2027-01-01,Late,2\n2027-01-02,Lost,\n2027-01-03,Late,3\n,,\n", "log.csv");

    ASSERT_TRUE(log.has_value());
    EXPECT_EQ(*log, (std::vector<Glitch>{{"Late", 5}, {"Lost", 1}}));
}

TEST(ParseGlitches, SaysWhereItCannotBeRead)
{
    EXPECT_EQ(parse_glitches("what,times\nLate,2\n", "log.csv").error().at(0).where.line, 1);
    for (const char* const times : {"-1", "0", "two", "1.5"}) {
        const auto log = parse_glitches("cause,times\nLate,2\nLost," + std::string(times) + "\n", "log.csv");
        ASSERT_FALSE(log.has_value()) << times;
        EXPECT_EQ(log.error().at(0).where.line, 3);
    }
}

TEST(FrictionPage, ShowsTheHousesOwnLogApart)
{
    const Team team(6, 4);
    const Page page = friction_of(team.ledger, {}, team.conduct, team.scenarios, {{"Late", 5}});

    const Section log = section(page, "log");
    ASSERT_EQ(log.grid.rows.size(), 1U);
    EXPECT_EQ(log.grid.rows[0][0].text, "Late");
    for (const Section& other : page.sections) {
        if (other.id == "log") continue;
        for (const std::vector<Cell>& row : other.grid.rows)
            EXPECT_EQ(std::ranges::find(row, Cell{"Late", false}), row.end());
    }
}

TEST(FrictionPage, CountsWhatIsAnsweredAfterPlaysWithoutANameFromFivePeopleOn)
{
    const Team team(6, 4);
    std::vector<Answered> answers;
    for (std::size_t i = 0; i < 6; ++i)
        answers.push_back({team.ledger.rows()[i].play, i < 4 ? "bent" : "none", i == 0 ? "the late rule" : ""});
    const auto made = [&](std::size_t count) {
        const std::vector<Answered> some(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(count));
        return section(friction_page(team.ledger, {}, {team.conduct, some, {}}, team.scenarios, shipped_words()),
                       "asked");
    };

    const Section asked = made(6);
    ASSERT_EQ(asked.grid.rows.size(), 4U);
    EXPECT_EQ(asked.grid.rows[0][2].text, "4");
    EXPECT_EQ(asked.grid.rows[0][4].text, "“the late rule”");
    EXPECT_EQ(asked.grid.rows[3][2].text, "2");
    EXPECT_TRUE(made(4).grid.rows.empty());
}

TEST(ChoiceSections, AddUpToEveryReply)
{
    const Team team(6, 5);
    const std::vector<Section> sections =
        choice_sections(team.ledger, {}, team.conduct, team.scenarios, Words(shipped_words()));

    ASSERT_EQ(sections.size(), 1U);
    int times = 0;
    for (const std::vector<Cell>& row : sections[0].grid.rows) times += std::stoi(row[2].text);
    std::size_t replies = 0;
    for (const Conduct& each : team.conduct) replies += each.replies.size();
    EXPECT_EQ(static_cast<std::size_t>(times), replies);
}

TEST(ChoiceSections, LeaveOutPlaysOfVersionsBeforeTheOnePlayedLast)
{
    Team team(6, 5);
    Sitting sitting(play::tiny_pinned());
    sitting.says(heard({Act::apology}));
    Kept row = kept("early", team.scenarios[0]->id, 1, 80);
    row.version = "as it was before";
    row.ended_s -= 1'000'000;
    team.ledger.add(row);
    team.conduct.push_back(conduct_of(sitting, row.play));

    const std::vector<Section> sections =
        choice_sections(team.ledger, {}, team.conduct, team.scenarios, Words(shipped_words()));

    ASSERT_EQ(sections.size(), 1U);
    int times = 0;
    for (const std::vector<Cell>& line : sections[0].grid.rows) times += std::stoi(line[2].text);
    EXPECT_EQ(times, 11);
    EXPECT_NE(sections[0].says[1].find("left out: 1"), std::string::npos) << sections[0].says[1];
}

TEST(ChoiceSections, ShowNoTurnThatFourMet)
{
    const Team team(2, 2);

    const std::vector<Section> sections =
        choice_sections(team.ledger, {}, team.conduct, team.scenarios, Words(shipped_words()));

    ASSERT_EQ(sections.size(), 1U);
    EXPECT_TRUE(sections[0].grid.rows.empty());
}

TEST(FrictionPage, HasASentenceForEveryKeyItUses)
{
    const Team team(6, 6);
    for (const std::vector<Conduct>& conduct : {team.conduct, std::vector<Conduct>()}) {
        const Page page = friction_of(team.ledger, {}, conduct, team.scenarios, {});
        const std::string text = page_text(page, {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
    }
}

}  // namespace
}  // namespace amends::report
