#include "sim/app/author/shelf_panel.h"

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

using Intent = std::optional<AuthorShelfIntent>;

void draw_own(const AuthorShelfView& view, const Words& words, Intent& intent)
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
        const ui::ButtonStyle style{.icon = ui::icon::write, .detail = own.detail, .wide = true};
        if (ui::button("draft-" + own.folder, own.title, {}, style)) intent = OpenDraft{own.folder};
        ui::row([&] {
            const ui::Able able = ui::unless(!own.readable, words("author.shelf.unreadable", {{"id", own.title}}));
            const std::string hint = words("author.play_hint");
            if (ui::button("play-" + own.folder, words("author.play"), able,
                           {.look = ui::Look::quiet, .icon = ui::icon::play, .hint = hint}))
                intent = PlayOwn{own.folder};
        });
    }
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

AuthorShelfView make_author_shelf_view(const std::vector<drafts::DraftRow>& own, const AuthorTools& tools,
                                       const Words& words)
{
    AuthorShelfView view;
    view.folder = tools.folder.string();
    for (const drafts::DraftRow& row : own) {
        const bool readable = !row.title.empty();
        view.own.push_back({row.folder.string(), readable ? row.title : row.id,
                            readable ? row.id : words("author.shelf.unreadable", {{"id", row.id}}), readable});
    }
    for (const ShippedScenario& shipped : tools.shipped)
        view.shipped.push_back({shipped.id, shipped.title, shipped.summary});
    return view;
}

std::optional<AuthorShelfIntent> draw_author_shelf(const AuthorShelfView& view, const Words& words)
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
            ui::columns({1, 1}, 320,
                        {[&] { ui::region("own", words("author.shelf.own"), [&] { draw_own(view, words, intent); }); },
                         [&] {
                             ui::region("begin", words("author.shelf.shipped"),
                                        [&] { draw_begin(view, words, intent); });
                         }});
            ui::gap(ui::space_8);
        });
    });
    return intent;
}

}  // namespace amends::app
