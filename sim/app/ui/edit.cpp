#include "sim/app/ui/edit.h"

#include <algorithm>
#include <utility>

#include "scoring/base/utf8.h"

namespace amends::app::ui {
namespace {

constexpr std::size_t most_undo = 200;

bool is_space(char32_t c)
{
    return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0;
}

std::u32string decoded(std::string_view utf8)
{
    std::u32string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        out += point.valid ? point.value : char32_t{0xFFFD};
        at += point.length;
    }
    return out;
}

std::string encoded(std::u32string_view text)
{
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

float width_of(std::u32string_view text, const Advance& advance)
{
    float width = 0;
    for (const char32_t c : text) width += advance(c);
    return width;
}

}  // namespace

std::vector<Row> wrap_rows(std::u32string_view text, float width, const Advance& advance)
{
    std::vector<Row> rows;
    std::size_t begin = 0;
    std::size_t after_space = 0;  // where the row may end: after its last space
    float used = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'\n') {
            rows.push_back({begin, i});
            begin = after_space = i + 1;
            used = 0;
            continue;
        }
        used += advance(text[i]);
        if (text[i] == U' ') {
            after_space = i + 1;  // a space at the end of a row may hang over
            continue;
        }
        if (used <= width || i == begin) continue;
        const std::size_t end = after_space > begin ? after_space : i;
        rows.push_back({begin, end});
        begin = after_space = end;
        used = width_of(text.substr(begin, i + 1 - begin), advance);
    }
    rows.push_back({begin, text.size()});
    return rows;
}

std::size_t row_at(const std::vector<Row>& rows, std::size_t offset)
{
    std::size_t row = 0;
    while (row + 1 < rows.size() && rows[row + 1].begin <= offset) ++row;
    return row;
}

Edit::Edit(std::string_view utf8)
{
    now_.text = decoded(utf8);
    now_.caret = now_.anchor = now_.text.size();
}

std::string Edit::trimmed() const
{
    const auto blank = [](char32_t c) { return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000; };
    std::size_t begin = 0;
    std::size_t end = now_.text.size();
    while (begin < end && blank(now_.text[begin])) ++begin;
    while (end > begin && blank(now_.text[end - 1])) --end;
    std::string out;
    for (std::size_t i = begin; i < end; ++i) append_utf8(out, now_.text[i]);
    return out;
}

std::string Edit::utf8() const
{
    return encoded(now_.text);
}

std::size_t Edit::selection_begin() const
{
    return std::min(now_.caret, now_.anchor);
}

std::size_t Edit::selection_end() const
{
    return std::max(now_.caret, now_.anchor);
}

void Edit::remember(bool typing)
{
    after_.clear();
    if (typing && typing_) return;
    typing_ = typing;
    if (before_.size() == most_undo) before_.erase(before_.begin());
    before_.push_back(now_);
}

void Edit::erase(std::size_t begin, std::size_t end)
{
    now_.text.erase(begin, end - begin);
    now_.caret = now_.anchor = begin;
}

bool Edit::takes(std::size_t more, std::size_t limit) const
{
    return now_.text.size() - (selection_end() - selection_begin()) + more <= limit;
}

void Edit::insert(std::u32string_view more, std::size_t limit)
{
    const std::size_t kept = now_.text.size() - (selection_end() - selection_begin());
    more = more.substr(0, limit > kept ? limit - kept : 0);
    if (more.empty()) return;
    remember(more.size() == 1 && !is_space(more.front()) && selection_begin() == selection_end());
    erase(selection_begin(), selection_end());
    now_.text.insert(now_.caret, more);
    now_.caret = now_.anchor = now_.caret + more.size();
}

void Edit::erase_back(bool word)
{
    const bool selection = selection_begin() != selection_end();
    if (!selection && now_.caret == 0) return;
    remember(false);
    if (selection) return erase(selection_begin(), selection_end());
    erase(word ? word_left(now_.caret) : now_.caret - 1, now_.caret);
}

