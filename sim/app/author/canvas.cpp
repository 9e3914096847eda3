// The scenario as a picture.

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "sim/app/author/editor_parts.h"
#include "sim/author/references.h"

namespace amends::app {

namespace {

std::string lowered(std::string words)
{
    for (char& c : words) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return words;
}

/// Whether a node holds what is looked for: in its words, or as an act, a topic, a variable that it names.
bool is_found(const EditorView& view, const author::MapNode& node, const std::string& wanted)
{
    return wanted.empty() || lowered(view.document.value(node.at) + node.says).find(wanted) != std::string::npos;
}

ui::Token edge_of(const author::MapNode& node)
{
    if (node.kind == author::MapNode::Kind::ending) return node.good ? ui::Token::good : ui::Token::bad;
    if (node.kind == author::MapNode::Kind::hang_up) return ui::Token::border;
    return node.begins ? ui::Token::accent : ui::Token::trust;
}

std::string_view icon_of(const author::MapNode& node)
{
    if (node.kind == author::MapNode::Kind::ending) return ui::icon::flag;
    if (node.kind == author::MapNode::Kind::hang_up) return ui::icon::hang_up;
    return node.begins ? ui::icon::call : std::string_view();
}

/// How many problems a node has, and whether one is a fault.
struct Troubles {
    int count = 0;
    bool severe = false;
};

std::unordered_map<std::string, Troubles> troubles_of(const std::vector<author::Problem>& problems)
{
    std::unordered_map<std::string, Troubles> by_node;
    for (const author::Problem& each : problems) {
        if (each.node.empty() || each.level == proof::Level::note) continue;
        Troubles& troubles = by_node[each.node];
        ++troubles.count;
        troubles.severe |= each.level == proof::Level::fault;
    }
    return by_node;
}

}  // namespace

int chosen_node(const EditorView& view)
{
    for (std::size_t i = 0; i < view.map.nodes.size(); ++i) {
        if (author::stands_in(view.at, view.map.nodes[i].at)) return static_cast<int>(i);
    }
    return -1;
}

namespace {

ui::PlaneContent plane_content(const EditorView& view, const EditorUi& own, const Words& words)
{
    ui::PlaneContent content;
    content.box_width = author::node_width;
    content.box_height = author::node_height;
    const std::string wanted = lowered(own.find.utf8());
    for (const author::MapNode& node : view.map.nodes) {
        ui::PlaneBox box;
        box.id = node.id;
        box.title = node.title.empty() ? node.id : node.title;
        box.words = node.says;
        box.icon = icon_of(node);
        box.edge = edge_of(node);
        box.strong = node.begins;
        const auto at = view.places.find(node.id);
        if (at != view.places.end()) {
            box.x = static_cast<float>(at->second.x);
            box.y = static_cast<float>(at->second.y);
        }
        content.boxes.push_back(std::move(box));
    }
    const std::unordered_map<std::string, Troubles> troubles = troubles_of(view.problems);
    for (ui::PlaneBox& box : content.boxes) {
        const auto found = troubles.find(box.id);
        if (found == troubles.end()) continue;
        box.troubles = found->second.count;
        box.severe = found->second.severe;
    }
    for (std::size_t i = 0; i < content.boxes.size(); ++i) {
        const bool troubled = !own.only_troubled || content.boxes[i].troubles > 0;
        content.boxes[i].faded = !troubled || !is_found(view, view.map.nodes[i], wanted);
    }
    for (const author::MapWay& way : view.map.ways) {
        const bool taken = std::find(view.taken.begin(), view.taken.end(), way.exit) != view.taken.end();
        content.ways.push_back({way.from, way.to, way.out_of_patience, taken || author::stands_in(view.at, way.at)});
    }
    for (const author::Column& column : author::columns_of(view.map, view.places)) {
        const author::MapContact& contact = view.map.contacts[column.contact];
        content.columns.push_back({static_cast<float>(column.left), static_cast<float>(column.right),
                                   static_cast<float>(column.top), static_cast<float>(column.bottom),
                                   contact.title.empty() ? contact.id : contact.title, contact.when});
    }
    const int chosen = chosen_node(view);
    content.value = chosen < 0 ? words("author.canvas_nothing")
                               : content.boxes[static_cast<std::size_t>(chosen)].title + ": " +
                                     content.boxes[static_cast<std::size_t>(chosen)].words;
    return content;
}

}  // namespace

const ui::PlaneContent& drawn_content(const EditorView& view, EditorUi& own, const Words& words)
{
    EditorUi::Drawn& drawn = own.drawn;
    const std::string find = own.find.utf8();
    if (drawn.version == view.version && drawn.at == view.at && drawn.find == find &&
        drawn.only_troubled == own.only_troubled && drawn.taken == view.taken)
        return drawn.content;
    ui::PlaneContent content = plane_content(view, own, words);
    // What is chosen or looked for moves nothing: ways run as they did.
    const bool as_it_was = drawn.version == view.version && drawn.content.ways.size() == content.ways.size();
    for (std::size_t i = 0; as_it_was && i < content.ways.size(); ++i)
        content.ways[i].route = std::move(drawn.content.ways[i].route);
    if (!as_it_was) ui::plane_route(content);
    drawn = {view.version, view.at, find, own.only_troubled, view.taken, std::move(content)};
    return drawn.content;
}

void EditorParts::find_bar()
{
    ui::bar(
        "find-bar",
        [&] {
            const auto shows = [&](const char* id, EditorLeft left, const char* label, std::string_view icon) {
                const bool bare = ui::room() < 340;
                if (ui::button(id, words(label), {}, {.icon = icon, .chosen = own.left == left, .bare = bare}))
                    own.left = left;
            };
            shows("as-canvas", EditorLeft::picture, "author.as_canvas", ui::icon::tree);
            shows("as-list", EditorLeft::list, "author.as_list", ui::icon::list);
            shows("as-table", EditorLeft::table, "author.as_table", ui::icon::table);
        },
        [&] {
            const bool bare = ui::room() < 720;
            if (ui::button("add-node", words("author.add_node"), {},
                           {.icon = ui::icon::write, .keys = "Ctrl+N", .bare = bare}))
                add_node();
            if (ui::button("fit", words("author.fit"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::look_up, .keys = "0", .bare = true}))
                own.plane.fit = own.plane.all = true;
            if (ui::button("tidy", words("author.tidy"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::tidy, .bare = true}))
                intent = TidyUp{};
        });
    ui::gap(ui::space_1);
    ui::columns(
        {3, 1}, 150,
        {[&] {
             const std::string hint = words("author.find_hint");
             if (ui::input("find", words("author.find"), own.find, {.placeholder = hint, .limit = 80}).submitted)
                 go_to_next_found();
         },
         [&] {
             if (ui::checkbox("only-troubled", words("author.only_troubled"), own.only_troubled))
                 own.only_troubled = !own.only_troubled;
         }});
    if (!own.find.empty() && own.left != EditorLeft::table) say_how_many_are_found();
    ui::gap(ui::space_2);
}

void EditorParts::say_how_many_are_found()
{
    const ui::PlaneContent& content = drawn_content(view, own, words);
    const auto found =
        std::count_if(content.boxes.begin(), content.boxes.end(), [](const ui::PlaneBox& each) { return !each.faded; });
    const std::string key = found == 0 ? "author.find_nothing" : found == 1 ? "author.find_one" : "author.find_some";
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words(key, {{"n", std::to_string(found)}}),
             found == 0 ? ui::Token::text_bad : ui::Token::text_muted);
}

