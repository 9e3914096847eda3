// Explanations claim nothing that hear() does not do.
#include "scoring/acts/explain.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <string>

#include "scoring/acts/learnt/fixed.h"
#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

constexpr std::string_view customer = "It's one in the morning and you've sold my room?";

Context context()
{
    Context around;
    around.customer_lines = {std::string(customer)};
    return around;
}

std::vector<Explanation> explained(std::string_view reply)
{
    return explain(taught_model(), context(), reply);
}

std::optional<Explanation> explained(std::string_view reply, Act act)
{
    for (Explanation& each : explained(reply)) {
        if (each.act == act) return std::move(each);
    }
    return std::nullopt;
}

std::string without(std::string_view reply, const Span& span, std::string_view put)
{
    std::string text(reply);
    text.replace(span.begin, span.end - span.begin, put);
    return text;
}

bool counts(std::string_view reply, Act act)
{
    const ActHeard heard = hear(taught_model(), context(), reply).of(act);
    return heard.present && !heard.unsure;
}

constexpr std::array<std::string_view, 6> replies = {
    "I'm sorry if you feel that way. Could I get you a room at the Harbour House?",
    "That's awful, you must be exhausted. I'm ringing the Harbour now and we'll pay for the cab.",
    "You should have checked before you came.",
    "Calm down. It's our policy, there is nothing I can do.",
    "We sold your room twice and that is our fault. I'll ring you at nine tomorrow morning.",
    "Shall I book you the last twin, or would you rather have your money back?",
};

TEST(Explain, FindsTheSmallestChangeThatTurnsAnAct)
{
    int turned = 0;
    for (const std::string_view reply : replies) {
        for (const Explanation& each : explained(reply)) {
            if (!each.smallest) continue;
            ++turned;
            EXPECT_NE(counts(reply, each.act),
                      counts(without(reply, each.smallest->span, each.smallest->put), each.act))
                << reply << ": " << name_of(each.act);
        }
    }
    EXPECT_GE(turned, 8);
}

TEST(Explain, NamesTheWordsThatAnActHangsOnTheWeightiestFirst)
{
    const std::string_view reply = replies[2];
    const std::optional<Explanation> blame = explained(reply, Act::blame_customer);

    ASSERT_TRUE(blame);
    ASSERT_FALSE(blame->carriers.empty());
    EXPECT_LE(blame->carriers.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(blame->carriers, {}, &Carrier::permille_without));
    const Carrier& first = blame->carriers.front();
    EXPECT_EQ(hear(taught_model(), context(), without(reply, first.span, "")).of(Act::blame_customer).permille,
              first.permille_without);
}

TEST(Explain, AddsTheFigureUpFromItsShares)
{
    const std::optional<Explanation> blame = explained(replies[2], Act::blame_customer);

    ASSERT_TRUE(blame);
    const Shares& shares = blame->shares;
    EXPECT_EQ(learnt::permille_of(shares.start + shares.rules + shares.heads + shares.net),
              hear(taught_model(), context(), replies[2]).of(Act::blame_customer).permille);
    EXPECT_NE(shares.net, 0);
    EXPECT_NE(shares.rules, 0);
}

TEST(Explain, SaysWhatTheRulesAloneMadeOfIt)
{
    const std::vector<Explanation> all = explain(shipped_model(), context(), replies[2]);

    const auto blame = std::ranges::find(all, Act::blame_customer, &Explanation::act);
    ASSERT_NE(blame, all.end());
    EXPECT_EQ(blame->shares, (Shares{0, heard(replies[2], customer).of(Act::blame_customer).permille, 0, 0}));
}

TEST(Explain, LeavesNoActOutThatWasHeardOrNearlyHeard)
{
    for (const std::string_view reply : replies) {
        const Hearing hearing = hear(taught_model(), context(), reply);
        const std::vector<Explanation> all = explained(reply);
        for (std::size_t act = 0; act < act_count; ++act) {
            const bool asked =
                hearing.acts[act].present || hearing.acts[act].unsure || hearing.acts[act].permille >= 150;
            EXPECT_EQ(std::ranges::count(all, act_at(act), &Explanation::act), asked ? 1 : 0)
                << reply << ": " << name_of(act_at(act));
        }
    }
}

TEST(Explain, HasNothingToSayOfNothing)
{
    EXPECT_TRUE(explained("").empty());
    EXPECT_TRUE(explained("???").empty());
    EXPECT_TRUE(explained("Es tut mir sehr leid, wir haben Ihr Zimmer doppelt verkauft.").empty());
}

TEST(Explain, LeavesWordsOutWithinOneSentence)
{
    for (const std::string_view reply : replies) {
        for (const Explanation& each : explained(reply)) {
            if (!each.smallest || !each.smallest->put.empty()) continue;
            const std::string_view left_out =
                reply.substr(each.smallest->span.begin, each.smallest->span.end - each.smallest->span.begin);
            EXPECT_EQ(left_out.find_first_of(".?"), std::string_view::npos) << left_out;
        }
    }
}

TEST(Explain, HearsALongReplyLessOften)
{
    EXPECT_EQ(most_hearings_of(0), 800U);
    EXPECT_EQ(most_hearings_of(60), 800U);
    EXPECT_EQ(most_hearings_of(3'000), 16U);
}

TEST(Explain, TriesNoMoreOfALongReplyThanItsEvidence)
{
    std::string reply = "I am so sorry that we sold your room.";
    for (int i = 0; i < 200; ++i) reply += " The lift is over there.";

    const std::optional<Explanation> apology = explained(reply, Act::apology);

    ASSERT_TRUE(apology);
    ASSERT_FALSE(apology->carriers.empty());
    for (const Carrier& each : apology->carriers) EXPECT_LT(each.span.end, 40U);
}

}  // namespace
}  // namespace amends::acts
