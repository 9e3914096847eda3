// amends play: a play in the terminal, or from a script.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <limits>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/debrief_text.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_play.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/platform.h"
#include "sim/cli/terminal.h"
#include "sim/records/hash.h"
#include "sim/report/debrief.h"

namespace amends::cli {
namespace {

struct Options {
    std::string scenario = "walked-at-one";
    std::string replies;
    std::string variant;
    std::string framework = "seven_strategies";
    std::string market;
    std::string person;
    std::string data_dir;
    std::uint64_t seed = 0;
    bool seed_given = false;
    bool json = false;
    bool numbers = false;
    bool fresh = false;
    bool exam = false;
};

/// A seed that a script gets where none is asked for: the same play every time.
constexpr std::uint64_t script_seed = 1;

int print_result(const Library& library, const play::Playing& playing, const Options& options)
{
    const report::Debrief debrief =
        report::make_debrief(playing, report::chosen_first(library.rubrics, options.framework), library.words);
    const report::Afterwards afterwards = report::afterwards_of(playing, library.loyalty);
    if (options.json) {
        std::cout << report::write_result(playing, debrief, afterwards) << '\n';
    } else {
        write_debrief(std::cout, debrief, options.framework, playing.pinned.scenario->currency, library.disagreements,
                      afterwards, options.numbers);
    }
    std::cout.flush();
    return std::cout ? Exit::ok : Exit::io;
}

int play_script(const Library& library, const ScenarioFile& file, const Options& options)
{
    const Checked<std::string> bytes = read_file(options.replies);
    if (!bytes) return complain(bytes.error());
    const Checked<play::Script> script = play::parse_script(*bytes, options.replies);
    if (!script) return complain(script.error());
    const std::uint64_t seed = options.seed_given ? options.seed : script_seed;
    const Checked<play::Pinned> pinned =
        play::pin(file.scenario, library.coefficients, pins_for(library, file, options.variant, seed));
    if (!pinned) return complain(pinned.error());
    const Checked<play::ScriptRun> run =
        play::run_script(*pinned, library.model, *script, library.rubrics, library.words);
    if (!run) return complain(run.error());
    if (run->unused_from > 0) {
        std::cerr << to_string(Diagnostic{{options.replies, run->unused_from, 0, ""},
                                          "the case was over before this line; from here on nothing was played"})
                  << '\n';
    }
    const int printed = print_result(library, run->playing, options);
    for (const play::Unmet& unmet : run->unmet) {
        std::cerr << to_string(Diagnostic{{options.replies, unmet.line, 0, ""}, unmet.what}) << '\n';
    }
    return run->unmet.empty() ? printed : Exit::finding;
}

/// What the last start left open, if the trainee wants to go on with it; for an exam only an exam.
records::Stored<std::string> play_to_resume(records::Store& store, const std::string& person,
                                            const std::string& scenario, bool exam)
{
    const auto open = store.unfinished(person);
    if (!open) return tl::unexpected<records::Failure>(open.error());
    for (const records::PlayRow& row : *open) {
        if (row.of.scenario_id != scenario || (exam && !row.exam)) continue;
        std::cout << "You left this case on " << row.last_at << ". Go on where you stopped? [Y/n] " << std::flush;
        std::string answer;
        std::getline(std::cin, answer);
        const bool no = !answer.empty() && (answer.front() == 'n' || answer.front() == 'N');
        return no ? std::string{} : row.id;
    }
    return std::string{};
}

records::Stored<KeptPlay> open_kept(records::Store& store, const Library& library, const ScenarioFile& file,
                                    const Options& options)
{
    const std::string name = options.person.empty() ? user_name() : options.person;
    const auto person = person_named(store, name.empty() ? "Trainee" : name);
    if (!person) return tl::unexpected<records::Failure>(person.error());
    if (!options.fresh) {
        const auto open = play_to_resume(store, *person, file.scenario.id, options.exam);
        if (!open) return tl::unexpected<records::Failure>(open.error());
        if (!open->empty()) return resume_play(store, *open);
    }
    const std::uint64_t seed = options.seed_given ? options.seed : records::random_seed();
    const Purpose purpose = options.exam ? Purpose::exam : Purpose::training;
    return start_play(store, library, file, *person, options.variant, seed, purpose);
}

/// One question after the case, which nobody has to answer. Enter, or the end of what is typed, is no answer.
void ask_about_rules(records::Store& store, const std::string& play)
{
    std::cout << "\nDid a rule of the house get in the way? b: I bent one. r: I gave one as the reason. k: one kept me "
                 "from doing what was right. n: none. Enter: no answer.\n> "
              << std::flush;
    std::string line;
    if (!std::getline(std::cin, line) || line.empty()) return;
    const std::string answer = line[0] == 'b'   ? "bent"
                               : line[0] == 'r' ? "blamed"
                               : line[0] == 'k' ? "blocked"
                               : line[0] == 'n' ? "none"
                                                : "";
    if (answer.empty()) return;
    std::string words;
    if (answer != "none") {
        std::cout << "Which one? (Enter: not said)\n> " << std::flush;
        std::getline(std::cin, words);
    }
    if (const auto kept = store.put_answer({play, answer, words, ""}); !kept) {
        complain(kept.error());
        return;
    }
    std::cout << "Kept. amends records answer " << play << " --take-back deletes it.\n";
}

int play_here(const Library& library, const ScenarioFile& file, const Options& options)
{
    const auto store = open_records(options.data_dir);
    if (!store) return complain(store.error());
    records::Stored<KeptPlay> kept = open_kept(**store, library, file, options);
    if (!kept) return complain(kept.error());
    write_briefing(std::cout, *kept->playing.pinned.scenario);
    if (kept->exam) std::cout << "This is an exam: no ready-made replies, nothing to correct, and no way back.\n";
    const Commit keep = [&](const play::Written& written) {
        const records::Stored<void> done = commit(**store, *kept, written);
        return done ? std::string{} : done.error().what.message;
    };
    if (play_in_terminal(std::cin, std::cout, kept->model, library.words, kept->playing, keep, kept->exam) ==
        Left::quit) {
        std::cout << "\nThe case waits for you: start again to go on.\n";
        return Exit::ok;
    }
    if (const auto marked = keep_marks(**store, *kept); !marked) return complain(marked.error());
    const int printed = print_result(library, kept->playing, options);
    if (!options.json) ask_about_rules(**store, kept->id);
    return printed;
}

/// What a script prints is the same on every machine: own frameworks are marked by only where one is asked for.
void leave_out_own(Library& library, const std::string& framework)
{
    for (std::size_t i = library.rubrics.size(); i-- > shipped_frameworks().size();) {
        if (library.rubrics[i].id() == framework) continue;
        library.rubrics.erase(library.rubrics.begin() + static_cast<std::ptrdiff_t>(i));
        library.rubric_files.erase(library.rubric_files.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    std::optional<Library> library = library_beside(data_folder_or(options.data_dir) / "records.db", exit_code);
    if (!library) return exit_code;
    if (const Checked<void> chosen = choose_market(*library, options.market); !chosen) {
        complain(chosen.error());
        return Exit::usage;
    }
    if (framework_named(*library, options.framework) == nullptr) {
        std::cerr << "there is no framework \"" << options.framework << "\"; known:";
        for (const rubric::Rubric& each : library->rubrics) std::cerr << ' ' << each.id();
        std::cerr << '\n';
        return Exit::usage;
    }
    const Checked<ScenarioFile> file = load_scenario(*library, options.scenario);
    if (!file) return complain(file.error());
    if (!options.replies.empty()) leave_out_own(*library, options.framework);
    return options.replies.empty() ? play_here(*library, *file, options) : play_script(*library, *file, options);
}

/// The shipped demonstration: one good recovery, played from its script.
int demonstrate()
{
    Options options;
    options.replies = (find_root() / "scenarios" / options.scenario / "plans" / "good.plan").string();
    std::cerr << "No terminal and no display: this is the demonstration, played from " << options.replies << '\n';
    return run(options);
}

}  // namespace

void add_play(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const play = app.add_subcommand("play", "Play a scenario in the terminal, or from a script");
    play->add_option("SCENARIO", options->scenario, "id, folder or file")->capture_default_str();
    CLI::Option* const replies =
        play->add_option("--replies", options->replies, "a script; - is standard input (docs/script.md)");
    play->add_option("--seed", options->seed, "the seed of the play; the same seed and replies give the same play")
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()))
        ->each([options](const std::string&) { options->seed_given = true; });
    play->add_option("--variant", options->variant, "other names and sums");
    play->add_option("--market", options->market, "where the house does business (assets/customer/markets.json)");
    play->add_option("--framework", options->framework, "the framework to be marked under")->capture_default_str();
    play->add_option("--as", options->person, "who is playing; otherwise the user of this machine");
    play->add_option("--data-dir", options->data_dir, "where records are kept");
    play->add_flag("--json", options->json, "print the result as JSON");
    play->add_flag("--numbers", options->numbers, "the numbers behind \"will they come back?\"");
    play->add_flag("--exam", options->exam, "as an exam: without ready-made replies, corrections and a way back")
        ->excludes(replies);
    play->add_flag("--new", options->fresh, "start anew, even where a case was left open");
    play->callback([options, &exit_code] { exit_code = run(*options); });
}

int run_alone()
{
#ifdef AMENDS_HAS_WINDOW
    if (has_display()) return open_window();
#endif
    if (!stdin_is_terminal() || !stdout_is_terminal()) return demonstrate();
    return run({});
}

}  // namespace amends::cli