/// The one after the chosen node; after the last, the first.
void EditorParts::go_to_next_found()
{
    const ui::PlaneContent& content = drawn_content(view, own, words);
    const std::size_t size = content.boxes.size();
    const std::size_t begin = static_cast<std::size_t>(chosen_node(view) + 1);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t node = (begin + i) % size;
        if (content.boxes[node].faded) continue;
        intent = SelectPlace{view.map.nodes[node].at};
        own.plane.reveal = true;
        return;
    }
}

/// A new node goes on from the last way of the chosen one; with nothing chosen, nothing leads to it yet.
void EditorParts::add_node()
{
    const int chosen = chosen_node(view);
    std::string way;
    if (chosen >= 0) {
        const std::string exits = view.map.nodes[static_cast<std::size_t>(chosen)].at + "/exits";
        const std::size_t size = view.document.size(exits);
        if (size > 0) way = exits + "/" + std::to_string(size - 1);
        for (std::size_t i = 0; i < size; ++i) {
            const std::string each = exits + "/" + std::to_string(i);
            if (author::stands_in(view.at, each)) way = each;
        }
        if (!way.empty() && view.document.text(way + "/to").empty()) way.clear();  // it stays: nothing to stand between
    }
    const author::Edit edit = author::add_node(view.document, way, words("author.new_node"));
    intent = MakeAndSelect{edit, "/nodes/" + std::to_string(view.document.size("/nodes"))};
    own.form.go_to("/nodes/" + std::to_string(view.document.size("/nodes")));
    own.form.replaces = true;
    own.side = EditorSide::form;
}

