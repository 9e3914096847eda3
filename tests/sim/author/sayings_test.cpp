#include "sim/author/sayings.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

using Kind = Saying::Kind;

Document shipped()
{
    return document_of("scenarios/wrong-tablets/scenario.json");
}

TEST(Sayings, PointAtTextsThatCanBeSet)
{
    const Document document = shipped();
    for (const Saying& each : sayings(document)) EXPECT_EQ(document.text(each.at), each.text) << each.at;
}

TEST(Sayings, AreOfEveryKind)
{
    const std::vector<Saying> all = sayings(shipped());
    for (const Kind kind : {Kind::line, Kind::exit, Kind::answer, Kind::reaction, Kind::action, Kind::offered,
                            Kind::better, Kind::thought}) {
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [kind](const Saying& each) { return each.kind == kind; }))
            << static_cast<int>(kind);
    }
}

TEST(Sayings, KnowTheirNodeAndTheFormThatTheyStandOn)
{
    const std::vector<Saying> all = sayings(shipped());

    EXPECT_EQ(all.front().text.empty(), false);
    const auto line = std::find_if(all.begin(), all.end(), [](const Saying& each) { return each.kind == Kind::line; });
    ASSERT_NE(line, all.end());
    EXPECT_FALSE(line->node.empty());
    EXPECT_TRUE(line->place.starts_with("/nodes/"));
}

TEST(Sayings, AreOnlyThoseThatFit)
{
    const std::vector<Saying> all = sayings(shipped());
    SayingFilter filter;
    filter.kind = static_cast<int>(Kind::offered);
    filter.act = "apology";

    const std::vector<std::size_t> chosen = chosen_sayings(all, filter, SayingOrder::document, {});

    EXPECT_FALSE(chosen.empty());
    EXPECT_LT(chosen.size(), all.size());
    for (const std::size_t i : chosen) {
        EXPECT_EQ(all[i].kind, Kind::offered);
        EXPECT_NE(std::find(all[i].acts.begin(), all[i].acts.end(), "apology"), all[i].acts.end());
    }
}

TEST(Sayings, AreFoundByTheVariablesOfTheirGuards)
{
    const std::vector<Saying> all = sayings(shipped());
    SayingFilter filter;
    filter.name = "care";

    EXPECT_FALSE(chosen_sayings(all, filter, SayingOrder::document, {}).empty());
}

TEST(Sayings, AreFoundByWordsInAnyCase)
{
    const std::vector<Saying> all = {{Kind::line, "/a", "", "", "Not HIS.", {}, {}},
                                     {Kind::line, "/b", "", "", "Hers.", {}, {}}};
    SayingFilter filter;
    filter.words = "his";

    EXPECT_EQ(chosen_sayings(all, filter, SayingOrder::document, {}), std::vector<std::size_t>{0});
}

TEST(Sayings, AreFoundByTheirProblems)
{
    const std::vector<Saying> all = sayings(shipped());
    SayingFilter filter;
    filter.only_troubled = true;

    EXPECT_TRUE(chosen_sayings(all, filter, SayingOrder::document, {}).empty());
    EXPECT_FALSE(chosen_sayings(all, filter, SayingOrder::document, {all.front().at}).empty());
}

TEST(Sayings, StandInEveryOrder)
{
    const std::vector<Saying> all = {{Kind::offered, "/a", "", "b", "ccc", {}, {}},
                                     {Kind::line, "/b", "", "a", "Bb", {}, {}},
                                     {Kind::line, "/c", "", "c", "a", {}, {}}};
    const auto in = [&](SayingOrder order) { return chosen_sayings(all, {}, order, {}); };

    EXPECT_EQ(in(SayingOrder::document), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(in(SayingOrder::speaker), (std::vector<std::size_t>{1, 2, 0}));
    EXPECT_EQ(in(SayingOrder::node), (std::vector<std::size_t>{1, 0, 2}));
    EXPECT_EQ(in(SayingOrder::words), (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_EQ(in(SayingOrder::shortest), (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_EQ(in(SayingOrder::longest), (std::vector<std::size_t>{0, 1, 2}));
}

}  // namespace
}  // namespace amends::author
