#pragma once
// A surface without edges: boxes lie on it, ways lead between them, columns stand behind them. It is panned, zoomed at
// the pointer, and walked with the arrow keys; to the keyboard it is one thing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/app/ui/theme.h"

namespace amends::app::ui {

/// Units of the plane are pixels at 100 % and zoom 1.
struct PlaneBox {
    std::string id;
    std::string title;
    std::string words;  ///< below the title, where there is room
    std::string_view icon = {};
    float x = 0, y = 0;
    Token edge = Token::border;
    bool strong = false;  ///< a thicker edge
    bool faded = false;   ///< not what is looked for
    int troubles = 0;     ///< a number in its corner
    bool severe = false;  ///< … in the colour of what is wrong
};

struct PlanePoint {
    float x = 0, y = 0;
};

struct PlaneWay {
    std::size_t from = 0, to = 0;
    bool dashed = false;
    bool strong = false;
    /// Where it runs, as `plane_route` finds it: curves of four points each, of which the last is the next one's first.
    std::vector<PlanePoint> route = {};
};

struct PlaneColumn {
    float left = 0, right = 0, top = 0, bottom = 0;
    std::string title, note;
};

struct PlaneContent {
    std::vector<PlaneBox> boxes;
    std::vector<PlaneWay> ways;
    std::vector<PlaneColumn> columns;
    float box_width = 240, box_height = 96;
    std::string value;  ///< what the keyboard stands on, in words
};

/// What lasts from frame to frame.
struct PlaneUi {
    float x = 0, y = 0;  ///< the point of the plane at its top left
    float zoom = 1;
    bool fit = true;      ///< the next frame brings as much into view as can be read
    bool all = false;     ///< … or everything, however small
    bool reveal = false;  ///< … or the chosen box, no further than needed

    /// The rest belongs to the plane.
    enum class Hand : std::uint8_t { none, pans, waits, moves, links } hand = Hand::none;
    std::size_t held = 0;
    float held_x = 0, held_y = 0;  ///< where in the box it was taken
    float down_x = 0, down_y = 0;
};

struct PlaneResult {
    int chosen = -1;      ///< a box that was pressed or walked to
    bool opened = false;  ///< … and is to be looked into: Enter, or pressed twice
    int moved = -1;       ///< a box that was let go of at `x`, `y`
    float x = 0, y = 0;
    int link_from = -1, link_to = -1;  ///< a way was drawn
};

inline constexpr float least_zoom = 0.08F, most_zoom = 2.0F;

/// `chosen` is the index of the chosen box, or -1. `height` in pixels of the window.
PlaneResult plane(std::string_view id, std::string_view label, float height, const PlaneContent& content, int chosen,
                  PlaneUi& own);

/// Finds for every way of the content where it runs: under no box that it does not touch, wherever that can be. With a
/// box, only for the ways that touch it.
void plane_route(PlaneContent& content, std::optional<std::size_t> box = {});
/// Brings a box into view, no further than needed.
void plane_reveal(PlaneUi& own, const PlaneContent& content, std::size_t box, float width, float height);
void plane_zoom(PlaneUi& own, float factor, float at_x, float at_y);

}  // namespace amends::app::ui
