#pragma once
// Scenarios by lot, small and large. The same seed gives the same scenario on every machine.

#include <array>

#include "scoring/base/chance.h"
#include "sim/scenario/scenario.h"

namespace amends::proof {

struct Shape {
    int nodes = 4;          ///< of the first contact, without its end
    int flags = 2;          ///< variables with two values
    int reach = 2;          ///< how many nodes on an exit may lead
    int lifetime = 4;       ///< over how many nodes a flag is read once it is set
    bool stays = false;     ///< otherwise exits stay, with patience
    bool promise = false;   ///< a promise, a call that keeps it, a visit at the end
    bool answers = true;    ///< a question that sets a flag
    bool few_acts = false;  ///< exits ask for a few acts only
};

/// Tells one draw from another.
class Lot {
public:
    explicit Lot(std::uint64_t seed) : seed_(seed) {}
    int below(int bound)
    {
        return static_cast<int>(chance_below(seed_, draw_++, "generated", static_cast<std::uint32_t>(bound)));
    }
    bool one_in(int n) { return below(n) == 0; }
    acts::Act act(bool few)
    {
        using acts::Act;
        constexpr std::array<Act, 4> some = {Act::apology, Act::own_it, Act::hostile, Act::acknowledge_feeling};
        if (few) return some.at(static_cast<std::size_t>(below(4)));
        return acts::act_at(static_cast<std::size_t>(below(static_cast<int>(acts::act_count))));
    }

private:
    std::uint64_t seed_;
    std::uint64_t draw_ = 0;
};

class Generator {
public:
    Generator(const Shape& shape, std::uint64_t seed) : shape_(shape), lot_(seed) {}

    scenario::Scenario make()
    {
        cover();
        for (int i = 0; i < shape_.nodes; ++i) s_.nodes.push_back(node(i));
        ends();
        if (shape_.promise) follow_up();
        return s_;
    }

private:
    static std::string id(const char* what, int i) { return what + std::to_string(i); }

    void cover()
    {
        s_.id = "generated";
        s_.title = s_.summary = s_.industry = "generated";
        s_.starts = "2027-03-01T10:00";
        s_.start = {lot_.below(7), lot_.below(7), "call"};
        s_.customer.name = "Ms Lot";
        s_.customer.persona = "exploding";
        s_.memory = "believes";
        s_.slots = {{"start", "now", 0}, {"later", "later", 600}, {"last", "last", 6000}};
        for (int i = 0; i < shape_.flags; ++i) s_.vars.push_back({id("v", i), {"no", "yes"}, "a flag"});
        s_.topics = {{"thing", "the thing", {"thing"}, false, "", ""}};
        s_.contacts = {
            {"call", "call", "phone", rubric::Opener::customer, rubric::Purpose::complaint, "start", {}, "n0"}};
        s_.endings = {{"won", "won", true, "won"}, {"lost", "lost", false, "lost"}};
        s_.unended = "lost";
    }

    scenario::Speech line() { return {id("l", lines_++), {{"Words."}}, scenario::Face::tense, false, false, ""}; }

    /// A flag that is set near here is read near here; what is far back is read no more.
    std::string flag(int node) { return id("v", (node / shape_.lifetime + lot_.below(2)) % shape_.flags); }

    scenario::Guard words()
    {
        scenario::Guard guard;
        (lot_.one_in(2) ? guard.any_act : guard.all_acts).add(lot_.act(shape_.few_acts));
        if (lot_.one_in(2)) guard.any_act.add(lot_.act(shape_.few_acts));
        if (lot_.one_in(3)) guard.empathy = 1 + lot_.below(3);
        return guard;
    }

    void add_state(scenario::Guard& guard, int node)
    {
        switch (lot_.below(4)) {
            case 0:
                guard.vars = {{flag(node), {lot_.one_in(2) ? "yes" : "no"}}};
                break;
            case 1:
                guard.trust = {lot_.below(4), 6};
                break;
            case 2:
                guard.anger = {0, 2 + lot_.below(4)};
                break;
            default:
                break;
        }
    }

    std::string to(int node) { return id("n", std::min(node + 1 + lot_.below(shape_.reach), shape_.nodes)); }

    scenario::Exit exit(int node)
    {
        scenario::Exit exit;
        exit.id = id("e", exits_++);
        exit.when = words();
        add_state(exit.when, node);
        exit.speech = line();
        if (lot_.one_in(2)) exit.effects.set[flag(node)] = lot_.one_in(2) ? "yes" : "no";
        exit.to = to(node);
        return exit;
    }

