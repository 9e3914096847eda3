// amends demo-contacts: contacts of customers who do not exist, to learn the loyalty model with, and what is true of
// them.
#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/fit.h"
#include "sim/cli/files.h"
#include "sim/customer/crowd.h"

namespace amends::cli {
namespace {

struct Options {
    std::string file;
    customer::CrowdPlan plan;
    bool truth = false;
};

/// What a fit of these rows has to find, on standard error.
void say_truth(const Library& library, const customer::CrowdPlan& plan)
{
    std::cerr << "What one more point of ten is worth to these customers, in how many of 1 000 more would stay:\n";
    for (const customer::Step step : customer::crowd_steps()) {
        const int worth = customer::worth_of_a_point(library.loyalty, plan, step);
        std::cerr << "  " << std::left << std::setw(16) << name_of(step) << worth / 100 << '.' << worth / 10 % 10
                  << '\n';
    }
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const auto written = write_file(options.file, customer::crowd_csv(library->loyalty, options.plan));
    if (!written) {
        complain(written.error());
        return Exit::io;
    }
    std::cerr << "Wrote " << options.plan.contacts << " simulated contacts to " << options.file << " ("
              << library->loyalty.id << ", seed " << options.plan.seed
              << "). They recover assumptions and prove nothing about your customers.\nLook at them: amends fit "
              << options.file << " --outcome retained --group trainee"
              << (options.plan.unfailed > 0 ? " --failure failure" : "") << " --page loyalty.html\n";
    if (options.truth) say_truth(*library, options.plan);
    return Exit::ok;
}

}  // namespace

void add_demo_contacts(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const demo = app.add_subcommand(
        "demo-contacts", "Write simulated contacts and what became of them, to learn the loyalty model with");
    demo->add_option("FILE", options->file, "CSV; every row says that it is simulated")->required();
    demo->add_option("--seed", options->plan.seed, "the same seed, the same customers")->capture_default_str();
    demo->add_option("--contacts", options->plan.contacts, "how many")
        ->check(CLI::Range(1, 5'000'000))
        ->capture_default_str();
    demo->add_option("--trainees", options->plan.trainees, "who handle them")
        ->check(CLI::Range(1, 9'000))
        ->capture_default_str();
    demo->add_option("--unfailed", options->plan.unfailed, "further customers who never had a failure")
        ->check(CLI::Range(0, 1'000'000))
        ->capture_default_str();
    demo->add_flag("--truth", options->truth, "say what a fit has to find");
    demo->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
