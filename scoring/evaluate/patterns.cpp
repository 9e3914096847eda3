#include "scoring/evaluate/patterns.h"

#include <algorithm>
#include <vector>

namespace amends::evaluate {
namespace {

std::vector<std::string_view> words_of(Pattern pattern)
{
    std::vector<std::string_view> words;
    while (!pattern.empty()) {
        const std::size_t end = std::min(pattern.find(' '), pattern.size());
        words.push_back(pattern.substr(0, end));
        pattern.remove_prefix(std::min(pattern.size(), end + 1));
    }
    return words;
}

bool fits(std::string_view wanted, std::string_view word)
{
    return wanted.ends_with('*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
}

bool stands_at(const text::Reading& text, std::size_t at, std::span<const std::string_view> wanted, bool opening)
{
    if (opening && text.sentences[text.words[at].sentence].first != at) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (at + i >= text.words.size() || !fits(wanted[i], text.words[at + i].text)) return false;
    }
    return true;
}

bool holds(const text::Reading& text, Pattern pattern)
{
    if (pattern == "?") {
        return std::any_of(text.sentences.begin(), text.sentences.end(),
                           [](const auto& each) { return each.question; });
    }
    std::vector<std::string_view> wanted = words_of(pattern);
    const bool opening = wanted.front() == "^";
    if (opening) wanted.erase(wanted.begin());
    for (std::size_t at = 0; at < text.words.size(); ++at) {
        if (stands_at(text, at, wanted, opening)) return true;
    }
    return false;
}

}  // namespace

int patterns_in(const text::Reading& text, std::span<const Pattern> patterns)
{
    return static_cast<int>(
        std::count_if(patterns.begin(), patterns.end(), [&text](Pattern each) { return holds(text, each); }));
}

}  // namespace amends::evaluate
