// amends evaluate agreement: two people's labels beside each other and beside the scorer.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "scoring/evaluate/agreement.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/evaluate.h"
#include "sim/cli/commands/figures.h"
#include "sim/cli/files.h"
#include "sim/cli/stop.h"
#include "sim/cli/text_io.h"

namespace amends::cli {
namespace {

using evaluate::AgreementReport;
using evaluate::Difference;
using evaluate::Likeness;
using evaluate::OnActs;
using evaluate::OnEmpathy;
using Json = nlohmann::ordered_json;

// Below this kappa two people do not mean the same thing by an act: nothing that a scorer says about it can be right.
constexpr int people_agree_from = 600;
constexpr int labels_enough = 8;

struct Options {
    std::string a;
    std::string b;
    std::string merge;
    std::size_t most = 10;
    bool json = false;
};

struct LabelFile {
    std::string bytes;
    std::vector<train::Example> examples;
};

Checked<LabelFile> read_labels(const std::string& file)
{
    return read_file(file).and_then([&file](std::string bytes) -> Checked<LabelFile> {
        Checked<std::vector<train::Example>> examples = train::parse_corpus(bytes, file);
        if (!examples) return tl::unexpected(std::move(examples.error()));
        return LabelFile{std::move(bytes), std::move(*examples)};
    });
}

std::string text(const std::optional<int>& permille)
{
    return permille ? hundredths(*permille) : "-";
}

/// How many of the replies carry the act by one of the two at least.
std::int64_t labelled(const Likeness& people)
{
    return people.counts.both + people.counts.only_heard + people.counts.only_labelled;
}

std::string_view verdict(const OnActs& act)
{
    if (labelled(act.people) < labels_enough) return "too few labels to say";
    if (act.people.kappa.value_or(0) < people_agree_from) return "**you do not agree**: talk about it before you refit";
    const int with_scorer = std::min(act.scorer_a.kappa.value_or(0), act.scorer_b.kappa.value_or(0));
    if (with_scorer < *act.people.kappa - 200) return "the scorer hears it otherwise than you";
    return "";
}

void print_acts(const AgreementReport& report)
{
    std::cout << "| act | A | B | both | same | F1 | kappa | alpha | kappa of A and scorer | of B and scorer | note |\n"
              << "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    const auto row = [](const std::string& name, const OnActs& act, std::string_view note) {
        const train::Counts& counts = act.people.counts;
        std::cout << "| " << name << " | " << counts.both + counts.only_labelled << " | "
                  << counts.both + counts.only_heard << " | " << counts.both << " | " << text(act.people.same) << " | "
                  << text(act.people.f1) << " | " << text(act.people.kappa) << " | " << text(act.people.alpha) << " | "
                  << text(act.scorer_a.kappa) << " | " << text(act.scorer_b.kappa) << " | " << note << " |\n";
    };
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (labelled(report.acts[act].people) == 0) continue;
        row("`" + std::string(name_of(acts::act_at(act))) + "`", report.acts[act], verdict(report.acts[act]));
    }
    row("all acts", report.all, "");
}

void print_empathy(const AgreementReport& report)
{
    std::cout << "\n| empathy | same grade | weighted kappa | alpha |\n| --- | --- | --- | --- |\n";
    const auto row = [](const char* who, const OnEmpathy& on) {
        std::cout << "| " << who << " | " << text(on.same) << " | " << text(on.kappa) << " | " << text(on.alpha)
                  << " |\n";
    };
    row("A and B", report.people);
    row("A and scorer", report.scorer_a);
    row("B and scorer", report.scorer_b);
}

std::string names_of(acts::ActSet acts, acts::ActSet heard)
{
    std::string names;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::Act act = acts::act_at(i);
        if (!acts.has(act)) continue;
        names +=
            (names.empty() ? "" : ", ") + std::string(name_of(act)) + (heard.has(act) ? " (heard)" : " (not heard)");
    }
    return names.empty() ? "nothing" : names;
}

void print_differences(const AgreementReport& report, std::size_t most)
{
    const std::size_t shown = std::min(most, report.differences.size());
    std::cout << "\nYou differ on " << report.differences.size() << " of " << report.replies << " replies";
    std::cout << (shown == 0 ? ".\n" : "; the furthest apart first, and what the scorer hears:\n");
    for (std::size_t i = 0; i < shown; ++i) {
        const Difference& each = report.differences[i];
        std::cout << '\n'
                  << i + 1 << ". `" << harmless(each.reply.a->id) << "` (line " << each.reply.a->line << " of A, line "
                  << each.reply.b->line << " of B)\n";
        std::cout << "   ";
        write_wrapped(std::cout, "\"" + harmless(each.reply.a->reply) + "\"", 3);
        std::cout << "   ";
        write_wrapped(std::cout, "only A: " + names_of(each.only_a, each.scorer), 3);
        std::cout << "   ";
        write_wrapped(std::cout, "only B: " + names_of(each.only_b, each.scorer), 3);
        std::cout << "   empathy: A " << each.reply.a->empathy << ", B " << each.reply.b->empathy << '\n';
    }
}

