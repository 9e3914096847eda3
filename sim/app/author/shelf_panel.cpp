#include "sim/app/author/shelf_panel.h"

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

using Intent = std::optional<AuthorShelfIntent>;

void draw_title(const AuthorShelfView::Own& own, AuthorShelfUi& state, const Words& words, Intent& intent)
{
    const std::string title = state.title.utf8();
    const bool blank = title.find_first_not_of(' ') == std::string::npos;
    const ui::Able able = blank ? ui::unless(true, words("author.shelf.no_title"))
                                : ui::unless(title == own.title, words("author.shelf.same_title"));
    ui::caption(words("author.shelf.title"));
    bool named = ui::input("title-" + own.folder, words("author.shelf.title"), state.title, {.limit = 120}).submitted;
    ui::gap(ui::space_2);
    ui::row([&] {
        named |= ui::button("retitle-" + own.folder, words("author.shelf.retitle"), able, {.icon = ui::icon::write});
        if (ui::button("duplicate-" + own.folder, words("author.shelf.duplicate"), {}, {.icon = ui::icon::copy}))
            intent = DuplicateDraft{own.folder, own.title};
        const std::string hint = words("author.shelf.remove_hint");
        if (ui::button("remove-" + own.folder, words("author.shelf.remove"), {},
                       {.look = ui::Look::danger, .icon = ui::icon::close, .hint = hint}))
            intent = RemoveDraft{own.folder};
    });
    if (named && able.yes) intent = RetitleDraft{own.folder, title};
}

void draw_pack(const AuthorShelfView::Own& own, AuthorShelfUi& state, const Words& words, Intent& intent)
{
    const std::string licence = state.licence.utf8();
    const bool blank = licence.find_first_not_of(' ') == std::string::npos;
    ui::gap(ui::space_3);
    ui::caption(words("author.shelf.licence"));
    ui::input("licence-" + own.folder, words("author.shelf.licence"), state.licence, {.limit = 80});
    ui::gap(ui::space_2);
    const std::string hint = words("author.shelf.pack_hint");
    if (ui::button("pack-" + own.folder, words("author.shelf.pack"),
                   ui::unless(blank, words("author.shelf.no_licence")), {.icon = ui::icon::folder, .hint = hint}))
        intent = PackDraft{own.folder, licence};
}

void draw_one(const AuthorShelfView& view, const AuthorShelfView::Own& own, AuthorShelfUi& state, const Words& words,
              Intent& intent)
{
    const ui::ButtonStyle style{.icon = ui::icon::write, .detail = own.detail, .wide = true};
    if (ui::button("draft-" + own.folder, own.title, {}, style)) intent = OpenDraft{own.folder};
    const ui::Able able = ui::unless(!own.readable, words("author.shelf.unreadable", {{"id", own.title}}));
    const bool more = state.more == own.folder;
    ui::row([&] {
        const std::string hint = words("author.play_hint");
        if (ui::button("play-" + own.folder, words("author.play"), able,
                       {.look = ui::Look::quiet, .icon = ui::icon::play, .hint = hint}))
            intent = PlayOwn{own.folder};
        if (ui::button("more-" + own.folder, words("author.shelf.more"), able,
                       {.look = ui::Look::quiet, .icon = more ? ui::icon::open : ui::icon::shut})) {
            state.more = more ? "" : own.folder;
            state.title = ui::Edit(own.title);
        }
    });
    if (!more) return;
    ui::gap(ui::space_1);
    ui::card([&] {
        draw_title(own, state, words, intent);
        if (view.packs) draw_pack(own, state, words, intent);
    });
}

/// What was taken off the shelf can be put back.
void draw_removed(const AuthorShelfView& view, AuthorShelfUi& state, const Words& words, Intent& intent)
{
    if (view.removed.empty()) return;
    ui::gap(ui::space_4);
    const std::string count = std::to_string(view.removed.size());
    if (ui::fold("removed", words("author.shelf.removed", {{"n", count}}), state.removed))
        state.removed = !state.removed;
    if (!state.removed) return;
    for (const AuthorShelfView::Own& each : view.removed) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, each.title);
        const ui::ButtonStyle style{.look = ui::Look::quiet, .icon = ui::icon::rewind};
        if (ui::button("put-back-" + each.folder, words("author.shelf.put_back"), {}, style))
            intent = PutBackDraft{each.folder};
    }
}

