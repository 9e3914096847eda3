#include "sim/cli/terminal.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "sim/cli/text_io.h"
#include "sim/play/calendar.h"
#include "sim/report/debrief.h"

namespace amends::cli {
namespace {

void line(std::ostream& out, const std::string& text, int indent = 2)
{
    write_wrapped(out, text, indent);
}

const char* const help =
    "Type what you say and press Enter. Or:\n"
    "  /listen            let the customer go on\n"
    "  /offers            ready-made replies; /choose 1 says the first\n"
    "  /actions           what you can do; /do NAME does it\n"
    "  /agenda            what is promised, and what time it is\n"
    "  /wait              between contacts: on to the next moment\n"
    "  /promise NAME TIME correct a promise that was not heard as you meant it\n"
    "  /worksheet cause=… who=…,… change=…   after the call; /worksheet alone shows the questions\n"
    "  /brief             the briefing again\n"
    "  /hangup            end the contact yourself\n"
    "  /skip              leave the worksheet empty once the case is over\n"
    "  /quit              leave; the case waits for you\n";

class Terminal {
public:
    Terminal(std::istream& in, std::ostream& out, const acts::Model& model, const Catalogue& words,
             const play::Playing& playing, const Commit& commit, bool exam)
        : in_(in),
          out_(out),
          model_(model),
          words_(words),
          p_(playing),
          scenario_(*playing.pinned.scenario),
          commit_(commit),
          exam_(exam)
    {
    }

    Left run()
    {
        tell_news();
        while (!p_.state.branch.over() || worksheet_waits()) {
            prompt();
            std::string text;
            if (!std::getline(in_, text)) return p_.state.branch.over() ? Left::over : Left::quit;
            ++number_;
            const std::string bare = trimmed(text);
            if (bare.empty()) continue;
            if (bare == "/quit") return Left::quit;
            if (p_.state.branch.over() && bare == "/skip") break;
            if (!shows(bare)) carry_out(bare);
        }
        return Left::over;
    }

private:
    static std::string trimmed(const std::string& text)
    {
        const auto begin = text.find_first_not_of(" \t\r");
        if (begin == std::string::npos) return {};
        return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
    }

    bool worksheet_waits() const { return scenario_.worksheet && !p_.state.worksheet; }

    void prompt()
    {
        if (p_.state.branch.over()) {
            out_ << "\nThe case is over; the worksheet is still open. /worksheet shows it, /skip leaves it.\n> ";
        } else if (!p_.state.branch.in_contact()) {
            if (!exam_) tell_due();
            out_ << '\n'
                 << play::clock_text(scenario_.starts, p_.state.now.sim_s)
                 << ". Nobody is here. /actions, /agenda, /wait" << (worksheet_waits() ? ", /worksheet" : "") << "\n> ";
        } else if (p_.state.branch.segments_left > 0) {
            out_ << "(more to come: /listen lets the customer go on; a reply now interrupts)\n> ";
        } else {
            out_ << "> ";
        }
        out_.flush();
    }

    /// What was promised for this very moment: the next /wait would break it.
    void tell_due()
    {
        const std::string& now = scenario_.slots[p_.state.branch.slot].id;
        for (const play::PromiseMade& made : p_.state.promises) {
            const bool open = made.state > play::PromiseState::none && made.state <= play::PromiseState::due_third;
            if (!open || made.due != now) continue;
            const auto promise = std::find_if(scenario_.promises.begin(), scenario_.promises.end(),
                                              [&](const auto& each) { return each.id == made.promise; });
            if (promise != scenario_.promises.end()) line(out_, "[Due now, as you promised: " + promise->title + ".]");
        }
    }

    /// Commands that only show something.
    bool shows(const std::string& text)
    {
        if (text == "/help" || text == "/?") return out_ << help, true;
        if (text == "/brief") return write_briefing(out_, scenario_), true;
        if (text == "/offers" && !exam_) return show_offers(), true;
        if (text == "/actions") return show_actions(), true;
        if (text == "/agenda") return show_agenda(), true;
        if (text == "/worksheet") return show_worksheet(), true;
        return false;
    }

