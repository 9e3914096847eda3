#include "sim/proof/witness.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

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

acts::Context context_at(const scenario::Scenario& scenario, const scenario::Node& node)
{
    acts::Context context;
    context.language = scenario.language;
    if (!node.lines.empty() && !node.lines.front().speech.silent()) {
        std::string line;
        for (const std::string& segment : node.lines.front().speech.wordings.front()) line += segment + " ";
        context.customer_lines.push_back(std::move(line));
    }
    for (const scenario::Topic& topic : scenario.topics) {
        context.topics.push_back({topic.id, topic.words, topic.fact, topic.action});
    }
    context.names = {scenario.customer.name};
    return context;
}

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
        std::string line;
    };
    std::vector<Step> steps;  ///< by state: how words come to it
    std::vector<bool> reached;

    Data(const play::Pinned& a_pinned, const acts::Model& a_model, const Classes& some_classes, const Space& a_space)
        : pinned(a_pinned),
          model(a_model),
          classes(some_classes),
          space(a_space),
          live(*a_pinned.scenario, *a_pinned.compiled)
    {
        index.reserve(2 * space.states.size());
        for (std::uint32_t i = 0; i < space.states.size(); ++i) index.emplace(space.states[i], i);
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
        for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
            const scenario::Node& node = scenario.nodes[n];
            typed.emplace_back();
            offered.emplace_back();
            if (node.exits.empty()) continue;
            const play::PlayState state = play_state(n);
            for (const scenario::Offered& each : node.offered) {
                offered[n].push_back({"/choose " + each.id, play::letter_of(pinned, state, play::confirmed(each),
                                                                            each.deadline.value_or(""))});
            }
            const acts::Context context = context_at(scenario, node);
            for (const std::string& text : texts) {
                const acts::Hearing hearing = acts::hear(model, context, text);
                if (hearing.go_on) continue;  // it is listening while there is more to tell
                const Letter letter = play::letter_of(pinned, state, hearing);
                const auto same = std::find_if(typed[n].begin(), typed[n].end(),
                                               [&](const Said& each) { return each.letter == letter; });
                if (same == typed[n].end()) typed[n].push_back({text, letter});
            }
        }
    }

    /// Every state that words come to, in order of breadth.
    void walk(const Witnesses& self)
    {
        steps.resize(space.states.size());
        reached.assign(space.states.size(), false);
        reached[0] = true;
        std::vector<std::uint32_t> open = {0};
        for (std::size_t k = 0; k < open.size(); ++k) {
            const std::uint32_t at = open[k];
            for (const Said& said : self.said_in(space.states[at])) {
                const std::uint32_t next = find(play::step(*pinned.compiled, space.states[at], said.letter));
                if (next == nowhere || reached[next]) continue;
                reached[next] = true;
                steps[next] = {at, said.line};
                open.push_back(next);
            }
        }
    }

    std::vector<std::string> lines_to(std::uint32_t state) const
    {
        std::vector<std::string> lines;
        for (std::uint32_t at = state; at != 0; at = steps[at].from) lines.push_back(steps[at].line);
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
        for (const Said& said : self.said_in(state)) {
            if (leads(said.letter)) return said;
        }
        for (const ReplyClass& reply : classes.nodes[state.node].replies) {
            if (leads(reply.letter)) {
                return Said{"# by class: " + class_in_words(*pinned.scenario, state, reply.letter), reply.letter};
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
    data_->walk(*this);
}

Witnesses::~Witnesses() = default;

std::vector<Witnesses::Said> Witnesses::said_in(const BranchState& state) const
{
    std::vector<Said> list;
    if (state.over()) return list;
    const Compiled& compiled = *data_->pinned.compiled;
    if (state.in_contact()) {
        const play::CompiledNode& node = compiled.nodes[state.node];
        for (std::size_t i = 0; i < node.offered.size(); ++i) {
            if (node.offered[i].holds(state)) list.push_back(data_->offered[state.node][i]);
        }
        list.insert(list.end(), data_->typed[state.node].begin(), data_->typed[state.node].end());
        list.push_back({"/listen", plain(Move::listen)});
        list.push_back({"/hangup", plain(Move::hang_up)});
    } else {
        list.push_back({"/wait", plain(Move::wait)});
    }
    for (std::size_t i = 0; i < compiled.actions.size(); ++i) {
        const Letter act = plain(Move::act, i);
        if (compiled.actions[i].bit < 0 || !play::allowed(compiled, state, act)) continue;
        list.push_back({"/do " + data_->pinned.scenario->actions[i].id, act});
    }
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
    return data_->reached[state];
}

Witness Witnesses::to(std::uint32_t state) const
{
    if (data_->reached[state]) {
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
    for (const Said& said : said_in(from)) {
        const bool answers_so = sight.move.answers == play::AnswerSet{} || said.letter.answers == sight.move.answers;
        if (said.letter.exits == sight.move.exits && answers_so && after(sight.from, said.letter) == next) {
            witness.lines.push_back(said.line);
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
