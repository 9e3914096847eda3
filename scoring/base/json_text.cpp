#include "scoring/base/json_text.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "scoring/base/utf8.h"

namespace amends {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::vector<std::size_t> line_begins_of(std::string_view text)
{
    std::vector<std::size_t> begins{text.substr(0, 3) == byte_order_mark ? byte_order_mark.size() : 0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        begins.push_back(at + 1);
    }
    return begins;
}

Place place_at(const JsonText& json, std::size_t offset, std::string_view pointer)
{
    const auto after = std::upper_bound(json.line_begins.begin(), json.line_begins.end(), offset);
    const std::size_t line =
        after == json.line_begins.begin() ? 0 : static_cast<std::size_t>(after - json.line_begins.begin()) - 1;
    const std::size_t begin = std::min(json.line_begins[line], offset);
    const std::size_t column = count_code_points(std::string_view(json.text).substr(begin, offset - begin)) + 1;
    return {json.name, static_cast<int>(line) + 1, static_cast<int>(column), std::string(pointer)};
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string shown(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) return std::string("'") + c + "'";
    constexpr std::string_view hex = "0123456789ABCDEF";
    return std::string("byte 0x") + hex[byte >> 4U] + hex[byte & 15U];
}

/// Recursive descent, at most `limits.depth` deep. A syntax error sets `broken` and ends the reading;
/// what is well-formed but not allowed goes to `faults`, and the reading goes on.
class Reader {
public:
    Reader(JsonText& json, JsonLimits limits) : json_(json), text_(json.text), limits_(limits) {}

    Diagnostics read()
    {
        if (text_.substr(0, 3) == byte_order_mark) at_ = byte_order_mark.size();
        skip_space();
        value(json_.tree, "", at_, 0);
        skip_space();
        if (!broken_ && at_ < text_.size()) break_off("expected the end of the file, found " + found());
        if (broken_) return {*broken_};
        return std::move(faults_);
    }

private:
    void value(nlohmann::json& out, const std::string& pointer, std::size_t key, int depth)
    {
        if (json_.offsets.emplace(pointer, JsonText::Offsets{at_, key}).second) pointer_ = pointer;
        if (at_ >= text_.size()) return break_off("expected a value, found the end of the file");
        const char c = text_[at_];
        if (c == '{' || c == '[') {
            if (depth >= limits_.depth) {
                return break_off("nested deeper than " + std::to_string(limits_.depth) + " levels");
            }
            return c == '{' ? object(out, pointer, depth + 1) : array(out, pointer, depth + 1);
        }
        if (c == '"') {
            out = string(pointer);
            return;
        }
        if (c == '-' || is_digit(c)) return number(out, pointer);
        if (word("true"))
            out = true;
        else if (word("false"))
            out = false;
        else if (word("null"))
            out = nullptr;
        else
            break_off("expected a value, found " + found());
    }

    void object(nlohmann::json& out, const std::string& pointer, int depth)
    {
        out = nlohmann::json::object();
        ++at_;
        skip_space();
        if (take('}')) return;
        while (!broken_) {
            const std::size_t key_at = at_;
            if (at_ >= text_.size() || text_[at_] != '"')
                return break_off("expected a key in quotes, found " + found());
            const std::string key = string(pointer);
            if (broken_) return;
            skip_space();
            if (!take(':')) return break_off("expected ':' after the key, found " + found());
            skip_space();
            const std::string child = child_pointer(pointer, key);
            const auto [slot, fresh] = out.emplace(key, nullptr);
            nlohmann::json spare;
            if (!fresh) refuse(key_at, child, "the key \"" + key + "\" stands here twice");
            value(fresh ? *slot : spare, child, key_at, depth);
            skip_space();
            if (take('}')) return;
            if (!take(',')) return break_off("expected ',' or '}', found " + found());
            skip_space();
        }
    }

    void array(nlohmann::json& out, const std::string& pointer, int depth)
    {
        out = nlohmann::json::array();
        ++at_;
        skip_space();
        if (take(']')) return;
        while (!broken_) {
            out.push_back(nullptr);
            value(out.back(), child_pointer(pointer, out.size() - 1), at_, depth);
            skip_space();
            if (take(']')) return;
            if (!take(',')) return break_off("expected ',' or ']', found " + found());
            skip_space();
        }
    }

    std::string string(const std::string& pointer)
    {
        std::string out;
        const std::size_t begin = at_++;
        bool has_nul = false;
        bool is_text = true;
        while (at_ < text_.size() && text_[at_] != '"' && !broken_) {
            const char c = text_[at_];
            if (static_cast<unsigned char>(c) < 0x20) {
                break_off("a string may not hold " + shown(c) + " unescaped; is a closing quote missing?");
            } else if (c == '\\') {
                escape(out, has_nul, is_text);
            } else {
                const CodePoint point = code_point_at(text_, at_);
                is_text = is_text && point.valid;
                append_utf8(out, point.valid ? point.value : U'\uFFFD');
                at_ += point.length;
            }
        }
        if (broken_) return out;
        if (at_ >= text_.size()) {
            at_ = begin;
            break_off("this string has no closing quote");
            return out;
        }
        ++at_;
        if (has_nul) refuse(begin, pointer, "a string may not hold the character NUL");
        if (!is_text) refuse(begin, pointer, "this string is not well-formed Unicode");
        return out;
    }

