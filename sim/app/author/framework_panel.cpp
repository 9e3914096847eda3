#include "sim/app/author/framework_panel.h"

#include <algorithm>

#include "scoring/base/json_text.h"
#include "sim/app/local_time.h"
#include "sim/author/compose.h"
#include "sim/author/outline.h"

namespace amends::app {
namespace {

constexpr std::size_t most_shown = 60;

}  // namespace

std::optional<FrameworkIntent> FrameworkPanel::draw()
{
    ui::focus_first(view_.document.size("/criteria") > 0 ? "criterion-0" : "add-criterion");
    take_keys();
    ui::gap(ui::space_2);
    const auto page = [&] {
        ui::region("framework-head", words_("frameworks.title"), [&] { head(); });
        if (!view_.trouble.empty()) {
            ui::gap(ui::space_1);
            ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
        }
        ui::gap(ui::space_2);
    };
    if (ui::room() >= 900) {
        ui::centred(4000, [&] {
            page();
            const float height = ui::window_height() - ui::top() - ui::scaled(ui::space_2);
            ui::columns({5, 6}, 300,
                        {[&] {
                             ui::region("criteria", words_("frameworks.criteria"),
                                        [&] { ui::scroll("criteria-list", height, "", [&] { left(); }); });
                         },
                         [&] { ui::region("framework-side", words_("frameworks.side"), [&] { side(); }); }});
        });
        return std::move(intent_);
    }
    ui::scroll("framework", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1200, [&] {
            page();
            ui::region("criteria", words_("frameworks.criteria"), [&] { left(); });
            ui::gap(ui::space_4);
            ui::region("framework-side", words_("frameworks.side"), [&] { side(); });
            ui::gap(ui::space_8);
        });
    });
    return std::move(intent_);
}

void FrameworkPanel::take_keys()
{
    if (ui::pressed({ui::Key::z, true})) intent_ = UndoFramework{};
    if (ui::pressed({ui::Key::y, true})) intent_ = RedoFramework{};
    if (ui::pressed({ui::Key::s, true})) intent_ = SaveFramework{};
}

void FrameworkPanel::head()
{
    ui::bar(
        "framework-bar",
        [&] {
            if (ui::button("close-framework", words_("author.title"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::back, .bare = ui::room() < 900}))
                intent_ = CloseFramework{};
            ui::heading(view_.document.text("/title"));
            ui::badge(words_(view_.saved ? "author.saved" : "author.unsaved"),
                      view_.saved ? ui::Token::text_good : ui::Token::text_muted);
        },
        [&] {
            const std::string undo = words_("author.undo", {{"what", view_.undo}}) + ", Ctrl+Z";
            const std::string redo = words_("author.redo", {{"what", view_.redo}}) + ", Ctrl+Y";
            const auto bare = [](std::string_view icon, std::string_view hint) {
                return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .hint = hint, .bare = true};
            };
            if (ui::button("undo", words_("author.undo_short"),
                           ui::unless(view_.undo.empty(), words_("author.nothing_to_undo")),
                           bare(ui::icon::rewind, undo)))
                intent_ = UndoFramework{};
            if (ui::button("redo", words_("author.redo_short"),
                           ui::unless(view_.redo.empty(), words_("author.nothing_to_redo")),
                           bare(ui::icon::forward, redo)))
                intent_ = RedoFramework{};
            if (ui::button("save", words_("author.save"), ui::unless(view_.saved, words_("author.is_saved")),
                           {.look = ui::Look::primary, .icon = ui::icon::done, .keys = "Ctrl+S"}))
                intent_ = SaveFramework{};
        });
}

void FrameworkPanel::left()
{
    text("/title", "frameworks.field.title", 1);
    text("/source", "frameworks.field.source", 1);
    ui::gap(ui::space_4);
    ui::heading(words_("frameworks.criteria"), ui::Type::strong);
    const int sum = author::weight_of_all(view_.document);
    ui::text(ui::Type::small, words_("frameworks.sum", {{"sum", std::to_string(sum)}}), ui::Token::text_muted);
    criteria();
    add_criterion();
}

