#include "sim/author/outline.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

void expect_known(const nlohmann::ordered_json& value, const std::string& at)
{
    EXPECT_NE(spot_of(at).row, nullptr) << at;
    if (value.is_object()) {
        for (auto it = value.begin(); it != value.end(); ++it) expect_known(*it, child_pointer(at, it.key()));
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size() && i < 3; ++i) expect_known(value[i], child_pointer(at, i));
    }
}

TEST(Outline, KnowsEveryPlaceOfTheScenariosThatShip)
{
    std::vector<std::string> paths = canonical_paths();
    paths.emplace_back(small_path);
    for (const std::string& path : paths) expect_known(document_of(path).tree(), "");
}

TEST(Outline, HasTheKeysOfANodeInCanonicalOrder)
{
    std::vector<std::string_view> keys;
    for (const Row& row : *spot_of("/nodes/0").keys()) keys.push_back(row.key);

    EXPECT_EQ(keys, (std::vector<std::string_view>{"id", "title", "lines", "exits", "patience", "out_of_patience",
                                                   "offered", "hint", "better", "hang_up", "ending"}));
}

TEST(Outline, SaysWhatStandsAtAPlace)
{
    EXPECT_EQ(spot_of("/nodes/4/exits/0/to").row->form, Form::ref);
    EXPECT_EQ(spot_of("/nodes/4/exits/0/to").row->kind, scenario::Kind::node);
    EXPECT_EQ(spot_of("/start/anger").row->range.most, 6);
    EXPECT_EQ(spot_of("/nodes/0/lines/1/face").row->names.size(), 7u);
    EXPECT_EQ(spot_of("/nodes/0/lines/1/face").row->initial, "\"tense\"");
    EXPECT_EQ(spot_of("/answers/3/how").row->initial, "[\"asked\"]");
    EXPECT_TRUE(spot_of("/nodes/0/lines/1/say/2").item);
    EXPECT_TRUE(spot_of("/title").row->required);
}

TEST(Outline, KnowsNothingOfOtherPlaces)
{
    EXPECT_EQ(spot_of("/nodes/0/colour").row, nullptr);
    EXPECT_EQ(spot_of("/title/x").row, nullptr);
}

TEST(Pointer, IsTakenApart)
{
    EXPECT_EQ(steps_of("/a~1b/0/c~0d"), (std::vector<std::string>{"a/b", "0", "c~d"}));
    EXPECT_EQ(steps_of(""), std::vector<std::string>{});
    EXPECT_EQ(parent_of("/nodes/3"), "/nodes");
    EXPECT_EQ(parent_of(""), "");
    EXPECT_EQ(last_step("/nodes/3"), "3");
    EXPECT_TRUE(stands_in("/nodes/3/id", "/nodes/3"));
    EXPECT_FALSE(stands_in("/nodes/33", "/nodes/3"));
}

}  // namespace
}  // namespace amends::author
