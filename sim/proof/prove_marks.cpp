// What marks can and cannot come to.
#include "sim/proof/prove.h"

#include "scoring/rubric/rubric.h"

namespace amends::proof {
namespace {

const Mean& mean_of(const FrameworkProof& framework, Player player)
{
    return framework.means[static_cast<std::size_t>(player)];
}

/// A mark with one digit after the point.
std::string digits(Mark mark)
{
    const Mark tenths = (mark * 10 + one_mark / 2) / one_mark;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// The players' means below and above what is outside the space: out of order only where both say so.
bool out_of_order(const Mean& worse, const Mean& better)
{
    return worse.least >= better.least && worse.most >= better.most;
}

void order_players(const FrameworkProof& framework, Findings& findings)
{
    const std::array<std::pair<Player, Player>, 2> pairs = {
        {{Player::rude, Player::random}, {Player::random, Player::good}}};
    for (const auto& [worse, better] : pairs) {
        const Mean& low = mean_of(framework, worse);
        const Mean& high = mean_of(framework, better);
        if (!out_of_order(low, high)) continue;
        findings.push_back(proved_at("players-out-of-order", "",
                                     "under " + framework.id + " the " + std::string(name_of(worse)) +
                                         " player's mean is " + digits(low.least) + ", the " +
                                         std::string(name_of(better)) + " player's " + digits(high.least)));
    }
}

}  // namespace

Findings prove_marks(const std::vector<FrameworkProof>& frameworks)
{
    Findings findings;
    for (const FrameworkProof& framework : frameworks) {
        if (framework.most < rubric::pass_mark) {
            findings.push_back(
                proved_at("pass-out-of-reach", "",
                          "no play earns more than " + std::to_string(framework.most) + " under " + framework.id));
        }
        if (framework.least >= rubric::pass_mark) {
            findings.push_back(proved_at("fail-out-of-reach", "", "every play passes under " + framework.id));
        }
        const Mean& random = mean_of(framework, Player::random);
        if (random.least >= rubric::pass_mark * one_mark) {
            findings.push_back(proved_at(
                "random-passes", "",
                "who moves at random earns " + digits(random.least) + " under " + framework.id + " in the mean"));
        }
        order_players(framework, findings);
        for (const CriterionProof& criterion : framework.criteria) {
            if (!criterion.observed || criterion.measure || criterion.most == 100) continue;
            findings.push_back(proved_at("mark-never-full", "",
                                         "no play earns more than " + std::to_string(criterion.most) + " for " +
                                             framework.id + "/" + criterion.id));
        }
    }
    return findings;
}

}  // namespace amends::proof
