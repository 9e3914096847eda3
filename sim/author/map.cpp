#include "sim/author/map.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/base/json_text.h"
#include "sim/scenario/print.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& value, const char* key)
{
    if (!value.is_object()) return {};
    const auto found = value.find(key);
    return found == value.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

const Json& list_in(const Json& value, const char* key)
{
    static const Json none = Json::array();
    if (!value.is_object()) return none;
    const auto found = value.find(key);
    return found == value.end() || !found->is_array() ? none : *found;
}

/// The first segment of the first wording of a line.
std::string words_of_line(const Json& line)
{
    const Json& said = list_in(line, "say");
    if (!said.empty() && said[0].is_string()) return said[0].get<std::string>();
    const Json& any = list_in(line, "any");
    const bool has = !any.empty() && any[0].is_array() && !any[0].empty() && any[0][0].is_string();
    return has ? any[0][0].get<std::string>() : std::string();
}

/// Contacts as time has them: the customer's by their slot, the trainee's by the first slot of the action that opens
/// it.
std::vector<std::size_t> in_order_of_time(const Json& tree)
{
    const Json& contacts = list_in(tree, "contacts");
    const Json& slots = list_in(tree, "slots");
    const auto index_of_slot = [&slots](const std::string& id) {
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (text_in(slots[i], "id") == id) return i;
        }
        return slots.size();
    };
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        std::size_t when = index_of_slot(text_in(contacts[i], "slot"));
        for (const Json& action : list_in(tree, "actions")) {
            if (text_in(action, "opens") != text_in(contacts[i], "id")) continue;
            for (const Json& slot : list_in(action, "slots")) {
                if (slot.is_string()) when = std::min(when, index_of_slot(slot.get<std::string>()));
            }
        }
        order.emplace_back(when, i);
    }
    std::stable_sort(order.begin(), order.end());
    std::vector<std::size_t> out;
    for (const auto& [when, index] : order) out.push_back(index);
    return out;
}

MapNode node_from(const Json& node, std::size_t index, const Json& tree)
{
    MapNode made;
    made.id = text_in(node, "id");
    made.at = child_pointer("/nodes", index);
    made.title = text_in(node, "title");
    const std::string ending = text_in(node, "ending");
    const Json& lines = list_in(node, "lines");
    for (const Json& line : lines) {
        if (const std::string words = words_of_line(line); !words.empty())
            made.says = words;  // the last, without a guard
    }
    if (!ending.empty()) {
        made.kind = MapNode::Kind::ending;
        for (const Json& each : list_in(tree, "endings")) {
            if (text_in(each, "id") != ending) continue;
            made.says = text_in(each, "title");
            made.good = each.value("good", Json(false)) == Json(true);
        }
    } else if (node.is_object() && node.value("hang_up", Json(false)) == Json(true)) {
        made.kind = MapNode::Kind::hang_up;
    }
    return made;
}

/// Which contact comes to each node first.
void claim(Map& map, const std::vector<std::pair<std::size_t, std::string>>& begins)
{
    std::vector<std::vector<std::size_t>> onward(map.nodes.size());
    for (const MapWay& way : map.ways) onward[way.from].push_back(way.to);
    for (const auto& [contact, id] : begins) {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < map.nodes.size(); ++i) {
            if (map.nodes[i].id != id) continue;
            map.nodes[i].begins = true;
            if (map.nodes[i].contact < 0) open.push_back(i);
        }
        while (!open.empty()) {
            const std::size_t node = open.back();
            open.pop_back();
            if (map.nodes[node].contact >= 0) continue;
            map.nodes[node].contact = static_cast<int>(contact);
            open.insert(open.end(), onward[node].begin(), onward[node].end());
        }
    }
}

constexpr int layer_step = node_height + 64;  ///< down, with each reply
constexpr int row_step = node_width + 40;     ///< across
constexpr int contact_gap = 120;

