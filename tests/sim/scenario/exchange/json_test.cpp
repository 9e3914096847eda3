#include <gtest/gtest.h>

#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {
namespace {

using Words = std::vector<std::string>;

TEST(ReadTwineJson, TakesTheExampleOfItsSpecification)
{
    const Story story = json_story(R"({"name": "Example", "ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC",
      "format": "Snowman", "format-version": "3.0.2", "start": "My Starting Passage",
      "tag-colors": {"bar": "Green"}, "zoom": 0.25, "creator": "Twine", "creator-version": "2.8",
      "style": "", "script": "", "passages": [{"name": "My Starting Passage", "tags": ["tag1", "tag2"],
      "metadata": {"position": "600,400", "size": "100,200"}, "text": "Double-click this passage to edit it."}]})");

    EXPECT_EQ(story.title, "Example");
    EXPECT_EQ(story.start, "My Starting Passage");
    EXPECT_EQ(story.zoom, "0.25");
    EXPECT_EQ(story.passages.at(0).tags, (Words{"tag1", "tag2"}));
    EXPECT_EQ(story.passages.at(0).position, "600,400");
    EXPECT_TRUE(story.notes.empty());
}

TEST(ReadTwineJson, TakesAPartOfAStory)
{
    const Story story = json_story(R"({"name": "Part", "passages": [{"name": "A", "tags": [], "text": "Hi"}]})");

    EXPECT_EQ(story.passages.at(0).text.text(), "Hi");
    EXPECT_EQ(story.start, "A");
}

TEST(ReadTwineJson, StartsByNameByPidOrByNumber)
{
    const std::string tail = R"(, "passages": [{"name": "A", "text": ""}, {"name": "B", "text": "", "pid": "9"}]})";

    EXPECT_EQ(json_story(R"({"name": "S", "start": "B")" + tail).start, "B");
    EXPECT_EQ(json_story(R"({"name": "S", "start": "9")" + tail).start, "B");
    EXPECT_EQ(json_story(R"({"name": "S", "start": 1)" + tail).start, "A");
}

TEST(ReadTwineJson, PointsIntoATextThroughItsEscapes)
{
    const Story story = json_story(
        "{\"name\": \"S\", \"passages\": [{\"name\": \"A\", \"text\": \"\\u00e9\\n\\ud83d\\ude00 <<set $x>>\"}]}");

    const Graph graph = graph_of(story);

    ASSERT_FALSE(graph.notes.empty());
    EXPECT_EQ(story.passages.at(0).text.text(), "\xC3\xA9\n\xF0\x9F\x98\x80 <<set $x>>");
    const std::vector<std::string> notes = notes_of(graph.notes);
    EXPECT_NE(std::find(notes.begin(), notes.end(), "1:72 logic A"), notes.end()) << notes.back();
}

TEST(ReadTwineJson, NotesKeysThatItDoesNotKnow)
{
    const Story story =
        json_story(R"({"name": "S", "mood": 3, "passages": [{"name": "A", "text": "x", "colour": "red"}, 7]})");

    EXPECT_EQ(story.passages.size(), 1U);
    EXPECT_EQ(story.notes.size(), 3U + 1U);  // and where it starts
}

TEST(ReadTwineJson, SaysWhereItIsNoJson)
{
    const Checked<Story> story = read_twine_json("{\"name\": \"S\",\n \"passages\": [}", "story.json");

    ASSERT_FALSE(story.has_value());
    EXPECT_EQ(story.error().front().where.line, 2);
}

TEST(ReadTwineJson, RefusesJsonThatIsNoStory)
{
    EXPECT_FALSE(read_twine_json("[]", "x.json").has_value());
    EXPECT_FALSE(read_twine_json("{\"passages\": []}", "x.json").has_value());
    EXPECT_FALSE(read_twine_json("{\"passages\": [1]}", "x.json").has_value());
}

}  // namespace
}  // namespace amends::exchange