void FrameworkPanel::criteria()
{
    const int sum = std::max(1, author::weight_of_all(view_.document));
    for (std::size_t i = 0; i < view_.document.size("/criteria"); ++i) {
        const std::string at = child_pointer("/criteria", i);
        const std::string weight = view_.document.value(at + "/weight");
        const int share = weight.empty() ? 0 : (std::atoi(weight.c_str()) * 100 + sum / 2) / sum;
        const std::string detail = words_("frameworks.weighs", {{"weight", weight}, {"share", std::to_string(share)}}) +
                                   "  " + view_.document.text(at + "/question");
        ui::gap(ui::space_1);
        const ui::ButtonStyle style{.detail = detail, .wide = true, .chosen = own_.at == at};
        if (!ui::button("criterion-" + std::to_string(i), view_.document.text(at + "/title"), {}, style)) continue;
        own_.at = at;
        own_.side = FrameworkSide::criterion;
    }
}

/// Any criterion of any framework can be taken over, to be made one's own.
void FrameworkPanel::add_criterion()
{
    std::vector<ui::Option> options;
    for (std::size_t s = 0; s < view_.sources.size(); ++s) {
        const author::Document& document = view_.sources[s].document;
        for (std::size_t i = 0; i < document.size("/criteria"); ++i) {
            options.push_back({std::to_string(s) + "/" + std::to_string(i),
                               document.text(child_pointer("/criteria", i) + "/title"), view_.sources[s].title});
        }
    }
    ui::gap(ui::space_2);
    const auto picked = ui::pick("add-criterion", words_("frameworks.add_criterion"), "", options, own_.pick,
                                 pick_words(), {.look = ui::Look::quiet});
    if (!picked) return;
    const std::size_t slash = picked->find('/');
    const author::Document& from = view_.sources[std::stoul(*picked)].document;
    make(author::add_criterion(view_.document,
                               from.value(child_pointer("/criteria", std::stoul(picked->substr(slash + 1))))));
    own_.at = child_pointer("/criteria", view_.document.size("/criteria"));
    own_.side = FrameworkSide::criterion;
}

void FrameworkPanel::side()
{
    const std::size_t moved = static_cast<std::size_t>(
        std::count_if(view_.moved.begin(), view_.moved.end(), [](const auto& each) { return each.moved(); }));
    const float begun = ui::top();
    ui::row([&] {
        const auto tab = [&](const char* id, FrameworkSide side, const std::string& label, std::string_view icon) {
            if (ui::button(id, label, {}, {.icon = icon, .chosen = own_.side == side})) own_.side = side;
        };
        const std::string count = view_.cases == nullptr ? "…" : std::to_string(moved);
        tab("side-criterion", FrameworkSide::criterion, words_("frameworks.side_criterion"), {});
        tab("side-moves", FrameworkSide::moves, words_("frameworks.side_moves", {{"n", count}}), {});
        tab("side-problems", FrameworkSide::problems,
            words_("author.side_problems", {{"n", std::to_string(view_.faults.size())}}),
            view_.faults.empty() ? std::string_view() : ui::icon::warning);
        tab("side-publishing", FrameworkSide::publishing, words_("publishing.tab"), {});
    });
    ui::gap(ui::space_3);
    const auto inner = [&] {
        if (own_.side == FrameworkSide::criterion) criterion();
        if (own_.side == FrameworkSide::moves) moves();
        if (own_.side == FrameworkSide::problems) problems();
        if (own_.side == FrameworkSide::publishing) publishing();
    };
    if (ui::room() < 300 || ui::window_width() < ui::scaled(900)) return inner();
    const std::string id = "framework-side-" + std::to_string(static_cast<int>(own_.side)) +
                           (own_.side == FrameworkSide::criterion ? own_.at : std::string());
    const float height = ui::window_height() - begun - ui::scaled(ui::space_2) - (ui::top() - begun);
    ui::scroll(id, height, "", inner);
}