/// Steps from the beginning of its contact: the longest way, so that ways lead down. Written ways between nodes
/// form no circle; where an unsound document has one, the number of rounds bounds it.
std::vector<int> layers_of(const Map& map)
{
    std::vector<int> layer(map.nodes.size(), 0);
    for (std::size_t round = 0; round < map.nodes.size(); ++round) {
        bool moved = false;
        for (const MapWay& way : map.ways) {
            const bool same = map.nodes[way.from].contact == map.nodes[way.to].contact;
            if (!same || layer[way.to] > layer[way.from] || layer[way.from] >= static_cast<int>(map.nodes.size()))
                continue;
            layer[way.to] = layer[way.from] + 1;
            moved = true;
        }
        if (!moved) break;
    }
    return layer;
}

/// The mean row of what leads to each node of a layer puts those that belong together beside each other.
void order_layer(std::vector<std::size_t>& layer, const Map& map, const std::vector<int>& row)
{
    std::vector<std::pair<int, std::size_t>> keyed;
    for (std::size_t place = 0; place < layer.size(); ++place) {
        int sum = 0;
        int count = 0;
        for (const MapWay& way : map.ways) {
            if (way.to != layer[place] || row[way.from] < 0) continue;
            sum += row[way.from];
            ++count;
        }
        keyed.emplace_back(count == 0 ? static_cast<int>(place) * 1000 : sum * 1000 / count, layer[place]);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < layer.size(); ++i) layer[i] = keyed[i].second;
}

/// Rows of a layer, as near to what leads to each as the ones above allow.
void seat_layer(const std::vector<std::size_t>& layer, const Map& map, std::vector<int>& row)
{
    int free = 0;
    for (const std::size_t node : layer) {
        int wanted = free;
        for (const MapWay& way : map.ways) {
            if (way.to != node || row[way.from] < 0) continue;
            wanted = row[way.from];
            break;
        }
        row[node] = std::max(free, wanted);
        free = row[node] + 1;
    }
}

Positions fresh_places(const Map& map)
{
    const std::vector<int> layer = layers_of(map);
    std::vector<int> row(map.nodes.size(), -1);
    Positions places;
    int left = 0;
    for (int contact = 0; contact <= static_cast<int>(map.contacts.size()); ++contact) {
        const int wanted =
            contact == static_cast<int>(map.contacts.size()) ? -1 : contact;  // what nothing leads to: last
        std::map<int, std::vector<std::size_t>> layers;
        for (std::size_t i = 0; i < map.nodes.size(); ++i) {
            if (map.nodes[i].contact == wanted) layers[layer[i]].push_back(i);
        }
        if (layers.empty()) continue;
        int widest = 0;
        for (auto& [depth, nodes] : layers) {
            order_layer(nodes, map, row);
            seat_layer(nodes, map, row);
            for (const std::size_t node : nodes)
                places[map.nodes[node].id] = {left + row[node] * row_step, depth * layer_step};
            for (const std::size_t node : nodes) widest = std::max(widest, row[node]);
        }
        left += (widest + 1) * row_step + contact_gap;
    }
    return places;
}

bool overlaps(const Point& a, const Point& b)
{
    return std::abs(a.x - b.x) < node_width + 20 && std::abs(a.y - b.y) < node_height + 20;
}

bool is_taken(const Positions& places, const Point& wanted)
{
    return std::any_of(places.begin(), places.end(), [&](const auto& each) { return overlaps(each.second, wanted); });
}

/// A column with the room that it takes in the picture: its heading, and a margin.
Column with_margin(Column column)
{
    constexpr int margin = 40, heading = 64;
    return {column.contact, column.left - margin, column.right + margin, column.top - margin - heading,
            column.bottom + margin};
}

