#include "sim/scenario/exchange/role_play.h"

#include <algorithm>
#include <map>

#include "scoring/base/markup.h"
#include "scoring/rubric/framework.h"
#include "sim/scenario/names.h"

namespace amends::exchange {
namespace {

using scenario::Exit;
using scenario::Guard;
using scenario::Node;
using scenario::Scenario;
using scenario::Speech;

constexpr std::string_view style =
    "body{font:11pt/1.45 Georgia,serif;margin:2cm auto;max-width:17cm;color:#000;background:#fff}"
    "h1,h2,h3{font-family:sans-serif;line-height:1.2}h2{break-before:page}h3{margin-top:1.4em}"
    "section.node{break-inside:avoid;border-top:1px solid #000;padding-top:.4em}"
    ".say{font-size:12pt}.who,.aside{font:9pt sans-serif}.aside{font-style:italic}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:.3em .5em;text-align:left;"
    "vertical-align:top}td.mark{width:2cm}ul{padding-left:1.2em}@page{margin:1.5cm}";

/// On paper a new line is one.
std::string escaped(std::string_view text)
{
    std::string out = escape_markup(text);
    for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n', at)) out.replace(at, 1, "<br>");
    return out;
}

std::string element(std::string_view name, const std::string& inside)
{
    return "<" + std::string(name) + ">" + inside + "</" + std::string(name.substr(0, name.find(' '))) + ">\n";
}

std::string words_of_act(std::string_view name)
{
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string acts_in(const acts::ActSet& set, std::string_view joint)
{
    std::string out;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!set.has(acts::act_at(i))) continue;
        if (!out.empty()) out += " " + std::string(joint) + " ";
        out += words_of_act(acts::name_of(acts::act_at(i)));
    }
    return out;
}

std::string list_of(const std::vector<std::string>& words, std::string_view joint)
{
    std::string out;
    for (const std::string& each : words) out += (out.empty() ? "" : std::string(joint)) + each;
    return out;
}

std::string band(std::string_view what, const scenario::Band& range)
{
    return std::string(what) + " " + std::to_string(range.least) + " to " + std::to_string(range.most);
}

std::string topic_words(const scenario::TopicCondition& condition)
{
    std::vector<std::string> how;
    for (const acts::TopicHow each : condition.how) {
        how.emplace_back(scenario::topic_how_names()[static_cast<std::size_t>(each)]);
    }
    return condition.topic + (how.empty() ? "" : " (" + list_of(how, " or ") + ")");
}

/// The parts of a guard that read the reply.
void add_reply(const Guard& guard, std::vector<std::string>& parts)
{
    if (!guard.all_acts.empty()) parts.push_back(acts_in(guard.all_acts, "and"));
    if (!guard.any_act.empty()) parts.push_back(acts_in(guard.any_act, "or"));
    if (!guard.no_act.empty()) parts.push_back("no " + acts_in(guard.no_act, "or"));
    if (guard.empathy > 0) parts.push_back("empathy at least " + std::to_string(guard.empathy));
    for (const scenario::TopicCondition& each : guard.topics) parts.push_back("about " + topic_words(each));
    for (const scenario::TopicCondition& each : guard.no_topics) parts.push_back("not about " + topic_words(each));
}

/// The parts that read the state.
void add_state(const Guard& guard, std::vector<std::string>& parts)
{
    if (!guard.anger.everything()) parts.push_back(band("anger", guard.anger));
    if (!guard.trust.everything()) parts.push_back(band("trust", guard.trust));
    const auto memory = [&parts](std::string_view what, scenario::Memory least, scenario::Memory most) {
        if (least != scenario::Memory::no)
            parts.push_back(std::string(what) + " at least " + std::string(name_of(least)));
        if (most != scenario::Memory::yes)
            parts.push_back(std::string(what) + " at most " + std::string(name_of(most)));
    };
    memory("heard", guard.heard, guard.heard_most);
    memory("the memory", guard.memory, guard.memory_most);
    for (const scenario::VarCondition& each : guard.vars)
        parts.push_back(each.var + " is " + list_of(each.values, " or "));
    if (!guard.done.empty()) parts.push_back("done: " + list_of(guard.done, ", "));
    if (!guard.not_done.empty()) parts.push_back("not done: " + list_of(guard.not_done, ", "));
    for (const scenario::PromiseCondition& each : guard.promises) {
        std::vector<std::string> fates;
        for (const scenario::PromiseFate fate : each.fates) fates.emplace_back(name_of(fate));
        parts.push_back("promise " + each.promise + " " + list_of(fates, " or "));
    }
}

class Page {
public:
    Page(const Scenario& scenario, const std::vector<rubric::Rubric>& rubrics) : in_(scenario), rubrics_(rubrics)
    {
        for (std::size_t i = 0; i < in_.nodes.size(); ++i) number_[in_.nodes[i].id] = i + 1;
    }

