// Everything that is only read.

#include <algorithm>
#include <cmath>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {
namespace inside {

ImU32 colour(Token token, int alpha)
{
    const Colour c = theme(frame().screen->theme)[token];
    return IM_COL32(c.r, c.g, c.b, alpha);
}

ImFont* font(Type type)
{
    const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
    return fonts[std::min(static_cast<int>(type), fonts.Size - 1)];
}

float line_height(Type type)
{
    const bool large = type == Type::heading || type == Type::title;
    return std::round(font(type)->FontSize * (large ? 1.1F : 1.22F));
}

ImDrawList& canvas()
{
    return *ImGui::GetWindowDrawList();
}

float width_of(Type type, std::string_view words)
{
    if (words.empty()) return 0;
    ImFont* f = font(type);
    return f->CalcTextSizeA(f->FontSize, FLT_MAX, 0, words.data(), words.data() + words.size()).x;
}

namespace {

/// Behind the last blank of [begin, end), or `begin` where there is none.
const char* last_blank(const char* begin, const char* end)
{
    while (end > begin && end[-1] != ' ') --end;
    return end;
}

}  // namespace

std::vector<std::string_view> wrapped(Type type, std::string_view words, float width)
{
    std::vector<std::string_view> lines;
    const char* at = words.data();
    const char* const end = at + words.size();
    while (at < end) {
        const char* const hard = std::find(at, end, '\n');
        while (at < hard) {
            const char* stop = font(type)->CalcWordWrapPositionA(1, at, hard, std::max(1.0F, width));
            // The letters' own rule breaks after a full stop; a figure such as 46.00 stays whole.
            const char* const word = last_blank(at, stop);
            if (stop < hard && *stop != ' ' && word != at) stop = word;
            if (stop == at) stop = at + 1;
            while (stop < hard && (static_cast<unsigned char>(*stop) & 0xC0) == 0x80) ++stop;
            lines.emplace_back(at, static_cast<std::size_t>(stop - at));
            at = stop;
            while (at < hard && *at == ' ') ++at;
        }
        if (at == hard && (hard == words.data() || hard[-1] == '\n') && hard < end) lines.emplace_back(hard, 0);
        if (at < end) ++at;  // the line break itself
    }
    if (lines.empty()) lines.emplace_back(words);
    return lines;
}

float widest(Type type, const std::vector<std::string_view>& lines)
{
    float width = 0;
    for (const std::string_view line : lines) width = std::max(width, width_of(type, line));
    return std::ceil(width);
}

void draw_words(Type type, float x, float y, std::string_view words, ImU32 ink)
{
    if (words.empty()) return;
    ImFont* f = font(type);
    canvas().AddText(f, f->FontSize, {std::floor(x), std::floor(y)}, ink, words.data(), words.data() + words.size());
}

bool draw_lines(Type type, float x, float y, const std::vector<std::string_view>& lines, ImU32 ink, float width)
{
    const float lead = (line_height(type) - font(type)->FontSize) / 2;
    for (const std::string_view line : lines) {
        draw_words(type, x, y + lead, line, ink);
        y += line_height(type);
    }
    return widest(type, lines) <= width + 1;
}

void draw_highlights(Type type, float x, float y, std::string_view words, const std::vector<std::string_view>& lines,
                     const std::vector<Highlight>& highlights)
{
    for (const std::string_view line : lines) {
        const std::size_t from = static_cast<std::size_t>(line.data() - words.data());
        for (const Highlight& mark : highlights) {
            const std::size_t begin = std::max(mark.begin, from);
            const std::size_t end = std::min(mark.end, from + line.size());
            if (begin >= end) continue;
            const float left = x + width_of(type, line.substr(0, begin - from));
            const float right = left + width_of(type, line.substr(begin - from, end - begin));
            const float base = y + line_height(type) - scaled(2);
            const ImU32 ink = colour(mark.against ? Token::bad : Token::good);
            canvas().AddRectFilled({left, y + scaled(1)}, {right, base},
                                   colour(mark.against ? Token::bad : Token::good, 36), scaled(3));
            const float thick = std::max(1.0F, scaled(1.5F));
            canvas().AddRectFilled({left, base}, {right, base + thick}, ink);
            if (mark.against) canvas().AddRectFilled({left, base - 2 * thick}, {right, base - thick}, ink);
        }
        y += line_height(type);
    }
}

}  // namespace inside

