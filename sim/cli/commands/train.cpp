// amends train: labelled replies in, the learnt part of the scorer out.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "scoring/train/train.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/examples.h"
#include "sim/cli/files.h"

namespace amends::cli {
namespace {

struct Options {
    std::vector<std::string> corpus;
    std::vector<std::string> add;
    std::string out;
    std::string without;
    int rounds = train::NetOptions{}.rounds;
};

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    Diagnostics faults;
    std::vector<std::string> files = options.corpus.empty() ? shipped_corpus(library->root) : options.corpus;
    files.insert(files.end(), options.add.begin(), options.add.end());
    const std::vector<train::Example> examples = read_examples(files, faults);
    const std::filesystem::path vectors_file = library->root / "assets/corpus/words.vec";
    const auto vectors = read_file(vectors_file).and_then([&vectors_file](const std::string& bytes) {
        return train::parse_vectors(bytes, vectors_file.string());
    });
    if (!vectors) faults.insert(faults.end(), vectors.error().begin(), vectors.error().end());
    if (!faults.empty()) return complain(faults);
    if (examples.empty())
        return complain(Diagnostics{{{"train", 0, 0, ""}, "there is no labelled reply to learn from"}});

    const auto wrote = [&options](const train::Example& each) { return each.writer == options.without; };
    if (!options.without.empty() && std::none_of(examples.begin(), examples.end(), wrote)) {
        return complain(Diagnostics{{{"train", 0, 0, ""}, "no reply is by the writer \"" + options.without + "\""}});
    }

    train::TrainOptions training;
    training.net.rounds = options.rounds;
    training.without_writer = options.without;
    std::cerr << "Learning from " << examples.size() << " replies.\n";
    const auto say = [](std::string_view what, int done, int all, float) {
        std::cerr << '\r' << (what == "heads" ? "Clauses" : "Words") << ": round " << done << " of " << all
                  << (done == all ? ".  \n" : "   ") << std::flush;
        return true;
    };
    const auto weights = train::train(library->model, examples, *vectors, training, say);
    if (!weights) return Exit::finding;
    const std::string bytes = acts::learnt::write_weights(*weights);
    if (const auto written = write_file(options.out, bytes); !written) return complain(written.error());
    std::cerr << "Written: " << options.out << ", " << bytes.size() << " bytes.\n";
    return Exit::ok;
}

}  // namespace

void add_train(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const train = app.add_subcommand("train", "Teach the scorer from labelled replies (JSON lines)");
    train->add_option("CORPUS", options->corpus, "Labelled replies; without any, those that ship");
    train->add_option("--add", options->add, "Further labelled replies, your own for example");
    train->add_option("--out", options->out, "The file of weights to write")->required();
    train->add_option("--without", options->without, "Leave out what this writer wrote");
    train->add_option("--rounds", options->rounds, "How often the net sees every reply")
        ->check(CLI::Range(1, 200))
        ->capture_default_str();
    train->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
