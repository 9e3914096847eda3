#include "sim/proof/witness.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace amends::proof {
namespace {

using play::BranchState;
using play::Compiled;
using play::Letter;
using play::Move;

struct Hash {
    std::size_t operator()(const BranchState& state) const
    {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(&state), sizeof state});
    }
};

/// What is said where nobody has spoken yet.
acts::Context context_of(const scenario::Scenario& scenario)
{
    acts::Context context;
    context.language = scenario.language;
    for (const scenario::Topic& topic : scenario.topics) {
        context.topics.push_back({topic.id, topic.words, topic.fact, topic.action});
    }
    context.names = {scenario.customer.name};
    return context;
}

std::vector<std::string> first_line(const scenario::Node& node)
{
    if (node.lines.empty() || node.lines.front().speech.silent()) return {};
    std::string line;
    for (const std::string& segment : node.lines.front().speech.wordings.front()) line += segment + " ";
    return {line};
}

/// Texts that come to the same letter before anybody has spoken: a few of them stand for all at every node, where what
/// the customer says may change a letter.
class Kinds {
public:
    bool is_known(const Letter& letter)
    {
        constexpr int heard_of_each = 3;
        const auto same = std::ranges::find(kinds_, letter, &std::pair<Letter, int>::first);
        if (same == kinds_.end()) {
            kinds_.emplace_back(letter, 1);
            return false;
        }
        return ++same->second > heard_of_each;
    }

private:
    std::vector<std::pair<Letter, int>> kinds_;
};

Letter plain(Move move, std::size_t action = 0)
{
    return {move, {}, 0, static_cast<std::uint8_t>(action), 0, {}};
}

}  // namespace

struct Witnesses::Data {
    const play::Pinned& pinned;
    const acts::Model& model;
    const Classes& classes;
    const Space& space;
    Live live;
    std::unordered_map<BranchState, std::uint32_t, Hash> index;
    std::vector<std::vector<Said>> typed;    ///< by node: one text for each letter
    std::vector<std::vector<Said>> offered;  ///< by node, in the scenario's order
    struct Step {
        std::uint32_t from = nowhere;
        const std::string* line = nullptr;  ///< none where words do not come
    };
    std::vector<Step> steps;           ///< by state: how words come to it
    std::vector<std::uint32_t> order;  ///< states that words come to, nearest first
    const Said listening{"/listen", plain(Move::listen), false};
    const Said hanging_up{"/hangup", plain(Move::hang_up), false};
    const Said waiting{"/wait", plain(Move::wait), false};
    std::vector<Said> deeds;  ///< by action

    Data(const play::Pinned& a_pinned, const acts::Model& a_model, const Classes& some_classes, const Space& a_space)
        : pinned(a_pinned),
          model(a_model),
          classes(some_classes),
          space(a_space),
          live(*a_pinned.scenario, *a_pinned.compiled)
    {
        index.reserve(2 * space.states.size());
        for (std::uint32_t i = 0; i < space.states.size(); ++i) index.emplace(space.states[i], i);
        const std::vector<scenario::Action>& actions = pinned.scenario->actions;
        for (std::size_t i = 0; i < actions.size(); ++i)
            deeds.push_back({"/do " + actions[i].id, plain(Move::act, i), false});
    }

    std::uint32_t find(const BranchState& state) const
    {
        const auto found = index.find(live.canonical(state));
        return found == index.end() ? nowhere : found->second;
    }

    play::PlayState play_state(std::size_t node) const
    {
        play::PlayState state;
        state.branch.node = static_cast<std::uint16_t>(node);
        return state;
    }

