#pragma once
// Which keys one frame takes of those that came while the last one was drawn.

namespace amends::app {

/// Begins Dear ImGui's frame. What has to wait for the next one stays in its queue: Dear ImGui would take a key and the
/// letting go of Ctrl after it in one frame, and the key would count without Ctrl; or two shortcuts, of which one frame
/// can carry out one.
void begin_frame_in_key_order();

}  // namespace amends::app
