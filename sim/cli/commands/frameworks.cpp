// amends frameworks: the house's own rubrics, from a copy to the version that plays are marked by.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/platform.h"
#include "sim/cli/real_disk.h"
#include "sim/cli/text_io.h"
#include "sim/drafts/versions.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string data_dir, name, id, title, against, note;
    std::string by = user_name();
    bool all = false;

    fs::path folder() const { return frameworks_folder(data_folder_or(data_dir)); }
};

using Work = int (*)(const Library&, const Options&);

const char* words_of(drafts::Stage stage)
{
    if (stage == drafts::Stage::published) return "published";
    return stage == drafts::Stage::reviewed ? "reviewed" : "draft";
}

int list(const Library& library, const Options& options)
{
    for (std::size_t i = 0; i < shipped_frameworks().size(); ++i)
        std::cout << library.rubrics[i].id() << "  " << library.rubrics[i].title() << "  ships\n";
    for (const drafts::DraftRow& row : drafts::list_drafts(options.folder(), drafts::frameworks())) {
        const Checked<FrameworkFile> file = find_framework(library, options.folder(), row.id);
        const drafts::Versions versions = drafts::versions_of(row.folder, file ? file->bytes : std::string());
        std::cout << row.id << "  " << harmless(row.title) << "  " << words_of(versions.stage);
        if (versions.latest > 0) std::cout << ", version " << versions.latest;
        std::cout << '\n';
    }
    return Exit::ok;
}

int copy(const Library& library, const Options& options)
{
    const Checked<FrameworkFile> from = find_framework(library, options.folder(), options.name);
    if (!from) return complain(from.error());
    const std::string title = options.title.empty() ? from->document.text("/title") + " (copy)" : options.title;
    const std::string id = options.id.empty() ? from->document.text("/id") : options.id;
    const Checked<fs::path> made = copy_framework(options.folder(), from->bytes, id, title, real_disk());
    if (!made) return complain(made.error());
    std::cout << (*made / drafts::frameworks().file).string() << '\n';
    return Exit::ok;
}

