// The panel that is shown, and what its intents do.

#include <algorithm>

#include "sim/app/desk_data.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

void Desk::Data::take_keys()
{
    Settings wanted = settings;
    const int percent = ui::text_size();
    if (ui::pressed({ui::Key::minus, true})) wanted.percent = std::max(100, percent - 10);
    if (ui::pressed({ui::Key::plus, true})) wanted.percent = std::min(300, percent + 10);
    if (ui::pressed({ui::Key::zero, true})) wanted.percent = 100;
    if (ui::pressed({ui::Key::f2})) at_settings = !at_settings;
    set(wanted);
}

void Desk::Data::draw_bar()
{
    const std::optional<ToolbarIntent> intent = draw_toolbar(settings, ui::text_size(), words);
    if (!intent) return;
    if (std::holds_alternative<ShowSettings>(*intent)) at_settings = true;
    if (const auto* change = std::get_if<ChangeSettings>(&*intent)) set(change->settings);
}

void Desk::Data::draw_settings_page()
{
    const std::optional<SettingsIntent> intent = draw_settings(settings, ui::text_size(), shelf.markets, words);
    if (!intent) return;
    if (const auto* change = std::get_if<ChangeSettings>(&*intent)) set(change->settings);
    if (std::holds_alternative<CloseSettings>(*intent)) {
        at_settings = false;
        if (AtCall* call = std::get_if<AtCall>(&at)) call->own.begun = false;
    }
}

void Desk::Data::draw_at(AtWho& here)
{
    WhoView view = make_who_view(people.people, settings.person, people.plays, people.unfinished, shelf.scenarios,
                                 framework(), doings.today(), words, people.own, people.assigned);
    view.trouble = trouble;
    view.busy = busy;
    view.writes = shelf.author != nullptr;
    const std::optional<WhoIntent> intent = draw_who(view, here.own, words);
    if (!intent || busy) return;
    Settings wanted = settings;
    if (const auto* chosen = std::get_if<ChoosePerson>(&*intent)) {
        wanted.person = chosen->id;
        here.own.people = false;
        set(wanted);
        read_people();
    } else if (const auto* person = std::get_if<NewPerson>(&*intent)) {
        here.own.name.clear();
        worker.post([this, name = person->name]() -> std::function<void()> {
            auto made = std::make_shared<records::Stored<std::string>>(doings.person_named(name));
            return [this, made] {
                if (!*made) {
                    trouble = made->error().what.message;
                    return;
                }
                Settings known = settings;
                known.person = **made;
                set(known);
                read_people();
            };
        });
    } else if (const auto* left = std::get_if<ContinuePlay>(&*intent)) {
        open_with(Opening::resumed, [resume = doings.resume, id = left->play] { return resume(id); });
    } else if (const auto* past = std::get_if<ShowDebrief>(&*intent)) {
        open_debrief(past->play);
    } else if (const auto* scenario = std::get_if<ChooseScenario>(&*intent)) {
        trouble.clear();
        at = AtBriefing{scenario->id, settings.beginner};
        if (const AssignedCase* const assigned = assigned_as(scenario->id)) {
            std::get<AtBriefing>(at).exam = assigned->of.exam;
            wanted.framework = assigned->of.framework;
            set(wanted);
        }
    } else if (std::holds_alternative<ShowReports>(*intent)) {
        show_reports();
    } else if (std::holds_alternative<GoToAuthor>(*intent)) {
        trouble.clear();
        go_to_author();
    }
}

void Desk::Data::go_to_author()
{
    if (author == nullptr) author = std::make_unique<AuthorDesk>(shelf.author, shelf.words, worker);
    at = AtAuthor{};
}

void Desk::Data::draw_at(AtBriefing& here)
{
    const scenario::Scenario* const scenario = scenario_with(here.scenario);
    if (scenario == nullptr) return go_back();
    BriefingView view = make_briefing_view(*scenario, shelf.rubrics, settings.framework, here.beginner, words);
    view.trouble = trouble;
    view.busy = busy;
    view.exam = here.exam;
    const AssignedCase* const assigned = assigned_as(here.scenario);
    view.may_be_exam = own_in(here.scenario) == nullptr && assigned == nullptr;
    if (assigned != nullptr)
        view.note =
            words(assigned->of.exam ? "briefing.assigned_exam" : "briefing.assigned", {{"until", assigned->of.until}});
    else if (!view.may_be_exam)
        view.note = words("briefing.own");
    const std::optional<BriefingIntent> intent = draw_briefing(view, words);
    if (!intent || busy) return;
    Settings wanted = settings;
    if (const auto* framework = std::get_if<ChooseFramework>(&*intent)) wanted.framework = framework->id;
    if (const auto* beginner = std::get_if<SetBeginner>(&*intent)) here.beginner = beginner->on;
    if (const auto* exam = std::get_if<SetExam>(&*intent)) here.exam = exam->on;
    set(wanted);
    if (std::holds_alternative<StartCall>(*intent)) start(here);
    if (std::holds_alternative<CloseBriefing>(*intent)) go_back();
}

