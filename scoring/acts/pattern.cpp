#include "scoring/acts/pattern.h"

#include <algorithm>
#include <array>

#include "scoring/text/overlap.h"

namespace amends::acts {
namespace {

using text::Break;

constexpr std::size_t budget_per_start = 4000;  // steps; a bound against patterns with many gaps in long sentences

/// Roughly how many words belong to a set; most words have some shape or other.
std::size_t breadth_of(const WordSet& set)
{
    constexpr std::size_t of_a_shape = 10000;
    constexpr std::size_t of_a_prefix = 10;
    return set.ids.size() + set.phrases.size() + set.prefixes.size() * of_a_prefix + (set.shapes != 0 ? of_a_shape : 0);
}

}  // namespace

std::uint32_t key_of(const Pattern& pattern, const std::vector<WordSet>& sets)
{
    std::uint32_t key = no_set;
    for (const Element& element : pattern) {
        if (element.kind != Element::Kind::set || element.optional) continue;
        if (key == no_set || breadth_of(sets[element.set]) < breadth_of(sets[key])) key = element.set;
    }
    return key;
}

Matcher::Matcher(const text::Reading& reading, const std::vector<TimeHeard>& times, const Vocabulary& vocabulary,
                 const std::vector<WordSet>& sets, const SetIndex& index, std::uint32_t filler_set)
    : reading_(reading),
      times_(times),
      sets_(sets),
      filler_set_(filler_set),
      table_(reading, times, vocabulary, sets, index),
      may_begin_(reading.words.size(), 0)
{
    for (const text::Clause& clause : reading.clauses) {
        bool only_fillers = true;
        for (std::size_t i = clause.first; i < clause.last; ++i) {
            may_begin_[i] = only_fillers ? 1 : 0;
            only_fillers = only_fillers && in_set(i, filler_set_);
        }
    }
}

bool Matcher::begins_clause(std::size_t at) const
{
    return at < may_begin_.size() && may_begin_[at] != 0;
}

/// Every set that the pattern cannot do without occurs somewhere in the reply.
bool Matcher::may_match(const Pattern& pattern) const
{
    return std::all_of(pattern.begin(), pattern.end(), [this](const Element& element) {
        return element.kind != Element::Kind::set || element.optional || table_.occurs(element.set);
    });
}

/// No sentence ends between the word at `at` and the one before it.
bool Matcher::joined(std::size_t at) const
{
    return at < reading_.words.size() && reading_.words[at].before != Break::sentence;
}

void Matcher::lengths_at(std::size_t at, const WordSet& set, std::uint32_t index, std::vector<std::size_t>& out) const
{
    for (const auto& phrase : set.phrases) {
        bool fits = at + phrase.size() <= reading_.words.size();
        for (std::size_t i = 0; fits && i < phrase.size(); ++i) {
            fits = (i == 0 || joined(at + i)) &&
                   std::find(phrase[i].begin(), phrase[i].end(), table_.id(at + i)) != phrase[i].end();
        }
        if (fits) out.push_back(phrase.size());
    }
    if ((set.shapes & (shape::when | shape::bare_when)) != 0) {
        for (const TimeHeard& time : times_) {
            if (time.first == at && (time.range ? (set.shapes & shape::bare_when) : (set.shapes & shape::when)) != 0) {
                out.push_back(time.last - time.first);
            }
        }
    }
    if (in_set(at, index)) out.push_back(1);
}

bool Matcher::holds(const Element& element, std::size_t at) const
{
    const auto& words = reading_.words;
    switch (element.kind) {
        case Element::Kind::clause_start:
            return begins_clause(at);
        case Element::Kind::sentence_start:
            return begins_clause(at) &&
                   reading_.clauses[words[at].clause].first == reading_.sentences[words[at].sentence].first;
        case Element::Kind::reply_start:
            return begins_clause(at) && words[at].clause == 0;
        case Element::Kind::clause_end:
            return at == words.size() || words[at].clause != words[at - 1].clause;
        case Element::Kind::sentence_end:
            return at == words.size() || words[at].sentence != words[at - 1].sentence;
        case Element::Kind::reply_end:
            return at == words.size();
        case Element::Kind::not_next:
            return at >= words.size() || !joined(at) || !in_set(at, element.set);
        default:
            return true;
    }
}

bool Matcher::match_set(const Pattern& pattern, std::size_t element, std::size_t at, Match& found)
{
    const Element& wanted = pattern[element];
    const bool reachable = at < reading_.words.size() && table_.may_begin(wanted.set, at) &&
                           (found.used.empty() || joined(at) || bounded_);
    const bool ends = (sets_[wanted.set].shapes & shape::end) != 0 && at > 0 && holds({Element::Kind::clause_end}, at);
    if (ends && match(pattern, element + 1, at, found)) return true;
    if (reachable) {
        std::vector<std::size_t> lengths;
        lengths_at(at, sets_[wanted.set], wanted.set, lengths);
        const bool bounded = bounded_;
        bounded_ = false;
        for (const std::size_t length : lengths) {
            const std::size_t mark = found.used.size();
            for (std::size_t i = 0; i < length; ++i) found.used.push_back(at + i);
            if (match(pattern, element + 1, at + length, found)) return true;
            found.used.resize(mark);
        }
        bounded_ = bounded;
    }
    return wanted.optional && match(pattern, element + 1, at, found);
}

bool Matcher::match_gap(const Pattern& pattern, std::size_t element, std::size_t at, Match& found)
{
    const Element& gap = pattern[element];
    const auto& words = reading_.words;
    for (std::size_t skipped = 0; skipped <= gap.reach; ++skipped) {
        const std::size_t here = at + skipped;
        if (here > words.size()) return false;
        if (here < words.size() && at > 0) {
            if (gap.crosses == 0 && words[here].clause != words[at - 1].clause && skipped > 0) return false;
            if (gap.crosses == 1 && words[here].sentence != words[at - 1].sentence) return false;
        }
        bounded_ = gap.crosses == 2;
        if (match(pattern, element + 1, here, found)) return true;
        bounded_ = false;
    }
    return false;
}

bool Matcher::match(const Pattern& pattern, std::size_t element, std::size_t at, Match& found)
{
    if (budget_ == 0) return false;
    --budget_;
    if (element == pattern.size()) return !found.used.empty();
    const Element& wanted = pattern[element];
    switch (wanted.kind) {
        case Element::Kind::set:
            return match_set(pattern, element, at, found);
        case Element::Kind::gap:
            return match_gap(pattern, element, at, found);
        case Element::Kind::open:
            found.open = at;
            return match(pattern, element + 1, at, found);
        case Element::Kind::close:
            found.close = at;
            return match(pattern, element + 1, at, found);
        default:
            return holds(wanted, at) && match(pattern, element + 1, at, found);
    }
}

std::vector<Match> Matcher::find(const Pattern& pattern)
{
    std::vector<Match> matches;
    if (!may_match(pattern)) return matches;
    const Element& front = pattern.front();
    const bool anchored =
        front.kind == Element::Kind::set && !front.optional && (sets_[front.set].shapes & shape::end) == 0;
    for (std::size_t at = 0; at < reading_.words.size();) {
        if (anchored && !table_.may_begin(front.set, at)) {
            ++at;
            continue;
        }
        Match found;
        budget_ = budget_per_start;
        bounded_ = false;
        if (match(pattern, 0, at, found)) {
            at = std::max(found.used.back(), at) + 1;
            matches.push_back(std::move(found));
        } else {
            ++at;
        }
    }
    return matches;
}

}  // namespace amends::acts
