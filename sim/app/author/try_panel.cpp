#include "sim/app/author/try_panel.h"

#include <algorithm>
#include <utility>

#include "sim/app/author/naming.h"
#include "sim/app/ui/ui.h"
#include "sim/scenario/field.h"
#include "sim/scenario/names.h"

namespace amends::app {
namespace {

/// A list of names, "a,b", in an author's words.
std::string names_in_words(const std::string& names, const Words& words)
{
    std::string out;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        if (end > begin) out += (out.empty() ? "" : ", ") + words_of_name(names.substr(begin, end - begin), words);
        begin = end + 1;
    }
    return out;
}

std::string why_in_words(const Message& why, const Words& words)
{
    Message shown = why;
    for (auto& [name, value] : shown.args) {
        if (name == "names") value = names_in_words(value, words);
        if (name == "now") value = words_of_name(value, words);
    }
    return words(shown);
}

/// One frame of the panel.
class Panel {
public:
    Panel(const TryView& view, TryUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<TryIntent> draw()
    {
        ui::heading(words_("author.try"));
        ui::gap(ui::space_1);
        if (view_.pinned == nullptr) {
            ui::icon_text(ui::icon::warning, words_("author.try_faults"), ui::Type::body, ui::Token::text_bad);
            return std::nullopt;
        }
        where();
        if (view_.trial == nullptr) {
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, words_("author.try_nobody"), ui::Token::text_muted);
            return std::move(intent_);
        }
        state();
        ui::gap(ui::space_3);
        if (std::exchange(own_.moved, false))
            ui::focus(now().branch.in_contact() ? "try-reply" : now().branch.over() ? "try-debrief" : "try-wait");
        talk();
        ui::gap(ui::space_3);
        reply();
        offered();
        actions();
        own_.moved =
            intent_ && (std::holds_alternative<MakeMove>(*intent_) || std::holds_alternative<TakeBackMove>(*intent_));
        return std::move(intent_);
    }

private:
    const scenario::Scenario& in() const { return *view_.pinned->scenario; }
    const play::PlayState& now() const { return view_.trial->playing.state; }

    void where()
    {
        ui::text(ui::Type::small, words_("author.try_from", {{"node", view_.node}}), ui::Token::text_muted);
        if (view_.chosen.empty()) return;
        ui::gap(ui::space_1);
        if (ui::button("begin-chosen", words_("author.try_begin", {{"node", view_.chosen}}), {},
                       {.look = ui::Look::quiet, .icon = ui::icon::play}))
            intent_ = BeginAtChosen{};
    }

    void change(author::Standing standing) { intent_ = BeginTrial{std::move(standing)}; }

    void state()
    {
        ui::gap(ui::space_2);
        const play::BranchState& branch = now().branch;
        const std::string summary = words_(
            "author.try_state_now",
            {{"anger", std::to_string(branch.anger)},
             {"trust", std::to_string(branch.trust)},
             {"heard", words_of_name(scenario::memory_names()[static_cast<std::size_t>(branch.heard())], words_)}});
        if (ui::fold("try-state", words_("author.try_state"), own_.state, summary)) own_.state = !own_.state;
        if (!own_.state) return;
        ui::indented(ui::space_3, [&] {
            author::Standing wanted = view_.standing;
            bool changed = ui::slider("try-anger", words_("author.field.start.anger"), wanted.anger, 0, 6, 1, "");
            changed |= ui::slider("try-trust", words_("author.field.start.trust"), wanted.trust, 0, 6, 1, "");
            changed |= memory("try-heard", words_("author.try_heard"), wanted.heard);
            if (!in().memory.empty()) changed |= memory("try-memory", in().memory_meaning, wanted.memory);
            changed |= variables(wanted);
            changed |= deeds(wanted);
            changed |= promises(wanted);
            if (changed) change(std::move(wanted));
        });
    }

    bool memory(const std::string& id, const std::string& label, int& value)
    {
        bool changed = false;
        ui::gap(ui::space_2);
        ui::caption(label);
        ui::row([&] {
            for (int i = 0; i < 3; ++i) {
                const std::string name(scenario::memory_names()[static_cast<std::size_t>(i)]);
                if (!ui::choice(id + "-" + name, words_of_name(name, words_), value == i)) continue;
                value = i;
                changed = true;
            }
        });
        return changed;
    }

    bool variables(author::Standing& wanted)
    {
        bool changed = false;
        for (const scenario::Var& var : in().vars) {
            const auto set = wanted.vars.find(var.id);
            const std::string is = set == wanted.vars.end() ? var.values.front() : set->second;
            ui::gap(ui::space_2);
            ui::caption(var.id + ": " + var.meaning);
            ui::row([&] {
                for (const std::string& value : var.values) {
                    if (!ui::choice("try-" + var.id + "-" + value, value, value == is)) continue;
                    wanted.vars[var.id] = value;
                    changed = true;
                }
            });
        }
        return changed;
    }

