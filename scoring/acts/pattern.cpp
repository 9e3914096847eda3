#include "scoring/acts/pattern.h"

#include <algorithm>
#include <array>

#include "scoring/text/overlap.h"

namespace amends::acts {
namespace {

using text::Break;
using text::Word;

bool ends_with(std::string_view word, std::string_view tail)
{
    return word.size() > tail.size() + 1 && word.substr(word.size() - tail.size()) == tail;
}

constexpr std::array irregular_past = std::to_array<std::string_view>(
    {"been",    "broke", "brought", "built",     "came",   "caught", "cut",    "did",   "done",  "dropped",
     "fell",    "felt",  "forgot",  "forgotten", "found",  "gave",   "given",  "gone",  "got",   "had",
     "heard",   "held",  "hung",    "kept",      "knew",   "laid",   "left",   "let",   "lost",  "made",
     "meant",   "met",   "paid",    "put",       "ran",    "rang",   "read",   "said",  "sat",   "saw",
     "seen",    "sent",  "set",     "shut",      "sold",   "spoke",  "spoken", "spent", "stood", "stuck",
     "swapped", "taken", "taught",  "thought",   "threw",  "told",   "took",   "torn",  "went",  "won",
     "woke",    "wrote", "written", "written",   "driven", "begun",  "chosen"});

constexpr std::array no_verb_ing = std::to_array<std::string_view>(
    {"thing",   "anything", "something", "nothing", "everything", "morning", "evening", "during",
     "string",  "king",     "ring",      "bring",   "sing",       "spring",  "wedding", "building",
     "ceiling", "meeting",  "booking",   "feeling", "ping",       "wing"});

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::uint32_t shapes_of(const Word& word)
{
    std::uint32_t shapes = shape::any;
    if (word.number) shapes |= shape::number;
    if (word.money) shapes |= shape::money;
    if (word.capital && !word.number && word.text != "i" && !text::is_function_word(word.text)) shapes |= shape::name;
    if (ends_with(word.text, "ing") && !among(no_verb_ing, word.text)) shapes |= shape::ing;
    if ((ends_with(word.text, "ed") && word.text != "need" && word.text != "indeed") ||
        among(irregular_past, word.text)) {
        shapes |= shape::ed;
    }
    if (!text::is_function_word(word.text)) shapes |= shape::content;
    return shapes;
}

constexpr std::size_t budget_per_start = 4000;  // steps; a bound against patterns with many gaps in long sentences

}  // namespace

std::uint32_t Vocabulary::add(const std::string& word)
{
    const auto next = static_cast<std::uint32_t>(ids_.size() + 1);
    return ids_.emplace(word, next).first->second;
}

std::uint32_t Vocabulary::find(const std::string& word) const
{
    const auto found = ids_.find(word);
    return found == ids_.end() ? 0 : found->second;
}

std::vector<std::string> Vocabulary::words() const
{
    std::vector<std::string> words;
    for (const auto& [word, id] : ids_) words.push_back(word);
    std::sort(words.begin(), words.end());
    return words;
}

void WordSet::add(const WordSet& other)
{
    ids.insert(ids.end(), other.ids.begin(), other.ids.end());
    phrases.insert(phrases.end(), other.phrases.begin(), other.phrases.end());
    prefixes.insert(prefixes.end(), other.prefixes.begin(), other.prefixes.end());
    shapes |= other.shapes;
}

void WordSet::sort()
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

Matcher::Matcher(const text::Reading& reading, const std::vector<TimeHeard>& times, const Vocabulary& vocabulary,
                 const std::vector<WordSet>& sets, std::uint32_t filler_set)
    : reading_(reading), times_(times), sets_(sets), filler_set_(filler_set)
{
    for (const Word& word : reading.words) {
        ids_.push_back(vocabulary.find(word.text));
        shapes_.push_back(shapes_of(word));
    }
    memo_.assign(sets.size() * reading.words.size(), 0);
    may_begin_.assign(reading.words.size(), 0);
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

bool Matcher::has_shape(std::size_t word, std::uint32_t shapes) const
{
    return (shapes_[word] & shapes) != 0;
}

bool Matcher::in_set(std::size_t word, std::uint32_t index) const
{
    std::uint8_t& known = memo_[index * ids_.size() + word];
    if (known != 0) return known == 2;
    const WordSet& set = sets_[index];
    bool inside = ids_[word] != 0 && std::binary_search(set.ids.begin(), set.ids.end(), ids_[word]);
    inside = inside || has_shape(word, set.shapes);
    for (const std::string& prefix : set.prefixes) {
        inside = inside || reading_.words[word].text.compare(0, prefix.size(), prefix) == 0;
    }
    known = inside ? 2 : 1;
    return inside;
}

/// No sentence ends between the word at `at` and the one before it.
bool Matcher::joined(std::size_t at) const
{
    return at < reading_.words.size() && reading_.words[at].before != Break::sentence;
}

void Matcher::lengths_at(std::size_t at, const WordSet& set, std::uint32_t index, std::vector<std::size_t>& out) const
{
    for (const auto& phrase : set.phrases) {
        bool fits = at + phrase.size() <= ids_.size();
        for (std::size_t i = 0; fits && i < phrase.size(); ++i) {
            fits = (i == 0 || joined(at + i)) &&
                   std::find(phrase[i].begin(), phrase[i].end(), ids_[at + i]) != phrase[i].end();
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
    const bool reachable = at < reading_.words.size() && (found.used.empty() || joined(at) || bounded_);
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
    const bool first_is_set = pattern.front().kind == Element::Kind::set && !pattern.front().optional;
    const bool simple = first_is_set && sets_[pattern.front().set].phrases.empty() &&
                        (sets_[pattern.front().set].shapes & (shape::when | shape::bare_when)) == 0;
    for (std::size_t at = 0; at < reading_.words.size();) {
        if (simple && !in_set(at, pattern.front().set)) {
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
