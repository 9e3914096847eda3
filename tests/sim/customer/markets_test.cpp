#include "sim/customer/markets.h"

#include <gtest/gtest.h>

#include "tests/sim/customer/shipped.h"

namespace amends::customer {
namespace {

Coefficients in_market(std::string_view market)
{
    const Checked<std::string> bytes = coefficients_in(shipped_bytes(), shipped_markets(), "markets.json", market);
    if (!bytes) throw std::runtime_error(to_string(bytes.error().front()));
    Checked<Coefficients> read = parse_coefficients(*bytes, "coefficients.json");
    if (!read) throw std::runtime_error(to_string(read.error().front()));
    return std::move(*read);
}

std::vector<Market> markets()
{
    return *parse_markets(shipped_markets(), "markets.json");
}

TEST(Markets, AreNamed)
{
    ASSERT_EQ(markets().size(), 3U);
    EXPECT_EQ(markets().front(), (Market{"united-states", "United States"}));
}

TEST(Markets, SayWhichOneTheCoefficientsAreFor)
{
    EXPECT_EQ(in_market("singapore").id, shipped().id + "+singapore");
}

TEST(Markets, TakeAnApologyOrAGiftOtherwise)
{
    const Mood mood{4, 1};
    const auto trust_in = [&](std::string_view market, Impression impression) {
        return moved(*in_market(market).persona("exhausted"), mood, 2, impression).trust;
    };
    const int common_apology = moved(*shipped().persona("exhausted"), mood, 2, Impression::apologised).trust;
    const int common_gift = moved(*shipped().persona("exhausted"), mood, 2, Impression::gifted).trust;

    EXPECT_LT(trust_in("united-states", Impression::apologised), common_apology);
    EXPECT_EQ(trust_in("united-states", Impression::gifted), common_gift);
    EXPECT_EQ(trust_in("australia", Impression::apologised), common_apology);
    EXPECT_LT(trust_in("singapore", Impression::gifted), common_gift);
}

TEST(Markets, LeaveWhatAPersonaChanges)
{
    EXPECT_EQ(
        in_market("united-states").persona("icy")->pushes.at(2).at(static_cast<std::size_t>(Impression::apologised)),
        shipped().persona("icy")->pushes.at(2).at(static_cast<std::size_t>(Impression::apologised)));
}

TEST(Markets, KeepWarmerWordsAtLeastAsGood)
{
    constexpr std::array<Impression, 6> warmer = {Impression::neutral,  Impression::listened,   Impression::apologised,
                                                  Impression::taken_on, Impression::understood, Impression::cared_for};
    for (const Market& market : markets()) {
        const Coefficients coefficients = in_market(market.id);
        for (const Persona& persona : coefficients.personas) {
            for (int at = 0; at < 7 * 7 * 3; ++at) {
                const Mood mood{at % 7, at / 7 % 7};
                const int memory = at / 49;
                for (std::size_t i = 1; i < warmer.size(); ++i) {
                    const Mood less = moved(persona, mood, memory, warmer.at(i - 1));
                    const Mood more = moved(persona, mood, memory, warmer.at(i));
                    EXPECT_TRUE(more.anger <= less.anger && more.trust >= less.trust)
                        << market.id << ", " << persona.id << ", " << name_of(warmer.at(i));
                }
                EXPECT_GE(moved(persona, mood, memory, Impression::gifted).trust,
                          moved(persona, mood, memory, Impression::neutral).trust);
            }
        }
    }
}

TEST(Markets, SayWhichOneWasProbablyMeant)
{
    const auto none = coefficients_in(shipped_bytes(), shipped_markets(), "markets.json", "singapur");

    ASSERT_FALSE(none);
    EXPECT_NE(none.error().front().message.find("there is no market \"singapur\"; did you mean \"singapore\"?"),
              std::string::npos)
        << none.error().front().message;
}

TEST(Markets, PlaceWhatIsWrongWithTheFile)
{
    const auto read = parse_markets(R"({"markets": [{"id": "mars"}]})", "markets.json");

    ASSERT_FALSE(read);
    EXPECT_EQ(to_string(read.error().front()).find("markets.json:1:"), 0U) << to_string(read.error().front());
}

}  // namespace
}  // namespace amends::customer
