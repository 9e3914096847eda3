#include "sim/app/panels/toolbar.h"

#include <algorithm>

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

ui::ButtonStyle quiet(std::string_view icon, std::string_view hint)
{
    return {.look = ui::Look::quiet, .icon = icon, .hint = hint, .bare = !icon.empty()};
}

bool draw_tools(Settings& wanted, int percent, const Words& words)
{
    const std::string less = words("window.text_smaller") + ", " + ui::words_of({ui::Key::minus, true});
    const std::string more = words("window.text_larger") + ", " + ui::words_of({ui::Key::plus, true});
    if (ui::button("smaller", "A−", ui::unless(percent <= 100, words("window.text_smallest")), quiet("", less)))
        wanted.percent = std::max(100, percent - 10);
    ui::text(ui::Type::small, words("window.text_size", {{"percent", std::to_string(percent)}}), ui::Token::text_muted);
    if (ui::button("larger", "A+", ui::unless(percent >= 300, words("window.text_largest")), quiet("", more)))
        wanted.percent = std::min(300, percent + 10);
    const std::string name = words("window.theme." + std::string(ui::name_of(wanted.theme)));
    if (ui::button("theme", words("window.theme", {{"name", name}}), {}, quiet(ui::icon::contrast, "")))
        wanted.theme = static_cast<ui::ThemeName>((static_cast<int>(wanted.theme) + 1) % 3);
    const std::string keys = words("settings.title") + ", " + ui::words_of({ui::Key::f2});
    return ui::button("settings", words("settings.title"), {}, quiet(ui::icon::settings, keys));
}

}  // namespace

std::optional<ToolbarIntent> draw_toolbar(const Settings& settings, int percent, const Words& words)
{
    Settings wanted = settings;
    bool open = false;
    ui::gap(ui::space_1);
    ui::centred(1560, [&] {
        ui::region("toolbar", words("window.title"), [&] {
            ui::bar(
                "toolbar-bar", [&] { ui::text(ui::Type::strong, words("window.title"), ui::Token::text_accent); },
                [&] { open = draw_tools(wanted, percent, words); });
        });
    });
    ui::gap(ui::space_1);
    ui::line();
    if (open) return ShowSettings{};
    if (!(wanted == settings)) return ChangeSettings{wanted};
    return std::nullopt;
}

}  // namespace amends::app
