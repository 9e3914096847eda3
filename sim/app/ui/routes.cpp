// Where the ways of a plane run: straight to where they lead, and where a box lies between, around it.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "sim/app/ui/plane.h"

namespace amends::app::ui {
namespace {

using Route = std::vector<PlanePoint>;

constexpr float clear = 6;                            ///< so far from a box a way keeps
constexpr float turn_room = 52;                       ///< down, in which a way goes over to its lane
constexpr float bow = 44;                             ///< below a box, before a way that leads up turns
constexpr std::array beside = {20.0F, 12.0F, 28.0F};  ///< lanes beside a box
constexpr std::size_t most_lanes = 120;               ///< that are tried for one way, the nearest first

/// A lane that is taken: ways to elsewhere keep away from it.
struct Lane {
    float x = 0, top = 0, bottom = 0;
    std::size_t to = 0;
};

PlanePoint on_curve(const PlanePoint* p, float t)
{
    const float s = 1 - t;
    const float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

bool is_left_of(const PlanePoint& a, const PlanePoint& b)
{
    return a.x < b.x;
}

bool is_above(const PlanePoint& a, const PlanePoint& b)
{
    return a.y < b.y;
}

class Router {
public:
    explicit Router(PlaneContent& content) : content_(content), downwards_(content.boxes.size())
    {
        std::iota(downwards_.begin(), downwards_.end(), std::size_t{0});
        std::ranges::sort(downwards_, {}, [&](std::size_t box) { return content_.boxes[box].y; });
    }

    void run(std::optional<std::size_t> box)
    {
        std::map<std::pair<std::size_t, std::size_t>, int> twins;  // ways between two boxes lie beside each other
        for (PlaneWay& way : content_.ways) {
            const int twin = twins[{way.from, way.to}]++;
            if (box && way.from != *box && way.to != *box) continue;
            begin_ = {content_.boxes[way.from].x + content_.box_width / 2,
                      content_.boxes[way.from].y + content_.box_height};
            end_ = {content_.boxes[way.to].x + content_.box_width / 2, content_.boxes[way.to].y};
            way.route = straight(twin);
            if (hits(way) > 0) lead_around(way);
        }
    }

private:
    /// Calls `look` with the index of every box that is not above or below that strip of the plane.
    template <class Look>
    void each_between(float top, float bottom, const Look& look) const
    {
        const auto y = [&](std::size_t box) { return content_.boxes[box].y; };
        const float first = top - content_.box_height;
        for (auto at = std::ranges::lower_bound(downwards_, first, {}, y); at != downwards_.end() && y(*at) <= bottom;
             ++at)
            look(*at);
    }

    Route straight(int twin) const
    {
        const float reach = std::clamp(std::abs(end_.y - begin_.y) / 2, 24.0F, 160.0F);
        const float aside = 30 * static_cast<float>(twin);
        return {begin_, {begin_.x + aside, begin_.y + reach}, {end_.x + aside, end_.y - reach}, end_};
    }

    /// Out of the box into the lane, along it, and out of it into the other box.
    Route along(float lane) const
    {
        const bool down = end_.y - begin_.y >= turn_room;
        const float room = down ? std::min(turn_room, (end_.y - begin_.y) / 2) : 0;
        const float bend = down ? room / 2 : bow;
        const PlanePoint in{lane, begin_.y + room};
        const PlanePoint out{lane, end_.y - room};
        return {begin_, {begin_.x, begin_.y + bend}, {lane, begin_.y + bend}, in,  in, out,
                out,    {lane, end_.y - bend},       {end_.x, end_.y - bend}, end_};
    }

    /// How many boxes the way runs under.
    int hits(const PlaneWay& way) const
    {
        std::vector<PlanePoint> points;
        for (std::size_t i = 0; i + 3 < way.route.size(); i += 3) {
            const PlanePoint* curve = &way.route[i];
            const float length = std::abs(curve[3].x - curve[0].x) + std::abs(curve[3].y - curve[0].y);
            const int pieces = std::clamp(static_cast<int>(length / 10), 12, 200);
            for (int k = 0; k <= pieces; ++k)
                points.push_back(on_curve(curve, static_cast<float>(k) / static_cast<float>(pieces)));
        }
        const auto [left, right] = std::minmax_element(way.route.begin(), way.route.end(), is_left_of);
        const auto [top, bottom] = std::minmax_element(way.route.begin(), way.route.end(), is_above);
        int count = 0;
        each_between(top->y - clear, bottom->y + clear, [&](std::size_t i) {
            const PlaneBox& box = content_.boxes[i];
            if (box.x > right->x + clear || box.x + content_.box_width < left->x - clear) return;  // far from all of it
            const float away = i == way.from || i == way.to ? -3 : clear;  // it touches its own two
            const auto under = [&](const PlanePoint& at) {
                return at.x > box.x - away && at.x < box.x + content_.box_width + away && at.y > box.y - away &&
                       at.y < box.y + content_.box_height + away;
            };
            count += std::any_of(points.begin(), points.end(), under) ? 1 : 0;
        });
        return count;
    }

    bool is_taken(float lane, std::size_t to) const
    {
        constexpr float apart = 6;
        const float top = std::min(begin_.y, end_.y);
        const float bottom = std::max(begin_.y, end_.y);
        return std::any_of(taken_.begin(), taken_.end(), [&](const Lane& each) {
            return each.to != to && std::abs(each.x - lane) < apart && each.top < bottom && each.bottom > top;
        });
    }

    /// The nearest lane beside a box on its way in which the way runs under none; else the one where it does least.
    void lead_around(PlaneWay& way)
    {
        std::vector<std::pair<float, float>> lanes;  // what it costs, where it is
        each_between(std::min(begin_.y, end_.y) - bow, std::max(begin_.y, end_.y) + bow, [&](std::size_t i) {
            const PlaneBox& box = content_.boxes[i];
            for (const float away : beside) {
                for (const float x : {box.x - away, box.x + content_.box_width + away}) {
                    const float taken = is_taken(x, way.to) ? 200.0F : 0.0F;
                    const float last_resort = std::abs(away - beside.front());
                    lanes.emplace_back(std::abs(x - begin_.x) + std::abs(x - end_.x) + taken + last_resort, x);
                }
            }
        });
        std::sort(lanes.begin(), lanes.end());
        lanes.erase(std::unique(lanes.begin(), lanes.end()), lanes.end());
        if (lanes.size() > most_lanes) lanes.resize(most_lanes);
        Route best = way.route;
        int least = hits(way);
        float lane = begin_.x;
        for (const auto& [cost, x] : lanes) {
            way.route = along(x);
            const int count = hits(way);
            if (count >= least) continue;
            best = way.route;
            least = count;
            lane = x;
            if (least == 0) break;
        }
        way.route = std::move(best);
        taken_.push_back({lane, std::min(begin_.y, end_.y), std::max(begin_.y, end_.y), way.to});
    }

    PlaneContent& content_;
    std::vector<std::size_t> downwards_;  ///< boxes, from the top
    std::vector<Lane> taken_;
    PlanePoint begin_, end_;
};

}  // namespace

void plane_route(PlaneContent& content, std::optional<std::size_t> box)
{
    Router(content).run(box);
}

}  // namespace amends::app::ui
