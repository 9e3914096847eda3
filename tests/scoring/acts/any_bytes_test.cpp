#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

std::string random_bytes(std::uint64_t seed)
{
    static const std::vector<std::string> pieces = {"sorry",
                                                    " ",
                                                    "I'll ",
                                                    "\xF0\x9F\x98\x80",
                                                    "\xFF",
                                                    "\xE2\x80",
                                                    "refund ",
                                                    "?",
                                                    "...",
                                                    "'",
                                                    "\"",
                                                    "5 ",
                                                    "by ",
                                                    "not ",
                                                    "if ",
                                                    "\n",
                                                    std::string(1, '\0'),
                                                    "\xC3\xA9",
                                                    "Friday ",
                                                    "you ",
                                                    "\xC2\xA3"
                                                    "20 ",
                                                    "-",
                                                    "(",
                                                    "\xE2\x80\x99",
                                                    "their "};
    std::string bytes;
    const std::uint32_t length = chance_below(seed, 0, "length", 60);
    for (std::uint32_t i = 0; i < length; ++i)
        bytes += pieces[chance_below(seed, i, "piece", static_cast<std::uint32_t>(pieces.size()))];
    return bytes;
}

TEST(AnyBytes, AreHeardWithSpansInsideTheReply)
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const std::string reply = random_bytes(seed);
        const Hearing hearing = heard(reply);
        for (const ActHeard& act : hearing.acts) {
            EXPECT_TRUE(!act.present || !act.spans.empty());
            EXPECT_GE(act.permille, 0);
            EXPECT_LE(act.permille, 1000);
            for (const Span& span : act.spans) {
                EXPECT_LT(span.begin, span.end);
                EXPECT_LE(span.end, reply.size());
            }
        }
    }
}

TEST(AnyBytes, GiveTheSameHearingTwice)
{
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const std::string reply = random_bytes(seed);
        EXPECT_EQ(heard(reply), heard(reply));
    }
}

TEST(AnyBytes, StraightAndCurlyQuotesAreHeardAlike)
{
    const Hearing curly = heard("I\xE2\x80\x99m sorry we\xE2\x80\x99re late.");

    EXPECT_EQ(curly.present(), heard("I'm sorry we're late.").present());
}

TEST(AnyBytes, SpansNeverCutACharacter)
{
    const std::string reply =
        "Ren\xC3\xA9"
        "e, I\xE2\x80\x99m so sorry about the caf\xC3\xA9\xE2\x80\xA6";

    const Hearing hearing = heard(reply);

    ASSERT_EQ(hearing.of(Act::apology).spans.size(), 1U);
    EXPECT_EQ(text_of(hearing.of(Act::apology).spans[0], reply), "I\xE2\x80\x99m so sorry about the caf\xC3\xA9");
}

TEST(AnyBytes, NothingIsHeardInNothing)
{
    const Hearing hearing = heard("");

    EXPECT_TRUE(hearing.present().empty());
    EXPECT_EQ(hearing.words, 0);
    EXPECT_FALSE(hearing.go_on);
}

TEST(AnyBytes, EmojiAloneAreNoWords)
{
    EXPECT_EQ(heard("\xF0\x9F\x98\x80\xF0\x9F\x98\x80").words, 0);
}

TEST(AnyBytes, TenThousandCharactersAreHeard)
{
    std::string reply;
    while (reply.size() < 10000)
        reply += "I am sorry that you waited so long, and I will ring the depot by four o'clock. ";

    const Hearing hearing = heard(reply);

    EXPECT_TRUE(hearing.present().has(Act::apology));
    EXPECT_TRUE(hearing.present().has(Act::commit_time));
}

TEST(AnyBytes, OnlyTheFirstSixteenKibibytesAreHeard)
{
    const std::string reply = std::string(20000, 'a') + " I am very sorry about that.";

    EXPECT_FALSE(heard(reply).present().has(Act::apology));
}

}  // namespace
}  // namespace amends::acts
