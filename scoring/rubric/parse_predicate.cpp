#include "scoring/rubric/parse_predicate.h"

#include <algorithm>
#include <limits>

#include "scoring/acts/act.h"
#include "scoring/base/json_fields.h"
#include "scoring/rubric/names.h"

namespace amends::rubric {
namespace {

constexpr int most = std::numeric_limits<int>::max();

const std::vector<std::string_view>& act_names()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (std::size_t i = 0; i < acts::act_count; ++i) list.push_back(acts::name_of(acts::act_at(i)));
        return list;
    }();
    return names;
}

acts::ActSet parse_acts(const JsonFields& fields, std::string_view key)
{
    acts::ActSet set;
    for (const JsonNode& element : fields.elements(key, 1, acts::act_count)) {
        set.add(acts::act_at(element.name("act", act_names())));
    }
    return set;
}

/// Bits of a list of names.
std::uint32_t parse_names(const JsonFields& fields, std::string_view key, std::string_view what,
                          const std::vector<std::string_view>& names)
{
    std::uint32_t bits = 0;
    for (const JsonNode& element : fields.elements(key, 1, names.size())) {
        bits |= std::uint32_t{1} << element.name(what, names);
    }
    return bits;
}

Predicate::Range parse_range(const JsonNode& node, Number number)
{
    const JsonFields fields = node.fields({}, {"at_least", "at_most"});
    Predicate::Range range{number, fields.number("at_least", 0, most, 0), fields.number("at_most", 0, most, most)};
    if (!fields.has("at_least") && !fields.has("at_most")) node.fault("expected \"at_least\" or \"at_most\"");
    if (range.at_least > range.at_most) node.fault("\"at_least\" is above \"at_most\": no event has such a number");
    return range;
}

/// The keys that a predicate over this kind of event may have.
std::vector<std::string_view> keys_of(EventKind kind)
{
    std::vector<std::string_view> keys;
    if (kind == EventKind::turn) keys = {"all", "any", "and_any", "none", "purpose"};
    if (kind == EventKind::action) keys = {"kind", "purpose"};
    if (kind == EventKind::promise) keys = {"fate", "any"};
    if (kind == EventKind::contact) keys = {"purpose", "opener"};
    for (std::size_t i = 0; i < flag_count; ++i) {
        if (has_flag(kind, static_cast<Flag>(i))) keys.push_back(flag_names()[i]);
    }
    for (std::size_t i = 0; i < number_count; ++i) {
        if (has_number(kind, static_cast<Number>(i))) keys.push_back(number_names()[i]);
    }
    return keys;
}

void parse_facts(const JsonFields& fields, Predicate& predicate)
{
    for (std::size_t i = 0; i < flag_count; ++i) {
        if (!has_flag(predicate.on, static_cast<Flag>(i)) || !fields.has(flag_names()[i])) continue;
        const std::uint32_t bit = std::uint32_t{1} << i;
        predicate.flags_asked |= bit;
        if (fields[flag_names()[i]].truth()) predicate.flags_wanted |= bit;
    }
    for (std::size_t i = 0; i < number_count; ++i) {
        if (!has_number(predicate.on, static_cast<Number>(i)) || !fields.has(number_names()[i])) continue;
        predicate.ranges.push_back(parse_range(fields[number_names()[i]], static_cast<Number>(i)));
    }
}

}  // namespace

Predicate parse_predicate(const JsonNode& node)
{
    Predicate predicate;
    if (!node.json().is_object() || !node.json().contains("on")) {
        node.fault("expected an object with \"on\": the kind of event that this letter reads");
        return predicate;
    }
    const JsonNode on = node.child("on");
    const auto& kinds = event_kind_names();
    predicate.on = static_cast<EventKind>(on.name("kind of event", kinds));
    if (!on.json().is_string() || on.json() != kinds[static_cast<std::size_t>(predicate.on)]) return predicate;
    const JsonFields fields = node.fields({"on"}, keys_of(predicate.on));
    predicate.all = parse_acts(fields, "all");
    predicate.any = parse_acts(fields, "any");
    predicate.and_any = parse_acts(fields, "and_any");
    predicate.none = parse_acts(fields, "none");
    if (predicate.none.has_any(predicate.all)) node.fault("an act stands in \"all\" and in \"none\": no reply is such");
    predicate.purposes = parse_names(fields, "purpose", "purpose", purpose_names());
    predicate.openers = parse_names(fields, "opener", "opener", opener_names());
    predicate.action_kinds = parse_names(fields, "kind", "kind of action", action_kind_names());
    predicate.fates = parse_names(fields, "fate", "fate", fate_names());
    parse_facts(fields, predicate);
    return predicate;
}

}  // namespace amends::rubric
