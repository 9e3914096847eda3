#include <gtest/gtest.h>

#include "sim/scenario/exchange/html.h"
#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {
namespace {

using Words = std::vector<std::string>;

std::string story_of(const std::string& inside, const std::string& attributes = R"(name="S" startnode="1")")
{
    return "<!DOCTYPE html><html><body><tw-storydata " + attributes + " hidden>" + inside +
           "</tw-storydata></body></html>";
}

TEST(ReadTwineHtml, TakesPassagesWithTheirAttributes)
{
    const Story story = html(story_of(
        R"(<tw-passagedata pid="1" name="Start" tags="a b" position="102,99" size="100,100">Hi</tw-passagedata>)",
        R"(name="The &quot;crib&quot;" startnode="1" ifid="6D509890-1CA5-49DF-BFB6-5CA35B8DE2AC" format="Harlowe")"));

    EXPECT_EQ(story.title, "The \"crib\"");
    EXPECT_EQ(story.format, "Harlowe");
    EXPECT_EQ(story.passages.at(0).tags, (Words{"a", "b"}));
    EXPECT_EQ(story.passages.at(0).position, "102,99");
    EXPECT_EQ(story.passages.at(0).text.text(), "Hi");
}

TEST(ReadTwineHtml, ResolvesEveryWayToWriteACharacter)
{
    const Story story =
        html(story_of("<tw-passagedata pid=1 name='A &amp; "
                      "B'>&lt;&gt;&quot;&amp;&#39;&#x27;&#96;&#x60;&hellip;&nosuch;&</tw-passagedata>"));

    EXPECT_EQ(story.passages.at(0).name, "A & B");
    EXPECT_EQ(story.passages.at(0).text.text(), "<>\"&''``\xE2\x80\xA6&nosuch;&");
}

TEST(ReadTwineHtml, ResolvesAReferenceOnce)
{
    const Story story = html(story_of("<tw-passagedata pid=1 name=Start>&amp;lt;b&amp;gt;</tw-passagedata>"));

    EXPECT_EQ(story.passages.at(0).text.text(), "&lt;b&gt;");
}

TEST(ReadTwineHtml, StartsWithThePassageOfTheNumberThatItNames)
{
    const Story story = html(
        story_of("<tw-passagedata pid=7 name=Start></tw-passagedata><tw-passagedata pid=9 name=Hall></tw-passagedata>",
                 "name=S startnode=9"));

    EXPECT_EQ(story.start, "Hall");
}

TEST(ReadTwineHtml, KeepsScriptStyleAndColours)
{
    const Story story = html(story_of(
        R"(<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css">b < i</style>)"
        R"(<script role="script" id="twine-user-script" type="text/twine-javascript">if (a<b) "<tw-x>";</script>)"
        R"(<tw-tag name="sad" color="blue"></tw-tag><tw-passagedata pid=1 name=Start></tw-passagedata>)"));

    EXPECT_EQ(story.stylesheets.at(0).text.text(), "b < i");
    EXPECT_EQ(story.scripts.at(0).text.text(), "if (a<b) \"<tw-x>\";");
    EXPECT_EQ(story.tag_colors, (std::vector<std::pair<std::string, std::string>>{{"sad", "blue"}}));
    EXPECT_TRUE(story.notes.empty());
}

TEST(ReadTwineHtml, IsNotLedAstrayByScriptsAndCommentsOfThePage)
{
    const Story story = html("<script>var x = '<tw-storydata name=\"no\">';</script><!-- <tw-storydata name=no> -->" +
                             story_of("<tw-passagedata pid=1 name=Start>yes</tw-passagedata>"));

    EXPECT_EQ(story.title, "S");
    EXPECT_EQ(story.passages.at(0).text.text(), "yes");
}

TEST(ReadTwineHtml, AsksWhichStoryOfAnArchiveIsWanted)
{
    const std::string archive =
        "<tw-storydata name=One><tw-passagedata pid=1 name=A></tw-passagedata></tw-storydata>"
        "<tw-storydata name=Two><tw-passagedata pid=1 name=B></tw-passagedata></tw-storydata>";

    const Checked<Story> none = read_twine_html(archive, "archive.html");
    const Checked<Story> by_name = read_twine_html(archive, "archive.html", "Two");
    const Checked<Story> by_number = read_twine_html(archive, "archive.html", "1");

    ASSERT_FALSE(none.has_value());
    EXPECT_NE(none.error().front().message.find("1 \"One\", 2 \"Two\""), std::string::npos);
    ASSERT_TRUE(by_name.has_value());
    EXPECT_EQ(by_name->passages.at(0).name, "B");
    ASSERT_TRUE(by_number.has_value());
    EXPECT_EQ(by_number->passages.at(0).name, "A");
}

TEST(ReadTwineHtml, RefusesTwineOneByName)
{
    const Checked<Story> story =
        read_twine_html(R"(<div id="storeArea"><div tiddler="Start">Hello</div></div>)", "old.html");

    ASSERT_FALSE(story.has_value());
    EXPECT_NE(story.error().front().message.find("Twine 1"), std::string::npos);
}

TEST(ReadTwineHtml, EndsAPassageThatIsNotClosedWithTheNext)
{
    const Story story =
        html(story_of("<tw-passagedata pid=1 name=Start>one<tw-passagedata pid=2 name=Next>two</tw-passagedata>"));

    EXPECT_EQ(story.passages.at(0).text.text(), "one");
    EXPECT_EQ(story.passages.at(1).text.text(), "two");
    ASSERT_EQ(story.notes.size(), 1U);
    EXPECT_EQ(story.notes.at(0).about, About::broken);
}

TEST(ReadTwineHtml, NotesTextThatStandsInNoPassage)
{
    const Story story = html(story_of("stray<tw-passagedata pid=1 name=Start></tw-passagedata>"));

    ASSERT_EQ(story.notes.size(), 1U);
    EXPECT_EQ(story.notes.at(0).source, "stray");
}

TEST(ReferenceAt, ReadsNumbersAsBrowsersDo)
{
    EXPECT_EQ(reference_at("&#x80;").text, "\xE2\x82\xAC");
    EXPECT_EQ(reference_at("&#0;").text, "\xEF\xBF\xBD");
    EXPECT_EQ(reference_at("&#xD800;").text, "\xEF\xBF\xBD");
    EXPECT_EQ(reference_at("&#99999999999999999999;").text, "\xEF\xBF\xBD");
    EXPECT_EQ(reference_at("&#x1F600;").text, "\xF0\x9F\x98\x80");
}

TEST(TagAt, ReadsAttributesInEveryQuoting)
{
    const Tag tag = tag_at("<a One='x > y' two=z three four=\"&amp;\" one=again>", 0);

    EXPECT_EQ(tag.name, "a");
    EXPECT_EQ(tag.attributes, (std::vector<Attribute>{{"one", "x > y"}, {"two", "z"}, {"three", ""}, {"four", "&"}}));
    EXPECT_EQ(tag.end, 50U);
}

}  // namespace
}  // namespace amends::exchange
