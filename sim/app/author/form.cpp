#include "sim/app/author/form.h"

#include <algorithm>
#include <iterator>

#include "scoring/base/json_text.h"
#include "sim/author/references.h"

namespace amends::app {

using author::Form;
using author::Row;

namespace {

/// A fold is open where exactly one of "it begins open" and "it was pressed" is so.
bool is_open(const FormUi& own, const std::string& id, bool begins_open)
{
    return own.folds.contains(id) != begins_open;
}

/// Folds of what is rarely written; any other stands open where it holds something.
bool begins_shut(std::string_view key)
{
    return key == "when" || key == "needs" || key == "out_of_patience";
}

void turn(FormUi& own, const std::string& id)
{
    if (own.folds.erase(id) == 0) own.folds.insert(id);
}

bool is_list_item(const std::string& at)
{
    const author::Spot spot = author::spot_of(at);
    return spot.row != nullptr && spot.item && spot.row->form == Form::list;
}

/// The fields as the format has them; those of a node begin with what authors write most.
std::vector<const Row*> in_order_of_writing(const std::vector<Row>& rows, const std::string& at)
{
    std::vector<const Row*> ordered;
    for (const Row& row : rows) ordered.push_back(&row);
    if (author::parent_of(at) != "/nodes") return ordered;
    const auto rank = [](const Row* row) {
        constexpr std::string_view first[] = {"title", "lines", "offered", "exits", "hint"};
        return std::find(std::begin(first), std::end(first), row->key) - std::begin(first);
    };
    std::stable_sort(ordered.begin(), ordered.end(), [&](const Row* a, const Row* b) { return rank(a) < rank(b); });
    return ordered;
}

}  // namespace

std::optional<FormIntent> FormPanel::draw()
{
    way_up();
    const author::Spot spot = author::spot_of(view_.at);
    if (spot.row == nullptr || !view_.document.has(view_.at)) {
        // It may have been undone away.
        if (!view_.at.empty() && spot.row != nullptr && !spot.item) {
            if (spot.row->form == Form::list) list_page(*spot.row);
            if (spot.keys() != nullptr) fields(*spot.keys(), view_.at);
            return std::move(intent_);
        }
        ui::text(ui::Type::body, words_("author.gone"), ui::Token::text_muted);
        return std::move(intent_);
    }
    head();
    troubles();
    marks();
    if (view_.at.empty()) {
        root_page();
    } else if (spot.row->form == Form::list && !spot.item) {
        list_page(*spot.row);
    } else if (spot.keys() != nullptr) {
        fields(*spot.keys(), view_.at);
    }
    used_by();
    return std::move(intent_);
}

/// Where one is: the scenario, then everything that the chosen thing stands in.
void FormPanel::way_up()
{
    ui::row([&] {
        std::vector<std::string> ways;
        for (std::string up = view_.at; !up.empty();) {
            up = author::parent_of(up);
            const author::Spot spot = author::spot_of(up);
            if (spot.row != nullptr && (up.empty() || spot.item || spot.row->form == Form::list)) ways.push_back(up);
        }
        for (auto up = ways.rbegin(); up != ways.rend(); ++up) {
            const std::string shown = up->empty()                 ? words_("author.scenario")
                                      : author::spot_of(*up).item ? summary_of(view_.document, *up, words_)
                                                                  : label_of(*up, words_);
            if (up != ways.rbegin()) ui::text(ui::Type::small, "›", ui::Token::text_muted);
            if (ui::link("up-" + *up, shown)) select(*up);
        }
    });
}

void FormPanel::head()
{
    const bool item = is_list_item(view_.at);
    const std::string title = view_.at.empty() ? view_.document.text("/title")
                              : item           ? summary_of(view_.document, view_.at, words_)
                                               : label_of(view_.at, words_);
    ui::gap(ui::space_1);
    ui::heading(title);
    if (item) {
        const std::string list = author::parent_of(view_.at);
        ui::row([&] {
            ui::badge(words_("author.one." + author::last_step(list)));
            if (const std::string id = view_.document.text(view_.at + "/id"); !id.empty()) ui::badge(id);
        });
        ui::gap(ui::space_2);
        tools();
    }
    ui::gap(ui::space_3);
}

/// What can be done with an item as a whole.
void FormPanel::tools()
{
    const std::string list = author::parent_of(view_.at);
    const int index = std::stoi(author::last_step(view_.at));
    const int size = static_cast<int>(view_.document.size(list));
    const auto bare = [](std::string_view icon, std::string_view keys = {}) {
        return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .keys = keys, .bare = true};
    };
    const auto to = [&](int where) {
        intent_ = MakeAndSelect{{message("author.did.move"), {author::move_to(view_.at, where)}},
                                child_pointer(list, static_cast<std::size_t>(where))};
    };
    ui::row([&] {
        if (ui::button("item-up", words_("author.move_up"), ui::unless(index == 0, words_("author.is_first")),
                       bare(ui::icon::up)))
            to(index - 1);
        if (ui::button("item-down", words_("author.move_down"), ui::unless(index + 1 == size, words_("author.is_last")),
                       bare(ui::icon::down)))
            to(index + 1);
        if (ui::button("item-duplicate", words_("author.duplicate"), {}, bare(ui::icon::duplicate, "Ctrl+D"))) {
            const author::Edit edit = author::duplicate(view_.document, view_.at);
            intent_ = MakeAndSelect{edit, edit.changes.front().at};
        }
        if (ui::button("item-copy", words_("author.copy"), {}, bare(ui::icon::copy, "Ctrl+C"))) {
            ui::put_on_clipboard(view_.document.value(view_.at));
            ui::toast(words_("author.copied"));
        }
        if (view_.document.has(view_.at + "/id") &&
            ui::button("item-rename", words_("author.rename"), {}, bare(ui::icon::write))) {
            own_.renames = !own_.renames;
            own_.rename = ui::Edit(view_.document.text(view_.at + "/id"));
            if (own_.renames) ui::focus("rename-id");
        }
        if (ui::button("item-delete", words_("author.delete"), {}, bare(ui::icon::no, "Del"))) {
            intent_ = TakeAway{view_.at};
        }
    });
    if (own_.renames) rename_box();
}

