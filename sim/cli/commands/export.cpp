// amends export: a scenario for other tools and other people.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/sheet.h"
#include "sim/cli/files.h"
#include "sim/cli/text_io.h"
#include "sim/scenario/exchange/from_scenario.h"
#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/exchange/role_play.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string scenario;
    std::string as = "twee";
    std::string out = "-";
    std::string language;
    bool raw = false;
};

int give(const std::string& out, const std::string& bytes)
{
    if (out != "-") {
        const Checked<void> written = write_file(out, bytes);
        if (written) return Exit::ok;
        complain(written.error());
        return Exit::io;
    }
    std::cout << bytes;
    return std::cout.flush() ? Exit::ok : Exit::io;
}

int as_twee(const ScenarioFile& file, const std::string& out)
{
    exchange::Positions positions;
    const fs::path layout = file.file.parent_path() / "layout.json";
    std::error_code error;
    if (fs::exists(layout, error)) {
        const Checked<std::string> bytes = read_file(layout);
        if (!bytes) return complain(bytes.error());
        Checked<exchange::Positions> read = exchange::read_positions(*bytes, layout.string());
        if (!read) return complain(read.error());
        positions = std::move(*read);
    }
    const exchange::Story story = exchange::from_scenario(file.scenario, positions);
    for (const exchange::Note& note : story.notes) std::cerr << harmless(to_string(note)) << '\n';
    return give(out, exchange::write_twee(story));
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<ScenarioFile> file = load_scenario(*library, options.scenario);
    if (!file) return complain(file.error());
    if (options.as == "twee") return as_twee(*file, options.out);
    if (options.as == "role-play")
        return give(options.out, exchange::write_role_play(file->scenario, library->rubrics));
    const Checked<std::string> sheet = sheet_bytes(*file, options.language, options.as, options.raw);
    if (!sheet) return complain(sheet.error());
    return give(options.out, *sheet);
}

}  // namespace

void add_export(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("export", "Give a scenario to other tools and other people");
    command->add_option("SCENARIO", options->scenario, "id, folder or file")->required();
    command
        ->add_option("--as", options->as,
                     "twee: a Twine story in Twee 3; csv, xlsx: its texts, a row each; role-play: a page to print")
        ->check(CLI::IsMember({"twee", "csv", "xlsx", "role-play"}))
        ->capture_default_str();
    command->add_option("--language", options->language, "csv, xlsx: with a column for this translation");
    command->add_flag("--raw", options->raw, "csv: leave cells alone that a spreadsheet would take for a formula");
    command->add_option("--out", options->out, "the file to write; - is standard output")->capture_default_str();
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
