#include <gtest/gtest.h>

#include "sim/app/ui/plane.h"

namespace amends::app::ui {
namespace {

PlaneContent boxes_at(const std::vector<std::pair<float, float>>& places)
{
    PlaneContent content;
    for (const auto& [x, y] : places) {
        PlaneBox box;
        box.x = x;
        box.y = y;
        content.boxes.push_back(box);
    }
    return content;
}

bool runs_under(const PlaneContent& content, const PlaneWay& way, const PlaneBox& box)
{
    for (std::size_t i = 0; i + 3 < way.route.size(); i += 3) {
        for (int step = 0; step <= 200; ++step) {
            const float t = static_cast<float>(step) / 200, s = 1 - t;
            const PlanePoint* p = &way.route[i];
            const float x = s * s * s * p[0].x + 3 * s * s * t * p[1].x + 3 * s * t * t * p[2].x + t * t * t * p[3].x;
            const float y = s * s * s * p[0].y + 3 * s * s * t * p[1].y + 3 * s * t * t * p[2].y + t * t * t * p[3].y;
            if (x > box.x && x < box.x + content.box_width && y > box.y && y < box.y + content.box_height) return true;
        }
    }
    return false;
}

int hidden(const PlaneContent& content)
{
    int count = 0;
    for (const PlaneWay& way : content.ways) {
        for (std::size_t i = 0; i < content.boxes.size(); ++i)
            count += i != way.from && i != way.to && runs_under(content, way, content.boxes[i]) ? 1 : 0;
    }
    return count;
}

TEST(Ways, RunStraightWhereNothingLiesBetween)
{
    PlaneContent content = boxes_at({{0, 0}, {0, 160}});
    content.ways = {{0, 1}};

    plane_route(content);

    ASSERT_EQ(content.ways[0].route.size(), 4u);
    EXPECT_EQ(content.ways[0].route.front().y, 96);
    EXPECT_EQ(content.ways[0].route.back().y, 160);
}

TEST(Ways, LeadAroundWhatLiesBetween)
{
    PlaneContent content = boxes_at({{0, 0}, {0, 160}, {0, 320}, {280, 160}});
    content.ways = {{0, 1}, {0, 2}, {2, 0}, {3, 0}, {1, 3}};

    plane_route(content);

    EXPECT_EQ(hidden(content), 0);
}

TEST(Ways, RunUnderNoBoxOfAGrid)
{
    PlaneContent content = boxes_at({});
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column) {
            PlaneBox box;
            box.x = static_cast<float>(column) * 280;
            box.y = static_cast<float>(row) * 160;
            content.boxes.push_back(box);
        }
    }
    for (std::size_t from = 0; from < content.boxes.size(); ++from) {
        for (std::size_t to = 0; to < content.boxes.size(); ++to) {
            if (from != to) content.ways.push_back({from, to});
        }
    }

    plane_route(content);

    EXPECT_EQ(hidden(content), 0);
}

TEST(Ways, LieBesideEachOtherWhereTwoLeadTheSameWay)
{
    PlaneContent content = boxes_at({{0, 0}, {0, 160}});
    content.ways = {{0, 1}, {0, 1, true}};

    plane_route(content);

    EXPECT_NE(content.ways[0].route[1].x, content.ways[1].route[1].x);
}

}  // namespace
}  // namespace amends::app::ui
