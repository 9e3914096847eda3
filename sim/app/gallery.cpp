#include "sim/app/gallery.h"

#include <utility>

#include "scoring/loyalty/study.h"
#include "sim/app/author/exhibits.h"
#include "sim/app/panels/briefing.h"
#include "sim/app/panels/call.h"
#include "sim/app/panels/compare.h"
#include "sim/app/panels/debrief.h"
#include "sim/app/panels/looks.h"
#include "sim/app/panels/loyalty.h"
#include "sim/app/panels/reports.h"
#include "sim/app/panels/settings.h"
#include "sim/app/panels/toolbar.h"
#include "sim/app/panels/who.h"
#include "sim/app/ui/face.h"
#include "sim/app/ui/ui.h"
#include "sim/customer/crowd.h"
#include "sim/report/loyalty_page.h"
#include "sim/report/team/about.h"
#include "sim/report/team/generate.h"

namespace amends::app {
namespace {

constexpr const char* framework = "seven_strategies";

/// Plays of one person, as the records would list them.
std::vector<records::PlayRow> some_plays(const std::string& scenario)
{
    std::vector<records::PlayRow> plays;
    int number = 0;
    for (const int mark : {31, 48, 44, 63, 72, 81}) {
        records::PlayRow play;
        play.id = "p" + std::to_string(++number);
        play.of.scenario_id = scenario;
        play.counts = true;
        play.ended_at = "2027-03-0" + std::to_string(number) + "T10:00:00Z";
        play.marks = {{play.id, "r", "s", framework, mark, mark, mark >= rubric::pass_mark, 1000, ""}};
        plays.push_back(std::move(play));
    }
    return plays;
}

/// What an exhibit keeps between its frames.
struct Room {
    std::shared_ptr<const Stock> stock;
    Words words;
    WhoUi who;
    CallUi call;
    DebriefUi debrief;

    explicit Room(std::shared_ptr<const Stock> given) : stock(std::move(given)), words(stock->shelf.words) {}

    void bar() const { draw_toolbar(Settings{}, ui::text_size(), words); }

    const rubric::Rubric& rubric() const
    {
        for (const rubric::Rubric& each : stock->shelf.rubrics) {
            if (each.id() == framework) return each;
        }
        return stock->shelf.rubrics.front();
    }
    const scenario::Scenario& scenario() const { return *stock->shelf.scenarios.front(); }

    WhoView who_view(bool known, bool played) const
    {
        const std::vector<records::Person> people = {{"a", "Robin", "", false}, {"b", "Zoë", "", false}};
        std::vector<records::PlayRow> plays;
        std::vector<records::PlayRow> unfinished;
        if (played) {
            plays = some_plays(scenario().id);
            records::PlayRow left;
            left.id = "left";
            left.of.scenario_id = scenario().id;
            left.counts = true;
            left.last_at = "2027-03-09T18:22:41Z";
            unfinished.push_back(left);
        }
        return make_who_view(known ? people : std::vector<records::Person>{}, known ? "a" : "", plays, unfinished,
                             stock->shelf.scenarios, rubric(), "2027-03-10", words);
    }

    report::Debrief debrief_of(const play::Playing& playing) const
    {
        return report::make_debrief(playing, stock->shelf.rubrics, stock->shelf.words);
    }

