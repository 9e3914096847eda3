// Ways that an earlier way always takes the place of: read off the guards alone, so certain.
#include <algorithm>

#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

using scenario::Guard;

template <class T>
bool within(const std::vector<T>& inner, const std::vector<T>& outer)
{
    return std::all_of(inner.begin(), inner.end(),
                       [&](const T& each) { return std::find(outer.begin(), outer.end(), each) != outer.end(); });
}

/// Lists in which "none" stands for "any".
template <class T>
bool within_any(const std::vector<T>& inner, const std::vector<T>& outer)
{
    if (outer.empty()) return true;
    return !inner.empty() && within(inner, outer);
}

bool within_band(scenario::Band inner, scenario::Band outer)
{
    return inner.least >= outer.least && inner.most <= outer.most;
}

bool implies_acts(const Guard& narrow, const Guard& wide)
{
    if (!narrow.all_acts.has_all(wide.all_acts) || !narrow.no_act.has_all(wide.no_act)) return false;
    if (narrow.empathy < wide.empathy) return false;
    if (wide.any_act.empty() || narrow.all_acts.has_any(wide.any_act)) return true;
    return !narrow.any_act.empty() && wide.any_act.has_all(narrow.any_act);
}

bool implies_topics(const Guard& narrow, const Guard& wide)
{
    const auto touched = [&](const scenario::TopicCondition& wanted) {
        return std::any_of(narrow.topics.begin(), narrow.topics.end(), [&](const scenario::TopicCondition& have) {
            return have.topic == wanted.topic && within_any(have.how, wanted.how);
        });
    };
    const auto untouched = [&](const scenario::TopicCondition& wanted) {
        return std::any_of(narrow.no_topics.begin(), narrow.no_topics.end(), [&](const scenario::TopicCondition& have) {
            return have.topic == wanted.topic && within_any(wanted.how, have.how);
        });
    };
    return std::all_of(wide.topics.begin(), wide.topics.end(), touched) &&
           std::all_of(wide.no_topics.begin(), wide.no_topics.end(), untouched);
}

bool implies_state(const Guard& narrow, const Guard& wide)
{
    if (!within_band(narrow.anger, wide.anger) || !within_band(narrow.trust, wide.trust)) return false;
    if (narrow.heard < wide.heard || narrow.heard_most > wide.heard_most) return false;
    if (narrow.memory < wide.memory || narrow.memory_most > wide.memory_most) return false;
    if (!within(wide.done, narrow.done) || !within(wide.not_done, narrow.not_done)) return false;
    const auto var = [&](const scenario::VarCondition& wanted) {
        return std::any_of(narrow.vars.begin(), narrow.vars.end(), [&](const scenario::VarCondition& have) {
            return have.var == wanted.var && within(have.values, wanted.values);
        });
    };
    const auto promise = [&](const scenario::PromiseCondition& wanted) {
        return std::any_of(narrow.promises.begin(), narrow.promises.end(), [&](const scenario::PromiseCondition& have) {
            return have.promise == wanted.promise && within(have.fates, wanted.fates);
        });
    };
    return std::all_of(wide.vars.begin(), wide.vars.end(), var) &&
           std::all_of(wide.promises.begin(), wide.promises.end(), promise);
}

std::vector<acts::TopicHow> how_of(const scenario::Answer& answer)
{
    return answer.how.empty() ? std::vector{acts::TopicHow::asked} : answer.how;
}

bool takes_the_place(const scenario::Answer& earlier, const scenario::Answer& later)
{
    return earlier.topic == later.topic && within(how_of(later), how_of(earlier)) &&
           within_any(later.nodes, earlier.nodes) && implies(later.when, earlier.when);
}

bool takes_the_place(const scenario::Reaction& earlier, const scenario::Reaction& later)
{
    return within_any(later.nodes, earlier.nodes) && implies(later.when, earlier.when);
}