void EditorParts::canvas(float height)
{
    const ui::PlaneContent& content = drawn_content(view, own, words);
    // What was chosen above in this frame is known to the picture only in the next one.
    const bool reveals_later = intent && std::exchange(own.plane.reveal, false);
    const ui::PlaneResult result =
        ui::plane("canvas", words("author.canvas"), height, content, chosen_node(view), own.plane);
    own.plane.reveal |= reveals_later;
    const auto node = [&](int index) -> const author::MapNode& {
        return view.map.nodes[static_cast<std::size_t>(index)];
    };
    if (result.chosen >= 0) {
        intent = SelectPlace{node(result.chosen).at};
        if (own.side != EditorSide::trial) own.side = EditorSide::form;
    }
    if (result.opened) ui::focus("item-rename");
    if (result.moved >= 0)
        intent = MoveNode{node(result.moved).id, {static_cast<int>(result.x), static_cast<int>(result.y)}};
    if (result.link_from >= 0) link(node(result.link_from), node(result.link_to));
}

/// A way that was drawn is the chosen exit, or else a new one that goes before the otherwise.
void EditorParts::link(const author::MapNode& from, const author::MapNode& to)
{
    own.side = EditorSide::form;
    const std::size_t exits = view.document.size(from.at + "/exits");
    for (std::size_t i = 0; i < exits; ++i) {
        const std::string each = from.at + "/exits/" + std::to_string(i);
        if (!author::stands_in(view.at, each)) continue;
        intent = MakeEdit{author::link(view.document, each, to.id), false};
        return;
    }
    author::Edit edit = author::add_item(view.document, from.at + "/exits");
    if (edit.changes.empty()) return;
    const std::string exit = edit.changes[edit.changes.front().at == from.at + "/exits" ? 1 : 0].at;
    edit.changes.push_back(author::insert_at(exit + "/to", "\"" + to.id + "\""));
    edit.what = with(message("author.did.link"), "name", to.title.empty() ? to.id : to.title);
    intent = MakeAndSelect{std::move(edit), exit};
}

/// The same document as a list: contacts, and below each its nodes with their ways.
void EditorParts::list()
{
    const ui::PlaneContent& content = drawn_content(view, own, words);
    for (int contact = 0; contact <= static_cast<int>(view.map.contacts.size()); ++contact) {
        const bool nowhere = contact == static_cast<int>(view.map.contacts.size());
        bool any = false;
        for (std::size_t i = 0; i < view.map.nodes.size(); ++i) {
            const author::MapNode& node = view.map.nodes[i];
            if (node.contact != (nowhere ? -1 : contact) || content.boxes[i].faded) continue;
            if (!any) {
                ui::gap(ui::space_3);
                ui::heading(nowhere ? words("author.nowhere")
                                    : view.map.contacts[static_cast<std::size_t>(contact)].title);
                any = true;
            }
            ui::gap(ui::space_1);
            const ui::ButtonStyle style{
                .icon = content.boxes[i].troubles > 0 ? ui::icon::warning : content.boxes[i].icon,
                .detail = node.says,
                .wide = true,
                .chosen = author::stands_in(view.at, node.at)};
            if (ui::button("row-" + node.id, content.boxes[i].title, {}, style)) {
                intent = SelectPlace{node.at};
                own.side = EditorSide::form;
            }
        }
    }
}

}  // namespace amends::app
