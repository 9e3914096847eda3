// amends card: how far the scorer can be trusted, and what cheats earn, on labelled replies.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "scoring/train/card.h"
#include "scoring/train/cheats.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/examples.h"
#include "sim/cli/commands/figures.h"

namespace amends::cli {
namespace {

using train::Card;
using train::CheatResult;

constexpr int draws = 1000;  // for the intervals

struct Options {
    std::vector<std::string> files;
    bool cheats = false;
    bool json = false;
    int typos = 0;
    std::string writer;
    std::uint64_t seed = 1;
};

std::vector<train::Heard> hear_all(const acts::Model& model, const std::vector<train::Example>& examples,
                                   const Options& options)
{
    std::vector<train::Heard> heard;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const train::Example& each = examples[i];
        const std::string reply =
            options.typos > 0 ? train::with_typos(each.reply, options.typos, options.seed, i) : each.reply;
        heard.push_back({&each, hear(model, each.context, reply)});
        if (i % 200 == 0) std::cerr << "\rHeard " << i << " of " << examples.size() << " replies" << std::flush;
    }
    std::cerr << "\rHeard " << examples.size() << " of " << examples.size() << " replies\n";
    return heard;
}

void print_card(const Card& card)
{
    std::cout << "Scorer `" << card.model_id << "` on " << card.replies << " labelled replies to " << card.situations
              << " situations.\n\n"
              << "| figure | value |\n| --- | --- |\n"
              << "| micro-F1 over acts | " << share(card.micro_f1) << " |\n"
              << "| macro-F1 over acts with eight labels or more | " << share(card.macro_f1) << " |\n"
              << "| empathy, quadratically weighted kappa | " << share(card.empathy_kappa) << " |\n"
              << "| evidence, F1 over words | " << share(card.evidence_f1) << " |\n"
              << "| calibration error, ten bins | " << share(card.calibration_error) << " |\n\n"
              << "| act | labelled | heard | precision | recall | F1 | kappa | 95 % interval |\n"
              << "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const train::Agreement& act = card.acts[i];
        std::cout << "| `" << name_of(acts::act_at(i)) << "` | " << act.labelled << " | " << act.heard << " | "
                  << share(act.precision) << " | " << share(act.recall) << " | " << share(act.f1) << " | "
                  << share(act.kappa) << " | " << share(act.kappa_low) << " to " << share(act.kappa_high) << " |\n";
    }
    std::cout << "\n| said likely | decisions | mean said | so in fact |\n| --- | --- | --- | --- |\n";
    for (std::size_t bin = 0; bin < card.bins.size(); ++bin) {
        std::cout << "| " << share(static_cast<int>(bin) * 100) << " to " << share(static_cast<int>(bin) * 100 + 100)
                  << " | " << card.bins[bin].decisions << " | " << share(card.bins[bin].said) << " | "
                  << share(card.bins[bin].true_) << " |\n";
    }
}

void print_cheats(const std::vector<CheatResult>& results)
{
    std::cout << "\n| cheat | tried | earned | share | allowed |\n| --- | --- | --- | --- | --- |\n";
    for (const CheatResult& result : results) {
        std::cout << "| " << result.what << " | " << result.tried << " | " << result.earned << " | "
                  << share(result.share) << " | " << share(result.allowed) << (result.passes() ? "" : " **missed**")
                  << " |\n";
    }
}

nlohmann::ordered_json json_of(const Card& card, const std::vector<CheatResult>& cheats)
{
    nlohmann::ordered_json json = {{"model", card.model_id},          {"replies", card.replies},
                                   {"situations", card.situations},   {"micro_f1", card.micro_f1},
                                   {"macro_f1", card.macro_f1},       {"empathy_kappa", card.empathy_kappa},
                                   {"evidence_f1", card.evidence_f1}, {"calibration_error", card.calibration_error}};
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const train::Agreement& act = card.acts[i];
        json["acts"][std::string(name_of(acts::act_at(i)))] = {{"labelled", act.labelled},
                                                               {"heard", act.heard},
                                                               {"precision", act.precision},
                                                               {"recall", act.recall},
                                                               {"f1", act.f1},
                                                               {"kappa", act.kappa},
                                                               {"kappa_low", act.kappa_low},
                                                               {"kappa_high", act.kappa_high}};
    }
    for (const CheatResult& each : cheats) {
        json["cheats"][each.id] = {
            {"tried", each.tried}, {"earned", each.earned}, {"share", each.share}, {"allowed", each.allowed}};
    }
    return json;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    Diagnostics faults;
    const bool shipped = options.files.empty();
    std::vector<train::Example> examples =
        read_examples(shipped ? shipped_corpus(library->root) : options.files, faults);
    if (!faults.empty()) return complain(faults);
    // Of the corpus that ships only what no weight has seen; of other files everything.
    std::erase_if(examples, [&](const train::Example& each) {
        return (shipped && each.part != train::Part::test) ||
               (!options.writer.empty() && each.writer != options.writer);
    });
    if (examples.empty()) {
        const std::string whose = options.writer.empty() ? "" : " by the writer \"" + options.writer + "\"";
        return complain(Diagnostics{{{"card", 0, 0, ""}, "there is no labelled reply" + whose + " to count on"}});
    }
    const Card card = train::make_card(hear_all(library->model, examples, options), draws, options.seed);
    std::vector<CheatResult> cheats;
    if (options.cheats) cheats = train::try_cheats(library->model, examples, options.seed);
    if (options.json) {
        std::cout << json_of(card, cheats).dump(2) << '\n';
    } else {
        print_card(card);
        if (options.cheats) print_cheats(cheats);
    }
    return Exit::ok;
}

}  // namespace

void add_card(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const card =
        app.add_subcommand("card", "How far the scorer can be trusted, act by act, on labelled replies");
    card->add_option("FILES", options->files, "Labelled replies; without any, those that ship and taught nothing");
    card->add_flag("--cheats", options->cheats, "Also try every way to earn credit undeserved");
    card->add_flag("--json", options->json, "As JSON, shares in permille");
    card->add_option("--typos", options->typos, "One slip of the keyboard in so many words")->check(CLI::Range(1, 100));
    card->add_option("--writer", options->writer, "Only what this writer wrote");
    card->add_option("--seed", options->seed, "Of intervals, cheats and slips")->capture_default_str();
    card->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
