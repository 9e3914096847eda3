#include "sim/app/author/editor.h"

#include <algorithm>
#include <type_traits>

#include "sim/app/author/editor_parts.h"
#include "sim/app/local_time.h"

namespace amends::app {
namespace {

std::string list_for_paste(const EditorView& view)
{
    const author::Spot spot = author::spot_of(view.at);
    if (spot.row != nullptr && spot.row->form == author::Form::list)
        return spot.item ? author::parent_of(view.at) : view.at;
    return "/nodes";
}

/// The place of the field that a problem is about. What is not there yet is found where it is missed.
std::string field_of(const author::Problem& problem)
{
    if (problem.id == "hint-missing") return problem.at + "/hint";
    if (problem.id == "offered-missing") return problem.at + "/offered";
    if (problem.id == "patience-missing") return problem.at + "/patience";
    return problem.at;
}

bool is_item(const EditorView& view)
{
    const author::Spot spot = author::spot_of(view.at);
    return spot.row != nullptr && spot.item && spot.row->form == author::Form::list && view.document.has(view.at);
}

}  // namespace

/// Out of a text field first, and only from there off the desk; every edit is kept either way.
void EditorParts::take_escape()
{
    const bool list_open =
        !own.form.pick.open.empty() || !own.publishing.pick.open.empty() || !own.table.pick.open.empty();
    if (list_open || !ui::pressed({ui::Key::escape})) return;
    const ui::Item* const has_keys = ui::shown(ui::focused());
    if (has_keys != nullptr && has_keys->role == ui::Role::input) return ui::focus("canvas");
    intent = CloseDraft{};
}

void EditorParts::take_keys()
{
    take_escape();
    if (ui::pressed({ui::Key::z, true})) intent = UndoEdit{};
    if (ui::pressed({ui::Key::y, true})) intent = RedoEdit{};
    if (ui::pressed({ui::Key::n, true})) add_node();
    if (ui::pressed({ui::Key::f, true})) ui::focus("find");
    if (ui::pressed({ui::Key::s, true})) {
        if (view.by_hand)
            own.asks_layout = true;
        else
            intent = SaveDraft{};
    }
    if (ui::focused() != "canvas") return;
    if (ui::pressed({ui::Key::v, true})) {
        const std::string list = list_for_paste(view);
        Checked<author::Edit> edit = author::paste(view.document, list, ui::clipboard());
        if (edit)
            intent = MakeAndSelect{*edit, edit->changes.back().at};
        else
            intent = Refused{edit.error().front().message};
    }
    if (!is_item(view)) return;
    if (ui::pressed({ui::Key::d, true})) {
        author::Edit edit = author::duplicate(view.document, view.at);
        const std::string at = edit.changes.front().at;
        intent = MakeAndSelect{std::move(edit), at};
    }
    if (ui::pressed({ui::Key::c, true})) {
        ui::put_on_clipboard(view.document.value(view.at));
        ui::toast(words("author.copied"));
    }
    if (ui::pressed({ui::Key::erase})) take_away(view.at);
}

/// A node that a contact begins with is asked for first: without it the contact has nowhere to begin.
void EditorParts::take_away(const std::string& at)
{
    const int node = chosen_node(view);
    if (node >= 0 && view.map.nodes[static_cast<std::size_t>(node)].at == at &&
        view.map.nodes[static_cast<std::size_t>(node)].begins && own.asks_delete != at) {
        own.asks_delete = at;
        return;
    }
    own.asks_delete.clear();
    const std::string list = author::parent_of(at);
    intent = MakeAndSelect{author::take_away(view.document, at), list == "/nodes" ? "" : author::parent_of(list)};
}

void EditorParts::ask_to_delete()
{
    if (own.asks_delete.empty()) return;
    if (own.asks_delete != view.at) {
        own.asks_delete.clear();
        return;
    }
    ui::gap(ui::space_1);
    const std::string name = summary_of(view.document, view.at, words);
    ui::icon_text(ui::icon::warning, words("author.ask_delete", {{"name", name}}), ui::Type::body, ui::Token::text_bad);
    ui::row([&] {
        if (ui::button("delete-yes", words("author.ask_delete_yes"), {}, {.look = ui::Look::danger}))
            take_away(view.at);
        if (ui::button("delete-no", words("author.ask_delete_no"))) own.asks_delete.clear();
    });
}

void EditorParts::head()
{
    const bool bare = ui::window_width() < ui::scaled(1100);
    ui::bar(
        "editor-bar",
        [&] {
            if (ui::button("close-draft", words("author.title"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::back, .keys = bare ? "" : "Esc", .bare = bare}))
                intent = CloseDraft{};
            ui::heading(view.document.text("/title"));
            ui::badge(words(view.saved ? "author.saved" : "author.unsaved"),
                      view.saved ? ui::Token::text_good : ui::Token::text_muted);
        },
        [&] {
            const auto look = [bare](std::string_view icon, std::string_view keys, std::string_view hint) {
                return ui::ButtonStyle{
                    .look = ui::Look::quiet, .icon = icon, .keys = bare ? "" : keys, .hint = hint, .bare = true};
            };
            const std::string undo = words("author.undo", {{"what", view.undo}}) + ", Ctrl+Z";
            const std::string redo = words("author.redo", {{"what", view.redo}}) + ", Ctrl+Y";
            if (ui::button("undo", words("author.undo_short"),
                           ui::unless(view.undo.empty(), words("author.nothing_to_undo")),
                           look(ui::icon::rewind, "Ctrl+Z", undo)))
                intent = UndoEdit{};
            if (ui::button("redo", words("author.redo_short"),
                           ui::unless(view.redo.empty(), words("author.nothing_to_redo")),
                           look(ui::icon::forward, "Ctrl+Y", redo)))
                intent = RedoEdit{};
            const std::string plays = words("author.play_hint");
            if (ui::button("play-draft", words("author.play"), {}, {.icon = ui::icon::play, .hint = plays}))
                intent = PlayDraft{};
            if (ui::button("save", words("author.save"),
                           ui::unless(view.saved && !view.by_hand, words("author.is_saved")),
                           {.look = ui::Look::primary, .icon = ui::icon::done, .keys = bare ? "" : "Ctrl+S"})) {
                if (view.by_hand)
                    own.asks_layout = true;
                else
                    intent = SaveDraft{};
            }
        });
}

/// What needs an answer, or is worth saying once.
void EditorParts::notes()
{
    const auto warn = [&](const std::string& says) {
        ui::gap(ui::space_1);
        ui::icon_text(ui::icon::warning, says, ui::Type::body, ui::Token::text_bad);
    };
    if (!view.trouble.empty()) warn(view.trouble);
    if (!view.note.empty()) {
        ui::gap(ui::space_1);
        ui::icon_text(ui::icon::info, view.note, ui::Type::small, ui::Token::text_muted);
    }
    if (view.disk != drafts::OnDisk::same) {
        warn(words(view.disk == drafts::OnDisk::gone ? "author.disk_gone" : "author.disk_changed"));
        ui::row([&] {
            if (view.disk == drafts::OnDisk::changed && ui::button("take-disk", words("author.take_disk")))
                intent = TakeFromDisk{};
            if (ui::button("keep-own", words("author.keep_own"))) intent = KeepOwn{};
        });
    }
    ask_to_delete();
    if (own.asks_layout) {
        warn(words("author.by_hand"));
        ui::row([&] {
            if (ui::button("save-canonical", words("author.by_hand_yes"), {}, {.look = ui::Look::primary})) {
                own.asks_layout = false;
                intent = SaveDraft{};
            }
            if (ui::button("save-not", words("author.by_hand_no"))) own.asks_layout = false;
        });
    }
}

void EditorParts::side_tabs()
{
    std::size_t stops = 0;
    std::size_t others = 0;
    for (const author::Problem& each : view.problems) ++(each.stops_play() ? stops : others);
    const std::string count = !view.known  ? "…"
                              : stops > 0  ? std::to_string(stops)
                              : others > 0 ? std::to_string(others)
                                           : "0";
    ui::row([&] {
        const auto tab = [&](const char* id, EditorSide side, const std::string& label, std::string_view icon) {
            if (ui::button(id, label, {}, {.icon = icon, .chosen = own.side == side})) own.side = side;
        };
        tab("side-form", EditorSide::form, words("author.side_form"), {});
        tab("side-trial", EditorSide::trial, words("author.side_trial"), {});
        tab("side-problems", EditorSide::problems, words("author.side_problems", {{"n", count}}),
            stops > 0 ? ui::icon::warning : std::string_view());
        tab("side-publishing", EditorSide::publishing, words("publishing.tab"), {});
        tab("side-backups", EditorSide::backups, words("author.side_backups"), {});
    });
    ui::gap(ui::space_3);
}

void EditorParts::side()
{
    if (own.side == EditorSide::problems) return problems();
    if (own.side == EditorSide::publishing) return publishing();
    if (own.side == EditorSide::backups) return backups();
    if (own.side == EditorSide::trial) return trial();
    const FormView form{view.document, view.references, view.at, view.problems, view.personas, view.spelling};
    std::optional<FormIntent> chosen = draw_form(form, own.form, words);
    if (!chosen) return;
    std::visit(
        [this](auto& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, TakeAway>)
                take_away(each.at);
            else
                intent = std::move(each);
        },
        *chosen);
    own.plane.reveal |= intent && std::holds_alternative<SelectPlace>(*intent);
}

