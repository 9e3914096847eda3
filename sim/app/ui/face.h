#pragma once
// A face in a few strokes: head, hair, brows, eyes, mouth and shoulders that a pose moves.

#include <cstdint>
#include <string_view>

#include "sim/app/ui/theme.h"

namespace amends::app::ui {

/// What the strokes do. Shares of their full movement, 0..1 or -1..1.
struct Pose {
    float brow_inner = 0;   ///< -1 pulled down, 1 raised
    float brow_outer = 0;   ///< -1 pulled down, 1 raised
    float eyes = 0.7F;      ///< 0 shut, 1 wide open
    float mouth_curve = 0;  ///< -1 turned down, 1 a smile
    float mouth_open = 0;   ///< 0 closed, 1 shouting
    float mouth_wide = 0;   ///< -1 pressed together, 1 drawn wide
    float shoulders = 0;    ///< -1 hanging, 1 drawn up
    float tilt = 0;         ///< -1 head to the left, 1 to the right
    float lean = 0;         ///< -1 drawn back, 1 leaning in
    float flush = 0;        ///< 0..1 colour in the cheeks
    float ease = 0;         ///< -1 the air is red, 1 it is clear

    bool operator==(const Pose&) const = default;
};

/// `share` of the way from one pose to another, 0..1.
Pose between(const Pose& from, const Pose& to, float share);

/// Heads differ so that customers can be told apart.
enum class Hair : std::uint8_t { cropped, parted, curled, gathered };

struct FaceStyle {
    Hair hair = Hair::parted;
    bool glasses = false;
    bool beard = false;
    bool grey = false;  ///< of hair and beard
    bool auburn = false;
    std::uint8_t tone = 0;   ///< of the skin, 0 to 3
    std::uint8_t cloth = 0;  ///< its dye, 0 to 3
};

/// A square picture, `size` pixels at 100 %. `name` and `mood` say in words what is drawn: "Ms Carew", "tense".
void face(std::string_view id, std::string_view name, std::string_view mood, const Pose& pose, const FaceStyle& style,
          float size);

}  // namespace amends::app::ui
