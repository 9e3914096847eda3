// amends score: JSON lines in, what was heard as JSON lines out.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "scoring/acts/score_lines.h"
#include "sim/cli/commands/common.h"

namespace amends::cli {
namespace {

struct Options {
    std::string file = "-";
    bool explain = false;
};

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    std::ifstream file;
    if (options.file != "-") {
        file.open(options.file, std::ios::binary);
        if (!file) return complain(Diagnostics{{{options.file, 0, 0, ""}, "cannot be read"}});
    }
    std::istream& in = options.file == "-" ? std::cin : file;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const std::string scored = acts::score_line(library->model, line, number, options.explain);
        if (scored.rfind("{\"error\"", 0) == 0) exit_code = Exit::finding;
        std::cout << scored << '\n';
    }
    std::cout.flush();
    return std::cout ? exit_code : Exit::io;
}

}  // namespace

void add_score(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const score = app.add_subcommand(
        "score", "Hear replies: JSON lines {\"id\",\"customer\",\"reply\"} in, acts with evidence out");
    score->add_option("FILE", options->file, "JSON lines; - is standard input")->capture_default_str();
    score->add_flag("--explain", options->explain,
                    "Say of each act what its figure adds up from, which words carry it and the smallest change that "
                    "would turn it (far slower)");
    score->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
