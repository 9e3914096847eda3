// What a move did to the customer and to the branching state.
#include "scoring/base/json_field.h"
#include "sim/play/events/kind.h"

namespace amends::play::events {

json Kind<MoodSet>::write(const MoodSet& event)
{
    return {{"impression", name_of(event.impression)},
            {"cause", event.cause},
            {"of", event.of},
            {"anger", event.anger},
            {"trust", event.trust},
            {"heard", event.heard}};
}

MoodSet Kind<MoodSet>::read(const json& body)
{
    const auto called = field<std::string>(body, "impression");
    const std::optional<customer::Impression> impression = customer::impression_named(called);
    if (!impression) throw BadField{"\"" + called + "\" is no impression"};
    return {*impression,
            field<std::string>(body, "cause"),
            field<std::string>(body, "of"),
            field<int>(body, "anger"),
            field<int>(body, "trust"),
            field<int>(body, "heard")};
}

json Kind<BranchSet>::write(const BranchSet& event)
{
    const BranchState& s = event.branch;
    return {{"node", s.node},
            {"vars", s.vars},
            {"done", s.done},
            {"promises", s.promises},
            {"segments_left", s.segments_left},
            {"stay", s.stay},
            {"slot", s.slot},
            {"contact", s.contact},
            {"anger", s.anger},
            {"trust", s.trust},
            {"memories", s.memories},
            {"ending", s.ending}};
}

BranchSet Kind<BranchSet>::read(const json& body)
{
    BranchState s;
    s.node = field<std::uint16_t>(body, "node");
    s.vars = field<std::uint16_t>(body, "vars");
    s.done = field<std::uint16_t>(body, "done");
    s.promises = field<std::uint16_t>(body, "promises");
    s.segments_left = field<std::uint8_t>(body, "segments_left");
    s.stay = field<std::uint8_t>(body, "stay");
    s.slot = field<std::uint8_t>(body, "slot");
    s.contact = field<std::uint8_t>(body, "contact");
    s.anger = field<std::uint8_t>(body, "anger");
    s.trust = field<std::uint8_t>(body, "trust");
    s.memories = field<std::uint8_t>(body, "memories");
    s.ending = field<std::uint8_t>(body, "ending");
    return {s};
}

json Kind<GateBroken>::write(const GateBroken& event)
{
    return {{"gate", event.gate}, {"action", event.action}};
}

GateBroken Kind<GateBroken>::read(const json& body)
{
    return {field<std::string>(body, "gate"), field<std::string>(body, "action")};
}

}  // namespace amends::play::events
