// amends evaluate corpora: the scorer beside others on public corpora that others labelled.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "scoring/evaluate/external.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/evaluate.h"
#include "sim/cli/commands/figures.h"
#include "sim/cli/files.h"
#include "sim/cli/stop.h"

namespace amends::cli {
namespace {

using evaluate::CorpusResult;
using evaluate::Figure;
using evaluate::Judge;
using evaluate::Judged;
using Json = nlohmann::ordered_json;

struct Options {
    std::string folder;
    std::vector<std::string> only;
    evaluate::ExternalOptions external;
    bool json = false;
};

std::string figure_text(const std::optional<Figure>& figure)
{
    if (!figure) return "-";
    return hundredths(figure->value) + " (" + hundredths(figure->low) + " to " + hundredths(figure->high) + ")";
}

std::string_view words_for(Judge judge)
{
    switch (judge) {
        case Judge::scorer:
            return "the scorer";
        case Judge::patterns:
            return "a list of patterns";
        case Judge::words:
            return "counts of words, taught here";
        case Judge::both:
            return "counts and hearing, taught here";
    }
    return "";
}

std::string acts_text(acts::ActSet acts)
{
    std::string names;
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (!acts.has(acts::act_at(act))) continue;
        names += (names.empty() ? "`" : ", `") + std::string(name_of(acts::act_at(act))) + "`";
    }
    return names;
}

std::string acts_of_contrast(acts::ActSet acts)
{
    return acts == acts::helpful_acts() ? "any helpful act" : acts_text(acts);
}

std::string mapped_to(const evaluate::Grading& grading)
{
    if (grading.by == evaluate::Grading::By::empathy) return "the grade of empathy";
    return acts_text(grading.acts) + (grading.less.empty() ? "" : " less " + acts_text(grading.less));
}

void print_questions(const CorpusResult& result)
{
    if (result.questions.empty()) return;
    std::cout << "\n| label | heard as | positives | judge | F1 | area under the curve |\n"
              << "| --- | --- | --- | --- | --- | --- |\n";
    for (const evaluate::QuestionResult& each : result.questions) {
        for (std::size_t i = 0; i < evaluate::judge_count; ++i) {
            std::cout << "| ";
            if (i == 0) {
                std::cout << each.question->name << " | " << acts_text(each.question->acts) << " | " << each.positives
                          << " of " << each.rows;
            } else {
                std::cout << " | | ";
            }
            std::cout << " | " << words_for(static_cast<Judge>(i)) << " | " << figure_text(each.judges[i].f1) << " | "
                      << figure_text(each.judges[i].rank) << " |\n";
        }
        std::cout << "| | | | hearing adds to counts | | " << figure_text(each.gain) << " |\n";
    }
}

void print_gradings(const CorpusResult& result)
{
    if (result.gradings.empty()) return;
    std::cout
        << "\n| grade | held against | rows | judge | Spearman's correlation |\n| --- | --- | --- | --- | --- |\n";
    for (const evaluate::GradingResult& each : result.gradings) {
        for (std::size_t i = 0; i < evaluate::judge_count; ++i) {
            std::cout << "| ";
            if (i == 0) {
                std::cout << each.grading->name << " | " << mapped_to(*each.grading) << " | " << each.rows;
            } else {
                std::cout << " | | ";
            }
            std::cout << " | " << words_for(static_cast<Judge>(i)) << " | " << figure_text(each.judges[i].rank)
                      << " |\n";
        }
        std::cout << "| | | | hearing adds to counts | " << figure_text(each.gain) << " |\n";
    }
}

void print_result(const CorpusResult& result)
{
    std::cout << "\n## " << result.corpus->name << "\n\n"
              << result.rows << " rows of " << result.dialogues << " dialogues; " << result.corpus->terms << ".\n";
    print_questions(result);
    print_gradings(result);
    for (const evaluate::ContrastResult& each : result.contrasts) {
        std::cout << "\nContrast: " << each.contrast->name << "; heard as " << acts_of_contrast(each.contrast->acts)
                  << " in " << each.heard << " of " << each.rows << " rows.\n";
    }
    for (const evaluate::PairingResult& each : result.pairings) {
        std::cout << "\nPairs: " << each.pairing->name << "; " << acts_text(each.pairing->acts)
                  << " is likelier in the row in " << each.likelier << " of " << each.pairs << " pairs, as likely in "
                  << each.same << ".\n";
    }
}

Json json_of(const std::optional<Figure>& figure)
{
    if (!figure) return nullptr;
    return {{"value", figure->value}, {"low", figure->low}, {"high", figure->high}};
}

Json json_of(const std::array<Judged, evaluate::judge_count>& judges, const char* rank)
{
    Json json;
    for (std::size_t i = 0; i < evaluate::judge_count; ++i) {
        Json& each = json[std::string(name_of(static_cast<Judge>(i)))];
        if (judges[i].f1) each["f1"] = json_of(judges[i].f1);
        each[rank] = json_of(judges[i].rank);
    }
    return json;
}

Json json_of(acts::ActSet acts)
{
    Json names = Json::array();
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (acts.has(acts::act_at(act))) names.push_back(name_of(acts::act_at(act)));
    }
    return names;
}

