#include "sim/app/settings.h"

#include "scoring/base/json_text.h"

namespace amends::app {
namespace {

ui::ThemeName theme_named(const std::string& name)
{
    for (const ui::ThemeName theme : {ui::ThemeName::light, ui::ThemeName::dark, ui::ThemeName::contrast}) {
        if (ui::name_of(theme) == name) return theme;
    }
    return ui::ThemeName::light;
}

}  // namespace

Checked<Settings> parse_settings(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    const nlohmann::json& tree = json->tree;
    Settings out;
    if (!tree.is_object()) return fault(json->place_of(""), "settings are an object");
    const auto text = [&](const char* key, const std::string& otherwise) {
        return tree.contains(key) && tree[key].is_string() ? tree[key].get<std::string>() : otherwise;
    };
    if (tree.contains("text_size") && tree["text_size"].is_number_integer()) out.percent = tree["text_size"].get<int>();
    if (out.percent != 0 && (out.percent < 100 || out.percent > 300)) out.percent = 0;
    out.theme = theme_named(text("theme", "light"));
    out.person = text("person", out.person);
    out.framework = text("framework", out.framework);
    out.market = text("market", out.market);
    const auto flag = [&](const char* key, bool otherwise) {
        return tree.contains(key) && tree[key].is_boolean() ? tree[key].get<bool>() : otherwise;
    };
    out.beginner = flag("beginner", out.beginner);
    out.meters = flag("meters", out.meters);
    out.sound = flag("sound", out.sound);
    out.motion = flag("motion", out.motion);
    return out;
}

std::string write_settings(const Settings& settings)
{
    const nlohmann::json tree = {
        {"beginner", settings.beginner}, {"framework", settings.framework}, {"market", settings.market},
        {"meters", settings.meters},     {"motion", settings.motion},       {"person", settings.person},
        {"sound", settings.sound},       {"text_size", settings.percent},   {"theme", ui::name_of(settings.theme)}};
    return tree.dump(2) + "\n";
}

}  // namespace amends::app
