#include "sim/author/sayings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/author/outline.h"
#include "sim/author/problems.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Saying::Kind;

/// What stands around a text on the way down to it.
struct Around {
    Kind kind = Kind::other;
    std::string place;
    std::vector<std::string> acts, names;
};

void add_all(const Json& value, std::vector<std::string>& out)
{
    if (value.is_string()) out.push_back(value.get<std::string>());
    if (value.is_array()) {
        for (const Json& each : value) add_all(each.is_object() && each.contains("id") ? each["id"] : each, out);
    }
}

/// Acts and names of a guard, a reply or an answer.
void take_names(const Json& object, Around& around)
{
    const auto keys_of = [](const Json& map, std::vector<std::string>& out) {
        if (!map.is_object()) return add_all(map, out);
        for (const auto& [key, value] : map.items()) out.push_back(key);
    };
    for (const auto& [key, value] : object.items()) {
        if (key == "when") take_names(value, around);
        if (key == "acts" || key == "any_act" || key == "no_act" || key == "no_acts") keys_of(value, around.acts);
        if (key == "vars" || key == "topics" || key == "no_topics" || key == "any_topic" || key == "promises")
            keys_of(value, around.names);
        if (key == "topic") add_all(value, around.names);
        if (key == "set") keys_of(value, around.names);
    }
}

class Walk {
public:
    explicit Walk(const Document& document) : document_(document) {}

    std::vector<Saying> found;

    void go(const Json& value, const std::string& at, const Around& around)
    {
        if (value.is_object()) return object(value, at, around);
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i) go(value[i], child_pointer(at, i), around);
    }

private:
    void object(const Json& value, const std::string& at, Around around)
    {
        const Spot spot = spot_of(at);
        if (spot.row != nullptr && spot.item && spot.row->form == Form::list) {
            around.place = at;
            around.kind = kind_of(last_step(parent_of(at)), around.kind);
        }
        take_names(value, around);
        for (const auto& [key, inside] : value.items()) {
            const std::string place = child_pointer(at, key);
            if (key == "when") continue;
            if (key == "say" || key == "any" || key == "again")
                said(inside, place, around);
            else if (key == "thought" && inside.is_string())
                text(inside, place, around, Kind::thought);
            else if (key == "text" && inside.is_string() &&
                     (around.kind == Kind::offered || around.kind == Kind::better))
                text(inside, place, around, around.kind);
            else
                go(inside, place, around);
        }
    }

    static Kind kind_of(std::string_view list, Kind around)
    {
        if (list == "lines") return Kind::line;
        if (list == "exits") return Kind::exit;
        if (list == "answers") return Kind::answer;
        if (list == "reactions") return Kind::reaction;
        if (list == "actions") return Kind::action;
        if (list == "offered") return Kind::offered;
        if (list == "better") return Kind::better;
        return around;
    }

    /// Segments, or wordings of segments.
    void said(const Json& value, const std::string& at, const Around& around)
    {
        if (value.is_string()) return text(value, at, around, around.kind);
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i) said(value[i], child_pointer(at, i), around);
    }

    void text(const Json& value, const std::string& at, const Around& around, Kind kind)
    {
        found.push_back(
            {kind, at, around.place, node_of(document_, at), value.get<std::string>(), around.acts, around.names});
    }

    const Document& document_;
};

std::string lowered(std::string words)
{
    for (char& c : words) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return words;
}

bool holds(const std::vector<std::string>& all, const std::string& wanted)
{
    return wanted.empty() || std::find(all.begin(), all.end(), wanted) != all.end();
}

bool is_troubled(const Saying& saying, const std::vector<std::string>& troubled)
{
    return std::any_of(troubled.begin(), troubled.end(), [&](const std::string& at) {
        return stands_in(saying.at, at) || (!saying.place.empty() && at == saying.place);
    });
}

}  // namespace

std::vector<Saying> sayings(const Document& document)
{
    Walk walk(document);
    walk.go(document.tree(), "", {});
    return std::move(walk.found);
}

std::vector<std::size_t> chosen_sayings(const std::vector<Saying>& all, const SayingFilter& filter, SayingOrder order,
                                        const std::vector<std::string>& troubled)
{
    std::vector<std::size_t> chosen;
    const std::string wanted = lowered(filter.words);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Saying& each = all[i];
        if (filter.kind >= 0 && static_cast<int>(each.kind) != filter.kind) continue;
        if (!holds(each.acts, filter.act) || !holds(each.names, filter.name)) continue;
        if (!wanted.empty() && lowered(each.text).find(wanted) == std::string::npos) continue;
        if (filter.only_troubled && !is_troubled(each, troubled)) continue;
        chosen.push_back(i);
    }
    const auto by = [&](auto key) {
        std::stable_sort(chosen.begin(), chosen.end(),
                         [&](std::size_t a, std::size_t b) { return key(all[a]) < key(all[b]); });
    };
    switch (order) {
        case SayingOrder::document:
            break;
        case SayingOrder::speaker:
            by([](const Saying& each) { return each.kind; });
            break;
        case SayingOrder::node:
            by([](const Saying& each) { return each.node; });
            break;
        case SayingOrder::words:
            by([](const Saying& each) { return lowered(each.text); });
            break;
        case SayingOrder::shortest:
            by([](const Saying& each) { return each.text.size(); });
            break;
        case SayingOrder::longest:
            by([](const Saying& each) { return -static_cast<std::ptrdiff_t>(each.text.size()); });
            break;
    }
    return chosen;
}

}  // namespace amends::author
