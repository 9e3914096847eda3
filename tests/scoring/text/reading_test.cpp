#include "scoring/text/reading.h"

#include <gtest/gtest.h>
#include <string>

#include "scoring/text/clauses.h"

namespace amends::text {
namespace {

std::string words_of(std::string_view bytes)
{
    std::string joined;
    for (const Word& word : read(bytes).words) joined += (joined.empty() ? "" : " ") + word.text;
    return joined;
}

std::string bytes_of(std::string_view bytes, const Word& word)
{
    return std::string(bytes.substr(word.begin, word.end - word.begin));
}

TEST(Read, FoldsCaseAccentsAndQuotes)
{
    EXPECT_EQ(words_of("Ren\xC3\xA9 CAF\xC3\x89"), "rene cafe");
    EXPECT_EQ(words_of("I\xE2\x80\x99m"), "i am");
}

TEST(Read, UndoesContractions)
{
    EXPECT_EQ(words_of("don't can't won't I'll we've you're"), "do not can not will not i will we have you are");
    EXPECT_EQ(words_of("dont cant wont ive gonna lemme cos"), "do not can not will not i have going to let me because");
    EXPECT_EQ(words_of("let's y'all o'clock"), "let us you all oclock");
}

TEST(Read, KeepsTheBytesOfEachPart)
{
    const std::string_view text = "I don't";

    const Reading reading = read(text);

    ASSERT_EQ(reading.words.size(), 3U);
    EXPECT_EQ(bytes_of(text, reading.words[1]), "do");
    EXPECT_EQ(bytes_of(text, reading.words[2]), "n't");
}

TEST(Read, KeepsNumbersWhole)
{
    EXPECT_EQ(words_of("clause 4.2 at 17:00 for 1,200 or 5pm"), "clause 4.2 at 17:00 for 1,200 or 5 pm");
    EXPECT_TRUE(read("\xC2\xA3"
                     "20")
                    .words[0]
                    .money);
    EXPECT_TRUE(read("20\xE2\x82\xAC").words[0].money);
}

TEST(Read, LeavesEmojiAndStrayBytesOut)
{
    EXPECT_EQ(words_of("sorry \xF0\x9F\x98\x80 \xFF\xFE mate"), "sorry mate");
}

TEST(Read, EndsSentencesAtTheirMarks)
{
    const Reading reading = read("Dr. Lee rang. Did he? Yes! Well... no");

    ASSERT_EQ(reading.sentences.size(), 4U);
    EXPECT_TRUE(reading.sentences[1].question);
    EXPECT_FALSE(reading.sentences[0].question);
}

TEST(Read, MarksQuotedWords)
{
    const Reading doubled = read("he wrote \"we are sorry\" twice");
    const Reading single = read("he wrote 'we are sorry' twice");

    EXPECT_TRUE(doubled.words[3].quoted);
    EXPECT_FALSE(doubled.words[5].quoted);
    EXPECT_TRUE(single.words[3].quoted);
    EXPECT_FALSE(single.words[5].quoted);
}

TEST(Read, TakesNoApostropheForAQuotationMark)
{
    const Reading reading = read("the drivers' van and I'm sorry");

    for (const Word& word : reading.words) EXPECT_FALSE(word.quoted) << word.text;
}

TEST(Read, SeesCapitalsInsideASentence)
{
    const Reading reading = read("Please ask Dana now");

    EXPECT_FALSE(reading.words[0].capital);
    EXPECT_TRUE(reading.words[2].capital);
}

TEST(Clauses, BeginAtCommasAndJoiningWords)
{
    EXPECT_EQ(read("I am late, I know").clauses.size(), 2U);
    EXPECT_EQ(read("I am late but I came").clauses.size(), 2U);
    EXPECT_EQ(read("I came and we talked").clauses.size(), 2U);
    EXPECT_EQ(read("tea and cake").clauses.size(), 1U);
}

TEST(Clauses, KnowConditions)
{
    const Reading reading = read("If you like I will call");

    ASSERT_EQ(reading.clauses.size(), 2U);
    EXPECT_TRUE(reading.clauses[0].conditional);
    EXPECT_FALSE(reading.clauses[1].conditional);
}

TEST(Clauses, KnowQuestionsByMarkAndByOrder)
{
    EXPECT_TRUE(read("You came?").clauses[0].question);
    EXPECT_TRUE(read("did you come home").clauses[0].question);
    EXPECT_TRUE(read("what is the number").clauses[0].question);
    EXPECT_FALSE(read("You came home").clauses[0].question);
}

TEST(Clauses, OnlyTheAskingClauseIsAQuestion)
{
    const Reading reading = read("I am here, are you there?");

    EXPECT_FALSE(reading.clauses[0].question);
    EXPECT_TRUE(reading.clauses[1].question);
}

TEST(Read, LeavesTheWordsOfTheCaseAsTheyAre)
{
    const Lexicon lexicon({"sorry"}, {});

    const Reading reading = read("sorey Carew", lexicon, {"You are sorey, and Carew is my name."});

    EXPECT_EQ(reading.words[0].text, "sorey");
    EXPECT_FALSE(reading.words[0].repaired);
}

TEST(Read, UndoesChatSpellings)
{
    const Reading reading = read("sory, il ring");

    EXPECT_EQ(reading.words[0].text, "sorry");
    EXPECT_EQ(reading.words[1].text, "i");
    EXPECT_EQ(reading.words[2].text, "will");
}

TEST(Read, MendsOnlyWhatTheLexiconNames)
{
    const Lexicon lexicon({"sorry", "apologise"}, {"worry"});

    const Reading reading = read("sorey worry apolgise Sorey sorry xyz", lexicon);

    EXPECT_EQ(reading.words[0].text, "sorry");
    EXPECT_TRUE(reading.words[0].repaired);
    EXPECT_EQ(reading.words[1].text, "worry");
    EXPECT_EQ(reading.words[2].text, "apologise");
    EXPECT_EQ(reading.words[3].text, "sorey");  // a capital inside a sentence may be a name
    EXPECT_EQ(reading.words[4].text, "sorry");
    EXPECT_EQ(reading.words[5].text, "xyz");
}

}  // namespace
}  // namespace amends::text
