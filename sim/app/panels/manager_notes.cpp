#include "sim/app/panels/manager_notes.h"

#include <charconv>

namespace amends::app {
namespace {

class Card {
public:
    Card(const ManagerNotesView& view, ManagerNotesUi& own, const Words& words) : view_(view), own_(own), words_(words)
    {
    }

    std::optional<NotesIntent> draw()
    {
        ui::gap(ui::space_4);
        ui::region("manager-notes", words_("notes.title"), [this] {
            ui::card([this] {
                ui::heading(words_("notes.title"));
                ui::gap(ui::space_2);
                ui::text(ui::Type::small, words_("notes.about"), ui::Token::text_muted);
                said();
                ui::gap(ui::space_3);
                ui::caption(words_("notes.by"));
                ui::input("notes-by", words_("notes.by"), own_.by, {.limit = 100});
                ui::gap(ui::space_4);
                ui::columns({1, 1}, 340, {[this] { comment(); }, [this] { ruling(); }});
                if (!view_.trouble.empty())
                    ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
                if (!view_.kept.empty())
                    ui::icon_text(ui::icon::done, view_.kept, ui::Type::body, ui::Token::text_good);
            });
        });
        return std::move(intent_);
    }

private:
    /// What is kept already: comments and rulings by whoever made them.
    void said()
    {
        for (const auto* const list : {&view_.comments, &view_.rulings}) {
            for (const std::string& line : *list) {
                ui::gap(ui::space_2);
                ui::icon_text(list == &view_.comments ? ui::icon::quote : ui::icon::check, line);
            }
        }
    }

    ui::Able able(bool complete) const
    {
        if (!view_.locked.empty()) return ui::unless(true, view_.locked);
        if (own_.by.empty()) return ui::unless(true, words_("notes.no_name"));
        return ui::unless(!complete, words_("notes.incomplete"));
    }

    void comment()
    {
        ui::text(ui::Type::strong, words_("notes.comment"));
        ui::gap(ui::space_2);
        std::vector<ui::Option> options;
        for (const auto& [seq, what] : view_.moments) options.push_back({seq, what, ""});
        const ui::PickWords looking{words_("notes.moment_search"), words_("notes.moment_none")};
        if (const auto picked =
                ui::pick("notes-moment", words_("notes.moment"), own_.moment, options, own_.moments, looking))
            own_.moment = *picked;
        ui::gap(ui::space_2);
        ui::input("notes-words", words_("notes.words"), own_.words, {.placeholder = words_("notes.words"), .lines = 3});
        ui::gap(ui::space_2);
        if (ui::button("notes-remark", words_("notes.put_comment"), able(!own_.moment.empty() && !own_.words.empty()),
                       {.icon = ui::icon::quote}))
            intent_ = PutRemark{std::stoi(own_.moment), own_.by.utf8(), own_.words.utf8()};
    }

    void ruling()
    {
        ui::text(ui::Type::strong, words_("notes.ruling", {{"framework", view_.framework_title}}));
        ui::gap(ui::space_2);
        std::vector<ui::Option> options;
        for (const ManagerNotesView::Step& step : view_.steps)
            options.push_back({step.id, step.title, words_("notes.machine", {{"mark", std::to_string(step.machine)}})});
        const ui::PickWords looking{words_("notes.step_search"), words_("notes.step_none")};
        if (const auto picked = ui::pick("notes-step", words_("notes.step"), own_.step, options, own_.steps, looking))
            own_.step = *picked;
        ui::gap(ui::space_2);
        ui::input("notes-mark", words_("notes.mark"), own_.mark, {.placeholder = words_("notes.mark"), .limit = 3});
        ui::gap(ui::space_2);
        ui::input("notes-why", words_("notes.why"), own_.why, {.placeholder = words_("notes.why"), .limit = 500});
        ui::gap(ui::space_2);
        const std::optional<int> mark = mark_typed(own_.mark.utf8());
        if (ui::button("notes-rule", words_("notes.put_ruling"), able(!own_.step.empty() && mark.has_value()),
                       {.icon = ui::icon::check}))
            intent_ = PutRuling{own_.step, *mark, own_.by.utf8(), own_.why.utf8()};
    }

    const ManagerNotesView& view_;
    ManagerNotesUi& own_;
    const Words& words_;
    std::optional<NotesIntent> intent_;
};

}  // namespace

std::optional<int> mark_typed(const std::string& text)
{
    int mark = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mark);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return whole && mark >= 0 && mark <= 100 ? std::optional<int>(mark) : std::nullopt;
}

std::optional<NotesIntent> draw_manager_notes(const ManagerNotesView& view, ManagerNotesUi& own, const Words& words)
{
    return view.shown ? Card(view, own, words).draw() : std::nullopt;
}

}  // namespace amends::app