    bool deeds(author::Standing& wanted)
    {
        bool changed = false;
        if (in().actions.empty()) return false;
        ui::gap(ui::space_2);
        ui::caption(words_("author.try_done"));
        for (const scenario::Action& action : in().actions) {
            const auto found = std::find(wanted.done.begin(), wanted.done.end(), action.id);
            const bool on = found != wanted.done.end();
            if (!ui::checkbox("try-done-" + action.id, action.title, on)) continue;
            if (on) wanted.done.erase(found);
            if (!on) wanted.done.push_back(action.id);
            changed = true;
        }
        return changed;
    }

    bool promises(author::Standing& wanted)
    {
        using play::PromiseState;
        bool changed = false;
        for (const scenario::Promise& promise : in().promises) {
            const auto made = wanted.promises.find(promise.id);
            const PromiseState is = made == wanted.promises.end() ? PromiseState::none : made->second;
            ui::gap(ui::space_2);
            ui::caption(promise.title);
            ui::row([&] {
                for (const PromiseState each : {PromiseState::none, PromiseState::due_first, PromiseState::kept,
                                                PromiseState::late, PromiseState::broken}) {
                    const std::string name(play::name_of(each));
                    const bool same = play::name_of(is) == name;
                    if (!ui::choice("try-" + promise.id + "-" + name, words_of_name(name, words_), same)) continue;
                    wanted.promises[promise.id] = each;
                    if (each == PromiseState::none) wanted.promises.erase(promise.id);
                    changed = true;
                }
            });
        }
        return changed;
    }

    void talk()
    {
        constexpr std::size_t most = 12;
        const std::vector<play::Said>& all = now().transcript;
        const std::size_t first = all.size() > most ? all.size() - most : 0;
        if (first > 0) ui::text(ui::Type::small, "…", ui::Token::text_muted);
        for (std::size_t i = first; i < all.size(); ++i) {
            const play::Said& line = all[i];
            const std::string said = play::words_of(view_.trial->playing.pinned, line, view_.trial->playing.typed);
            const bool own = line.who != play::Said::Who::customer;
            const std::string who = own ? words_("author.try_you") : in().customer.name;
            ui::gap(ui::space_1);
            ui::said("try-said-" + std::to_string(i),
                     {.speaker = who, .words = said, .right = own, .goes_on = i > first && all[i - 1].who == line.who});
        }
        if (view_.trial->why)
            ui::icon_text(ui::icon::warning, words_(*view_.trial->why), ui::Type::small, ui::Token::text_bad);
        if (now().branch.over()) {
            ui::gap(ui::space_2);
            ui::icon_text(ui::icon::flag, words_("author.try_over", {{"ending", ending_title()}}));
            ui::gap(ui::space_1);
            if (ui::button("try-debrief", words_("author.try_debrief"), {},
                           {.look = ui::Look::primary, .icon = ui::icon::progress}))
                intent_ = SeeDebrief{};
        } else if (!now().branch.in_contact()) {
            ui::gap(ui::space_2);
            ui::icon_text(ui::icon::waiting, words_("author.try_between"));
        }
        ui::gap(ui::space_2);
        ui::row([&] {
            const ui::Able back = ui::unless(view_.trial->made == 0, words_("author.nothing_to_undo"));
            if (ui::button("try-back", words_("author.try_back"), back,
                           {.look = ui::Look::quiet, .icon = ui::icon::rewind}))
                intent_ = TakeBackMove{};
            if (now().branch.in_contact() && ui::button("try-listen", words_("author.try_listen"), {},
                                                        {.look = ui::Look::quiet, .icon = ui::icon::listen}))
                intent_ = MakeMove{{author::Move::Kind::listen, ""}};
            if (now().branch.over() || now().branch.in_contact()) return;
            if (ui::button("try-wait", words_("author.try_wait"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::clock}))
                intent_ = MakeMove{{author::Move::Kind::wait, ""}};
        });
    }

    std::string ending_title() const
    {
        for (const scenario::Ending& ending : in().endings) {
            if (ending.id == now().ending) return ending.title;
        }
        return now().ending;
    }

    void reply()
    {
        if (!now().branch.in_contact()) return;
        ui::caption(words_("author.try_type"));
        ui::gap(ui::space_1);
        const ui::InputResult typed = ui::input(
            "try-reply", words_("author.try_type"), own_.reply,
            {.placeholder = words_("author.try_hint"), .lines = 2, .sends = true, .limit = scenario::most_characters});
        ui::gap(ui::space_1);
        ui::row([&] {
            const ui::Able able = ui::unless(view_.tried == nullptr, words_("author.try_hint"));
            if (ui::button("try-say", words_("author.try_say"), able, {.icon = ui::icon::send, .keys = "Enter"}) ||
                (typed.submitted && able.yes))
                intent_ = MakeMove{{author::Move::Kind::typed, own_.reply.utf8()}};
            if (!view_.offered.empty()) chosen_reply();
        });
        if (view_.tried != nullptr) heard(*view_.tried);
    }

