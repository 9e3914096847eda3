#include "sim/report/debrief.h"

#include <algorithm>
#include <iterator>

#include "sim/play/open_question.h"
#include "sim/report/advice.h"
#include "sim/report/mood_story.h"

namespace amends::report {
namespace {

using acts::Act;
using play::Playing;

template <class List>
const auto* with_id(const List& list, const std::string& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
    return found == list.end() ? nullptr : &*found;
}

/// Reads one play; every part of the debrief is one function.
class Reader {
public:
    Reader(const Playing& playing, const std::vector<rubric::Rubric>& rubrics, const Catalogue& words)
        : p_(playing),
          in_(*playing.pinned.scenario),
          rubrics_(rubrics),
          words_(words),
          record_(play::record_of(playing.pinned, playing.state))
    {
        for (const play::Said& said : p_.state.transcript) {
            if (said.who == play::Said::Who::trainee) replies_.push_back(play::words_of(p_.pinned, said, p_.typed));
        }
    }

    Debrief read()
    {
        Debrief out;
        out.scenario = in_.id;
        out.title = in_.title;
        tell_ending(out);
        out.outcome = outcome();
        out.gates = gates();
        for (const rubric::Rubric& rubric : rubrics_) out.frameworks.push_back(framework(rubric));
        out.mood = mood_story(p_, record_, words_);
        out.contacts = out.mood.contacts;
        out.lines = lines();
        out.promises = promises();
        out.deeds = deeds();
        out.better = in_.better;
        advise(out, p_, replies_, words_);
        out.next = next(out.frameworks);
        if (!p_.state.turns.empty()) out.scorer = p_.state.turns.back().hearing.model_id;
        return out;
    }

private:
    void tell_ending(Debrief& out) const
    {
        out.ending = p_.state.ending;
        if (const scenario::Ending* const ending = with_id(in_.endings, p_.state.ending); ending != nullptr) {
            out.ending_title = ending->title;
            out.ending_says = ending->says;
            out.good_ending = ending->good;
        }
    }

    Outcome outcome() const
    {
        Outcome out;
        const bool needs_the_chosen = std::any_of(in_.actions.begin(), in_.actions.end(),
                                                  [](const auto& each) { return each.fixes && each.chosen; });
        for (const rubric::Action& action : record_.actions) {
            out.fixed = out.fixed || (action.fixes && (action.chosen || !needs_the_chosen));
            out.cost += action.cost;
        }
        const bool broken = std::any_of(record_.promises.begin(), record_.promises.end(), [](const auto& each) {
            return each.fate == rubric::Fate::broken || each.fate == rubric::Fate::late;
        });
        out.anger = p_.state.branch.anger;
        out.trust = p_.state.branch.trust;
        out.trust_start = in_.start.trust;
        out.expects_repeat = record_.expects_repeat;
        out.confidence_renewed = out.trust >= out.trust_start && !broken && !out.expects_repeat;
        out.allowed = in_.role.practice;
        std::int64_t talk_ms = 0;
        std::int64_t contact_ms = 0;
        for (const play::Event& event : p_.events) {
            if (std::holds_alternative<play::ContactOpened>(event.body)) talk_ms += std::exchange(contact_ms, 0);
            contact_ms = std::max(contact_ms, event.at.talk_ms);
        }
        out.talk_s = static_cast<int>((talk_ms + contact_ms) / 1000);
        for (const rubric::FalseWord& word : record_.false_words) {
            if (const auto* action = with_id(in_.actions, word.action)) out.false_words.push_back(action->title);
        }
        return out;
    }

    std::vector<GateShown> gates() const
    {
        std::vector<GateShown> out;
        for (const scenario::Gate& gate : in_.gates) {
            GateShown shown{gate.id, gate.title, gate.says, false, came_up(out.size()), -1};
            for (const auto& [broken, turn] : p_.state.gates_broken) {
                if (broken.gate != gate.id) continue;
                shown.broken = true;
                shown.turn = turn;
            }
            out.push_back(std::move(shown));
        }
        return out;
    }

    /// Whether there was a reply, or could have been a deed, by which that gate might have been broken.
    bool came_up(std::size_t gate) const
    {
        play::BranchState branch;
        for (const play::Event& event : p_.events) {
            const bool reply = std::holds_alternative<play::ReplySent>(event.body);
            if (reply && in_.gates[gate].when.reads_reply() && p_.pinned.compiled->gates[gate].holds(branch))
                return true;
            const auto* const set = std::get_if<play::BranchSet>(&event.body);
            if (set == nullptr) continue;
            branch = set->branch;
            for (const std::string& action : in_.gates[gate].actions) {
                if (can_do(branch, action)) return true;
            }
        }
        return false;
    }

    bool can_do(const play::BranchState& branch, const std::string& action) const
    {
        const auto* const found = with_id(in_.actions, action);
        if (found == nullptr) return false;
        const auto index = static_cast<std::uint8_t>(found - in_.actions.data());
        return play::allowed(*p_.pinned.compiled, branch, {play::Move::act, {}, 0, index, 0, {}});
    }