    DebriefView debrief_view(const play::Playing& playing, bool others) const
    {
        DebriefContext context{framework,
                               scenario().customer.name,
                               scenario().currency,
                               false,
                               &stock->shelf.disagreements,
                               {},
                               report::afterwards_of(playing, stock->shelf.loyalty)};
        if (others)
            context.others = {{"p1", "2027-03-01, 10:00  ·  31 of 100"}, {"p2", "2027-03-02, 10:00  ·  48 of 100"}};
        return make_debrief_view(debrief_of(playing), context, words);
    }
};

using Add = std::function<void(std::string name, bool tall, std::function<void()> draw)>;

void add_home(const std::shared_ptr<const Stock>& stock, const Add& add)
{
    const auto room = std::make_shared<Room>(stock);
    for (const auto& [name, known, played] :
         {std::tuple("welcome", false, false), std::tuple("home-first", true, false), std::tuple("home", true, true)}) {
        const auto view = std::make_shared<WhoView>(room->who_view(known, played));
        add(name, false, [room, view] {
            room->bar();
            draw_who(*view, room->who, room->words);
        });
    }
    add("settings", false, [room] {
        draw_settings(Settings{}, ui::text_size(), {{"singapore", "Singapore"}}, room->words);
    });
    const auto view = std::make_shared<BriefingView>(
        make_briefing_view(room->scenario(), stock->shelf.rubrics, framework, true, room->words));
    view->may_be_exam = true;
    add("briefing", false, [room, view] {
        room->bar();
        draw_briefing(*view, room->words);
    });
}

struct CallState {
    const play::Playing* playing;
    CallHelp help{};
};

void add_call(const std::shared_ptr<const Stock>& stock, const Add& add, const std::string& name,
              const CallState& state, const CallUi& own)
{
    const auto room = std::make_shared<Room>(stock);
    room->call = own;
    const auto view = std::make_shared<CallView>(make_call_view(*state.playing, std::nullopt, state.help, room->words));
    add(name, false, [room, view] { draw_call(*view, room->call, room->words); });
}

void add_calls(const std::shared_ptr<const Stock>& stock, const Add& add)
{
    CallUi told;
    told.resumed = true;
    CallUi typed = told;
    typed.reply =
        ui::Edit("Tell me where you need to be in the morning, and by when, and I'll find you both a bed near it.");
    CallUi steps = told;
    steps.steps = true;
    CallUi sheet = typed;
    sheet.sheet = true;
    CallUi stopped = told;
    stopped.stopped = true;
    add_call(stock, add, "call-begins", {&stock->opening}, {});
    add_call(stock, add, "call", {&stock->middle}, typed);
    add_call(stock, add, "call-every-step", {&stock->middle}, steps);
    add_call(stock, add, "call-beginner", {&stock->middle, {true, false}}, told);
    add_call(stock, add, "call-sheet", {&stock->middle}, sheet);
    add_call(stock, add, "call-stopped", {&stock->middle}, stopped);
    add_call(stock, add, "between", {&stock->between}, told);
    add_call(stock, add, "over", {&stock->good}, told);
}

void add_debriefs(const std::shared_ptr<const Stock>& stock, const Add& add)
{
    const auto good = std::make_shared<Room>(stock);
    const auto view = std::make_shared<DebriefView>(good->debrief_view(stock->good, true));
    add("debrief", false, [good, view] {
        good->bar();
        draw_debrief(*view, good->debrief, good->words);
    });

    const auto poor = std::make_shared<Room>(stock);
    DebriefUi& own = poor->debrief;
    own.numbers = own.disagreements = own.deeds = own.better_more = own.outlook = own.beside = true;
    own.again = ui::Edit("I'm sorry, Ms Carew. You paid and you rang, and we gave it away.");
    const acts::Model& model = stock->model;
    own.heard = report::heard_again(acts::hear(model, {}, own.again.utf8()), acts::explain(model, {}, own.again.utf8()),
                                    own.again.utf8(), poor->words);
    const auto other = std::make_shared<DebriefView>(poor->debrief_view(stock->poor, false));
    add("debrief-poor", true, [poor, other] { draw_debrief(*other, poor->debrief, poor->words); });
    add("debrief-whole", true, [good, view] { draw_debrief(*view, good->debrief, good->words); });

    const auto both = std::make_shared<CompareView>(
        make_compare_view(good->debrief_of(stock->poor), good->debrief_of(stock->good), {"The other", "This play"},
                          good->scenario().customer.name, good->scenario().currency, stock->shelf.words));
    add("compare", true, [good, both] { draw_compare(*both, good->words); });
}

void draw_faces(const Words& words)
{
    using scenario::Face;
    ui::scroll("faces", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1320, [&] {
            ui::gap(ui::space_4);
            int number = 0;
            const auto one = [&](int anger, int trust, Face face, const std::string& customer) {
                ui::face("face-" + std::to_string(number++), customer, words(look_key(face)),
                         pose_of(anger, trust, face), style_of(customer), 150);
            };
            ui::row([&] {
                for (const auto& [face, anger, trust] :
                     {std::tuple(Face::furious, 6, 0), std::tuple(Face::angry, 5, 1), std::tuple(Face::tense, 3, 2),
                      std::tuple(Face::cold, 2, 0), std::tuple(Face::sad, 2, 2), std::tuple(Face::calm, 1, 4),
                      std::tuple(Face::warm, 0, 6)})
                    one(anger, trust, face, "Ms Carew");
            });
            ui::gap(ui::space_4);
            ui::row([&] {
                for (int anger = 6; anger >= 0; --anger)
                    one(anger, 6 - anger, look_of(anger, 6 - anger), "Mr Pettifer");
            });
            ui::gap(ui::space_4);
            ui::row([&] {
                for (const char* name : {"Bea", "Imran", "Gil", "Ned", "Ana", "Yusuf", "Robin"})
                    one(2, 3, Face::tense, name);
            });
            ui::gap(ui::space_4);
        });
    });
}

