#include "sim/app/panels/settings.h"

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

void draw_reading(Settings& wanted, int percent, const Words& words)
{
    ui::heading(words("settings.reading"));
    ui::gap(ui::space_3);
    int size = percent;
    if (ui::slider("text-size", words("settings.text_size"), size, 100, 300, 10, " %")) wanted.percent = size;
    ui::gap(ui::space_2);
    ui::text(ui::Type::small, words("settings.text_size_note"), ui::Token::text_muted);
    ui::gap(ui::space_4);
    ui::text(ui::Type::strong, words("settings.theme"));
    for (const ui::ThemeName theme : {ui::ThemeName::light, ui::ThemeName::dark, ui::ThemeName::contrast}) {
        const std::string name(ui::name_of(theme));
        if (ui::choice("theme-" + name, words("window.theme." + name), wanted.theme == theme)) wanted.theme = theme;
    }
}

void draw_switch(std::string_view id, const std::string& key, bool& on, const Words& words)
{
    if (ui::checkbox(id, words(key), on)) on = !on;
    ui::indented(34, [&] { ui::text(ui::Type::small, words(key + "_note"), ui::Token::text_muted); });
    ui::gap(ui::space_3);
}

void draw_markets(Settings& wanted, const std::vector<customer::Market>& markets, const Words& words)
{
    ui::heading(words("settings.market"));
    ui::gap(ui::space_2);
    ui::text(ui::Type::small, words("settings.market_note"), ui::Token::text_muted);
    ui::gap(ui::space_2);
    if (ui::choice("market-none", words("settings.market_none"), wanted.market.empty())) wanted.market.clear();
    for (const customer::Market& market : markets) {
        if (ui::choice("market-" + market.id, market.title, wanted.market == market.id)) wanted.market = market.id;
    }
}

void draw_keys(const Words& words)
{
    ui::heading(words("settings.keys"));
    for (const char* key : {"tab", "arrows", "f6", "enter", "f1", "go_on", "sheet", "stop", "meters", "size", "page",
                            "read", "copy", "copy_all"}) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::small, words("settings.key." + std::string(key)));
    }
    ui::gap(ui::space_4);
    ui::text(ui::Type::strong, words("settings.author_keys"));
    for (const char* key : {"author_undo", "author_save", "author_find", "author_walk", "author_zoom", "author_edit"}) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::small, words("settings.key." + std::string(key)));
    }
}

}  // namespace

std::optional<SettingsIntent> draw_settings(const Settings& settings, int percent,
                                            const std::vector<customer::Market>& markets, const Words& words)
{
    Settings wanted = settings;
    ui::focus_first("text-size");
    bool close = ui::pressed({ui::Key::escape});
    ui::scroll("settings", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1080, [&] {
            ui::gap(ui::space_6);
            ui::heading(words("settings.title"), ui::Type::title);
            ui::gap(ui::space_4);
            ui::columns({1, 1}, 320,
                        {[&] {
                             ui::region("reading", words("settings.reading"),
                                        [&] { ui::card([&] { draw_reading(wanted, percent, words); }); });
                             ui::gap(ui::space_4);
                             ui::region("call-settings", words("settings.call"), [&] {
                                 ui::card([&] {
                                     ui::heading(words("settings.call"));
                                     ui::gap(ui::space_2);
                                     draw_switch("motion", "settings.motion", wanted.motion, words);
                                     draw_switch("sound", "settings.sound", wanted.sound, words);
                                     draw_switch("show-meters", "settings.meters", wanted.meters, words);
                                     draw_switch("beginner", "settings.beginner", wanted.beginner, words);
                                 });
                             });
                             ui::gap(ui::space_4);
                             ui::region("market", words("settings.market"),
                                        [&] { ui::card([&] { draw_markets(wanted, markets, words); }); });
                         },
                         [&] { ui::card([&] { draw_keys(words); }); }});
            ui::gap(ui::space_4);
            ui::text(ui::Type::small, words("settings.kept"), ui::Token::text_muted);
            ui::gap(ui::space_4);
            close |= ui::button("close-settings", words("settings.done"), {},
                                {.look = ui::Look::primary, .icon = ui::icon::check, .keys = "Esc"});
            ui::gap(ui::space_8);
        });
    });
    if (!(wanted == settings)) return ChangeSettings{wanted};
    if (close) return CloseSettings{};
    return std::nullopt;
}

}  // namespace amends::app
