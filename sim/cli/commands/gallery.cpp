// amends gallery: a picture of every panel in every theme and size, and a page to look through them.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "sim/app/gallery.h"
#include "sim/app/window/window.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/files.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder = "gallery";
    std::string scenario = "walked-at-one";
    std::string only, theme, size;
    int percent = 0;
    bool software = false;
};

/// A window's size in pixels and the size of its text.
struct Format {
    int width = 1280, height = 800, percent = 100;
};

constexpr Format formats[] = {
    {1024, 640, 100}, {1280, 800, 100}, {1280, 800, 250}, {1920, 1080, 150}, {3840, 2160, 200}};
constexpr int longest_page = 16'000;

Checked<play::Script> plan(const ScenarioFile& file, const std::string& name)
{
    const fs::path path = file.file.parent_path() / "plans" / (name + ".plan");
    return read_file(path).and_then([&](const std::string& bytes) { return play::parse_script(bytes, path.string()); });
}

Checked<play::Playing> played(const Library& library, const play::Pinned& pinned, const play::Script& script)
{
    return play::run_script(pinned, library.model, script, library.rubrics, library.words).map([](play::ScriptRun run) {
        return std::move(run.playing);
    });
}

/// The one that is played, and after it all others, as the home page lists them.
std::vector<std::shared_ptr<const scenario::Scenario>> everything_after(const Library& library,
                                                                        const ScenarioFile& file)
{
    std::vector<std::shared_ptr<const scenario::Scenario>> all = {
        std::make_shared<const scenario::Scenario>(file.scenario)};
    for (const std::string& id : scenario_ids(library)) {
        if (id == file.scenario.id) continue;
        if (const Checked<ScenarioFile> other = load_scenario(library, id))
            all.push_back(std::make_shared<const scenario::Scenario>(other->scenario));
    }
    return all;
}

/// The plays that panels are shown with: the scenario's own plans, whole and in part.
Checked<std::shared_ptr<const app::Stock>> stock_of(const Library& library, const ScenarioFile& file)
{
    const auto pinned = play::pin(file.scenario, library.coefficients, pins_for(library, file, "", 1));
    if (!pinned) return tl::unexpected<Diagnostics>(pinned.error());
    const auto good = plan(file, "good");
    if (!good) return tl::unexpected<Diagnostics>(good.error());
    const auto rude = plan(file, "rude");
    if (!rude) return tl::unexpected<Diagnostics>(rude.error());
    constexpr std::size_t some_lines = 8;
    const auto middle = app::rehearsed(*pinned, library.model, *good, some_lines, library.words);
    if (!middle) return tl::unexpected<Diagnostics>(middle.error());
    play::Playing between = *middle;
    if (const play::Decided left = play::decide(*pinned, between.state, play::HangUp{})) between.take(*left);
    const auto passed = played(library, *pinned, *good);
    if (!passed) return tl::unexpected<Diagnostics>(passed.error());
    const auto failed = played(library, *pinned, *rude);
    if (!failed) return tl::unexpected<Diagnostics>(failed.error());
    app::Shelf shelf{everything_after(library, file), library.rubrics, library.disagreements, library.loyalty,
                     library.words};
    return std::make_shared<const app::Stock>(app::Stock{std::move(shelf), library.model, play::begin(*pinned), *middle,
                                                         std::move(between), *passed, *failed,
                                                         library.rubric_files.front().bytes});
}

std::vector<Format> formats_of(const Options& options)
{
    std::vector<Format> out;
    for (Format format : formats) {
        const std::string size = std::to_string(format.width) + "x" + std::to_string(format.height);
        if (!options.size.empty() && options.size != size) continue;
        if (options.percent != 0) format.percent = options.percent;
        const auto same = [&](const Format& each) {
            return each.width == format.width && each.height == format.height && each.percent == format.percent;
        };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(format);
    }
    return out;
}

