#include "sim/cli/text_io.h"

#include <algorithm>
#include <ostream>

#include "scoring/base/utf8.h"

namespace amends::cli {
namespace {

bool is_harmful(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    return control || direction;
}

}  // namespace

std::string harmless(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        append_utf8(out, is_harmful(point.value) ? U' ' : point.value);
        i += point.length;
    }
    return out;
}

void write_wrapped(std::ostream& out, std::string_view text, int indent, int width)
{
    const std::string clean = harmless(text);
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    std::size_t column = 0;
    for (std::size_t begin = 0; begin < clean.size();) {
        const std::size_t end = std::min(clean.find(' ', begin), clean.size());
        const std::string_view word = std::string_view(clean).substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const std::size_t length = count_code_points(word);
        if (column > 0 && column + 1 + length > static_cast<std::size_t>(width)) {
            out << '\n' << margin;
            column = margin.size();
        } else if (column > 0) {
            out << ' ';
            ++column;
        }
        out << word;
        column += length;
    }
    out << '\n';
}

}  // namespace amends::cli