    void hear_all(const std::vector<std::string>& texts)
    {
        const scenario::Scenario& scenario = *pinned.scenario;
        acts::Context context = context_of(scenario);
        std::vector<acts::Hearing> alone;
        for (const std::string& text : texts) alone.push_back(acts::hear(model, context, text));
        for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
            const scenario::Node& node = scenario.nodes[n];
            typed.emplace_back();
            offered.emplace_back();
            if (node.exits.empty()) continue;
            const play::PlayState state = play_state(n);
            for (const scenario::Offered& each : node.offered) {
                offered[n].push_back({"/choose " + each.id,
                                      play::letter_of(pinned, state, play::confirmed(each), each.deadline.value_or("")),
                                      false});
            }
            context.customer_lines = first_line(node);
            Kinds kinds;
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (kinds.is_known(play::letter_of(pinned, state, alone[i]))) continue;
                const acts::Hearing hearing = acts::hear(model, context, texts[i]);
                if (hearing.go_on) continue;  // it is listening while there is more to tell
                const Letter letter = play::letter_of(pinned, state, hearing);
                const auto same = std::ranges::find(typed[n], letter, &Said::letter);
                if (same == typed[n].end()) typed[n].push_back({texts[i], letter, false});
            }
        }
    }

    /// A letter without what makes no difference to a step in this node: what comes after an exit or an answer that is
    /// always there, and which of several answers with the same effects it is.
    Letter bare(std::size_t node, const Letter& letter) const
    {
        const Compiled& compiled = *pinned.compiled;
        const std::vector<play::CompiledAnswer>& answers = compiled.answers;
        Letter out = letter;
        out.answers = {};
        std::size_t next = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!letter.answers.has(i) || !answers[i].nodes[node]) continue;
            const auto does_the_same = [&](const play::CompiledAnswer& each) {
                return each.nodes[node] && each.when == answers[i].when && each.effects == answers[i].effects;
            };
            const auto first =
                std::find_if(answers.begin() + static_cast<std::ptrdiff_t>(next), answers.end(), does_the_same);
            const auto same = static_cast<std::size_t>(first - answers.begin());
            out.answers.add(same);
            next = same + 1;
            if (always_holds(answers[i].when)) break;
        }
        const std::vector<play::CompiledExit>& exits = compiled.nodes[node].exits;
        for (std::size_t i = 0; i < exits.size(); ++i) {
            if (((letter.exits >> i) & 1U) == 0 || !always_holds(exits[i].when)) continue;
            out.exits = static_cast<std::uint8_t>(letter.exits & ((2U << i) - 1));
            break;
        }
        return out;
    }

    /// Of a node's texts the first for each letter that a step can tell apart stands for the others.
    void tell_apart(std::size_t node)
    {
        std::vector<Letter> known;
        for (Said& said : typed[node]) {
            const Letter letter = bare(node, said.letter);
            said.same_step = std::ranges::find(known, letter) != known.end();
            if (!said.same_step) known.push_back(letter);
        }
    }

    /// Every state that words come to, in order of breadth.
    void walk()
    {
        const Compiled& compiled = *pinned.compiled;
        steps.resize(space.states.size());
        for (std::size_t n = 0; n < typed.size(); ++n) tell_apart(n);
        steps[0] = {0, &listening.line};
        order = {0};
        std::vector<BranchState> tried;  // most words lead to a few states
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::uint32_t at = order[k];
            const BranchState& state = space.states[at];
            if (state.over()) continue;
            tried.clear();
            const auto go = [&](const Said& said) {
                const BranchState after = play::step(compiled, state, said.letter);
                if (std::ranges::find(tried, after) != tried.end()) return;
                tried.push_back(after);
                const std::uint32_t next = find(after);
                if (next == nowhere || steps[next].line != nullptr) return;
                steps[next] = {at, &said.line};
                order.push_back(next);
            };
            if (state.in_contact()) {
                for (const Said* said : offered_now(state)) go(*said);
                for (const Said& said : typed[state.node]) {
                    if (!said.same_step) go(said);
                }
            }
            for (const Said* said : deeds_now(state)) go(*said);
        }
    }

    std::vector<const Said*> offered_now(const BranchState& state) const
    {
        std::vector<const Said*> list;
        const play::CompiledNode& node = pinned.compiled->nodes[state.node];
        for (std::size_t i = 0; i < node.offered.size(); ++i) {
            if (node.offered[i].holds(state)) list.push_back(&offered[state.node][i]);
        }
        return list;
    }

    /// What can be done without words.
    std::vector<const Said*> deeds_now(const BranchState& state) const
    {
        std::vector<const Said*> list;
        if (state.in_contact()) {
            list = {&listening, &hanging_up};
        } else {
            list = {&waiting};
        }
        for (const Said& deed : deeds) {
            const bool counts = pinned.compiled->actions[deed.letter.action].bit >= 0;
            if (counts && play::allowed(*pinned.compiled, state, deed.letter)) list.push_back(&deed);
        }
        return list;
    }

    bool reached(std::uint32_t state) const { return steps[state].line != nullptr; }

    std::vector<std::string> lines_to(std::uint32_t state) const
    {
        std::vector<std::string> lines;
        for (std::uint32_t at = state; at != 0; at = steps[at].from) lines.push_back(*steps[at].line);
        std::reverse(lines.begin(), lines.end());
        return lines;
    }

    /// A move that leads from one state to a next one, by class where no words are known.
    std::optional<Said> move_between(const Witnesses& self, std::uint32_t from, std::uint32_t to) const
    {
        const BranchState& state = space.states[from];
        const auto leads = [&](const Letter& letter) {
            return find(play::step(*pinned.compiled, state, letter)) == to;
        };
        for (const Said* said : self.said_in(state)) {
            if (leads(said->letter)) return *said;
        }
        for (const ReplyClass& reply : classes.nodes[state.node].replies) {
            if (leads(reply.letter)) {
                return Said{"# by class: " + class_in_words(*pinned.scenario, state, reply.letter), reply.letter,
                            false};
            }
        }
        return std::nullopt;
    }

    /// Whether the script, heard as it will be heard, comes to the state.
    bool plays_to(const std::vector<std::string>& lines, std::uint32_t state) const
    {
        std::string text;
        for (const std::string& line : lines) text += line + "\n";
        const Checked<play::Script> script = play::parse_script(text, "witness");
        if (!script) return false;
        play::Playing playing = play::begin(pinned);
        for (const play::ScriptLine& line : script->lines) {
            const Checked<play::Command> command =
                play::command_from(line, "witness", model, playing.pinned, playing.state, playing.typed);
            if (!command) return false;
            const play::Decided decided = play::decide(playing.pinned, playing.state, *command);
            if (!decided) return false;
            playing.take(*decided);
        }
        return find(playing.state.branch) == state;
    }
};

