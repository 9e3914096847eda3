#include "sim/author/typos.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

bool is_letter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string lowered(std::string words)
{
    for (char& c : words) {
        if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    }
    return words;
}

/// Marks of punctuation beyond ASCII begin with E2 80: dashes, quotes, the ellipsis.
bool is_punctuation(std::string_view text, std::size_t at)
{
    return text.substr(at, 2) == "\xE2\x80" || text.substr(at, 2) == "\xC2\xA3";
}

/// U+2019 is the apostrophe of typographers.
bool is_apostrophe(std::string_view text, std::size_t at)
{
    return text[at] == '\'' || text.substr(at, 3) == "\xE2\x80\x99";
}

struct Token {
    std::size_t begin = 0, end = 0;
    std::string word;  ///< with plain apostrophes
    bool begins_sentence = false;
};

/// Runs of letters with apostrophes in their midst; those that touch a figure or stand in braces are left out.
std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> out;
    bool sentence = true;
    int braces = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '{') ++braces;
        if (c == '}') --braces;
        if (c == '.' || c == '!' || c == '?' || c == ':' || text.substr(i, 3) == "\xE2\x80\xA6") sentence = true;
        if (!is_letter(c) || is_punctuation(text, i)) {
            i += is_punctuation(text, i) ? (text[i] == '\xE2' ? 3 : 2) : 1;
            continue;
        }
        Token token{i, i, {}, sentence};
        while (i < text.size()) {
            if (is_apostrophe(text, i)) {
                const std::size_t size = text[i] == '\'' ? 1 : 3;
                if (i + size >= text.size() || !is_letter(text[i + size]) || is_punctuation(text, i + size)) break;
                token.word += '\'';
                i += size;
            } else if (is_letter(text[i]) && !is_punctuation(text, i)) {
                token.word += text[i++];
            } else {
                break;
            }
        }
        token.end = i;
        sentence = false;
        const bool touches =
            (token.begin > 0 && is_digit(text[token.begin - 1])) || (i < text.size() && is_digit(text[i]));
        if (braces == 0 && !touches) out.push_back(std::move(token));
    }
    return out;
}

bool is_shouted(const std::string& word)
{
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || c == '\''; });
}

/// "Tolley's" is a name where "Tolley" is one.
bool is_name(const std::string& word, const std::vector<std::string>& names)
{
    std::string low = lowered(word);
    const auto known = [&] { return std::binary_search(names.begin(), names.end(), low); };
    if (known()) return true;
    const bool owns = low.ends_with("'s");
    if (!owns && !low.ends_with("s")) return false;
    low.resize(low.size() - (owns ? 2 : 1));
    return known();
}

class Names {
public:
    std::vector<std::string> found;

    void add_all(std::string_view text)
    {
        for (const Token& token : tokens_of(text)) found.push_back(lowered(token.word));
    }

    /// Capitals in the midst of a sentence.
    void add_capitals(std::string_view text)
    {
        for (const Token& token : tokens_of(text)) {
            if (token.begins_sentence || !is_upper(token.word.front()) || token.word.size() < 2) continue;
            std::string low = lowered(token.word);
            if (low.ends_with("'s")) low.resize(low.size() - 2);
            found.push_back(std::move(low));
        }
    }

    void walk(const Json& value, std::string_view key)
    {
        if (value.is_string()) {
            const auto text = value.get<std::string>();
            const bool names = key == "name" || key == "odd_word" || key == "hurt_too";
            if (names)
                add_all(text);
            else
                add_capitals(text);
        }
        if (value.is_array()) {
            for (const Json& each : value) walk(each, key);
        }
        if (!value.is_object()) return;
        for (const auto& [inner, each] : value.items()) {
            if (key == "words" && each.is_string()) {
                add_all(inner);  // a variant's names, and what they stand in the place of
                add_all(each.get<std::string>());
            } else {
                walk(each, inner);
            }
        }
    }
};

}  // namespace

std::vector<Typo> typos(std::string_view text, const std::vector<std::string>& names, const Dictionary& dictionary)
{
    std::vector<Typo> out;
    if (!dictionary.knows) return out;
    for (Token& token : tokens_of(text)) {
        if (is_shouted(token.word) || is_name(token.word, names) || dictionary.knows(token.word)) continue;
        const bool told =
            std::any_of(out.begin(), out.end(), [&](const Typo& each) { return each.word == token.word; });
        if (!told) out.push_back({token.begin, token.end, std::move(token.word)});
    }
    return out;
}

std::vector<std::string> names_of(const Document& document, const House& house)
{
    Names names;
    names.add_all(house.brand);
    names.add_all(house.currency);
    names.add_capitals(house.authority_words);
    for (const std::string& rule : house.rules) names.add_capitals(rule);
    names.walk(document.tree(), "");
    std::sort(names.found.begin(), names.found.end());
    names.found.erase(std::unique(names.found.begin(), names.found.end()), names.found.end());
    return std::move(names.found);
}

}  // namespace amends::author
