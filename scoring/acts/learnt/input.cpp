#include "scoring/acts/learnt/input.h"

#include <algorithm>
#include <string_view>

#include "scoring/base/chance.h"

namespace amends::acts::learnt {
namespace {

using text::Break;
using text::Reading;

// The first signals of a word, in this order.
enum Flag : std::uint8_t {
    opens_sentence,
    after_comma,
    in_question,
    in_condition,
    shared_with_customer,
    copied_from_customer,
    is_number,
    is_quoted,
    in_time
};

constexpr std::size_t copied_from = 4;  // words in a row that make a copy

std::string text_of(const text::Word& word)
{
    return word.number ? "0" : word.text;
}

std::uint16_t part_row(std::string_view kind, std::string_view piece)
{
    const std::uint64_t hash = fnv1a(piece, fnv1a(kind));
    return static_cast<std::uint16_t>((hash ^ (hash >> 29U)) % part_rows);
}

/// The word itself, then its runs of three and four letters with the word's ends marked.
void add_parts(InputWord& word)
{
    word.parts[word.part_count++] = part_row("w", word.text);
    const std::string ends = "<" + word.text + ">";
    for (const std::size_t length : {std::size_t{3}, std::size_t{4}}) {
        for (std::size_t i = 0; i + length <= ends.size() && word.part_count < most_parts; ++i) {
            word.parts[word.part_count++] = part_row("p", std::string_view(ends).substr(i, length));
        }
    }
}

std::uint8_t strength_of(int permille)
{
    return static_cast<std::uint8_t>(permille * one / 1000);
}

/// Keeps the strongest of two signals of one kind.
void add_signal(InputWord& word, std::size_t index, std::uint8_t strength)
{
    const auto same = std::find_if(word.signals.begin(), word.signals.end(),
                                   [index](const Signal& signal) { return signal.index == index; });
    if (same == word.signals.end()) {
        word.signals.push_back({static_cast<std::uint8_t>(index), strength});
    } else {
        same->strength = std::max(same->strength, strength);
    }
}

bool overlaps(const text::Word& word, const Span& span)
{
    return word.begin < span.end && span.begin < word.end;
}

void add_flags(const Source& source, const std::vector<std::size_t>& shared, std::vector<InputWord>& words)
{
    const Reading& reading = source.reading;
    const bool copies = source.copied.last - source.copied.first >= copied_from;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const text::Word& word = reading.words[i];
        const text::Clause& clause = reading.clauses[word.clause];
        const auto flag = [&](Flag which, bool on) {
            if (on) words[i].signals.push_back({which, static_cast<std::uint8_t>(one)});
        };
        flag(opens_sentence, word.before == Break::sentence);
        flag(after_comma, word.before == Break::comma);
        flag(in_question, clause.question);
        flag(in_condition, clause.conditional);
        flag(shared_with_customer, std::binary_search(shared.begin(), shared.end(), i));
        flag(copied_from_customer, copies && i >= source.copied.first && i < source.copied.last);
        flag(is_number, word.number);
        flag(is_quoted, word.quoted);
        flag(in_time, std::any_of(source.times.begin(), source.times.end(),
                                  [&word](const TimeHeard& time) { return overlaps(word, time.deadline.span); }));
    }
}

void add_rules(const Source& source, std::vector<InputWord>& words)
{
    for (std::size_t act = 0; act < act_count; ++act) {
        for (const Hit& hit : source.struck[act]) {
            if (hit.permille == 0) continue;
            for (std::size_t i = hit.evidence.first; i < hit.evidence.last; ++i) {
                add_signal(words[i], flag_count + act, strength_of(hit.permille));
            }
        }
        for (const Span& span : source.stood[act].spans) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (!overlaps(source.reading.words[i], span)) continue;
                add_signal(words[i], flag_count + act_count + act, strength_of(source.stood[act].permille));
            }
        }
    }
}

struct Piece {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t sentence = 0;
    bool question = false;
    bool conditional = false;
};

/// Clauses, a very short one joined to its neighbour in the sentence.
std::vector<Piece> pieces_of(const Reading& reading)
{
    std::vector<Piece> pieces;
    for (const text::Clause& clause : reading.clauses) {
        if (clause.first == clause.last) continue;
        if (!pieces.empty() && pieces.back().sentence == clause.sentence &&
            (pieces.back().last - pieces.back().first < 3 || clause.last - clause.first < 2)) {
            Piece& open = pieces.back();
            open.last = clause.last;
            open.question = open.question || clause.question;
            open.conditional = open.conditional || clause.conditional;
        } else {
            pieces.push_back({clause.first, clause.last, clause.sentence, clause.question, clause.conditional});
        }
    }
    return pieces;
}

/// Features of one clause, as hashes of small keys: kind, then up to three words or numbers.
class FeatureList {
public:
    void add(std::uint64_t kind, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0)
    {
        std::uint64_t hash = kind * 0x9E3779B97F4A7C15ULL;
        for (const std::uint64_t part : {a, b, c}) {
            hash = (hash ^ part) * 0xBF58476D1CE4E5B9ULL;
            hash ^= hash >> 29U;
        }
        rows_.push_back(static_cast<std::uint16_t>(hash >> 48U));
    }
    std::vector<std::uint16_t> take()
    {
        std::sort(rows_.begin(), rows_.end());
        rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
        return std::move(rows_);
    }

private:
    std::vector<std::uint16_t> rows_;
};