void EditorParts::trial()
{
    if (view.trial == nullptr) return;
    std::optional<TryIntent> chosen = draw_try(*view.trial, own.trial, words);
    if (!chosen) return;
    if (auto* confirmed = std::get_if<ConfirmHeard>(&*chosen)) intent = MakeEdit{std::move(confirmed->edit), false};
    if (auto* begin = std::get_if<BeginTrial>(&*chosen)) intent = std::move(*begin);
    if (std::holds_alternative<BeginAtChosen>(*chosen)) intent = BeginAtChosen{};
    if (std::holds_alternative<TakeBackMove>(*chosen)) intent = TakeBackMove{};
    if (std::holds_alternative<SeeDebrief>(*chosen)) intent = SeeDebrief{};
    if (auto* move = std::get_if<MakeMove>(&*chosen)) {
        if (move->move.kind == author::Move::Kind::typed) own.trial.reply.clear();
        intent = std::move(*move);
    }
}

void EditorParts::problems()
{
    ui::heading(words("author.problems"));
    ui::gap(ui::space_1);
    if (view.problems.empty() && view.looked)
        ui::icon_text(ui::icon::done, words("author.no_problems"), ui::Type::body, ui::Token::text_good);
    int number = 0;
    const auto group = [&](const char* heading, bool stops) {
        const auto belongs = [&](const author::Problem& each) { return each.stops_play() == stops; };
        if (!std::ranges::any_of(view.problems, belongs)) return;
        ui::gap(ui::space_2);
        ui::text(ui::Type::strong, words(heading), stops ? ui::Token::text_bad : ui::Token::text_muted);
        for (const proof::Level level : {proof::Level::fault, proof::Level::warning, proof::Level::note}) {
            for (const author::Problem& each : view.problems) {
                if (each.level == level && belongs(each)) problem(each, number++);
            }
        }
    };
    group("author.problems_stop", true);
    group("author.problems_look", false);
}

