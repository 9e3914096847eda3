#include "sim/app/panels/debrief.h"

#include "scoring/rubric/rubric.h"

namespace amends::app {
namespace {

class Panel {
public:
    Panel(const DebriefView& view, DebriefUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<DebriefIntent> draw()
    {
        ui::scroll("debrief", ui::window_height() - ui::top(), "", [this] {
            ui::centred(1080, [this] {
                ui::gap(ui::space_6);
                outcome();
                ui::gap(ui::space_5);
                advice();
                ui::gap(ui::space_5);
                ui::card([this] { curve(); });
                ui::gap(ui::space_5);
                ui::columns({2, 3}, 300,
                            {[this] {
                                 ui::region("totals", words_("debrief.frameworks"),
                                            [this] { ui::card([this] { totals(); }); });
                             },
                             [this] { ui::card([this] { criteria(); }); }});
                ui::gap(ui::space_5);
                ui::region("said", words_("debrief.said"), [this] { ui::card([this] { transcript(); }); });
                ui::gap(ui::space_5);
                better();
                ui::gap(ui::space_5);
                ui::text(ui::Type::small, words_("debrief.not_heard", {{"scorer", view_.scorer}}),
                         ui::Token::text_muted);
                ui::gap(ui::space_8);
            });
        });
        return std::move(intent_);
    }

private:
    void outcome()
    {
        ui::caption(words_("debrief.title", {{"title", view_.title}}));
        ui::gap(ui::space_1);
        ui::heading(view_.ending, ui::Type::title);
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, view_.says);
        ui::gap(ui::space_4);
        for (const auto& [good, words] : view_.verdicts) {
            ui::icon_text(good ? ui::icon::done : ui::icon::no, words, ui::Type::strong,
                          good ? ui::Token::text_good : ui::Token::text_bad);
            ui::gap(ui::space_1);
        }
        ui::gap(ui::space_1);
        ui::text(ui::Type::body, view_.summary, ui::Token::text_muted);
        ui::gap(ui::space_4);
        ui::region("what-next", words_("debrief.what_next"), [this] {
            ui::row([this] {
                if (ui::button("again", words_("debrief.again"), {},
                               {.look = ui::Look::primary, .icon = ui::icon::again}))
                    intent_ = PlayAgain{};
                if (ui::button("back", words_("debrief.back"), {}, {.icon = ui::icon::back})) intent_ = BackToStart{};
            });
        });
    }

    void quote(std::string_view title, const std::string& words, const std::string& why)
    {
        ui::card([&] {
            ui::caption(title);
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, "“" + words + "”");
            if (why.empty()) return;
            ui::gap(ui::space_2);
            ui::text(ui::Type::small, why, ui::Token::text_muted);
        });
    }

    void advice()
    {
        std::vector<ui::Draw> parts;
        if (!view_.proud.empty()) parts.emplace_back([this] { quote(words_("debrief.proud"), view_.proud, ""); });
        if (!view_.change.empty())
            parts.emplace_back([this] { quote(words_("debrief.change"), view_.change, view_.change_why); });
        if (!parts.empty()) ui::columns(std::vector<int>(parts.size(), 1), 280, parts);
        if (view_.next.empty()) return;
        ui::gap(ui::space_5);
        ui::heading(words_("debrief.next"));
        for (std::size_t i = 0; i < view_.next.size(); ++i) {
            ui::gap(ui::space_2);
            ui::icon_text(ui::icon::flag, view_.next[i]);
        }
    }

    void curve()
    {
        ui::chart("curve", view_.curve);
        ui::gap(ui::space_2);
        ui::text(ui::Type::small, words_("debrief.curve_key"), ui::Token::text_muted);
        ui::gap(ui::space_2);
        if (ui::checkbox("numbers", words_("debrief.numbers"), own_.numbers)) own_.numbers = !own_.numbers;
        if (!own_.numbers) return;
        ui::gap(ui::space_2);
        ui::table("curve-numbers", view_.curve.table);
    }

