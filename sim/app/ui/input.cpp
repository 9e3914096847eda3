// The text field: wraps its words, grows with them, and leaves what is typed to Edit.

#include <algorithm>
#include <cmath>

#include "scoring/base/utf8.h"
#include "sim/app/ui/inside.h"

namespace amends::app::ui {

using namespace inside;

namespace {

constexpr Type letters = Type::body;
constexpr std::size_t most_rows = 7;
constexpr std::size_t most_grown_rows = 14;

float advance(char32_t c)
{
    const ImFont* f = font(letters);
    return f->GetCharAdvance(static_cast<ImWchar>(c > 0xFFFF ? 0xFFFD : c));
}

float width_until(const Edit& edit, const Row& row, std::size_t offset)
{
    float x = 0;
    for (std::size_t i = row.begin; i < std::min(offset, row.end); ++i) x += advance(edit.text()[i]);
    return x;
}

std::string utf8_of(const Edit& edit, const Row& row)
{
    std::string out;
    for (std::size_t i = row.begin; i < row.end; ++i) append_utf8(out, edit.text()[i]);
    return out;
}

/// What is shown: which rows, and where.
struct Shown {
    std::vector<Row> rows;
    std::size_t first = 0, count = 1;
    Rect inner;
};

std::size_t offset_at(const Edit& edit, const Shown& shown, ImVec2 mouse)
{
    const float lines = std::floor((mouse.y - shown.inner.top) / line_height(letters));
    const std::size_t down = static_cast<std::size_t>(std::max(0.0F, lines));
    const Row& row = shown.rows[std::min(shown.first + down, shown.rows.size() - 1)];
    float x = shown.inner.left;
    std::size_t offset = row.begin;
    while (offset < row.end && x + advance(edit.text()[offset]) / 2 < mouse.x) x += advance(edit.text()[offset++]);
    return offset;
}

void take_mouse(Edit& edit, const Shown& shown, const Touch& touch, std::string_view id)
{
    Screen& screen = *frame().screen;
    const ImGuiIO& io = ImGui::GetIO();
    if (!touch.held) {
        if (screen.dragging == id) screen.dragging.clear();
        return;
    }
    const std::size_t offset = offset_at(edit, shown, io.MousePos);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        edit.select_word(offset);
        return;
    }
    if (screen.dragging != id) {
        edit.move_to(offset, io.KeyShift);
        screen.dragging = id;
    } else if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) {
        edit.move_to(offset, true);
    }
}

std::u32string pasted(bool one_line)
{
    const char* clipboard = ImGui::GetClipboardText();
    std::u32string out;
    if (clipboard == nullptr) return out;
    const Edit words(clipboard);
    for (const char32_t c : words.text()) {
        if (c == U'\n' && !one_line) out += c;
        if (c == U'\n' && one_line) out += U' ';
        if (c == U'\t') out += U' ';
        if (c >= 0x20) out += c;
    }
    return out;
}

void take_moves(Edit& edit, const std::vector<Row>& rows)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool select = io.KeyShift;
    const bool word = io.KeyCtrl;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) edit.move_left(word, select);
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) edit.move_right(word, select);
    if (!word && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) edit.move_row(-1, rows, advance, select);
    if (!word && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) edit.move_row(+1, rows, advance, select);
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) {
        if (word) edit.move_to(0, select);
        if (!word) edit.move_row_begin(rows, select);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_End)) {
        if (word) edit.move_to(edit.text().size(), select);
        if (!word) edit.move_row_end(rows, select);
    }
}

/// All of it or nothing, and then it is said.
void put_in(Edit& edit, const std::u32string& more, std::size_t limit)
{
    if (edit.takes(more.size(), limit)) return edit.insert(more, limit);
    std::string says = frame().screen->too_long_words;
    for (const auto& [name, number] :
         {std::pair("{n}", edit.text().size() + more.size()), std::pair("{limit}", limit)}) {
        const std::size_t at = says.find(name);
        if (at != std::string::npos) says.replace(at, std::string_view(name).size(), std::to_string(number));
    }
    toast(says);
}

/// A digit typed into an empty field that picks with it, taken away from what is typed; 0: none.
int take_pick(const Edit& edit, const InputStyle& style)
{
    ImGuiIO& io = ImGui::GetIO();
    if (!edit.empty() || io.InputQueueCharacters.Size != 1 || io.KeyCtrl) return 0;
    const int digit = io.InputQueueCharacters.front() - '0';
    if (digit < 1 || digit > style.picks) return 0;
    io.InputQueueCharacters.resize(0);
    return digit;
}

void take_edits(Edit& edit, const InputStyle& style)
{
    ImGuiIO& io = ImGui::GetIO();
    const bool one_line = style.lines == 1;
    const bool command = io.KeyCtrl && !io.KeyAlt;
    if (!command) {
        for (const ImWchar c : io.InputQueueCharacters) {
            if (c >= 0x20 && c != 0x7F) put_in(edit, std::u32string(1, c), style.limit);
        }
        io.InputQueueCharacters.resize(0);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Backspace)) edit.erase_back(io.KeyCtrl);
    if (ImGui::IsKeyPressed(ImGuiKey_Delete)) edit.erase_forward(io.KeyCtrl);
    if (!command) return;
    if (ImGui::IsKeyPressed(ImGuiKey_A)) edit.select_all();
    if (style.undoes && ImGui::IsKeyPressed(ImGuiKey_Z) && !io.KeyShift) edit.undo();
    if (style.undoes && (ImGui::IsKeyPressed(ImGuiKey_Y) || (ImGui::IsKeyPressed(ImGuiKey_Z) && io.KeyShift)))
        edit.redo();
    if (ImGui::IsKeyPressed(ImGuiKey_C) && !io.KeyShift && !edit.selected().empty()) {
        ImGui::SetClipboardText(edit.selected().c_str());
        frame().input_copied = true;
    }
    if (ImGui::IsKeyPressed(ImGuiKey_X)) {
        const std::string taken = edit.cut();
        if (!taken.empty()) ImGui::SetClipboardText(taken.c_str());
    }
    if (ImGui::IsKeyPressed(ImGuiKey_V)) put_in(edit, pasted(one_line), style.limit);
}

