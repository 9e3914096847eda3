#include "sim/app/author/publishing_panel.h"

#include <algorithm>

#include "sim/app/local_time.h"

namespace amends::app {
namespace {

using drafts::Stage;

constexpr std::size_t changes_at_first = 12;

class Panel {
public:
    Panel(const PublishingView& view, PublishingUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<PublishingIntent> draw()
    {
        ui::heading(words_("publishing.title"));
        ui::gap(ui::space_1);
        ui::text(ui::Type::body, words_("publishing.note"), ui::Token::text_muted);
        ui::gap(ui::space_3);
        ui::icon_text(view_.versions.stage == Stage::published ? ui::icon::done : ui::icon::write,
                      stage_words(view_.versions, words_), ui::Type::strong);
        steps();
        changes();
        if (view_.assigns) assigning();
        history();
        ui::gap(ui::space_4);
        return std::move(intent_);
    }

private:
    void field(const char* id, const char* key, ui::Edit& edit, std::string_view placeholder = {})
    {
        ui::gap(ui::space_2);
        ui::caption(words_(key));
        const bool changed = ui::input(id, words_(key), edit, {.placeholder = placeholder, .limit = 200}).changed;
        own_.refused.say_at(id, changed);
    }

    ui::Able ready() const
    {
        if (!view_.saved) return ui::unless(true, words_("publishing.save_first"));
        if (!view_.sound) return ui::unless(true, words_("publishing.has_faults"));
        return ui::unless(own_.by.trimmed().empty(), words_("publishing.no_name"));
    }

    void steps()
    {
        if (view_.versions.stage == Stage::published && view_.saved) return;
        field("publishing-by", "publishing.by", own_.by);
        field("publishing-note", "publishing.about", own_.note);
        ui::gap(ui::space_2);
        ui::row([&] {
            const bool is_draft = view_.versions.stage == Stage::draft;
            ui::Able review = ready();
            if (review.yes) review = ui::unless(!is_draft, words_("publishing.is_reviewed"));
            ui::Able publish = ready();
            if (publish.yes) publish = ui::unless(is_draft, words_("publishing.review_first"));
            if (ui::button("review", words_("publishing.review"), review,
                           {.look = is_draft ? ui::Look::primary : ui::Look::plain, .icon = ui::icon::check}))
                intent_ = ReviewIt{own_.by.trimmed(), own_.note.utf8()};
            if (ui::button("publish", words_("publishing.publish"), publish,
                           {.look = is_draft ? ui::Look::plain : ui::Look::primary, .icon = ui::icon::send}))
                intent_ = PublishIt{own_.by.trimmed(), own_.note.utf8()};
        });
    }

    void changes()
    {
        if (view_.versions.latest == 0) return;
        ui::gap(ui::space_4);
        ui::heading(words_("publishing.changes", {{"version", std::to_string(view_.versions.latest)}}),
                    ui::Type::strong);
        if (view_.changes.empty()) {
            ui::text(ui::Type::body, words_("publishing.no_changes"), ui::Token::text_muted);
            return;
        }
        const std::size_t shown = own_.all_changes ? view_.changes.size() : changes_at_first;
        for (std::size_t i = 0; i < std::min(shown, view_.changes.size()); ++i) {
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, view_.changes[i]);
        }
        if (view_.changes.size() <= changes_at_first) return;
        ui::gap(ui::space_1);
        const std::string count = std::to_string(view_.changes.size());
        if (ui::checkbox("all-changes", words_("publishing.all_changes", {{"n", count}}), own_.all_changes))
            own_.all_changes = !own_.all_changes;
    }

