#include "sim/report/team/decisions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/play/fixture.h"

namespace amends::report {
namespace {

/// Plays of the tiny scenario that answer its first turn, by hand.
struct Answered {
    scenario::Scenario tiny = play::tiny();
    std::vector<Conduct> plays;
    std::vector<int> marks, trainees;

    const scenario::Node& node() const
    {
        return *std::ranges::find_if(tiny.nodes, [](const auto& each) { return each.offered.size() > 1; });
    }
    void add(const std::string& offered, bool well, int mark)
    {
        Conduct play;
        play.play = "p" + std::to_string(plays.size());
        play.scenario = tiny.id;
        play.replies.push_back({node().id, offered, false, 5'000, well});
        plays.push_back(std::move(play));
        marks.push_back(mark);
        trainees.push_back(static_cast<int>(trainees.size()));
    }
    Decisions decisions() const
    {
        std::vector<const Conduct*> all;
        for (const Conduct& each : plays) all.push_back(&each);
        return decisions_of(tiny, all, marks, trainees);
    }
    std::vector<std::string> asks() const
    {
        std::vector<std::string> out;
        for (const auto& [why, node] : revise(decisions())) out.push_back(why);
        return out;
    }
};

bool has(const std::vector<std::string>& list, const std::string& what)
{
    return std::ranges::find(list, what) != list.end();
}

TEST(Decisions, KnowHowHardATurnIsAndWhetherItTellsApart)
{
    Answered plays;
    for (int i = 0; i < 40; ++i) plays.add("", i % 4 == 0, i % 4 == 0 ? 90 : 30);

    const Decision turn = plays.decisions().turns.front();

    EXPECT_EQ(turn.plays, 40);
    EXPECT_EQ(turn.well, 10);
    EXPECT_GT(turn.tells_apart_permille, 990);
    EXPECT_EQ(turn.talk_ms, 200'000);
}

TEST(Decisions, SayWhichReadyReplyGivesItselfAway)
{
    Answered plays;
    const auto& offered = plays.node().offered;
    for (int i = 0; i < 40; ++i) plays.add(offered[i == 0 ? 1 : 0].id, i % 2 == 0, i % 2 == 0 ? 90 : 30);

    EXPECT_TRUE(has(plays.asks(), "giveaway"));
    EXPECT_EQ(plays.decisions().turns.front().most_taken, 39);
}

TEST(Decisions, SayThatTheLongestIsTakenTooOften)
{
    Answered plays;
    const auto& offered = plays.node().offered;
    const auto longest = std::ranges::max_element(offered, {}, [](const auto& each) { return each.text.size(); });
    const auto other = longest == offered.begin() ? offered.begin() + 1 : offered.begin();
    for (int i = 0; i < 40; ++i) plays.add(i % 8 == 0 ? other->id : longest->id, i % 2 == 0, 50 + i);

    const Decisions found = plays.decisions();
    EXPECT_EQ(found.from_lists, 40);
    EXPECT_EQ(found.longest, 35);
    EXPECT_TRUE(has(plays.asks(), "longest"));
}

TEST(Decisions, ListWhatNobodyHeardAndNobodyTook)
{
    Answered plays;
    const auto& offered = plays.node().offered;
    for (int i = 0; i < 20; ++i) plays.add(offered[0].id, true, 50);

    const Decisions found = plays.decisions();
    EXPECT_FALSE(found.unheard.empty());
    EXPECT_TRUE(has(found.untaken, plays.node().id + "/" + offered[1].id));
    EXPECT_FALSE(has(found.untaken, plays.node().id + "/" + offered[0].id));
}

TEST(Decisions, AskForNothingOnFewPlays)
{
    Answered plays;
    for (int i = 0; i < 10; ++i) plays.add("", true, 50);

    EXPECT_TRUE(plays.asks().empty());
}

}  // namespace
}  // namespace amends::report
