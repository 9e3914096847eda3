#include "scoring/text/topic_words.h"

namespace amends::text {
namespace {

struct Piece {
    std::string text;
    bool prefix = false;
};

std::vector<Piece> pieces_of(std::string_view pattern)
{
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
        const std::string_view part = pattern.substr(at, end - at);
        const bool prefix = part.size() > 1 && part.back() == '*';
        const Reading folded = read(part);
        for (const Word& word : folded.words) pieces.push_back({word.text, false});
        if (prefix && !folded.words.empty()) pieces.back().prefix = true;
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
        const bool fits = pieces[i].prefix ? word.text.compare(0, pieces[i].text.size(), pieces[i].text) == 0
                                           : word.text == pieces[i].text;
        if (!fits) return false;
    }
    return true;
}

}  // namespace

std::vector<Run> find_topic_word(const Reading& reading, std::string_view pattern)
{
    std::vector<Run> found;
    const std::vector<Piece> pieces = pieces_of(pattern);
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
