#include "sim/author/compose.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/author/outline.h"
#include "sim/author/references.h"
#include "sim/scenario/names.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;
using scenario::Kind;

std::string json_of(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What an author calls the thing at a place.
std::string name_of(const Document& document, std::string_view at)
{
    for (const char* key : {"/title", "/label", "/text", "/id", "/topic"}) {
        if (const std::string words = document.text(std::string(at) + key); !words.empty()) return words;
    }
    return std::string(at);
}

Message did(std::string_view key, std::string_view name)
{
    return with(message("author.did." + std::string(key)), "name", name);
}

/// Makes blank items; what it gave out is not given out again.
class Blank {
public:
    explicit Blank(const Document& document) : document_(document) {}

    Json object(const std::vector<Row>& rows, const std::string& at)
    {
        Json made = Json::object();
        for (const Row& row : rows) {
            if (row.required && row.form != Form::segments) made[std::string(row.key)] = value(row, at);
            if (row.form == Form::segments) made[std::string(row.key)] = Json::array({std::string(no_words)});
        }
        return made;
    }

private:
    Json value(const Row& row, const std::string& at)
    {
        switch (row.form) {
            case Form::id:
                return fresh(row.kind, at);
            case Form::ref:
                return first(row.kind);
            case Form::refs:
                return several(row, at);
            case Form::number:
                return std::max(row.range.least, row.range.initial);
            case Form::flag:
                return true;
            case Form::name:
                return std::string(row.names.front());
            case Form::spelt:
                return "+0";
            case Form::object:
                return object(row.inside, at + "/" + std::string(row.key));
            case Form::list: {
                Json list = Json::array();
                for (std::size_t i = 0; i < row.count.least; ++i)
                    list.push_back(object(row.inside, at + "/" + std::string(row.key)));
                return list;
            }
            case Form::texts:
                return Json::array({std::string(no_words)});
            default:
                return std::string(no_words);
        }
    }

    std::string fresh(Kind kind, const std::string& at)
    {
        static const std::map<Kind, std::string_view> begins = {
            {Kind::line, "l1"}, {Kind::exit, "e1"}, {Kind::offered, "o1"}, {Kind::better, "b1"}, {Kind::node, "n1"}};
        const auto known = begins.find(kind);
        const std::vector<std::string> steps = steps_of(at);
        std::string words = steps.empty() ? "x" : steps.back();
        if (words == "-" && steps.size() > 1) words = steps[steps.size() - 2];
        const std::string wanted = known != begins.end() ? std::string(known->second) : slug(words);
        std::vector<std::string>& taken = taken_[kind];
        if (taken.empty()) taken = declared(document_, kind);
        std::string id = wanted;
        const std::string stem = known != begins.end() ? wanted.substr(0, 1) : wanted + "-";
        for (int n = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++n) id = stem + std::to_string(n);
        taken.push_back(id);
        return id;
    }

    std::string first(Kind kind) const
    {
        const std::vector<std::string> ids = declared(document_, kind);
        return ids.empty() ? std::string() : ids.front();
    }

    Json several(const Row& row, const std::string& at)
    {
        Json list = Json::array();
        if (row.kind == Kind::value) return Json::array({"no", "yes"});
        const std::vector<std::string> ids = declared(document_, row.kind);
        for (std::size_t i = 0; i < std::min(row.count.least, ids.size()); ++i) list.push_back(ids[i]);
        if (row.kind == Kind::option) list.push_back(fresh(Kind::option, at));
        return list;
    }

    const Document& document_;
    std::map<Kind, std::vector<std::string>> taken_;
};

/// Gives every id that a value declares a new one, and every reference in it to such an id as well.
Json with_new_ids(const Document& document, Json value, const std::string& list, bool only_taken)
{
    // The walk needs the value where it would stand: in a document with nothing but its own section.
    Json copy = document.tree();
    Json* at = &copy;
    for (const std::string& step : steps_of(list)) at = at->is_object() ? &(*at)[step] : &(*at)[std::stoul(step)];
    at->push_back(value);
    const std::string place = child_pointer(list, at->size() - 1);
    const Document held = *Document::read(copy.dump(), "");
    std::map<std::pair<Kind, std::string>, std::string> renamed;
    std::map<Kind, std::vector<std::string>> taken;
    const std::vector<Reference> all = references(held);
    for (const Reference& each : all) {
        const bool local = each.kind == Kind::value || each.kind == Kind::option;
        if (!each.declares || local || !stands_in(each.at, place)) continue;
        std::vector<std::string>& ids = taken[each.kind];
        if (ids.empty()) ids = declared(document, each.kind);
        std::string id = each.id;
        std::string stem = id;
        while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9') stem.pop_back();
        if (stem.empty() || stem == id) stem = id + "-";
        for (int n = 2; std::find(ids.begin(), ids.end(), id) != ids.end(); ++n) id = stem + std::to_string(n);
        ids.push_back(id);
        if (id != each.id) renamed[{each.kind, each.id}] = id;
    }
    Document changed = held;
    Edit edit;
    for (const Reference& each : all) {
        if (!stands_in(each.at, place) || each.is_key) continue;
        // A copy of a node keeps leading to where the original leads; only what it declares itself is new.
        const auto other = renamed.find({each.kind, each.id});
        if (other != renamed.end() && (each.declares || only_taken))
            edit.changes.push_back(set_at(each.at, json_of(other->second)));
    }
    if (!changed.apply(edit)) return value;
    return Json::parse(changed.value(place));
}

/// Lists whose last item has no guard: what is added stands before it.
bool ends_unguarded(std::string_view list)
{
    const std::string key = last_step(list);
    return key == "lines" || key == "exits";
}

std::string guard_for(std::string_view list)
{
    return last_step(list) == "exits" ? R"({"acts": ["apology"]})" : R"({"trust": ">=4"})";
}

}  // namespace

