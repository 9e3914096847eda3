#include "sim/author/map.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

bool any_overlap(const Positions& places)
{
    for (auto a = places.begin(); a != places.end(); ++a) {
        for (auto b = std::next(a); b != places.end(); ++b) {
            if (std::abs(a->second.x - b->second.x) < node_width && std::abs(a->second.y - b->second.y) < node_height)
                return true;
        }
    }
    return false;
}

TEST(MapOf, HasNodesWaysAndContacts)
{
    const Map map = map_of(document_of(small_path));

    ASSERT_EQ(map.nodes.size(), 5u);
    EXPECT_EQ(map.nodes[0].says, "The key does not turn.");
    EXPECT_TRUE(map.nodes[0].begins);
    EXPECT_EQ(map.nodes[1].kind, MapNode::Kind::hang_up);
    EXPECT_EQ(map.nodes[3].kind, MapNode::Kind::ending);
    EXPECT_TRUE(map.nodes[3].good);
    ASSERT_EQ(map.ways.size(), 3u);
    EXPECT_TRUE(map.ways[1].out_of_patience);
    EXPECT_EQ(map.contacts[0].when, "Tuesday, 09:30");
    EXPECT_EQ(map.nodes[2].contact, 1);
}

TEST(Arrange, LaysWaysDownAndNothingOnTopOfAnother)
{
    for (const std::string& path : canonical_paths()) {
        const Map map = map_of(document_of(path));

        const Positions places = arrange(map, {});

        EXPECT_EQ(places.size(), map.nodes.size());
        EXPECT_FALSE(any_overlap(places)) << path;
        for (const MapWay& way : map.ways) {
            const bool same = map.nodes[way.from].contact == map.nodes[way.to].contact;
            if (!same) continue;
            EXPECT_LT(places.at(map.nodes[way.from].id).y, places.at(map.nodes[way.to].id).y) << way.at;
        }
    }
}

TEST(Arrange, PutsContactsBesideEachOtherInTheOrderOfTime)
{
    const Map map = map_of(document_of(canonical_paths()[2]));

    const std::vector<Column> columns = columns_of(map, arrange(map, {}));

    ASSERT_GE(columns.size(), 2u);
    for (std::size_t i = 1; i < columns.size(); ++i) EXPECT_GT(columns[i].left, columns[i - 1].right);
}

TEST(Arrange, LeavesEverythingWhereItIsWhenANodeIsAdded)
{
    const Document before = document_of(small_path);
    const Positions places = arrange(map_of(before), {});

    const Document changed = after(before, add_node(before, "/nodes/0/exits/0", "He asks"));
    const Positions now = arrange(map_of(changed), places);

    for (const auto& [id, at] : places) EXPECT_EQ(now.at(id), at) << id;
    EXPECT_EQ(now.size(), places.size() + 1);
    EXPECT_FALSE(any_overlap(now));
}

bool run_together(const std::vector<Column>& columns)
{
    for (const Column& a : columns) {
        for (const Column& b : columns) {
            if (a.contact != b.contact && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                return true;
        }
    }
    return false;
}

TEST(Arrange, PutsANewNodeIntoTheColumnOfItsContact)
{
    for (const std::string& path : canonical_paths()) {
        const Document before = document_of(path);
        const Map map = map_of(before);
        const Positions places = arrange(map, {});
        for (const MapWay& way : map.ways) {
            if (way.out_of_patience || map.nodes[way.from].contact < 0) continue;

            const Map changed = map_of(after(before, add_node(before, way.at, "New")));
            const Positions now = arrange(changed, places);

            EXPECT_FALSE(any_overlap(now)) << path << way.at;
            EXPECT_FALSE(run_together(columns_of(changed, now))) << path << way.at;
        }
    }
}

TEST(Arrange, PutsWhatNothingLeadsToBesideTheNodeThatIsNamed)
{
    const Document before = document_of(small_path);
    const Positions places = arrange(map_of(before), {});
    const std::string last = map_of(before).nodes.back().id;
    const std::size_t nodes = before.size("/nodes");

    const Document changed = after(before, duplicate(before, "/nodes/" + std::to_string(nodes - 1)));
    const Positions now = arrange(map_of(changed), places, last);

    ASSERT_EQ(now.size(), places.size() + 1);
    for (const auto& [id, at] : now) {
        if (places.contains(id)) continue;
        EXPECT_LE(std::abs(at.x - places.at(last).x), 2 * node_width) << id;
        EXPECT_LE(std::abs(at.y - places.at(last).y), 3 * node_height) << id;
    }
    EXPECT_FALSE(any_overlap(now));
}

TEST(Arrange, EndsWhereWaysFormACircle)
{
    const Document circle = *Document::read(
        R"({"nodes": [{"id": "a", "exits": [{"to": "b"}]}, {"id": "b", "exits": [{"to": "a"}]}]})", "circle");

    EXPECT_FALSE(any_overlap(arrange(map_of(circle), {})));
}

TEST(Layout, IsReadBackAsItWasWritten)
{
    const Positions places = {{"a", {0, 20}}, {"b", {-40, 600}}};

    const Checked<Positions> read = parse_layout(write_layout(places, ""), "layout.json");

    ASSERT_TRUE(read);
    EXPECT_EQ(*read, places);
}

TEST(Layout, KeepsWhatElseStandsThere)
{
    const std::string before = R"({"format": 1, "nodes": {"gone": {"x": 1, "y": 2}}, "comments": ["Ask Jo."]})";

    const std::string now = write_layout({{"a", {0, 0}}}, before);

    EXPECT_NE(now.find("Ask Jo."), std::string::npos);
    EXPECT_EQ(now.find("gone"), std::string::npos);
}

TEST(Layout, RefusesPlacesThatAreNone)
{
    const Checked<Positions> read = parse_layout(R"({"nodes": {"a": {"x": "left"}}})", "layout.json");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().front().where.pointer, "/nodes/a");
}

}  // namespace
}  // namespace amends::author
