// amends new: a scenario of one's own, from a template or from the answers to one page of questions.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "sim/author/map.h"
#include "sim/author/starter.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/files.h"
#include "sim/scenario/names.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string id;
    std::string shape = "micro";
    std::string from, house, out;
    bool form = false;
};

std::string readme_of(const author::Complaint& complaint, const std::string& id)
{
    return "# " + complaint.title + "\n\n" + complaint.cause + "\n\n```sh\namends play " + id + "\namends lint " + id +
           "\namends prove " + id + "\n```\n";
}

/// The answers of a file, or the beginnings where none is named.
template <class T>
bool read_answers(const std::string& file, T& answers, Checked<T> (*parse)(std::string_view, std::string_view),
                  int& exit_code)
{
    if (file.empty()) return true;
    const Checked<T> read = read_file(file).and_then(
        [&](const std::string& bytes) { return parse(bytes, file == "-" ? "answers" : file); });
    if (read) answers = *read;
    if (!read) exit_code = complain(read.error());
    return read.has_value();
}

int run(const Options& options)
{
    if (options.form) {
        std::cout << author::write_complaint({});
        return std::cout.flush() ? Exit::ok : Exit::io;
    }
    if (!scenario::is_id(options.id)) {
        std::cerr << "name the new scenario: lower-case words and digits joined by -, for example late-parcel\n";
        return Exit::usage;
    }
    author::Complaint complaint;
    author::House house;
    int exit_code = Exit::ok;
    if (!read_answers(options.from, complaint, author::parse_complaint, exit_code)) return exit_code;
    if (!read_answers(options.house, house, author::parse_house, exit_code)) return exit_code;
    const std::vector<std::string_view> shapes = author::shape_names();
    const auto shape = std::find(shapes.begin(), shapes.end(), options.shape) - shapes.begin();
    Checked<std::string> bytes = author::scenario_from(complaint, house, static_cast<author::Shape>(shape), options.id);
    if (!bytes) {
        for (Diagnostic& each : bytes.error()) each.where.file = options.from;
        return complain(bytes.error());
    }
    const fs::path folder = options.out.empty() ? fs::path(options.id) : fs::path(options.out);
    std::error_code error;
    if (fs::exists(folder / "scenario.json", error)) {
        return complain(Diagnostics{{{(folder / "scenario.json").string(), 0, 0, ""},
                                     "stands there already; choose another folder with --out"}});
    }
    const Checked<author::Document> document = author::Document::read(*bytes, options.id);
    const author::Positions places = document ? author::arrange(author::map_of(*document), {}) : author::Positions{};
    const std::pair<const char*, std::string> files[] = {{"README.md", readme_of(complaint, folder.string())},
                                                         {"layout.json", author::write_layout(places, "")},
                                                         {"scenario.json", *bytes}};
    for (const auto& [name, content] : files) {
        if (const Checked<void> written = write_file(folder / name, content); !written) {
            complain(written.error());
            return Exit::io;
        }
    }
    std::cout << folder.string() << ": a scenario that plays\nplay it: amends play " << folder.string() << '\n';
    return Exit::ok;
}

}  // namespace

void add_new(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const fresh =
        app.add_subcommand("new", "Begin a scenario of your own: from a template, or from a complaint");
    fresh->add_option("ID", options->id, "its id: lower-case words joined by -");
    std::vector<std::string> shapes;
    for (const std::string_view each : author::shape_names()) shapes.emplace_back(each);
    fresh->add_option("--shape", options->shape, "how far it goes")
        ->check(CLI::IsMember(shapes))
        ->capture_default_str();
    fresh->add_option("--from", options->from,
                      "the answers to the page of questions (--form prints it); - is standard input");
    fresh->add_option("--house", options->house, "the house sheet: currency, authority, rules");
    fresh->add_option("--out", options->out, "the folder to make; by default the id");
    fresh->add_flag("--form", options->form, "print the page of questions, with its beginnings, as JSON");
    fresh->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
