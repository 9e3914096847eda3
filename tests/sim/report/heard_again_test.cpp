#include "sim/report/heard_again.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

using acts::Act;

constexpr std::string_view reply = "Could I say sorry if it hurt?";

const Catalogue& catalogue()
{
    static const Catalogue words = make_catalogue({{"act.apology", "an apology"},
                                                   {"act.conditional_apology", "an apology with an if"},
                                                   {"debrief.unsure", "perhaps {act}"},
                                                   {"heard.nearly", "nearly: {act}"},
                                                   {"heard.without_gone", "Without {words} it goes."},
                                                   {"heard.without_comes", "Without {words} it comes."},
                                                   {"heard.stated_comes", "Stated, it comes."},
                                                   {"heard.hangs_on", "It hangs on {words}."}});
    return words;
}

std::vector<HeardAgain> shown(const acts::Hearing& hearing, const std::vector<acts::Explanation>& explanations)
{
    return heard_again(hearing, explanations, reply, Words(catalogue()));
}

acts::Hearing hearing_of(Act act, bool unsure = false)
{
    acts::Hearing hearing;
    hearing.of(act) = {900, true, unsure, {{0, 5}}, "You say it."};
    return hearing;
}

TEST(HeardAgain, SaysWhatWouldTurnAnActThatCounts)
{
    const auto heard = shown(hearing_of(Act::conditional_apology),
                             {{Act::conditional_apology, {}, {}, acts::Change{{18, 20}, "", 100}}});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0], (HeardAgain{"an apology with an if", false, false, "You say it.", "Without “if” it goes."}));
}

TEST(HeardAgain, NamesTheWordsWhereNoSmallChangeTurnsIt)
{
    const auto heard =
        shown(hearing_of(Act::apology), {{Act::apology, {}, {{{12, 17}, 100}, {{8, 11}, 500}}, std::nullopt}});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].turn, "It hangs on “sorry”, “say”.");
}

TEST(HeardAgain, ListsAHelpfulActThatASmallChangeWouldBring)
{
    const auto heard = shown({}, {{Act::apology, {}, {}, acts::Change{{28, 29}, ".", 900}},
                                  {Act::conditional_apology, {}, {}, acts::Change{{18, 20}, "", 900}}});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0], (HeardAgain{"nearly: an apology", true, true, "", "Stated, it comes."}));
}

TEST(HeardAgain, AdvisesNobodyToLeaveOutWhatHelps)
{
    acts::Hearing hearing = hearing_of(Act::reassure);
    hearing.of(Act::reassure).spans = {{8, 17}};

    const auto heard = shown(hearing, {{Act::apology, {}, {}, acts::Change{{12, 17}, "", 900}}});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_FALSE(heard[0].nearly);
}

TEST(HeardAgain, SaysWhatWouldMakeAnUnsureActCount)
{
    const auto heard = shown(hearing_of(Act::apology, true), {{Act::apology, {}, {}, acts::Change{{18, 20}, "", 950}}});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].act, "perhaps an apology");
    EXPECT_EQ(heard[0].turn, "Without “if” it comes.");
}

TEST(HeardAgain, ShowsWhatWasHeardWhileExplanationsAreLookedFor)
{
    const auto heard = shown(hearing_of(Act::apology), {});

    ASSERT_EQ(heard.size(), 1U);
    EXPECT_TRUE(heard[0].turn.empty());
}

}  // namespace
}  // namespace amends::report