Witnesses::Witnesses(const play::Pinned& pinned, const acts::Model& model, const Classes& classes, const Space& space,
                     const std::vector<std::string>& texts)
    : data_(std::make_unique<Data>(pinned, model, classes, space))
{
    data_->hear_all(texts);
    data_->walk();
}

Witnesses::~Witnesses() = default;

std::vector<const Witnesses::Said*> Witnesses::said_in(const BranchState& state) const
{
    std::vector<const Said*> list;
    if (state.over()) return list;
    if (state.in_contact()) {
        list = data_->offered_now(state);
        for (const Said& said : data_->typed[state.node]) list.push_back(&said);
    }
    for (const Said* deed : data_->deeds_now(state)) list.push_back(deed);
    return list;
}

std::vector<std::optional<Letter>> Witnesses::offered_in(const BranchState& state) const
{
    std::vector<std::optional<Letter>> list;
    const play::CompiledNode& node = data_->pinned.compiled->nodes[state.node];
    for (std::size_t i = 0; i < node.offered.size(); ++i) {
        const bool holds = node.offered[i].holds(state);
        list.push_back(holds ? std::optional<Letter>(data_->offered[state.node][i].letter) : std::nullopt);
    }
    return list;
}

std::uint32_t Witnesses::index_of(const BranchState& state) const
{
    return data_->find(state);
}

std::uint32_t Witnesses::after(std::uint32_t state, const Letter& letter) const
{
    return data_->find(play::step(*data_->pinned.compiled, data_->space.states[state], letter));
}

bool Witnesses::in_words(std::uint32_t state) const
{
    return data_->reached(state);
}

const std::vector<std::uint32_t>& Witnesses::in_order() const
{
    return data_->order;
}

Witness Witnesses::then(std::uint32_t state, const Said& said) const
{
    Witness witness{data_->lines_to(state), true};
    witness.lines.push_back(said.line);
    witness.plays = data_->plays_to(witness.lines, after(state, said.letter));
    return witness;
}

Witness Witnesses::to(std::uint32_t state) const
{
    if (data_->reached(state)) {
        Witness witness{data_->lines_to(state), true};
        // Words can be heard otherwise once others went before them.
        if (data_->plays_to(witness.lines, state)) return witness;
    }
    std::vector<std::uint32_t> path;
    for (std::uint32_t at = state; at != nowhere; at = data_->space.parent[at]) path.push_back(at);
    std::reverse(path.begin(), path.end());
    Witness witness{{}, true};
    for (std::size_t i = 1; i < path.size(); ++i) {
        const std::optional<Said> move = data_->move_between(*this, path[i - 1], path[i]);
        witness.lines.push_back(move ? move->line : "# by class");
    }
    witness.plays = data_->plays_to(witness.lines, state);
    return witness;
}

Witness Witnesses::to(const Sight& sight) const
{
    Witness witness = to(sight.from);
    if (!sight.by_move) return witness;
    const std::uint32_t next = after(sight.from, sight.move);
    if (sight.move.move != Move::reply) {
        if (const std::optional<Said> move = data_->move_between(*this, sight.from, next)) {
            witness.lines.push_back(move->line);
        }
        return witness;
    }
    // Of all words that lead there, those that are heard as this class.
    const BranchState& from = data_->space.states[sight.from];
    for (const Said* said : said_in(from)) {
        const bool answers_so = sight.move.answers == play::AnswerSet{} || said->letter.answers == sight.move.answers;
        if (said->letter.exits == sight.move.exits && answers_so && after(sight.from, said->letter) == next) {
            witness.lines.push_back(said->line);
            return witness;
        }
    }
    witness.plays = false;
    witness.lines.push_back("# by class: " + class_in_words(*data_->pinned.scenario, from, sight.move));
    return witness;
}

std::string class_in_words(const scenario::Scenario& scenario, const BranchState& state, const Letter& letter)
{
    const scenario::Node& node = scenario.nodes[state.node];
    std::string out = "a reply that sounds " + std::string(customer::name_of(letter.tone));
    std::replace(out.begin(), out.end(), '_', ' ');
    for (std::size_t i = 0; i < node.exits.size(); ++i) {
        if (((letter.exits >> i) & 1U) != 0) out += ", fulfils exit " + node.exits[i].id;
    }
    for (std::size_t i = 0; i < scenario.answers.size(); ++i) {
        if (!letter.answers.has(i)) continue;
        out += ", touches " + scenario.answers[i].topic;
        break;
    }
    for (std::size_t i = 0; i < scenario.promises.size(); ++i) {
        const unsigned time = (static_cast<unsigned>(letter.promises) >> (3 * i)) & 7U;
        if (time == 0) continue;
        out += ", promises " + scenario.promises[i].id + " by " + scenario.promises[i].slots[time - 1];
    }
    return out;
}

}  // namespace amends::proof
