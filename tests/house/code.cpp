#include "tests/house/code.h"

#include <algorithm>
#include <cstddef>
#include <regex>
#include <sstream>

namespace amends::house {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Walks over the text once; `blank` overwrites all but line ends.
class Walker {
public:
    Walker(std::string_view text, bool blank_literals) : out_(text), blank_literals_(blank_literals) {}

    std::string walk()
    {
        while (at_ < out_.size()) step();
        return out_;
    }

private:
    char peek(std::size_t ahead) const { return at_ + ahead < out_.size() ? out_[at_ + ahead] : '\0'; }

    void blank(std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < std::min(to, out_.size()); ++i) {
            if (out_[i] != '\n') out_[i] = ' ';
        }
    }

    void step()
    {
        const char c = out_[at_];
        if (c == '/' && peek(1) == '/') {
            comment_until("\n");
        } else if (c == '/' && peek(1) == '*') {
            comment_until("*/");
        } else if (c == '"' || c == '\'') {
            literal(c);
        } else if (is_digit(c)) {
            // A number with its separators: 1'000 opens no character literal.
            while (is_digit(peek(0)) || is_letter(peek(0)) || peek(0) == '\'' || peek(0) == '.') ++at_;
        } else if (is_letter(c)) {
            word();
        } else {
            ++at_;
        }
    }

    void comment_until(std::string_view end)
    {
        const std::size_t found = out_.find(end, at_ + 2);
        const std::size_t past = found == std::string::npos ? out_.size() : found + (end == "\n" ? 0 : end.size());
        blank(at_, past);
        at_ = past;
    }

    void word()
    {
        const std::size_t begin = at_;
        while (is_digit(peek(0)) || is_letter(peek(0))) ++at_;
        if (peek(0) == '"' && out_[at_ - 1] == 'R' && at_ - begin <= 3) raw_literal();
    }

    void literal(char quote)
    {
        const std::size_t begin = ++at_;
        while (at_ < out_.size() && out_[at_] != quote && out_[at_] != '\n') at_ += out_[at_] == '\\' ? 2 : 1;
        if (blank_literals_) blank(begin, at_);
        ++at_;
    }

    void raw_literal()
    {
        const std::size_t begin = at_ + 1;
        const std::size_t open = out_.find('(', begin);
        if (open == std::string::npos) {
            at_ = out_.size();
            return;
        }
        const std::string close = ")" + out_.substr(begin, open - begin) + "\"";
        const std::size_t end = std::min(out_.find(close, open), out_.size());
        if (blank_literals_) blank(begin, end + close.size() - 1);
        at_ = end + close.size();
    }

    std::string out_;
    bool blank_literals_;
    std::size_t at_ = 0;
};

}  // namespace

std::string without_comments(std::string_view text)
{
    return Walker(text, false).walk();
}

std::string bare_code(std::string_view text)
{
    return Walker(text, true).walk();
}

std::vector<Include> includes_of(std::string_view text)
{
    static const std::regex k_include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> includes;
    std::istringstream lines(without_comments(text));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::smatch match;
        if (std::regex_search(line, match, k_include)) includes.push_back({number, match[2], match[1] == "\""});
    }
    return includes;
}

std::vector<Word> words_of(std::string_view text)
{
    const std::string code = bare_code(text);
    std::vector<Word> words;
    int line = 1;
    char before = ' ';
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t begin = at;
        if (!is_letter(code[at]) && !is_digit(code[at])) {
            if (code[at] == '\n') ++line;
            if (code[at] != ' ' && code[at] != '\n') before = code[at];
            ++at;
            continue;
        }
        while (at < code.size() && (is_letter(code[at]) || is_digit(code[at]))) ++at;
        const std::size_t next = code.find_first_not_of(" \n", at);
        const char after = next == std::string::npos ? ' ' : code[next];
        if (is_letter(code[begin])) words.push_back({line, code.substr(begin, at - begin), before, after});
        before = code[at - 1];
    }
    return words;
}

}  // namespace amends::house
