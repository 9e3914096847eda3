#include "sim/proof/classes.h"

#include <algorithm>

namespace amends::proof {
namespace {

using play::AnswerSet;
using play::Compiled;
using play::CompiledNode;

/// Demands of touching an answer that makes a difference here; the empty set is no answer, which demands nothing.
struct AnswerClass {
    AnswerSet answers;
    std::vector<OneOf> demands;
};

/// Words that touch an answer, in any of its ways.
OneOf demands_of(const scenario::Scenario& scenario, const scenario::Answer& answer)
{
    const std::vector<acts::TopicHow> asked = {acts::TopicHow::asked};
    if (answer.topic != "*") return touching(scenario, answer.topic, answer.how.empty() ? asked : answer.how);
    // A question or an offer about nothing foreseen: it harms nobody, and asks about and offers no topic.
    Wanted wanted;
    wanted.never = acts::harmful_acts();
    for (const scenario::Topic& topic : scenario.topics) {
        for (const acts::TopicHow how : {acts::TopicHow::asked, acts::TopicHow::offered}) {
            const Wanted touched = touching(scenario, topic.id, {how}).front();
            for (std::size_t i = 0; i < wanted.no_topics.size(); ++i) wanted.no_topics[i] |= touched.topics[i];
        }
    }
    return {wanted};
}

/// No answer; any one without effects where that makes a difference, by touching them all; and each with effects, those
/// that do the same in the same states as one.
std::vector<AnswerClass> answer_classes(const scenario::Scenario& scenario, const Compiled& compiled, std::size_t node)
{
    std::vector<AnswerClass> classes(1);
    // An answer holds the customer where the otherwise would send them on; elsewhere a plain one is as good as none.
    const CompiledNode& here = compiled.nodes[node];
    const bool plain_matters = here.exits.back().to >= 0 && here.out_of_patience.has_value();
    AnswerClass plain;
    plain.demands.emplace_back();
    std::vector<std::size_t> first;  // by class from the second on: the first answer of it
    const auto join = [&](AnswerClass& into, std::size_t i) {
        const OneOf more = demands_of(scenario, scenario.answers[i]);
        OneOf& any = into.demands.front();
        any.insert(any.end(), more.begin(), more.end());
    };
    for (std::size_t i = 0; i < compiled.answers.size(); ++i) {
        const play::CompiledAnswer& answer = compiled.answers[i];
        if (!answer.nodes[node]) continue;
        if (answer.effects.none()) {
            plain.answers.add(i);
            join(plain, i);
            continue;
        }
        const auto same = std::find_if(first.begin(), first.end(), [&](std::size_t k) {
            return compiled.answers[k].when == answer.when && compiled.answers[k].effects == answer.effects;
        });
        if (same == first.end()) {
            first.push_back(i);
            classes.emplace_back();
            classes.back().answers.add(i);
            classes.back().demands.emplace_back();
            join(classes.back(), i);
        } else {
            join(classes[static_cast<std::size_t>(same - first.begin()) + 1], i);
        }
    }
    if (plain_matters && plain.answers != AnswerSet{}) classes.push_back(std::move(plain));
    return classes;
}

struct PromiseClass {
    std::uint16_t promises = 0;
    std::vector<OneOf> demands;
};

/// What makes a promise: its act on its topic, or its topic offered.
OneOf making(const scenario::Scenario& scenario, const scenario::Promise& promise)
{
    Wanted act;
    act.must.add(promise.act);
    if (promise.topic.empty()) return {act};
    OneOf ways = touching(scenario, promise.topic, {acts::TopicHow::said, acts::TopicHow::asked});
    for (Wanted& way : ways) way.must.add(promise.act);
    for (const Wanted& offer : touching(scenario, promise.topic, {acts::TopicHow::offered})) ways.push_back(offer);
    return ways;
}

/// Every way to make or not to make each promise.
std::vector<PromiseClass> promise_classes(const scenario::Scenario& scenario, const Compiled& compiled)
{
    std::vector<PromiseClass> classes(1);
    for (std::size_t i = 0; i < compiled.promises.size(); ++i) {
        const scenario::Promise& promise = scenario.promises[i];
        const std::vector<OneOf> demands = {making(scenario, promise)};
        const std::size_t before = classes.size();
        for (unsigned time = 1; time <= compiled.promises[i].slot_count; ++time) {
            for (std::size_t k = 0; k < before; ++k) {
                PromiseClass made = classes[k];
                made.promises = static_cast<std::uint16_t>(made.promises | (time << (3 * i)));
                made.demands.insert(made.demands.end(), demands.begin(), demands.end());
                classes.push_back(std::move(made));
            }
        }
    }
    return classes;
}

/// What it takes for a reply to come to exit `exit` by its words (-1: to none of those that read words): not to fulfil
/// any exit before it that is open in every state.
std::vector<OneOf> exit_demands(const scenario::Node& node, const CompiledNode& compiled, int exit,
                                const scenario::Scenario& scenario)
{
    std::vector<OneOf> demands;
    if (exit >= 0) demands = fulfilling(node.exits[static_cast<std::size_t>(exit)].when, scenario);
    const std::size_t end = exit >= 0 ? static_cast<std::size_t>(exit) : node.exits.size();
    for (std::size_t i = 0; i < end; ++i) {
        if (!compiled.exits[i].reads_reply || !always_holds(compiled.exits[i].when)) continue;
        demands.push_back(not_fulfilling(node.exits[i].when, scenario));
    }
    return demands;
}

class NodeClassesMaker {
public:
    NodeClassesMaker(const scenario::Scenario& scenario, const Compiled& compiled, std::size_t node)
        : scenario_(scenario),
          node_(scenario.nodes[node]),
          compiled_(compiled.nodes[node]),
          promises_(promise_classes(scenario, compiled)),
          answers_(answer_classes(scenario, compiled, node))
    {
    }