Edit put(const Document& document, std::string_view at, std::string_view value)
{
    const std::string place(at);
    Edit edit{did("change", last_step(at)), {}};
    const Spot spot = spot_of(at);
    const bool left_out =
        value.empty() || (spot.row != nullptr && !spot.item && !spot.row->required &&
                          (value == spot.row->initial || value == "\"\"" || value == "[]" || value == "{}"));
    if (left_out) {
        if (!document.has(at)) return edit;
        // An object that holds nothing else goes with it, unless the format asks for it or it is an item.
        std::string gone = place;
        for (std::string around = parent_of(gone); !around.empty(); around = parent_of(around)) {
            const Spot outer = spot_of(around);
            const bool goes = outer.row != nullptr && !outer.item && !outer.row->required &&
                              outer.row->form != Form::list && document.size(around) == 1;
            if (!goes) break;
            gone = around;
        }
        edit.changes.push_back(remove_at(std::move(gone)));
        return edit;
    }
    if (document.has(at)) {
        if (document.value(at) != Json::parse(value, nullptr, false).dump())
            edit.changes.push_back(set_at(place, std::string(value)));
        return edit;
    }
    std::vector<std::string> missing;
    for (std::string around = parent_of(place); !around.empty() && !document.has(around); around = parent_of(around))
        missing.push_back(around);
    for (auto around = missing.rbegin(); around != missing.rend(); ++around)
        edit.changes.push_back(insert_at(*around, "{}"));
    edit.changes.push_back(insert_at(place, std::string(value)));
    return edit;
}

Edit put_text(const Document& document, std::string_view at, std::string_view text)
{
    return put(document, at, json_of(text));
}

Edit add_item(const Document& document, std::string_view list)
{
    const std::string place(list);
    const Spot spot = spot_of(list);
    const std::size_t size = document.size(list);
    const bool before_last = ends_unguarded(list) && size > 0;
    const std::string at = child_pointer(place, before_last ? size - 1 : size);
    Edit edit{did("add", last_step(list)), {}};
    if (spot.row == nullptr || spot.row->form != Form::list) return edit;
    Json item = Blank(document).object(spot.row->inside, place + "/-");
    if (!document.has(list)) edit.changes.push_back(insert_at(place, "[]"));
    edit.changes.push_back(insert_at(at, item.dump()));
    if (before_last) edit.changes.push_back(insert_at(at + "/when", guard_for(list)));
    // Whom the customer opens has a time.
    if (const std::string slot = document.text("/slots/0/id"); list == "/contacts" && !slot.empty())
        edit.changes.push_back(insert_at(at + "/slot", json_of(slot)));
    return edit;
}

Edit add_object(const Document& document, std::string_view at)
{
    const Spot spot = spot_of(at);
    Edit edit{did("add", last_step(at)), {}};
    if (spot.keys() == nullptr || document.has(at)) return edit;
    edit.changes.push_back(insert_at(std::string(at), Blank(document).object(*spot.keys(), std::string(at)).dump()));
    return edit;
}

Edit add_node(const Document& document, std::string_view way, std::string_view title)
{
    Blank blank(document);
    Json node = Json::object();
    node["id"] = fresh_id(document, Kind::node, title);
    node["title"] = std::string(title);
    const Row& nodes = *outline().find("nodes");
    node["lines"] = Json::array({blank.object(nodes.find("lines")->inside, "/nodes/-/lines/-")});
    Json on = blank.object(nodes.find("exits")->inside, "/nodes/-/exits/-");
    std::string to = way.empty() ? std::string() : document.text(std::string(way) + "/to");
    if (to.empty()) {
        // An ending to go on to, so that the new node is no dead end.
        for (std::size_t i = 0; i < document.size("/nodes") && to.empty(); ++i) {
            const std::string at = child_pointer("/nodes", i);
            if (document.has(at + "/ending") || document.has(at + "/hang_up")) to = document.text(at + "/id");
        }
    }
    if (!to.empty()) on["to"] = to;
    node["exits"] = Json::array({std::move(on)});
    node["offered"] = Json::array({blank.object(nodes.find("offered")->inside, "/nodes/-/offered/-")});
    Edit edit{did("add_node", title), {}};
    if (!document.has("/nodes")) edit.changes.push_back(insert_at("/nodes", "[]"));
    edit.changes.push_back(insert_at(child_pointer("/nodes", document.size("/nodes")), node.dump()));
    if (!way.empty()) {
        const Edit linked = link(document, way, node["id"].get<std::string>());
        edit.changes.insert(edit.changes.end(), linked.changes.begin(), linked.changes.end());
    }
    return edit;
}

