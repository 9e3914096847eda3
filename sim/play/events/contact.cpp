// Opening and closing: the play, its contacts, its nodes, time, the end.
#include "scoring/base/json_field.h"
#include "sim/play/events/kind.h"

namespace amends::play::events {

json Kind<PlayOpened>::write(const PlayOpened& event)
{
    const Pins& pins = event.pins;
    json rubrics = json::object();
    for (const auto& [id, hash] : pins.rubrics) rubrics[id] = hash;
    return {{"scenario_id", pins.scenario_id},
            {"scenario", pins.scenario},
            {"customer", pins.customer},
            {"scorer", pins.scorer},
            {"rubrics", rubrics},
            {"variant", pins.variant},
            {"rules", pins.rules},
            {"seed", pins.seed}};
}

PlayOpened Kind<PlayOpened>::read(const json& body)
{
    Pins pins;
    pins.scenario_id = field<std::string>(body, "scenario_id");
    pins.scenario = field<std::string>(body, "scenario");
    pins.customer = field<std::string>(body, "customer");
    pins.scorer = field<std::string>(body, "scorer");
    const auto rubrics = field<std::map<std::string, std::string>>(body, "rubrics");
    for (const auto& [id, hash] : rubrics) {
        pins.rubrics.emplace_back(id, hash);
    }
    pins.variant = field<std::string>(body, "variant");
    pins.rules = field<int>(body, "rules");
    pins.seed = field<std::uint64_t>(body, "seed");
    return {pins};
}

json Kind<ContactOpened>::write(const ContactOpened& event)
{
    return {{"contact", event.contact}};
}

ContactOpened Kind<ContactOpened>::read(const json& body)
{
    return {field<std::string>(body, "contact")};
}

json Kind<NodeEntered>::write(const NodeEntered& event)
{
    return {{"node", event.node}, {"by_exit", event.by_exit}};
}

NodeEntered Kind<NodeEntered>::read(const json& body)
{
    return {field<std::string>(body, "node"), field<std::string>(body, "by_exit")};
}

json Kind<ContactClosed>::write(const ContactClosed& event)
{
    return {{"contact", event.contact}, {"by_trainee", event.by_trainee}};
}

ContactClosed Kind<ContactClosed>::read(const json& body)
{
    return {field<std::string>(body, "contact"), field<bool>(body, "by_trainee")};
}

json Kind<Waited>::write(const Waited& event)
{
    return {{"slot", event.slot}, {"sim_s", event.sim_s}};
}

Waited Kind<Waited>::read(const json& body)
{
    return {field<std::string>(body, "slot"), field<std::int64_t>(body, "sim_s")};
}

json Kind<Ended>::write(const Ended& event)
{
    return {{"ending", event.ending}};
}

Ended Kind<Ended>::read(const json& body)
{
    return {field<std::string>(body, "ending")};
}

}  // namespace amends::play::events
