#include "tests/scoring/rubric/random_case.h"

#include <string>

#include "scoring/base/chance.h"
#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

/// A stream of draws; each draw has its own place in the chance function.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : seed_(seed) {}
    int below(int bound)
    {
        return static_cast<int>(chance_below(seed_, next_++, "case", static_cast<std::uint32_t>(bound)));
    }
    bool one_in(int n) { return below(n) == 0; }

private:
    std::uint64_t seed_;
    std::uint64_t next_ = 0;
};

acts::Hearing random_hearing(Draws& draws)
{
    acts::Hearing hearing;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const bool helpful = acts::is_helpful(acts::act_at(i));
        const int draw = draws.below(helpful ? 20 : 60);
        hearing.acts[i].present = draw < 3;
        hearing.acts[i].unsure = draw == 2;
    }
    hearing.empathy = draws.below(4);
    hearing.words = 5 + draws.below(40);
    hearing.go_on = draws.one_in(10);
    for (int i = draws.below(4); i > 0; --i) {
        const auto how = static_cast<acts::TopicHow>(draws.below(4));
        hearing.topics.push_back({"topic-" + std::to_string(draws.below(6)), how, {0, 1}});
    }
    return hearing;
}

void add_turns(Draws& draws, CaseRecord& record)
{
    std::int64_t talk_ms = 0;
    bool told = false;
    const int turns = draws.below(8);
    for (int i = 0; i < turns; ++i) {
        Turn turn;
        turn.contact = static_cast<int>(record.contacts.size()) * i / turns;
        if (i > 0 && turn.contact != record.turns.back().contact) talk_ms = 0;
        turn.hearing = random_hearing(draws);
        turn.sim_s = 100 * i;
        turn.talk_ms = talk_ms;
        talk_ms += 1000 * draws.below(40);
        turn.talk_ms_end = talk_ms;
        turn.customer_words = draws.below(60);
        told = told || draws.one_in(4);
        turn.story_told = told;
        turn.interrupted = !told && draws.one_in(6);
        turn.cause_owed = draws.one_in(4);
        if (draws.one_in(2)) turn.trust = draws.below(7);
        if (draws.one_in(10)) record.false_words.push_back({i, "action-x"});
        record.turns.push_back(turn);
    }
}

void add_actions(Draws& draws, CaseRecord& record)
{
    for (int i = draws.below(6); i > 0; --i) {
        Action action;
        action.id = "action-" + std::to_string(i);
        action.kind = static_cast<ActionKind>(draws.below(13));
        action.before_turn = draws.below(static_cast<int>(record.turns.size()) + 1);
        action.contact = draws.one_in(4) || action.before_turn == 0
                             ? -1
                             : record.turns[static_cast<std::size_t>(action.before_turn) - 1].contact;
        action.sim_s = 100 * action.before_turn + draws.below(100);
        action.talk_ms = 1000 * draws.below(200);
        action.duration_ms = 1000 * draws.below(60);
        action.cost = draws.below(15000);
        action.value = draws.below(4);
        action.visible = draws.one_in(2);
        action.announced = draws.one_in(2);
        action.within_practice = !draws.one_in(5);
        action.fixes = action.kind == ActionKind::fix || draws.one_in(10);
        action.chosen = draws.one_in(2);
        record.actions.push_back(action);
    }
}

}  // namespace

CaseRecord random_case(std::uint64_t seed)
{
    Draws draws(seed);
    CaseRecord record;
    for (int purpose = 0; purpose < 3; ++purpose) {
        for (int i = purpose == 0 ? 1 : draws.below(3); i > 0; --i) {
            Contact contact;
            contact.id = "contact-" + std::to_string(record.contacts.size());
            contact.purpose = static_cast<Purpose>(purpose);
            contact.opener = purpose == 1 && draws.one_in(2) ? Opener::trainee : Opener::customer;
            contact.sim_s = 100 * static_cast<int>(record.contacts.size());
            record.contacts.push_back(contact);
        }
    }
    add_turns(draws, record);
    add_actions(draws, record);
    for (int i = record.turns.empty() ? 0 : draws.below(4); i > 0; --i) {
        const auto act = acts::act_at(static_cast<std::size_t>(draws.below(static_cast<int>(acts::helpful_count))));
        record.promises.push_back({"promise-" + std::to_string(i), 0, act, static_cast<Fate>(draws.below(5))});
    }
    if (draws.one_in(2)) record.worksheet = Worksheet{draws.one_in(2), draws.one_in(2), draws.one_in(2)};
    for (const Offer offer : all_offers()) {
        if (!draws.one_in(5)) record.offers.push_back(offer);
    }
    record.par_fix_s = draws.one_in(4) ? 0 : 60 + draws.below(600);
    record.authority_practice = draws.one_in(4) ? 0 : 5000;
    record.trust_start = draws.below(7);
    record.trust_end = draws.below(7);
    record.expects_repeat = draws.one_in(2);
    return record;
}

}  // namespace amends::rubric
