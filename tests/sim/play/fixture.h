#pragma once
// The late crib, pinned, and replies made by hand.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "sim/play/script.h"
#include "sim/scenario/parse.h"
#include "tests/sim/customer/shipped.h"

namespace amends::play {

inline std::string bytes_of(const std::string& path)
{
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
T sound(Checked<T> checked)
{
    if (!checked) throw std::runtime_error(to_string(checked.error().front()));
    return std::move(*checked);
}

/// The scorer that ships: rules and what was learnt.
inline acts::Model shipped_scorer()
{
    return sound(acts::parse_model(
        acts::join_model(bytes_of("assets/scorer/en.rules"), bytes_of("assets/scorer/en.weights")), "scorer"));
}

inline scenario::Scenario tiny()
{
    return sound(scenario::parse_scenario(bytes_of("tests/data/tiny.scenario.json"), "tiny"));
}

inline Pinned pinned(const scenario::Scenario& scenario, std::uint64_t seed = 1)
{
    Pins pins;
    pins.scenario_id = scenario.id;
    pins.seed = seed;
    return sound(pin(scenario, customer::shipped(), pins));
}

inline Pinned tiny_pinned(std::uint64_t seed = 1)
{
    return pinned(tiny(), seed);
}

inline acts::Hearing heard(std::initializer_list<acts::Act> present, int empathy = 0)
{
    acts::Hearing hearing;
    for (const acts::Act act : present) hearing.of(act) = {1000, true, false, {{0, 1}}, ""};
    hearing.empathy = empathy;
    hearing.words = 10;
    hearing.model_id = "by hand";
    return hearing;
}

inline acts::Hearing touching(acts::Hearing hearing, const std::string& topic, acts::TopicHow how)
{
    hearing.topics.push_back({topic, how, {0, 1}});
    return hearing;
}

/// A play that must take every command.
class Sitting {
public:
    explicit Sitting(const Pinned& pinned) : playing(begin(pinned)) {}

    Sitting& does(const Command& command)
    {
        const Decided decided = decide(playing.pinned, playing.state, command);
        if (!decided) throw std::runtime_error("refused: " + decided.error().key);
        batches.push_back(*decided);
        playing.take(*decided);
        return *this;
    }
    Sitting& says(const acts::Hearing& hearing) { return does(Reply{"words", hearing}); }

    /// Why a command is refused; empty where it is not.
    std::string refusal(const Command& command) const
    {
        const Decided decided = decide(playing.pinned, playing.state, command);
        return decided ? "" : decided.error().key;
    }

    const PlayState& state() const { return playing.state; }
    /// What the customer said last.
    std::string last_line() const
    {
        for (auto said = state().transcript.rbegin(); said != state().transcript.rend(); ++said) {
            if (said->who == Said::Who::customer) return words_of(playing.pinned, *said, playing.typed);
        }
        return {};
    }

    Playing playing;
    std::vector<Written> batches;
};

/// The best way through the late crib: everything promised is kept.
inline Sitting good_sitting(const Pinned& pinned)
{
    using acts::Act;
    Sitting sitting(pinned);
    sitting.does(Listen{});
    sitting.says(heard({Act::apology, Act::acknowledge_feeling}, 3));
    sitting.says(touching(heard({Act::ask_detail}, 1), "baby", acts::TopicHow::asked));
    sitting.does(Do{"ring-depot"}).does(Do{"redeliver"});
    sitting.says(touching(heard({Act::promise_follow_up, Act::commit_time, Act::explain_fix}, 1), "call-back",
                          acts::TopicHow::said));
    sitting.does(FillWorksheet{"depot-scan", {"depot"}, "rescan"});
    sitting.does(Wait{}).does(Do{"ring-back"});
    return sitting;
}

}  // namespace amends::play
