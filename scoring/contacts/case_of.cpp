#include "scoring/contacts/case_of.h"

#include <algorithm>

#include "scoring/text/pace.h"

namespace amends::contacts {
namespace {

using acts::Act;
using rubric::CaseRecord;
using rubric::Offer;

/// The first act by which that reply promises something.
Act promising(const acts::Hearing& hearing)
{
    for (const Act act : {Act::promise_follow_up, Act::commit_time, Act::prevent_repeat}) {
        if (hearing.present().has(act)) return act;
    }
    return Act::promise_follow_up;
}

/// Puts entry after entry into the record.
class Builder {
public:
    Builder(const acts::Model& model, const Transcript& transcript) : model_(model)
    {
        for (const Entry& entry : transcript.entries) {
            if (entry.at_s) {
                began_s_ = *entry.at_s;
                break;
            }
        }
        out_.record.contacts.push_back(
            {"contact-1", rubric::Purpose::complaint, rubric::Opener::customer, 0, std::nullopt, std::nullopt});
    }

    void add(const Entry& entry)
    {
        if (entry.at_s) now_s_ = *entry.at_s - began_s_;
        if (entry.said) add_said(*entry.said);
        if (entry.done) add_done(*entry.done);
        if (entry.opened) add_contact(*entry.opened);
    }

    HeardCase take() { return std::move(out_); }

private:
    int contact() const { return static_cast<int>(out_.record.contacts.size()) - 1; }

    void add_said(const Said& said)
    {
        const int words = text::word_count(said.text);
        if (said.customer) {
            context_.customer_lines.push_back(said.text);
            customer_words_ += words;
            talk_ms_ += words * text::ms_per_word;
            cause_owed_ = cause_owed_ || said.asks_cause;
            return;
        }
        rubric::Turn turn;
        turn.contact = contact();
        turn.hearing = acts::hear(model_, context_, said.text);
        turn.sim_s = now_s_;
        turn.talk_ms = talk_ms_;
        talk_ms_ += words * text::ms_per_word;
        turn.talk_ms_end = talk_ms_;
        turn.customer_words = customer_words_;
        turn.interrupted = said.interrupts;
        turn.story_told = !said.interrupts;
        turn.cause_owed = cause_owed_;
        ++out_.replies;
        out_.foreign += turn.hearing.foreign ? 1 : 0;
        if (said.promise) {
            const int index = static_cast<int>(out_.record.turns.size());
            out_.record.promises.push_back(
                {"promise-" + std::to_string(index + 1), index, promising(turn.hearing), *said.promise});
        }
        context_.own_replies.push_back(said.text);
        context_.actions_just_done.clear();
        customer_words_ = 0;
        cause_owed_ = false;
        out_.record.turns.push_back(std::move(turn));
    }

    void add_done(const Done& done)
    {
        rubric::Action action;
        action.id = done.what;
        action.kind = done.kind;
        action.contact = contact();
        action.before_turn = static_cast<int>(out_.record.turns.size());
        action.sim_s = now_s_;
        action.talk_ms = talk_ms_;
        action.duration_ms = done.took_s * 1000;
        talk_ms_ += action.duration_ms;
        action.value = done.value;
        action.visible = done.visible;
        action.announced = announced();
        action.within_paper = action.within_practice = done.allowed;
        action.fixes = done.fixes;
        context_.actions_just_done.push_back(done.what);
        out_.record.actions.push_back(std::move(action));
    }

    void add_contact(const Opened& opened)
    {
        out_.record.contacts.push_back({"contact-" + std::to_string(out_.record.contacts.size() + 1), opened.purpose,
                                        opened.opener, now_s_, std::nullopt, std::nullopt});
        talk_ms_ = 0;
        customer_words_ = 0;
        cause_owed_ = false;
    }

    bool announced() const
    {
        const auto& turns = out_.record.turns;
        const acts::ActSet tells = acts::acts_of(Act::act_now, Act::ask_permission, Act::explain_fix);
        return !turns.empty() && turns.back().hearing.present().has_any(tells);
    }

    const acts::Model& model_;
    HeardCase out_;
    acts::Context context_;
    std::int64_t began_s_ = 0, now_s_ = 0, talk_ms_ = 0;
    int customer_words_ = 0;
    bool cause_owed_ = false;
};

}  // namespace

const std::vector<Offer>& usual_offers()
{
    static const std::vector<Offer> offers = {Offer::talk, Offer::fix, Offer::visible_effort, Offer::promise,
                                              Offer::follow_up};
    return offers;
}

HeardCase heard_case(const acts::Model& model, const Transcript& transcript)
{
    Builder builder(model, transcript);
    for (const Entry& entry : transcript.entries) builder.add(entry);
    HeardCase out = builder.take();
    out.record.offers = transcript.offers.empty() ? usual_offers() : transcript.offers;
    if (transcript.par_fix_min) {
        out.record.par_fix_s = *transcript.par_fix_min * 60;
        if (std::find(out.record.offers.begin(), out.record.offers.end(), Offer::par_time) == out.record.offers.end())
            out.record.offers.push_back(Offer::par_time);
    }
    return out;
}

}  // namespace amends::contacts