void EditorParts::problem(const author::Problem& each, int number)
{
    const std::string detail = place_words(view.document, each.at, words) + (each.fix.empty() ? "" : "\n" + each.fix);
    const ui::ButtonStyle style{
        .icon = each.stops_play() ? ui::icon::warning : ui::icon::info, .detail = detail, .wide = true};
    ui::gap(ui::space_1);
    if (!ui::button("problem-" + std::to_string(number), problem_words(each, words), {}, style)) return;
    std::string place = each.at;
    const auto has_page = [&](const std::string& at) {
        const author::Spot spot = author::spot_of(at);
        return at.empty() ||
               (spot.row != nullptr && spot.item && spot.row->form == author::Form::list && view.document.has(at));
    };
    while (!has_page(place)) place = author::parent_of(place);
    intent = SelectPlace{place};
    own.plane.reveal = true;
    own.side = EditorSide::form;
    own.form.go_to(field_of(each));
}

void EditorParts::table()
{
    TableView shown{view.document, view.map, view.problems, view.version, view.at};
    shown.words = own.find.utf8();
    shown.only_troubled = own.only_troubled;
    std::optional<TableIntent> chosen = draw_table(shown, own.table, words);
    if (!chosen) return;
    if (auto* edit = std::get_if<EditSaying>(&*chosen)) intent = MakeEdit{std::move(edit->edit), edit->joins};
    if (auto* place = std::get_if<ShowSaying>(&*chosen)) {
        intent = SelectPlace{place->place};
        own.side = EditorSide::form;
        own.form.go_to(place->at);
    }
}