void Desk::Data::draw_at(AtCall& here)
{
    if (here.briefing) {
        const scenario::Scenario& scenario = *open->playing.pinned.scenario;
        BriefingView view = make_briefing_view(scenario, shelf.rubrics, settings.framework, here.beginner, words);
        view.under_way = true;
        const std::optional<BriefingIntent> intent = draw_briefing(view, words);
        if (!intent) return;
        Settings wanted = settings;
        if (const auto* framework = std::get_if<ChooseFramework>(&*intent)) wanted.framework = framework->id;
        set(wanted);
        if (std::holds_alternative<CloseBriefing>(*intent)) {
            here.briefing = false;
            here.own.begun = false;
        }
        return;
    }
    const CallHelp help{here.beginner || settings.beginner, settings.meters, open->exam};
    const CallKey key{open->playing.state.events, sending.has_value(), help};
    if (!(key == here.made_for)) {
        const std::optional<std::string> reply = sending ? std::optional<std::string>(sending->reply) : std::nullopt;
        here.view = make_call_view(open->playing, reply, help, words);
        here.made_for = key;
    }
    CallView& view = here.view;
    view.trouble = trouble;
    view.practice = !counts(open->id);
    const std::optional<CallIntent> intent = draw_call(view, here.own, words);
    if (!intent) return;
    if (const auto* typed = std::get_if<SendReply>(&*intent)) {
        const play::Playing& playing = open->playing;
        const acts::Context context = play::hearing_context(playing.pinned, playing.state, playing.typed);
        send(play::Reply{typed->text, acts::hear(open->model, context, typed->text)}, typed->text);
        if (sending) here.own.reply.clear();
    } else if (const auto* given = std::get_if<GiveCommand>(&*intent)) {
        const auto* chosen = std::get_if<play::Choose>(&given->command);
        std::string shown;
        for (const CallView::Offered& offered : view.offered) {
            if (chosen != nullptr && offered.id == chosen->offered) shown = offered.text;
        }
        send(given->command, shown);
    } else if (std::holds_alternative<OpenBriefing>(*intent)) {
        here.briefing = true;
    } else if (std::holds_alternative<OpenDebrief>(*intent)) {
        show_debrief();
    } else if (std::holds_alternative<OpenSettings>(*intent)) {
        at_settings = true;
    } else if (const auto* show = std::get_if<ShowMeters>(&*intent)) {
        Settings wanted = settings;
        wanted.meters = show->on;
        set(wanted);
    } else if (std::holds_alternative<LeaveCall>(*intent) && !sending) {
        go_back();
    }
}

void Desk::Data::draw_at(AtDebrief& here)
{
    const std::optional<DebriefIntent> intent = draw_debrief(here.view, here.own, words);
    if (!intent) return;
    if (const auto* framework = std::get_if<ShowFramework>(&*intent)) {
        Settings wanted = settings;
        wanted.framework = framework->id;
        set(wanted);
        show_debrief();
    } else if (const auto* again = std::get_if<SayAgain>(&*intent)) {
        hear_again(here, *again);
    } else if (const auto* rewind = std::get_if<Rewind>(&*intent)) {
        if (!busy) {
            reports.reset();  // whoever plays on is no longer reading
            AtCall call;
            call.own.reply = ui::Edit(rewind->words);
            open_with(
                Opening::resumed,
                [fork = doings.fork, play = open->id, seq = rewind->seq - 1] { return fork(play, seq); },
                std::move(call));
        }
    } else if (const auto* other = std::get_if<PutBeside>(&*intent)) {
        if (!busy) put_beside(std::string(other->play));
    } else if (const auto* said = std::get_if<AnswerRules>(&*intent)) {
        answer(*said);
    } else if (const auto* note = std::get_if<NotesIntent>(&*intent)) {
        put_note(*note);
    } else if (reports && std::holds_alternative<BackToStart>(*intent)) {
        back_to_reports();
    } else if (std::holds_alternative<PlayAgain>(*intent)) {
        const bool author_waits = from_author;
        const std::string id = again_with(open->playing.pinned.scenario->id);
        go_back();
        from_author = author_waits;
        at = AtBriefing{id, settings.beginner};
    } else {
        go_back();
    }
}

void Desk::Data::draw_at(AtCompare& here)
{
    if (!draw_compare(here.view, words)) return;
    AtDebrief back = std::move(here.from);
    at = std::move(back);
}

void Desk::Data::draw_at(AtAuthor&)
{
    const auto here = std::ranges::find(people.people, settings.person, &records::Person::id);
    author->greet(here == people.people.end() ? std::string() : here->name);
    std::optional<AuthorLeaves> leaves = author->draw();
    if (!leaves) return;
    trouble.clear();
    take_from_author(std::move(*leaves));
}

}  // namespace amends::app
