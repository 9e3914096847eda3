// amends window: the practice desk. Everything that may take its time is handed to it as a doing.
#include <algorithm>
#include <chrono>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "scoring/loyalty/lots.h"
#include "sim/app/panels/reports.h"
#include "sim/app/run.h"
#include "sim/cli/author_tools.h"
#include "sim/cli/certify.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/contact_files.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_play.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/labelled_replies.h"
#include "sim/cli/loyalty_doings.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/page_files.h"
#include "sim/cli/platform.h"
#include "sim/records/hash.h"
#include "sim/report/team/about.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using records::Stored;

struct Options {
    std::string data_dir, records;
    std::string scenario;  ///< file or folder that the author's desk begins with
    bool software = false;
};

/// What the window needs while it is open; outlives it.
struct Desk {
    Library shipped;
    std::vector<ScenarioFile> scenarios;
    std::unique_ptr<records::Store> store;
    fs::path settings_file, reports;
    std::shared_ptr<const app::AuthorTools> author;

    const ScenarioFile* scenario(const std::string& id) const
    {
        const auto found = std::find_if(scenarios.begin(), scenarios.end(),
                                        [&](const ScenarioFile& each) { return each.scenario.id == id; });
        return found == scenarios.end() ? nullptr : &*found;
    }
};

app::OpenPlay opened(KeptPlay kept)
{
    return {std::move(kept.id), std::move(kept.playing), std::move(kept.model), kept.exam};
}

Stored<app::OpenPlay> start(Desk& desk, const std::string& person, const std::string& scenario, const app::PlayedAs& as)
{
    const ScenarioFile* const file = desk.scenario(scenario);
    if (file == nullptr) {
        return tl::unexpected<records::Failure>(
            records::failure_of(scenario, records::Trouble::missing, "no such scenario"));
    }
    Library there = desk.shipped;
    if (const Checked<void> chosen = choose_market(there, as.market); !chosen) {
        return tl::unexpected<records::Failure>(
            records::failure_of(as.market, records::Trouble::refused, to_string(chosen.error().front())));
    }
    return start_play(*desk.store, there, *file, person, as.variant, records::random_seed(),
                      as.exam ? Purpose::exam : Purpose::training)
        .map(opened);
}

Stored<app::OpenPlay> start_own(Desk& desk, const std::string& person, const std::string& folder)
{
    const Checked<ScenarioFile> file = load_scenario(desk.shipped, folder);
    if (!file) {
        return tl::unexpected<records::Failure>(
            records::failure_of(folder, records::Trouble::refused, to_string(file.error().front())));
    }
    return start_play(*desk.store, desk.shipped, *file, person, "", records::random_seed(), Purpose::practice)
        .map(opened);
}