bool run_together(const Column& a, const Column& b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Column grown(Column column, const Point& at)
{
    column.left = std::min(column.left, at.x);
    column.right = std::max(column.right, at.x + node_width);
    column.top = std::min(column.top, at.y);
    column.bottom = std::max(column.bottom, at.y + node_height);
    return column;
}

/// Finds a place for a node that has none.
class Seat {
public:
    Seat(const Map& map, const Positions& places, std::size_t node, std::string_view beside)
        : places_(places), columns_(columns_of(map, places)), member_(map.nodes[node].contact >= 0)
    {
        int contact = map.nodes[node].contact;
        for (const MapWay& way : map.ways) {
            const auto from = places.find(map.nodes[way.from].id);
            const auto to = places.find(map.nodes[way.to].id);
            if (way.to == node && from != places.end() && !anchor_) anchor_ = from->second;
            if (way.from == node && to != places.end() && map.nodes[way.to].contact == contact)
                above_ = std::min(above_, to->second.y);
        }
        for (const MapNode& each : map.nodes) {
            const auto found = places.find(each.id);
            if (anchor_ || each.id != beside || found == places.end()) continue;
            anchor_ = found->second;
            if (contact < 0) contact = each.contact;
        }
        for (const Column& each : columns_) {
            if (static_cast<int>(each.contact) == contact) own_ = each;
        }
    }

    /// The nearest place below what it stands near, with reasons that make others farther than they are.
    Point find(const Point& otherwise) const
    {
        constexpr int farthest_across = 6, farthest_down = 30;
        const Point begin = anchor_ ? Point{anchor_->x, anchor_->y + layer_step} : otherwise;
        std::optional<Point> best;
        int least = 0;
        for (int down = anchor_ ? -1 : 0; down <= farthest_down; ++down) {
            for (int across = -farthest_across; across <= farthest_across; ++across) {
                const Point at{begin.x + across * row_step, begin.y + down * layer_step};
                const int cost = std::abs(across) * row_step + std::abs(down) * layer_step + strangeness(at);
                if ((best && cost >= least) || !fits(at)) continue;
                best = at;
                least = cost;
            }
        }
        Point at = best.value_or(begin);
        while (is_taken(places_, at)) at.x += row_step;
        return at;
    }

private:
    int strangeness(const Point& at) const
    {
        int cost = 0;
        if (anchor_ && at.y <= anchor_->y) cost += 100;  // a way to it turns around
        if (at.y >= above_) cost += 300;                 // … and a way from it leads up
        const bool inside = own_ && at.x >= own_->left && at.x + node_width <= own_->right && at.y >= own_->top &&
                            at.y + node_height <= own_->bottom;
        if (own_ && !member_ && !inside) cost += 400;  // its column does not grow with it
        return cost;
    }

    bool fits(const Point& at) const
    {
        if (is_taken(places_, at)) return false;
        const Column alone{0, at.x, at.x + node_width, at.y, at.y + node_height};
        const Column now = with_margin(own_ ? grown(*own_, at) : alone);
        return std::none_of(columns_.begin(), columns_.end(), [&](const Column& each) {
            if (own_ && each.contact == own_->contact) return false;
            const bool before = own_ && run_together(with_margin(*own_), with_margin(each));
            return !before && run_together(now, with_margin(each));
        });
    }

    const Positions& places_;
    std::vector<Column> columns_;
    bool member_ = false;
    std::optional<Point> anchor_;  ///< what it stands near
    std::optional<Column> own_;    ///< the column that it belongs in
    int above_ = std::numeric_limits<int>::max();
};

}  // namespace

