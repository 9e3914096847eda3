#include "sim/app/window/key_order.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <vector>

namespace amends::app {
namespace {

bool is_modifier(ImGuiKey key)
{
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper);
}

bool is_down(ImGuiKey key)
{
    return ImGui::GetKeyData(key)->Down;
}

/// How many events from the front one frame takes: up to a modifier or a mouse button that changes after a key went
/// down, and up to a second key that goes down while Ctrl or Alt is held.
int events_of_one_frame(const ImVector<ImGuiInputEvent>& queue)
{
    bool ctrl = is_down(ImGuiMod_Ctrl);
    bool alt = is_down(ImGuiMod_Alt);
    bool key_went_down = false;
    for (int i = 0; i < queue.Size; ++i) {
        const ImGuiInputEvent& event = queue[i];
        if (event.Type == ImGuiInputEventType_MouseButton && key_went_down) return i;
        if (event.Type != ImGuiInputEventType_Key) continue;
        const ImGuiKey key = event.Key.Key;
        if (is_modifier(key)) {
            if (key_went_down) return i;
            if (key == ImGuiMod_Ctrl) ctrl = event.Key.Down;
            if (key == ImGuiMod_Alt) alt = event.Key.Down;
        } else if (event.Key.Down) {
            if (key_went_down && (ctrl || alt)) return i;
            key_went_down = true;
        }
    }
    return queue.Size;
}

}  // namespace

void begin_frame_in_key_order()
{
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    const int taken = events_of_one_frame(queue);
    const std::vector<ImGuiInputEvent> waiting(queue.begin() + taken, queue.end());
    queue.resize(taken);
    ImGui::NewFrame();
    for (const ImGuiInputEvent& each : waiting) queue.push_back(each);
}

}  // namespace amends::app
