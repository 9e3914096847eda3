// amends pack, amends unpack: a scenario's folder in one file that can be handed on.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/files.h"
#include "sim/cli/pack_files.h"
#include "sim/cli/text_io.h"
#include "sim/records/hash.h"
#include "sim/scenario/exchange/pack.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string from;
    std::string out;
    std::string licence = "CC BY 4.0";
    bool check = false;
};

int pack(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<ScenarioFile> file = load_scenario(*library, options.from);
    if (!file) return complain(file.error());
    const Checked<std::vector<exchange::ArchivedFile>> files = files_to_pack(file->file.parent_path());
    if (!files) return complain(files.error());
    const fs::path out = options.out.empty() ? fs::path(file->scenario.id + ".zip") : fs::path(options.out);
    const Checked<std::string> bytes =
        exchange::write_pack(*files, options.licence, records::blake2b_hex, out.string());
    if (!bytes) return complain(bytes.error());
    if (const Checked<void> written = write_file(out, *bytes); !written) {
        complain(written.error());
        return Exit::io;
    }
    std::cout << out.string() << ": " << files->size() << " files, " << bytes->size() << " bytes, " << options.licence
              << ", scenario " << file->canonical.hash << '\n';
    return Exit::ok;
}

int unpack(const Options& options)
{
    const Checked<std::string> bytes = read_file(options.from);
    if (!bytes) return complain(bytes.error());
    const Checked<exchange::Pack> pack = exchange::read_pack(*bytes, options.from, records::blake2b_hex);
    if (!pack) return complain(pack.error());
    std::cout << harmless(pack->cover.title) << " (" << pack->cover.scenario << "): " << pack->files.size()
              << " files, " << harmless(pack->cover.licence) << ", scenario " << pack->cover.scenario_hash << '\n';
    if (options.check) return Exit::ok;
    // The folder is named by the scenario's id, and its files are of a known few: nothing else is made.
    const fs::path folder = options.out.empty() ? fs::path(pack->cover.scenario) : fs::path(options.out);
    std::error_code error;
    if (fs::exists(folder, error)) {
        return complain(
            Diagnostics{{{folder.string(), 0, 0, ""}, "is there already; choose another folder with --out"}});
    }
    for (const exchange::ArchivedFile& file : pack->files) {
        if (const Checked<void> written = write_file(folder / file.path, file.bytes); !written) {
            complain(written.error());
            return Exit::io;
        }
    }
    return Exit::ok;
}

}  // namespace

void add_pack(CLI::App& app, int& exit_code)
{
    auto packing = std::make_shared<Options>();
    CLI::App* const pack_command =
        app.add_subcommand("pack", "Put a scenario's folder into one file that can be handed on");
    pack_command->add_option("SCENARIO", packing->from, "id, folder or file")->required();
    pack_command->add_option("--out", packing->out, "the file to write; by default <id>.zip");
    pack_command->add_option("--licence", packing->licence, "under which it may be used")->capture_default_str();
    pack_command->callback([packing, &exit_code] { exit_code = pack(*packing); });

    auto unpacking = std::make_shared<Options>();
    CLI::App* const unpack_command =
        app.add_subcommand("unpack", "Take a scenario's folder out of a pack, if it is sound");
    unpack_command->add_option("FILE", unpacking->from, "the pack")->required();
    unpack_command->add_option("--out", unpacking->out, "the folder to make; by default the scenario's id");
    unpack_command->add_flag("--check", unpacking->check, "say what it holds and make nothing");
    unpack_command->callback([unpacking, &exit_code] { exit_code = unpack(*unpacking); });
}

}  // namespace amends::cli