Map map_of(const Document& document)
{
    const Json& tree = document.tree();
    Map map;
    std::map<std::string, std::size_t> index;
    const Json& nodes = list_in(tree, "nodes");
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        map.nodes.push_back(node_from(nodes[i], i, tree));
        index.emplace(map.nodes.back().id, i);
    }
    const auto way = [&](std::size_t from, const Json& exit, std::string at, bool otherwise, bool patience) {
        const auto to = index.find(text_in(exit, "to"));
        if (to != index.end())
            map.ways.push_back({from, to->second, std::move(at), text_in(exit, "id"), otherwise, patience});
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Json& exits = list_in(nodes[i], "exits");
        for (std::size_t k = 0; k < exits.size(); ++k) {
            way(i, exits[k], child_pointer(map.nodes[i].at + "/exits", k), !exits[k].contains("when"), false);
        }
        if (nodes[i].is_object() && nodes[i].contains("out_of_patience"))
            way(i, nodes[i]["out_of_patience"], map.nodes[i].at + "/out_of_patience", false, true);
    }
    const Json& contacts = list_in(tree, "contacts");
    std::vector<std::pair<std::size_t, std::string>> begins;
    for (const std::size_t each : in_order_of_time(tree)) {
        std::string when;
        for (const Json& slot : list_in(tree, "slots")) {
            if (text_in(slot, "id") == text_in(contacts[each], "slot")) when = text_in(slot, "label");
        }
        begins.emplace_back(map.contacts.size(), text_in(contacts[each], "node"));
        map.contacts.push_back({text_in(contacts[each], "id"), text_in(contacts[each], "title"), std::move(when)});
    }
    claim(map, begins);
    return map;
}

Positions arrange(const Map& map, const Positions& kept, std::string_view beside)
{
    const Positions fresh = fresh_places(map);
    Positions places;
    for (const MapNode& node : map.nodes) {
        if (const auto found = kept.find(node.id); found != kept.end()) places.insert(*found);
    }
    if (places.empty()) return fresh;
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        const std::string& id = map.nodes[i].id;
        if (!places.contains(id)) places[id] = Seat(map, places, i, beside).find(fresh.at(id));
    }
    return places;
}

std::vector<Column> columns_of(const Map& map, const Positions& positions)
{
    std::vector<Column> columns;
    for (std::size_t contact = 0; contact < map.contacts.size(); ++contact) {
        Column column{contact, 0, 0, 0, 0};
        bool any = false;
        for (const MapNode& node : map.nodes) {
            const auto found = positions.find(node.id);
            if (node.contact != static_cast<int>(contact) || found == positions.end()) continue;
            const Point& at = found->second;
            if (!any) column = {contact, at.x, at.x + node_width, at.y, at.y + node_height};
            column.left = std::min(column.left, at.x);
            column.right = std::max(column.right, at.x + node_width);
            column.top = std::min(column.top, at.y);
            column.bottom = std::max(column.bottom, at.y + node_height);
            any = true;
        }
        if (any) columns.push_back(column);
    }
    return columns;
}

Checked<Positions> parse_layout(std::string_view bytes, std::string_view name)
{
    constexpr int farthest = 10'000'000;
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Positions places;
    Diagnostics faults;
    const auto nodes = json->tree.is_object() ? json->tree.find("nodes") : json->tree.end();
    if (!json->tree.is_object()) return fault(json->place_of(""), "expected a layout, which is an object");
    if (nodes == json->tree.end()) return places;
    for (const auto& [id, at] : nodes->items()) {
        const bool whole = at.is_object() && at.contains("x") && at.contains("y") && at["x"].is_number_integer() &&
                           at["y"].is_number_integer();
        const std::int64_t x = whole ? at["x"].get<std::int64_t>() : farthest + 1;
        const std::int64_t y = whole ? at["y"].get<std::int64_t>() : farthest + 1;
        if (std::max(x, y) > farthest || std::min(x, y) < -farthest) {
            faults.push_back({json->place_of(child_pointer("/nodes", id)), "expected {\"x\": …, \"y\": …} in pixels"});
            continue;
        }
        places[id] = {static_cast<int>(x), static_cast<int>(y)};
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return places;
}

std::string write_layout(const Positions& positions, std::string_view before)
{
    Json layout = before.empty() ? Json() : Json::parse(before, nullptr, false);
    if (!layout.is_object()) layout = Json{{"format", 1}};
    Json nodes = Json::object();
    for (const auto& [id, at] : positions) nodes[id] = {{"x", at.x}, {"y", at.y}};
    layout["nodes"] = std::move(nodes);
    return scenario::print_canonical(layout);
}

}  // namespace amends::author
