#include "sim/report/team/huddle.h"

#include <algorithm>

#include "scoring/rubric/framework.h"
#include "sim/play/decide.h"

namespace amends::report {
namespace {

constexpr int least_contrast = 40;

/// What each criterion gives one reply that stands alone.
rubric::FrameworkMark mark_alone(const rubric::Rubric& rubric, const scenario::Offered& reply)
{
    rubric::CaseRecord record;
    record.offers = {rubric::Offer::talk};
    record.contacts.emplace_back();
    rubric::Turn turn;
    turn.hearing = play::confirmed(reply);
    record.turns.push_back(std::move(turn));
    return rubric::mark(rubric, record);
}

/// A turn with what each of its replies earns, criterion by criterion.
struct TurnMarked {
    const scenario::Scenario* scenario = nullptr;
    const scenario::Node* node = nullptr;
    std::vector<rubric::FrameworkMark> replies;
};

std::vector<TurnMarked> turns_of(const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                                 const rubric::Rubric& rubric)
{
    std::vector<TurnMarked> out;
    for (const auto& scenario : scenarios) {
        for (const scenario::Node& node : scenario->nodes) {
            const bool says = !node.lines.empty() && !node.lines.front().speech.silent();
            if (!says || node.offered.size() < 2) continue;
            TurnMarked turn{scenario.get(), &node, {}};
            for (const scenario::Offered& reply : node.offered) turn.replies.push_back(mark_alone(rubric, reply));
            out.push_back(std::move(turn));
        }
    }
    return out;
}

struct Contrast {
    int by = 0;
    const TurnMarked* turn = nullptr;
    std::size_t best = 0, worst = 0;
};

Contrast contrast_in(const std::vector<TurnMarked>& turns, std::size_t criterion)
{
    Contrast most;
    for (const TurnMarked& turn : turns) {
        const auto mark = [criterion](const rubric::FrameworkMark& m) {
            return m.criteria[criterion].observed ? m.criteria[criterion].mark : 0;
        };
        const auto [worst, best] = std::ranges::minmax_element(turn.replies, {}, mark);
        const int by = mark(*best) - mark(*worst);
        if (by <= most.by) continue;
        most = {by, &turn, static_cast<std::size_t>(best - turn.replies.begin()),
                static_cast<std::size_t>(worst - turn.replies.begin())};
    }
    return most;
}

std::string joined(const std::vector<std::string>& segments)
{
    std::string out;
    for (const std::string& segment : segments) out += (out.empty() ? "" : " ") + segment;
    return out;
}

}  // namespace

std::optional<Huddle> huddle_of(const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                                const rubric::Rubric& rubric, const std::vector<std::string>& steps)
{
    const std::vector<TurnMarked> turns = turns_of(scenarios, rubric);
    const std::vector<rubric::Criterion>& criteria = rubric.data().criteria;
    for (const std::string& step : steps) {
        const auto found = std::ranges::find(criteria, step, &rubric::Criterion::id);
        if (found == criteria.end()) continue;
        const Contrast most = contrast_in(turns, static_cast<std::size_t>(found - criteria.begin()));
        if (most.by < least_contrast) continue;
        Huddle card;
        card.step = step;
        card.scenario = most.turn->scenario->title;
        card.customer = joined(most.turn->node->lines.front().speech.wordings.front());
        card.one = most.turn->node->offered[most.best].text;
        card.other = most.turn->node->offered[most.worst].text;
        if (card.other < card.one) std::swap(card.one, card.other);
        card.question = found->question;
        return card;
    }
    return std::nullopt;
}

}  // namespace amends::report
