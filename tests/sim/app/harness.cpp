#include "tests/sim/app/harness.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <map>
#include <memory>

#include "sim/app/ui/fonts.h"

namespace amends::app::testing {
namespace {

std::string kept_clipboard;

const char* read_clipboard(void*)
{
    return kept_clipboard.c_str();
}

void write_clipboard(void*, const char* words)
{
    kept_clipboard = words;
}

/// An atlas for each text size, made on first use.
ImFontAtlas* atlas_for(int percent)
{
    static std::map<int, std::unique_ptr<ImFontAtlas>> atlases;
    std::unique_ptr<ImFontAtlas>& atlas = atlases[percent];
    if (atlas == nullptr) {
        atlas = std::make_unique<ImFontAtlas>();
        ImGuiContext* const before = ImGui::GetCurrentContext();
        ImGuiContext* const builder = ImGui::CreateContext(atlas.get());
        ImGui::SetCurrentContext(builder);
        ui::build_fonts(ui::find_fonts(), percent);
        ImGui::DestroyContext(builder);
        ImGui::SetCurrentContext(before);
    }
    return atlas.get();
}

}  // namespace

Hands::Hands(Draw draw, float width, float height, int percent)
    : draw_(std::move(draw)), context_(ImGui::CreateContext(atlas_for(percent))), width_(width), height_(height)
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60;
    io.ConfigInputTextCursorBlink = false;
    io.GetClipboardTextFn = read_clipboard;
    io.SetClipboardTextFn = write_clipboard;
    kept_clipboard.clear();
    screen_.percent = percent;
    frame();
    frame();
}

Hands::~Hands()
{
    ImGui::DestroyContext(context_);
}

ui::Item Hands::item(std::string_view id) const
{
    const ui::Item* found = screen_.shown.find(id);
    if (found == nullptr) {
        ADD_FAILURE() << id << " is not on the screen";
        return {};
    }
    return *found;
}

void Hands::frame()
{
    ImGui::NewFrame();
    ui::begin(screen_, width_, height_);
    draw_();
    ui::end(screen_);
    ImGui::Render();
}

bool Hands::until(const std::function<bool()>& holds)
{
    for (int i = 0; i < 100; ++i) {
        if (holds()) return true;
        frame();
    }
    return holds();
}

void Hands::move_to(std::string_view id)
{
    const ui::Rect rect = item(id).rect;
    ImGui::GetIO().AddMousePosEvent(rect.middle_x(), rect.middle_y());
    frame();
    frame();
}

void Hands::click(std::string_view id)
{
    move_to(id);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frame();
    frame();
}

void Hands::press(std::string_view id)
{
    frame();
    screen_.focus = id;
    screen_.reveal = true;
    frame();
    key(ImGuiKey_Enter);
}

void Hands::type(std::string_view utf8)
{
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame();
    frame();
}

void Hands::key(int key, bool shift, bool ctrl, bool alt)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
    frame();
    io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
    frame();
    io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
    frame();
    for (const ImGuiKey mod : {ImGuiMod_Shift, ImGuiMod_Ctrl, ImGuiMod_Alt}) io.AddKeyEvent(mod, false);
    frame();
}

void Hands::tab(bool back)
{
    key(ImGuiKey_Tab, back);
}

std::string Hands::clipboard() const
{
    return kept_clipboard;
}

}  // namespace amends::app::testing