    FrameworkShown framework(const rubric::Rubric& rubric) const
    {
        const rubric::FrameworkMark mark = rubric::mark(rubric, record_);
        const Catalogue words = merged(rubric::words_of(rubric), words_);
        FrameworkShown out{mark.id, mark.title, mark.total, mark.generous, mark.coverage_permille, mark.pass, {}};
        for (const rubric::CriterionMark& criterion : mark.criteria) {
            CriterionShown shown{criterion.id,
                                 criterion.title,
                                 criterion.weight,
                                 criterion.mark,
                                 criterion.generous,
                                 criterion.observed,
                                 {},
                                 {}};
            for (const rubric::Evidence& evidence : criterion.evidence) shown.evidence.push_back(show(evidence, words));
            for (const Message& missing : criterion.missing) shown.missing.push_back(say(missing, words));
            out.criteria.push_back(std::move(shown));
        }
        return out;
    }

    Shown show(const rubric::Evidence& evidence, const Catalogue& words) const
    {
        using Kind = rubric::Evidence::Kind;
        Shown out;
        out.note = say(with_titles(evidence.note), words);
        out.against = evidence.against;
        const auto index = static_cast<std::size_t>(std::max(evidence.index, 0));
        switch (evidence.kind) {
            case Kind::words:
                out.kind = "words";
                out.turn = evidence.index;
                if (evidence.act) out.act = std::string(name_of(*evidence.act));
                out.quote = quote(index, evidence.act);
                break;
            case Kind::action:
                out.kind = "action";
                if (index < record_.actions.size()) out.quote = title_of_action(record_.actions[index].id);
                break;
            case Kind::promise:
                out.kind = "promise";
                if (index < record_.promises.size()) out.quote = title_of_promise(record_.promises[index].id);
                break;
            case Kind::contact:
                out.kind = "contact";
                if (index < record_.contacts.size()) out.quote = title_of_contact(record_.contacts[index].id);
                break;
            case Kind::worksheet:
                out.kind = "worksheet";
                break;
            case Kind::time:
                out.kind = "time";
                break;
        }
        // A deed that its note names need not be named again.
        if (out.kind != "words" && out.note.find(out.quote) != std::string::npos) out.quote.clear();
        return out;
    }

    /// Ids among the arguments become what a reader calls the things.
    Message with_titles(Message note) const
    {
        for (auto& [name, value] : note.args) {
            if (const auto* const action = with_id(in_.actions, value)) value = action->title;
            if (const auto* const promise = with_id(in_.promises, value)) value = promise->title;
            if (const auto* const contact = with_id(in_.contacts, value)) value = title_of_contact(contact->id);
        }
        return note;
    }

    /// The evidence of the act in that reply, runs joined by an ellipsis; without an act, the reply itself.
    std::string quote(std::size_t turn, std::optional<Act> act) const
    {
        if (turn >= replies_.size()) return {};
        if (!act) return replies_[turn];
        std::string out;
        for (const acts::Span& span : p_.state.turns[turn].hearing.of(*act).spans) {
            if (span.end > replies_[turn].size() || span.begin > span.end) continue;
            if (!out.empty()) out += " … ";
            out += replies_[turn].substr(span.begin, span.end - span.begin);
        }
        return out.empty() ? replies_[turn] : out;
    }

    std::string title_of_action(const std::string& id) const
    {
        const auto* const found = with_id(in_.actions, id);
        return found == nullptr ? id : found->title;
    }

    std::string title_of_promise(const std::string& id) const
    {
        const auto* const found = with_id(in_.promises, id);
        return found == nullptr ? id : found->title;
    }

    std::string title_of_contact(const std::string& id) const
    {
        const auto* const found = with_id(in_.contacts, id);
        return found == nullptr || found->title.empty() ? id : found->title;
    }

    std::vector<LineShown> lines() const
    {
        std::vector<LineShown> out;
        std::vector<LineShown> ended = endings();
        for (const play::Said& said : p_.state.transcript) {
            while (!ended.empty() && ended.front().seq < said.seq) {
                out.push_back(std::move(ended.front()));
                ended.erase(ended.begin());
            }
            LineShown line;
            line.contact = said.contact;
            line.turn = said.turn;
            line.text = play::words_of(p_.pinned, said, p_.typed);
            line.at = said.at;
            line.seq = said.seq;
            switch (said.who) {
                case play::Said::Who::customer:
                    add_customer(line, said);
                    break;
                case play::Said::Who::trainee:
                    add_reply(line, said);
                    break;
                case play::Said::Who::deed:
                    line.who = LineShown::Who::deed;
                    if (const auto* action = with_id(in_.actions, said.id)) line.note = action->result;
                    break;
            }
            out.push_back(std::move(line));
        }
        std::ranges::move(ended, std::back_inserter(out));
        return out;
    }