    /// The offered reply whose form is open: its words into the box, and what was heard into its form.
    void chosen_reply()
    {
        const std::string text = view_.document.text(view_.offered + "/text");
        if (ui::button("try-take", words_("author.try_take"), {}, {.look = ui::Look::quiet, .icon = ui::icon::quote}))
            own_.reply = ui::Edit(text);
        const bool same = view_.tried != nullptr && own_.reply.utf8() == text;
        if (ui::button("try-confirm", words_("author.try_confirm"),
                       ui::unless(!same, words_("author.try_confirm_first")),
                       {.look = ui::Look::quiet, .icon = ui::icon::check}))
            intent_ = ConfirmHeard{author::confirm_heard(view_.document, view_.offered, view_.tried->hearing)};
    }

    void heard(const author::Tried& tried)
    {
        ui::gap(ui::space_3);
        ui::caption(words_("author.try_heard_in_it"));
        ui::gap(ui::space_1);
        ui::row([&] {
            bool any = false;
            for (std::size_t i = 0; i < acts::act_count; ++i) {
                const acts::ActHeard& act = tried.hearing.acts[i];
                if (!act.present) continue;
                any = true;
                const std::string name = words_of_name(acts::name_of(acts::act_at(i)), words_);
                ui::badge(act.unsure ? words_("author.try_unsure", {{"act", name}}) : name,
                          act.unsure                          ? ui::Token::text_muted
                          : acts::is_helpful(acts::act_at(i)) ? ui::Token::text_good
                                                              : ui::Token::text_bad);
            }
            ui::badge(words_("author.guard.empathy", {{"what", std::to_string(tried.hearing.empathy)}}));
            for (const acts::TopicHeard& topic : tried.hearing.topics)
                ui::badge(topic.id + ": " +
                              words_of_name(scenario::topic_how_names()[static_cast<std::size_t>(topic.how)], words_),
                          ui::Token::text_accent);
            if (!any) ui::badge(words_("author.try_no_act"));
        });
        ui::gap(ui::space_2);
        ui::text(ui::Type::small,
                 words_("author.try_mood", {{"anger", std::to_string(tried.after.anger)},
                                            {"anger_before", std::to_string(tried.before.anger)},
                                            {"trust", std::to_string(tried.after.trust)},
                                            {"trust_before", std::to_string(tried.before.trust)}}),
                 ui::Token::text_muted);
        if (!tried.answer.empty())
            ui::icon_text(ui::icon::quote, words_("author.try_answer", {{"topic", tried.answer}}), ui::Type::small);
        for (const std::string& each : tried.says) {
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, "“" + each + "”");
        }
        ui::gap(ui::space_2);
        ui::caption(words_("author.field.nodes.exits"));
        if (tried.out_of_patience)
            ui::icon_text(ui::icon::waiting, words_("author.try_patience"), ui::Type::small, ui::Token::text_bad);
        for (const author::WayTried& way : tried.ways) draw_way(way);
    }

    void draw_way(const author::WayTried& way)
    {
        const std::string to =
            way.to.empty() ? words_("author.stays") : words_("author.leads_to", {{"node", title_of(way.to)}});
        ui::gap(ui::space_1);
        ui::icon_text(way.taken ? ui::icon::check : ui::icon::no, way.exit + "  " + to,
                      way.taken ? ui::Type::strong : ui::Type::small,
                      way.taken ? ui::Token::text_good : ui::Token::text);
        ui::indented(ui::space_5, [&] {
            for (const Message& why : way.why_not)
                if (!way.taken) ui::text(ui::Type::small, why_in_words(why, words_), ui::Token::text_muted);
        });
    }

    std::string title_of(const std::string& node) const
    {
        for (const scenario::Node& each : in().nodes) {
            if (each.id == node) return each.title.empty() ? node : each.title;
        }
        return node;
    }

    void offered()
    {
        const std::vector<const scenario::Offered*> replies =
            now().branch.in_contact() ? play::offered_now(view_.trial->playing.pinned, now())
                                      : std::vector<const scenario::Offered*>();
        if (replies.empty()) return;
        ui::gap(ui::space_3);
        ui::caption(words_("author.field.nodes.offered"));
        for (const scenario::Offered* each : replies) {
            ui::gap(ui::space_1);
            if (ui::button("try-offered-" + each->id, each->text, {}, {.wide = true}))
                intent_ = MakeMove{{author::Move::Kind::offered, each->id}};
        }
    }

    void actions()
    {
        const std::vector<play::ActionNow> all = play::actions_now(view_.trial->playing.pinned, now());
        if (all.empty()) return;
        ui::gap(ui::space_3);
        if (ui::fold("try-actions", words_("author.field.actions"), own_.actions)) own_.actions = !own_.actions;
        if (!own_.actions) return;
        for (const play::ActionNow& each : all) {
            ui::gap(ui::space_1);
            const ui::Able able = ui::unless(each.why_not.has_value(), each.why_not ? words_(*each.why_not) : "");
            if (ui::button("try-do-" + each.action->id, each.action->title, able, {.wide = true}))
                intent_ = MakeMove{{author::Move::Kind::action, each.action->id}};
        }
    }

    const TryView& view_;
    TryUi& own_;
    const Words& words_;
    std::optional<TryIntent> intent_;
};

}  // namespace

std::optional<TryIntent> draw_try(const TryView& view, TryUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
