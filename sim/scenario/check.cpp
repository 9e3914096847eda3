#include "sim/scenario/check.h"

#include <algorithm>
#include <map>

#include "scoring/base/json_text.h"
#include "scoring/base/suggest.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/visitor.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

/// A file that is wrong throughout must not cost a suggestion each time.
constexpr std::size_t most_suggestions = 200;

struct KindWords {
    std::string_view one;   ///< "node"
    std::string_view list;  ///< where such things are declared
};

KindWords words_of(Kind kind)
{
    switch (kind) {
        case Kind::node:
            return {"node", "/nodes"};
        case Kind::line:
            return {"line", "/nodes"};
        case Kind::exit:
            return {"exit", "/nodes"};
        case Kind::offered:
            return {"offered reply", "/nodes"};
        case Kind::action:
            return {"action", "/actions"};
        case Kind::topic:
        case Kind::question_topic:
            return {"topic", "/topics"};
        case Kind::promise:
            return {"promise", "/promises"};
        case Kind::slot:
            return {"slot", "/slots"};
        case Kind::var:
            return {"variable", "/vars"};
        case Kind::ending:
            return {"ending", "/endings"};
        case Kind::contact:
            return {"contact", "/contacts"};
        case Kind::better:
            return {"better answer", "/better"};
        case Kind::variant:
            return {"variant", "/variants"};
        case Kind::scenario:
        case Kind::memory:
        case Kind::persona:
        case Kind::option:
        case Kind::value:
            break;
    }
    return {};
}

/// Goes through the scenario once: collects ids and references, and judges what can be judged on the way.
class Walk : public Visitor<Walk, true, true> {
public:
    Walk(const Scenario& scenario, Rules& rules) : scenario_(scenario), rules_(rules) {}

    void on_id(Kind kind, const std::string& id)
    {
        const KindWords words = words_of(kind);
        if (words.one.empty()) return;
        const auto [first, fresh] = ids_[kind].emplace(id, pointer());
        if (fresh) return;
        rules_.broken(pointer(), "the id " + in_quotes(id) + " belongs to another " + std::string(words.one) +
                                     " already (" + first->second + ")");
    }

    void on_ref(Kind kind, const std::string& id) { refer(kind, id, false); }
    void on_key_ref(Kind kind, const std::string& id) { refer(kind, id, true); }

    void on_guard(const Guard& guard)
    {
        check_bounds(guard);
        check_contradictions(guard);
        for (const VarCondition& condition : guard.vars) {
            const std::string place = at(pointer(), "vars", condition.var);
            for (std::size_t i = 0; i < condition.values.size(); ++i) {
                check_value(condition.var, condition.values[i], condition.values.size() > 1 ? at(place, i) : place);
            }
        }
    }

    void on_speech(const Speech& speech)
    {
        if (speech.vent) {
            rules_.broken(at(pointer(), "vent"), "only the line on entering a node can wait for the trainee to listen");
        }
    }

    void on_assignments(const std::map<std::string, std::string>& values)
    {
        for (const auto& [var, value] : values) check_value(var, value, at(pointer(), var));
    }

    void on_remember() { need_memory(pointer()); }

    void resolve()
    {
        for (const Reference& reference : references_) {
            const auto& known = ids_[reference.kind];
            if (known.count(*reference.id) != 0) continue;
            const KindWords words = words_of(reference.kind);
            std::vector<std::string_view> names;
            for (const auto& entry : known) names.push_back(entry.first);
            const std::string message = std::string(words.one) + " " + in_quotes(*reference.id) + " does not exist" +
                                        rules_.suggestion(*reference.id, names);
            const std::vector<std::string> reads{at(words.list, "-")};
            if (reference.is_key)
                rules_.broken_key(reference.pointer, message, reads);
            else
                rules_.broken(reference.pointer, message, reads);
        }
    }

private:
    struct Reference {
        Kind kind;
        const std::string* id;
        std::string pointer;
        bool is_key;
    };

    void refer(Kind kind, const std::string& id, bool is_key)
    {
        if (id.empty() || words_of(kind).one.empty()) return;
        if (kind == Kind::question_topic && id == "*") return;
        references_.push_back({kind == Kind::question_topic ? Kind::topic : kind, &id, pointer(), is_key});
    }