    std::string write()
    {
        out_ = "<!DOCTYPE html>\n<html lang=\"" + escaped(in_.language) +
               "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>" +
               escaped(in_.title) + "</title><style>" + std::string(style) + "</style></head><body>\n";
        add("h1", escaped(in_.title));
        add("p", escaped(in_.summary));
        add("p class=\"aside\"",
            "Three people: one plays the trainee and reads the first part alone, one plays the "
            "customer, one marks. Read on only what is yours.");
        for (const std::string& note : in_.content_note)
            add("p", "<strong>Before you start:</strong> " + escaped(note));
        trainee();
        customer();
        for (const Node& node : in_.nodes) part(node);
        everywhere();
        endings();
        for (const rubric::Rubric& rubric : rubrics_) sheet(rubric);
        gates();
        return out_ + "</body></html>\n";
    }

private:
    void add(std::string_view name, const std::string& inside) { out_ += element(name, inside); }

    void add_list(std::string_view title, const std::vector<std::string>& items)
    {
        if (items.empty()) return;
        std::string list;
        for (const std::string& item : items) list += element("li", item);
        add("h3", std::string(title));
        add("ul", list);
    }

    static std::vector<std::string> all_escaped(const std::vector<std::string>& texts)
    {
        std::vector<std::string> out;
        for (const std::string& text : texts) out.push_back(escaped(text));
        return out;
    }

    void trainee()
    {
        add("h2", "For the trainee");
        add("p", escaped(in_.role.you));
        add_list("On your desk", all_escaped(in_.role.desk));
        add_list("House rules", all_escaped(in_.role.rules));
        if (!in_.role.authority_words.empty()) add("p", escaped(in_.role.authority_words));
        std::vector<std::string> record;
        for (const scenario::RecordEntry& entry : in_.customer.record) record.push_back(escaped(entry.says));
        add_list("What the record says", record);
        std::vector<std::string> deeds;
        for (const scenario::Action& action : in_.actions) {
            deeds.push_back("<strong>" + escaped(action.title) + "</strong> " + escaped(action.detail));
        }
        add_list("What you can do; say it aloud when you do it", deeds);
    }

    void customer()
    {
        add("h2", "For the customer");
        add("p", "<strong>" + escaped(in_.customer.name) + "</strong>. " + escaped(in_.customer.about));
        add("p", escaped(in_.customer.reason));
        if (!in_.customer.wrong_about.empty()) add("p", escaped(in_.customer.wrong_about));
        add("p", "What went wrong: " + escaped(in_.failure.cause));
        add("p class=\"aside\"",
            "You begin with anger " + std::to_string(in_.start.anger) + " and trust " +
                std::to_string(in_.start.trust) +
                " of 6. Kind and useful words move them your way, empty or rude ones the other; "
                "keep count as you feel it. Read the first line whose condition holds, and take the "
                "first way whose condition holds.");
        std::vector<std::string> contacts;
        for (const scenario::Contact& contact : in_.contacts) {
            const std::string when = in_words(contact.when);
            contacts.push_back(escaped(contact.title) +
                               (contact.slot.empty() ? "" : ", " + escaped(slot(contact.slot))) + ": begin at " +
                               place(contact.node) + (when.empty() ? "" : ", only if " + escaped(when)));
        }
        add_list("When you meet", contacts);
        std::vector<std::string> vars;
        for (const scenario::Var& var : in_.vars) {
            vars.push_back("<strong>" + escaped(var.id) + "</strong>, at first " + escaped(var.values.front()) + ": " +
                           escaped(var.meaning));
        }
        if (!in_.memory.empty()) vars.push_back("<strong>the memory</strong>: " + escaped(in_.memory_meaning));
        add_list("What to remember", vars);
    }

