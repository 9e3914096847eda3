// Offered replies beside each other.
#include <algorithm>

#include "sim/proof/players.h"
#include "sim/proof/prove.h"

namespace amends::proof {
namespace {

using play::BranchState;

/// Everything that an author confirmed about the words of an offered reply.
Wanted wanted_of(const scenario::Scenario& scenario, const scenario::Offered& offered)
{
    const acts::Hearing hearing = play::confirmed(offered);
    Wanted wanted;
    wanted.must = hearing.present();
    wanted.never = {((std::uint64_t{1} << acts::act_count) - 1) & ~wanted.must.bits};
    wanted.empathy_least = wanted.empathy_most = hearing.empathy;
    for (const acts::TopicHeard& each : hearing.topics) {
        const Wanted touched = touching(scenario, each.id, {each.how}).front();
        for (std::size_t i = 0; i < wanted.topics.size(); ++i) wanted.topics[i] |= touched.topics[i];
    }
    if (offered.claims.empty()) {
        for (const rubric::Flag flag : {rubric::Flag::false_word, rubric::Flag::redeemed}) {
            wanted.no_flags |= std::uint32_t{1} << static_cast<unsigned>(flag);
        }
    }
    return wanted;
}

/// What branching says of two replies: which leaves better prospects and a better mood.
void look(const Subject& subject, std::uint32_t after_one, std::uint32_t after_other, Beside& pair)
{
    if (after_one == after_other) return;
    const std::uint32_t one_lump = subject.lumps.of[after_one];
    const std::uint32_t other_lump = subject.lumps.of[after_other];
    const BranchState& one = subject.space.states[after_one];
    const BranchState& other = subject.space.states[after_other];
    const std::vector<Odds>& good = subject.marker.players().good();
    pair.alike = pair.alike && one_lump == other_lump;
    pair.one_ever_better =
        pair.one_ever_better || good[one_lump] > good[other_lump] || one.trust > other.trust || one.anger < other.anger;
    pair.other_ever_better = pair.other_ever_better || good[other_lump] > good[one_lump] || other.trust > one.trust ||
                             other.anger < one.anger;
}

std::string pointer_of(const Beside& pair, bool one)
{
    return "/nodes/" + std::to_string(pair.node) + "/offered/" + std::to_string(one ? pair.one : pair.other);
}

bool harms(const Wanted& reply)
{
    return reply.must.has_any(acts::harmful_acts());
}

}  // namespace

std::vector<Beside> replies_beside(const Subject& subject)
{
    const scenario::Scenario& scenario = *subject.pinned.scenario;
    std::vector<Beside> pairs;
    std::vector<std::size_t> begins;
    for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
        begins.push_back(pairs.size());
        const std::vector<scenario::Offered>& list = scenario.nodes[n].offered;
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t k = i + 1; k < list.size(); ++k) {
                pairs.push_back(
                    {n, i, k, wanted_of(scenario, list[i]), wanted_of(scenario, list[k]), {}, true, false, false});
            }
        }
    }
    begins.push_back(pairs.size());
    for (std::uint32_t at = 0; at < subject.space.states.size(); ++at) {
        const BranchState& state = subject.space.states[at];
        if (!state.in_contact()) continue;
        std::vector<std::uint32_t> after;
        for (const std::optional<play::Letter>& letter : subject.witnesses.offered_in(state)) {
            after.push_back(letter ? subject.witnesses.after(at, *letter) : nowhere);
        }
        for (std::size_t p = begins[state.node]; p < begins[state.node + 1U]; ++p) {
            Beside& pair = pairs[p];
            if (after[pair.one] == nowhere || after[pair.other] == nowhere) continue;
            look(subject, after[pair.one], after[pair.other], pair);
            pair.where.push_back(
                {subject.lumps.of[at], subject.lumps.of[after[pair.one]], subject.lumps.of[after[pair.other]]});
        }
    }
    for (Beside& pair : pairs) {
        std::sort(pair.where.begin(), pair.where.end());
        pair.where.erase(std::unique(pair.where.begin(), pair.where.end()), pair.where.end());
    }
    return pairs;
}

Findings prove_replies(const Subject& subject, const std::vector<Beside>& pairs)
{
    Findings findings;
    for (const Beside& pair : pairs) {
        if (pair.where.empty()) continue;
        const std::vector<scenario::Offered>& list = subject.pinned.scenario->nodes[pair.node].offered;
        if (pair.alike && !pair.one_ever_better && !pair.other_ever_better) {
            findings.push_back(proved_at("reply-alike", pointer_of(pair, false),
                                         "\"" + list[pair.other].id + "\" and \"" + list[pair.one].id +
                                             "\" come to the same, in every state and under every framework"));
            continue;
        }
        // That a harmful reply is the worse one is what it is there for.
        const bool one_worse = !pair.one_ever_better && pair.other_ever_better && !harms(pair.one_words);
        const bool other_worse = !pair.other_ever_better && pair.one_ever_better && !harms(pair.other_words);
        if (!one_worse && !other_worse) continue;
        const std::string& worse = list[one_worse ? pair.one : pair.other].id;
        const std::string& better = list[one_worse ? pair.other : pair.one].id;
        findings.push_back(proved_at("reply-dominated", pointer_of(pair, one_worse),
                                     "\"" + worse + "\" is never better than \"" + better +
                                         "\" beside it: not for the ending, the mood or any criterion"));
    }
    return findings;
}

}  // namespace amends::proof