    /// A line for each contact that the trainee ended, and what stood open then.
    std::vector<LineShown> endings() const
    {
        std::vector<LineShown> out;
        int contact = -1;
        for (std::size_t seq = 0; seq < p_.events.size(); ++seq) {
            const play::Event& event = p_.events[seq];
            if (std::holds_alternative<play::ContactOpened>(event.body)) ++contact;
            const auto* const closed = std::get_if<play::ContactClosed>(&event.body);
            if (closed == nullptr || !closed->by_trainee) continue;
            const play::LeftOpen left = play::left_open(p_.pinned, p_.state, static_cast<int>(seq));
            LineShown line;
            line.who = LineShown::Who::ended;
            line.contact = contact;
            line.text = say(message("debrief.you_ended"), words_);
            const Message what = message("debrief.ended" + std::string(left.how));
            line.note = say(with(what, "question", left.question), words_);
            line.at = event.at;
            line.seq = static_cast<int>(seq);
            out.push_back(std::move(line));
        }
        return out;
    }

    void add_customer(LineShown& line, const play::Said& said) const
    {
        line.who = LineShown::Who::customer;
        const auto found = p_.pinned.lines->find(said.id);
        if (found != p_.pinned.lines->end() && said.segment + 1 == said.of)
            line.thought = found->second.speech->thought;
    }

    void add_reply(LineShown& line, const play::Said& said) const
    {
        line.who = LineShown::Who::trainee;
        if (said.turn < 0 || said.turn >= static_cast<int>(p_.state.turns.size())) return;
        const play::TurnTaken& turn = p_.state.turns[static_cast<std::size_t>(said.turn)];
        line.empathy = turn.hearing.empathy;
        line.interrupted = turn.interrupted;
        line.acts = acts_shown(turn.hearing);
    }

    std::vector<PromiseShown> promises() const
    {
        std::vector<PromiseShown> out;
        for (const play::PromiseMade& made : p_.state.promises) {
            const auto* const slot = with_id(in_.slots, made.due);
            out.push_back({title_of_promise(made.promise), slot == nullptr ? made.due : slot->label,
                           std::string(name_of(made.state))});
        }
        return out;
    }

    std::vector<DeedShown> deeds() const
    {
        std::vector<DeedShown> out;
        for (const rubric::Action& deed : record_.actions) {
            DeedShown shown;
            shown.title = title_of_action(deed.id);
            shown.cost = deed.cost;
            shown.value = deed.value;
            shown.authority = deed.within_paper ? "paper" : deed.within_practice ? "practice" : "beyond";
            shown.fixes = deed.fixes;
            shown.chosen = deed.chosen;
            shown.announced = deed.announced;
            shown.duration_s = static_cast<int>(deed.duration_ms / 1000);
            out.push_back(std::move(shown));
        }
        return out;
    }

    static std::vector<std::string> next(const std::vector<FrameworkShown>& frameworks)
    {
        std::vector<std::string> out;
        if (frameworks.empty()) return out;
        std::vector<const CriterionShown*> short_of_full;
        for (const CriterionShown& criterion : frameworks.front().criteria) {
            if (criterion.observed && criterion.mark < 100 && !criterion.missing.empty())
                short_of_full.push_back(&criterion);
        }
        std::stable_sort(short_of_full.begin(), short_of_full.end(), [](const auto* a, const auto* b) {
            return a->weight * (100 - a->mark) > b->weight * (100 - b->mark);
        });
        for (std::size_t i = 0; i < short_of_full.size() && i < 3; ++i) {
            out.push_back(short_of_full[i]->title + ": " + short_of_full[i]->missing.front());
        }
        return out;
    }

    const Playing& p_;
    const scenario::Scenario& in_;
    const std::vector<rubric::Rubric>& rubrics_;
    const Catalogue& words_;
    rubric::CaseRecord record_;
    std::vector<std::string> replies_;
};

}  // namespace

std::vector<ActShown> acts_shown(const acts::Hearing& hearing)
{
    std::vector<ActShown> out;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const Act act = acts::act_at(i);
        const acts::ActHeard& heard = hearing.of(act);
        if (!heard.present && !heard.unsure) continue;
        out.push_back({std::string(name_of(act)), is_helpful(act), heard.unsure, heard.spans, heard.reason});
    }
    return out;
}

std::vector<rubric::Rubric> chosen_first(std::vector<rubric::Rubric> rubrics, const std::string& chosen)
{
    std::stable_partition(rubrics.begin(), rubrics.end(), [&](const auto& each) { return each.id() == chosen; });
    return rubrics;
}

Debrief make_debrief(const Playing& playing, const std::vector<rubric::Rubric>& rubrics, const Catalogue& words)
{
    return Reader(playing, rubrics, words).read();
}

std::string money(int minor, const std::string& currency)
{
    const std::string sign = minor < 0 ? "-" : "";
    const int whole = std::abs(minor) / 100;
    const int rest = std::abs(minor) % 100;
    const std::string figure = std::to_string(whole) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
    if (currency == "GBP") return sign + "£" + figure;
    if (currency == "EUR") return sign + "€" + figure;
    if (currency == "USD") return sign + "$" + figure;
    return sign + figure + " " + currency;
}

}  // namespace amends::report