    std::string slot(const std::string& id) const
    {
        for (const scenario::Slot& each : in_.slots) {
            if (each.id == id) return each.label;
        }
        return id;
    }

    std::string place(const std::string& node) const
    {
        const auto found = number_.find(node);
        if (found == number_.end()) return escaped(node);
        const Node& to = in_.nodes[found->second - 1];
        return "<a href=\"#" + escaped(node) + "\">" + std::to_string(found->second) + ". " +
               escaped(to.title.empty() ? to.id : to.title) + "</a>";
    }

    static std::string said(const Speech& speech)
    {
        std::string out;
        for (const std::vector<std::string>& wording : speech.wordings) {
            if (!out.empty()) out += "<br><span class=\"aside\">or</span><br>";
            for (std::size_t i = 0; i < wording.size(); ++i) {
                if (i > 0) out += speech.vent ? " <span class=\"aside\">(wait until they listen)</span> " : " ";
                out += escaped(wording[i]);
            }
        }
        if (out.empty()) return "<span class=\"aside\">(nothing)</span>";
        out = "<span class=\"aside\">" + std::string(name_of(speech.face)) + "</span> <span class=\"say\">“" + out +
              "”</span>";
        if (!speech.thought.empty()) out += " <span class=\"aside\">(thinking: " + escaped(speech.thought) + ")</span>";
        return out;
    }

    static std::string effects(const scenario::Effects& each)
    {
        std::string out;
        for (const auto& [var, value] : each.set) out += " Remember: " + escaped(var) + " is " + escaped(value) + ".";
        if (each.remember) out += " Remember: the memory is " + std::string(name_of(*each.remember)) + ".";
        return out.empty() ? out : " <span class=\"aside\">" + out.substr(1) + "</span>";
    }

    std::string way(const Exit& exit, std::string condition) const
    {
        return "<strong>" + condition + "</strong> " + said(exit.speech) + effects(exit.effects) + " &rarr; " +
               (exit.to.empty() ? "stay" : place(exit.to));
    }

    void part(const Node& node)
    {
        out_ += "<section class=\"node\" id=\"" + escaped(node.id) + "\">";
        add("h3", std::to_string(number_.at(node.id)) + ". " + escaped(node.title.empty() ? node.id : node.title));
        for (const scenario::EntryLine& line : node.lines) {
            const std::string when = in_words(line.when);
            add("p", (when.empty() ? "" : "<strong>If " + escaped(when) + ":</strong> ") + said(line.speech));
        }
        if (node.hang_up) add("p class=\"aside\"", "The contact ends here.");
        if (!node.ending.empty()) add("p class=\"aside\"", "The play ends: " + escaped(ending(node.ending)));
        std::vector<std::string> ways;
        for (const Exit& exit : node.exits) {
            const std::string when = in_words(exit.when);
            ways.push_back(way(exit, when.empty() ? "Otherwise:" : "If the reply is so: " + escaped(when) + ":"));
        }
        if (node.out_of_patience) {
            ways.push_back(
                way(*node.out_of_patience, "After " + std::to_string(node.patience) + " replies that led nowhere:"));
        }
        if (!ways.empty()) add_list("Then", ways);
        std::vector<std::string> replies;
        for (const scenario::Offered& offered : node.offered) {
            std::vector<std::string> acts;
            for (const auto& entry : offered.acts) acts.push_back(words_of_act(entry.first));
            replies.push_back(
                "“" + escaped(offered.text) + "”" +
                (acts.empty() ? "" : " <span class=\"aside\">(" + escaped(list_of(acts, ", ")) + ")</span>"));
        }
        add_list("Replies that a trainee may give", replies);
        out_ += "</section>\n";
    }