using namespace inside;

namespace {

std::string next_id()
{
    return "text-" + std::to_string(frame().texts++);
}

Item text_item(std::string_view id, Role role, std::string_view words, const Rect& rect, bool fits)
{
    Item item;
    item.id = id;
    item.role = role;
    item.name = words;
    item.rect = rect;
    item.fits = fits;
    return item;
}

void draw_text(Role role, Type type, std::string_view words, Token ink)
{
    if (words.empty()) return;
    const bool in_row = frame().layout.in_row;
    const std::vector<std::string_view> lines = wrapped(type, words, width_left());
    const float w = in_row ? widest(type, lines) : width_left();
    const Rect rect = place(w, static_cast<float>(lines.size()) * line_height(type));
    const std::string id = next_id();
    markable(id, type, rect.left, rect.top, lines);
    const bool fits = draw_lines(type, rect.left, rect.top, lines, colour(ink), rect.width());
    file(text_item(id, role, words, rect, fits));
}

/// The last line that has letters to be read by now stays in view.
void follow(const std::vector<std::string_view>& told, float y, float line_height)
{
    const auto last = std::ranges::find_if(told, [](std::string_view line) { return line.empty(); });
    frame().wanted.told = y + static_cast<float>(last - told.begin()) * line_height;
}

/// The letters that can be read by now, line by line.
std::vector<std::string_view> until(const std::vector<std::string_view>& lines, std::size_t bytes)
{
    std::vector<std::string_view> out;
    for (const std::string_view line : lines) {
        const auto from = static_cast<std::size_t>(line.data() - lines.front().data());
        out.push_back(line.substr(0, bytes <= from ? 0 : bytes - from));
    }
    return out;
}

}  // namespace

void text(Type type, std::string_view words, Token colour)
{
    draw_text(Role::text, type, words, colour);
}

void heading(std::string_view words, Type type)
{
    draw_text(Role::heading, type, words, Token::text);
}

void caption(std::string_view words)
{
    draw_text(Role::heading, Type::small, words, Token::text_muted);
}

void icon_text(std::string_view icon, std::string_view words, Type type, Token ink)
{
    const float indent = std::ceil(font(type)->FontSize * 1.35F);
    const float usable = std::max(1.0F, width_left() - indent);
    const std::vector<std::string_view> lines = wrapped(type, words, usable);
    const float w = frame().layout.in_row ? widest(type, lines) + indent : width_left();
    const Rect rect = place(w, static_cast<float>(lines.size()) * line_height(type));
    const float lead = (line_height(type) - font(type)->FontSize) / 2;
    draw_words(type, rect.left, rect.top + lead, icon, colour(ink));
    const std::string id = next_id();
    markable(id, type, rect.left + indent, rect.top, lines);
    const bool fits = draw_lines(type, rect.left + indent, rect.top, lines, colour(ink), rect.width() - indent);
    file(text_item(id, Role::text, words, rect, fits));
}

void badge(std::string_view words, Token ink)
{
    const float pad = scaled(space_2);
    const std::vector<std::string_view> lines = wrapped(Type::small, words, width_left() - 2 * pad);
    const float h = static_cast<float>(lines.size()) * line_height(Type::small) + scaled(4);
    const Rect rect = place(widest(Type::small, lines) + 2 * pad, h);
    surface(rect, colour(Token::sunken), scaled(radius_small));
    const bool fits =
        draw_lines(Type::small, rect.left + pad, rect.top + scaled(2), lines, colour(ink), rect.width() - 2 * pad);
    file(text_item(next_id(), Role::text, words, rect, fits));
}

void marked_text(Type type, std::string_view words, const std::vector<Highlight>& highlights)
{
    const std::vector<std::string_view> lines = wrapped(type, words, width_left());
    const Rect rect = place(width_left(), static_cast<float>(lines.size()) * line_height(type));
    const std::string id = next_id();
    markable(id, type, rect.left, rect.top, lines);
    draw_highlights(type, rect.left, rect.top, words, lines, highlights);
    const bool fits = draw_lines(type, rect.left, rect.top, lines, colour(Token::text), rect.width());
    file(text_item(id, Role::text, words, rect, fits));
}

