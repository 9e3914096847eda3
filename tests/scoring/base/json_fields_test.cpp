#include "scoring/base/json_fields.h"

#include <gtest/gtest.h>
#include <functional>

namespace amends {
namespace {

/// The faults that `read` finds in `bytes`, in file order.
std::vector<std::string> faults_in(std::string_view bytes, const std::function<void(const JsonNode&)>& read)
{
    const Checked<JsonText> json = read_json(bytes, "a.json");
    if (!json) return {"not JSON"};
    Diagnostics faults;
    read(JsonNode(*json, faults));
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : in_file_order(faults)) lines.push_back(to_string(diagnostic));
    return lines;
}

TEST(JsonFields, ReportsUnknownAndMissingKeysAtOnce)
{
    const auto faults =
        faults_in("{\"titel\": 1,\n \"x-note\": 2}", [](const JsonNode& node) { node.fields({"title"}, {"id"}); });

    EXPECT_EQ(faults,
              (std::vector<std::string>{"a.json:1:1: the key \"title\" is missing",
                                        "a.json:1:2 (/titel): unknown key \"titel\"; did you mean \"title\"?"}));
}

TEST(JsonFields, SaysWhatItExpectedAndWhatItFound)
{
    const auto faults = faults_in("{\"a\": 1, \"b\": \"x\", \"c\": [], \"d\": \"\"}", [](const JsonNode& node) {
        const JsonFields fields = node.fields({"a", "b", "c", "d"}, {});
        fields.text("a");
        fields.number("b", 0, 9);
        fields.elements("c", 1, 2);
        fields.text("d");
    });

    EXPECT_EQ(faults, (std::vector<std::string>{"a.json:1:7 (/a): expected text in quotes, found a number",
                                                "a.json:1:15 (/b): expected a whole number, found text",
                                                "a.json:1:25 (/c): expected at least 1, found 0",
                                                "a.json:1:34 (/d): this text is empty"}));
}

TEST(JsonFields, RefusesNumbersOutOfRange)
{
    const auto faults = faults_in("[101, 9000000000]", [](const JsonNode& node) {
        for (const JsonNode& element : node.elements(0, 9)) element.number(0, 100);
    });

    EXPECT_EQ(faults, (std::vector<std::string>{"a.json:1:2 (/0): expected a number from 0 to 100, found 101",
                                                "a.json:1:7 (/1): expected a number from 0 to 100, found 9000000000"}));
}

TEST(JsonFields, SuggestsANameThatIsNear)
{
    const auto faults = faults_in("\"aplogy\"", [](const JsonNode& node) { node.name("act", {"thank", "apology"}); });

    EXPECT_EQ(faults, std::vector<std::string>{"a.json:1:1: unknown act \"aplogy\"; did you mean \"apology\"?"});
}

TEST(JsonFields, RefusesIdsThatAreNone)
{
    const auto faults = faults_in("\"Two words\"", [](const JsonNode& node) { node.id(); });

    EXPECT_EQ(faults.size(), 1U);
}

}  // namespace
}  // namespace amends