void EditorParts::publishing()
{
    if (view.publishing == nullptr) return;
    std::optional<PublishingIntent> chosen = draw_publishing(*view.publishing, own.publishing, words);
    if (chosen) std::visit([this](auto& each) { intent = std::move(each); }, *chosen);
}

void EditorParts::backups()
{
    ui::heading(words("author.backups"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words("author.backups_note"), ui::Token::text_muted);
    ui::gap(ui::space_2);
    if (view.backups.empty()) ui::text(ui::Type::body, words("author.no_backups"), ui::Token::text_muted);
    for (const drafts::Backup& each : view.backups) {
        ui::gap(ui::space_1);
        const std::string restore = words("author.restore");
        const ui::ButtonStyle style{.icon = ui::icon::clock, .detail = restore, .wide = true};
        const bool has_seconds = each.when.size() >= 19;  // two of one minute are told apart
        const std::string when = local_time(each.when) + (has_seconds ? each.when.substr(16, 3) : "");
        if (ui::button("backup-" + each.file.stem().string(), when, {}, style)) intent = RestoreBackup{each};
    }
}

std::optional<EditorIntent> draw_editor(const EditorView& view, EditorUi& own, const Words& words)
{
    EditorParts parts{view, own, words, std::nullopt};
    ui::focus_first("canvas");
    parts.take_keys();
    ui::gap(ui::space_2);
    const auto left = [&](float height) {
        parts.find_bar();
        if (own.left == EditorLeft::picture) parts.canvas(height);
        if (own.left == EditorLeft::list) parts.list();
        if (own.left == EditorLeft::table) parts.table();
    };
    const bool beside = ui::room() >= 900;
    if (beside) {
        ui::centred(4000, [&] {
            ui::region("editor-head", words("author.title"), [&] { parts.head(); });
            parts.notes();
            ui::gap(ui::space_2);
            const float height = ui::window_height() - ui::top() - ui::scaled(ui::space_2);
            ui::columns({8, 5}, 300,
                        {[&] {
                             ui::region("picture", words("author.canvas"), [&] {
                                 const float begun = ui::top();
                                 parts.find_bar();
                                 const float rest = height - (ui::top() - begun);
                                 if (own.left == EditorLeft::picture) parts.canvas(rest);
                                 if (own.left == EditorLeft::list) ui::scroll("list", rest, "", [&] { parts.list(); });
                                 if (own.left == EditorLeft::table)
                                     ui::scroll("table", rest, std::to_string(own.table.first), [&] { parts.table(); });
                             });
                         },
                         [&] {
                             ui::region("side", words("author.side_form"), [&] {
                                 const float begun = ui::top();
                                 parts.side_tabs();
                                 // Each keeps its own place, and a page that is new begins at its top.
                                 const std::string id = "side-" + std::to_string(static_cast<int>(own.side)) +
                                                        (own.side == EditorSide::form ? view.at : std::string());
                                 ui::scroll(id, height - (ui::top() - begun), "", [&] { parts.side(); });
                             });
                         }});
        });
        return std::move(parts.intent);
    }
    ui::scroll("editor", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1200, [&] {
            ui::region("editor-head", words("author.title"), [&] { parts.head(); });
            parts.notes();
            ui::gap(ui::space_2);
            ui::region("picture", words("author.canvas"), [&] { left(ui::window_height() * 0.6F); });
            ui::gap(ui::space_4);
            ui::region("side-region", words("author.side_form"), [&] {
                parts.side_tabs();
                parts.side();
            });
            ui::gap(ui::space_8);
        });
    });
    return std::move(parts.intent);
}

}  // namespace amends::app
