#include "sim/report/advice.h"

#include <algorithm>

#include "sim/play/open_question.h"

namespace amends::report {
namespace {

using acts::Act;

/// Sentences of a reply as bytes, without the blanks around them.
std::vector<acts::Span> sentences_of(const std::string& reply)
{
    std::vector<acts::Span> out;
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < reply.size(); ++i) {
        const bool stop = reply[i] == '.' || reply[i] == '!' || reply[i] == '?' || reply[i] == '\n';
        const bool last = i + 1 == reply.size();
        if (!last && !(stop && (reply[i] == '\n' || blank(reply[i + 1])))) continue;
        std::size_t end = i + 1;
        while (begin < end && blank(reply[begin])) ++begin;
        while (end > begin && blank(reply[end - 1])) --end;
        if (begin < end) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = i + 1;
    }
    return out;
}

/// How much help and how much harm is in a reply. Only what is sure counts: care without any act that was surely heard
/// is a guess.
struct Weight {
    int help = 0, harm = 0;
};

Weight weight_of(const play::TurnTaken& turn)
{
    Weight out{0, turn.interrupted ? 2 : 0};
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::ActHeard& heard = turn.hearing.acts[i];
        if (!heard.present || heard.unsure) continue;
        is_helpful(acts::act_at(i)) ? out.help += 1 : out.harm += 3;
    }
    if (out.help > 0) out.help += 4 * turn.hearing.empathy;
    return out;
}

class Adviser {
public:
    Adviser(const play::Playing& playing, const std::vector<std::string>& replies, const Catalogue& words)
        : p_(playing), replies_(replies), words_(words)
    {
    }

    /// The reply with most care and help and no harm. The one with most harm; where none harmed, the first in which
    /// nothing was heard, or in a play that was not passed the one that gave least.
    void advise(Debrief& out) const
    {
        int best = 0;
        int worst = 0;
        int least = -1;
        const bool passed = !out.frameworks.empty() && out.frameworks.front().pass;
        for (std::size_t t = 0; t < p_.state.turns.size(); ++t) {
            const play::TurnTaken& turn = p_.state.turns[t];
            const Weight weight = weight_of(turn);
            if (weight.harm == 0 && weight.help > best) {
                best = weight.help;
                out.best_turn = static_cast<int>(t);
            }
            if (weight.harm > worst) {
                worst = weight.harm;
                out.change_turn = static_cast<int>(t);
            }
            const bool asks_for_it = (weight.help == 0 || !passed) && !turn.hearing.go_on && !is_farewell(t);
            if (asks_for_it && (least < 0 || weight.help < least)) {
                least = weight.help;
                if (worst == 0) out.change_turn = static_cast<int>(t);
            }
        }
        if (out.change_turn == out.best_turn) out.change_turn = -1;
        if (out.best_turn >= 0) out.best = sentence_with(out.best_turn, true);
        if (out.change_turn < 0) return;
        out.change = sentence_with(out.change_turn, false);
        out.change_why = why_change(static_cast<std::size_t>(out.change_turn));
        std::stable_partition(out.better.begin(), out.better.end(),
                              [meant = better_at(out.change_turn)](const scenario::Better& each) {
                                  return std::find(meant.begin(), meant.end(), each.id) != meant.end();
                              });
    }

private:
    /// The last reply of a contact that is over, after which nothing was worse and no question stood open: a goodbye
    /// need not carry anything.
    bool is_farewell(std::size_t t) const
    {
        const std::vector<play::TurnTaken>& turns = p_.state.turns;
        const play::TurnTaken& turn = turns[t];
        const bool last = t + 1 == turns.size() || turns[t + 1].contact != turn.contact;
        if (!last || turn.contact < 0) return false;
        const play::ContactHad& had = p_.state.contacts[static_cast<std::size_t>(turn.contact)];
        const bool first = t == 0 || turns[t - 1].contact != turn.contact;
        const customer::Mood before = first ? had.before : turns[t - 1].mood;
        if (!had.closed || turn.mood.anger > before.anger || turn.mood.trust < before.trust) return false;
        return !had.by_trainee || play::left_open(p_.pinned, p_.state, opened(turn.contact + 1)).how.empty();
    }

    /// The event that opened the contact of that number, or the end of the play.
    int opened(int contact) const
    {
        for (std::size_t seq = 0; seq < p_.events.size(); ++seq) {
            if (!std::holds_alternative<play::ContactOpened>(p_.events[seq].body)) continue;
            if (contact-- == 0) return static_cast<int>(seq);
        }
        return static_cast<int>(p_.events.size());
    }

    /// The sentence in which most acts were surely heard that help, or that harm; of two that are even, the earlier.
    /// The whole reply where there is none.
    Sentence sentence_with(int turn, bool helpful) const
    {
        const auto index = static_cast<std::size_t>(turn);
        const std::string& reply = replies_[index];
        Sentence out{turn, 0, reply.size(), reply};
        int most = 0;
        for (const acts::Span& sentence : sentences_of(reply)) {
            int count = 0;
            for (std::size_t i = 0; i < acts::act_count; ++i) {
                const acts::ActHeard& heard = p_.state.turns[index].hearing.acts[i];
                if (!heard.present || heard.unsure || is_helpful(acts::act_at(i)) != helpful) continue;
                count += std::any_of(heard.spans.begin(), heard.spans.end(), [&](const acts::Span& span) {
                    return span.begin < sentence.end && span.end > sentence.begin;
                });
            }
            if (count <= most) continue;
            most = count;
            out = {turn, sentence.begin, sentence.end, reply.substr(sentence.begin, sentence.end - sentence.begin)};
        }
        return out;
    }

    /// Ids of the better answers that the author gave for the node where that reply was sent.
    std::vector<std::string> better_at(int turn) const
    {
        std::string node;
        const int seq = p_.state.turns[static_cast<std::size_t>(turn)].seq;
        for (int i = 0; i < seq && i < static_cast<int>(p_.events.size()); ++i) {
            const auto* const entered = std::get_if<play::NodeEntered>(&p_.events[static_cast<std::size_t>(i)].body);
            if (entered != nullptr) node = entered->node;
        }
        for (const scenario::Node& each : p_.pinned.scenario->nodes) {
            if (each.id == node) return each.better;
        }
        return {};
    }

    std::string why_change(std::size_t turn) const
    {
        const play::TurnTaken& taken = p_.state.turns[turn];
        for (std::size_t i = acts::helpful_count; i < acts::act_count; ++i) {
            const acts::ActHeard& heard = taken.hearing.acts[i];
            if (heard.present && !heard.unsure) return heard.reason;
        }
        if (taken.interrupted) return say(message("debrief.interrupted"), words_);
        return say(message(weight_of(taken).help == 0 ? "debrief.nothing_heard" : "debrief.gave_least"), words_);
    }

    const play::Playing& p_;
    const std::vector<std::string>& replies_;
    const Catalogue& words_;
};

}  // namespace

void advise(Debrief& out, const play::Playing& playing, const std::vector<std::string>& replies, const Catalogue& words)
{
    Adviser(playing, replies, words).advise(out);
}

}  // namespace amends::report