    void check_value(const std::string& var, const std::string& value, const std::string& place)
    {
        const auto found = std::find_if(scenario_.vars.begin(), scenario_.vars.end(),
                                        [&var](const Var& candidate) { return candidate.id == var; });
        if (found == scenario_.vars.end()) return;
        if (std::find(found->values.begin(), found->values.end(), value) != found->values.end()) return;
        const std::vector<std::string_view> known{found->values.begin(), found->values.end()};
        rules_.broken(place,
                      in_quotes(value) + " is no value of " + in_quotes(var) + ", which can be " + listed(known, "or") +
                          rules_.suggestion(value, known),
                      {"/vars"});
    }

    void need_memory(const std::string& place)
    {
        if (scenario_.memory.empty()) {
            rules_.broken(place, "this scenario names no memory; describe it under \"memory\" first", {"/memory"});
        }
    }

    void check_bounds(const Guard& guard)
    {
        if (guard.heard > guard.heard_most) {
            rules_.broken(at(pointer(), "heard_most"), "this is less than \"heard\", so the guard can never hold");
        }
        if (guard.memory > guard.memory_most) {
            rules_.broken(at(pointer(), "memory_most"), "this is less than \"memory\", so the guard can never hold");
        }
        if (guard.memory != Memory::no) need_memory(at(pointer(), "memory"));
        if (guard.memory_most != Memory::yes) need_memory(at(pointer(), "memory_most"));
    }

    void check_contradictions(const Guard& guard)
    {
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            const acts::Act act = acts::act_at(i);
            if (!guard.all_acts.has(act) || !guard.no_act.has(act)) continue;
            rules_.broken(at(pointer(), "no_act"), in_quotes(acts::name_of(act)) +
                                                       " is asked for under \"acts\" and ruled out here, so the "
                                                       "guard can never hold");
        }
        for (std::size_t i = 0; i < guard.not_done.size(); ++i) {
            if (std::find(guard.done.begin(), guard.done.end(), guard.not_done[i]) == guard.done.end()) continue;
            rules_.broken(at(pointer(), "not_done", i), in_quotes(guard.not_done[i]) +
                                                            " is asked for under \"done\" and ruled out here, so the "
                                                            "guard can never hold");
        }
    }

    const Scenario& scenario_;
    Rules& rules_;
    std::map<Kind, std::map<std::string, std::string>> ids_;
    std::vector<Reference> references_;
};

}  // namespace

std::string Rules::suggestion(std::string_view word, const std::vector<std::string_view>& known) const
{
    if (broken_.size() > most_suggestions || word.size() > most_id_size) return "";
    return did_you_mean(word, known);
}

std::string at(std::string_view pointer, std::string_view key)
{
    return child_pointer(pointer, key);
}

std::string at(std::string_view pointer, std::size_t index)
{
    return child_pointer(pointer, index);
}

void check_state_only(const Guard& when, const std::string& pointer, std::string_view whose, Rules& rules)
{
    const auto refuse = [&](bool reads, std::string_view key) {
        if (!reads) return;
        rules.broken_key(at(pointer, key), "the guard of " + std::string(whose) + " reads the state alone, and " +
                                               in_quotes(key) + " reads a reply");
    };
    refuse(!when.all_acts.empty(), "acts");
    refuse(!when.any_act.empty(), "any_act");
    refuse(!when.no_act.empty(), "no_act");
    refuse(when.empathy > 0, "empathy");
    refuse(!when.topics.empty(), "topics");
    refuse(!when.no_topics.empty(), "no_topics");
}

std::vector<BrokenRule> check_scenario(const Scenario& scenario)
{
    Rules rules;
    Walk walk(scenario, rules);
    describe(walk, scenario);
    walk.resolve();
    check_nodes(scenario, rules);
    check_ways(scenario, rules);
    check_deeds(scenario, rules);
    check_wording(scenario, rules);
    check_variants(scenario, rules);
    return std::move(rules.all());
}

}  // namespace amends::scenario
