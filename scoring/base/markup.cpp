#include "scoring/base/markup.h"

#include "scoring/base/utf8.h"

namespace amends {
namespace {

bool can_stand_in_xml(const CodePoint& point)
{
    const char32_t c = point.value;
    return point.valid && (c >= 0x20 || c == U'\n' || c == U'\t') && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string escape_markup(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (point.value == U'&') {
            out += "&amp;";
        } else if (point.value == U'<') {
            out += "&lt;";
        } else if (point.value == U'>') {
            out += "&gt;";
        } else if (point.value == U'"') {
            out += "&quot;";
        } else {
            append_utf8(out, can_stand_in_xml(point) ? point.value : U'\uFFFD');
        }
    }
    return out;
}

}  // namespace amends
