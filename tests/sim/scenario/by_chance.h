#pragma once
// Sound scenarios made by chance, for properties that hold for all of them.

#include <cstdint>
#include <string>

#include "scoring/base/chance.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {

class ByChance {
public:
    explicit ByChance(std::uint64_t seed) : seed_(seed) {}

    /// The small scenario with a chain of nodes before it, more answers, reactions and actions.
    Scenario scenario()
    {
        Scenario made = small();
        made.vars.push_back({"mood", {"a", "b", "c"}, words()});
        const int chain = below(6);
        for (int i = 0; i < chain; ++i) {
            made.nodes.push_back(node(i, i + 1 == chain ? "n1" : "chain-" + std::to_string(i + 1)));
        }
        if (chain > 0) made.contacts.front().node = "chain-0";
        for (int i = below(4); i > 0; --i) made.answers.push_back(answer());
        for (int i = below(4); i > 0; --i) {
            Reaction reaction;
            reaction.when = guard(true);
            if (below(2) == 0) reaction.nodes = {"n1"};
            reaction.speech = speech();
            made.reactions.push_back(reaction);
        }
        for (int i = below(4); i > 0; --i) made.actions.push_back(action());
        if (below(2) == 0) made.worksheet.reset();
        if (below(2) == 0) made.extras["/nodes/n1/exits/e1/x-note~1s"] = R"({"a":[1,"é"]})";
        if (below(2) == 0) made.extras["/x-tool"] = "null";
        if (below(2) == 0) made.extras["/answers/0/line/x-voice"] = "7";
        made.content_note = texts(below(3));
        made.liability = below(2) == 0;
        return made;
    }

private:
    int below(int bound)
    {
        return static_cast<int>(chance_below(seed_, place_++, "by chance", static_cast<std::uint32_t>(bound)));
    }

    std::string fresh(const std::string& kind) { return kind + "-" + std::to_string(place_++); }

    std::string words()
    {
        static const std::vector<std::string> some = {
            "Good morning.",
            "It \"turned\" \\ twice.",
            "Größe 7 – ça va?",
            "Two\nlines.",
            "/ and ~ and 🔑",
            "A door, a key, and "
            "a long afternoon on the stairs with nobody to ask and nowhere to go."};
        return some.at(static_cast<std::size_t>(below(static_cast<int>(some.size()))));
    }

    std::vector<std::string> texts(int count)
    {
        std::vector<std::string> made;
        for (int i = 0; i < count; ++i) made.push_back(words());
        return made;
    }

    template <class E>
    E any_of(int count)
    {
        return static_cast<E>(below(count));
    }

    Guard guard(bool of_reply)
    {
        Guard made;
        made.anger = {below(4), 3 + below(4)};
        if (below(2) == 0) made.trust = {2, 2};
        made.heard = any_of<Memory>(2);
        made.heard_most = below(2) == 0 ? Memory::yes : Memory::partly;
        made.memory = any_of<Memory>(2);
        if (below(2) == 0) made.vars = {{"door", {"front"}}, {"mood", {"b", "c"}}};
        if (below(2) == 0) made.done = {"cut-key"};
        if (below(2) == 0) made.not_done = {"ring-back"};
        if (below(2) == 0) made.promises = {{"word", {PromiseFate::late, PromiseFate::none}}};
        if (!of_reply) return made;
        made.all_acts.add(acts::act_at(static_cast<std::size_t>(below(20))));
        made.no_act.add(acts::act_at(static_cast<std::size_t>(20 + below(20))));
        made.empathy = below(4);
        if (below(2) == 0) made.topics = {{"lock", {acts::TopicHow::denied}}, {"new-key", {}}};
        if (below(2) == 0) made.no_topics = {{"lock", {}}};
        return made;
    }

    Speech speech()
    {
        Speech made;
        made.id = fresh("line");
        for (int i = 1 + below(3); i > 0; --i) made.wordings.push_back(texts(1 + below(3)));
        made.face = any_of<Face>(7);
        made.asks_cause = below(2) == 0;
        if (below(2) == 0) made.thought = words();
        return made;
    }

    Effects effects()
    {
        Effects made;
        if (below(2) == 0) made.set = {{"door", "front"}, {"mood", "c"}};
        if (below(2) == 0) made.remember = any_of<Memory>(3);
        return made;
    }

    Exit way(const std::string& to, bool guarded)
    {
        Exit made;
        made.id = fresh("exit");
        if (guarded) made.when = guard(true);
        if (below(2) == 0) made.speech = speech();
        made.effects = effects();
        made.to = to;
        return made;
    }

    Offered offered()
    {
        Offered made;
        made.id = fresh("offered");
        made.text = "I'm sorry. " + words();
        made.acts = {{"apology", {"I'm sorry"}}};
        made.empathy = below(4);
        made.topics = {{"lock", any_of<acts::TopicHow>(4), {0, static_cast<std::uint32_t>(made.text.size())}}};
        if (below(2) == 0) made.deadline = "evening";
        if (below(2) == 0) made.claims = {"cut-key"};
        return made;
    }

    Node node(int index, const std::string& next)
    {
        Node made;
        made.id = "chain-" + std::to_string(index);
        if (below(2) == 0) made.title = words();
        if (below(2) == 0) {
            EntryLine first{guard(false), speech()};
            if (first.when == Guard{}) first.when.done = {"cut-key"};
            made.lines.push_back(first);
        }
        made.lines.push_back({Guard{}, speech()});
        for (int i = below(5); i > 0; --i) made.exits.push_back(way(below(2) == 0 ? "gone" : next, true));
        made.exits.push_back(way(below(2) == 0 ? "" : next, false));
        if (made.exits.back().to.empty()) {
            made.patience = 1 + below(9);
            made.out_of_patience = way(next, false);
        }
        for (int i = below(3); i >= 0; --i) made.offered.push_back(offered());
        if (below(2) == 0) made.better = {"b1"};
        if (below(2) == 0) made.hint = words();
        return made;
    }

    Answer answer()
    {
        Answer made;
        made.topic = below(2) == 0 ? "*" : "new-key";
        made.how = {acts::TopicHow::asked};
        if (made.topic != "*" && below(2) == 0) made.how.push_back(acts::TopicHow::denied);
        made.when = guard(false);
        if (below(2) == 0) made.nodes = {"n1", "n2"};
        made.speech = speech();
        for (int i = below(3); i > 0; --i) made.again.push_back(texts(1 + below(2)));
        made.effects = effects();
        return made;
    }

    Action action()
    {
        Action made;
        made.id = fresh("action");
        made.title = words();
        made.kind = any_of<rubric::ActionKind>(13);
        made.takes_s = below(900);
        made.visible = below(2) == 0;
        made.cost = below(9000);
        made.value = below(4);
        made.authority = any_of<Authority>(3);
        made.fixes = below(2) == 0;
        made.repeats = below(2) == 0;
        made.needs = guard(false);
        if (made.needs != Guard{}) made.needs_why = words();
        if (below(2) == 0) made.nodes = {"n1"};
        made.impression = any_of<customer::Impression>(12);
        if (below(2) == 0) made.speech = speech();
        if (below(2) == 0) made.result = words();
        made.effects = effects();
        return made;
    }

    std::uint64_t seed_;
    std::uint64_t place_ = 0;
};

}  // namespace amends::scenario
