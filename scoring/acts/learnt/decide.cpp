#include "scoring/acts/learnt/decide.h"

#include <algorithm>
#include <vector>

#include "scoring/acts/learnt/fixed.h"

namespace amends::acts::learnt {
namespace {

using text::Run;

constexpr int unsure_band = 60;                    // permille on either side of where an act begins to count
constexpr std::int32_t one_log_odds = 128;         // of an opinion
constexpr std::int32_t faint = -3 * one_log_odds;  // nowhere near certain: known by its clause, not by a word
constexpr std::int32_t reach = 400;                // how far below the best word a word of the evidence may be
constexpr std::int32_t as_good = 100;       // how far below it the best word of a second piece of evidence may be
constexpr std::size_t copied_run_from = 5;  // words in a row taken from the customer earn nothing

/// Runs of words that are nearly as telling as the best word: the best run, then others with a word as good.
std::vector<Run> telling_runs(const text::Reading& reading, const Opinion& opinion, std::size_t act)
{
    std::int32_t best = opinion.words.front()[act];
    for (const auto& word : opinion.words) best = std::max(best, word[act]);
    struct Found {
        Run run;
        std::int32_t peak;
    };
    std::vector<Found> found;
    for (std::size_t w = 0; w < opinion.words.size(); ++w) {
        const std::int32_t odds = opinion.words[w][act];
        if (odds < best - reach) continue;
        const bool goes_on = !found.empty() && found.back().run.last + 1 >= w &&  // one weaker word parts no run
                             reading.words[found.back().run.first].sentence == reading.words[w].sentence;
        if (goes_on) {
            found.back().run.last = w + 1;
            found.back().peak = std::max(found.back().peak, odds);
        } else {
            found.push_back({{w, w + 1}, odds});
        }
    }
    std::erase_if(found, [best](const Found& each) { return each.peak < best - as_good; });
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.peak > b.peak; });
    std::vector<Run> runs;
    for (const Found& each : found) runs.push_back(each.run);
    return runs;
}

/// Words that are nobody's own: a heap without grammar, or the customer's line given back.
bool is_unearned(const ReadReply& read, const Run& run)
{
    const bool copies = read.copied.last - read.copied.first >= copied_run_from;
    if (copies && run.first >= read.copied.first && run.last <= read.copied.last) return true;
    return is_heap(read.reading, read.reading.words[run.first].sentence);
}

std::vector<Run> evidence_of(const ReadReply& read, const Opinion& opinion, std::size_t act)
{
    std::vector<Run> runs = telling_runs(read.reading, opinion, act);
    const bool is_faint =
        std::none_of(opinion.words.begin(), opinion.words.end(), [act](const auto& word) { return word[act] > faint; });
    if (is_faint) runs.resize(1);
    if (act < helpful_count) std::erase_if(runs, [&read](const Run& run) { return is_unearned(read, run); });
    return runs;
}

std::vector<Span> spans_of(const text::Reading& reading, const std::vector<Run>& runs)
{
    std::vector<Span> spans;
    for (const Run& run : runs) spans.push_back({reading.words[run.first].begin, reading.words[run.last - 1].end});
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return spans;
}

bool touch(const std::vector<Span>& a, const std::vector<Span>& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const Span& one_span) {
        return std::any_of(b.begin(), b.end(), [&one_span](const Span& other) {
            return one_span.begin < other.end && other.begin < one_span.end;
        });
    });
}

ActHeard decided(const Model::Rules& rules, const ReadReply& read, const ActHeard& by_rules, const Opinion& opinion,
                 std::size_t act)
{
    const Weights& weights = *rules.weights;
    ActHeard heard;
    heard.permille = permille_of(log_odds_of(weights, opinion, act, by_rules.permille));
    heard.reason = by_rules.permille == 0 && !by_rules.reason.empty() ? by_rules.reason : rules.absent[act];
    const int from = weights.decisions[act].from;
    if (heard.permille < from - unsure_band) return heard;
    const std::vector<Run> runs = evidence_of(read, opinion, act);
    if (runs.empty()) {
        heard.permille = 0;
        return heard;
    }
    heard.spans = spans_of(read.reading, runs);
    heard.present = heard.permille >= from;
    heard.unsure = heard.permille < from + unsure_band;
    const bool rules_agree = by_rules.permille > 0 && touch(heard.spans, by_rules.spans);
    heard.reason = rules_agree ? by_rules.reason : rules.heard[act];
    return heard;
}

}  // namespace

Input input_of(const Context& context, const ReadReply& read, const ByRules& by_rules)
{
    static const text::Reading nobody;
    return make_input({read.reading, read.customer.empty() ? nobody : read.customer.back(), read.times, by_rules.struck,
                       by_rules.acts, read.copied, context.own_replies.empty()});
}

std::int64_t log_odds_of(const Weights& weights, const Opinion& opinion, std::size_t act, int rules_permille)
{
    const Decision& decision = weights.decisions[act];
    const std::int64_t learnt =
        std::int64_t{opinion.net[act]} * decision.net + std::int64_t{opinion.heads[act]} * decision.heads;
    return learnt / one_log_odds + std::int64_t{rules_permille} * decision.rules / 1000 + decision.bias;
}

std::optional<Judgement> judge(const Model::Rules& rules, const Context& context, const ReadReply& read,
                               const ByRules& by_rules)
{
    if (!rules.weights) return std::nullopt;
    Judgement judgement;
    judgement.opinion = opinion_of(*rules.weights, input_of(context, read, by_rules));
    for (std::size_t act = 0; act < act_count; ++act) {
        judgement.acts[act] = decided(rules, read, by_rules.acts[act], judgement.opinion, act);
    }
    return judgement;
}

EmpathyHeard grade_empathy(const Weights& weights, const Judgement& judgement, const Hearing& hearing,
                           std::size_t shared)
{
    const ActSet present = hearing.present();
    const auto named = static_cast<std::int64_t>(std::min<std::size_t>(shared + 2 * hearing.echoes.size(), 4));
    std::array<int, grades> at_least{};
    EmpathyHeard heard;
    for (std::size_t grade = 0; grade < grades; ++grade) {
        const Weights::Grade& weigh = weights.empathy_grades[grade];
        std::int64_t odds = std::int64_t{judgement.opinion.empathy[grade]} * weigh.net / one_log_odds;
        odds += weigh.bias + named * weigh.shared;
        for (std::size_t act = 0; act < act_count; ++act) {
            if (present.has(act_at(act))) odds += weigh.acts[act];
        }
        at_least[grade] = permille_of(odds);
        if (grade > 0) at_least[grade] = std::min(at_least[grade], at_least[grade - 1]);
    }
    const bool of_this_customer =
        named > 0 || present.has_any(acts_of(Act::acknowledge_feeling, Act::take_perspective, Act::recall_history));
    if (!of_this_customer) at_least[1] = at_least[2] = 0;
    for (std::size_t grade = 0; grade < grades; ++grade) {
        if (at_least[grade] >= weights.empathy_grades[grade].from) heard.grade = static_cast<int>(grade) + 1;
    }
    heard.permille = {1000 - at_least[0], at_least[0] - at_least[1], at_least[1] - at_least[2], at_least[2]};
    return heard;
}

}  // namespace amends::acts::learnt
