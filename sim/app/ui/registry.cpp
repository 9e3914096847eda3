#include "sim/app/ui/registry.h"

#include <algorithm>
#include <cstddef>

namespace amends::app::ui {

bool Rect::contains(const Rect& other, float slack) const
{
    return other.left >= left - slack && other.right <= right + slack && other.top >= top - slack &&
           other.bottom <= bottom + slack;
}

bool Item::takes_focus() const
{
    switch (role) {
        case Role::button:
        case Role::choice:
        case Role::input:
        case Role::checkbox:
        case Role::slider:
        case Role::link:
        case Role::meter:
        case Role::canvas:
            return true;
        case Role::text:
        case Role::heading:
        case Role::picture:
        case Role::table:
        case Role::region:
        case Role::tooltip:
            return false;
    }
    return false;
}

const Item* Registry::find(std::string_view id) const
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

std::string_view words_of(Role role)
{
    switch (role) {
        case Role::text:
            return "text";
        case Role::heading:
            return "heading";
        case Role::button:
            return "button";
        case Role::choice:
            return "choice";
        case Role::input:
            return "text field";
        case Role::meter:
            return "meter";
        case Role::checkbox:
            return "checkbox";
        case Role::slider:
            return "slider";
        case Role::link:
            return "link";
        case Role::picture:
            return "picture";
        case Role::table:
            return "table";
        case Role::region:
            return "part";
        case Role::tooltip:
            return "note";
        case Role::canvas:
            return "canvas";
    }
    return "";
}

std::string spoken(const Item& item)
{
    std::string out = item.name + ", " + std::string(words_of(item.role));
    if (!item.value.empty()) out += ", " + item.value;
    if (item.chosen) out += ", chosen";
    if (!item.enabled) out += ", not available" + (item.reason.empty() ? "" : ": " + item.reason);
    return out + ".";
}

std::string next_focus(const Registry& registry, std::string_view id, int direction)
{
    std::vector<const Item*> stops;
    std::ptrdiff_t at = -1;
    for (const Item& item : registry.items) {
        if (!item.takes_focus()) continue;
        if (item.id == id) at = static_cast<std::ptrdiff_t>(stops.size());
        stops.push_back(&item);
    }
    if (stops.empty()) return {};
    const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(stops.size());
    if (at < 0) return direction > 0 ? stops.front()->id : stops.back()->id;
    return stops[static_cast<std::size_t>((at + direction + count) % count)]->id;
}

}  // namespace amends::app::ui
