// Plays a script through and holds its expectations against the play.
#include <algorithm>
#include <charconv>

#include "sim/play/script.h"

namespace amends::play {
namespace {

/// "anger <= 3" or "heal 60..70": name, relation, number. Anything else is a fault of the script.
struct Comparison {
    std::string name;
    std::string relation;
    int number = 0;
    int most = 0;  ///< of a range
    bool valid = false;

    bool holds(int value) const
    {
        if (relation == "..") return value >= number && value <= most;
        if (relation == ">=") return value >= number;
        if (relation == "<=") return value <= number;
        if (relation == "<") return value < number;
        if (relation == ">") return value > number;
        return value == number;
    }
};

bool read_number(std::string_view digits, int& number)
{
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && stop == digits.data() + digits.size();
}

Comparison comparison_in(const std::vector<std::string>& words)
{
    Comparison out;
    if (words.size() == 3) {
        const std::string_view range = words[2];
        const std::size_t dots = range.find("..");
        if (dots == std::string_view::npos) return out;
        out.name = words[1];
        out.relation = "..";
        out.valid = read_number(range.substr(0, dots), out.number) && read_number(range.substr(dots + 2), out.most);
    } else if (words.size() == 4) {
        const std::vector<std::string> relations = {">=", "<=", "<", ">", "=="};
        out.name = words[1];
        out.relation = words[2];
        out.valid = read_number(words[3], out.number) &&
                    std::find(relations.begin(), relations.end(), out.relation) != relations.end();
    }
    return out;
}

/// One expectation: nothing where it is met, what was found where it is not, a fault where it cannot be understood.
class Expectation {
public:
    Expectation(const ScriptLine& line, const Playing& playing, const std::vector<rubric::Rubric>& rubrics)
        : words_(line.words), playing_(playing), state_(playing.state), rubrics_(rubrics)
    {
    }

    tl::expected<std::string, std::string> unmet() const
    {
        const std::string& kind = words_.front();
        if (kind == "act") return act();
        if (kind == "mood") return mood();
        if (kind == "promise" && words_.size() == 3) return promise();
        if (kind == "exit" && words_.size() == 2) return exit();
        if (kind == "ending") return state_.ending == words_[1] ? "" : "the ending is \"" + state_.ending + "\"";
        if (kind == "mark") return mark();
        return tl::unexpected<std::string>("expected act, mood, exit, promise, ending or mark with its words");
    }

private:
    tl::expected<std::string, std::string> act() const
    {
        if (state_.turns.empty()) return std::string("no reply has been sent");
        const acts::ActSet present = state_.turns.back().hearing.present();
        for (std::size_t i = 1; i < words_.size(); ++i) {
            const std::optional<acts::Act> act = acts::act_named(words_[i]);
            if (!act) return tl::unexpected<std::string>("\"" + words_[i] + "\" is no act");
            if (!present.has(*act)) return "\"" + words_[i] + "\" was not heard in the last reply";
        }
        return std::string{};
    }

    tl::expected<std::string, std::string> mood() const
    {
        const Comparison wanted = comparison_in(words_);
        const bool anger = wanted.name == "anger";
        if (!wanted.valid || (!anger && wanted.name != "trust")) {
            return tl::unexpected<std::string>("expected /expect mood anger|trust >=|<=|<|>|== NUMBER, or FROM..TO");
        }
        const int value = anger ? state_.branch.anger : state_.branch.trust;
        return wanted.holds(value) ? std::string{} : wanted.name + " is " + std::to_string(value);
    }

    /// The way that the last move took from one node to another.
    tl::expected<std::string, std::string> exit() const
    {
        std::string taken;
        const std::vector<Event>& events = playing_.events;
        for (std::size_t i = events.size(); i-- > 0;) {
            const bool batch_before = i + 1 < events.size() && std::holds_alternative<BranchSet>(events[i].body);
            if (batch_before) break;
            if (const auto* entered = std::get_if<NodeEntered>(&events[i].body)) taken = entered->by_exit;
        }
        if (taken == words_[1]) return std::string{};
        return taken.empty() ? "no exit led on" : "exit \"" + taken + "\" was taken";
    }

    tl::expected<std::string, std::string> promise() const
    {
        PromiseState fate = PromiseState::none;
        for (const PromiseMade& made : state_.promises) {
            if (made.promise == words_[1]) fate = made.state;
        }
        if (name_of(fate) == words_[2]) return std::string{};
        return "promise \"" + words_[1] + "\" is " + std::string(name_of(fate));
    }

