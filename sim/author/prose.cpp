#include "sim/author/prose.h"

#include <algorithm>
#include <array>
#include <string>

#include "scoring/base/utf8.h"
#include "scoring/text/fold.h"
#include "scoring/text/pace.h"

namespace amends::author {
namespace {

bool is_one_of(char c, std::string_view letters)
{
    return letters.find(c) != std::string_view::npos;
}

/// Lower case, without accents and dashes: letters, digits and apostrophes.
std::string folded(std::string_view word)
{
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        std::string one;
        const CodePoint point = code_point_at(word, at);
        const text::Kind kind = text::fold(point.value, one).kind;
        at += point.length;
        if (kind == text::Kind::letter || kind == text::Kind::digit || kind == text::Kind::apostrophe) out += one;
    }
    while (out.starts_with('\'')) out.erase(0, 1);
    while (out.ends_with('\'')) out.pop_back();
    return out;
}

/// Whether the letter there sounds as a vowel: not the u of "question" and "guard".
bool is_vowel(std::string_view word, std::size_t at)
{
    if (!is_one_of(word[at], "aeiouy")) return false;
    const bool next = at + 1 < word.size() && is_one_of(word[at + 1], "aeio");
    if (word[at] == 'u' && at > 0 && next && is_one_of(word[at - 1], "qg")) return false;
    return word[at] != 'y' || at > 0;
}

/// Two vowels side by side that are two syllables: "trying", "media", "serious", but "nation", "special".
bool parts(std::string_view word, std::size_t at)
{
    const std::string_view rest = word.substr(at);
    if (rest.starts_with("ing")) return true;
    if (word[at - 1] != 'i' || !is_one_of(word[at], "aou")) return false;
    return at < 2 || !is_one_of(word[at - 2], "tsc");
}

/// The e of "name", "names" and "called", but not of "table", "boxes" and "wanted".
bool ends_silent(std::string_view word)
{
    char suffix = 0;
    if (word.size() > 2 && (word.ends_with("es") || word.ends_with("ed"))) {
        suffix = word.back();
        word.remove_suffix(1);
    }
    if (word.size() < 3 || word.back() != 'e') return false;
    const char before = word[word.size() - 2];
    if (is_one_of(before, "aeiouy")) return false;
    if (before == 'l' && is_one_of(word[word.size() - 3], "bcdfgkptz")) return false;
    if (suffix == 'd') return !is_one_of(before, "td");
    if (suffix == 's') return !is_one_of(before, "sxzcg") && !word.ends_with("she") && !word.ends_with("che");
    return true;
}

bool ends_a_sentence(std::string_view word)
{
    static constexpr std::array<std::string_view, 7> shortened = {"mr", "mrs", "ms", "dr", "st", "e.g", "i.e"};
    constexpr std::string_view ellipsis = "…";
    while (!word.empty() && is_one_of(word.back(), "\"')]")) word.remove_suffix(1);
    for (const std::string_view quote : {"”", "’"}) {
        if (word.ends_with(quote)) word.remove_suffix(quote.size());
    }
    if (word.ends_with('!') || word.ends_with('?') || word.ends_with(ellipsis)) return true;
    if (!word.ends_with('.')) return false;
    word.remove_suffix(1);
    std::string lower(word);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return std::find(shortened.begin(), shortened.end(), lower) == shortened.end();
}

struct Counted {
    int words = 0, sentences = 0, syllables = 0;
    bool within = false;  ///< a sentence has begun

    void take(std::string_view word)
    {
        // Words joined by a dash are read one by one.
        std::size_t begin = 0;
        while (begin <= word.size()) {
            const std::size_t end = std::min(word.find('-', begin), word.size());
            if (const std::string part = folded(word.substr(begin, end - begin)); !part.empty()) {
                ++words;
                syllables += syllables_of(part);
                within = true;
            }
            begin = end + 1;
        }
        if (ends_a_sentence(word)) close();
    }

    void close()
    {
        sentences += within ? 1 : 0;
        within = false;
    }
};

}  // namespace

int syllables_of(std::string_view given)
{
    const std::string word = folded(given);
    int count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool vowel = is_vowel(word, i);
        const bool digit = word[i] >= '0' && word[i] <= '9';
        if (digit || (vowel && (!inside || parts(word, i)))) ++count;
        inside = vowel;
    }
    if (count > 1 && ends_silent(word)) --count;
    const bool denies = word.ends_with("n't") && word.size() > 4;  // "didn't", but "don't"
    if (denies && is_one_of(word[word.size() - 4], "ds")) ++count;
    return std::max(count, 1);
}

int grade_tenths(int words, int sentences, int syllables)
{
    const std::int64_t w = words, s = sentences, y = syllables;
    // Hundredths times words times sentences, so that nothing is rounded before the end.
    const std::int64_t above = 39 * w * w + 1180 * y * s - 1559 * w * s;
    const std::int64_t below = 10 * w * s;
    const std::int64_t doubled = 2 * above + below;
    const std::int64_t down = doubled / (2 * below);
    return static_cast<int>(doubled % (2 * below) < 0 ? down - 1 : down);
}

Prose prose_of(std::string_view text)
{
    Counted counted;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        if (end > begin) counted.take(text.substr(begin, end - begin));
        if (end < text.size() && text[end] == '\n') counted.close();
        begin = end + 1;
    }
    counted.close();
    Prose prose;
    prose.words = text::word_count(text);
    prose.spoken_ms = prose.words * text::ms_per_word;
    if (counted.words >= least_graded_words)
        prose.grade_tenths = grade_tenths(counted.words, counted.sentences, counted.syllables);
    return prose;
}

}  // namespace amends::author
