#include "sim/scenario/exchange/source.h"

#include <algorithm>

namespace amends::exchange {
namespace {

constexpr std::size_t block = 1024;

bool begins_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

Source::Source(std::string bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name))
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes_.compare(0, byte_order_mark.size(), byte_order_mark) == 0) begin_ = byte_order_mark.size();
    line_begins_.push_back(begin_);
    for (std::size_t i = begin_; i < bytes_.size(); ++i) {
        const bool carriage = bytes_[i] == '\r';
        if (bytes_[i] != '\n' && !carriage) continue;
        if (carriage && i + 1 < bytes_.size() && bytes_[i + 1] == '\n') ++i;
        line_begins_.push_back(i + 1);
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        if (i % block == 0) code_points_.push_back(count);
        if (begins_character(bytes_[i])) ++count;
    }
    code_points_.push_back(count);
}

std::size_t Source::code_points_before(std::size_t offset) const
{
    const std::size_t first = offset / block * block;
    const auto* const begin = bytes_.data() + first;
    const auto count = std::count_if(begin, bytes_.data() + offset, begins_character);
    return (first < bytes_.size() ? code_points_[offset / block] : code_points_.back()) +
           static_cast<std::size_t>(count);
}

Place Source::place_of(std::size_t offset) const
{
    offset = std::min(offset, bytes_.size());
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const std::size_t line =
        after == line_begins_.begin() ? 0 : static_cast<std::size_t>(after - line_begins_.begin()) - 1;
    const std::size_t begin = line_begins_.empty() ? 0 : std::min(line_begins_[line], offset);
    const std::size_t column = bytes_.empty() ? 1 : code_points_before(offset) - code_points_before(begin) + 1;
    return {name_, static_cast<int>(line) + 1, static_cast<int>(column), ""};
}

void SourcedText::append(std::string_view piece, std::size_t offset)
{
    if (piece.empty()) return;
    const bool goes_on = !steps_.empty() && steps_.back().second + (text_.size() - steps_.back().first) == offset;
    if (!goes_on) steps_.emplace_back(text_.size(), offset);
    text_ += piece;
}

void SourcedText::cut(std::size_t size)
{
    if (size < text_.size()) text_.resize(size);
    while (!steps_.empty() && steps_.back().first >= text_.size()) steps_.pop_back();
}

void SourcedText::end_lines_plainly()
{
    if (text_.find('\r') == std::string::npos) return;
    SourcedText plain;
    const std::string_view text = text_;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const std::size_t end = i + 1 < steps_.size() ? steps_[i + 1].first : text.size();
        for (std::size_t at = steps_[i].first; at < end;) {
            const std::size_t carriage = std::min(text.find('\r', at), end);
            plain.append(text.substr(at, carriage - at), offset_of(at));
            at = carriage;
            if (at == end) break;
            if (text.substr(at, 2) != "\r\n") plain.append("\n", offset_of(at));
            ++at;
        }
    }
    *this = std::move(plain);
}

std::size_t SourcedText::offset_of(std::size_t at) const
{
    const auto after = std::upper_bound(steps_.begin(), steps_.end(), at,
                                        [](std::size_t value, const auto& step) { return value < step.first; });
    if (after == steps_.begin()) return 0;
    const auto& step = *(after - 1);
    return step.second + (at - step.first);
}

}  // namespace amends::exchange
