#include "sim/report/mood_story.h"

#include <algorithm>

#include "sim/play/open_question.h"
#include "sim/report/debrief.h"

namespace amends::report {
namespace {

/// A deed this long that no reply announced leaves the customer with silence.
constexpr std::int64_t silence_from_ms = 10'000;

template <class List>
const auto* with_id(const List& list, const std::string& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
    return found == list.end() ? nullptr : &*found;
}

/// Walks over the events once.
class Teller {
public:
    Teller(const play::Playing& playing, const rubric::CaseRecord& record, const Catalogue& words)
        : p_(playing), in_(*playing.pinned.scenario), record_(record), words_(words)
    {
        story_.moments.push_back({"start", in_.start.anger, in_.start.trust, 0, {}});
        for (const play::Event& event : playing.events) {
            std::visit(*this, event.body);
            ++seq_;
        }
    }

    MoodStory take() { return std::move(story_); }

    void operator()(const play::ContactOpened& opened)
    {
        const auto* const contact = with_id(in_.contacts, opened.contact);
        const bool titled = contact != nullptr && !contact->title.empty();
        story_.contacts.push_back(titled ? contact->title : opened.contact);
        fresh_ = false;
    }

    void operator()(const play::ReplySent&) { begin(std::to_string(++replies_)); }

    void operator()(const play::ReplyHeard& heard)
    {
        std::string helpful;
        std::string harmful;
        for (const ActShown& act : acts_shown(heard.hearing)) {
            if (act.unsure) continue;
            std::string& list = act.helpful ? helpful : harmful;
            list += (list.empty() ? "" : ", ") + tell("act." + act.act);
        }
        if (!helpful.empty()) happens(Happening::helpful_words, helpful);
        if (!harmful.empty()) happens(Happening::harmful_words, harmful);
        const bool empty = helpful.empty() && harmful.empty();
        if (empty && !heard.hearing.go_on) happens(Happening::empty_words, tell("curve.nothing_heard"));
        if (heard.hearing.go_on) happens(Happening::helpful_words, tell("curve.listened"));
    }

    void operator()(const play::Interrupted&) { happens(Happening::interruption, tell("curve.spoke_over")); }

    void operator()(const play::Listened&)
    {
        if (in_reply()) return;
        begin("");
        const bool silent = segments_left_ == 0;
        happens(silent ? Happening::silence : Happening::helpful_words,
                tell(silent ? "curve.said_nothing" : "curve.listened"));
    }

    void operator()(const play::ActionDone& done)
    {
        begin("");
        const auto* const action = with_id(in_.actions, done.action);
        happens(Happening::deed, action == nullptr ? done.action : action->title);
        const bool announced = deeds_ < record_.actions.size() && record_.actions[deeds_].announced;
        ++deeds_;
        const bool in_contact = in_contact_;
        if (!in_contact || announced || done.duration_ms < silence_from_ms) return;
        happens(Happening::silence,
                say(with(message("curve.silence"), "seconds", std::to_string(done.duration_ms / 1000)), words_));
    }

    void operator()(const play::PromiseSet& set)
    {
        using State = play::PromiseState;
        const auto* const promise = with_id(in_.promises, set.promise);
        const std::string title = promise == nullptr ? set.promise : promise->title;
        if (set.state == State::none) return;
        const bool kept = set.state == State::kept;
        const bool missed = set.state == State::late || set.state == State::broken;
        if (!fresh_) begin("");
        happens(kept     ? Happening::promise_kept
                : missed ? Happening::promise_broken
                         : Happening::promise_made,
                say(with(message(kept                         ? "curve.kept"
                                 : set.state == State::late   ? "curve.late"
                                 : set.state == State::broken ? "curve.broken"
                                                              : "curve.promised"),
                         "promise", title),
                    words_));
    }

    void operator()(const play::MoodSet& set)
    {
        if (!fresh_) begin("");
        if (set.cause == "hang_up") hung_up();
        story_.moments.back().anger = set.anger;
        story_.moments.back().trust = set.trust;
    }

    void operator()(const play::BranchSet& set)
    {
        segments_left_ = set.branch.segments_left;
        in_contact_ = set.branch.in_contact();
        fresh_ = false;
    }

    template <class Other>
    void operator()(const Other&)
    {
    }

private:
    void hung_up()
    {
        const play::LeftOpen left = play::left_open(p_.pinned, p_.state, seq_);
        const Message why = with(message("curve.hung_up" + std::string(left.how)), "question", left.question);
        happens(Happening::harmful_words, say(why, words_));
    }

    bool in_reply() const { return fresh_ && !story_.moments.back().label.empty(); }
    std::string tell(const std::string& key) const { return say(message(key), words_); }

    /// A new moment, which lasts to the end of the batch. Several promises of one batch share it.
    void begin(std::string label)
    {
        const MoodMoment& before = story_.moments.back();
        const int contact = std::max(0, static_cast<int>(story_.contacts.size()) - 1);
        story_.moments.push_back({std::move(label), before.anger, before.trust, contact, {}});
        fresh_ = true;
    }

    void happens(Happening kind, std::string what) { story_.moments.back().events.push_back({kind, std::move(what)}); }

    const play::Playing& p_;
    const scenario::Scenario& in_;
    const rubric::CaseRecord& record_;
    const Catalogue& words_;
    MoodStory story_;
    int seq_ = 0;  ///< of the event that is being told
    int replies_ = 0;
    std::size_t deeds_ = 0;
    int segments_left_ = 0;
    bool in_contact_ = false;
    bool fresh_ = false;  ///< the last moment belongs to the batch being told
};

}  // namespace

MoodStory mood_story(const play::Playing& playing, const rubric::CaseRecord& record, const Catalogue& words)
{
    return Teller(playing, record, words).take();
}

}  // namespace amends::report