    scenario::Node node(int i)
    {
        scenario::Node node;
        node.id = id("n", i);
        node.lines = {{{}, line()}};
        if (shape_.stays && i == 0) {
            node.lines[0].speech.vent = true;
            node.lines[0].speech.wordings = {{"One.", "Two."}};
        }
        node.exits = {exit(i), exit(i)};
        if (lot_.one_in(2)) node.exits[0].when = stated(i);
        scenario::Exit otherwise;
        otherwise.id = id("e", exits_++);
        otherwise.speech = line();
        if (shape_.stays && lot_.one_in(2)) {
            node.patience = 1 + lot_.below(2);
            scenario::Exit& gone = node.out_of_patience.emplace();
            gone.id = id("e", exits_++);
            gone.speech = line();
            gone.to = "over";
        } else {
            otherwise.to = to(i);
        }
        node.exits.push_back(otherwise);
        node.offered = {{id("o", offered_++), {}, "I'm sorry.", {{"apology", {"I'm sorry"}}}, 1, {}, {}, {}},
                        {id("o", offered_++), {}, "No.", {{"refuse", {"No"}}}, 0, {}, {}, {}}};
        if (shape_.answers && i % 3 == 0) {
            scenario::Answer answer;
            answer.topic = "thing";
            answer.nodes = {node.id};
            answer.speech = line();
            answer.effects.set[flag(i)] = "yes";
            s_.answers.push_back(answer);
        }
        return node;
    }

    scenario::Guard stated(int node)
    {
        scenario::Guard guard;
        guard.vars = {{flag(node), {"yes"}}};
        return guard;
    }

    /// The last node decides by trust; the rest is ends.
    void ends()
    {
        scenario::Node last;
        last.id = id("n", shape_.nodes);
        last.lines = {{{}, line()}};
        scenario::Exit won;
        won.id = id("e", exits_++);
        won.when.trust = {3, 6};
        won.speech = line();
        won.to = shape_.promise ? "away" : "won";
        scenario::Exit lost;
        lost.id = id("e", exits_++);
        lost.speech = line();
        lost.to = "over";
        last.exits = {won, lost};
        last.offered = {{id("o", offered_++), {}, "Goodbye.", {}, 0, {}, {}, {}}};
        s_.nodes.push_back(last);
        for (const char* name : {"won", "over"}) {
            scenario::Node end;
            end.id = name;
            end.ending = std::string(name) == "won" ? "won" : "lost";
            s_.nodes.push_back(end);
        }
    }

    void follow_up()
    {
        scenario::Node away;
        away.id = "away";
        away.hang_up = true;
        s_.nodes.push_back(away);
        scenario::Node rung = s_.nodes[static_cast<std::size_t>(shape_.nodes)];
        rung.id = "rung";
        rung.lines = {{{}, line()}};
        for (scenario::Exit& each : rung.exits) {
            each.id = id("e", exits_++);
            each.speech = line();
            each.to = each.when.trust.least > 0 ? "won" : "over";
        }
        rung.offered[0].id = id("o", offered_++);
        s_.nodes.push_back(rung);
        s_.contacts.push_back(
            {"ring", "ring", "phone", rubric::Opener::trainee, rubric::Purpose::follow_up, "", {}, "rung"});
        scenario::Action action;
        action.id = action.title = "ring-back";
        action.kind = rubric::ActionKind::ring;
        action.between = true;
        action.slots = {"later"};
        action.opens = "ring";
        s_.actions.push_back(action);
        scenario::Action fix;
        fix.id = fix.title = "mend";
        fix.kind = rubric::ActionKind::fix;
        fix.fixes = fix.visible = fix.chosen = true;
        fix.nodes = {"n1"};
        fix.impression = customer::Impression::helped;
        s_.actions.push_back(fix);
        scenario::Action consult;
        consult.id = consult.title = "ask";
        consult.kind = rubric::ActionKind::consult;
        consult.nodes = {"n0"};
        s_.actions.push_back(consult);
        s_.promises = {{"ring", "ring", acts::Act::promise_follow_up, "", {"later"}, "later", "", "ring"}};
    }

    Shape shape_;
    Lot lot_;
    scenario::Scenario s_;
    int lines_ = 0, exits_ = 0, offered_ = 0;
};

/// The published large one: 300 nodes, 8 flags, moods of 0 to 6, at most 24 classes of replies in a node.
inline Shape large()
{
    return {300, 8, 3, 30, false, false, false, false};
}

inline scenario::Scenario generated(const Shape& shape, std::uint64_t seed)
{
    return Generator(shape, seed).make();
}

}  // namespace amends::proof
