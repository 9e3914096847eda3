#include "sim/scenario/words.h"

#include <gtest/gtest.h>

#include "sim/scenario/names.h"
#include "sim/scenario/spelling.h"

namespace amends::scenario {
namespace {

TEST(ReplacePhrases, LeavesPartsOfWordsAlone)
{
    EXPECT_EQ(replace_phrases("Ann, Anna and Joann", {{"Ann", "Eve"}}), "Eve, Anna and Joann");
}

TEST(ReplacePhrases, DoesNotCutWordsOfOtherAlphabets)
{
    EXPECT_EQ(replace_phrases("Ann Année", {{"Ann", "Eve"}}), "Eve Année");
}

TEST(ReplacePhrases, SwapsTwoNames)
{
    EXPECT_EQ(replace_phrases("Ann saw Eve, Eve saw Ann", {{"Ann", "Eve"}, {"Eve", "Ann"}}),
              "Eve saw Ann, Ann saw Eve");
}

TEST(ReplacePhrases, PrefersTheLongerPhrase)
{
    EXPECT_EQ(replace_phrases("Ms Adeyo and Ms Brown", {{"Ms", "Mr"}, {"Ms Adeyo", "Dr Okafor"}}),
              "Dr Okafor and Mr Brown");
}

TEST(ReplacePhrases, TakesPhrasesThatEndInSigns)
{
    EXPECT_EQ(replace_phrases("It is £180, paid.", {{"£180", "£210"}}), "It is £210, paid.");
}

TEST(FaultOfText, AllowsTwoLinesAndAnyScript)
{
    EXPECT_EQ(fault_of_text("Grüße\nあなた 🔑"), "");
}

TEST(FaultOfText, RefusesWhatCommandsATerminal)
{
    EXPECT_EQ(fault_of_text("a\x1B[2J"), "this text holds a control character (U+001B)");
}

TEST(FaultOfText, RefusesWhatTurnsTheDirectionOfWriting)
{
    EXPECT_EQ(fault_of_text("a\u202E"), "this text holds a character that turns the direction of writing (U+202E)");
}

TEST(InQuotes, ShortensAndFlattens)
{
    EXPECT_EQ(in_quotes("two\nlines"), "\"two\uFFFDlines\"");
    EXPECT_EQ(in_quotes(std::string(70, 'a')), "\"" + std::string(60, 'a') + "…\"");
}

TEST(IsId, TakesLowerCaseWordsJoinedByDashes)
{
    for (const char* id : {"a", "n1", "late-crib", "2-b"}) EXPECT_TRUE(is_id(id)) << id;
    for (const char* id : {"", "-a", "a-", "a--b", "A", "a_b", "a b", "ä"}) EXPECT_FALSE(is_id(id)) << id;
    EXPECT_TRUE(is_id(std::string(64, 'a')));
    EXPECT_FALSE(is_id(std::string(65, 'a')));
}

TEST(BandSpelling, ReadsWhatItWrites)
{
    for (int least = 0; least <= 6; ++least) {
        for (int most = least; most <= 6; ++most) {
            const Band band{least, most};
            EXPECT_EQ(band_spelling().read(band_spelling().write(band)), band);
        }
    }
}

TEST(BandSpelling, RefusesWhatIsNoBand)
{
    for (const char* text : {"", "7", "<=", ">=7", "4..2", "2..", "..2", "<3", " 3", "1..7", "33"}) {
        EXPECT_FALSE(band_spelling().read(text).has_value()) << text;
    }
}

TEST(MomentSpelling, ReadsWhatItWrites)
{
    for (const int minutes : {0, 1, 59, 60, 470, 1440, 1441, 10380, 1440000}) {
        EXPECT_EQ(moment_spelling().read(moment_spelling().write(minutes)), minutes);
    }
}

TEST(MomentSpelling, RefusesWhatIsNoMoment)
{
    for (const char* text : {"", "+", "0", "+5", "+h", "+2h1d", "+2h3h", "-1h", "+1001d", "+999999999m", "+1d2"}) {
        EXPECT_FALSE(moment_spelling().read(text).has_value()) << text;
    }
}

TEST(DateTimeSpelling, KnowsTheCalendar)
{
    for (const char* text : {"2027-03-01T10:00", "2028-02-29T23:59", "2000-02-29T00:00"}) {
        EXPECT_TRUE(date_time_spelling().read(text).has_value()) << text;
    }
    for (const char* text :
         {"2027-02-29T10:00", "2100-02-29T10:00", "2027-13-01T10:00", "2027-04-31T10:00", "2027-03-00T10:00",
          "2027-03-01T24:00", "2027-03-01T10:60", "2027-03-01 10:00", "2027-3-1T10:00"}) {
        EXPECT_FALSE(date_time_spelling().read(text).has_value()) << text;
    }
}

TEST(LanguageSpelling, TakesATongueAndARegion)
{
    for (const char* text : {"en", "pt-BR", "yue"}) EXPECT_TRUE(language_spelling().read(text).has_value()) << text;
    for (const char* text : {"", "e", "EN", "en-", "en-gb", "engl", "en-GBR"}) {
        EXPECT_FALSE(language_spelling().read(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace amends::scenario