void FormPanel::rename_box()
{
    const std::string id = view_.document.text(view_.at + "/id");
    const author::Spot spot = author::spot_of(view_.at + "/id");
    const ui::InputResult typed = ui::input("rename-id", words_("author.rename"), own_.rename,
                                            {.placeholder = id, .limit = scenario::most_id_size});
    const bool pressed = ui::button("rename-do", words_("author.rename_do"), {}, {.look = ui::Look::primary});
    if (!typed.submitted && !pressed) return;
    own_.renames = false;
    if (own_.rename.utf8() == id || spot.row == nullptr) return;
    const bool option = spot.row->kind == scenario::Kind::option;
    const std::string scope = option ? author::parent_of(author::parent_of(view_.at)) : std::string();
    Checked<author::Edit> edit = author::rename(view_.document, spot.row->kind, id, own_.rename.utf8(), scope);
    if (edit)
        intent_ = MakeEdit{std::move(*edit), false};
    else
        intent_ = Refused{edit.error().front().message};
}

/// An offered reply is marked for what it says: at its own form, whatever faults there are.
void FormPanel::marks()
{
    const std::string list = author::parent_of(view_.at);
    if (author::last_step(list) != "offered" || !is_list_item(view_.at)) return;
    const std::string text = view_.document.text(view_.at + "/text");
    const bool unwritten = text.empty() || text == author::no_words;
    const std::string hint = words_("author.mark_again_hint");
    if (ui::button("mark-again", words_("author.mark_again"), ui::unless(unwritten, words_("author.mark_again_words")),
                   {.icon = ui::icon::check, .hint = hint}))
        intent_ = MarkAgain{view_.at};
    if (own_.marked.at != view_.at || own_.marked.says.empty()) return;
    ui::gap(ui::space_1);
    ui::icon_text(ui::icon::info, own_.marked.says, ui::Type::small, ui::Token::text_accent);
}

/// Everything that names the chosen thing: to go there, and to know what a change touches.
void FormPanel::used_by()
{
    const std::string id = view_.document.text(view_.at + "/id");
    const author::Spot spot = author::spot_of(view_.at + "/id");
    if (id.empty() || spot.row == nullptr || !is_list_item(view_.at)) return;
    const bool option = spot.row->kind == scenario::Kind::option;
    const std::vector<author::Reference> uses = author::uses(
        view_.references, spot.row->kind, id, option ? author::parent_of(author::parent_of(view_.at)) : std::string());
    ui::gap(ui::space_4);
    const std::string fold = "uses-" + view_.at;
    const std::string label =
        words_(uses.size() == 1 ? "author.used_once" : "author.used", {{"n", std::to_string(uses.size())}});
    if (ui::fold(fold, label, is_open(own_, fold, false))) turn(own_, fold);
    if (!is_open(own_, fold, false)) return;
    for (const author::Reference& each : uses) {
        std::string place = each.at;
        while (!place.empty() && !is_list_item(place)) place = author::parent_of(place);
        const std::string node = author::node_of(view_.document, each.at);
        const std::string detail = (node.empty() || place.starts_with("/nodes/") ? "" : node + "  ") + each.at;
        const std::string shown = place.empty() ? label_of(each.at, words_) : summary_of(view_.document, place, words_);
        if (ui::button("use-" + each.at, shown, {}, {.look = ui::Look::quiet, .detail = detail, .wide = true}))
            select(place);
    }
}