/// The pages of the reports desk over an organisation that does not exist.
struct ReportsRoom {
    std::shared_ptr<const Stock> stock;
    ReportsView view;
    ReportsUi own;

    ReportsRoom(std::shared_ptr<const Stock> given, const std::string& page) : stock(std::move(given))
    {
        const rubric::Rubric& rubric = stock->shelf.rubrics.front();
        report::Organisation organisation;
        organisation.trainees = 12;
        organisation.plays = 150;
        organisation.last_day = 20'878;
        organisation.steps = report::generated_steps(rubric);
        const std::vector<bool> observed(organisation.steps.size(), true);
        for (const char* const name : {"The room that was given away", "The wrong tablets", "Chair in pieces"})
            organisation.scenarios.push_back({name, name, "v", observed});
        std::vector<report::Ledger::Step> steps;
        for (const report::GeneratedStep& step : organisation.steps) steps.push_back({step.id, step.title, ""});
        report::Ledger ledger(rubric.id(), rubric.title(), std::move(steps), true);
        report::generate(organisation, [&ledger](const report::Kept& kept) { ledger.add(kept); });
        ReportsAsked asked;
        asked.framework = rubric.id();
        asked.page.name = page;
        view = make_reports_view(
            ledger, asked,
            report::make_page(ledger, asked.page, {stock->shelf.scenarios, stock->shelf.rubrics, {}, {}, {}},
                              stock->shelf.words),
            stock->shelf.rubrics, stock->shelf.words);
    }

    void draw()
    {
        const Words words(stock->shelf.words);
        draw_toolbar(Settings{}, ui::text_size(), words);
        draw_reports(view, own, words);
    }
};

void add_reports(const std::shared_ptr<const Stock>& stock, const Add& add)
{
    for (const std::string_view page : report::page_names()) {
        const auto room = std::make_shared<ReportsRoom>(stock, std::string(page));
        add("reports-" + std::string(page), true, [room] { room->draw(); });
    }
    const auto limits = std::make_shared<ReportsRoom>(stock, "team");
    limits->own.filters = true;
    add("reports-filters", false, [limits] { limits->draw(); });
}

/// The loyalty page with simulated customers, and what comes before it.
struct LoyaltyRoom {
    std::shared_ptr<const Stock> stock;
    Words words;
    LoyaltyView view;
    LoyaltyUi own;

    LoyaltyRoom(std::shared_ptr<const Stock> given, LoyaltyView::Stage stage)
        : stock(std::move(given)), words(stock->shelf.words)
    {
        view.stage = stage;
        view.words = report::page_words(stock->shelf.words);
        if (stage == LoyaltyView::Stage::choose) {
            view.files = {{"/home/robin/Documents/contacts.csv", "2027-03-01"},
                          {"/home/robin/Downloads/calls.jsonl", "2027-02-20"}};
            return;
        }
        const customer::CrowdPlan plan{1, 900, 20, 300};
        const auto table =
            loyalty::read_table(customer::crowd_csv(stock->shelf.loyalty, plan), "simulated-customers.csv");
        view.file = table->name;
        view.mapping.preview = loyalty::preview(*table);
        view.mapping.roles = roles_suggested(view.mapping.preview);
        own.more = own.elsewhere = stage == LoyaltyView::Stage::map;
        own.further.path = {"empathy", "satisfaction", "nps"};
        own.further.paradox = "speed";
        own.arms = ui::Edit("usual, called");
        if (stage == LoyaltyView::Stage::fitting)
            view.progress = words("loyalty.desk.stage.resamples") + " " +
                            words("loyalty.desk.so_far", {{"done", "340"}, {"total", "1000"}});
        if (stage != LoyaltyView::Stage::page) return;
        loyalty::Request request = asked_of(view, own).request;
        request.resamples = 100;
        view.command = fit_command({view.file, {}, {}, {}, {}, {}}, request, {});
        if (const auto study = loyalty::study(*table, request))
            view.page = report::loyalty_page(loyalty::account_of(*study), {});
    }

    void draw()
    {
        draw_toolbar(Settings{}, ui::text_size(), words);
        draw_loyalty(view, own, words);
    }
};

