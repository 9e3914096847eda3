#include "sim/scenario/words.h"

#include <algorithm>

#include "scoring/base/utf8.h"
#include "sim/scenario/field.h"

namespace amends::scenario {
namespace {

constexpr std::size_t longest_quote = 60;

bool is_control(char32_t c)
{
    return (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
}

/// Embeddings, overrides and isolates: they make a text read as another than it is.
bool turns_direction(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_blank(char32_t c)
{
    return c == U' ' || c == U'\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
}

std::string code_of(char32_t c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string code = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) code += digits[(c >> static_cast<unsigned>(shift)) & 15U];
    return code;
}

/// Bytes beyond ASCII count as letters: a phrase never ends inside a word of any language.
bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool stands_at(std::string_view text, std::string_view phrase, std::size_t begin)
{
    if (text.substr(begin, phrase.size()) != phrase) return false;
    const std::size_t end = begin + phrase.size();
    const bool cut_before = begin > 0 && is_word_byte(text[begin - 1]) && is_word_byte(phrase.front());
    const bool cut_after = end < text.size() && is_word_byte(text[end]) && is_word_byte(phrase.back());
    return !cut_before && !cut_after;
}

}  // namespace

std::string in_quotes(std::string_view text)
{
    std::string out = "\"";
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        if (characters == longest_quote) {
            out += "…";
            break;
        }
        const CodePoint point = code_point_at(text, at);
        const char32_t c = point.valid ? point.value : U'\uFFFD';
        append_utf8(out, is_control(c) || c == U'\n' || turns_direction(c) ? U'\uFFFD' : c);
        at += point.length;
    }
    return out + "\"";
}

std::string listed(const std::vector<std::string_view>& names, std::string_view joint)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " " + std::string(joint) + " " : ", ";
        out += names[i];
    }
    return out;
}

std::string fault_of_text(std::string_view text)
{
    bool blank = true;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const CodePoint point = code_point_at(text, at);
        if (is_control(point.value)) return "this text holds a control character (" + code_of(point.value) + ")";
        if (turns_direction(point.value)) {
            return "this text holds a character that turns the direction of writing (" + code_of(point.value) + ")";
        }
        blank = blank && is_blank(point.value);
        at += point.length;
    }
    if (blank) return "expected a text, found " + in_quotes(text) + "; what says nothing is left out";
    if (characters > most_characters) {
        return "expected at most " + std::to_string(most_characters) + " characters, found " +
               std::to_string(characters);
    }
    return "";
}

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t begin)
{
    if (phrase.empty()) return std::string_view::npos;
    for (std::size_t at = text.find(phrase, begin); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
        if (stands_at(text, phrase, at)) return at;
    }
    return std::string_view::npos;
}

std::string replace_phrases(std::string_view text, const std::map<std::string, std::string>& words)
{
    struct Candidate {
        std::size_t at;
        const std::pair<const std::string, std::string>* entry;
    };
    std::vector<Candidate> candidates;
    for (const auto& entry : words) {
        const std::size_t found = find_phrase(text, entry.first);
        if (found != std::string_view::npos) candidates.push_back({found, &entry});
    }
    std::string out;
    std::size_t done = 0;
    while (!candidates.empty()) {
        const auto next = std::min_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
            return a.at != b.at ? a.at < b.at : a.entry->first.size() > b.entry->first.size();
        });
        out.append(text.substr(done, next->at - done)).append(next->entry->second);
        done = next->at + next->entry->first.size();
        for (Candidate& candidate : candidates) {
            if (candidate.at < done) candidate.at = find_phrase(text, candidate.entry->first, done);
        }
        const auto gone = std::remove_if(candidates.begin(), candidates.end(),
                                         [](const auto& c) { return c.at == std::string_view::npos; });
        candidates.erase(gone, candidates.end());
    }
    return out.append(text.substr(done));
}

}  // namespace amends::scenario
