#include "sim/app/ui/fonts.h"

#include <imgui.h>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "scoring/base/utf8.h"
#include "sim/app/ui/icons.h"

namespace amends::app::ui {
namespace {

constexpr ImWchar latin[] = {0x0020, 0x017F, 0x0192, 0x0192, 0x0218, 0x021B, 0x02C6, 0x02DD, 0x1E9E, 0x1E9E,
                             0x2010, 0x2027, 0x2030, 0x205E, 0x20A0, 0x20BF, 0x2116, 0x2122, 0x2190, 0x2199,
                             0x2212, 0x2212, 0x2248, 0x2265, 0x25A0, 0x25CF, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar latin_greek_cyrillic[] = {0x0020, 0x024F, 0x02C6, 0x02DD, 0x0370, 0x03FF, 0x0400, 0x045F,
                                            0x0490, 0x0491, 0x1E9E, 0x1E9E, 0x2010, 0x2027, 0x2030, 0x205E,
                                            0x20A0, 0x20BF, 0x2116, 0x2122, 0x2190, 0x2199, 0x2212, 0x2212,
                                            0x2248, 0x2265, 0x25A0, 0x25CF, 0xFFFD, 0xFFFD, 0};

/// What the program draws of the two thousand icons of the font: each is made in seven sizes, whenever the text size
/// changes. All of icons.h; a test counts them.
constexpr std::string_view drawn[] = {
    icon::send,     icon::listen, icon::call,      icon::hang_up,   icon::clock,     icon::copy,    icon::check,
    icon::close,    icon::up,     icon::down,      icon::warning,   icon::info,      icon::person,  icon::back,
    icon::forward,  icon::again,  icon::flag,      icon::lock,      icon::play,      icon::look_up, icon::hold,
    icon::fix,      icon::give,   icon::bend_rule, icon::consult,   icon::three_way, icon::brief,   icon::transfer,
    icon::note,     icon::report, icon::message,   icon::hint,      icon::event,     icon::waiting, icon::quote,
    icon::folder,   icon::page,   icon::help,      icon::contrast,  icon::no,        icon::done,    icon::settings,
    icon::sound,    icon::shown,  icon::hidden,    icon::compare,   icon::open,      icon::shut,    icon::thought,
    icon::progress, icon::today,  icon::write,     icon::home,      icon::pause,     icon::rewind,  icon::money,
    icon::shield,   icon::motion, icon::star,      icon::duplicate, icon::tree,      icon::tidy,    icon::list,
    icon::table,    icon::teach};

std::vector<std::filesystem::path> font_folders()
{
    std::vector<std::filesystem::path> folders;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
        folders.push_back(std::filesystem::path(data) / "fonts");
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        folders.push_back(std::filesystem::path(home) / ".local/share/fonts");
        folders.push_back(std::filesystem::path(home) / ".fonts");
    }
    folders.insert(folders.end(), {"/usr/local/share/fonts", "/usr/share/fonts"});
    return folders;
}

/// The files among `names` (relative to a folder of fonts) that are there, in the order of `names`.
std::vector<std::string> present(std::initializer_list<std::string_view> names)
{
    std::vector<std::string> found;
    const std::vector<std::filesystem::path> folders = font_folders();
    for (const std::string_view name : names) {
        for (const std::filesystem::path& folder : folders) {
            for (const std::filesystem::path& file : {folder / name, folder / std::filesystem::path(name).filename()}) {
                std::error_code error;
                if (!std::filesystem::is_regular_file(file, error)) continue;
                if (found.empty() || found.back() != file.string()) found.push_back(file.string());
            }
        }
    }
    return found;
}

const std::vector<ImWchar>& icon_ranges()
{
    static const std::vector<ImWchar> ranges = [] {
        std::vector<ImWchar> made;
        for (const std::string_view each : drawn) {
            const char32_t c = code_point_at(each, 0).value;
            made.insert(made.end(), {static_cast<ImWchar>(c), static_cast<ImWchar>(c)});
        }
        made.push_back(0);
        return made;
    }();
    return ranges;
}

void merge_icons(const FontFiles& files, float size)
{
    if (files.icons.empty()) return;
    ImFontConfig config;
    config.MergeMode = true;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    config.GlyphOffset.y = size * 0.18F;  // icons stand on the baseline; letters hang around the middle
    ImGui::GetIO().Fonts->AddFontFromFileTTF(files.icons.c_str(), size * 1.12F, &config, icon_ranges().data());
}

void add(const FontFiles& files, const std::vector<std::string>& family, float size, const ImWchar* ranges)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.OversampleH = size > 30 ? 1 : 2;
    config.OversampleV = 1;
    config.EllipsisChar = 0x2026;
    if (family.empty()) {
        config.SizePixels = size;
        atlas.AddFontDefault(&config);
    }
    for (const std::string& file : family) {
        atlas.AddFontFromFileTTF(file.c_str(), size, &config, ranges);
        config.MergeMode = true;
    }
    merge_icons(files, size);
}

}  // namespace

FontFiles find_fonts()
{
    FontFiles files;
    files.regular =
        present({"opentype/inter/Inter-Regular.otf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
                 "truetype/noto/NotoSans-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf"});
    files.strong = present({"opentype/inter/Inter-SemiBold.otf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
                            "truetype/noto/NotoSans-SemiBold.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"});
    files.display = present({"opentype/inter/InterDisplay-SemiBold.otf", "opentype/inter/Inter-SemiBold.otf",
                             "truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
                             "truetype/noto/NotoSans-SemiBold.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"});
    files.mono = present({"truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "truetype/noto/NotoSansMono-Regular.ttf",
                          "truetype/dejavu/DejaVuSansMono.ttf"});
    const std::vector<std::string> found =
        present({"truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"});
    if (!found.empty()) files.icons = found.front();
    return files;
}

void build_fonts(const FontFiles& files, int percent)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoBakedLines;
    atlas.TexGlyphPadding = 1;
    atlas.TexDesiredWidth = percent > 150 ? 4096 : 2048;
    for (std::size_t i = 0; i < type_count; ++i) {
        const Type type = static_cast<Type>(i);
        const float size = size_of(type) * static_cast<float>(percent) / 100.0F;
        switch (type) {
            case Type::body:
                add(files, files.regular, size, latin_greek_cyrillic);
                break;
            case Type::small:
            case Type::speech:
                add(files, files.regular, size, latin);
                break;
            case Type::strong:
                add(files, files.strong, size, latin);
                break;
            case Type::heading:
            case Type::title:
                add(files, files.display, size, latin);
                break;
            case Type::mono:
                add(files, files.mono, size, latin);
                break;
        }
    }
    atlas.Build();
}

}  // namespace amends::app::ui