void add_loyalty(const std::shared_ptr<const Stock>& stock, const Add& add)
{
    using Stage = LoyaltyView::Stage;
    for (const auto& [name, tall, stage] :
         {std::tuple("loyalty-file", false, Stage::choose), std::tuple("loyalty-columns", true, Stage::map),
          std::tuple("loyalty-lots", false, Stage::lots), std::tuple("loyalty-wait", false, Stage::fitting),
          std::tuple("loyalty-page", true, Stage::page)}) {
        const auto room = std::make_shared<LoyaltyRoom>(stock, stage);
        add(name, tall, [room] { room->draw(); });
    }
}

/// Letters, colours and controls in every state: the language that panels are written in.
void draw_language()
{
    const ui::Able never = ui::unless(true, "This one says why.");
    ui::scroll("language", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1100, [&] {
            ui::gap(ui::space_4);
            ui::heading("Title", ui::Type::title);
            ui::heading("Heading");
            ui::text(ui::Type::speech, "Speech: what somebody is saying now.");
            ui::text(ui::Type::strong, "Strong");
            ui::text(ui::Type::body, "Body: the quick brown fox, ¿niño?, straße, œuvre, 0123456789.");
            ui::text(ui::Type::small, "Small: notes and times.", ui::Token::text_muted);
            ui::text(ui::Type::mono, "Mono 0123456789");
            ui::gap(ui::space_4);
            ui::row([&] {
                ui::button("primary", "Primary", {},
                           {.look = ui::Look::primary, .icon = ui::icon::send, .keys = "Enter"});
                ui::button("plain", "Plain", {}, {.icon = ui::icon::listen});
                ui::button("quiet", "Quiet", {}, {.look = ui::Look::quiet, .icon = ui::icon::page});
                ui::button("danger", "Danger", {}, {.look = ui::Look::danger, .icon = ui::icon::hang_up});
                ui::button("chosen", "Chosen", {}, {.icon = ui::icon::check, .chosen = true});
                ui::button("never", "Not now", never, {.icon = ui::icon::lock});
            });
            ui::gap(ui::space_4);
            ui::row([&] {
                for (const ui::Token ink : {ui::Token::text, ui::Token::text_muted, ui::Token::text_accent,
                                            ui::Token::text_good, ui::Token::text_bad})
                    ui::badge("Badge", ink);
            });
            ui::gap(ui::space_4);
            ui::choice("choice", "A choice", true);
            ui::choice("other", "Another", false);
            ui::checkbox("box", "A box", true);
            ui::checkbox("box-off", "A box that is not ticked", false);
            ui::gap(ui::space_4);
            ui::meter("meter", "Anger", 4, 6, "Angry", ui::Token::anger, "");
            ui::gap(ui::space_3);
            ui::meter("meter-2", "Trust", 2, 6, "Wary", ui::Token::trust, "");
            ui::gap(ui::space_3);
            ui::mark_bar("A criterion", 55, rubric::pass_mark, "weight 15", true);
            ui::gap(ui::space_4);
        });
    });
}

}  // namespace

Checked<play::Playing> rehearsed(const play::Pinned& pinned, const acts::Model& model, const play::Script& script,
                                 std::size_t count, const Catalogue& words)
{
    play::Playing playing = play::begin(pinned);
    std::size_t done = 0;
    for (const play::ScriptLine& line : script.lines) {
        if (done == count) break;
        if (line.kind == play::ScriptLine::Kind::expect) continue;
        ++done;
        Checked<play::Command> command =
            play::command_from(line, script.name, model, pinned, playing.state, playing.typed);
        if (!command) return tl::unexpected<Diagnostics>(std::move(command.error()));
        const play::Decided decided = play::decide(pinned, playing.state, *command);
        if (!decided) return fault({script.name, line.line, 1, ""}, say(decided.error(), words));
        playing.take(*decided);
    }
    return playing;
}

std::vector<Exhibit> exhibits(std::shared_ptr<const Stock> stock)
{
    std::vector<Exhibit> all;
    const Add add = [&all](std::string name, bool tall, std::function<void()> draw) {
        all.push_back({std::move(name), tall, std::move(draw)});
    };
    add_home(stock, add);
    add_calls(stock, add);
    add_debriefs(stock, add);
    add_reports(stock, add);
    add_loyalty(stock, add);
    add_author_exhibits(stock, all);
    add("faces", false, [stock] { draw_faces(Words(stock->shelf.words)); });
    add("language", false, [] { draw_language(); });
    return all;
}

}  // namespace amends::app