void FormPanel::troubles()
{
    for (const author::Problem& each : view_.problems) {
        if (view_.at.empty() || !author::stands_in(each.at, view_.at)) continue;
        const bool fault = each.level == proof::Level::fault;
        ui::icon_text(fault ? ui::icon::warning : ui::icon::info, problem_words(each, words_), ui::Type::small,
                      fault ? ui::Token::text_bad : ui::Token::text_muted);
        ui::gap(ui::space_1);
    }
}

void FormPanel::list_page(const Row& row)
{
    ui::text(ui::Type::small, about_of(view_.at, words_), ui::Token::text_muted);
    ui::gap(ui::space_2);
    items(row, view_.at);
}

/// A way into every section, and the cover's own fields.
void FormPanel::root_page()
{
    const auto is_section = [](const Row& row) { return row.form == Form::object || row.form == Form::list; };
    const auto on_cover = [&](const Row& row) {
        const bool kept = row.key == "format" || row.key == "id";  // neither is the author's to change here
        if (!is_section(row) && !kept) field(row, child_pointer("", row.key));
    };
    const std::vector<Row>& rows = author::outline().inside;
    for (const Row& row : rows) {
        if (row.key == "title" || row.key == "summary") on_cover(row);
    }
    if (view_.spelling != nullptr && !view_.spelling->dictionary.knows) {
        ui::gap(ui::space_2);
        const std::string language = view_.document.text("/language");
        ui::icon_text(ui::icon::info, words_("author.no_dictionary", {{"language", language}}), ui::Type::small,
                      ui::Token::text_muted);
    }
    ui::gap(ui::space_4);
    ui::caption(words_("author.sections"));
    ui::gap(ui::space_1);
    ui::row([&] {
        for (const Row& row : rows) {
            if (!is_section(row)) continue;
            const std::string at = child_pointer("", row.key);
            const std::string count = row.form == Form::list ? std::to_string(view_.document.size(at)) : std::string();
            const std::string about = about_of(at, words_);
            if (ui::button("section-" + std::string(row.key), label_of(at, words_), {}, {.keys = count, .hint = about}))
                select(at);
        }
    });
    ui::gap(ui::space_4);
    ui::caption(words_("author.cover"));
    for (const Row& row : rows) {
        if (row.key != "title" && row.key != "summary") on_cover(row);
    }
}

void FormPanel::fields(const std::vector<Row>& rows, const std::string& at)
{
    for (const Row* row : in_order_of_writing(rows, at)) {
        if (row->form == Form::id && is_list_item(at)) continue;  // shown and changed in the head
        field(*row, child_pointer(at, row->key));
    }
}

void FormPanel::caption(const std::string& at)
{
    ui::gap(ui::space_3);
    ui::caption(label_of(at, words_));
    ui::gap(ui::space_1);
}

void FormPanel::field(const Row& row, const std::string& at)
{
    if (row.form == Form::object) return object(row, at);
    // A line has one wording or several, never both.
    const std::string around = author::parent_of(at);
    if (row.key == "any" && view_.document.has(around + "/say")) return;
    if (row.key == "say" && view_.document.has(around + "/any")) return;
    if (row.form == Form::flag) return flag(row, at);
    caption(at);
    switch (row.form) {
        case Form::text:
        case Form::id:
        case Form::spelt:
            return text(at, 1);
        case Form::number:
            return number(row, at);
        case Form::name:
            return name(row, at);
        case Form::names:
            return names(row, at, options_for(row.names, words_));
        case Form::ref:
            return ref(row, at);
        case Form::refs:
            if (row.kind == scenario::Kind::value) return texts(at);
            return names(row, at, options(row, row.kind == scenario::Kind::option ? around : ""));
        case Form::texts:
            return texts(at);
        case Form::segments:
            texts(at);
            if (view_.document.has(at) && !view_.document.has(around + "/vent")) another_wording(at);
            return;
        case Form::wordings:
            return wordings(at);
        case Form::topics:
            return topics(at);
        case Form::vars:
        case Form::fates:
            return conditions(row, at);
        case Form::sets:
            return sets(at);
        case Form::quotes:
            return quotes(row, at);
        case Form::phrases:
            return phrases(at);
        case Form::sums:
            return sums(at);
        case Form::list:
            return items(row, at);
        case Form::flag:
        case Form::object:
            return;
    }
}

