#include "scoring/text/topic_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "scoring/text/fold.h"

namespace amends::text {
namespace {

struct Piece {
    std::string text;
    bool prefix = false;
};

/// What a part of a pattern reads as after those before it. Plain letters need no reader, only what they are short for;
/// "ill" and "id" are words of their own behind some words, and "I'll" and "I'd" in front.
std::vector<std::string> words_of(std::string_view part, std::string_view before)
{
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    const bool plain = !part.empty() && std::all_of(part.begin(), part.end(), small);
    const bool two_ways = part == "ill" || part == "id";
    if (plain && !two_ways) return undo_contraction(part).words;
    if (two_ways && read(std::string(before) + " " + std::string(part)).words.back().text == part) {
        return {std::string(part)};
    }
    std::vector<std::string> words;
    for (Word& word : read(part).words) words.push_back(std::move(word.text));
    return words;
}

bool fits(const Word& word, const Piece& piece)
{
    return piece.prefix ? word.text.compare(0, piece.text.size(), piece.text) == 0 : word.text == piece.text;
}

/// Nothing where already the first piece stands nowhere in the reading.
std::vector<Piece> pieces_of(const Reading& reading, std::string_view pattern)
{
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
        const std::string_view part = pattern.substr(at, end - at);
        const bool prefix = part.size() > 1 && part.back() == '*';
        const bool first = pieces.empty();
        for (std::string& word : words_of(prefix ? part.substr(0, part.size() - 1) : part, pattern.substr(0, at))) {
            pieces.push_back({std::move(word), false});
        }
        if (prefix && !pieces.empty()) pieces.back().prefix = true;
        const auto is_first = [&](const Word& word) { return fits(word, pieces.front()); };
        if (first && !pieces.empty() && std::none_of(reading.words.begin(), reading.words.end(), is_first)) return {};
        at = end + 1;
    }
    return pieces;
}

bool stands_at(const Reading& reading, std::size_t first, const std::vector<Piece>& pieces)
{
    if (first + pieces.size() > reading.words.size()) return false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Word& word = reading.words[first + i];
        if (i > 0 && word.before == Break::sentence) return false;
        if (!fits(word, pieces[i])) return false;
    }
    return true;
}

}  // namespace

std::vector<Run> find_topic_word(const Reading& reading, std::string_view pattern)
{
    std::vector<Run> found;
    const std::vector<Piece> pieces = pieces_of(reading, pattern);
    if (pieces.empty()) return found;
    for (std::size_t i = 0; i < reading.words.size();) {
        if (stands_at(reading, i, pieces)) {
            found.push_back({i, i + pieces.size()});
            i += pieces.size();
        } else {
            ++i;
        }
    }
    return found;
}

}  // namespace amends::text
