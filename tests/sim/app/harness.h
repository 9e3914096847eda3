#pragma once
// A window without a window: an ImGui context, letters built on the CPU, and hands that press and type.

#include <functional>
#include <string>
#include <string_view>

#include "sim/app/ui/ui.h"

struct ImGuiContext;

namespace amends::app::testing {

class Hands {
public:
    using Draw = std::function<void()>;

    explicit Hands(Draw draw, float width = 1280, float height = 800, int percent = 100);
    ~Hands();
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    ui::Screen& screen() { return screen_; }
    const ui::Registry& shown() const { return screen_.shown; }
    /// Fails the test where it is not on the screen.
    ui::Item item(std::string_view id) const;

    void frame();
    /// Draws until it holds, at most a hundred frames; whether it did.
    bool until(const std::function<bool()>& holds);
    void move_to(std::string_view id);
    /// The pointer goes to its middle, the button goes down and up.
    void click(std::string_view id);
    /// By keyboard: what lies outside the window is scrolled to, and then pressed.
    void press(std::string_view id);
    void type(std::string_view utf8);
    /// Names as Dear ImGui's ImGuiKey values.
    void key(int key, bool shift = false, bool ctrl = false, bool alt = false);
    void tab(bool back = false);
    std::string clipboard() const;

private:
    Draw draw_;
    ImGuiContext* context_ = nullptr;
    ui::Screen screen_;
    float width_, height_;
};

}  // namespace amends::app::testing