/// For each of the list, the first before it that always takes its place.
template <class List>
void find_shadowed(const List& list, std::string_view id, std::string_view what, const std::string& pointer,
                   Findings& findings)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (!takes_the_place(list[k], list[i])) continue;
            Finding finding = finding_at(id, pointer + "/" + std::to_string(i),
                                         "whenever this " + std::string(what) + " could be taken, the one at " +
                                             pointer + "/" + std::to_string(k) + " is taken before it",
                                         "put the one with the narrower guard first");
            finding.verdict = Verdict::proved;
            findings.push_back(std::move(finding));
            break;
        }
    }
}

struct GuardedExit {
    const scenario::Exit* exit;
};

bool takes_the_place(const GuardedExit& earlier, const GuardedExit& later)
{
    return implies(later.exit->when, earlier.exit->when);
}

/// Of a deed that may be repeated nobody keeps whether it was done, so a guard that asks for it asks nothing.
class DeedsRead {
public:
    DeedsRead(const scenario::Scenario& scenario, Findings& findings) : scenario_(scenario), findings_(findings) {}

    void run()
    {
        for (std::size_t i = 0; i < scenario_.nodes.size(); ++i) {
            const scenario::Node& node = scenario_.nodes[i];
            const std::string pointer = at("/nodes", i);
            all(node.lines, pointer + "/lines", "/when");
            all(node.exits, pointer + "/exits", "/when");
            all(node.offered, pointer + "/offered", "/when");
        }
        all(scenario_.answers, "/answers", "/when");
        all(scenario_.reactions, "/reactions", "/when");
        all(scenario_.contacts, "/contacts", "/when");
        all(scenario_.gates, "/gates", "/when");
        for (std::size_t i = 0; i < scenario_.actions.size(); ++i) {
            look_at(scenario_.actions[i].needs, at("/actions", i) + "/needs");
        }
    }

private:
    static std::string at(const std::string& list, std::size_t index) { return list + "/" + std::to_string(index); }

    template <class List>
    void all(const List& list, const std::string& pointer, const std::string& key)
    {
        for (std::size_t i = 0; i < list.size(); ++i) look_at(list[i].when, at(pointer, i) + key);
    }

    void look_at(const Guard& guard, const std::string& pointer)
    {
        for (std::size_t i = 0; i < guard.done.size(); ++i) deed(guard.done[i], at(pointer + "/done", i));
        for (std::size_t i = 0; i < guard.not_done.size(); ++i) deed(guard.not_done[i], at(pointer + "/not_done", i));
    }

    void deed(const std::string& id, const std::string& pointer)
    {
        const auto repeats = [&](const scenario::Action& each) { return each.id == id && each.repeats; };
        if (std::none_of(scenario_.actions.begin(), scenario_.actions.end(), repeats)) return;
        findings_.push_back(finding_at("deed-read-and-repeats", pointer,
                                       "\"" + id +
                                           "\" may be done again and again, so nobody keeps whether it was done: this "
                                           "asks nothing",
                                       "let it be done once, or let it set a variable and ask for that"));
    }

    const scenario::Scenario& scenario_;
    Findings& findings_;
};

}  // namespace

bool implies(const Guard& narrow, const Guard& wide)
{
    return implies_acts(narrow, wide) && implies_topics(narrow, wide) && implies_state(narrow, wide);
}

void lint_guards(const scenario::Scenario& scenario, Findings& findings)
{
    DeedsRead(scenario, findings).run();
    find_shadowed(scenario.answers, "answer-shadowed", "answer", "/answers", findings);
    find_shadowed(scenario.reactions, "reaction-shadowed", "reaction", "/reactions", findings);
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        std::vector<GuardedExit> exits;
        for (const scenario::Exit& exit : scenario.nodes[i].exits) exits.push_back({&exit});
        // The otherwise is what is left: it is there for the reader even where something always comes before it.
        if (!exits.empty()) exits.pop_back();
        find_shadowed(exits, "exit-shadowed", "exit", "/nodes/" + std::to_string(i) + "/exits", findings);
    }
}

}  // namespace amends::proof
