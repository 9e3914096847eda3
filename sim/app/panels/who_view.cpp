#include <algorithm>

#include "sim/app/local_time.h"
#include "sim/app/panels/who.h"
#include "sim/app/practice.h"

namespace amends::app {
namespace {

std::string title_of(const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                     const std::vector<OwnScenario>& own, const std::string& id)
{
    for (const auto& scenario : scenarios) {
        if (scenario->id == id) return scenario->title;
    }
    for (const OwnScenario& each : own) {
        if (each.scenario->id == id) return each.scenario->title;
    }
    return id;
}

std::string tries_of(const Standing& standing, const Words& words)
{
    if (standing.tries == 0) return {};
    const std::string count =
        words(standing.tries == 1 ? "who.tried_once" : "who.tried", {{"n", std::to_string(standing.tries)}});
    return standing.best < 0 ? count : count + " " + words("who.best", {{"mark", std::to_string(standing.best)}});
}

std::string due_of(const Standing& standing, const Words& words)
{
    if (standing.tries == 0) return words("who.new");
    if (standing.due_in_days == 0) return words("who.due_now");
    return words(standing.due_in_days == 1 ? "who.due_tomorrow" : "who.due_in",
                 {{"n", std::to_string(standing.due_in_days)}});
}

/// What was not passed and is due comes first, then what is due again, then what is new, then what can wait.
int urgency(const Standing& standing)
{
    if (standing.tries == 0) return 2;
    if (standing.due_in_days > 0) return 3;
    return standing.passes_in_a_row == 0 ? 0 : 1;
}

WhoView::Scenario card_of(const scenario::Scenario& scenario, const Standing& standing, const Words& words)
{
    WhoView::Scenario card{scenario.id,
                           scenario.title,
                           scenario.summary,
                           {},
                           tries_of(standing, words),
                           due_of(standing, words),
                           standing.due_in_days == 0};
    card.facts.push_back(scenario.industry);
    card.facts.push_back(words("difficulty." + std::to_string(scenario.difficulty)));
    if (!scenario.content_note.empty()) card.facts.push_back(words("who.content_note"));
    return card;
}

WhoView::Scenario assigned_card(const AssignedCase& assigned, const Words& words)
{
    WhoView::Scenario card = card_of(*assigned.scenario, {}, words);
    card.id = assigned_name(assigned.of.id);
    card.due = assigned.done ? words("who.assigned_done") : words("who.assigned_until", {{"until", assigned.of.until}});
    card.due_now = !assigned.done;
    card.facts.push_back(words(assigned.of.exam ? "who.assigned_exam" : "who.assigned_practice"));
    return card;
}

/// When it ended, its mark, and whether it was practice.
std::string past_of(const records::PlayRow& play, const rubric::Rubric& framework, const Words& words)
{
    std::string out = local_time(play.ended_at);
    for (const records::MarkRow& mark : play.marks) {
        if (mark.framework != framework.id()) continue;
        out = words("debrief.other", {{"when", out}, {"mark", std::to_string(mark.total)}});
    }
    return play.counts ? out : out + " " + words("debrief.other_practice");
}

/// Marks try by try, and the pass mark beside them.
report::Chart chart_of(const std::vector<int>& marks, const Words& words)
{
    constexpr std::size_t most = 12;
    report::Chart chart;
    chart.title = words("who.marks");
    chart.y = {words("who.marks_axis"), 0, 100, {{0, "0"}, {50, "50"}, {100, "100"}}};
    chart.x.title = words("who.tries_axis");
    if (marks.empty()) return chart;
    const std::size_t first = marks.size() > most ? marks.size() - most : 0;
    report::Series yours{words("who.yours"), report::Pattern::solid, report::Ink::series_2, {}, {}};
    report::Series pass{words("who.pass"), report::Pattern::dotted, report::Ink::series_3, {}, {}};
    chart.table.columns = {words("who.try"), words("who.marks")};
    for (std::size_t i = first; i < marks.size(); ++i) {
        const int x = static_cast<int>(i - first);
        yours.points.push_back({x, marks[i]});
        pass.points.push_back({x, rubric::pass_mark});
        chart.x.ticks.push_back({x, std::to_string(i + 1)});
        chart.table.rows.push_back({std::to_string(i + 1), std::to_string(marks[i])});
    }
    chart.x.most = std::max(1, static_cast<int>(yours.points.size()) - 1);
    chart.series = {std::move(yours), std::move(pass)};
    return chart;
}

std::string standing_words(const std::vector<int>& marks, const Words& words)
{
    if (marks.empty()) return {};
    const auto passed = std::ranges::count_if(marks, [](int mark) { return mark >= rubric::pass_mark; });
    return words(marks.size() == 1 ? "who.standing_once" : "who.standing",
                 {{"first", std::to_string(marks.front())},
                  {"best", std::to_string(*std::ranges::max_element(marks))},
                  {"last", std::to_string(marks.back())},
                  {"passed", std::to_string(passed)},
                  {"tries", std::to_string(marks.size())}});
}

}  // namespace

std::string assigned_name(const std::string& assignment)
{
    return "assigned " + assignment;
}

WhoView make_who_view(const std::vector<records::Person>& people, const std::string& person,
                      const std::vector<records::PlayRow>& plays, const std::vector<records::PlayRow>& unfinished,
                      const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                      const rubric::Rubric& framework, const std::string& today, const Words& words,
                      const std::vector<OwnScenario>& own, const std::vector<AssignedCase>& assigned)
{
    WhoView view;
    for (const records::Person& each : people) {
        if (each.erased) continue;
        view.people.push_back({each.id, each.name, each.id == person});
        if (each.id == person) view.person = each.name;
    }
    if (view.person.empty()) return view;
    view.framework = framework.title();
    for (const records::PlayRow& play : unfinished) {
        const char* const left = play.counts           ? "who.left_on"
                                 : play.parent.empty() ? "who.own_left_on"
                                                       : "who.practice_left_on";
        view.unfinished.push_back({play.id, title_of(scenarios, own, play.of.scenario_id),
                                   words(left, {{"when", local_time(play.last_at)}})});
    }
    for (auto play = plays.rbegin(); play != plays.rend(); ++play) {
        if (play->over())
            view.past.push_back(
                {play->id, title_of(scenarios, own, play->of.scenario_id), past_of(*play, framework, words)});
    }
    std::vector<std::pair<Standing, const scenario::Scenario*>> order;
    for (const auto& scenario : scenarios)
        order.emplace_back(standing_in(scenario->id, plays, framework.id(), today), scenario.get());
    std::ranges::stable_sort(order, {}, [](const auto& each) {
        return std::pair(urgency(each.first) * 100 + each.first.due_in_days, each.second->difficulty);
    });
    for (const auto& each : order) view.scenarios.push_back(card_of(*each.second, each.first, words));
    for (const OwnScenario& each : own) {
        WhoView::Scenario card = card_of(*each.scenario, {}, words);
        card.id = each.folder;
        card.due = words("who.own");
        view.own.push_back(std::move(card));
    }
    for (const AssignedCase& each : assigned) view.assigned.push_back(assigned_card(each, words));
    std::ranges::stable_sort(view.assigned, std::greater(), &WhoView::Scenario::due_now);
    const std::vector<int> marks = marks_of(plays, framework.id());
    view.marks = chart_of(marks, words);
    view.standing = standing_words(marks, words);
    return view;
}

}  // namespace amends::app