    void escape(std::string& out, bool& has_nul, bool& is_text)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t begin = at_++;
        const char c = at_ < text_.size() ? text_[at_] : '\0';
        const std::size_t found_at = letters.find(c);
        if (found_at != std::string_view::npos) {
            out += meanings[found_at];
            ++at_;
            return;
        }
        std::optional<char32_t> unit = c == 'u' ? hex_unit() : std::nullopt;
        if (!unit) {
            at_ = begin;
            return break_off("unknown escape in a string");
        }
        if (*unit >= 0xD800 && *unit < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            const std::size_t second_at = at_++;
            const std::optional<char32_t> low = hex_unit();
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00);
            } else {
                at_ = second_at;
            }
        }
        has_nul = has_nul || *unit == 0;
        const bool lone = *unit >= 0xD800 && *unit < 0xE000;
        is_text = is_text && !lone;
        append_utf8(out, lone ? U'\uFFFD' : *unit);
    }

    /// Four hexadecimal digits after the 'u' at `at_`.
    std::optional<char32_t> hex_unit()
    {
        const std::string_view digits = text_.substr(std::min(at_ + 1, text_.size()), 4);
        if (digits.size() < 4) return std::nullopt;
        char32_t unit = 0;
        for (const char c : digits) {
            const char lower = static_cast<char>(c | 0x20);
            if (is_digit(c))
                unit = unit * 16 + static_cast<char32_t>(c - '0');
            else if (lower >= 'a' && lower <= 'f')
                unit = unit * 16 + static_cast<char32_t>(lower - 'a') + 10;
            else
                return std::nullopt;
        }
        at_ += 5;
        return unit;
    }

    void number(nlohmann::json& out, const std::string& pointer)
    {
        const std::size_t begin = at_;
        const bool negative = take('-');
        const std::size_t digits = at_;
        skip_digits();
        if (at_ == digits) return break_off("expected a digit, found " + found());
        if (text_[digits] == '0' && at_ - digits > 1) {
            at_ = digits;
            return break_off("a number may not begin with 0");
        }
        const std::string_view whole = text_.substr(digits, at_ - digits);
        bool is_whole = true;
        if (take('.')) {
            is_whole = false;
            if (!skip_digits()) return break_off("expected a digit after '.', found " + found());
        }
        if (take('e') || take('E')) {
            is_whole = false;
            if (!take('+')) take('-');
            if (!skip_digits()) return break_off("expected a digit in the exponent, found " + found());
        }
        out = 0;
        if (!is_whole && limits_.fractions) {
            out = text_.substr(begin, at_ - begin);
            return;
        }
        if (!is_whole) return refuse(begin, pointer, "expected a whole number");
        std::uint64_t size = 0;
        constexpr auto top = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        for (const char c : whole) {
            const auto digit = static_cast<std::uint64_t>(c - '0');
            if (size > (top - digit) / 10) return refuse(begin, pointer, "this number is too large");
            size = size * 10 + digit;
        }
        const auto magnitude = static_cast<std::int64_t>(size);
        out = negative ? -magnitude : magnitude;
    }

    bool skip_digits()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ > begin;
    }

    void skip_space()
    {
        constexpr std::string_view space = " \t\n\r";
        while (at_ < text_.size() && space.find(text_[at_]) != std::string_view::npos) ++at_;
    }

    bool take(char c)
    {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool word(std::string_view expected)
    {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    std::string found() const { return at_ < text_.size() ? shown(text_[at_]) : std::string("the end of the file"); }

    void break_off(std::string why)
    {
        if (!broken_) broken_ = Diagnostic{place_at(json_, at_, pointer_), std::move(why)};
    }

    void refuse(std::size_t offset, const std::string& pointer, std::string why)
    {
        faults_.push_back({place_at(json_, offset, pointer), std::move(why)});
    }

    JsonText& json_;
    std::string_view text_;
    JsonLimits limits_;
    std::size_t at_ = 0;
    std::string pointer_;  ///< of the value last begun: where a syntax error is said to be
    std::optional<Diagnostic> broken_;
    Diagnostics faults_;
};

/// The entry of `pointer`, or of the nearest value around it.
const JsonText::Offsets& nearest(const JsonText& json, std::string_view pointer)
{
    static const JsonText::Offsets start;
    for (;;) {
        const auto found = json.offsets.find(pointer);
        if (found != json.offsets.end()) return found->second;
        const std::size_t slash = pointer.rfind('/');
        if (slash == std::string_view::npos) return start;
        pointer = pointer.substr(0, slash);
    }
}

}  // namespace

Place JsonText::place_of(std::string_view pointer) const
{
    return place_at(*this, nearest(*this, pointer).value, pointer);
}

Place JsonText::key_place_of(std::string_view pointer) const
{
    return place_at(*this, nearest(*this, pointer).key, pointer);
}

Checked<JsonText> read_json(std::string_view bytes, std::string_view name, JsonLimits limits)
{
    if (bytes.size() > limits.bytes) {
        return fault({std::string(name), 0, 0, ""}, "the file has " + std::to_string(bytes.size()) +
                                                        " bytes; at most " + std::to_string(limits.bytes) +
                                                        " are read");
    }
    JsonText json;
    json.name = std::string(name);
    json.text = std::string(bytes);
    json.line_begins = line_begins_of(json.text);
    Diagnostics faults = Reader(json, limits).read();
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return json;
}

std::string child_pointer(std::string_view pointer, std::string_view key)
{
    std::string child(pointer);
    child += '/';
    for (const char c : key) {
        if (c == '~')
            child += "~0";
        else if (c == '/')
            child += "~1";
        else
            child += c;
    }
    return child;
}

std::string child_pointer(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + "/" + std::to_string(index);
}

}  // namespace amends