Json json_of(const CorpusResult& result)
{
    Json json = {{"corpus", result.corpus->name}, {"terms", result.corpus->terms}, {"rows", result.rows},
                 {"dialogues", result.dialogues}, {"questions", Json::array()},    {"gradings", Json::array()},
                 {"contrasts", Json::array()},    {"pairings", Json::array()}};
    for (const evaluate::QuestionResult& each : result.questions) {
        json["questions"].push_back({{"label", each.question->name},
                                     {"acts", json_of(each.question->acts)},
                                     {"rows", each.rows},
                                     {"positives", each.positives},
                                     {"judges", json_of(each.judges, "area")},
                                     {"gain", json_of(each.gain)}});
    }
    for (const evaluate::GradingResult& each : result.gradings) {
        json["gradings"].push_back({{"label", each.grading->name},
                                    {"rows", each.rows},
                                    {"judges", json_of(each.judges, "spearman")},
                                    {"gain", json_of(each.gain)}});
    }
    for (const evaluate::ContrastResult& each : result.contrasts) {
        json["contrasts"].push_back({{"label", each.contrast->name},
                                     {"acts", json_of(each.contrast->acts)},
                                     {"rows", each.rows},
                                     {"heard", each.heard}});
    }
    for (const evaluate::PairingResult& each : result.pairings) {
        json["pairings"].push_back({{"label", each.pairing->name},
                                    {"acts", json_of(each.pairing->acts)},
                                    {"pairs", each.pairs},
                                    {"likelier", each.likelier},
                                    {"same", each.same}});
    }
    return json;
}

struct Found {
    const evaluate::PublicCorpus* corpus;
    std::vector<evaluate::PublicRow> rows;
};

/// The corpora of the folder, or of those wanted; a wanted one that is not there is a fault.
Checked<std::vector<Found>> read_corpora(const Options& options)
{
    std::vector<Found> all;
    Diagnostics faults;
    std::string known;
    std::vector<std::string> missing = options.only;
    for (const evaluate::PublicCorpus& corpus : evaluate::public_corpora()) {
        known += (known.empty() ? "" : ", ") + std::string(corpus.name);
        const bool wanted = options.only.empty() || std::erase(missing, corpus.name) > 0;
        const std::filesystem::path file =
            std::filesystem::path(options.folder) / (std::string(corpus.name) + ".jsonl");
        std::error_code error;
        if (!wanted || (options.only.empty() && !std::filesystem::exists(file, error))) continue;
        auto rows = read_file(file).and_then(
            [&file](const std::string& bytes) { return evaluate::parse_public_rows(bytes, file.string()); });
        if (rows) {
            all.push_back({&corpus, std::move(*rows)});
        } else {
            faults.insert(faults.end(), rows.error().begin(), rows.error().end());
        }
    }
    for (const std::string& name : missing) {
        faults.push_back({{"evaluate", 0, 0, ""}, "no corpus is called \"" + name + "\"; there are " + known});
    }
    if (faults.empty() && all.empty()) {
        faults.push_back({{options.folder, 0, 0, ""}, "holds none of the corpora " + known + ", each as NAME.jsonl"});
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return all;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<std::vector<Found>> corpora = read_corpora(options);
    if (!corpora) return complain(corpora.error());
    ProgressLine line;
    const StopOnInterrupt interrupt;
    std::vector<CorpusResult> results;
    for (const Found& found : *corpora) {
        const auto watch = [&](std::string_view what, int done, int all) {
            line.say(std::string(found.corpus->name) + ": " + std::string(what) + " " + std::to_string(done) + " of " +
                     std::to_string(all));
            return !interrupt.asked();
        };
        auto result = evaluate::evaluate_corpus(library->model, *found.corpus, found.rows, options.external, watch);
        line.end();
        if (!result) {
            std::cerr << "Stopped; nothing was written.\n";
            return Exit::stopped;
        }
        results.push_back(std::move(*result));
    }
    if (options.json) {
        Json json = {{"model", library->model.id()}, {"seed", options.external.seed}, {"corpora", Json::array()}};
        for (const CorpusResult& each : results) json["corpora"].push_back(json_of(each));
        std::cout << json.dump(2) << '\n';
        return Exit::ok;
    }
    std::cout << "Scorer `" << library->model.id()
              << "` on public corpora. Intervals of 95 % by resampling dialogues.\n";
    for (const CorpusResult& each : results) print_result(each);
    return Exit::ok;
}

}  // namespace

void add_evaluate_corpora(CLI::App& evaluate, int& exit_code)
{
    const auto options = std::make_shared<Options>();
    CLI::App* const command =
        evaluate.add_subcommand("corpora", "The scorer on public corpora, beside patterns and counted words");
    command->add_option("FOLDER", options->folder, "Holds the corpora, each as NAME.jsonl")->required();
    command->add_option("--only", options->only, "These corpora alone");
    command->add_option("--draws", options->external.draws, "Resamplings for the intervals")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command->add_option("--seed", options->external.seed, "Of the intervals")->capture_default_str();
    command->add_flag("--json", options->json, "As JSON, figures in permille");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