/// A date in UTC, as the records write it.
std::string day_text(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date(day);
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string today()
{
    return day_text(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

/// Settings are a convenience: written beside and renamed, and no loss stops anybody from playing.
void keep_settings(const fs::path& file, const app::Settings& settings)
{
    const fs::path beside = file.string() + ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << app::write_settings(settings);
        if (!out.flush()) return;
    }
    std::error_code error;
    fs::rename(beside, file, error);
}

/// Where people keep files that come from elsewhere; folders that are missing hold none.
std::vector<fs::path> file_folders()
{
    const char* const home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    const fs::path folder(home);
    return {folder / "Documents", folder / "Downloads", folder / "Desktop", folder};
}

/// Tables and transcripts there, latest first, with the day they were written.
std::vector<std::pair<std::string, std::string>> data_files()
{
    constexpr std::size_t most = 24;
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    for (const fs::path& folder : file_folders()) {
        std::error_code error;
        for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
            const std::string kind = each->path().extension().string();
            if (kind != ".csv" && kind != ".jsonl" && kind != ".ndjson" && kind != ".tsv") continue;
            std::error_code unknown;
            const auto written = each->last_write_time(unknown);
            if (!unknown) found.emplace_back(written, each->path());
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    found.resize(std::min(found.size(), most));
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [written, path] : found) {
        const auto since = std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::now() - written);
        const auto then = std::chrono::system_clock::now() - since;
        out.emplace_back(path.string(), day_text(std::chrono::floor<std::chrono::days>(then)));
    }
    return out;
}

app::Doings doings_of(Desk& desk)
{
    app::Doings doings;
    doings.person_named = [&desk](const std::string& name) { return person_named(*desk.store, name); };
    doings.start = [&desk](const std::string& person, const std::string& scenario, const app::PlayedAs& as) {
        return start(desk, person, scenario, as);
    };
    doings.own_scenarios = [tools = desk.author] { return own_scenarios(*tools); };
    doings.start_own = [&desk](const std::string& person, const std::string& folder) {
        return start_own(desk, person, folder);
    };
    doings.assigned = [&desk](const std::string& person) {
        return assigned_to(*desk.store, desk.shipped, *desk.author, person, today());
    };
    doings.start_assigned = [&desk](const std::string& person, const std::string& assignment) {
        return start_assigned(*desk.store, desk.shipped, *desk.author, person, assignment, records::random_seed());
    };
    doings.frameworks = [&desk] {
        complain(add_own_frameworks(desk.shipped, desk.author->frameworks_folder));
        return desk.shipped.rubrics;
    };
    doings.resume = [&desk](const std::string& play) { return resume_play(*desk.store, play).map(opened); };
    doings.fork = [&desk](const std::string& play, int seq) { return fork_play(*desk.store, play, seq).map(opened); };
    doings.reading = [&desk](const std::string& framework) {
        return read_ledger(*desk.store, desk.shipped, framework).map([&desk](LedgerRead read) {
            add_labelled_replies(desk.store->file(), desk.shipped.model, read.reading.notes);
            return std::shared_ptr<const report::Reading>(
                std::make_shared<const report::Reading>(std::move(read.reading)));
        });
    };
    doings.most_marked = [&desk](const std::string& preferred) {
        return most_marked(*desk.store, desk.shipped, preferred);
    };
    doings.hand_on = [&desk](const report::Page& page, const std::string& format) -> Stored<std::string> {
        const auto file = hand_on(page, report::page_words(desk.shipped.words), format, desk.reports);
        if (file) return file->string();
        return tl::unexpected<records::Failure>(
            records::failure_of(desk.reports.string(), records::Trouble::io, file.error().front().message));
    };
    doings.glitches = [](const std::string& file) -> Stored<std::vector<report::Glitch>> {
        auto log =
            read_file(file).and_then([&](const std::string& bytes) { return report::parse_glitches(bytes, file); });
        if (log) return std::move(*log);
        return tl::unexpected<records::Failure>(
            records::failure_of(file, records::Trouble::refused, to_string(log.error().front())));
    };
    doings.real = [&desk](const std::string& file, const std::string& framework) -> Stored<report::RealContacts> {
        auto heard = real_contacts(desk.shipped, file, framework, {});
        if (heard) return std::move(*heard);
        return tl::unexpected<records::Failure>(
            records::failure_of(file, records::Trouble::refused, to_string(heard.error().front())));
    };
    doings.certify = [&desk](const std::string& framework, const std::string& person,
                             const report::CertificationRule& rule, const std::string& by,
                             const std::string& although) -> Stored<void> {
        const rubric::Rubric* const found = framework_named(desk.shipped, framework);
        if (found == nullptr)
            return tl::unexpected<records::Failure>(
                records::failure_of(framework, records::Trouble::missing, "no such framework"));
        return certify(*desk.store, desk.shipped, *found, person, rule, by, although);
    };
    doings.data_files = data_files;
    doings.contacts = [&desk](const app::ContactsAsked& asked, const std::function<bool(int, int)>& progress) {
        return contacts_for(desk.shipped, asked, progress);
    };
    doings.practice_file = [&desk](const std::string& preferred) {
        return practice_file(*desk.store, desk.shipped, preferred, desk.reports);
    };
    doings.lots = [&desk](const app::LotsAsked& asked) {
        return lots_for(asked, records::random_seed() & loyalty::k_most_lot_seed, desk.reports);
    };
    doings.today = today;
    doings.keep_marks = [&desk](const app::OpenPlay& play) {
        return keep_marks(*desk.store, KeptPlay{play.id, play.playing, play.model, play.playing.state.events});
    };
    doings.keep_settings = [&desk](const app::Settings& settings) { keep_settings(desk.settings_file, settings); };
    return doings;
}

app::Settings read_settings(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error)) return {};
    const auto settings =
        read_file(file).and_then([&](const std::string& bytes) { return app::parse_settings(bytes, file.string()); });
    if (settings) return *settings;
    complain(settings.error());
    std::cerr << "The settings are left out this time.\n";
    return {};
}