void said(std::string_view id, const Saying& saying)
{
    const float pad = scaled(space_3);
    const float most = std::min(width_left() * 0.86F, scaled(measure * 9)) - 2 * pad;
    const std::vector<std::string_view> lines = wrapped(Type::body, saying.words, most);
    const std::vector<std::string_view> notes =
        saying.note.empty() ? std::vector<std::string_view>{} : wrapped(Type::small, saying.note, most);
    const float w = std::max({widest(Type::body, lines), widest(Type::small, notes),
                              saying.goes_on ? 0 : width_of(Type::small, saying.speaker)}) +
                    2 * pad;
    const float small = line_height(Type::small);
    const float head = saying.goes_on ? scaled(space_1) : small;
    const float h = head + static_cast<float>(lines.size()) * line_height(Type::body) +
                    static_cast<float>(notes.size()) * small + 2 * pad - scaled(space_1);
    const Rect column = place(width_left(), h);
    const Rect rect = rect_of(saying.right ? column.right - w : column.left, column.top, w, h);
    surface(rect, colour(saying.right ? Token::own : Token::sunken), scaled(radius_card));
    float y = rect.top + pad - scaled(space_1);
    if (!saying.goes_on) draw_lines(Type::small, rect.left + pad, y, {saying.speaker}, colour(Token::text_muted), w);
    y += head;
    markable(id, Type::body, rect.left + pad, y, lines);
    draw_highlights(Type::body, rect.left + pad, y, saying.words, lines, saying.highlights);
    const std::vector<std::string_view> told = until(lines, saying.until);
    if (saying.until < saying.words.size()) follow(told, y, line_height(Type::body));
    draw_lines(Type::body, rect.left + pad, y, told, colour(Token::text), most);
    const bool fits = widest(Type::body, lines) <= most + 1;
    y += static_cast<float>(lines.size()) * line_height(Type::body);
    if (!notes.empty()) draw_lines(Type::small, rect.left + pad, y, notes, colour(Token::text_muted), most);
    Item item = text_item(id, Role::text, saying.words, rect, fits);
    item.value = std::string(saying.speaker) + (saying.note.empty() ? "" : ", " + std::string(saying.note));
    file(std::move(item));
}

void speaking(std::string_view id, const Saying& saying, float height)
{
    const float pad = scaled(space_4);
    const float tail = scaled(10);
    const float most = std::min(width_left() - tail - 2 * pad, scaled(measure * 11));
    const std::vector<std::string_view> lines = wrapped(Type::speech, saying.words, most);
    const std::vector<std::string_view> notes =
        saying.note.empty() ? std::vector<std::string_view>{} : wrapped(Type::small, saying.note, most);
    const float small = line_height(Type::small);
    const float text = small + static_cast<float>(lines.size()) * line_height(Type::speech);
    const float h = std::max(height, text + static_cast<float>(notes.size()) * small + 2 * pad);
    const Rect column = place(width_left(), h);
    const Rect rect{column.left + tail, column.top, column.right, column.bottom};
    surface(rect, colour(Token::sunken), scaled(radius_card));
    const float middle = rect.top + std::min(h / 2, scaled(56));
    canvas().AddTriangleFilled({rect.left + 1, middle - tail}, {rect.left + 1, middle + tail}, {column.left, middle},
                               colour(Token::sunken));
    float y = rect.top + pad - scaled(2);
    draw_lines(Type::small, rect.left + pad, y, {saying.speaker}, colour(Token::text_muted), most);
    y += small;
    markable(id, Type::speech, rect.left + pad, y, lines);
    const std::vector<std::string_view> told = until(lines, saying.until);
    if (saying.until < saying.words.size()) follow(told, y, line_height(Type::speech));
    draw_lines(Type::speech, rect.left + pad, y, told, colour(Token::text), most);
    y = rect.bottom - pad + scaled(2) - static_cast<float>(notes.size()) * small;
    if (!notes.empty()) draw_lines(Type::small, rect.left + pad, y, notes, colour(Token::text_muted), most);
    Item item = text_item(id, Role::text, saying.words, rect, widest(Type::speech, lines) <= most + 1);
    item.value = std::string(saying.speaker) + (saying.note.empty() ? "" : ", " + std::string(saying.note));
    file(std::move(item));
}

}  // namespace amends::app::ui
