#include "scoring/text/overlap.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace amends::text {
namespace {

// Sorted, so that a word is found by halving.
constexpr auto function_words = std::to_array<std::string_view>(
    {"'d",     "'s",     "a",     "about",    "actually",  "after", "again", "all",     "also",    "am",
     "an",     "and",    "any",   "anything", "are",       "as",    "at",    "back",    "be",      "because",
     "been",   "before", "being", "but",      "by",        "can",   "could", "did",     "do",      "does",
     "doing",  "done",   "down",  "ever",     "every",     "for",   "from",  "get",     "give",    "go",
     "going",  "got",    "had",   "has",      "have",      "he",    "hello", "her",     "here",    "hi",
     "him",    "his",    "how",   "i",        "if",        "in",    "into",  "is",      "it",      "just",
     "know",   "let",    "like",  "look",     "made",      "make",  "may",   "me",      "might",   "more",
     "much",   "must",   "my",    "need",     "never",     "no",    "not",   "nothing", "now",     "of",
     "off",    "oh",     "okay",  "on",       "one",       "only",  "or",    "other",   "our",     "out",
     "over",   "please", "put",   "really",   "right",     "said",  "say",   "see",     "shall",   "she",
     "should", "so",     "some",  "someone",  "something", "sorry", "still", "take",    "tell",    "than",
     "thank",  "thanks", "that",  "the",      "their",     "them",  "then",  "there",   "these",   "they",
     "thing",  "this",   "those", "though",   "through",   "till",  "time",  "to",      "told",    "too",
     "up",     "us",     "very",  "want",     "was",       "we",    "well",  "went",    "were",    "what",
     "when",   "where",  "which", "while",    "who",       "why",   "will",  "with",    "without", "would",
     "yes",    "yet",    "you",   "your",     "yours"});

bool akin(std::string_view a, std::string_view b)
{
    if (a == b) return true;
    if (a.size() < 4 || b.size() < 4) return false;
    std::size_t same = 0;
    while (same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
    const std::size_t shorter = std::min(a.size(), b.size());
    return same >= 4 && same + 2 >= shorter && std::max(a.size(), b.size()) - same <= 4;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const Reading& reading)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i + 1 < reading.words.size(); ++i) {
        pairs.emplace_back(reading.words[i].text, reading.words[i + 1].text);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace

bool is_function_word(std::string_view word)
{
    return std::binary_search(function_words.begin(), function_words.end(), word);
}

Run longest_common_run(const Reading& reply, const Reading& other)
{
    Run best;
    std::vector<std::size_t> before(other.words.size() + 1, 0);
    std::vector<std::size_t> here(other.words.size() + 1, 0);
    for (std::size_t i = 0; i < reply.words.size(); ++i) {
        for (std::size_t j = 0; j < other.words.size(); ++j) {
            here[j + 1] = reply.words[i].text == other.words[j].text ? before[j] + 1 : 0;
            if (here[j + 1] > best.last - best.first) best = {i + 1 - here[j + 1], i + 1};
        }
        std::swap(before, here);
    }
    return best;
}

int copied_permille(const Reading& reply, const Reading& other)
{
    const Run run = longest_common_run(reply, other);
    const std::size_t length = run.last - run.first;
    if (length < 4) return 0;
    return static_cast<int>(length * 1000 / reply.words.size());
}

int likeness_permille(const Reading& a, const Reading& b)
{
    if (a.words.size() < 2 || b.words.size() < 2) {
        const bool same = a.words.size() == 1 && b.words.size() == 1 && a.words[0].text == b.words[0].text;
        return same ? 1000 : 0;
    }
    const auto left = pairs_of(a);
    const auto right = pairs_of(b);
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        if (left[i] == right[j]) {
            ++shared, ++i, ++j;
        } else if (left[i] < right[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return static_cast<int>(2000 * shared / (left.size() + right.size()));
}

std::vector<std::size_t> shared_content(const Reading& reply, const Reading& other)
{
    std::vector<std::size_t> shared;
    for (std::size_t i = 0; i < reply.words.size(); ++i) {
        const std::string& word = reply.words[i].text;
        if (is_function_word(word) || word.size() < 2) continue;
        const bool found = std::any_of(other.words.begin(), other.words.end(),
                                       [&word](const Word& theirs) { return akin(word, theirs.text); });
        if (found) shared.push_back(i);
    }
    return shared;
}

}  // namespace amends::text