    std::string ending(const std::string& id) const
    {
        for (const scenario::Ending& each : in_.endings) {
            if (each.id == id) return each.title;
        }
        return id;
    }

    void everywhere()
    {
        std::vector<std::string> answers;
        for (const scenario::Answer& answer : in_.answers) {
            const std::string when = in_words(answer.when);
            answers.push_back("<strong>" +
                              (answer.topic == "*" ? "A question on nothing else" : escaped(answer.topic)) +
                              (when.empty() ? "" : ", if " + escaped(when)) + where(answer.nodes) + ":</strong> " +
                              said(answer.speech) + effects(answer.effects));
        }
        std::vector<std::string> reactions;
        for (const scenario::Reaction& reaction : in_.reactions) {
            const std::string when = in_words(reaction.when);
            reactions.push_back("<strong>" + (when.empty() ? "Otherwise" : escaped(when)) + where(reaction.nodes) +
                                ":</strong> " + said(reaction.speech));
        }
        std::vector<std::string> deeds;
        for (const scenario::Action& action : in_.actions) {
            deeds.push_back("<strong>" + escaped(action.title) + where(action.nodes) + ":</strong> " +
                            said(action.speech) + effects(action.effects) +
                            (action.result.empty()
                                 ? ""
                                 : " <span class=\"aside\">(tell them: " + escaped(action.result) + ")</span>"));
        }
        if (answers.empty() && reactions.empty() && deeds.empty()) return;
        add("h2", "Wherever you are");
        add_list("When they ask", answers);
        add_list("When nothing else fits", reactions);
        add_list("When they do something", deeds);
    }

    std::string where(const std::vector<std::string>& nodes) const
    {
        if (nodes.empty()) return "";
        std::vector<std::string> numbers;
        for (const std::string& node : nodes) {
            const auto found = number_.find(node);
            numbers.push_back(found == number_.end() ? node : std::to_string(found->second));
        }
        return " (in " + list_of(numbers, ", ") + ")";
    }

    void endings()
    {
        std::vector<std::string> all;
        for (const scenario::Ending& each : in_.endings) {
            all.push_back("<strong>" + escaped(each.title) + (each.good ? " (good)" : "") + "</strong> " +
                          escaped(each.says));
        }
        add("h2", "How it can end");
        add_list("Read aloud when it is over", all);
    }

    void sheet(const rubric::Rubric& rubric)
    {
        std::string rows = "<tr><th>What</th><th>Weight</th><th>0 to 100</th><th>Words or deeds that show it</th></tr>";
        for (const rubric::Criterion& criterion : rubric.data().criteria) {
            rows += "<tr><td><strong>" + escaped(criterion.title) + "</strong><br>" + escaped(criterion.question) +
                    "</td><td>" + std::to_string(criterion.weight) + "</td><td class=\"mark\"></td><td></td></tr>\n";
        }
        add("h2", "To mark by: " + escaped(rubric.title()));
        add("table", rows);
        add("p class=\"aside\"",
            "Leave out what could not be shown here. The total is the sum of weight times mark over the "
            "sum of the weights; 70 passes.");
    }

    void gates()
    {
        std::vector<std::string> all;
        for (const scenario::Gate& gate : in_.gates) {
            const std::string when = in_words(gate.when);
            all.push_back("<strong>" + escaped(gate.title) + "</strong>" + (when.empty() ? "" : ": " + escaped(when)));
        }
        add_list("House gates: one of these, and no mark helps", all);
    }

    const Scenario& in_;
    const std::vector<rubric::Rubric>& rubrics_;
    std::map<std::string, std::size_t> number_;
    std::string out_;
};

}  // namespace

std::string in_words(const Guard& guard)
{
    std::vector<std::string> parts;
    add_reply(guard, parts);
    add_state(guard, parts);
    return list_of(parts, "; ");
}

std::string write_role_play(const Scenario& scenario, const std::vector<rubric::Rubric>& rubrics)
{
    return Page(scenario, rubrics).write();
}

}  // namespace amends::exchange