enum Kind : std::uint64_t {
    one_word = 1,
    two_words,
    three_words,
    around_a_word,
    question,
    conditional,
    position,
    at_the_end,
    length,
    word_before,
    word_after,
    question_before,
    question_after,
    shared_words,
    copies_customer,
    names_a_time,
    rule_struck,
    rule_stood
};

class UnitFeatures {
public:
    UnitFeatures(const Source& source, const std::vector<std::size_t>& shared, const std::vector<InputWord>& words)
        : source_(source), shared_(shared), pieces_(pieces_of(source.reading))
    {
        for (const InputWord& word : words) hashes_.push_back(fnv1a(word.text));
    }

    std::vector<Unit> all()
    {
        std::vector<Unit> units;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            FeatureList list;
            add_words(list, pieces_[i]);
            add_form(list, i);
            add_neighbours(list, i);
            add_evidence(list, pieces_[i]);
            units.push_back({pieces_[i].first, pieces_[i].last, list.take()});
        }
        return units;
    }

private:
    /// The word's hash, or a mark beyond the ends of the clause.
    std::uint64_t at(const Piece& piece, std::size_t offset) const
    {
        if (offset == 0) return 1;
        const std::size_t word = piece.first + offset - 1;
        return word < piece.last ? hashes_[word] : 2;
    }

    void add_words(FeatureList& list, const Piece& piece) const
    {
        const std::size_t count = piece.last - piece.first + 2;
        for (std::size_t i = 0; i < count; ++i) {
            list.add(one_word, at(piece, i));
            if (i + 1 < count) list.add(two_words, at(piece, i), at(piece, i + 1));
            if (i + 2 >= count) continue;
            list.add(three_words, at(piece, i), at(piece, i + 1), at(piece, i + 2));
            list.add(around_a_word, at(piece, i), at(piece, i + 2));
        }
    }

    void add_form(FeatureList& list, std::size_t index) const
    {
        const Piece& piece = pieces_[index];
        list.add(question, piece.question ? 1 : 0);
        list.add(conditional, piece.conditional ? 1 : 0);
        list.add(position, std::min<std::size_t>(index, 3));
        list.add(at_the_end, index + 1 == pieces_.size() ? 1 : 0);
        list.add(length, std::min<std::size_t>((piece.last - piece.first) / 3, 6));
    }

    void add_neighbours(FeatureList& list, std::size_t index) const
    {
        if (index > 0) add_neighbour(list, pieces_[index - 1], word_before, question_before);
        if (index + 1 < pieces_.size()) add_neighbour(list, pieces_[index + 1], word_after, question_after);
    }

    void add_neighbour(FeatureList& list, const Piece& piece, Kind word, Kind asks) const
    {
        for (std::size_t i = piece.first; i < piece.last; ++i) list.add(word, hashes_[i]);
        list.add(asks, piece.question ? 1 : 0);
    }

    void add_evidence(FeatureList& list, const Piece& piece) const
    {
        const auto inside = [&piece](std::size_t word) { return word >= piece.first && word < piece.last; };
        const auto shared = std::count_if(shared_.begin(), shared_.end(), inside);
        list.add(shared_words, static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(shared, 3)));
        const std::size_t from = std::max(piece.first, source_.copied.first);
        const std::size_t to = std::min(piece.last, source_.copied.last);
        list.add(copies_customer, to > from && to - from >= copied_from ? 1 : 0);
        const Span span{source_.reading.words[piece.first].begin, source_.reading.words[piece.last - 1].end};
        const auto in_span = [&span](const Span& other) { return other.begin < span.end && span.begin < other.end; };
        for (const TimeHeard& time : source_.times) {
            if (in_span(time.deadline.span)) list.add(names_a_time);
        }
        for (std::size_t act = 0; act < act_count; ++act) {
            for (const Hit& hit : source_.struck[act]) {
                if (hit.evidence.first >= piece.last || hit.evidence.last <= piece.first) continue;
                list.add(rule_struck, act, hit.permille == 0 ? 0 : hit.permille < 500 ? 1 : 2);
            }
            const ActHeard& stood = source_.stood[act];
            if (stood.present && std::any_of(stood.spans.begin(), stood.spans.end(), in_span)) {
                list.add(rule_stood, act);
            }
        }
    }

    const Source& source_;
    const std::vector<std::size_t>& shared_;
    std::vector<Piece> pieces_;
    std::vector<std::uint64_t> hashes_;
};

}  // namespace

Input make_input(const Source& source)
{
    Input input;
    input.words.resize(source.reading.words.size());
    for (std::size_t i = 0; i < input.words.size(); ++i) {
        input.words[i].text = text_of(source.reading.words[i]);
        add_parts(input.words[i]);
    }
    const std::vector<std::size_t> shared = text::shared_content(source.reading, source.customer);
    add_flags(source, shared, input.words);
    add_rules(source, input.words);
    input.units = UnitFeatures(source, shared, input.words).all();
    for (const text::Word& word : source.customer.words) input.customer.push_back(text_of(word));
    return input;
}

}  // namespace amends::acts::learnt
