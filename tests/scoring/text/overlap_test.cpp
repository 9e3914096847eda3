#include "scoring/text/overlap.h"

#include <gtest/gtest.h>

#include "scoring/text/topic_words.h"

namespace amends::text {
namespace {

TEST(CopiedPermille, IsTheLongestRunAsAShareOfTheReply)
{
    const Reading customer = read("I waited four hours in the cold.");

    EXPECT_EQ(copied_permille(read("I waited four hours in the cold."), customer), 1000);
    EXPECT_EQ(copied_permille(read("You said: waited four hours in the cold, right? I see that."), customer), 500);
    EXPECT_EQ(copied_permille(read("in the cold"), customer), 0);
    EXPECT_EQ(copied_permille(read(""), customer), 0);
}

TEST(LikenessPermille, ComparesNeighbouringPairs)
{
    const Reading first = read("I am sorry about the delay");

    EXPECT_EQ(likeness_permille(first, first), 1000);
    EXPECT_EQ(likeness_permille(first, read("we will ring you")), 0);
    EXPECT_EQ(likeness_permille(read("a b c"), read("a b d")), 500);
    EXPECT_EQ(likeness_permille(read("Noted"), read("noted.")), 1000);
}

TEST(SharedContent, SkipsFunctionWordsAndSeesEndings)
{
    const Reading customer = read("You delivered the crib a week late");

    const std::vector<std::size_t> shared = shared_content(read("The delivery of the crib was late"), customer);

    EXPECT_EQ(shared, (std::vector<std::size_t>{1, 4, 6}));
}

TEST(TopicWords, MatchWordsEndingsAndRows)
{
    const Reading reading = read("We deliver; your money back, delivering on Monday");

    EXPECT_EQ(find_topic_word(reading, "deliver*").size(), 2U);
    EXPECT_EQ(find_topic_word(reading, "deliver").size(), 1U);
    EXPECT_EQ(find_topic_word(reading, "money back").size(), 1U);
    EXPECT_EQ(find_topic_word(reading, "back money").size(), 0U);
    EXPECT_EQ(find_topic_word(reading, "").size(), 0U);
    EXPECT_EQ(find_topic_word(reading, " * ").size(), 0U);
}

TEST(TopicWords, ReadIllAndIdAsAReplyDoes)
{
    EXPECT_EQ(find_topic_word(read("Is he ill? I feel ill."), "is he ill").size(), 1U);
    EXPECT_EQ(find_topic_word(read("I need your id."), "your id").size(), 1U);
    EXPECT_EQ(find_topic_word(read("Ill chase them, and I'll chase them again."), "ill chase").size(), 2U);
    EXPECT_EQ(find_topic_word(read("Is the ill child there?"), "ill chase").size(), 0U);
}

TEST(TopicWords, DoNotRunOverASentence)
{
    EXPECT_TRUE(find_topic_word(read("It is your money. Back then it was."), "money back").empty());
}

}  // namespace
}  // namespace amends::text
