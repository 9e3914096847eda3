#include "scoring/acts/learnt/decide.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "scoring/acts/learnt/fixed.h"

namespace amends::acts::learnt {
namespace {

using text::Run;

constexpr int unsure_band = 60;  // permille on either side of where an act begins to count
constexpr ActSet courtesies = acts_of(Act::apology, Act::thank, Act::reassure);
constexpr int reliable_from = 400;  // kappa, in permille, from which an act is more than advice
constexpr int rules_hear_from = 400;
constexpr int harm_alone = 800;             // permille from which a harm that no rule hears is heard for sure
constexpr int beyond_doubt = 900;           // permille from which even an act that is heard poorly is heard for sure
constexpr std::int32_t one_log_odds = 128;  // of an opinion
constexpr std::int32_t faint = -3 * one_log_odds;  // nowhere near certain: known by its clause, not by a word
constexpr std::size_t short_clause = 14;           // words
constexpr std::int32_t reach = 400;                // how far below the best word a word of the evidence may be
constexpr std::int32_t as_good = 100;  // how far below it the best word of a second piece of evidence may be

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
    if (is_copy(read) && run.first >= read.copied.first && run.last <= read.copied.last) return true;
    return is_heap(read.reading, read.reading.words[run.first].sentence);
}

/// "I don't think we'll refund you": the words before take back what the run says.
bool is_taken_back(const text::Reading& reading, const Run& run)
{
    static constexpr auto beliefs = std::to_array<std::string_view>({"think", "believe", "reckon", "suppose", "guess"});
    const std::size_t first = reading.sentences[reading.words[run.first].sentence].first;
    for (std::size_t i = first; i + 2 < run.last; ++i) {
        const std::string& owner = reading.words[i].text;
        const bool denies =
            (owner == "i" || owner == "we") && reading.words[i + 1].text == "do" && reading.words[i + 2].text == "not";
        if (!denies) continue;
        // "I do not really think": one word may stand between.
        for (std::size_t verb = i + 3; verb < std::min(i + 5, run.last); ++verb) {
            const std::string& word = reading.words[verb].text;
            if (std::find(beliefs.begin(), beliefs.end(), word) == beliefs.end()) continue;
            if (run.first <= verb + 2) return true;
        }
    }
    return false;
}

/// A run as far as its clauses reach, where they are short enough to be read at a glance.
Run widened(const text::Reading& reading, Run run)
{
    const text::Clause& first = reading.clauses[reading.words[run.first].clause];
    const text::Clause& last = reading.clauses[reading.words[run.last - 1].clause];
    if (first.last - first.first <= short_clause) run.first = first.first;
    if (last.last - last.first <= short_clause) run.last = last.last;
    return run;
}

std::vector<Run> evidence_of(const Model::Rules& rules, const ReadReply& read, const Opinion& opinion, std::size_t act)
{
    std::vector<Run> runs = telling_runs(read.reading, opinion, act);
    const bool is_faint =
        std::none_of(opinion.words.begin(), opinion.words.end(), [act](const auto& word) { return word[act] > faint; });
    if (is_faint) runs.resize(1);
    if (!rules.acts[act].run_evidence) {
        for (Run& run : runs) run = widened(read.reading, run);
    }
    if (act < helpful_count) {
        std::erase_if(runs,
                      [&read](const Run& run) { return is_unearned(read, run) || is_taken_back(read.reading, run); });
    }
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

/// "Did you ring to say that you'd be late?" may blame or care, and only a rule tells the two apart: whether all of the
/// evidence asks.
bool asks(const text::Reading& reading, const std::vector<Run>& runs)
{
    return std::all_of(runs.begin(), runs.end(), [&reading](const Run& run) {
        return reading.sentences[reading.words[run.first].sentence].question;
    });
}

ActHeard decided(const Model::Rules& rules, const ReadReply& read, const ActHeard& by_rules, const Opinion& opinion,
                 std::size_t act)
{
    const Weights& weights = *rules.weights;
    ActHeard heard;
    heard.permille = permille_of(log_odds_of(weights, opinion, act, by_rules.permille).sum());
    heard.reason = by_rules.permille == 0 && !by_rules.reason.empty() ? by_rules.reason : rules.absent[act];
    const int from = weights.decisions[act].from;
    if (heard.permille < from - unsure_band) return heard;
    const std::vector<Run> runs = evidence_of(rules, read, opinion, act);
    if (runs.empty()) {
        heard.permille = 0;
        return heard;
    }
    heard.spans = spans_of(read.reading, runs);
    heard.present = heard.permille >= from;
    const bool reliable = weights.reliability[act] < 0 || weights.reliability[act] >= reliable_from;
    const bool alone = act >= helpful_count && by_rules.permille < rules_hear_from;
    const bool may_care = alone && act_at(act) == Act::blame_customer && asks(read.reading, runs);
    heard.unsure = may_care || heard.permille < (!reliable ? beyond_doubt : alone ? harm_alone : from + unsure_band);
    const bool rules_agree = by_rules.permille > 0 && touch(heard.spans, by_rules.spans);
    heard.reason = rules_agree ? by_rules.reason : rules.heard[act];
    return heard;
}

}  // namespace

Input input_of(const ReadReply& read, const ByRules& by_rules)
{
    static const text::Reading nobody;
    return make_input({read.reading, read.customer.empty() ? nobody : read.customer.back(), read.times, by_rules.struck,
                       by_rules.acts, read.copied});
}

LogOdds log_odds_of(const Weights& weights, const Opinion& opinion, std::size_t act, int rules_permille)
{
    const Decision& decision = weights.decisions[act];
    const std::int64_t net = std::int64_t{opinion.net[act]} * decision.net;
    const std::int64_t learnt = net + std::int64_t{opinion.heads[act]} * decision.heads;
    LogOdds odds;
    odds.start = decision.bias;
    odds.rules = std::int64_t{rules_permille} * decision.rules / 1000;
    odds.net = net / one_log_odds;
    odds.heads = learnt / one_log_odds - odds.net;  // so that the sum is rounded once
    return odds;
}

std::optional<Judgement> judge(const Model::Rules& rules, const ReadReply& read, const ByRules& by_rules)
{
    if (!rules.weights) return std::nullopt;
    Judgement judgement;
    judgement.opinion = opinion_of(*rules.weights, input_of(read, by_rules));
    for (std::size_t act = 0; act < act_count; ++act) {
        judgement.acts[act] = decided(rules, read, by_rules.acts[act], judgement.opinion, act);
    }
    return judgement;
}

Plain without_company(std::string_view reply, const ReadReply& read, const std::array<ActHeard, act_count>& acts)
{
    const text::Reading& reading = read.reading;
    std::vector<std::size_t> shared;
    if (!read.customer.empty()) shared = text::shared_content(reading, read.customer.back());
    Plain plain;
    std::vector<std::vector<std::string>> said;
    for (const text::Sentence& sentence : reading.sentences) {
        if (sentence.first == sentence.last) continue;
        const Span span{reading.words[sentence.first].begin, reading.words[sentence.last - 1].end};
        std::vector<std::string> words;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) words.push_back(reading.words[i].text);
        const bool again = std::find(said.begin(), said.end(), words) != said.end();
        said.push_back(std::move(words));
        const auto heard = [&](bool courtesy) {
            for (std::size_t act = 0; act < act_count; ++act) {
                if (courtesies.has(act_at(act)) != courtesy) continue;
                if (acts[act].present && touch(acts[act].spans, {span})) return true;
            }
            return false;
        };
        const bool of_the_customer = std::any_of(shared.begin(), shared.end(), [&sentence](std::size_t word) {
            return word >= sentence.first && word < sentence.last;
        });
        if (again || (!of_the_customer && !heard(false))) {
            plain.sentences_left_out = true;
            plain.courtesies_left_out = plain.courtesies_left_out || heard(true);
            continue;
        }
        // With the marks that follow it, so that what stays is what would have been written alone.
        const std::size_t next =
            sentence.last < reading.words.size() ? reading.words[sentence.last].begin : reply.size();
        plain.text += reply.substr(span.begin, next - span.begin);
    }
    return plain;
}

void take_back_company(const Model::Rules& rules, const Plain& plain, const std::optional<Judgement>& alone,
                       Judgement& judgement)
{
    for (std::size_t act = 0; act < helpful_count; ++act) {
        ActHeard& heard = judgement.acts[act];
        if (courtesies.has(act_at(act)) || heard.spans.empty()) continue;
        const int permille = alone ? alone->acts[act].permille : 0;
        if (permille >= heard.permille) continue;
        const int from = rules.weights->decisions[act].from;
        heard.permille = permille;
        heard.present = heard.present && permille >= from && alone->acts[act].present;
        heard.unsure = heard.unsure || permille < from + unsure_band;
        if (heard.present || permille >= from - unsure_band) continue;
        heard.spans.clear();
        heard.unsure = false;
        heard.reason = rules.absent[act];
    }
    if (!plain.courtesies_left_out) return;
    for (std::size_t grade = 1; grade < grades; ++grade) {
        const std::int32_t odds = alone ? alone->opinion.empathy[grade] : std::numeric_limits<std::int16_t>::min();
        judgement.opinion.empathy[grade] = std::min(judgement.opinion.empathy[grade], odds);
    }
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
