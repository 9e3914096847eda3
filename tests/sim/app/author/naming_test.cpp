#include "sim/app/author/naming.h"

#include <gtest/gtest.h>

#include "scoring/base/json_text.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using author::Row;

void expect_words(const std::vector<Row>& rows, const std::string& around)
{
    const Words words(testing::library().words);
    for (const Row& row : rows) {
        const std::string at = child_pointer(around, row.key);
        const std::string key = "author.field." + field_name(at);
        EXPECT_NE(label_of(at, words), key) << "\t" << field_name(at) << "\t" << row.meaning;
        EXPECT_NE(about_of(at, words), "author.about." + field_name(at)) << at;
        for (const std::string_view name : row.names) EXPECT_FALSE(words_of_name(name, words).empty());
        const bool list = row.form == author::Form::list;
        if (list) {
            EXPECT_NE(words("author.one." + std::string(row.key)), "author.one." + std::string(row.key))
                << "\tONE\t" << row.key;
        }
        expect_words(row.inside, list ? at + "/0" : at);
    }
}

TEST(Naming, HasWordsForEveryFieldOfTheFormat)
{
    expect_words(author::outline().inside, "");
}

TEST(Naming, CallsPlacesByTheirKeyAndWhatItStandsIn)
{
    EXPECT_EQ(field_name("/nodes/3/exits/0/to"), "exits.to");
    EXPECT_EQ(field_name("/nodes/3/exits/0/when/acts/2"), "when.acts");
    EXPECT_EQ(field_name("/actions/3/needs/trust"), "when.trust");
    EXPECT_EQ(field_name("/nodes/3/out_of_patience/line/say/0"), "line.say");
    EXPECT_EQ(field_name("/nodes/3/offered/1/acts/apology/0"), "offered.acts");
    EXPECT_EQ(field_name("/title"), "title");
}

TEST(Naming, SaysHowLongALineIsAndHowHardToFollow)
{
    const Words words(testing::library().words);

    EXPECT_EQ(prose_words("", words), "");
    EXPECT_EQ(prose_words("Sorry.", words), "1 word, 0:01 to say");
    EXPECT_EQ(prose_words("I am so sorry.", words), "4 words, 0:02 to say");
    EXPECT_EQ(prose_words("I saw what you did and it was all right", words),
              "10 words, 0:04 to say; reading level: school grade 0.1");
    EXPECT_EQ(prose_words("I saw what you did. And it was all right.", words),
              "10 words, 0:04 to say; reading level: school grade 0.0");
}

TEST(Naming, KnowsARepliesTextFromOtherTexts)
{
    EXPECT_TRUE(is_reply("/nodes/3/offered/1/text"));
    EXPECT_TRUE(is_reply("/better/0/text"));
    EXPECT_FALSE(is_reply("/worksheet/cause/options/0/text"));
    EXPECT_FALSE(is_reply("/nodes/3/offered/1/id"));
}

}  // namespace
}  // namespace amends::app
