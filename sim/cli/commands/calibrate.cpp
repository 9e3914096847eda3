// amends calibrate: simulated customers beside published figures.
#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/cli/commands/common.h"
#include "sim/customer/calibration.h"

namespace amends::cli {
namespace {

struct Options {
    std::uint64_t draws = 100'000;
    std::uint64_t seed = 1;
    bool json = false;
};

void print_table(const std::vector<customer::Figure>& figures, const Library& library, const Options& options)
{
    std::cout << "Simulated customers (" << library.loyalty.id << ", " << options.draws << " draws, seed "
              << options.seed
              << ") beside published figures, in thousandths.\n"
                 "They recover the program's own assumptions and prove nothing about your customers.\n\n"
                 "figure                   published  simulated  tolerance\n";
    for (const customer::Figure& figure : figures) {
        std::cout << std::left << std::setw(25) << figure.id << std::right << std::setw(9) << figure.published
                  << std::setw(11) << figure.simulated << std::setw(11) << figure.tolerance
                  << (figure.within() ? "   within  " : "   OUTSIDE ") << figure.source << '\n';
    }
}

void print_json(const std::vector<customer::Figure>& figures, const Library& library, const Options& options)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const customer::Figure& figure : figures) {
        rows.push_back({{"id", figure.id},
                        {"published", figure.published},
                        {"simulated", figure.simulated},
                        {"tolerance", figure.tolerance},
                        {"within", figure.within()},
                        {"source", figure.source}});
    }
    const nlohmann::json out = {{"source", "simulated"},
                                {"generator", library.loyalty.id},
                                {"draws", options.draws},
                                {"seed", options.seed},
                                {"figures", rows}};
    std::cout << out.dump() << '\n';
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const std::vector<customer::Figure> figures = customer::calibrate(library->loyalty, options.draws, options.seed);
    (options.json ? print_json : print_table)(figures, *library, options);
    std::cout.flush();
    if (!std::cout) return Exit::io;
    const bool all = std::all_of(figures.begin(), figures.end(), [](const auto& figure) { return figure.within(); });
    return all ? Exit::ok : Exit::finding;
}

}  // namespace

void add_calibrate(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const calibrate =
        app.add_subcommand("calibrate", "Hold the simulated customers' loyalty against published figures");
    calibrate->add_option("--draws", options->draws, "how many customers")
        ->check(CLI::Range(std::uint64_t{100}, std::uint64_t{10'000'000}))
        ->capture_default_str();
    calibrate->add_option("--seed", options->seed, "the seed of the draws")->capture_default_str();
    calibrate->add_flag("--json", options->json, "print the figures as JSON");
    calibrate->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
