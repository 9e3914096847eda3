#include "sim/app/desk.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>

#include "sim/app/panels/briefing.h"
#include "sim/app/panels/call.h"
#include "sim/app/panels/debrief.h"
#include "sim/app/panels/who.h"
#include "sim/app/ui/ui.h"
#include "sim/app/worker.h"

namespace amends::app {
namespace {

struct AtWho {
    WhoUi own;
};
/// Before the call, and during it as a page in front of it.
struct AtBriefing {
    std::string scenario;
};
struct AtCall {
    CallUi own;
    bool briefing = false;
};
struct AtDebrief {
    DebriefUi own;
    DebriefView view;
};
using At = std::variant<AtWho, AtBriefing, AtCall, AtDebrief>;

/// A batch on its way to the disk.
struct Sending {
    play::Written written;
    records::Ticket ticket;
    std::string reply;
};

/// Everybody on this machine, and what the chosen one has done.
struct People {
    std::vector<records::Person> people;
    std::vector<records::PlayRow> plays, unfinished;
    std::string trouble;
};

}  // namespace

struct Desk::Data {
    Data(records::Store& store_, Shelf shelf_, Doings doings_, Settings settings_, std::function<void()> wake)
        : store(store_),
          shelf(std::move(shelf_)),
          doings(std::move(doings_)),
          settings(std::move(settings_)),
          words(shelf.words),
          worker(std::move(wake))
    {
        if (const auto why = store.read_only())
            trouble = words("window.records_read_only", {{"why", why->what.message}});
        read_people();
    }

    records::Store& store;
    Shelf shelf;
    Doings doings;
    Settings settings;
    Words words;
    People people;
    At at = AtWho{};
    std::optional<OpenPlay> open;
    std::optional<Sending> sending;
    std::string trouble;
    bool busy = false;
    Worker worker;  // last: its thread must end before what it touches

    const scenario::Scenario* scenario_with(const std::string& id) const;
    void set(const Settings& wanted);
    void read_people();
    void take_people(People read);
    void open_with(std::function<records::Stored<OpenPlay>()> job);
    void start(const std::string& scenario);
    void go_back();
    void send(const play::Command& command, const std::string& reply);
    void take_settled();
    void show_debrief();

