#include "scoring/acts/questions_heard.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::acts {
namespace {

using text::Reading;
using text::Sentence;

constexpr std::size_t tag = 2;             // words: "Sound good?"
constexpr std::size_t short_question = 9;  // words

template <std::size_t N>
bool has_any(const Reading& reading, const Sentence& sentence, const std::array<std::string_view, N>& wanted)
{
    return std::any_of(reading.words.begin() + sentence.first, reading.words.begin() + sentence.last,
                       [&wanted](const text::Word& word) {
                           return std::find(wanted.begin(), wanted.end(), word.text) != wanted.end();
                       });
}

/// "Is that all right?", "do you want it?": a short question that points at what was said before it. "How was it?" asks
/// for news.
bool leans(const Reading& reading, const Sentence& sentence)
{
    constexpr auto for_news = std::to_array<std::string_view>({"how", "did", "was"});
    constexpr auto pointing = std::to_array<std::string_view>({"that", "it", "this"});
    const std::size_t words = sentence.last - sentence.first;
    if (words <= tag) return true;
    if (has_any(reading, sentence, for_news)) return false;
    return words <= short_question && has_any(reading, sentence, pointing);
}

}  // namespace

std::vector<Span> questions_of(const Reading& reading)
{
    std::vector<Span> questions;
    for (const Sentence& sentence : reading.sentences) {
        if (!sentence.question || sentence.first == sentence.last || leans(reading, sentence)) continue;
        std::size_t first = sentence.first;
        for (std::size_t i = first; i <= sentence.last; ++i) {
            const bool ends = i == sentence.last || (reading.words[i].text == "and" && i > sentence.first);
            if (!ends) continue;
            if (i > first) questions.push_back({reading.words[first].begin, reading.words[i - 1].end});
            first = i + 1;
        }
    }
    return questions;
}

}  // namespace amends::acts
