#include <algorithm>
#include <string>

#include "sim/play/compiled.h"
#include "sim/play/kept.h"

namespace amends::play {
namespace {

using scenario::Scenario;

template <class List>
std::int16_t index_in(const List& list, std::string_view id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
    return found == list.end() ? std::int16_t{-1} : static_cast<std::int16_t>(found - list.begin());
}

std::uint8_t fate_bits(const std::vector<scenario::PromiseFate>& fates)
{
    const auto bit = [](PromiseState state) { return 1U << static_cast<unsigned>(state); };
    unsigned bits = 0;
    for (const scenario::PromiseFate fate : fates) {
        switch (fate) {
            case scenario::PromiseFate::none:
                bits |= bit(PromiseState::none);
                break;
            case scenario::PromiseFate::open:
                bits |= bit(PromiseState::due_first) | bit(PromiseState::due_second) | bit(PromiseState::due_third);
                break;
            case scenario::PromiseFate::kept:
                bits |= bit(PromiseState::kept);
                break;
            case scenario::PromiseFate::late:
                bits |= bit(PromiseState::late);
                break;
            case scenario::PromiseFate::broken:
                bits |= bit(PromiseState::broken);
                break;
        }
    }
    return static_cast<std::uint8_t>(bits);
}

/// What the whole scenario's guards read and what its parts change: known before any part is compiled.
class Compiler {
public:
    Compiler(const Scenario& scenario, const customer::Persona& persona) : in_(scenario) { out_.persona = persona; }

    Checked<Compiled> compile()
    {
        lay_out_vars();
        lay_out_actions();
        if (!faults_.empty()) return tl::unexpected<Diagnostics>(faults_);
        for (const scenario::Node& node : in_.nodes) out_.nodes.push_back(compiled(node));
        for (const scenario::Answer& answer : in_.answers) {
            out_.answers.push_back({compiled(answer.when), node_mask(answer.nodes), compiled(answer.effects)});
        }
        for (std::size_t i = 0; i < in_.actions.size(); ++i) out_.actions.push_back(compiled(in_.actions[i], bits_[i]));
        for (const scenario::Promise& promise : in_.promises) out_.promises.push_back(compiled(promise));
        for (const scenario::Contact& contact : in_.contacts) {
            out_.contacts.push_back({contact.opener == rubric::Opener::customer, index_in(in_.slots, contact.slot),
                                     compiled(contact.when),
                                     static_cast<std::uint16_t>(index_in(in_.nodes, contact.node))});
        }
        for (const scenario::Reaction& reaction : in_.reactions) out_.reactions.push_back(compiled(reaction.when));
        for (const scenario::Gate& gate : in_.gates) out_.gates.push_back(compiled(gate.when));
        finish();
        out_.kept = kept_after(in_, out_);
        return std::move(out_);
    }

private:
    void fault(std::string message) { faults_.push_back({{in_.id, 0, 0, ""}, std::move(message)}); }

