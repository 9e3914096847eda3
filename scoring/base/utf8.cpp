#include "scoring/base/utf8.h"

namespace amends {
namespace {

bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t least;  // smaller values in this length are overlong
};

Lead lead_of(unsigned char byte)
{
    if (byte < 0x80U) return {1, byte, 0};
    if ((byte & 0xE0U) == 0xC0U) return {2, byte & 0x1FU, 0x80};
    if ((byte & 0xF0U) == 0xE0U) return {3, byte & 0x0FU, 0x800};
    if ((byte & 0xF8U) == 0xF0U) return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

}  // namespace

CodePoint code_point_at(std::string_view bytes, std::size_t offset)
{
    const CodePoint invalid{0xFFFD, offset, 1, false};
    const Lead lead = lead_of(static_cast<unsigned char>(bytes[offset]));
    if (lead.length == 0 || offset + lead.length > bytes.size()) return invalid;
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[offset + i]);
        if (!is_continuation(byte)) return invalid;
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.least || value > 0x10FFFF || surrogate) return invalid;
    return {value, offset, lead.length, true};
}

void append_utf8(std::string& out, char32_t value)
{
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | (value >> 6U));
        put(0x80 | (value & 0x3FU));
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12U));
        put(0x80 | ((value >> 6U) & 0x3FU));
        put(0x80 | (value & 0x3FU));
    } else {
        put(0xF0 | (value >> 18U));
        put(0x80 | ((value >> 12U) & 0x3FU));
        put(0x80 | ((value >> 6U) & 0x3FU));
        put(0x80 | (value & 0x3FU));
    }
}

bool is_valid_utf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint point = code_point_at(bytes, i);
        if (!point.valid) return false;
        i += point.length;
    }
    return true;
}

std::string valid_utf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint point = code_point_at(bytes, i);
        append_utf8(out, point.value);
        i += point.length;
    }
    return out;
}

std::size_t count_code_points(std::string_view bytes)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes.size(); ++count) i += code_point_at(bytes, i).length;
    return count;
}

}  // namespace amends
