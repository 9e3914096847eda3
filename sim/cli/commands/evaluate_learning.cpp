// amends evaluate curve, amends evaluate writers: trainings on parts of a corpus.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "scoring/evaluate/learning.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/evaluate.h"
#include "sim/cli/commands/examples.h"
#include "sim/cli/commands/figures.h"
#include "sim/cli/files.h"
#include "sim/cli/stop.h"

namespace amends::cli {
namespace {

using evaluate::CurvePoint;
using evaluate::WriterLeftOut;
using train::Card;
using Json = nlohmann::ordered_json;

struct Options {
    std::vector<std::string> corpus;
    std::vector<std::string> only;
    int rounds = train::NetOptions{}.rounds;
    std::uint64_t seed = 1;
    bool json = false;
};

/// All that trainings need, read from files.
struct Material {
    std::string rules;
    train::RawVectors vectors;
    std::vector<train::Example> examples;
};

template <class T>
void take(Checked<T> read, T& into, Diagnostics& faults)
{
    if (read) {
        into = std::move(*read);
    } else {
        faults.insert(faults.end(), read.error().begin(), read.error().end());
    }
}

Checked<Material> read_material(const Library& library, const Options& options)
{
    Material material;
    Diagnostics faults;
    take(read_file(library.root / "assets/scorer/en.rules"), material.rules, faults);
    const std::filesystem::path vectors = library.root / "assets/corpus/words.vec";
    take(read_file(vectors).and_then(
             [&vectors](const std::string& bytes) { return train::parse_vectors(bytes, vectors.string()); }),
         material.vectors, faults);
    material.examples = read_examples(options.corpus.empty() ? shipped_corpus(library.root) : options.corpus, faults);
    const std::vector<std::string> writers = evaluate::teaching_writers(material.examples);
    if (faults.empty() && writers.empty()) {
        faults.push_back({{"evaluate", 0, 0, ""}, "there is no labelled reply to learn from"});
    }
    for (const std::string& writer : options.only) {
        if (std::find(writers.begin(), writers.end(), writer) != writers.end()) continue;
        faults.push_back({{"evaluate", 0, 0, ""}, "no reply that teaches is by the writer \"" + writer + "\""});
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return material;
}

/// Says how far trainings are and whether to go on.
class Watcher {
public:
    evaluate::Watch watch()
    {
        return [this](const evaluate::Step& step) {
            const std::string what = step.what == "heads" ? "clauses" : step.what == "net" ? "words" : "counting";
            line_.say("Training " + std::to_string(step.training) + " of " + std::to_string(step.trainings) + ", " +
                      std::string(step.name) + ": " + what + " " + std::to_string(step.done) + " of " +
                      std::to_string(step.all));
            return !interrupt_.asked();
        };
    }
    /// What came of one training, on standard error: an hour's work is not lost with its terminal.
    void note(const std::string& text)
    {
        line_.end();
        std::cerr << text << '\n';
    }
    int stopped()
    {
        note("Stopped; nothing was written.");
        return Exit::stopped;
    }

private:
    ProgressLine line_;
    StopOnInterrupt interrupt_;
};

Json json_of(const Card& card)
{
    return {{"replies", card.replies},
            {"situations", card.situations},
            {"micro_f1", card.micro_f1},
            {"micro_low", card.micro_low},
            {"micro_high", card.micro_high},
            {"macro_f1", card.macro_f1},
            {"empathy_kappa", card.empathy_kappa},
            {"evidence_f1", card.evidence_f1}};
}

std::string fraction(int eighths)
{
    const int common = std::gcd(eighths, 8);
    return eighths == 8 ? "all" : std::to_string(eighths / common) + "/" + std::to_string(8 / common);
}

std::string micro_of(const Card& card)
{
    return share(card.micro_f1) + (card.micro_low < 0 ? "" : " (" + interval(card.micro_low, card.micro_high) + ")");
}

std::string rest_of(const Card& card)
{
    return share(card.macro_f1) + " | " + share(card.empathy_kappa) + " | " + share(card.evidence_f1);
}

void print_curve(const std::vector<CurvePoint>& points, int rounds)
{
    const CurvePoint& whole = points.back();
    std::cout << "The learning curve: " << rounds << " rounds of the net, counted on " << whole.test.replies
              << " replies to " << whole.test.situations << " situations that taught nothing";
    if (whole.unseen.replies > 0) {
        std::cout << ", " << whole.unseen.replies << " of them by writers who taught nothing at all";
    }
    std::cout
        << ".\nIntervals of 95 % by resampling situations.\n\n"
        << "| taught on | situations | replies | micro-F1 | macro-F1 | empathy kappa | evidence F1 | unread writers: "
           "micro-F1 | macro-F1 | empathy kappa | evidence F1 |\n"
        << "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const CurvePoint& point : points) {
        std::cout << "| " << fraction(point.eighths) << " | " << point.situations << " | " << point.replies << " | "
                  << micro_of(point.test) << " | " << rest_of(point.test) << " | " << micro_of(point.unseen) << " | "
                  << rest_of(point.unseen) << " |\n";
    }
}

void print_writers(const evaluate::WritersLeftOut& out, int rounds)
{
    std::cout
        << "One writer left out at a time: " << rounds
        << " rounds of the net. Intervals of 95 % by resampling "
           "situations.\n\n"
        << "| left out | replies | micro-F1 | macro-F1 | empathy kappa | evidence F1 | test part | micro-F1 | had the "
           "writer been read |\n"
        << "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    const auto row = [](const std::string& name, const Card& all, const Card& test, const Card& read) {
        std::cout << "| " << name << " | " << all.replies << " | " << micro_of(all) << " | " << rest_of(all) << " | "
                  << test.replies << " | " << micro_of(test) << " | " << micro_of(read) << " |\n";
    };
    for (const WriterLeftOut& each : out.writers) row(each.writer, each.all, each.test, each.when_read);
    row("each in turn", out.all, out.test, out.when_read);
}

int run_curve(const Library& library, const Material& material, const Options& options)
{
    evaluate::Course course{material.rules, library.model, material.vectors, material.examples, {}, 1000, options.seed};
    course.options.net.rounds = options.rounds;
    Watcher watcher;
    const auto points = evaluate::learning_curve(course, watcher.watch(), [&watcher](const CurvePoint& point) {
        watcher.note(fraction(point.eighths) + ": micro-F1 " + micro_of(point.test) + ", unread writers " +
                     micro_of(point.unseen));
    });
    if (!points) return watcher.stopped();
    if (!options.json) {
        print_curve(*points, options.rounds);
        return Exit::ok;
    }
    Json json = {{"rounds", options.rounds}, {"seed", options.seed}, {"points", Json::array()}};
    for (const CurvePoint& point : *points) {
        json["points"].push_back({{"eighths", point.eighths},
                                  {"situations", point.situations},
                                  {"replies", point.replies},
                                  {"test", json_of(point.test)},
                                  {"unread_writers", json_of(point.unseen)}});
    }
    std::cout << json.dump(2) << '\n';
    return Exit::ok;
}

int run_writers(const Library& library, const Material& material, const Options& options)
{
    evaluate::Course course{material.rules, library.model, material.vectors, material.examples, {}, 1000, options.seed};
    course.options.net.rounds = options.rounds;
    Watcher watcher;
    const auto out =
        evaluate::leave_writers_out(course, options.only, watcher.watch(), [&watcher](const WriterLeftOut& each) {
            watcher.note("without " + each.writer + ": micro-F1 " + micro_of(each.all) + ", on the test part " +
                         micro_of(each.test) + ", had the writer been read " + micro_of(each.when_read));
        });
    if (!out) return watcher.stopped();
    if (!options.json) {
        print_writers(*out, options.rounds);
        return Exit::ok;
    }
    Json json = {{"rounds", options.rounds}, {"seed", options.seed}, {"writers", Json::array()}};
    for (const WriterLeftOut& each : out->writers) {
        json["writers"].push_back({{"writer", each.writer},
                                   {"all", json_of(each.all)},
                                   {"test", json_of(each.test)},
                                   {"had_they_been_read", json_of(each.when_read)}});
    }
    json["each_in_turn"] = {
        {"all", json_of(out->all)}, {"test", json_of(out->test)}, {"had_they_been_read", json_of(out->when_read)}};
    std::cout << json.dump(2) << '\n';
    return Exit::ok;
}

using Runner = int (*)(const Library&, const Material&, const Options&);

CLI::App* add_one(CLI::App& evaluate, const char* name, const char* what, Runner runner,
                  const std::shared_ptr<Options>& options, int& exit_code)
{
    CLI::App* const command = evaluate.add_subcommand(name, what);
    command->add_option("CORPUS", options->corpus, "Labelled replies; without any, those that ship");
    command->add_option("--rounds", options->rounds, "How often the net sees every reply")
        ->check(CLI::Range(1, 200))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Of the intervals")->capture_default_str();
    command->add_flag("--json", options->json, "As JSON, shares in permille");
    command->callback([options, runner, &exit_code] {
        const std::optional<Library> library = library_or_complain(exit_code);
        if (!library) return;
        const Checked<Material> material = read_material(*library, *options);
        exit_code = material ? runner(*library, *material, *options) : complain(material.error());
    });
    return command;
}

}  // namespace

void add_evaluate_learning(CLI::App& evaluate, int& exit_code)
{
    add_one(evaluate, "curve", "Would more replies help? Teaches on growing shares of the situations", run_curve,
            std::make_shared<Options>(), exit_code);
    const auto options = std::make_shared<Options>();
    CLI::App* const writers =
        add_one(evaluate, "writers", "Is a stranger understood? Teaches without one writer at a time", run_writers,
                options, exit_code);
    writers->add_option("--only", options->only, "Leave out these writers alone, one after the other");
}

}  // namespace amends::cli