Json json_of(const std::optional<int>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json json_of(const Likeness& likeness)
{
    return {{"both", likeness.counts.both},
            {"only_first", likeness.counts.only_labelled},
            {"only_second", likeness.counts.only_heard},
            {"neither", likeness.counts.neither},
            {"same", json_of(likeness.same)},
            {"f1", json_of(likeness.f1)},
            {"kappa", json_of(likeness.kappa)},
            {"alpha", json_of(likeness.alpha)}};
}

Json json_of(const OnActs& act)
{
    return {{"people", json_of(act.people)}, {"a_scorer", json_of(act.scorer_a)}, {"b_scorer", json_of(act.scorer_b)}};
}

Json json_of(const OnEmpathy& on)
{
    return {{"same", json_of(on.same)}, {"kappa", json_of(on.kappa)}, {"alpha", json_of(on.alpha)}};
}

Json json_of(acts::ActSet acts)
{
    Json names = Json::array();
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (acts.has(acts::act_at(act))) names.push_back(name_of(acts::act_at(act)));
    }
    return names;
}

Json json_of(const AgreementReport& report, const std::string& model, std::size_t most)
{
    Json json = {{"model", model}, {"replies", report.replies}, {"all", json_of(report.all)}, {"acts", Json::object()}};
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        json["acts"][std::string(name_of(acts::act_at(act)))] = json_of(report.acts[act]);
    }
    json["empathy"] = {{"people", json_of(report.people)},
                       {"a_scorer", json_of(report.scorer_a)},
                       {"b_scorer", json_of(report.scorer_b)}};
    json["differ"] = report.differences.size();
    json["differences"] = Json::array();
    for (std::size_t i = 0; i < std::min(most, report.differences.size()); ++i) {
        const Difference& each = report.differences[i];
        json["differences"].push_back({{"id", each.reply.a->id},
                                       {"only_a", json_of(each.only_a)},
                                       {"only_b", json_of(each.only_b)},
                                       {"scorer", json_of(each.scorer)},
                                       {"empathy", {each.reply.a->empathy, each.reply.b->empathy}}});
    }
    return json;
}

std::optional<std::vector<acts::Hearing>> hear_all(const acts::Model& model,
                                                   const std::vector<evaluate::TwiceLabelled>& pairs)
{
    ProgressLine line;
    const StopOnInterrupt interrupt;
    std::vector<acts::Hearing> heard;
    for (const evaluate::TwiceLabelled& pair : pairs) {
        if (interrupt.asked()) {
            line.end();
            return std::nullopt;
        }
        heard.push_back(hear(model, pair.a->context, pair.a->reply));
        if (heard.size() % 20 == 0) {
            line.say("Heard " + std::to_string(heard.size()) + " of " + std::to_string(pairs.size()) + " replies");
        }
    }
    line.end();
    return heard;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<LabelFile> a = read_labels(options.a);
    const Checked<LabelFile> b = read_labels(options.b);
    Diagnostics faults;
    if (!a) faults.insert(faults.end(), a.error().begin(), a.error().end());
    if (!b) faults.insert(faults.end(), b.error().begin(), b.error().end());
    if (!faults.empty()) return complain(faults);
    const auto pairs = evaluate::pair_up(a->examples, options.a, b->examples, options.b);
    if (!pairs) return complain(pairs.error());
    if (pairs->empty()) return complain(Diagnostics{{{options.a, 0, 0, ""}, "there is no labelled reply in it"}});
    const auto heard = hear_all(library->model, *pairs);
    if (!heard) {
        std::cerr << "Stopped; nothing was written.\n";
        return Exit::stopped;
    }
    const AgreementReport report = evaluate::compare(*pairs, *heard);
    if (options.json) {
        std::cout << json_of(report, library->model.id(), options.most).dump(2) << '\n';
    } else {
        std::cout << report.replies << " replies; A is " << harmless(options.a) << ", B is " << harmless(options.b)
                  << ", the scorer is `" << library->model.id() << "`.\n\n";
        print_acts(report);
        print_empathy(report);
        print_differences(report, options.most);
    }
    if (options.merge.empty()) return Exit::ok;
    const auto written = write_file(options.merge, evaluate::merged_lines(*pairs, a->bytes, b->bytes));
    return written ? Exit::ok : complain(written.error());
}

}  // namespace

void add_evaluate_agreement(CLI::App& evaluate, int& exit_code)
{
    const auto options = std::make_shared<Options>();
    CLI::App* const command = evaluate.add_subcommand(
        "agreement", "How far two people who labelled the same replies agree, and the scorer with each");
    command->add_option("A", options->a, "Labelled replies (JSON lines) of the one")->required();
    command->add_option("B", options->b, "The same replies with the labels of the other")->required();
    command->add_option("--merge", options->merge, "Write both labels as one file, for amends train --add");
    command->add_option("--most", options->most, "How many replies to show on which they differ")
        ->capture_default_str();
    command->add_flag("--json", options->json, "As JSON, shares in permille");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
