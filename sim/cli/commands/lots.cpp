// amends lots: who is given what, drawn by lot and kept in a file.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "scoring/loyalty/lots.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/fit.h"
#include "sim/cli/contact_files.h"
#include "sim/cli/files.h"
#include "sim/records/hash.h"

namespace amends::cli {
namespace {

struct Options {
    std::string units;
    std::string unit = "id";
    std::string arms;
    std::string by;
    std::string out;
    std::string check;
    int block = 0;
    std::uint64_t seed = 0;
    bool seed_given = false;
};

std::vector<std::string> split(const std::string& list)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        out.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// How many units each arm was given, on standard error.
void say_arms(const loyalty::Lots& lots)
{
    for (const auto& [arm, count] : loyalty::arm_counts(lots)) std::cerr << arm << ": " << count << '\n';
}

int check(const Options& options)
{
    const auto lots =
        read_data_table(options.check).and_then([](const loyalty::Table& table) { return loyalty::read_lots(table); });
    if (!lots) {
        complain(lots.error());
        return Exit::finding;
    }
    std::cerr << options.check << ": " << lots->lots.size() << " lots, as seed " << lots->plan.seed << " draws them\n";
    say_arms(*lots);
    return Exit::ok;
}

int run(const Options& options)
{
    if (!options.check.empty()) return check(options);
    if (options.units.empty() || options.arms.empty() || options.out.empty()) {
        std::cerr << "amends lots: a file of units, --arms and --out; or --check FILE\n";
        return Exit::usage;
    }
    std::error_code error;
    if (std::filesystem::exists(options.out, error)) {
        std::cerr << options.out << ": is there already; lots are drawn once\n";
        return Exit::io;
    }
    loyalty::LotPlan plan{split(options.arms), options.block, options.seed};
    if (!options.seed_given) plan.seed = records::random_seed() & loyalty::k_most_lot_seed;
    const auto lots = read_data_table(options.units).and_then([&](const loyalty::Table& table) {
        return loyalty::draw_lots(table, options.unit, options.by, plan);
    });
    if (!lots) return complain(lots.error());
    if (const auto written = write_file(options.out, loyalty::write_lots(*lots)); !written) {
        complain(written.error());
        return Exit::io;
    }
    std::cerr << "Drew " << lots->lots.size() << " lots with seed " << lots->plan.seed << "; keep " << options.out
              << ", and give it to amends fit --lots.\n";
    say_arms(*lots);
    return Exit::ok;
}

}  // namespace

void add_lots(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const lots = app.add_subcommand(
        "lots", "Draw lots: who is given which scenario or treatment, in balanced blocks, into a file to keep");
    lots->add_option("UNITS", options->units, "CSV or JSON lines, one row a trainee, team or customer");
    lots->add_option("--unit", options->unit, "column that names each unit")->capture_default_str();
    lots->add_option("--arms", options->arms,
                     "two or more, separated by commas; the first is what the others are held to");
    lots->add_option("--by", options->by, "column within which the arms are balanced, for example the site");
    lots->add_option("--block", options->block, "units in a block, a multiple of the arms; else twice as many")
        ->check(CLI::Range(1, 10000));
    CLI::Option* const seed = lots->add_option("--seed", options->seed, "else drawn, and written into the file")
                                  ->check(CLI::Range(std::uint64_t{0}, loyalty::k_most_lot_seed));
    lots->add_option("--out", options->out, "the file; one that is there already is never written over");
    lots->add_option("--check", options->check,
                     "draw the lots of this file again and say whether they are as they were");
    lots->callback([options, seed, &exit_code] {
        options->seed_given = seed->count() > 0;
        exit_code = run(*options);
    });
}

}  // namespace amends::cli
