#include "scoring/rubric/monitor.h"

#include <algorithm>

namespace amends::rubric {
namespace {

/// Is the value, if there is one, among the bits? No bits: anything will do.
template <class Enum>
bool among(std::uint32_t bits, const std::optional<Enum>& value)
{
    if (bits == 0) return true;
    return value.has_value() && ((bits >> static_cast<unsigned>(*value)) & 1U) != 0;
}

}  // namespace

bool holds(const Predicate& predicate, const Event& event)
{
    if (predicate.on != event.kind) return false;
    if (!event.acts.has_all(predicate.all) || event.acts.has_any(predicate.none)) return false;
    if ((event.flags & predicate.flags_asked) != predicate.flags_wanted) return false;
    if (!among(predicate.purposes, event.purpose) || !among(predicate.openers, event.opener)) return false;
    if (!among(predicate.action_kinds, event.action) || !among(predicate.fates, event.fate)) return false;
    if (!predicate.any.empty() && !event.acts.has_any(predicate.any)) return false;
    if (!predicate.and_any.empty() && !event.acts.has_any(predicate.and_any)) return false;
    return std::all_of(predicate.ranges.begin(), predicate.ranges.end(), [&event](const Predicate::Range& range) {
        const int value = event.of(range.number);
        return value >= range.at_least && value <= range.at_most;
    });
}

std::optional<std::size_t> letter_of(const Monitor& monitor, const Event& event)
{
    for (std::size_t i = 0; i < monitor.letters.size(); ++i) {
        if (holds(monitor.letters[i].when, event)) return i;
    }
    return std::nullopt;
}

Run run(const Monitor& monitor, const std::vector<Event>& events)
{
    Run run;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::optional<std::size_t> letter = letter_of(monitor, events[i]);
        if (!letter) continue;
        const std::size_t to = monitor.states[run.state].next[*letter];
        if (to == run.state) continue;
        run.moves.push_back({i, *letter, run.state, to});
        run.state = to;
    }
    return run;
}

}  // namespace amends::rubric