    void totals()
    {
        ui::heading(words_("debrief.frameworks"));
        ui::text(ui::Type::small, words_("debrief.pass", {{"mark", std::to_string(rubric::pass_mark)}}),
                 ui::Token::text_muted);
        for (const DebriefView::Total& total : view_.totals) {
            ui::gap(ui::space_3);
            ui::mark_bar(total.title, total.mark, rubric::pass_mark, total.words, true);
            const ui::ButtonStyle style{.look = ui::Look::quiet,
                                        .icon = total.chosen ? ui::icon::check : ui::icon::forward};
            const ui::Able can = ui::unless(total.chosen, words_("debrief.is_shown"));
            if (ui::button("show-" + total.id, words_(total.chosen ? "debrief.shown" : "debrief.show"), can, style)) {
                intent_ = ShowFramework{total.id};
            }
        }
    }

    void criteria()
    {
        for (const DebriefView::Total& total : view_.totals) {
            if (total.chosen) ui::heading(total.title);
        }
        for (const DebriefView::Criterion& criterion : view_.criteria) {
            ui::gap(ui::space_4);
            ui::mark_bar(criterion.title, criterion.mark, rubric::pass_mark, criterion.words, criterion.observed);
            for (const auto& [words, against] : criterion.evidence) {
                ui::gap(ui::space_1);
                ui::icon_text(against ? ui::icon::down : ui::icon::up, words, ui::Type::small,
                              against ? ui::Token::text_bad : ui::Token::text_good);
            }
            for (const std::string& missing : criterion.missing) {
                ui::gap(ui::space_1);
                ui::icon_text(ui::icon::hint, missing, ui::Type::small, ui::Token::text_muted);
            }
        }
    }

    void transcript()
    {
        ui::heading(words_("debrief.said"));
        ui::text(ui::Type::small, words_("debrief.said_key"), ui::Token::text_muted);
        ui::copy_button("copy-transcript", words_("debrief.copy"), view_.transcript);
        using Who = DebriefView::Line::Who;
        for (std::size_t i = 0; i < view_.lines.size(); ++i) {
            const bool goes_on =
                i > 0 && view_.lines[i].who == Who::customer && view_.lines[i - 1].who == Who::customer;
            draw_line(view_.lines[i], "said-" + std::to_string(i), goes_on);
        }
    }

    static void draw_line(const DebriefView::Line& line, const std::string& id, bool goes_on)
    {
        using Who = DebriefView::Line::Who;
        ui::gap(goes_on ? ui::space_1 : ui::space_3);
        switch (line.who) {
            case Who::contact:
                ui::caption(line.words);
                break;
            case Who::deed:
                ui::icon_text(ui::icon::done, line.words, ui::Type::strong, ui::Token::text_accent);
                ui::text(ui::Type::small, line.note, ui::Token::text_muted);
                break;
            case Who::customer:
            case Who::trainee:
                ui::said(id, {.speaker = line.speaker,
                              .words = line.words,
                              .right = line.who == Who::trainee,
                              .goes_on = goes_on,
                              .note = line.note,
                              .highlights = line.highlights});
                break;
        }
    }

    void better()
    {
        if (view_.better.empty()) return;
        ui::heading(words_("debrief.better"));
        for (std::size_t i = 0; i < view_.better.size(); ++i) {
            const DebriefView::Better& better = view_.better[i];
            ui::gap(ui::space_3);
            ui::card([&] {
                ui::text(ui::Type::body, "“" + better.words + "”");
                ui::gap(ui::space_1);
                ui::text(ui::Type::small, better.why, ui::Token::text_muted);
                ui::copy_button("copy-better-" + std::to_string(i), words_("debrief.copy_line"), better.words);
            });
        }
    }

    const DebriefView& view_;
    DebriefUi& own_;
    const Words& words_;
    std::optional<DebriefIntent> intent_;
};

}  // namespace

std::optional<DebriefIntent> draw_debrief(const DebriefView& view, DebriefUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
