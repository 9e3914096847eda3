#include "sim/proof/marks.h"

#include <gtest/gtest.h>

#include "sim/proof/players.h"
#include "tests/sim/proof/brute.h"
#include "tests/sim/proof/generated.h"

namespace amends::proof {
namespace {

const std::vector<Player> all_players = {Player::random, Player::rude, Player::average, Player::good};

rubric::Rubric shipped_rubric(const std::string& id)
{
    return play::sound(rubric::parse_rubric(play::bytes_of("assets/rubrics/" + id + ".json"), id));
}

/// Everything that Marker needs, and a Marker.
struct Marked {
    Explored all;
    Lumps lumps;
    Marker marker;

    explicit Marked(const scenario::Scenario& scenario)
        : all(scenario),
          lumps(lumps_of(*all.pinned.compiled, all.space)),
          marker(all.pinned, all.classes, all.space, lumps)
    {
    }
};

const rubric::Criterion& criterion_of(const rubric::Rubric& rubric, const std::string& id)
{
    const auto& list = rubric.data().criteria;
    return *std::find_if(list.begin(), list.end(), [&](const rubric::Criterion& each) { return each.id == id; });
}

/// Criteria that ask for nothing but what the space holds, between them for every kind of fact.
struct Case {
    const char* framework;
    const char* criterion;
};
constexpr std::array<Case, 9> cases = {{{"seven_strategies", "acknowledge"},
                                        {"seven_strategies", "fix"},
                                        {"seven_strategies", "attitude"},
                                        {"seven_strategies", "stay_in_touch"},
                                        {"seven_strategies", "confidence"},
                                        {"seven_steps", "apologise"},
                                        {"seven_steps", "follow_up"},
                                        {"human_first", "consult"},
                                        {"human_first", "possible"}}};

class SmallScenarios : public testing::TestWithParam<int> {};

TEST_P(SmallScenarios, EarnJustWhatEveryPlayEarnsOneByOne)
{
    const Shape shape{3, 2, 2, 2, true, true, true, true};
    const scenario::Scenario scenario = generated(shape, static_cast<std::uint64_t>(GetParam()));
    const Marked marked(scenario);

    for (const Case& each : cases) {
        const rubric::Rubric rubric = shipped_rubric(each.framework);
        const FrameworkProof proof = marked.marker.prove(rubric, {Player::random});
        const auto found = std::find_if(proof.criteria.begin(), proof.criteria.end(),
                                        [&](const CriterionProof& one) { return one.id == each.criterion; });
        const auto& monitor = std::get<rubric::Monitor>(criterion_of(rubric, each.criterion).rule);
        if (!found->observed) continue;

        const BruteResult slow = Brute(marked.all, monitor).run();

        EXPECT_EQ(found->least, slow.least) << each.framework << "/" << each.criterion;
        EXPECT_EQ(found->most, slow.most) << each.framework << "/" << each.criterion;
        const Mean& mean = found->means[0];
        // Chances are rounded to 2^-30 and marks to 2^-24 in each of at most some dozens of moves.
        const double slack = 1e-4;
        EXPECT_NEAR(static_cast<double>(mean.least) / one_mark, slow.mean_least, slack) << each.criterion;
        EXPECT_NEAR(static_cast<double>(mean.most) / one_mark, slow.mean_most, slack) << each.criterion;
    }
}

INSTANTIATE_TEST_SUITE_P(ByLot, SmallScenarios, testing::Range(0, 10));

TEST(Marker, KeepsEveryMeanWithinItsRange)
{
    const Marked marked(play::tiny());

    for (const char* id : {"seven_strategies", "seven_steps", "heal", "sixty_seconds", "human_first"}) {
        const FrameworkProof proof = marked.marker.prove(shipped_rubric(id), all_players);
        for (const CriterionProof& each : proof.criteria) {
            for (const Mean& mean : each.means) {
                EXPECT_LE(mean.least, mean.most) << each.id;
                EXPECT_LE(mean.most, static_cast<Mark>(each.most) * one_mark) << each.id;
            }
        }
        EXPECT_LE(proof.least, proof.most);
    }
}

TEST(Marker, PutsThePlayersInOrder)
{
    const Marked marked(play::tiny());

    const FrameworkProof proof = marked.marker.prove(shipped_rubric("seven_strategies"), all_players);

    EXPECT_LT(proof.means[1].least, proof.means[0].least) << "rude below random";
    EXPECT_LT(proof.means[0].least, proof.means[2].least) << "random below average";
    EXPECT_LT(proof.means[2].least, proof.means[3].least) << "average below good";
}

TEST(Marker, LeavesOutWhatIsNotObserved)
{
    const Marked marked(play::tiny());

    const FrameworkProof proof = marked.marker.prove(shipped_rubric("seven_strategies"), {});

    const auto three_way = std::find_if(proof.criteria.begin(), proof.criteria.end(),
                                        [](const CriterionProof& each) { return each.id == "three_way"; });
    EXPECT_FALSE(three_way->observed) << "the late crib has nobody to be brought in";
}

TEST(Marker, SharesTheEndingsOfEveryPlayer)
{
    const Marked marked(play::tiny());

    for (const Player player : all_players) {
        std::uint64_t sum = 0;
        for (const std::uint64_t share : marked.marker.players().endings(player)) sum += share;
        EXPECT_NEAR(static_cast<double>(sum), static_cast<double>(1U << 30U), 1000);
    }
}

TEST(Lumps, KeepTheChancesOfEveryEnding)
{
    const Marked marked(play::tiny());

    const Chances exactly = chances(marked.all.space, 3);

    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(static_cast<double>(marked.marker.players().endings(Player::random)[i]) / (1U << 30U),
                    static_cast<double>(exactly.endings[i]) / static_cast<double>(whole), 1e-6);
    }
    EXPECT_LT(marked.lumps.size(), marked.all.space.states.size());
}

}  // namespace
}  // namespace amends::proof
