#pragma once
// amends evaluate …: the parts of the subcommand, a file each.

namespace CLI {
class App;
}

namespace amends::cli {

/// Adds curve and writers.
void add_evaluate_learning(CLI::App& evaluate, int& exit_code);
void add_evaluate_corpora(CLI::App& evaluate, int& exit_code);
void add_evaluate_agreement(CLI::App& evaluate, int& exit_code);
void add_evaluate_voices(CLI::App& evaluate, int& exit_code);

}  // namespace amends::cli
