#include "scoring/loyalty/lots.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "scoring/loyalty/study.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

Table people(int count)
{
    std::string csv = "name,site\n";
    for (int i = 0; i < count; ++i) csv += "p" + std::to_string(i) + (i % 3 == 0 ? ",north\n" : ",south\n");
    return table_of(csv);
}

Lots drawn(int count = 24, std::uint64_t seed = 7)
{
    return draw_lots(people(count), "name", "site", {{"usual", "called"}, 4, seed}).value();
}

TEST(Lots, GiveEveryArmEquallyOftenInEachBlock)
{
    std::map<std::pair<std::string, int>, std::map<std::string, int>> blocks;
    for (const Lot& lot : drawn().lots) ++blocks[{lot.stratum, lot.block}][lot.arm];

    for (const auto& [block, arms] : blocks) {
        EXPECT_EQ(arms.at("usual"), 2) << block.first << block.second;
        EXPECT_EQ(arms.at("called"), 2);
    }
}

TEST(Lots, AreNeverFormulaeAndComeBackAsTheyWere)
{
    const Lots lots =
        draw_lots(table_of("name,site\n=1+1,@north\np2,@north\n"), "name", "site", {{"usual", "called"}, 2, 7}).value();
    const std::string file = write_lots(lots);

    EXPECT_NE(file.find("\n\"'=1+1\",\"'@north\","), std::string::npos) << file;
    EXPECT_EQ(read_lots(table_of(file)).value().lots, lots.lots);
}

TEST(Lots, AreTheSameForTheSameSeedAndOthersForAnother)
{
    EXPECT_EQ(drawn().lots, drawn().lots);
    EXPECT_NE(drawn(24, 7).lots, drawn(24, 8).lots);
}

TEST(Lots, StayAsTheyAreWhenUnitsJoinLater)
{
    const std::vector<Lot> first = drawn(24).lots;
    std::vector<Lot> more = drawn(40).lots;
    more.resize(first.size());

    EXPECT_EQ(more, first);
}

TEST(Lots, FavourNoArmOverManySeeds)
{
    int called_first = 0;
    constexpr int seeds = 2000;
    for (int seed = 0; seed < seeds; ++seed)
        called_first += drawn(1, static_cast<std::uint64_t>(seed)).lots[0].arm == "called" ? 1 : 0;

    EXPECT_NEAR(called_first, seeds / 2, 3 * 23);
}

TEST(Lots, AreReadBackAndDrawnAgain)
{
    const Lots lots = drawn();

    EXPECT_EQ(read_lots(table_of(write_lots(lots)))->lots, lots.lots);
}

TEST(Lots, AreRefusedWhenSomebodyChangedThem)
{
    std::string file = write_lots(drawn());
    const std::size_t at = file.find(",called,");
    file.replace(at, 8, ",usual,");

    const auto read = read_lots(table_of(file));

    ASSERT_FALSE(read);
    EXPECT_NE(read.error().front().message.find("changed are no lots"), std::string::npos);
}

TEST(Lots, AreRefusedForPlansThatCannotBeBalanced)
{
    EXPECT_FALSE(draw_lots(people(4), "name", "", {{"one"}, 2, 1}));
    EXPECT_FALSE(draw_lots(people(4), "name", "", {{"one", "one"}, 2, 1}));
    EXPECT_FALSE(draw_lots(people(4), "name", "", {{"one", "two"}, 3, 1}));
    EXPECT_FALSE(draw_lots(people(4), "nobody", "", {{"one", "two"}, 2, 1}));
    EXPECT_FALSE(draw_lots(people(4), "site", "", {{"one", "two"}, 2, 1}));
}

TEST(Lots, BecomeColumnsOfZeroAndOne)
{
    const auto with = with_lots(people(30), "name", drawn(24)).value();

    EXPECT_EQ(with.columns, std::vector<std::string>{"lot=called"});
    EXPECT_EQ(with.table.rows, 24U);
    EXPECT_EQ(with.without_lot.size(), 6U);
    const auto& numbers = with.table.find("lot=called")->numbers;
    EXPECT_EQ(std::accumulate(numbers.begin(), numbers.end(), 0.0), 12);
}

TEST(Lots, KnowThatRowsOfOneUnitShareItsLot)
{
    Table twice = people(4);
    twice.columns[0].codes = {0, 1, 1, 0};

    EXPECT_TRUE(with_lots(twice, "name", drawn(4))->repeated);
}

TEST(Lots, NeedNoCovariatesWhereTheyAloneArePredictors)
{
    std::string csv = "lot=called,retained\n";
    for (int i = 0; i < 60; ++i) csv += std::string(i % 2 == 0 ? "1" : "0") + (i % 3 == 0 ? ",0\n" : ",1\n");
    Request request;
    request.outcome = "retained";
    request.by_lot = {"lot=called"};

    const Study done = study(table_of(csv), request).value();

    EXPECT_TRUE(std::none_of(done.warnings.begin(), done.warnings.end(),
                             [](const Warning& warning) { return warning.code == "covariates_missing"; }));
}

}  // namespace
}  // namespace amends::loyalty