/// Whether Enter submits.
bool take_enter(Edit& edit, const InputStyle& style)
{
    if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false) && !ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false)) return false;
    const ImGuiIO& io = ImGui::GetIO();
    const bool submits = style.lines == 1 || (style.sends ? !io.KeyShift : io.KeyCtrl);
    if (submits) return true;
    edit.insert(U"\n", style.limit);
    return false;
}

Shown measure_rows(const Edit& edit, float width, const InputStyle& style)
{
    Shown shown;
    shown.rows = wrap_rows(edit.text(), width, advance);
    const int lines = style.lines;
    const int kept = style.shown;
    const std::size_t least = static_cast<std::size_t>(std::max(1, kept > 0 ? kept : lines));
    const bool tight = kept > 0 && kept < lines;  // where there is little room, it grows to its lines and no further
    std::size_t most = std::max(least, most_rows);
    if (style.grows) {
        most = most_grown_rows;
    } else if (lines == 1) {
        most = 1;
    } else if (tight) {
        most = static_cast<std::size_t>(lines);
    }
    shown.count = std::clamp(shown.rows.size(), least, most);
    const std::size_t caret = row_at(shown.rows, edit.caret());
    shown.first = caret + 1 > shown.count ? caret + 1 - shown.count : 0;
    return shown;
}

void draw_rows(const Edit& edit, const Shown& shown, bool active)
{
    const float h = line_height(letters);
    const float lead = (h - font(letters)->FontSize) / 2;
    float y = shown.inner.top;
    const std::size_t caret_row = row_at(shown.rows, edit.caret());
    for (std::size_t i = shown.first; i < std::min(shown.first + shown.count, shown.rows.size()); ++i, y += h) {
        const Row& row = shown.rows[i];
        const std::size_t begin = std::clamp(edit.selection_begin(), row.begin, row.end);
        const std::size_t end = std::clamp(edit.selection_end(), row.begin, row.end);
        if (active && begin < end) {
            surface({shown.inner.left + width_until(edit, row, begin), y,
                     shown.inner.left + width_until(edit, row, end), y + h},
                    colour(Token::selection), 0);
        }
        const std::string words = utf8_of(edit, row);
        draw_words(letters, shown.inner.left, y + lead, words, colour(Token::text));
        if (!active || i != caret_row) continue;
        const float x = std::floor(shown.inner.left + width_until(edit, row, edit.caret()));
        surface({x, y + scaled(2), x + std::max(2.0F, scaled(2)), y + h - scaled(2)}, colour(Token::text_accent), 0);
        ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
        ime.WantVisible = true;
        ime.InputPos = {x, y};
        ime.InputLineHeight = h;
    }
}

void draw_frame(const Rect& rect, const Able& able, const Touch& state)
{
    surface(rect, colour(able.yes ? Token::card : Token::sunken), scaled(radius_small) + 2);
    const bool active = state.focused && able.yes;
    edge(rect,
         colour(active     ? Token::focus
                : able.yes ? Token::border
                           : Token::line),
         scaled(radius_small) + 2, std::max(1.0F, scaled(active ? 2 : 1)));
}

void draw_placeholder(const Shown& shown, std::string_view words)
{
    std::vector<std::string_view> lines = wrapped(letters, words, shown.inner.width());
    if (lines.size() > shown.count) lines.resize(shown.count);
    draw_lines(letters, shown.inner.left, shown.inner.top, lines, colour(Token::text_muted), shown.inner.width());
}

}  // namespace

InputResult input(std::string_view id, std::string_view label, Edit& edit, const InputStyle& style, const Able& able)
{
    InputResult result;
    const float pad_x = scaled(space_3);
    const float pad_y = scaled(9);
    const std::u32string before = edit.text();
    const bool has_keys = frame().screen->focus == id && able.yes;
    if (has_keys) {
        take_moves(edit, wrap_rows(edit.text(), width_left() - 2 * pad_x, advance));
        result.picked = take_pick(edit, style);
        take_edits(edit, style);
        result.submitted = take_enter(edit, style);
        if (result.submitted) frame().screen->by_keyboard = true;  // what has the focus next is to be seen
    }
    Shown shown = measure_rows(edit, width_left() - 2 * pad_x, style);
    const Rect rect = place(width_left(), static_cast<float>(shown.count) * line_height(letters) + 2 * pad_y);
    shown.inner = {rect.left + pad_x, rect.top + pad_y, rect.right - pad_x, rect.bottom - pad_y};
    const Touch state = touch(id, rect, able, {}, false);
    if (able.yes) take_mouse(edit, shown, state, id);
    if (state.hovered && able.yes) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    draw_frame(rect, able, state);
    canvas().PushClipRect({shown.inner.left - 1, rect.top}, {shown.inner.right + pad_x / 2, rect.bottom}, true);
    if (edit.empty()) draw_placeholder(shown, able.yes ? style.placeholder : std::string_view(able.why));
    draw_rows(edit, shown, state.focused && able.yes);
    canvas().PopClipRect();
    result.changed = edit.text() != before;
    Item item;
    item.id = id;
    item.role = Role::input;
    item.name = label;
    item.value = edit.utf8();
    item.enabled = able.yes;
    item.reason = able.why;
    item.rect = rect;
    file(std::move(item));
    return result;
}

}  // namespace amends::app::ui
