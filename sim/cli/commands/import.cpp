// amends import: a Twine story becomes a scenario folder.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/sheet.h"
#include "sim/cli/files.h"
#include "sim/cli/text_io.h"
#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/exchange/to_scenario.h"
#include "sim/scenario/write.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file;
    std::string out;
    std::string story;
    std::string start;
    std::string language;
    exchange::ImportWishes wishes;
    std::string into;
    bool dry_run = false;
    bool graph = false;
    bool twee = false;
    bool json = false;
    bool strict = false;
};

/// Cells of a table in Markdown.
std::string cell(const std::string& text)
{
    std::string out;
    for (const char c : harmless(text)) {
        if (c == '|' || c == '`' || c == '<') out += '\\';
        out += c;
    }
    return out;
}

std::string readme_of(const exchange::Imported& imported, const exchange::Story& story)
{
    const std::string file = fs::path(story.source.name()).filename().string();
    std::string out = "# " + harmless(imported.scenario.title) + "\n\nImported from `" + harmless(file) +
                      "`: " + std::to_string(story.passages.size()) + " passages.\n\n## What you still have to say\n\n";
    for (const std::string& each : imported.open) out += "- " + each + "\n";
    out += "\n## What was not carried as it stood\n\n";
    if (imported.notes.empty()) return out + "Nothing.\n";
    out += "| line | column | passage | kind | what | as it stands |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const exchange::Note& note : imported.notes) {
        out += "| " + std::to_string(note.where.line) + " | " + std::to_string(note.where.column) + " | " +
               cell(note.passage) + " | " + std::string(exchange::name_of(note.about)) + " | " + cell(note.message) +
               " | " + cell(note.source) + " |\n";
    }
    return out;
}

void print_notes(const std::vector<exchange::Note>& notes, bool json)
{
    for (const exchange::Note& note : notes) {
        if (!json) {
            std::cerr << harmless(to_string(note)) << '\n';
            continue;
        }
        const nlohmann::ordered_json line = {{"kind", exchange::name_of(note.about)},
                                             {"file", note.where.file},
                                             {"line", note.where.line},
                                             {"column", note.where.column},
                                             {"passage", note.passage},
                                             {"message", note.message},
                                             {"source", note.source}};
        std::cout << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    }
}

int write_folder(const exchange::Imported& imported, const exchange::Story& story, const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder / "scenario.json", error)) {
        return complain(Diagnostics{{{(folder / "scenario.json").string(), 0, 0, ""},
                                     "stands there already; choose another folder with --out"}});
    }
    const std::vector<std::pair<const char*, std::string>> files = {
        {"README.md", readme_of(imported, story)},
        {"layout.json", imported.layout},
        {"scenario.json", scenario::write_scenario(imported.scenario)}};
    for (const auto& [name, bytes] : files) {
        if (const Checked<void> written = write_file(folder / name, bytes); !written) {
            complain(written.error());
            return Exit::io;
        }
    }
    return Exit::ok;
}

int run(const Options& options)
{
    const Checked<std::string> bytes = read_file(options.file);
    if (!bytes) return complain(bytes.error());
    Checked<exchange::Story> story = exchange::read_story(*bytes, options.file, options.story);
    if (!story) return complain(story.error());
    if (!options.start.empty()) {
        if (story->find(options.start) == nullptr) {
            std::cerr << "there is no passage \"" << harmless(options.start) << "\" to start with\n";
            return Exit::usage;
        }
        story->start = options.start;
    }
    if (options.twee) {
        for (const exchange::Note& note : story->notes) std::cerr << harmless(to_string(note)) << '\n';
        std::cout << exchange::write_twee(*story);
        return std::cout.flush() ? Exit::ok : Exit::io;
    }
    if (options.graph) {
        std::cout << exchange::graph_json(*story, exchange::graph_of(*story));
        return std::cout.flush() ? Exit::ok : Exit::io;
    }
    const Checked<exchange::Imported> imported = exchange::to_scenario(*story, options.wishes);
    if (!imported) return complain(imported.error());
    const fs::path folder = options.out.empty() ? fs::path(imported->scenario.id) : fs::path(options.out);
    if (const int failed = write_folder(*imported, *story, folder); failed != Exit::ok) return failed;
    print_notes(imported->notes, options.json);
    std::ostream& words = options.json ? std::cerr : std::cout;
    words << folder.string() << ": " << story->passages.size() << " passages, " << imported->scenario.nodes.size()
          << " nodes; " << imported->notes.size() << " things were not carried as they stood (README.md lists them)\n"
          << "play it: amends play " << folder.string() << '\n';
    return options.strict && !imported->notes.empty() ? Exit::finding : Exit::ok;
}

}  // namespace

void add_import(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const import =
        app.add_subcommand("import", "Bring in a Twine story (Twee 3, Twine 2 HTML or JSON), or a sheet of texts");
    import->add_option("FILE", options->file, "the story, or with --into the sheet; - is standard input")->required();
    import->add_option("--out", options->out, "the folder to make; by default the scenario's id");
    import->add_option("--story", options->story, "which story of an archive: its title or number");
    import->add_option("--start", options->start, "the passage to start with, where the story does not say");
    import->add_option("--id", options->wishes.id, "the scenario's id; by default made from the title");
    import->add_option("--language", options->language, "the story's language (en), or the translation in the sheet");
    import->add_option("--into", options->into, "take a sheet (CSV or XLSX) of texts into this scenario");
    import->add_flag("--dry-run", options->dry_run, "with --into: say what would change, and change nothing");
    import->add_flag("--twee", options->twee, "print the story as Twee 3 and make no folder");
    import->add_option("--rounds", options->wishes.rounds, "how often a circle of links can be gone through")
        ->check(CLI::Range(1, 20))
        ->capture_default_str();
    import->add_flag("--graph", options->graph, "print passages and links as JSON and make no folder");
    import->add_flag("--json", options->json, "list what was not carried as JSON lines");
    import->add_flag("--strict", options->strict, "leave with 1 if anything was not carried as it stood");
    import->callback([options, &exit_code] {
        if (!options->into.empty()) {
            exit_code = take_sheet(options->file, {options->into, options->language, options->dry_run});
    return;
}
if (!options->language.empty()) options->wishes.language = options->language;
exit_code = run(*options);
}  // namespace amends::cli
);
}

}  // namespace amends::cli
