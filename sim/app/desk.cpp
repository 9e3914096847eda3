#include "sim/app/desk.h"

#include <algorithm>
#include <utility>

#include "sim/app/desk_data.h"
#include "sim/app/local_time.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

const scenario::Scenario* Desk::Data::scenario_with(const std::string& id) const
{
    for (const auto& scenario : shelf.scenarios) {
        if (scenario->id == id) return scenario.get();
    }
    if (const AssignedCase* const assigned = assigned_as(id)) return assigned->scenario.get();
    const OwnScenario* const own = own_in(id);
    return own == nullptr ? nullptr : own->scenario.get();
}

const AssignedCase* Desk::Data::assigned_as(const std::string& name) const
{
    const auto found = std::ranges::find_if(
        people.assigned, [&](const AssignedCase& each) { return assigned_name(each.of.id) == name; });
    return found == people.assigned.end() ? nullptr : &*found;
}

const OwnScenario* Desk::Data::own_in(const std::string& folder) const
{
    const auto found = std::ranges::find(people.own, folder, &OwnScenario::folder);
    return found == people.own.end() ? nullptr : &*found;
}

/// Whether a play is one of an own scenario from its beginning, or a try of the author's.
bool Desk::Data::is_own(const std::string& play) const
{
    if (play.empty() || own_in(own_folder) != nullptr) return true;
    const auto row = std::ranges::find(people.plays, play, &records::PlayRow::id);
    return row != people.plays.end() && !row->counts && row->parent.empty();
}

/// What the briefing is asked for when a play is to be played again: its own folder before what ships by that id.
std::string Desk::Data::again_with(const std::string& scenario_id) const
{
    if (own_in(own_folder) != nullptr) return own_folder;
    const auto by_id = [&](const OwnScenario& each) { return each.scenario->id == scenario_id; };
    const auto own = std::ranges::find_if(people.own, by_id);
    const bool ships = std::ranges::any_of(shelf.scenarios, [&](const auto& each) { return each->id == scenario_id; });
    return ships || own == people.own.end() ? scenario_id : own->folder;
}

/// The author's desk has something to be played, or a try to be looked at; else the author goes home.
void Desk::Data::take_from_author(AuthorLeaves leaves)
{
    if (leaves.plays) {
        std::erase_if(people.own, [&](const OwnScenario& each) { return each.folder == leaves.plays->folder; });
        at = AtBriefing{leaves.plays->folder, settings.beginner};
        people.own.push_back(std::move(*leaves.plays));
        from_author = true;
    } else if (leaves.tried) {
        open = OpenPlay{"", std::move(*leaves.tried), shelf.author->model};
        from_author = true;
        show_debrief();
    } else {
        go_back();
    }
}

void Desk::Data::set(const Settings& wanted)
{
    if (wanted == settings) return;
    settings = wanted;
    if (!doings.keep_settings) return;
    worker.post([keep = doings.keep_settings, wanted]() -> std::function<void()> {
        keep(wanted);
        return [] {};
    });
}

void Desk::Data::read_people()
{
    worker.post([this, person = settings.person]() -> std::function<void()> {
        People read;
        if (doings.own_scenarios) read.own = doings.own_scenarios();
        if (doings.frameworks) read.frameworks = doings.frameworks();
        if (doings.assigned && !person.empty()) read.assigned = doings.assigned(person);
        const auto people_there = store.people();
        if (people_there) read.people = *people_there;
        if (!people_there) read.trouble = people_there.error().what.message;
        if (!person.empty()) {
            if (const auto plays = store.plays(person)) read.plays = *plays;
            if (const auto unfinished = store.unfinished(person)) read.unfinished = *unfinished;
        }
        return [this, read = std::move(read)] { take_people(read); };
    });
}

void Desk::Data::take_people(People read)
{
    if (!read.frameworks.empty()) shelf.rubrics = std::exchange(read.frameworks, {});
    people = std::move(read);
    if (!people.trouble.empty()) trouble = people.trouble;
}

/// Whether that play is one that counts, as far as the records have been read.
bool Desk::Data::counts(const std::string& play) const
{
    const auto row = std::ranges::find(people.plays, play, &records::PlayRow::id);
    return row == people.plays.end() ? own_folder.empty() && !play.empty() : row->counts;
}

/// `call` is what the panel begins with.
void Desk::Data::open_with(Opening how, std::function<records::Stored<OpenPlay>()> job, AtCall call)
{
    busy = true;
    trouble.clear();
    call.own.resumed = how == Opening::resumed;
    worker.post([this, how, call, job = std::move(job)]() -> std::function<void()> {
        auto opened = std::make_shared<records::Stored<OpenPlay>>(job());
        return [this, how, call, opened] {
            busy = false;
            if (!*opened) {
                trouble = opened->error().what.message;
                return;
            }
            open = std::move(**opened);
            at = call;
            read_people();  // it is among the plays now
            if (how == Opening::fresh) sound({Cue::contact});
        };
    });
}