    void lay_out_vars()
    {
        std::uint32_t radix = 1;
        for (const scenario::Var& var : in_.vars) {
            radices_.push_back({static_cast<std::uint16_t>(radix), static_cast<std::uint16_t>(var.values.size())});
            radix *= static_cast<std::uint32_t>(var.values.size());
            if (radix > 65'536) return fault("the ranges of all variables multiply to more than 65,536");
        }
    }

    bool read_by_a_guard(const std::string& action) const
    {
        const auto reads = [&](const scenario::Guard& guard) {
            return std::find(guard.done.begin(), guard.done.end(), action) != guard.done.end() ||
                   std::find(guard.not_done.begin(), guard.not_done.end(), action) != guard.not_done.end();
        };
        const auto any = [&](const auto& list) {
            return std::any_of(list.begin(), list.end(), [&](const auto& each) { return reads(each.when); });
        };
        for (const scenario::Node& node : in_.nodes) {
            if (any(node.lines) || any(node.exits) || any(node.offered)) return true;
        }
        const auto needs = [&](const scenario::Action& each) { return reads(each.needs); };
        return any(in_.answers) || any(in_.reactions) || any(in_.contacts) || any(in_.gates) ||
               std::any_of(in_.actions.begin(), in_.actions.end(), needs);
    }

    /// Only an action that changes something, or that a guard reads, takes a bit.
    void lay_out_actions()
    {
        int next = 0;
        for (const scenario::Action& action : in_.actions) {
            const bool keeps = std::any_of(in_.promises.begin(), in_.promises.end(),
                                           [&](const auto& each) { return each.kept_by_action == action.id; });
            const bool matters = action.impression != customer::Impression::neutral || !action.effects.none() ||
                                 !action.opens.empty() || keeps || read_by_a_guard(action.id);
            bits_.push_back(matters && !action.repeats ? static_cast<std::int16_t>(next++) : std::int16_t{-1});
        }
        if (next > 16) fault("more than 16 actions change something or are read by a guard");
        if (in_.promises.size() > promises_most) fault("more than 5 promises");
    }

    StateGuard compiled(const scenario::Guard& guard) const
    {
        StateGuard out;
        const auto byte = [](auto value) { return static_cast<std::uint8_t>(value); };
        out.anger_least = byte(guard.anger.least);
        out.anger_most = byte(guard.anger.most);
        out.trust_least = byte(guard.trust.least);
        out.trust_most = byte(guard.trust.most);
        out.heard_least = byte(guard.heard);
        out.heard_most = byte(guard.heard_most);
        out.memory_least = byte(guard.memory);
        out.memory_most = byte(guard.memory_most);
        for (const scenario::VarCondition& condition : guard.vars) out.vars.push_back(compiled(condition));
        out.done = action_mask(guard.done);
        out.not_done = action_mask(guard.not_done);
        for (const scenario::PromiseCondition& condition : guard.promises) {
            out.fates.at(static_cast<std::size_t>(index_in(in_.promises, condition.promise))) =
                fate_bits(condition.fates);
            out.reads_promises = true;
        }
        return out;
    }

    StateGuard::VarIn compiled(const scenario::VarCondition& condition) const
    {
        const auto index = static_cast<std::size_t>(index_in(in_.vars, condition.var));
        std::uint32_t values = 0;
        for (const std::string& value : condition.values) values |= 1U << value_index(in_.vars[index], value);
        return {radices_[index].first, radices_[index].second, values};
    }

    static unsigned value_index(const scenario::Var& var, const std::string& value)
    {
        return static_cast<unsigned>(std::find(var.values.begin(), var.values.end(), value) - var.values.begin());
    }

    std::uint16_t action_mask(const std::vector<std::string>& ids) const
    {
        unsigned mask = 0;
        for (const std::string& id : ids) {
            const std::int16_t bit = bits_[static_cast<std::size_t>(index_in(in_.actions, id))];
            if (bit >= 0) mask |= 1U << static_cast<unsigned>(bit);
        }
        return static_cast<std::uint16_t>(mask);
    }

    CompiledEffects compiled(const scenario::Effects& effects) const
    {
        CompiledEffects out;
        for (const auto& [var, value] : effects.set) {
            const auto index = static_cast<std::size_t>(index_in(in_.vars, var));
            out.set.push_back({radices_[index].first, radices_[index].second,
                               static_cast<std::uint16_t>(value_index(in_.vars[index], value))});
        }
        if (effects.remember) out.remember = static_cast<std::int8_t>(*effects.remember);
        return out;
    }

    CompiledExit compiled(const scenario::Exit& exit) const
    {
        return {compiled(exit.when), exit.when.reads_reply(), compiled(exit.effects),
                exit.to.empty() ? -1 : index_in(in_.nodes, exit.to)};
    }

    CompiledNode compiled(const scenario::Node& node) const
    {
        CompiledNode out;
        for (const scenario::EntryLine& line : node.lines) {
            out.lines.push_back(compiled(line.when));
            if (line.speech.vent) out.vent_segments = static_cast<std::uint8_t>(line.speech.wordings.front().size());
        }
        for (const scenario::Exit& exit : node.exits) out.exits.push_back(compiled(exit));
        out.patience = static_cast<std::uint8_t>(node.patience);
        if (node.out_of_patience) out.out_of_patience = compiled(*node.out_of_patience);
        for (const scenario::Offered& offered : node.offered) out.offered.push_back(compiled(offered.when));
        out.hang_up = node.hang_up;
        out.ending = static_cast<std::uint8_t>(index_in(in_.endings, node.ending) + 1);
        return out;
    }

    std::vector<bool> node_mask(const std::vector<std::string>& ids) const
    {
        std::vector<bool> mask(in_.nodes.size(), ids.empty());
        for (const std::string& id : ids) mask[static_cast<std::size_t>(index_in(in_.nodes, id))] = true;
        return mask;
    }

    CompiledAction compiled(const scenario::Action& action, std::int16_t bit) const
    {
        CompiledAction out;
        out.needs = compiled(action.needs);
        out.nodes = node_mask(action.nodes);
        out.slots.assign(in_.slots.size(), action.slots.empty());
        for (const std::string& id : action.slots) out.slots[static_cast<std::size_t>(index_in(in_.slots, id))] = true;
        out.between = action.between;
        out.bit = bit;
        out.repeats = action.repeats;
        out.impression = action.impression;
        out.effects = compiled(action.effects);
        out.opens = index_in(in_.contacts, action.opens);
        return out;
    }

    CompiledPromise compiled(const scenario::Promise& promise) const
    {
        CompiledPromise out;
        for (std::size_t i = 0; i < promise.slots.size(); ++i) {
            out.slots.at(i) = static_cast<std::uint8_t>(index_in(in_.slots, promise.slots[i]));
            if (promise.slots[i] == promise.unless_said) out.unless_said = static_cast<std::uint8_t>(i);
        }
        out.slot_count = static_cast<std::uint8_t>(promise.slots.size());
        out.kept_by_action = index_in(in_.actions, promise.kept_by_action);
        out.kept_by_contact = index_in(in_.contacts, promise.kept_by_contact);
        return out;
    }

    void finish()
    {
        out_.start.anger = static_cast<std::uint8_t>(in_.start.anger);
        out_.start.trust = static_cast<std::uint8_t>(in_.start.trust);
        out_.first_contact = static_cast<std::uint8_t>(index_in(in_.contacts, in_.start.contact));
        out_.slots = static_cast<std::uint8_t>(in_.slots.size());
        out_.unended = static_cast<std::uint8_t>(index_in(in_.endings, in_.unended) + 1);
    }

    const Scenario& in_;
    Compiled out_;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> radices_;
    std::vector<std::int16_t> bits_;
    Diagnostics faults_;
};

}  // namespace

bool StateGuard::holds(const BranchState& state) const
{
    if (state.anger < anger_least || state.anger > anger_most) return false;
    if (state.trust < trust_least || state.trust > trust_most) return false;
    if (state.heard() < heard_least || state.heard() > heard_most) return false;
    if (state.memory() < memory_least || state.memory() > memory_most) return false;
    if ((state.done & done) != done || (state.done & not_done) != 0) return false;
    for (const VarIn& var : vars) {
        if (((var.values >> (state.vars / var.radix % var.size)) & 1U) == 0) return false;
    }
    if (!reads_promises) return true;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        if (fates[i] != 0 && ((fates[i] >> static_cast<unsigned>(state.promise(i))) & 1U) == 0) return false;
    }
    return true;
}

void CompiledEffects::Set::happen(BranchState& state) const
{
    const int before = state.vars / radix % size;
    state.vars = static_cast<std::uint16_t>(state.vars + (value - before) * radix);
}

void CompiledEffects::happen(BranchState& state) const
{
    for (const Set& each : set) each.happen(state);
    if (remember >= 0) state.memories = static_cast<std::uint8_t>(state.heard() + 3 * remember);
}

Checked<Compiled> compile(const Scenario& scenario, const customer::Coefficients& coefficients)
{
    const customer::Persona* const persona = coefficients.persona(scenario.customer.persona);
    if (persona == nullptr) {
        return fault({scenario.id, 0, 0, "/customer/persona"},
                     "persona \"" + scenario.customer.persona + "\" is not in the coefficients");
    }
    return Compiler(scenario, *persona).compile();
}

}  // namespace amends::play
