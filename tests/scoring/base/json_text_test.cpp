#include "scoring/base/json_text.h"

#include <gtest/gtest.h>

#include "scoring/base/chance.h"

namespace amends {
namespace {

/// The faults of a text that must not be accepted, each as one line.
std::vector<std::string> faults_of(std::string_view bytes, JsonLimits limits = {})
{
    std::vector<std::string> lines;
    const Checked<JsonText> read = read_json(bytes, "a.json", limits);
    if (read) return lines;
    for (const Diagnostic& diagnostic : read.error()) lines.push_back(to_string(diagnostic));
    return lines;
}

TEST(ReadJson, GivesTheTree)
{
    const Checked<JsonText> read =
        read_json(R"({"a": [1, -2, "x\n\u00e9\ud83d\ude00", true, null], "b": {}})", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->tree, nlohmann::json::parse(R"({"a": [1, -2, "x\n\u00e9\ud83d\ude00", true, null], "b": {}})"));
}

TEST(ReadJson, PlacesValuesByLineAndByColumnInCodePoints)
{
    const Checked<JsonText> read = read_json("{\n  \"h\u00e9llo\": [\n    \"\u00e9\u00e9\", 7]\n}", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->place_of("/h\u00e9llo/1"), (Place{"a.json", 3, 11, "/h\u00e9llo/1"}));
    EXPECT_EQ(read->place_of("/h\u00e9llo"), (Place{"a.json", 2, 12, "/h\u00e9llo"}));
    EXPECT_EQ(read->place_of(""), (Place{"a.json", 1, 1, ""}));
}

TEST(ReadJson, PlacesKeysApartFromTheirValues)
{
    const Checked<JsonText> read = read_json("{\n  \"colour\": 3}", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->key_place_of("/colour"), (Place{"a.json", 2, 3, "/colour"}));
}

TEST(ReadJson, PlacesWhatIsMissingAtTheNearestValueAroundIt)
{
    const Checked<JsonText> read = read_json("{\"nodes\": [\n  {\"id\": \"n\"}]}", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->place_of("/nodes/0/lines/4"), (Place{"a.json", 2, 3, "/nodes/0/lines/4"}));
}

TEST(ReadJson, EscapesPointers)
{
    const Checked<JsonText> read = read_json(R"({"a/b~c": 1})", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->place_of("/a~1b~0c").column, 11);
    EXPECT_EQ(read->tree[nlohmann::json::json_pointer("/a~1b~0c")], 1);
}

TEST(ReadJson, GivesASyntaxErrorAlone)
{
    EXPECT_EQ(faults_of("{\"a\": 1, \"a\": 2,\n \"b\": [1 2]}"),
              std::vector<std::string>{"a.json:2:10 (/b/0): expected ',' or ']', found '2'"});
}

TEST(ReadJson, RefusesDuplicateKeysAllAtOnceInFileOrder)
{
    EXPECT_EQ(faults_of("{\"a\": 1, \"b\": {\"c\": 1,\n\"c\": 2}, \"a\": 3}"),
              (std::vector<std::string>{"a.json:2:1 (/b/c): the key \"c\" stands here twice",
                                        "a.json:2:10 (/a): the key \"a\" stands here twice"}));
}

TEST(ReadJson, RefusesNumbersThatAreNotWhole)
{
    EXPECT_EQ(faults_of("[1.5, 2e3]"), (std::vector<std::string>{"a.json:1:2 (/0): expected a whole number",
                                                                 "a.json:1:7 (/1): expected a whole number"}));
}

TEST(ReadJson, KeepsFractionsAsTheyStandWhereTheyAreAllowed)
{
    JsonLimits limits;
    limits.fractions = true;

    const Checked<JsonText> read = read_json("[0.25, 2e3, 7]", "a.json", limits);

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->tree, (nlohmann::json{"0.25", "2e3", 7}));
}

TEST(ReadJson, RefusesNumbersBeyondSixtyFourBits)
{
    EXPECT_TRUE(faults_of("[9223372036854775807, -9223372036854775807]").empty());
    EXPECT_EQ(faults_of("[9223372036854775808]"),
              std::vector<std::string>{"a.json:1:2 (/0): this number is too large"});
}

TEST(ReadJson, RefusesNulAndTextThatIsNotUnicode)
{
    EXPECT_EQ(faults_of("[\"a\\u0000\", \"\xFF\", \"\\ud800\"]"),
              (std::vector<std::string>{"a.json:1:2 (/0): a string may not hold the character NUL",
                                        "a.json:1:13 (/1): this string is not well-formed Unicode",
                                        "a.json:1:18 (/2): this string is not well-formed Unicode"}));
}

TEST(ReadJson, RefusesNestingBeyondTheLimit)
{
    EXPECT_TRUE(faults_of(std::string(64, '[') + std::string(64, ']')).empty());
    EXPECT_EQ(faults_of("[[[1]]]", {100, 2}),
              std::vector<std::string>{"a.json:1:3 (/0/0): nested deeper than 2 levels"});
}

TEST(ReadJson, RefusesAFileThatIsTooLarge)
{
    EXPECT_EQ(faults_of("[1, 2]", {5, 64}),
              std::vector<std::string>{"a.json: the file has 6 bytes; at most 5 are read"});
}

TEST(ReadJson, PointsAtTheQuoteThatIsNeverClosed)
{
    EXPECT_EQ(faults_of("{\"a\":\n  \"abc}"),
              std::vector<std::string>{"a.json:2:3 (/a): this string has no closing quote"});
}

TEST(ReadJson, SkipsAByteOrderMark)
{
    const Checked<JsonText> read = read_json("\xEF\xBB\xBF[1]", "a.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->place_of("/0"), (Place{"a.json", 1, 2, "/0"}));
}

TEST(ReadJson, RefusesAnEmptyFile)
{
    EXPECT_EQ(faults_of(""), std::vector<std::string>{"a.json:1:1: expected a value, found the end of the file"});
}

// Another parser as the judge: over mangled documents both accept the same ones, and read them alike.
TEST(ReadJson, AgreesWithAnotherParserOnMangledDocuments)
{
    const std::string seed_text =
        R"({"a": [1, -20, true, false, null, "x\ty\u0041\\"], "b": {"c": "d", "e": []}, "f": 0})";
    constexpr std::string_view letters = R"({}[]",:\u0019-x )";
    int accepted = 0;
    for (std::uint32_t round = 0; round < 20000; ++round) {
        std::string text = seed_text;
        for (std::uint32_t edit = 0; edit < 1 + round % 3; ++edit) {
            const std::size_t at =
                chance_below(7, round, "at" + std::to_string(edit), static_cast<std::uint32_t>(text.size()));
            const std::size_t letter =
                chance_below(7, round, "to" + std::to_string(edit), static_cast<std::uint32_t>(letters.size()));
            if (round % 2 == 0)
                text[at] = letters[letter];
            else
                text.erase(at, 1);
        }
        const Checked<JsonText> ours = read_json(text, "a.json");
        const nlohmann::json theirs = nlohmann::json::parse(text, nullptr, false);

        if (ours) {
            ++accepted;
            ASSERT_EQ(ours->tree, theirs) << text;
        } else if (!theirs.is_discarded()) {
            const std::string& why = ours.error().front().message;
            const bool ours_alone = why.find("twice") != std::string::npos || why.find("NUL") != std::string::npos ||
                                    why.find("Unicode") != std::string::npos;
            ASSERT_TRUE(ours_alone) << text << " " << why;
        }
    }
    EXPECT_GT(accepted, 1000);
}

}  // namespace
}  // namespace amends