void Edit::erase_forward(bool word)
{
    const bool selection = selection_begin() != selection_end();
    if (!selection && now_.caret == now_.text.size()) return;
    remember(false);
    if (selection) return erase(selection_begin(), selection_end());
    erase(now_.caret, word ? word_right(now_.caret) : now_.caret + 1);
}

std::string Edit::selected() const
{
    return encoded(std::u32string_view(now_.text).substr(selection_begin(), selection_end() - selection_begin()));
}

std::string Edit::cut()
{
    std::string out = selected();
    if (!out.empty()) erase_back(false);
    return out;
}

void Edit::clear()
{
    now_ = {};
    before_.clear();
    after_.clear();
    typing_ = false;
}

void Edit::move_to(std::size_t offset, bool select)
{
    typing_ = false;
    now_.caret = std::min(offset, now_.text.size());
    if (!select) now_.anchor = now_.caret;
}

std::size_t Edit::word_left(std::size_t offset) const
{
    while (offset > 0 && is_space(now_.text[offset - 1])) --offset;
    while (offset > 0 && !is_space(now_.text[offset - 1])) --offset;
    return offset;
}

std::size_t Edit::word_right(std::size_t offset) const
{
    while (offset < now_.text.size() && !is_space(now_.text[offset])) ++offset;
    while (offset < now_.text.size() && is_space(now_.text[offset])) ++offset;
    return offset;
}

void Edit::move_left(bool word, bool select)
{
    if (!select && selection_begin() != selection_end()) return move_to(selection_begin(), false);
    move_to(word ? word_left(now_.caret) : now_.caret - std::min<std::size_t>(1, now_.caret), select);
}

void Edit::move_right(bool word, bool select)
{
    if (!select && selection_begin() != selection_end()) return move_to(selection_end(), false);
    move_to(word ? word_right(now_.caret) : now_.caret + 1, select);
}

void Edit::move_row(int direction, const std::vector<Row>& rows, const Advance& advance, bool select)
{
    const std::size_t row = row_at(rows, now_.caret);
    if (direction < 0 && row == 0) return move_to(0, select);
    if (direction > 0 && row + 1 >= rows.size()) return move_to(now_.text.size(), select);
    const std::u32string_view text = now_.text;
    const float wanted = width_of(text.substr(rows[row].begin, now_.caret - rows[row].begin), advance);
    const Row& target = direction < 0 ? rows[row - 1] : rows[row + 1];
    std::size_t offset = target.begin;
    float x = 0;
    while (offset < target.end && x + advance(text[offset]) / 2 < wanted) x += advance(text[offset++]);
    // The end of a row that goes on below is the begin of the next one: stay a letter before it.
    if (offset == target.end && offset > target.begin && offset < text.size() && text[offset] != U'\n') --offset;
    move_to(offset, select);
}

void Edit::move_row_begin(const std::vector<Row>& rows, bool select)
{
    move_to(rows[row_at(rows, now_.caret)].begin, select);
}

void Edit::move_row_end(const std::vector<Row>& rows, bool select)
{
    const std::size_t row = row_at(rows, now_.caret);
    const bool goes_on = row + 1 < rows.size() && rows[row + 1].begin == rows[row].end;
    move_to(rows[row].end - (goes_on && rows[row].end > rows[row].begin ? 1 : 0), select);
}

void Edit::select_all()
{
    typing_ = false;
    now_.anchor = 0;
    now_.caret = now_.text.size();
}

void Edit::select_word(std::size_t offset)
{
    std::size_t begin = std::min(offset, now_.text.size());
    std::size_t end = begin;
    while (begin > 0 && !is_space(now_.text[begin - 1])) --begin;
    while (end < now_.text.size() && !is_space(now_.text[end])) ++end;
    move_to(begin, false);
    move_to(end, true);
}

void Edit::undo()
{
    if (before_.empty()) return;
    after_.push_back(std::exchange(now_, before_.back()));
    before_.pop_back();
    typing_ = false;
}

void Edit::redo()
{
    if (after_.empty()) return;
    before_.push_back(std::exchange(now_, after_.back()));
    after_.pop_back();
    typing_ = false;
}

}  // namespace amends::app::ui
