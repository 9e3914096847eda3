#pragma once
// How a customer looks: their mood and the line they are saying, as a pose and as a word.

#include <string>

#include "sim/app/ui/face.h"
#include "sim/scenario/scenario.h"

namespace amends::app {

/// Anger and trust 0..6 move every stroke; the line's own look colours it.
ui::Pose pose_of(int anger, int trust, scenario::Face face);

/// The same person looks the same in every play.
ui::FaceStyle style_of(const std::string& customer, const std::string& about = {});

/// Key of the word for it: "face.tense".
std::string look_key(scenario::Face face);

/// Where no line is being said: the look that the mood alone makes.
scenario::Face look_of(int anger, int trust);

}  // namespace amends::app
