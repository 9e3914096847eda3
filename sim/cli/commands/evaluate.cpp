// amends evaluate: how well the scorer does, against whom and for whom.
#include "sim/cli/commands/evaluate.h"

#include <CLI/CLI.hpp>

#include "sim/cli/commands/commands.h"

namespace amends::cli {

void add_evaluate(CLI::App& app, int& exit_code)
{
    CLI::App* const evaluate =
        app.add_subcommand("evaluate", "How well the scorer does, against whom and for whom: see docs/scorer.md");
    add_evaluate_learning(*evaluate, exit_code);
    add_evaluate_corpora(*evaluate, exit_code);
    add_evaluate_agreement(*evaluate, exit_code);
    add_evaluate_voices(*evaluate, exit_code);
    evaluate->require_subcommand(1);
}

}  // namespace amends::cli
