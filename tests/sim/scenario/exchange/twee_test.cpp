#include <gtest/gtest.h>

#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {
namespace {

using Words = std::vector<std::string>;

TEST(ReadTwee, TakesNameTagsAndMetadataOfAHeader)
{
    const Story story =
        twee(":: An overgrown path [forest spooky] {\"position\":\"600,400\",\"size\":\"100,200\"}\nMud.\n");

    const Passage& passage = story.passages.at(0);
    EXPECT_EQ(passage.name, "An overgrown path");
    EXPECT_EQ(passage.tags, (Words{"forest", "spooky"}));
    EXPECT_EQ(passage.position, "600,400");
    EXPECT_EQ(passage.size, "100,200");
    EXPECT_EQ(passage.text.text(), "Mud.");
}

TEST(ReadTwee, NeedsNoBlanksBetweenThePartsOfAHeader)
{
    const Story story = twee("::Start[a b]{\"position\":\"1,2\"}\nText");

    EXPECT_EQ(story.passages.at(0).name, "Start");
    EXPECT_EQ(story.passages.at(0).tags, (Words{"a", "b"}));
    EXPECT_EQ(story.passages.at(0).position, "1,2");
}

TEST(ReadTwee, TurnsAnEscapedCharacterIntoItself)
{
    const Story story = twee(":: \\[weird\\{but possible\\}\\]\\\\\\q [\\[tag\\] \\\\slash]\n:: Start\n");

    EXPECT_EQ(story.passages.at(0).name, "[weird{but possible}]\\q");
    EXPECT_EQ(story.passages.at(0).tags, (Words{"[tag]", "\\slash"}));
}

TEST(ReadTwee, KeepsEscapedBlanksAtTheEndsOfAName)
{
    const Story story = twee("::   \\ two\\  \n:: Start\n");

    EXPECT_EQ(story.passages.at(0).name, " two ");
}

TEST(ReadTwee, LeavesOutBlankLinesAtTheEndOfAPassageOnly)
{
    const Story story = twee(":: Start\n\n  first\n\nlast  \n \n\n:: Next\n");

    EXPECT_EQ(story.passages.at(0).text.text(), "\n  first\n\nlast  ");
    EXPECT_EQ(story.passages.at(1).text.text(), "");
}

TEST(ReadTwee, TakesTheBackslashFromALineThatLooksLikeAHeader)
{
    const Story story = twee(":: Start\n\\:: one\n\\:\\: two\n\\\\:: three\n :: four\n");

    EXPECT_EQ(story.passages.size(), 1U);
    EXPECT_EQ(story.passages.at(0).text.text(), ":: one\n:: two\n\\:: three\n :: four");
}

TEST(ReadTwee, EndsLinesWithAnyLineEndAndSkipsAByteOrderMark)
{
    const Story story = twee("\xEF\xBB\xBF:: Start\r\none\r\ntwo\r:: Next\r\nthree");

    EXPECT_EQ(story.passages.at(0).text.text(), "one\ntwo");
    EXPECT_EQ(story.passages.at(1).text.text(), "three");
}

TEST(ReadTwee, ReadsTheStorysTitleAndData)
{
    const Story story = twee(
        ":: StoryTitle\nA crib for Friday\n\n:: StoryData\n{\"ifid\": \"D674C58C-DEFA-4F70-B7A2-27742230C0FC\", "
        "\"format\": \"SugarCube\", \"format-version\": \"2.28.2\", \"start\": \"Door\", "
        "\"tag-colors\": {\"bar\": \"green\"}, \"zoom\": 0.25}\n\n:: Start\n\n:: Door\n");

    EXPECT_EQ(story.title, "A crib for Friday");
    EXPECT_EQ(story.ifid, "D674C58C-DEFA-4F70-B7A2-27742230C0FC");
    EXPECT_EQ(story.format, "SugarCube");
    EXPECT_EQ(story.format_version, "2.28.2");
    EXPECT_EQ(story.start, "Door");
    EXPECT_EQ(story.tag_colors, (std::vector<std::pair<std::string, std::string>>{{"bar", "green"}}));
    EXPECT_EQ(story.zoom, "0.25");
    EXPECT_EQ(story.passages.size(), 2U);
    EXPECT_TRUE(story.notes.empty());
}

TEST(ReadTwee, KeepsScriptsAndStyleSheetsApartFromPassages)
{
    const Story story = twee(":: Start\n:: code [script]\nwindow.x = 1;\n:: looks [stylesheet]\nbody {}\n");

    EXPECT_EQ(story.passages.size(), 1U);
    EXPECT_EQ(story.scripts.at(0).text.text(), "window.x = 1;");
    EXPECT_EQ(story.stylesheets.at(0).text.text(), "body {}");
}

TEST(ReadTwee, DropsMetadataThatItCannotReadAndSaysSo)
{
    const Story story = twee(":: Start [a] {\"position\": 600,400}\nText\n");

    EXPECT_EQ(story.passages.at(0).position, "");
    EXPECT_EQ(story.passages.at(0).text.text(), "Text");
    EXPECT_EQ(notes_of(story.notes), (Words{"1:31 broken Start"}));
}

TEST(ReadTwee, DropsDataThatItCannotReadAndGoesOn)
{
    const Story story = twee(":: StoryData\n{\n  \"ifid\": oops\n}\n:: Start\nText\n");

    EXPECT_EQ(notes_of(story.notes), (Words{"3:11 broken StoryData"}));
    EXPECT_EQ(story.start, "Start");
}

TEST(ReadTwee, GivesASecondPassageOfANameAnotherOneAndSaysSo)
{
    const Story story = twee(":: Start\none\n:: Start\ntwo\n:: Start\nthree\n");

    EXPECT_EQ(story.passages.at(1).name, "Start (2)");
    EXPECT_EQ(story.passages.at(2).name, "Start (3)");
    EXPECT_EQ(notes_of(story.notes), (Words{"3:1 duplicate Start (2)", "5:1 duplicate Start (3)"}));
}

TEST(ReadTwee, NotesWhatStandsBeforeTheFirstPassage)
{
    const Story story = twee("\nlost\n:: Start\n");

    EXPECT_EQ(notes_of(story.notes), (Words{"2:1 broken "}));
}

TEST(ReadTwee, NotesWhatIsLeftOverInAHeader)
{
    const Story story = twee(":: Start [tag] <10,20>\n");

    EXPECT_EQ(story.passages.at(0).name, "Start");
    EXPECT_EQ(notes_of(story.notes), (Words{"1:16 broken Start"}));
}

TEST(ReadTwee, StartsWithTheFirstPassageWhereNothingSaysWhichOne)
{
    const Story story = twee(":: Porch\n:: Hall\n");

    EXPECT_EQ(story.start, "Porch");
    EXPECT_EQ(notes_of(story.notes), (Words{"1:1 broken "}));
}

TEST(ReadTwee, RefusesAFileWithoutAPassage)
{
    const Checked<Story> story = read_twee("just text", "notes.twee");

    ASSERT_FALSE(story.has_value());
    EXPECT_NE(story.error().front().message.find("holds no passage"), std::string::npos);
}

TEST(ReadStory, RefusesUtf16ByName)
{
    const Checked<Story> story = read_story(std::string("\xFF\xFE:\0:\0", 6), "story.twee");

    ASSERT_FALSE(story.has_value());
    EXPECT_NE(story.error().front().message.find("UTF-16"), std::string::npos);
}

TEST(ReadStory, SaysWhereAFileCeasesToBeUtf8)
{
    const Checked<Story> story = read_story(":: Start\ncaf\xE9\n", "story.twee");

    ASSERT_TRUE(story.has_value());
    EXPECT_EQ(notes_of(story->notes), (Words{"2:4 text "}));
}

TEST(FormOf, GoesByTheNameAndElseByTheBytes)
{
    EXPECT_EQ(form_of("<html>", "a.TWEE"), Form::twee);
    EXPECT_EQ(form_of("", "a.html"), Form::html);
    EXPECT_EQ(form_of(" {\"name\": 1}", "-"), Form::json);
    EXPECT_EQ(form_of("<!doctype html>", "-"), Form::html);
    EXPECT_EQ(form_of("\n:: Start\n<b>", "-"), Form::twee);
}

TEST(WriteTwee, GivesBackTheSameStory)
{
    const std::string written = write_twee(twee(data_file("late-crib.twee")));

    const Story again = twee(written);

    EXPECT_EQ(write_twee(again), written);
    const Story first = twee(data_file("late-crib.twee"));
    ASSERT_EQ(again.passages.size(), first.passages.size());
    for (std::size_t i = 0; i < first.passages.size(); ++i) {
        EXPECT_EQ(again.passages[i].name, first.passages[i].name);
        EXPECT_EQ(again.passages[i].tags, first.passages[i].tags);
        EXPECT_EQ(again.passages[i].position, first.passages[i].position);
        EXPECT_EQ(again.passages[i].text.text(), first.passages[i].text.text());
    }
}

TEST(WriteTwee, EscapesNamesTagsAndLinesThatLookLikeHeaders)
{
    Story story;
    Passage passage;
    passage.name = " [a]{b}\\ ";
    passage.tags = {"x{y}"};
    passage.text.append(":: one\n\\:: two\n\\:\\: three\nfour", 0);
    story.passages.push_back(passage);

    const Story again = twee(write_twee(story));

    EXPECT_EQ(again.passages.at(0).name, passage.name);
    EXPECT_EQ(again.passages.at(0).tags, passage.tags);
    EXPECT_EQ(again.passages.at(0).text.text(), passage.text.text());
}

}  // namespace
}  // namespace amends::exchange