/// A guard, a line, a worksheet question: its own fields below a fold.
void FormPanel::object(const Row& row, const std::string& at)
{
    const bool there = view_.document.has(at);
    const bool needs_more =
        std::any_of(row.inside.begin(), row.inside.end(), [](const Row& each) { return each.required; });
    ui::gap(ui::space_3);
    if (!there && needs_more) {
        const std::string label = words_("author.add_named", {{"name", label_of(at, words_)}});
        if (ui::button("add-" + at, label, {}, {.look = ui::Look::quiet, .icon = ui::icon::write})) {
            intent_ = MakeEdit{author::add_object(view_.document, at), false};
            own_.go_to(at);
        }
        return;
    }
    const std::string fold = "fold-" + at;
    const std::string summary = row.key == "when" || row.key == "needs" ? guard_words(view_.document, at, words_)
                                : row.key == "out_of_patience" ? detail_of(view_.document, view_.references, at, words_)
                                : there && row.key != "kept_by" ? summary_of(view_.document, at, words_)
                                                                : "";
    const bool begins_open = there && !begins_shut(row.key);
    if (ui::fold(fold, label_of(at, words_), is_open(own_, fold, begins_open), summary)) turn(own_, fold);
    if (!is_open(own_, fold, begins_open)) return;
    ui::indented(ui::space_4, [&] {
        fields(row.inside, at);
        if (there && !row.required && needs_more) {
            ui::gap(ui::space_2);
            const std::string label = words_("author.drop_named", {{"name", label_of(at, words_)}});
            if (ui::button("drop-" + at, label, {}, {.look = ui::Look::quiet, .icon = ui::icon::no}))
                intent_ = MakeEdit{author::put(view_.document, at, ""), false};
        }
    });
}

/// Things that have a page of their own: a way into each, and one more.
void FormPanel::items(const Row& row, const std::string& at)
{
    const std::size_t size = view_.document.size(at);
    if (row.key == "offered" && size > 0)
        ui::text(ui::Type::small, words_("author.offered_note"), ui::Token::text_muted);
    for (std::size_t i = 0; i < size; ++i) {
        const std::string item = child_pointer(at, i);
        const std::string detail = detail_of(view_.document, view_.references, item, words_);
        const bool faulty = std::any_of(view_.problems.begin(), view_.problems.end(), [&](const author::Problem& each) {
            return each.level == proof::Level::fault && author::stands_in(each.at, item);
        });
        const ui::ButtonStyle style{
            .icon = faulty ? ui::icon::warning : std::string_view(), .detail = detail, .wide = true};
        if (ui::button("item-" + item, summary_of(view_.document, item, words_), {}, style)) select(item);
        ui::gap(ui::space_1);
    }
    const std::string why = words_("author.list_full", {{"n", std::to_string(row.count.most)}});
    const std::string label = words_("author.add_named", {{"name", words_("author.one." + std::string(row.key))}});
    if (size == 0 && own_.fresh == at) {
        ui::focus("add-" + at);
        own_.fresh.clear();
    }
    if (!ui::button("add-" + at, label, ui::unless(size >= row.count.most, why),
                    {.look = ui::Look::quiet, .icon = ui::icon::write}))
        return;
    const author::Edit edit = author::add_item(view_.document, at);
    if (edit.changes.empty()) return;
    const bool fresh_list = edit.changes.front().at == at;
    own_.fresh = edit.changes[fresh_list ? 1 : 0].at;
    intent_ = MakeAndSelect{edit, own_.fresh};
}

void FormUi::go_to(const std::string& at)
{
    fresh = at;
    replaces = false;
    for (std::string up = at; !up.empty(); up = author::parent_of(up)) {
        const std::string key = author::last_step(up);
        if (begins_shut(key)) folds.insert("fold-" + up);
    }
}

std::optional<FormIntent> draw_form(const FormView& view, FormUi& own, const Words& words)
{
    const std::string wanted = own.fresh;
    std::optional<FormIntent> intent = FormPanel(view, own, words).draw();
    // What is there and has no field of its own on this page is not waited for.
    if (own.fresh == wanted && view.document.has(wanted)) own.fresh.clear();
    return intent;
}

}  // namespace amends::app