/// The framework that marks are told in: that of the reports, where a debrief was opened from there.
const rubric::Rubric& Desk::Data::framework() const
{
    const std::string& wanted = reports ? reports->asked.framework : settings.framework;
    const auto found = std::ranges::find(shelf.rubrics, wanted, [](const auto& each) { return each.id(); });
    return found == shelf.rubrics.end() ? shelf.rubrics.front() : *found;
}

void Desk::Data::sound(const std::vector<Cue>& cues) const
{
    if (!settings.sound || !doings.cue) return;
    for (const Cue cue : cues) doings.cue(cue);
}

/// Plays of this scenario that are over, the latest first.
std::vector<DebriefView::Other> Desk::Data::other_plays() const
{
    std::vector<DebriefView::Other> out;
    for (const records::PlayRow& play : people.plays) {
        if (play.of.scenario_id != open->playing.pinned.scenario->id || !play.over() || play.id == open->id) continue;
        std::string label = local_time(play.ended_at);
        for (const records::MarkRow& mark : play.marks) {
            if (mark.framework != settings.framework) continue;
            label = words("debrief.other", {{"when", label}, {"mark", std::to_string(mark.total)}});
        }
        if (!play.counts) label += " " + words("debrief.other_practice");
        out.insert(out.begin(), {play.id, label});
    }
    return out;
}

/// What would be heard if those words stood in the place of that reply; what would turn it follows, since it takes
/// hundreds of hearings.
void Desk::Data::hear_again(AtDebrief& here, const SayAgain& again)
{
    const play::Playing& playing = open->playing;
    const auto turn = static_cast<std::size_t>(again.turn);
    if (again.turn < 0 || turn >= playing.state.turns.size()) return;
    const int seq = playing.state.turns[turn].seq;
    const play::PlayState before = play::fold({playing.events.begin(), playing.events.begin() + seq});
    const acts::Context context = play::hearing_context(playing.pinned, before, playing.typed);
    const acts::Hearing hearing = acts::hear(open->model, context, again.text);
    here.own.heard = report::heard_again(hearing, {}, again.text, words);
    worker.post([this, model = open->model, context, hearing, text = again.text]() -> std::function<void()> {
        const std::vector<acts::Explanation> explanations = acts::explain(model, context, text);
        return [this, hearing, explanations, text] {
            AtDebrief* const still_here = std::get_if<AtDebrief>(&at);
            if (still_here == nullptr || still_here->own.again.utf8() != text) return;
            still_here->own.heard = report::heard_again(hearing, explanations, text, words);
        };
    });
}

void Desk::Data::put_beside(const std::string& play)
{
    busy = true;
    trouble.clear();
    worker.post([this, resume = doings.resume, play]() -> std::function<void()> {
        auto read = std::make_shared<records::Stored<OpenPlay>>(resume(play));
        return [this, read, play] {
            busy = false;
            AtDebrief* const here = std::get_if<AtDebrief>(&at);
            if (!*read) trouble = read->error().what.message;
            if (!*read || here == nullptr || !open) return;
            std::string name;
            for (const DebriefView::Other& other : here->view.others) {
                if (other.play == play) name = other.label;
            }
            const report::Debrief other = report::make_debrief(
                (*read)->playing, report::chosen_first(shelf.rubrics, settings.framework), shelf.words);
            const scenario::Scenario& scenario = *open->playing.pinned.scenario;
            CompareView view = make_compare_view(
                other, here->debrief, {words("compare.other_play", {{"when", name}}), words("compare.this_play")},
                scenario.customer.name, scenario.currency, shelf.words);
            at = AtCompare{std::move(view), std::move(*here)};
        };
    });
}

/// The debrief of an earlier play.
void Desk::Data::open_debrief(const std::string& play)
{
    busy = true;
    trouble.clear();
    worker.post([this, resume = doings.resume, play]() -> std::function<void()> {
        auto read = std::make_shared<records::Stored<OpenPlay>>(resume(play));
        return [this, read] {
            busy = false;
            if (!*read) {
                trouble = read->error().what.message;
                return;
            }
            open = std::move(**read);
            show_debrief();
        };
    });
}

/// Each further try tells the case in the next variant's words.
void Desk::Data::start(const AtBriefing& here)
{
    const std::string id = here.scenario;
    const scenario::Scenario* const scenario = scenario_with(id);
    if (scenario == nullptr) return;
    if (const AssignedCase* const assigned = assigned_as(id)) {
        return open_with(Opening::fresh, [begin = doings.start_assigned, person = settings.person,
                                          which = assigned->of.id] { return begin(person, which); });
    }
    if (own_in(id) != nullptr) {
        own_folder = id;
        return open_with(Opening::fresh,
                         [begin = doings.start_own, person = settings.person, id] { return begin(person, id); });
    }
    const auto tries = std::ranges::count_if(
        people.plays, [&](const records::PlayRow& play) { return play.of.scenario_id == id && play.parent.empty(); });
    const std::size_t turn = static_cast<std::size_t>(tries) % (scenario->variants.size() + 1);
    const std::string variant = turn == 0 ? "" : scenario->variants[turn - 1].id;
    AtCall call;
    call.beginner = here.beginner && !here.exam;
    open_with(
        Opening::fresh,
        [begin = doings.start, person = settings.person, id, as = PlayedAs{variant, settings.market, here.exam}] {
            return begin(person, id, as);
        },
        std::move(call));
}