void FrameworkPanel::moves()
{
    ui::heading(words_("frameworks.moves"));
    ui::gap(ui::space_1);
    std::vector<ui::Option> options;
    if (view_.publishing.versions.latest > 0) {
        options.push_back({"", words_("frameworks.version", {{"n", std::to_string(view_.publishing.versions.latest)}}),
                           words_("frameworks.version_note")});
    }
    for (const FrameworkSource& each : view_.sources) options.push_back({each.id, each.title, ""});
    ui::caption(words_("frameworks.against"));
    ui::gap(ui::space_1);
    const auto picked =
        ui::pick("against", words_("frameworks.against"), view_.against, options, own_.pick, pick_words());
    if (picked) intent_ = HoldAgainst{*picked};
    ui::gap(ui::space_3);
    if (view_.cases == nullptr) {
        ui::icon_text(ui::icon::waiting, words_("frameworks.reading"), ui::Type::body, ui::Token::text_muted);
        return;
    }
    if (view_.cases->empty()) {
        ui::icon_text(ui::icon::info, words_("frameworks.no_plays"), ui::Type::body, ui::Token::text_muted);
        return;
    }
    if (!view_.faults.empty()) {
        ui::icon_text(ui::icon::warning, words_("frameworks.faults_first"), ui::Type::body, ui::Token::text_bad);
        return;
    }
    std::size_t moved = 0, passes = 0, fails = 0, shown = 0;
    for (const author::MarkMoved& each : view_.moved) {
        moved += each.moved() ? 1 : 0;
        passes += !each.passed && each.passes ? 1 : 0;
        fails += each.passed && !each.passes ? 1 : 0;
    }
    ui::text(ui::Type::body, words_("frameworks.moved", {{"n", std::to_string(moved)},
                                                         {"all", std::to_string(view_.cases->size())},
                                                         {"passes", std::to_string(passes)},
                                                         {"fails", std::to_string(fails)}}));
    if (view_.reckoning) ui::text(ui::Type::small, words_("frameworks.reckoning"), ui::Token::text_muted);
    for (const author::MarkMoved& each : view_.moved) {
        if (!each.moved()) continue;
        if (shown++ == most_shown) break;
        moved_play(each);
    }
    if (moved > most_shown) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::small, words_("frameworks.more", {{"n", std::to_string(moved - most_shown)}}),
                 ui::Token::text_muted);
    }
}

void FrameworkPanel::moved_play(const author::MarkMoved& moved)
{
    const author::KeptCase& kept = (*view_.cases)[moved.of];
    ui::gap(ui::space_2);
    ui::row([&] {
        ui::text(ui::Type::strong, std::to_string(moved.before) + " → " + std::to_string(moved.after));
        ui::text(ui::Type::body, kept.title);
        if (moved.passed != moved.passes)
            ui::badge(words_(moved.passes ? "frameworks.passes_now" : "frameworks.fails_now"),
                      moved.passes ? ui::Token::text_good : ui::Token::text_bad);
    });
    ui::text(ui::Type::small, (kept.person.empty() ? std::string() : kept.person + ", ") + local_time(kept.when),
             ui::Token::text_muted);
    for (const author::MarkMoved::Step& step : moved.steps) {
        ui::text(ui::Type::small, step.title + ": " + std::to_string(step.before) + " → " + std::to_string(step.after));
    }
}

void FrameworkPanel::problems()
{
    ui::heading(words_("author.problems"));
    ui::gap(ui::space_1);
    if (view_.faults.empty())
        ui::icon_text(ui::icon::done, words_("author.no_problems"), ui::Type::body, ui::Token::text_good);
    int number = 0;
    for (const Diagnostic& each : view_.faults) {
        ui::gap(ui::space_1);
        const std::string place = framework_place(view_.document, each.where.pointer, words_);
        const ui::ButtonStyle style{.icon = ui::icon::warning, .detail = place, .wide = true};
        if (!ui::button("problem-" + std::to_string(number++), each.message, {}, style)) continue;
        const std::vector<std::string> steps = author::steps_of(each.where.pointer);
        if (steps.size() < 2 || steps[0] != "criteria") continue;
        own_.at = child_pointer("/criteria", steps[1]);
        own_.side = FrameworkSide::criterion;
        if (steps.size() >= 4) own_.open.insert(child_pointer(child_pointer(own_.at, steps[2]), steps[3]));
        ui::focus("field-" + each.where.pointer);
    }
}

void FrameworkPanel::publishing()
{
    std::optional<PublishingIntent> chosen = draw_publishing(view_.publishing, own_.publishing, words_);
    if (!chosen) return;
    if (auto* review = std::get_if<ReviewIt>(&*chosen)) intent_ = std::move(*review);
    if (auto* publish = std::get_if<PublishIt>(&*chosen)) intent_ = std::move(*publish);
}

std::optional<FrameworkIntent> draw_framework(const FrameworkView& view, FrameworkUi& own, const Words& words)
{
    return FrameworkPanel(view, own, words).draw();
}

}  // namespace amends::app
