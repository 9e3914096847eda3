// What was done, claimed, promised and found.
#include "scoring/base/json_field.h"
#include "sim/play/events/kind.h"

namespace amends::play::events {

json Kind<ActionDone>::write(const ActionDone& event)
{
    return {{"action", event.action}, {"duration_ms", event.duration_ms}, {"cost", event.cost}};
}

ActionDone Kind<ActionDone>::read(const json& body)
{
    return {field<std::string>(body, "action"), field<std::int64_t>(body, "duration_ms"), field<int>(body, "cost")};
}

json Kind<Claimed>::write(const Claimed& event)
{
    return {{"action", event.action}};
}

Claimed Kind<Claimed>::read(const json& body)
{
    return {field<std::string>(body, "action")};
}

json Kind<PromiseSet>::write(const PromiseSet& event)
{
    return {{"promise", event.promise}, {"state", static_cast<int>(event.state)}, {"due", event.due}};
}

PromiseSet Kind<PromiseSet>::read(const json& body)
{
    const int state = field<int>(body, "state");
    if (state < 0 || state > static_cast<int>(PromiseState::broken)) throw BadField{"\"state\" is no promise's state"};
    return {field<std::string>(body, "promise"), static_cast<PromiseState>(state), field<std::string>(body, "due")};
}

json Kind<WorksheetFilled>::write(const WorksheetFilled& event)
{
    return {{"cause", event.cause}, {"who", event.who}, {"change", event.change}};
}

WorksheetFilled Kind<WorksheetFilled>::read(const json& body)
{
    return {field<std::string>(body, "cause"), field<std::vector<std::string>>(body, "who"),
            field<std::string>(body, "change")};
}

}  // namespace amends::play::events