/// The framework in the file where it is sound; else its faults have been said.
std::optional<rubric::Rubric> sound_or_complain(const FrameworkFile& file)
{
    Checked<rubric::Rubric> read = rubric::parse_rubric(file.bytes, file.file.string());
    if (!read) complain(read.error());
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

int check(const Library& library, const Options& options)
{
    const Checked<FrameworkFile> file = find_framework(library, options.folder(), options.name);
    if (!file) return complain(file.error());
    const std::optional<rubric::Rubric> sound = sound_or_complain(*file);
    if (!sound) return Exit::finding;
    std::cout << sound->title() << ": " << file->document.size("/criteria") << " criteria, weights that sum to "
              << author::weight_of_all(file->document) << ", no faults\n";
    return Exit::ok;
}

/// What a framework is held against where nothing is named: what plays are marked by now, else what it was copied from.
Checked<rubric::Rubric> held_against(const Library& library, const Options& options, const FrameworkFile& file)
{
    if (options.against.empty() && !file.folder.empty()) {
        if (const std::optional<std::string> published = drafts::latest_version(file.folder))
            return rubric::parse_rubric(*published, file.folder.string());
    }
    const std::string from = options.against.empty() ? file.document.text("/x-from") : options.against;
    if (from.empty()) return fault({file.file.string(), 0, 0, ""}, "against which framework? --against names it");
    return find_framework(library, options.folder(), from).and_then([](const FrameworkFile& other) {
        return rubric::parse_rubric(other.bytes, other.file.string());
    });
}

void print_moved(const author::KeptCase& kept, const author::MarkMoved& moved)
{
    std::cout << kept.when << "  " << harmless(kept.person) << "  " << kept.title << "  " << moved.before << " -> "
              << moved.after;
    if (moved.passed != moved.passes) std::cout << (moved.passes ? "  passes now" : "  no longer passes");
    for (const author::MarkMoved::Step& step : moved.steps)
        std::cout << "\n    " << step.title << ": " << step.before << " -> " << step.after;
    std::cout << '\n';
}

int moves(const Library& library, const Options& options)
{
    const Checked<FrameworkFile> file = find_framework(library, options.folder(), options.name);
    if (!file) return complain(file.error());
    const std::optional<rubric::Rubric> now = sound_or_complain(*file);
    if (!now) return Exit::finding;
    const Checked<rubric::Rubric> before = held_against(library, options, *file);
    if (!before) return complain(before.error());
    const auto store = open_records(options.data_dir);
    if (!store) return complain(store.error());
    const auto cases = kept_cases(**store);
    if (!cases) return complain(cases.error());
    std::size_t count = 0;
    for (const author::MarkMoved& each : author::marks_moved(*cases, *before, *now)) {
        if (!each.moved()) continue;
        ++count;
        print_moved((*cases)[each.of], each);
    }
    std::cout << count << " of " << cases->size() << " kept plays would be marked otherwise than under "
              << before->title() << ".\n";
    return Exit::ok;
}

int review(const Library& library, const Options& options)
{
    const Checked<FrameworkFile> file = find_framework(library, options.folder(), options.name);
    if (!file) return complain(file.error());
    if (file->folder.empty())
        return complain(Diagnostics{{{options.name, 0, 0, ""}, "only your own are reviewed here"}});
    if (!sound_or_complain(*file)) return Exit::finding;
    const Checked<void> done = drafts::review(file->folder, file->bytes, options.by, options.note, real_disk());
    if (!done) return complain(done.error());
    std::cout << "Reviewed by " << options.by << ".\n";
    return Exit::ok;
}

int publish(const Library& library, const Options& options)
{
    const Checked<FrameworkFile> file = find_framework(library, options.folder(), options.name);
    if (!file) return complain(file.error());
    if (file->folder.empty()) return complain(Diagnostics{{{options.name, 0, 0, ""}, "only your own are published"}});
    if (!sound_or_complain(*file)) return Exit::finding;
    const Checked<int> version = drafts::publish(file->folder, file->bytes, options.by, options.note, real_disk());
    if (!version) return complain(version.error());
    std::cout << "Version " << *version << ". New plays are marked by it; `amends records rescore` marks old ones.\n";
    return Exit::ok;
}

}  // namespace

void add_frameworks(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const command =
        app.add_subcommand("frameworks", "Rubrics: those that ship, and your own from a copy to a published version");
    command->require_subcommand(1);
    command->add_option("--data-dir", options->data_dir, "where records, and frameworks beside them, are kept");
    const auto add = [&](const char* name, const char* help, Work work, bool named) {
        CLI::App* const sub = command->add_subcommand(name, help);
        if (named) sub->add_option("NAME", options->name, "a framework's id, or a file")->required();
        sub->callback([options, work, &exit_code] {
            const std::optional<Library> library = library_or_complain(exit_code);
            if (library) exit_code = work(*library, *options);
        });
        return sub;
    };
    add("list", "what there is, and how far your own have come", list, false);
    CLI::App* const copied =
        add("copy", "a copy of your own, to be changed at the author's desk or by hand", copy, true);
    copied->add_option("--id", options->id, "its id; else that of the original with a number");
    copied->add_option("--title", options->title, "its title");
    add("check", "read it: every fault with its place", check, true);
    CLI::App* const moved = add("moves", "which marks of kept plays it would move", moves, true);
    moved->add_option("--against", options->against,
                      "the framework to hold it against; else its published version, else what it was copied from");
    for (CLI::App* const sub : {add("review", "say that somebody has read it as it stands", review, true),
                                add("publish", "the next version: new plays are marked by it", publish, true)}) {
        sub->add_option("--by", options->by, "who does")->capture_default_str();
        sub->add_option("--note", options->note, "a sentence beside it");
    }
}

}  // namespace amends::cli
