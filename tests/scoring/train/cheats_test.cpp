#include "scoring/train/cheats.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::train {
namespace {

std::vector<Example> two_examples()
{
    return *parse_corpus(
        R"({"id":"a","situation":"s","customer":"My parcel was left in the rain and everything in it is soaked.",)"
        R"("reply":"I'm so sorry your parcel got soaked. I'll send a new one today.","acts":{},"empathy":2})"
        "\n"
        R"({"id":"b","situation":"s","customer":"Who signed for it?","reply":"It says delivered.","acts":{},"empathy":0})",
        "two");
}

TEST(Cheats, AreTheSameForTheSameSeed)
{
    const auto once = try_cheats(acts::shipped_model(), two_examples(), 5);
    const auto again = try_cheats(acts::shipped_model(), two_examples(), 5);

    ASSERT_EQ(once.size(), 9U);
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].tried, again[i].tried);
        EXPECT_EQ(once[i].earned, again[i].earned);
    }
}

TEST(Cheats, AreCountedByTheChancesThatTheyHad)
{
    const auto results = try_cheats(acts::shipped_model(), two_examples(), 5);
    const auto of = [&results](std::string_view id) {
        return *std::find_if(results.begin(), results.end(), [id](const CheatResult& each) { return each.id == id; });
    };

    EXPECT_EQ(of("keywords").tried, 2);
    EXPECT_EQ(of("copy").tried, 1);      // "It says delivered." is too short to be known again
    EXPECT_GE(of("shuffled").tried, 2);  // a chance for every act: an apology and a fix at least
    for (const CheatResult& each : results) {
        EXPECT_EQ(each.share, each.tried == 0 ? 0 : (1000 * each.earned + each.tried / 2) / each.tried) << each.id;
    }
}

TEST(Cheats, EarnNothingByCopiesHeapsAndHiddenWords)
{
    for (const CheatResult& result : try_cheats(acts::shipped_model(), two_examples(), 5)) {
        if (result.id == "copy" || result.id == "keywords" || result.id == "hidden" || result.id == "parrot") {
            EXPECT_EQ(result.earned, 0) << result.id;
        }
    }
}

TEST(Typos, SlipOnceInSoManyWords)
{
    const std::string reply = "please come tomorrow morning before eleven because everything should happen properly";

    const std::string slipped = with_typos(reply, 4, 1, 0);

    EXPECT_NE(slipped, reply);
    EXPECT_EQ(slipped, with_typos(reply, 4, 1, 0));
    EXPECT_EQ(std::count(slipped.begin(), slipped.end(), ' '), std::count(reply.begin(), reply.end(), ' '));
}

}  // namespace
}  // namespace amends::train