    NodeClasses make()
    {
        add_exit(-1);
        for (std::size_t i = 0; i < compiled_.exits.size(); ++i) {
            if (compiled_.exits[i].reads_reply) add_exit(static_cast<int>(i));
        }
        return std::move(out_);
    }

private:
    void add_exit(int exit)
    {
        const std::vector<OneOf> words = exit_demands(node_, compiled_, exit, scenario_);
        for (const customer::Impression tone : customer::tones) {
            std::vector<OneOf> demands = words;
            for (OneOf& each : of_tone(tone)) demands.push_back(std::move(each));
            for (const PromiseClass& made : promises_) {
                std::vector<OneOf> all = demands;
                all.insert(all.end(), made.demands.begin(), made.demands.end());
                add_stem({static_cast<std::int8_t>(exit), tone, made.promises, {}, {}}, all);
            }
        }
    }

    void add_stem(Stem stem, const std::vector<OneOf>& demands)
    {
        const std::optional<Wanted> wanted = sayable({}, demands);
        if (!wanted) return;
        stem.wanted = *wanted;
        stem.demands = demands;
        const auto index = static_cast<std::uint16_t>(out_.stems.size());
        for (const AnswerClass& answer : answers_) {
            std::optional<Wanted> said = wanted;
            if (!answer.demands.empty()) {
                std::vector<OneOf> all = demands;
                all.insert(all.end(), answer.demands.begin(), answer.demands.end());
                said = sayable({}, all);
                if (!said) continue;
            }
            play::Letter letter{play::Move::reply, stem.tone, 0, 0, stem.promises, answer.answers};
            if (stem.exit >= 0) letter.exits = static_cast<std::uint8_t>(1U << static_cast<unsigned>(stem.exit));
            out_.replies.push_back({index, letter, *said});
        }
        out_.stems.push_back(std::move(stem));
    }

    const scenario::Scenario& scenario_;
    const scenario::Node& node_;
    const CompiledNode& compiled_;
    std::vector<PromiseClass> promises_;
    std::vector<AnswerClass> answers_;
    NodeClasses out_;
};

}  // namespace

bool always_holds(const play::StateGuard& guard)
{
    return guard.anger_least == 0 && guard.anger_most == 6 && guard.trust_least == 0 && guard.trust_most == 6 &&
           guard.heard_least == 0 && guard.heard_most == 2 && guard.memory_least == 0 && guard.memory_most == 2 &&
           guard.done == 0 && guard.not_done == 0 && guard.vars.empty() && !guard.reads_promises;
}

bool promises_in_vain(const Compiled& compiled, const play::BranchState& state, std::uint16_t promises)
{
    for (std::size_t i = 0; i < compiled.promises.size() && (promises >> (3 * i)) != 0; ++i) {
        const unsigned time = (static_cast<unsigned>(promises) >> (3 * i)) & 7U;
        if (time == 0) continue;
        // One promise that can no longer be made is enough: the class without it does the same.
        if (state.promise(i) != play::PromiseState::none) return true;
        if (compiled.promises[i].slots.at(time - 1) < state.slot) return true;
    }
    return false;
}

Classes classes_of(const scenario::Scenario& scenario, const Compiled& compiled)
{
    Classes classes;
    for (std::size_t n = 0; n < compiled.nodes.size(); ++n) {
        if (compiled.nodes[n].exits.empty()) {
            classes.nodes.emplace_back();
        } else {
            classes.nodes.push_back(NodeClassesMaker(scenario, compiled, n).make());
        }
    }
    return classes;
}

}  // namespace amends::proof