Edit link(const Document& document, std::string_view way, std::string_view node)
{
    Edit edit = put_text(document, std::string(way) + "/to", node);
    if (node.empty()) edit = put(document, std::string(way) + "/to", "");
    edit.what = did("link", node);
    return edit;
}

Edit take_away(const Document& document, std::string_view at)
{
    Edit edit = {did("take_away", name_of(document, at)), {}};
    if (!document.has(at)) return edit;
    const std::string list = parent_of(at);
    const Spot around = spot_of(list);
    const bool last_item = document.size(list) == 1 && around.row != nullptr && !around.row->required;
    edit.changes.push_back(remove_at(last_item && around.row->form == Form::list ? list : std::string(at)));
    return edit;
}

Edit duplicate(const Document& document, std::string_view item)
{
    Edit edit{did("duplicate", name_of(document, item)), {}};
    const std::string list = parent_of(item);
    const Spot around = spot_of(list);
    if (!document.has(item) || around.row == nullptr || around.row->form != Form::list) return edit;
    const std::size_t index = std::stoul(last_step(item));
    const Json copy = with_new_ids(document, Json::parse(document.value(item)), list, false);
    edit.changes.push_back(insert_at(child_pointer(list, ends_unguarded(list) ? index : index + 1), copy.dump()));
    return edit;
}

Checked<Edit> paste(const Document& document, std::string_view list, std::string_view json)
{
    const Place place{"", 0, 0, std::string(list)};
    const Spot spot = spot_of(list);
    if (spot.row == nullptr || spot.row->form != Form::list) return fault(place, "nothing can be put in here");
    const Checked<JsonText> read = read_json(json, "clipboard");
    if (!read) return tl::unexpected<Diagnostics>(read.error());
    if (!read->tree.is_object()) return fault(place, "what was copied is no part of a scenario");
    for (const auto& [key, value] : read->tree.items()) {
        if (spot.row->find(key) == nullptr && !key.starts_with("x-"))
            return fault(place, "what was copied does not belong here: it has the key \"" + key + "\"");
    }
    Document with_list = document;
    Edit edit{did("paste", last_step(list)), {}};
    if (!document.has(list)) edit.changes.push_back(insert_at(std::string(list), "[]"));
    if (const Checked<Edit> made = with_list.apply(edit); !made) return tl::unexpected<Diagnostics>(made.error());
    const Json fresh = with_new_ids(with_list, Json::parse(json), std::string(list), true);
    const std::size_t size = with_list.size(list);
    edit.changes.push_back(
        insert_at(child_pointer(list, ends_unguarded(list) && size > 0 ? size - 1 : size), fresh.dump()));
    return edit;
}

Checked<Edit> rename(const Document& document, Kind kind, std::string_view from, std::string_view to,
                     std::string_view scope)
{
    const Place place{"", 0, 0, place_of(document, kind, from)};
    if (!scenario::is_id(to)) return fault(place, "an id is lower-case words and digits joined by -");
    const std::vector<std::string> taken = declared(document, kind, scope);
    if (std::find(taken.begin(), taken.end(), to) != taken.end())
        return fault(place, "\"" + std::string(to) + "\" is there already");
    Edit edit{with(did("rename", from), "to", to), {}};
    for (const Reference& each : references(document)) {
        if (each.kind != kind || each.id != from || (!scope.empty() && each.scope != scope)) continue;
        if (!each.is_key) {
            edit.changes.push_back(set_at(each.at, json_of(to)));
            continue;
        }
        std::string key = last_step(each.at);
        key.replace(key.find(from), from.size(), to);  // the key itself, or the action in the name of a sum
        edit.changes.push_back(remove_at(each.at));
        edit.changes.push_back(insert_at(child_pointer(parent_of(each.at), key), document.value(each.at)));
    }
    return edit;
}

Edit become(const Document& document, std::string_view bytes, Message what)
{
    Edit edit{std::move(what), {}};
    const Json wanted = Json::parse(bytes, nullptr, false);
    if (wanted.is_object() && wanted.dump() != document.tree().dump())
        edit.changes.push_back(set_at("", wanted.dump()));
    return edit;
}

}  // namespace amends::author
