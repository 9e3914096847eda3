#include <algorithm>

#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/body_reader.h"

namespace amends::exchange {
namespace {

/// Whether a character says something: bullets, arrows, quotation marks and digits alone do not.
bool says_something(char32_t c)
{
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'$' || c == U'&';
    const bool sign = c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x2190 && c <= 0x21FF) ||
                      (c >= 0x2500 && c <= 0x27BF) || (c >= 0x2900 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3003);
    return !sign;
}

}  // namespace

void Prose::say(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (point.value == U'\n') {
            end_line();
            continue;
        }
        append_utf8(lines_.back().text, point.value);
        lines_.back().says = lines_.back().says || says_something(point.value);
    }
}

void Prose::say_link(std::string_view text)
{
    lines_.back().text += text;
    lines_.back().links = true;
}

void Prose::end_line()
{
    lines_.emplace_back();
}

std::vector<std::string> Prose::paragraphs()
{
    std::vector<std::string> paragraphs;
    bool goes_on = false;
    for (const Line& line : lines_) {
        const std::string_view text = trimmed(line.text);
        if (text.empty()) {
            goes_on = false;
            continue;
        }
        if (line.links && !line.says) continue;
        if (goes_on)
            paragraphs.back().append("\n").append(text);
        else
            paragraphs.emplace_back(text);
        goes_on = true;
    }
    return paragraphs;
}

}  // namespace amends::exchange