void Desk::Data::go_back()
{
    open.reset();
    reports.reset();
    sending.reset();
    trouble.clear();
    own_folder.clear();
    if (std::exchange(from_author, false)) {
        at = AtAuthor{};
        return;
    }
    at = AtWho{};
    read_people();
}

void Desk::Data::send(const play::Command& command, const std::string& reply)
{
    if (sending || !open) return;
    const play::Playing& playing = open->playing;
    play::Decided decided = play::decide(playing.pinned, playing.state, command);
    if (!decided) {
        trouble = words(decided.error());
        return;
    }
    trouble.clear();
    const records::Ticket ticket = store.append(open->id, playing.state.events, *decided);
    sending = Sending{std::move(*decided), ticket, reply};
}

/// The customer's answer is shown once the batch is on disk, and not before.
void Desk::Data::take_settled()
{
    if (!sending || !sending->ticket.settled()) return;
    const Sending done = std::move(*sending);
    sending.reset();
    if (!done.ticket.result()) {
        trouble = done.ticket.result().error().what.message;
        if (AtCall* call = std::get_if<AtCall>(&at); call != nullptr && !done.reply.empty())
            call->own.reply = ui::Edit(done.reply);
        return;
    }
    const play::BranchState& met = open->playing.state.branch;
    sound(cues_of(done.written, {met.anger, met.trust}));
    open->playing.take(done.written);
    if (!open->playing.state.branch.over()) return;
    worker.post([this, keep = doings.keep_marks, ended = *open]() -> std::function<void()> {
        auto kept = std::make_shared<records::Stored<void>>(keep(ended));
        return [this, kept] {
            if (!*kept) trouble = kept->error().what.message;
            read_people();
        };
    });
}

void Desk::Data::show_debrief()
{
    AtDebrief next;
    if (const AtDebrief* shown = std::get_if<AtDebrief>(&at)) next.own = shown->own;
    next.debrief =
        report::make_debrief(open->playing, report::chosen_first(shelf.rubrics, framework().id()), shelf.words);
    const scenario::Scenario& scenario = *open->playing.pinned.scenario;
    DebriefContext context{framework().id(),
                           scenario.customer.name,
                           scenario.currency,
                           false,
                           &shelf.disagreements,
                           other_plays(),
                           report::afterwards_of(open->playing, shelf.loyalty)};
    context.practice = !counts(open->id);
    context.own = is_own(open->id);
    context.kept = !open->id.empty();
    context.exam = open->exam;
    next.view = make_debrief_view(next.debrief, context, words);
    next.view.from_reports = reports.has_value();
    next.view.from_author = from_author && !reports;
    next.view.asks = !reports && context.kept && !context.own && !context.practice && !store.read_only();
    at = std::move(next);
    if (reports) read_notes();
    if (std::get<AtDebrief>(at).view.asks) read_answer();
}

Desk::Desk(records::Store& store, Shelf shelf, Doings doings, Settings settings, std::function<void()> wake)
    : data_(std::make_unique<Data>(store, std::move(shelf), std::move(doings), std::move(settings), std::move(wake)))
{
    // Nobody can practise among people who do not exist: such records are opened to be reported on.
    const auto simulated = store.simulated();
    if (simulated && *simulated) data_->show_reports();
}

Desk::~Desk()
{
    data_->stop_fitting();
}

const Settings& Desk::settings() const
{
    return data_->settings;
}

Desk::Panel Desk::panel() const
{
    return static_cast<Panel>(data_->at.index());
}

const OpenPlay* Desk::play() const
{
    return data_->open ? &*data_->open : nullptr;
}

const AuthorDesk* Desk::author() const
{
    return data_->author.get();
}

/// Names what is shown: another page begins at its top. Each contact, and the time after it, is a page of its own.
std::string Desk::Data::page() const
{
    std::string name = std::to_string(at.index()) + (at_settings ? " settings" : "");
    if (std::holds_alternative<AtWho>(at)) return name + " " + settings.person;
    if (open) name += " " + open->id;
    const AtCall* const call = std::get_if<AtCall>(&at);
    if (call == nullptr) return name;
    const play::PlayState& state = open->playing.state;
    name += call->briefing ? " briefing" : call->own.stopped ? " stopped" : " call";
    return name + std::to_string(state.contacts.size()) + (state.branch.in_contact() ? " in" : " between");
}

void Desk::draw()
{
    data_->worker.deliver();
    data_->take_settled();
    data_->take_keys();
    ui::page(data_->page());
    if (data_->at_settings) return data_->draw_settings_page();
    // A call has all of the window: what the bar offers is behind its own settings key.
    if (!std::holds_alternative<AtCall>(data_->at)) data_->draw_bar();
    std::visit([this](auto& here) { data_->draw_at(here); }, data_->at);
}

}  // namespace amends::app