    void show_offers()
    {
        int number = 0;
        for (const scenario::Offered* offered : play::offered_now(p_.pinned, p_.state)) {
            line(out_, std::to_string(++number) + ". " + offered->text);
        }
        if (number == 0) out_ << "No ready-made replies here.\n";
    }

    void show_actions()
    {
        const auto actions = play::actions_now(p_.pinned, p_.state);
        for (const play::ActionNow& now : actions) {
            std::string text = "/do " + now.action->id + ": " + now.action->title;
            if (now.action->takes_s > 0) text += ", " + std::to_string(now.action->takes_s) + " seconds";
            if (now.action->cost > 0) text += ", " + report::money(now.action->cost, scenario_.currency);
            if (!now.action->detail.empty()) text += ". " + now.action->detail;
            if (now.why_not) text += " (not now: " + say(*now.why_not, words_) + ")";
            line(out_, text, 6);
        }
        if (actions.empty()) out_ << "There is nothing to do here but talk.\n";
    }

    void show_agenda()
    {
        line(out_, "It is " + play::clock_text(scenario_.starts, p_.state.now.sim_s) + ".");
        if (exam_) {
            line(out_, "What you promised is for you to keep in mind: this is an exam.");
            return;
        }
        const report::Debrief now = report::make_debrief(p_, {}, words_);
        for (const report::PromiseShown& promise : now.promises) {
            line(out_, promise.title + ", " + promise.due + ": " + promise.fate + ".");
        }
        if (now.promises.empty()) out_ << "Nothing is promised.\n";
    }

    void show_question(const char* key, const scenario::Question& question)
    {
        line(out_, question.text);
        for (const scenario::Choice& option : question.options) {
            line(out_, std::string("  ") + key + "=" + option.id + ": " + option.text, 6);
        }
    }

    void show_worksheet()
    {
        if (!scenario_.worksheet) {
            out_ << "This scenario has no worksheet.\n";
            return;
        }
        show_question("cause", scenario_.worksheet->cause);
        show_question("who", scenario_.worksheet->who);
        show_question("change", scenario_.worksheet->change);
    }

    void carry_out(const std::string& text)
    {
        const Checked<play::ScriptLine> read = play::parse_script_line(text, "", number_);
        if (exam_ && (text == "/offers" || (read && helps(read->kind)))) {
            return complain("This is an exam: say and do it yourself, without ready-made replies and corrections.");
        }
        if (!read) return complain(read.error().front().message);
        if (read->kind == play::ScriptLine::Kind::expect) return complain("Expectations belong into scripts.");
        do {
            const Checked<play::Command> command = play::command_from(*read, "", model_, p_.pinned, p_.state, p_.typed);
            if (!command) return complain(command.error().front().message);
            const play::Decided decided = play::decide(p_.pinned, p_.state, *command);
            if (!decided) return complain(say(decided.error(), words_));
            if (const std::string trouble = commit_(*decided); !trouble.empty()) {
                return complain("This could not be stored, so it has not happened: " + trouble);
            }
            tell_news();
        } while (play::waits_on(*read, p_.pinned, p_.state));
    }

    static bool helps(play::ScriptLine::Kind kind)
    {
        return kind == play::ScriptLine::Kind::choose || kind == play::ScriptLine::Kind::promise;
    }

    void complain(const std::string& what) { line(out_, what + " (/help)"); }