Checked<std::vector<ScenarioFile>> all_scenarios(const Library& library)
{
    std::vector<ScenarioFile> files;
    for (const std::string& id : scenario_ids(library)) {
        Checked<ScenarioFile> file = load_scenario(library, id);
        if (!file) return tl::unexpected<Diagnostics>(std::move(file.error()));
        files.push_back(std::move(*file));
    }
    return files;
}

/// The folder of an own scenario, from its file or itself; empty where none was named.
///
/// errors  no scenario is there; one that ships, which is never changed
Checked<fs::path> folder_to_open(const Library& library, const std::string& named)
{
    if (named.empty()) return fs::path();
    std::error_code error;
    const fs::path path = fs::weakly_canonical(named, error);
    const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
    if (!fs::exists(folder / "scenario.json", error)) return fault({named, 0, 0, ""}, "there is no scenario.json");
    if (folder.parent_path() == fs::weakly_canonical(library.root / "scenarios", error))
        return fault({named, 0, 0, ""}, "this one ships and is never changed: edit a copy, from the author's desk");
    return folder;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    std::optional<Library> library = library_beside(data_folder_or(options.data_dir) / "records.db", exit_code);
    if (!library) return exit_code;
    Checked<std::vector<ScenarioFile>> scenarios = all_scenarios(*library);
    if (!scenarios) return complain(scenarios.error());
    const fs::path folder = options.data_dir.empty() ? data_folder() : fs::path(options.data_dir);
    records::Options with_wake;
    with_wake.wake = [] { app::Window::wake(); };
    const fs::path file = options.records.empty() ? folder / "records.db" : fs::path(options.records);
    if (std::error_code error; !options.records.empty() && !fs::exists(file, error))
        return complain(records::failure_of(options.records, records::Trouble::io, "there is no such file"));
    const Checked<fs::path> opens = folder_to_open(*library, options.scenario);
    if (!opens) return complain(opens.error());
    auto store = records::Store::open(file, with_wake);
    if (!store) return complain(store.error());
    Desk desk{std::move(*library),      std::move(*scenarios), std::move(*store),
              folder / "settings.json", folder / "reports",    nullptr};
    desk.author = author_tools(desk.shipped, desk.scenarios, folder / "scenarios", desk.store.get());

    app::WindowOptions look;
    look.software = options.software;
    app::Shelf shelf{{}, desk.shipped.rubrics, desk.shipped.disagreements, desk.shipped.loyalty, desk.shipped.words};
    for (const ScenarioFile& each : desk.scenarios) {
        shelf.scenarios.push_back(std::make_shared<const scenario::Scenario>(each.scenario));
    }
    if (!options.records.empty()) shelf.records = "--records " + app::typed(options.records);
    if (!options.data_dir.empty()) shelf.records = "--data-dir " + app::typed(options.data_dir);
    if (auto markets = customer::parse_markets(desk.shipped.markets_file.bytes, "markets.json")) {
        shelf.markets = std::move(*markets);
    }
    shelf.author = desk.author;
    shelf.opens = *opens;
    const Checked<void> shown = app::run_window(
        {std::move(look), desk.store.get(), std::move(shelf), doings_of(desk), read_settings(desk.settings_file)});
    if (shown) return Exit::ok;
    for (const Diagnostic& each : shown.error()) std::cerr << to_string(each) << '\n';
    std::cerr << "No window could be opened. `amends play` plays in the terminal.\n";
    return Exit::io;
}

}  // namespace

int open_window()
{
    return run({});
}

void add_window(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const window = app.add_subcommand("window", "Open the practice desk in a window");
    window->add_option("FILE", options->scenario, "a scenario of your own to open at the author's desk");
    CLI::Option* const data_dir = window->add_option("--data-dir", options->data_dir, "where records are kept");
    window->add_option("--records", options->records, "a file of records, for example from amends demo-data")
        ->excludes(data_dir);
    window->add_flag("--software", options->software, "draw without the graphics card");
    window->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
