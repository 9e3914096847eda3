#include "scoring/acts/rule_hits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "scoring/text/clauses.h"

namespace amends::acts {
namespace {

using text::Reading;

constexpr std::size_t negation_reach = 7;  // words; a "not" further back rarely belongs to the match
constexpr std::size_t short_words = 8;

constexpr auto tellers = std::to_array<std::string_view>(
    {"he",  "she",      "they", "you", "someone", "somebody",   "colleague", "manager", "driver", "website", "people",
     "who", "everyone", "them", "him", "her",     "department", "team",      "letter",  "email",  "message"});
constexpr auto tellings =
    std::to_array<std::string_view>({"said", "say", "says", "told", "tell", "tells", "claimed", "claim", "claims",
                                     "wrote", "promised", "reckon", "reckons", "called", "thought", "think", "thinks"});

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool used_by(const Match& match, std::size_t word)
{
    return std::find(match.used.begin(), match.used.end(), word) != match.used.end();
}

/// "no wonder", "not only", "why not", "no problem" deny nothing.
bool denies(const Reading& reading, std::size_t i)
{
    const auto& words = reading.words;
    if (!text::is_negator(words[i].text)) return false;
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1].text) : std::string_view();
    if (next == "only" || next == "just" || next == "wonder" || next == "doubt" || next == "problem" ||
        next == "matter" || next == "worries" || next == "least") {
        return false;
    }
    return !(words[i].text == "no" && i + 1 < words.size() && words[i + 1].clause != words[i].clause);
}

bool is_negated(const Match& match, const Reading& reading, std::size_t word)
{
    const std::size_t first = reading.clauses[reading.words[word].clause].first;
    const std::size_t from = word > negation_reach ? std::max(first, word - negation_reach) : first;
    for (std::size_t i = from; i < word; ++i) {
        if (denies(reading, i) && !used_by(match, i)) return true;
    }
    return false;
}

bool is_reported(const Match& match, const Reading& reading, std::size_t word)
{
    const std::size_t first = reading.clauses[reading.words[word].clause].first;
    for (std::size_t i = first; i + 1 < word; ++i) {
        if (!among(tellers, reading.words[i].text) || used_by(match, i)) continue;
        for (std::size_t verb = i + 1; verb < std::min(word, i + 4); ++verb) {
            if (among(tellings, reading.words[verb].text) && !used_by(match, verb)) return true;
        }
    }
    return false;
}

bool allowed(const Rule& rule, std::uint32_t scopes)
{
    return (scopes & rule.forbids) == 0 && (scopes & rule.requires_) == rule.requires_;
}

text::Run evidence_of(const Match& match, const Block& block, const Matcher& matcher, const Reading& reading,
                      std::uint32_t filler)
{
    const auto [lowest, highest] = std::minmax_element(match.used.begin(), match.used.end());
    text::Run run{*lowest, *highest + 1};
    if (match.open < match.close) run = {match.open, match.close};
    if (block.run_evidence) return run;
    const std::size_t inner = run.first;
    run.first = reading.clauses[reading.words[run.first].clause].first;
    run.last = reading.clauses[reading.words[run.last - 1].clause].last;
    while (run.first < inner && matcher.in_set(run.first, filler)) ++run.first;
    return run;
}

std::uint32_t whole_reply_scope(const Reading& reading, const ReplyState& state)
{
    std::uint32_t bits = state.first ? scope::first_reply : scope::later_reply;
    if (reading.words.size() <= short_words) bits |= scope::short_reply;
    return bits;
}

}  // namespace

std::uint32_t scope_of(const Match& match, const Reading& reading)
{
    std::uint32_t bits = 0;
    for (const std::size_t word : match.used) {
        const text::Clause& clause = reading.clauses[reading.words[word].clause];
        if (reading.words[word].quoted) bits |= scope::quoted;
        if (is_negated(match, reading, word)) bits |= scope::negated;
        if (is_reported(match, reading, word)) bits |= scope::reported;
        const std::string& opener = reading.words[clause.first].text;
        const bool consumed = used_by(match, clause.first) && (opener == "if" || opener == "unless");
        if (clause.conditional && !consumed) bits |= scope::conditional;
    }
    if (reading.clauses[reading.words[match.used.back()].clause].question) bits |= scope::question;
    return bits;
}

std::vector<Hit> hits_of(const Block& block, Matcher& matcher, const Reading& reading, const ReplyState& state)
{
    std::vector<Hit> hits;
    const std::uint32_t whole = whole_reply_scope(reading, state);
    for (const Rule& rule : block.rules) {
        if (!matcher.occurs(rule.key)) continue;
        for (const Match& match : matcher.find(rule.pattern)) {
            if (!allowed(rule, scope_of(match, reading) | whole)) continue;
            const std::uint32_t sentence = reading.words[match.used.front()].sentence;
            hits.push_back({evidence_of(match, block, matcher, reading, matcher.filler()), sentence, rule.permille,
                            rule.reason, rule.line});
        }
    }
    if (hits.empty()) return hits;
    for (const Pattern& veto : block.vetoes) {
        for (const Match& match : matcher.find(veto)) {
            const std::uint32_t sentence = reading.words[match.used.front()].sentence;
            std::erase_if(hits, [sentence](const Hit& hit) { return hit.sentence == sentence && hit.permille > 0; });
        }
    }
    return hits;
}

std::vector<bool> clauses_with(const Block* mark, Matcher& matcher, const Reading& reading, const ReplyState& state)
{
    std::vector<bool> found(reading.clauses.size(), false);
    if (mark == nullptr) return found;
    const std::uint32_t whole = whole_reply_scope(reading, state);
    for (const Rule& rule : mark->rules) {
        if (!matcher.occurs(rule.key)) continue;
        for (const Match& match : matcher.find(rule.pattern)) {
            if (!allowed(rule, scope_of(match, reading) | whole)) continue;
            found[reading.words[match.used.back()].clause] = true;
        }
    }
    return found;
}

}  // namespace amends::acts