    void assigning()
    {
        ui::gap(ui::space_4);
        ui::heading(words_("assign.title"), ui::Type::strong);
        for (const drafts::Assignment& each : view_.assigned) assigned(each);
        if (view_.versions.latest == 0) {
            ui::text(ui::Type::body, words_("assign.publish_first"), ui::Token::text_muted);
            return;
        }
        cohort();
        ui::columns({1, 1}, 140,
                    {[&] { field("assign-from", "assign.from", own_.from, "2027-03-01"); },
                     [&] { field("assign-until", "assign.until", own_.until, "2027-03-14"); }});
        ui::gap(ui::space_2);
        ui::caption(words_("assign.mode"));
        if (ui::choice("assign-practice", words_("assign.practice"), !own_.exam)) own_.exam = false;
        if (ui::choice("assign-exam", words_("assign.exam"), own_.exam)) own_.exam = true;
        ui::gap(ui::space_2);
        ui::caption(words_("assign.framework"));
        if (own_.framework.empty() && !view_.frameworks.empty()) own_.framework = view_.frameworks.front().value;
        const auto picked = ui::pick("assign-framework", words_("assign.framework"), own_.framework, view_.frameworks,
                                     own_.pick, {words_("author.search"), words_("author.nothing_found")});
        if (picked) own_.framework = *picked;
        ui::gap(ui::space_3);
        const ui::Able able = ui::unless(own_.from.empty() || own_.until.empty(), words_("assign.no_days"));
        const bool pressed =
            ui::button("assign", words_("assign.do", {{"version", std::to_string(view_.versions.latest)}}), able,
                       {.look = ui::Look::primary, .icon = ui::icon::today});
        own_.refused.say_at("assign", pressed);
        if (!pressed) return;
        drafts::Assignment wanted;
        wanted.cohort = own_.cohort.trimmed();
        wanted.from = own_.from.trimmed();
        wanted.until = own_.until.trimmed();
        wanted.exam = own_.exam;
        wanted.framework = own_.framework;
        intent_ = AssignIt{std::move(wanted)};
    }

    /// Those that somebody belongs to are offered; any other may be named before anybody does.
    void cohort()
    {
        ui::gap(ui::space_2);
        ui::caption(words_("assign.cohort"));
        const std::string everybody = words_("assign.everybody");
        ui::input("assign-cohort", words_("assign.cohort"), own_.cohort, {.placeholder = everybody, .limit = 80});
        const std::string named = own_.cohort.trimmed();
        if (!view_.cohorts.empty()) {
            ui::text(ui::Type::small, words_("assign.cohorts"), ui::Token::text_muted);
            ui::row([&] {
                for (const std::string& each : view_.cohorts) {
                    if (ui::button("cohort-" + each, each, {}, {.look = ui::Look::quiet, .chosen = named == each}))
                        own_.cohort = ui::Edit(each);
                }
            });
        }
        const bool known = named.empty() || std::ranges::find(view_.cohorts, named) != view_.cohorts.end();
        if (!known) ui::icon_text(ui::icon::warning, words_("assign.nobody_there", {{"cohort", named}}));
        if (known && view_.cohorts.empty())
            ui::text(ui::Type::small, words_("assign.no_cohorts"), ui::Token::text_muted);
    }

    void assigned(const drafts::Assignment& each)
    {
        ui::gap(ui::space_2);
        std::string framework = each.framework;
        for (const ui::Option& option : view_.frameworks) {
            if (option.value == each.framework) framework = option.words;
        }
        ui::text(ui::Type::body, words_(each.exam ? "assign.is_exam" : "assign.is_practice",
                                        {{"cohort", each.cohort.empty() ? words_("assign.everybody") : each.cohort},
                                         {"from", each.from},
                                         {"until", each.until},
                                         {"version", std::to_string(each.version)},
                                         {"framework", framework}}));
        if (ui::button("withdraw-" + each.id, words_("assign.withdraw"), {},
                       {.look = ui::Look::quiet, .icon = ui::icon::close, .hint = words_("assign.withdraw_hint")}))
            intent_ = WithdrawIt{each.id};
    }

    void history()
    {
        if (view_.versions.steps.empty()) return;
        ui::gap(ui::space_4);
        ui::heading(words_("publishing.history"), ui::Type::strong);
        for (auto step = view_.versions.steps.rbegin(); step != view_.versions.steps.rend(); ++step) {
            ui::gap(ui::space_1);
            const char* const key =
                step->to == Stage::published ? "publishing.was_published" : "publishing.was_reviewed";
            ui::text(ui::Type::body, words_(key, {{"when", local_time(step->when)},
                                                  {"by", step->by},
                                                  {"version", std::to_string(step->version)}}));
            if (!step->note.empty()) ui::text(ui::Type::small, step->note, ui::Token::text_muted);
        }
    }

    const PublishingView& view_;
    PublishingUi& own_;
    const Words& words_;
    std::optional<PublishingIntent> intent_;
};

}  // namespace

std::string stage_words(const drafts::Versions& versions, const Words& words)
{
    const std::string latest = std::to_string(versions.latest);
    if (versions.stage == Stage::published) return words("publishing.is_published", {{"version", latest}});
    if (versions.stage == Stage::reviewed)
        return words("publishing.stage_reviewed", {{"by", versions.last(Stage::reviewed)->by}});
    return versions.latest == 0 ? words("publishing.stage_draft")
                                : words("publishing.stage_changed", {{"version", latest}});
}

std::optional<PublishingIntent> draw_publishing(const PublishingView& view, PublishingUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
