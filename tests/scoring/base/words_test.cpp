#include "scoring/base/words.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

const Catalogue english = make_catalogue({{"greet", "Good day, {name}: {count} letters."}, {"bye", "Good {bye"}});

TEST(Say, FillsThePlacesOfASentence)
{
    EXPECT_EQ(say(with(with(message("greet"), "count", 3), "name", "Ms Adeyo"), english),
              "Good day, Ms Adeyo: 3 letters.");
}

TEST(Say, PutsNoFullStopAfterAnArgumentThatEndsASentence)
{
    const Catalogue words = make_catalogue({{"kept", "Kept: {title}."}});

    EXPECT_EQ(say(with(message("kept"), "title", "Has he taken one?"), words), "Kept: Has he taken one?");
    EXPECT_EQ(say(with(message("kept"), "title", "Who sleeps where"), words), "Kept: Who sleeps where.");
}

TEST(Say, LeavesAPlaceWithoutAnArgumentAsItIs)
{
    EXPECT_EQ(say(with(message("greet"), "count", 3), english), "Good day, {name}: 3 letters.");
    EXPECT_EQ(say(message("bye"), english), "Good {bye");
}

TEST(Say, DoesNotFillPlacesThatAnArgumentBrings)
{
    EXPECT_EQ(say(with(with(message("greet"), "name", "{count}"), "count", 3), english),
              "Good day, {count}: 3 letters.");
}

TEST(Say, ShowsAKeyWithoutASentenceWithItsArguments)
{
    EXPECT_EQ(say(with(message("nobody.wrote.this"), "turn", 2), english), "nobody.wrote.this turn=2");
}

TEST(Merged, PrefersTheSecond)
{
    const Catalogue both = merged(english, make_catalogue({{"bye", "Adieu"}, {"yes", "Oui"}}));

    EXPECT_EQ(both,
              make_catalogue({{"bye", "Adieu"}, {"greet", "Good day, {name}: {count} letters."}, {"yes", "Oui"}}));
}

TEST(ParseCatalogue, ReadsKeysAndSentencesAndSkipsComments)
{
    const Checked<Catalogue> read = parse_catalogue(R"({"x-note": 3, "b": "B", "a": "A {place}"})", "words.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, make_catalogue({{"a", "A {place}"}, {"b", "B"}}));
}

TEST(ParseCatalogue, PointsAtEverySentenceThatIsNone)
{
    const Checked<Catalogue> read = parse_catalogue("{\"b\": 1,\n \"a\": [], \"c\": \"C\"}", "words.json");

    ASSERT_FALSE(read.has_value());
    ASSERT_EQ(read.error().size(), 2U);
    EXPECT_EQ(to_string(read.error()[0]), "words.json:1:7 (/b): expected a sentence in quotes");
    EXPECT_EQ(to_string(read.error()[1]), "words.json:2:7 (/a): expected a sentence in quotes");
}

TEST(PlacesOf, AreTheNamesInBraces)
{
    EXPECT_EQ(places_of("{a} and {b_2}, not {} nor {No}"), (std::vector<std::string>{"a", "b_2"}));
}

}  // namespace
}  // namespace amends
