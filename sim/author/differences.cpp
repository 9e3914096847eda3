#include "sim/author/differences.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/base/json_text.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Difference::Kind;

/// The text alone; of a list of texts all of them; else JSON.
std::string in_one_line(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    const bool texts = value.is_array() && !value.empty() &&
                       std::all_of(value.begin(), value.end(), [](const Json& each) { return each.is_string(); });
    if (!texts) return value.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string out;
    for (const Json& each : value) out += (out.empty() ? "" : " / ") + each.get<std::string>();
    return out;
}

std::string id_of(const Json& item)
{
    if (!item.is_object()) return {};
    const auto id = item.find("id");
    return id != item.end() && id->is_string() ? id->get<std::string>() : std::string();
}

/// The ids of a list whose items all have one, each another; nothing for any other list.
std::optional<std::vector<std::string>> ids_of(const Json& list)
{
    std::vector<std::string> ids;
    for (const Json& item : list) {
        const std::string id = id_of(item);
        if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) return std::nullopt;
        ids.push_back(id);
    }
    return ids;
}

class Walk {
public:
    std::vector<Difference> found;

    void compare(const Json& before, const Json& after, const std::string& at_before, const std::string& at_after)
    {
        if (before == after) return;
        if (before.is_object() && after.is_object()) return objects(before, after, at_before, at_after);
        if (before.is_array() && after.is_array()) {
            const auto old = ids_of(before);
            const auto now = ids_of(after);
            if (old && now) return lists(before, after, *old, *now, at_before, at_after);
            const bool of_objects = !before.empty() && !after.empty() && before.front().is_object();
            if (of_objects) return by_place(before, after, at_before, at_after);
        }
        found.push_back({Kind::changed, at_after, in_one_line(before), in_one_line(after)});
    }

private:
    void objects(const Json& before, const Json& after, const std::string& at_before, const std::string& at_after)
    {
        for (const auto& [key, value] : before.items()) {
            if (!after.contains(key))
                found.push_back({Kind::removed, child_pointer(at_before, key), in_one_line(value), {}});
        }
        for (const auto& [key, value] : after.items()) {
            const std::string place = child_pointer(at_after, key);
            const auto old = before.find(key);
            if (old == before.end())
                found.push_back({Kind::added, place, {}, in_one_line(value)});
            else
                compare(*old, value, child_pointer(at_before, key), place);
        }
    }

    void lists(const Json& before, const Json& after, const std::vector<std::string>& old,
               const std::vector<std::string>& now, const std::string& at_before, const std::string& at_after)
    {
        std::vector<std::string> stayed;
        for (std::size_t i = 0; i < old.size(); ++i) {
            if (std::find(now.begin(), now.end(), old[i]) == now.end())
                found.push_back({Kind::removed, child_pointer(at_before, i), {}, {}});
            else
                stayed.push_back(old[i]);
        }
        std::vector<std::string> stay;
        for (const std::string& id : now) {
            if (std::find(old.begin(), old.end(), id) != old.end()) stay.push_back(id);
        }
        if (stayed != stay) found.push_back({Kind::moved, at_after, {}, {}});
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto was = std::find(old.begin(), old.end(), now[i]);
            const std::string place = child_pointer(at_after, i);
            if (was == old.end()) {
                found.push_back({Kind::added, place, {}, {}});
                continue;
            }
            const auto index = static_cast<std::size_t>(was - old.begin());
            compare(before[index], after[i], child_pointer(at_before, index), place);
        }
    }

    void by_place(const Json& before, const Json& after, const std::string& at_before, const std::string& at_after)
    {
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            if (i >= after.size())
                found.push_back({Kind::removed, child_pointer(at_before, i), {}, {}});
            else if (i >= before.size())
                found.push_back({Kind::added, child_pointer(at_after, i), {}, {}});
            else
                compare(before[i], after[i], child_pointer(at_before, i), child_pointer(at_after, i));
        }
    }
};

}  // namespace

std::vector<Difference> differences(const Document& before, const Document& after)
{
    Walk walk;
    walk.compare(before.tree(), after.tree(), "", "");
    return std::move(walk.found);
}

}  // namespace amends::author