/// The rubrics that plays are marked by: the house's own, each from a copy.
void draw_frameworks(const AuthorShelfView& view, AuthorShelfUi& state, const Words& words, Intent& intent)
{
    ui::gap(ui::space_6);
    ui::heading(words("author.shelf.frameworks"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words("author.shelf.frameworks_note"), ui::Token::text_muted);
    for (const AuthorShelfView::Own& each : view.frameworks) {
        ui::gap(ui::space_3);
        const ui::ButtonStyle style{.icon = ui::icon::progress, .detail = each.detail, .wide = true};
        if (ui::button("framework-" + each.folder, each.title, {}, style)) intent = OpenOwnFramework{each.folder};
    }
    std::vector<ui::Option> options;
    for (const AuthorShelfView::Shipped& each : view.shipped_frameworks) options.push_back({each.id, each.title, ""});
    ui::gap(ui::space_3);
    const auto picked = ui::pick("copy-framework", words("author.shelf.copy_framework"), "", options, state.pick,
                                 {words("author.search"), words("author.nothing_found")});
    if (picked) intent = CopyFramework{*picked};
    if (!view.rates) return;
    ui::gap(ui::space_5);
    ui::text(ui::Type::small, words("rating.shelf_note"), ui::Token::text_muted);
    ui::gap(ui::space_2);
    if (ui::button("rating-studio", words("rating.title"), {}, {.icon = ui::icon::listen})) intent = OpenRatingStudio{};
}

void draw_own(const AuthorShelfView& view, AuthorShelfUi& state, const Words& words, Intent& intent)
{
    ui::heading(words("author.shelf.own"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words("author.shelf.own_note", {{"folder", view.folder}}), ui::Token::text_muted);
    if (view.own.empty()) {
        ui::gap(ui::space_3);
        ui::icon_text(ui::icon::write, words("author.shelf.none"), ui::Type::body, ui::Token::text_muted);
    }
    for (const AuthorShelfView::Own& own : view.own) {
        ui::gap(ui::space_3);
        draw_one(view, own, state, words, intent);
    }
    draw_removed(view, state, words, intent);
    draw_frameworks(view, state, words, intent);
}

void draw_begin(const AuthorShelfView& view, const Words& words, Intent& intent)
{
    ui::card([&] {
        ui::heading(words("author.shelf.complaint"));
        ui::gap(ui::space_1);
        ui::text(ui::Type::body, words("author.shelf.complaint_note"), ui::Token::text_muted);
        ui::gap(ui::space_3);
        const ui::ButtonStyle style{.look = ui::Look::primary, .icon = ui::icon::write};
        if (ui::button("from-complaint", words("author.shelf.complaint_begin"), {}, style))
            intent = BeginFromComplaint{};
    });
    ui::gap(ui::space_5);
    ui::heading(words("author.shelf.shipped"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words("author.shelf.shipped_note"), ui::Token::text_muted);
    for (const AuthorShelfView::Shipped& shipped : view.shipped) {
        ui::gap(ui::space_3);
        ui::card([&] {
            ui::text(ui::Type::strong, shipped.title);
            ui::text(ui::Type::small, shipped.summary, ui::Token::text_muted);
            ui::gap(ui::space_2);
            if (ui::button("copy-" + shipped.id, words("author.shelf.copy"), {}, {.icon = ui::icon::copy}))
                intent = CopyShipped{shipped.id};
        });
    }
}

}  // namespace

AuthorShelfView make_author_shelf_view(const std::vector<drafts::DraftRow>& own,
                                       const std::vector<drafts::DraftRow>& removed,
                                       const std::vector<drafts::DraftRow>& frameworks, const AuthorTools& tools,
                                       const Words& words)
{
    AuthorShelfView view;
    view.folder = tools.folder.string();
    view.packs = tools.pack != nullptr;
    view.rates = tools.replies != nullptr;
    const auto shown = [&](const drafts::DraftRow& row) {
        const bool readable = !row.title.empty();
        return AuthorShelfView::Own{row.folder.string(), readable ? row.title : row.id,
                                    readable ? row.id : words("author.shelf.unreadable", {{"id", row.id}}), readable};
    };
    for (const drafts::DraftRow& row : own) view.own.push_back(shown(row));
    for (const drafts::DraftRow& row : removed) view.removed.push_back(shown(row));
    for (const drafts::DraftRow& row : frameworks) view.frameworks.push_back(shown(row));
    for (const ShippedFramework& each : tools.frameworks) view.shipped_frameworks.push_back({each.id, each.title, ""});
    for (const ShippedScenario& shipped : tools.shipped)
        view.shipped.push_back({shipped.id, shipped.title, shipped.summary});
    return view;
}

std::optional<AuthorShelfIntent> draw_author_shelf(const AuthorShelfView& view, AuthorShelfUi& state,
                                                   const Words& words)
{
    Intent intent;
    ui::focus_first(view.own.empty() ? "from-complaint" : "draft-" + view.own.front().folder);
    if (ui::pressed({ui::Key::escape})) intent = LeaveAuthor{};
    ui::scroll("author-shelf", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1320, [&] {
            ui::gap(ui::space_5);
            ui::bar(
                "author-shelf-bar", [&] { ui::heading(words("author.title"), ui::Type::title); },
                [&] {
                    if (ui::button("leave-author", words("author.shelf.home"), {},
                                   {.look = ui::Look::quiet, .icon = ui::icon::home, .keys = "Esc"}))
                        intent = LeaveAuthor{};
                });
            ui::gap(ui::space_1);
            ui::text(ui::Type::speech, words("author.shelf.promise"), ui::Token::text_muted);
            if (!view.trouble.empty()) {
                ui::gap(ui::space_3);
                ui::icon_text(ui::icon::warning, view.trouble, ui::Type::body, ui::Token::text_bad);
            }
            ui::gap(ui::space_5);
            ui::columns(
                {1, 1}, 320,
                {[&] { ui::region("own", words("author.shelf.own"), [&] { draw_own(view, state, words, intent); }); },
                 [&] {
                     ui::region("begin", words("author.shelf.shipped"), [&] { draw_begin(view, words, intent); });
                 }});
            ui::gap(ui::space_8);
        });
    });
    return intent;
}

}  // namespace amends::app