    /// Everything that happened since the last time.
    void tell_news()
    {
        for (; told_ < p_.state.transcript.size(); ++told_) {
            const play::Said& said = p_.state.transcript[told_];
            if (said.contact != contact_ && said.contact >= 0) tell_contact(said);
            const std::string words = play::words_of(p_.pinned, said, p_.typed);
            switch (said.who) {
                case play::Said::Who::customer:
                    line(out_, scenario_.customer.name + ": " + words);
                    break;
                case play::Said::Who::trainee:
                    if (!said.id.empty()) line(out_, "You: " + words);
                    break;
                case play::Said::Who::deed:
                    tell_deed(said, words);
                    break;
            }
        }
        for (; !exam_ && promises_told_ < p_.state.promises.size(); ++promises_told_) {
            tell_promise(p_.state.promises[promises_told_]);
        }
        if (!p_.state.branch.in_contact() && contact_open_) {
            out_ << "[The contact is over.]\n";
            contact_open_ = false;
        }
    }

    void tell_contact(const play::Said& said)
    {
        contact_ = said.contact;
        contact_open_ = true;
        const std::string& id = p_.state.contacts[static_cast<std::size_t>(contact_)].contact;
        const auto found = std::find_if(scenario_.contacts.begin(), scenario_.contacts.end(),
                                        [&](const auto& each) { return each.id == id; });
        const std::string title = found == scenario_.contacts.end() || found->title.empty() ? id : found->title;
        out_ << "\n[" << play::clock_text(scenario_.starts, said.at.sim_s) << ", " << harmless(title) << "]\n";
    }

    void tell_deed(const play::Said& said, const std::string& title)
    {
        const auto found = std::find_if(scenario_.actions.begin(), scenario_.actions.end(),
                                        [&](const auto& each) { return each.id == said.id; });
        const std::string result = found == scenario_.actions.end() ? "" : found->result;
        line(out_, "[Done: " + title + (result.empty() ? "" : ". " + result) + "]");
    }

    void tell_promise(const play::PromiseMade& made)
    {
        const auto promise = std::find_if(scenario_.promises.begin(), scenario_.promises.end(),
                                          [&](const auto& each) { return each.id == made.promise; });
        const auto slot = std::find_if(scenario_.slots.begin(), scenario_.slots.end(),
                                       [&](const auto& each) { return each.id == made.due; });
        if (promise == scenario_.promises.end() || slot == scenario_.slots.end()) return;
        std::string text = "[A promise was heard: " + promise->title + ", " + slot->label + ".";
        if (promise->slots.size() > 1) text += " /promise " + promise->id + " TIME corrects it:";
        for (const std::string& id : promise->slots) {
            if (promise->slots.size() > 1) text += " " + id;
        }
        line(out_, text + "]");
    }

    std::istream& in_;
    std::ostream& out_;
    const acts::Model& model_;
    const Catalogue& words_;
    const play::Playing& p_;
    const scenario::Scenario& scenario_;
    const Commit& commit_;
    bool exam_;
    std::size_t told_ = 0;
    std::size_t promises_told_ = 0;
    int contact_ = -1;
    int number_ = 0;
    bool contact_open_ = false;
};

}  // namespace

Left play_in_terminal(std::istream& in, std::ostream& out, const acts::Model& model, const Catalogue& words,
                      const play::Playing& playing, const Commit& commit, bool exam)
{
    return Terminal(in, out, model, words, playing, commit, exam).run();
}

void write_briefing(std::ostream& out, const scenario::Scenario& scenario)
{
    out << '\n' << harmless(scenario.title) << '\n' << std::string(scenario.title.size(), '=') << '\n';
    for (const std::string& note : scenario.content_note) line(out, "Content note: " + note);
    line(out, scenario.summary);
    line(out, scenario.role.you);
    line(out, "Authority: " + scenario.role.authority_words);
    for (const std::string& rule : scenario.role.rules) line(out, "Rule: " + rule);
    for (const std::string& thing : scenario.role.desk) line(out, "On your desk: " + thing);
    line(out, "The customer: " + scenario.customer.name + ". " + scenario.customer.about);
    for (const scenario::RecordEntry& entry : scenario.customer.record) line(out, "The record says: " + entry.says);
    line(out, "It is " + play::clock_text(scenario.starts, 0) + ".");
    out << "Type what you say; /help lists what else you can do.\n";
}

}  // namespace amends::cli