    void draw_toolbar();
    void draw_at(AtWho& here);
    void draw_at(AtBriefing& here);
    void draw_at(AtCall& here);
    void draw_at(AtDebrief& here);
};

const scenario::Scenario* Desk::Data::scenario_with(const std::string& id) const
{
    for (const auto& scenario : shelf.scenarios) {
        if (scenario->id == id) return scenario.get();
    }
    return nullptr;
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
    people = std::move(read);
    if (!people.trouble.empty()) trouble = people.trouble;
}

void Desk::Data::open_with(std::function<records::Stored<OpenPlay>()> job)
{
    busy = true;
    trouble.clear();
    worker.post([this, job = std::move(job)]() -> std::function<void()> {
        auto opened = std::make_shared<records::Stored<OpenPlay>>(job());
        return [this, opened] {
            busy = false;
            if (!*opened) {
                trouble = opened->error().what.message;
                return;
            }
            open = std::move(**opened);
            at = AtCall{};
        };
    });
}

/// Each further try tells the case in the next variant's words.
void Desk::Data::start(const std::string& id)
{
    const scenario::Scenario* const scenario = scenario_with(id);
    if (scenario == nullptr) return;
    const auto tries = std::ranges::count_if(
        people.plays, [&](const records::PlayRow& play) { return play.of.scenario_id == id && play.parent.empty(); });
    const std::size_t turn = static_cast<std::size_t>(tries) % (scenario->variants.size() + 1);
    const std::string variant = turn == 0 ? "" : scenario->variants[turn - 1].id;
    open_with([begin = doings.start, person = settings.person, id, variant] { return begin(person, id, variant); });
}

void Desk::Data::go_back()
{
    open.reset();
    sending.reset();
    trouble.clear();
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
    open->playing.take(done.written);
    if (!open->playing.state.branch.over()) return;
    worker.post([keep = doings.keep_marks, ended = *open]() -> std::function<void()> {
        const auto kept = keep(ended);
        return [] {};
    });
}

void Desk::Data::show_debrief()
{
    std::vector<rubric::Rubric> rubrics = shelf.rubrics;
    std::ranges::stable_partition(rubrics,
                                  [this](const rubric::Rubric& each) { return each.id() == settings.framework; });
    const report::Debrief debrief = report::make_debrief(open->playing, rubrics, shelf.words);
    AtDebrief next;
    if (const AtDebrief* shown = std::get_if<AtDebrief>(&at)) next.own = shown->own;
    const scenario::Scenario& scenario = *open->playing.pinned.scenario;
    next.view = make_debrief_view(debrief, settings.framework, scenario.customer.name, scenario.currency, words);
    at = std::move(next);
}

void Desk::Data::draw_toolbar()
{
    Settings wanted = settings;
    ui::gap(ui::space_2);
    ui::centred(1320, [&] {
        ui::region("toolbar", words("window.title"), [&] {
            ui::row([&] {
                ui::text(ui::Type::strong, words("window.title"), ui::Token::text_accent);
                ui::gap(ui::space_3);
                const int percent = ui::text_size();
                const bool smaller =
                    ui::button("smaller", "A−", ui::unless(percent <= 100, words("window.text_smallest")),
                               {.look = ui::Look::quiet,
                                .hint = words("window.text_smaller") + ", " + ui::words_of({ui::Key::minus, true})});
                ui::text(ui::Type::small, words("window.text_size", {{"percent", std::to_string(percent)}}),
                         ui::Token::text_muted);
                const bool larger =
                    ui::button("larger", "A+", ui::unless(percent >= 300, words("window.text_largest")),
                               {.look = ui::Look::quiet,
                                .hint = words("window.text_larger") + ", " + ui::words_of({ui::Key::plus, true})});
                if (smaller || ui::pressed({ui::Key::minus, true})) wanted.percent = std::max(100, percent - 10);
                if (larger || ui::pressed({ui::Key::plus, true})) wanted.percent = std::min(300, percent + 10);
                if (ui::pressed({ui::Key::zero, true})) wanted.percent = 100;
                const std::string name = words("window.theme." + std::string(ui::name_of(settings.theme)));
                if (ui::button("theme", words("window.theme", {{"name", name}}), {},
                               {.look = ui::Look::quiet, .icon = ui::icon::contrast})) {
                    wanted.theme = static_cast<ui::ThemeName>((static_cast<int>(settings.theme) + 1) % 3);
                }
            });
        });
    });
    ui::gap(ui::space_2);
    ui::line();
    set(wanted);
}

void Desk::Data::draw_at(AtWho& here)
{
    WhoView view = make_who_view(people.people, settings.person, people.plays, people.unfinished, shelf.scenarios,
                                 settings.framework, words);
    view.trouble = trouble;
    view.busy = busy;
    const std::optional<WhoIntent> intent = draw_who(view, here.own, words);
    if (!intent || busy) return;
    Settings wanted = settings;
    if (const auto* chosen = std::get_if<ChoosePerson>(&*intent)) {
        wanted.person = chosen->id;
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
        open_with([resume = doings.resume, id = left->play] { return resume(id); });
    } else if (const auto* scenario = std::get_if<ChooseScenario>(&*intent)) {
        trouble.clear();
        at = AtBriefing{scenario->id};
    }
}

void Desk::Data::draw_at(AtBriefing& here)
{
    const scenario::Scenario* const scenario = scenario_with(here.scenario);
    if (scenario == nullptr) return go_back();
    BriefingView view = make_briefing_view(*scenario, shelf.rubrics, settings.framework, settings.beginner, words);
    view.trouble = trouble;
    view.busy = busy;
    const std::optional<BriefingIntent> intent = draw_briefing(view, words);
    if (!intent || busy) return;
    Settings wanted = settings;
    if (const auto* framework = std::get_if<ChooseFramework>(&*intent)) wanted.framework = framework->id;
    if (const auto* beginner = std::get_if<SetBeginner>(&*intent)) wanted.beginner = beginner->on;
    set(wanted);
    if (std::holds_alternative<StartCall>(*intent)) start(std::string(here.scenario));
    if (std::holds_alternative<CloseBriefing>(*intent)) go_back();
}

void Desk::Data::draw_at(AtCall& here)
{
    if (here.briefing) {
        const scenario::Scenario& scenario = *open->playing.pinned.scenario;
        BriefingView view = make_briefing_view(scenario, shelf.rubrics, settings.framework, settings.beginner, words);
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
    const std::optional<std::string> reply = sending ? std::optional<std::string>(sending->reply) : std::nullopt;
    CallView view = make_call_view(open->playing, reply, settings.beginner, true, words);
    view.trouble = trouble;
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
    } else if (std::holds_alternative<PlayAgain>(*intent)) {
        const std::string id = open->playing.pinned.scenario->id;
        go_back();
        at = AtBriefing{id};
    } else {
        go_back();
    }
}

Desk::Desk(records::Store& store, Shelf shelf, Doings doings, Settings settings, std::function<void()> wake)
    : data_(std::make_unique<Data>(store, std::move(shelf), std::move(doings), std::move(settings), std::move(wake)))
{
}

Desk::~Desk() = default;

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

void Desk::draw()
{
    data_->worker.deliver();
    data_->take_settled();
    data_->draw_toolbar();
    std::visit([this](auto& here) { data_->draw_at(here); }, data_->at);
}

}  // namespace amends::app