    tl::expected<std::string, std::string> mark() const
    {
        const Comparison wanted = comparison_in(words_);
        if (!wanted.valid) {
            return tl::unexpected<std::string>("expected /expect mark FRAMEWORK >=|<=|<|>|== NUMBER, or FROM..TO");
        }
        const rubric::CaseRecord record = record_of(playing_.pinned, state_);
        for (const rubric::Rubric& rubric : rubrics_) {
            if (rubric.id() != wanted.name) continue;
            const int total = rubric::mark(rubric, record).total;
            return wanted.holds(total) ? std::string{} : wanted.name + " is " + std::to_string(total);
        }
        return tl::unexpected<std::string>("\"" + wanted.name + "\" is no framework");
    }

    const std::vector<std::string>& words_;
    const Playing& playing_;
    const PlayState& state_;
    const std::vector<rubric::Rubric>& rubrics_;
};

bool waits_for_the_end(const ScriptLine& line)
{
    return line.words.front() == "ending" || line.words.front() == "mark";
}

/// Time runs on until somebody is there or the case is over.
void wait_for_somebody(Playing& playing)
{
    while (!playing.state.branch.in_contact() && !playing.state.branch.over()) {
        const Decided decided = decide(playing.pinned, playing.state, Wait{});
        if (!decided) return;
        playing.take(*decided);
    }
}

bool needs_somebody(const ScriptLine& line)
{
    using Kind = ScriptLine::Kind;
    return line.kind == Kind::reply || line.kind == Kind::choose || line.kind == Kind::listen ||
           line.kind == Kind::hang_up;
}

/// One line that does something; no faults where it was done.
Diagnostics carry_out(const ScriptLine& line, const std::string& script, const acts::Model& model,
                      const Catalogue& words, Playing& playing)
{
    if (needs_somebody(line)) wait_for_somebody(playing);
    do {
        if (playing.state.branch.over() && line.kind != ScriptLine::Kind::worksheet) return {};
        const Checked<Command> command =
            command_from(line, script, model, playing.pinned, playing.state, playing.typed);
        if (!command) return command.error();
        const Decided decided = decide(playing.pinned, playing.state, *command);
        if (!decided) return {{{script, line.line, 0, ""}, "this cannot be done here: " + say(decided.error(), words)}};
        playing.take(*decided);
    } while (waits_on(line, playing.pinned, playing.state));
    return {};
}

/// Silence to the end. Every contact ends by itself and every wait moves time on, so this ends;
/// the bound only guards against a mistake of ours.
void run_out(Playing& playing)
{
    for (int i = 0; i < 10'000 && !playing.state.branch.over(); ++i) {
        const Decided decided = decide(playing.pinned, playing.state, silence(playing.state));
        if (!decided) return;
        playing.take(*decided);
    }
}

}  // namespace

Checked<ScriptRun> run_script(const Pinned& pinned, const acts::Model& model, const Script& script,
                              const std::vector<rubric::Rubric>& rubrics, const Catalogue& words)
{
    ScriptRun run{begin(pinned), {}, 0};
    std::vector<const ScriptLine*> at_the_end;
    const auto check = [&](const ScriptLine& line) -> Checked<bool> {
        const auto unmet = Expectation(line, run.playing, rubrics).unmet();
        if (!unmet) return fault({script.name, line.line, 0, ""}, unmet.error());
        if (!unmet->empty())
            run.unmet.push_back({line.line, "expected " + line.text + "; " + *unmet,
                                 static_cast<int>(run.playing.events.size()), waits_for_the_end(line)});
        return true;
    };
    for (const ScriptLine& line : script.lines) {
        if (line.kind == ScriptLine::Kind::expect) {
            if (waits_for_the_end(line)) {
                at_the_end.push_back(&line);
            } else if (const Checked<bool> checked = check(line); !checked) {
                return tl::unexpected<Diagnostics>(checked.error());
            }
            continue;
        }
        const bool too_late = run.playing.state.branch.over() && line.kind != ScriptLine::Kind::worksheet;
        if (too_late && run.unused_from == 0) run.unused_from = line.line;
        if (const Diagnostics faults = carry_out(line, script.name, model, words, run.playing); !faults.empty()) {
            return tl::unexpected<Diagnostics>(faults);
        }
    }
    run_out(run.playing);
    for (const ScriptLine* line : at_the_end) {
        if (const Checked<bool> checked = check(*line); !checked) return tl::unexpected<Diagnostics>(checked.error());
    }
    return run;
}

}  // namespace amends::play