/// Draws it until it has settled, and the whole of its page where it is tall.
Checked<void> take_picture(app::Window& window, const app::Exhibit& exhibit, const Format& format, const fs::path& file)
{
    constexpr int frames_to_settle = 4;
    window.resize(format.width, format.height);
    window.set_text_size(format.percent);
    window.screen().focus.clear();
    window.screen().stuck.clear();
    window.screen().page.clear();
    const auto draw = [&exhibit] {
        app::ui::page(exhibit.name);  // each begins at its top, as in the program
        exhibit.draw();
    };
    for (int i = 0; i < frames_to_settle; ++i) window.draw_now(draw);
    if (exhibit.tall) {
        float bottom = 0;
        for (const app::ui::Item& item : window.screen().shown.items) bottom = std::max(bottom, item.rect.bottom);
        window.resize(format.width, std::clamp(static_cast<int>(bottom) + 32, format.height, longest_page));
        for (int i = 0; i < frames_to_settle; ++i) window.draw_now(draw);
    }
    return window.save_picture(file);
}

void write_page(const fs::path& folder, const std::vector<std::string>& files)
{
    std::ofstream out(folder / "index.html");
    out << "<!doctype html><meta charset=utf-8><title>Amends: every panel</title>\n"
           "<style>body{font:16px sans-serif;margin:2rem;background:#888}figure{margin:0 0 2rem}"
           "img{max-width:100%;display:block}figcaption{padding:.4rem 0;color:#fff}</style>\n";
    for (const std::string& file : files)
        out << "<figure><figcaption>" << file << "</figcaption><img loading=lazy src=\"" << file << "\"></figure>\n";
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<ScenarioFile> file = load_scenario(*library, options.scenario);
    if (!file) return complain(file.error());
    const auto stock = stock_of(*library, *file);
    if (!stock) return complain(stock.error());
    std::error_code error;
    fs::create_directories(options.folder, error);
    std::int64_t frames = 0;
    const auto clock = [&frames] { return ++frames * 400; };  // the same picture every time
    auto window = app::Window::open({.software = options.software, .headless = true, .percent = 100, .clock = clock});
    if (!window) return complain(window.error());
    std::vector<std::string> files;
    for (const Format& format : formats_of(options)) {
        for (const app::ui::ThemeName theme :
             {app::ui::ThemeName::light, app::ui::ThemeName::dark, app::ui::ThemeName::contrast}) {
            const std::string name(app::ui::name_of(theme));
            if (!options.theme.empty() && options.theme != name) continue;
            (*window)->screen().theme = theme;
            for (const app::Exhibit& exhibit : app::exhibits(*stock)) {
                if (!options.only.empty() && options.only != exhibit.name) continue;
                files.push_back(exhibit.name + "-" + std::to_string(format.width) + "x" +
                                std::to_string(format.height) + "-" + std::to_string(format.percent) + "-" + name +
                                ".png");
                const auto taken = take_picture(**window, exhibit, format, fs::path(options.folder) / files.back());
                if (!taken) return complain(taken.error());
            }
        }
    }
    if (files.empty()) {
        std::cerr << "No panel, theme and size goes by these names.\n";
        return Exit::usage;
    }
    std::sort(files.begin(), files.end());
    write_page(options.folder, files);
    std::cout << files.size() << " pictures; open " << (fs::path(options.folder) / "index.html").string() << '\n';
    return Exit::ok;
}

}  // namespace

void add_gallery(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const gallery =
        app.add_subcommand("gallery", "Draw every panel in every theme and size as pictures, without a display");
    gallery->add_option("FOLDER", options->folder, "where to put them")->capture_default_str();
    gallery->add_option("--scenario", options->scenario, "whose plans good and rude are played")->capture_default_str();
    gallery->add_option("--only", options->only, "one panel, for example call");
    gallery->add_option("--theme", options->theme, "light, dark or contrast");
    gallery->add_option("--size", options->size, "one window size, for example 1280x800");
    gallery->add_option("--percent", options->percent, "text size, 100 to 300")->check(CLI::Range(100, 300));
    gallery->add_flag("--software", options->software, "draw without the graphics library");
    gallery->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
