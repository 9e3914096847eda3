// amends evaluate voices: the same plays in several voices, and their marks.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/evaluate.h"
#include "sim/cli/commands/figures.h"
#include "sim/cli/stop.h"
#include "sim/cli/text_io.h"
#include "sim/cli/voices.h"

namespace amends::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string folder;
    std::string against = "native";
    int within = 3;
    bool json = false;
};

std::string signed_text(int value)
{
    return value == 0 ? "±0" : (value > 0 ? "+" : "−") + std::to_string(std::abs(value));
}

void print_play(const Library& library, const VoiceCompared& compared)
{
    const VoicePlay& play = compared.play;
    std::cout << "| " << harmless(play.of.voice) << " | "
              << (compared.acts_f1 ? share(*compared.acts_f1) : std::string("-")) << " | "
              << (play.stood_still.empty() ? play.ending : "stood still");
    for (std::size_t i = 0; i < library.rubrics.size(); ++i) {
        std::cout << " | ";
        if (play.marks.empty()) {
            std::cout << '-';
        } else {
            std::cout << play.marks[i];
            if (!compared.less.empty()) std::cout << " (" << signed_text(compared.less[i]) << ")";
        }
    }
    std::cout << " |\n";
}

void print_voices(const Library& library, const VoicesResult& result, const Options& options)
{
    std::cout << "Scorer `" << library.model.id() << "`; in brackets, points apart from the play in the voice \""
              << harmless(options.against) << "\".\n";
    std::string title;
    for (const VoiceCompared& each : result.plays) {
        const std::string here = each.play.of.scenario + ", the " + each.play.of.play + " play";
        if (here != title) {
            title = here;
            std::cout << "\n## " << harmless(title) << "\n\n| voice | acts, F1 | ending";
            for (const rubric::Rubric& rubric : library.rubrics) std::cout << " | " << rubric.id();
            std::cout << " |\n| --- | --- | ---";
            for (std::size_t i = 0; i < library.rubrics.size(); ++i) std::cout << " | ---";
            std::cout << " |\n";
        }
        print_play(library, each);
    }
    for (const VoiceCompared& each : result.plays) {
        if (!each.play.stood_still.empty()) std::cout << "\nStood still: " << harmless(each.play.stood_still) << '\n';
    }
    std::cout << "\nOf " << result.marks << " marks " << result.within << " lie within " << options.within
              << " points, the furthest is " << result.furthest << " apart; " << result.other_endings
              << " plays ended otherwise, " << result.stood_still << " stood still.\n";
}

Json json_of(const Library& library, const VoicesResult& result, const Options& options)
{
    Json json = {{"model", library.model.id()},
                 {"against", options.against},
                 {"within_points", options.within},
                 {"marks", result.marks},
                 {"within", result.within},
                 {"furthest", result.furthest},
                 {"other_endings", result.other_endings},
                 {"stood_still", result.stood_still},
                 {"plays", Json::array()}};
    for (const VoiceCompared& each : result.plays) {
        Json play = {{"scenario", each.play.of.scenario},
                     {"play", each.play.of.play},
                     {"voice", each.play.of.voice},
                     {"ending", each.play.ending},
                     {"stood_still", each.play.stood_still}};
        play["acts_f1"] = each.acts_f1 ? Json(*each.acts_f1) : Json(nullptr);
        play["marks"] = Json::object();
        for (std::size_t i = 0; i < each.play.marks.size(); ++i)
            play["marks"][library.rubrics[i].id()] = each.play.marks[i];
        json["plays"].push_back(std::move(play));
    }
    return json;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<std::vector<VoiceFile>> files =
        voice_files(options.folder.empty() ? library->root / "assets/voices" : std::filesystem::path(options.folder));
    if (!files) return complain(files.error());
    ProgressLine line;
    const StopOnInterrupt interrupt;
    std::vector<VoicePlay> plays;
    for (const VoiceFile& file : *files) {
        line.say("Playing " + std::to_string(plays.size() + 1) + " of " + std::to_string(files->size()));
        Checked<VoicePlay> play = play_voice(*library, file);
        if (!play || interrupt.asked()) line.end();
        if (!play) return complain(play.error());
        if (interrupt.asked()) {
            std::cerr << "Stopped; nothing was written.\n";
            return Exit::stopped;
        }
        plays.push_back(std::move(*play));
    }
    line.end();
    const Checked<VoicesResult> result = compare_voices(std::move(plays), options.against, options.within);
    if (!result) return complain(result.error());
    if (options.json) {
        std::cout << json_of(*library, *result, options).dump(2) << '\n';
    } else {
        print_voices(*library, *result, options);
    }
    const bool fair = result->within == result->marks && result->stood_still == 0 && result->other_endings == 0;
    return fair ? Exit::ok : Exit::finding;
}

}  // namespace

void add_evaluate_voices(CLI::App& evaluate, int& exit_code)
{
    const auto options = std::make_shared<Options>();
    CLI::App* const command =
        evaluate.add_subcommand("voices", "The same plays in several voices: do they earn the same marks?");
    command->add_option("FOLDER", options->folder, "Holds SCENARIO/PLAY.VOICE.replies; without it, those that ship");
    command->add_option("--against", options->against, "The voice that the others are held against")
        ->capture_default_str();
    command->add_option("--within", options->within, "How many points a mark may lie apart")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
