#include "sim/scenario/exchange/story.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "scoring/base/utf8.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

constexpr std::array<std::string_view, about_count> about_names = {
    "logic", "variable", "computed", "setter", "include", "external",  "missing", "comment", "code",
    "media", "markup",   "repeated", "back",   "loose",   "duplicate", "broken",  "text"};

bool is_shown(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !direction;
}

void settle_start(Story& story)
{
    if (story.passages.empty() || story.find(story.start) != nullptr) return;
    const bool by_rule = story.find("Start") != nullptr;
    const std::string begins = by_rule ? "Start" : story.passages.front().name;
    const std::size_t offset = story.find(begins)->begin;
    if (!story.start.empty()) {
        add_note(story, About::broken, offset, "",
                 "the story is said to start with " + scenario::in_quotes(story.start) +
                     ", which does not exist; it starts with " + scenario::in_quotes(begins));
    } else if (!by_rule) {
        add_note(
            story, About::broken, offset, "",
            "nothing says where the story starts, and no passage is called \"Start\"; it starts with the first one, " +
                scenario::in_quotes(begins));
    }
    story.start = begins;
}

}  // namespace

std::string_view name_of(About about)
{
    return about_names.at(static_cast<std::size_t>(about));
}

std::string to_string(const Note& note)
{
    std::string message;
    if (!note.passage.empty()) message = "passage " + scenario::in_quotes(note.passage) + ": ";
    message += note.message;
    if (!note.source.empty()) message += ": " + note.source;
    return amends::to_string(Diagnostic{note.where, message});
}

const Passage* Story::find(std::string_view name) const
{
    const auto found =
        std::find_if(passages.begin(), passages.end(), [name](const Passage& passage) { return passage.name == name; });
    return found == passages.end() ? nullptr : &*found;
}

std::string shortened(std::string_view text, std::size_t most)
{
    std::string out;
    std::size_t characters = 0;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (point.value == U' ' || point.value == U'\t' || point.value == U'\n' || point.value == U'\r') {
            blank = !out.empty();
            continue;
        }
        if (characters >= most) return out + "…";
        if (blank) out += ' ';
        characters += blank ? 2 : 1;
        blank = false;
        append_utf8(out, is_shown(point.value) ? point.value : U'\uFFFD');
    }
    return out;
}

void add_note(Story& story, About about, std::size_t offset, std::string passage, std::string message,
              std::string_view source)
{
    story.notes.push_back(
        {about, story.source.place_of(offset), std::move(passage), std::move(message), shortened(source)});
}

std::string readable(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        if (point.valid && point.value != 0)
            out += bytes.substr(at, point.length);
        else
            append_utf8(out, U'\uFFFD');
        at += point.length;
    }
    return out;
}

void sort_notes(std::vector<Note>& notes)
{
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
}

void settle(Story& story)
{
    std::set<std::string> names;
    std::map<std::string, std::size_t> tried;
    for (Code& code : story.scripts) code.text.end_lines_plainly();
    for (Code& code : story.stylesheets) code.text.end_lines_plainly();
    for (Passage& passage : story.passages) {
        passage.text.end_lines_plainly();
        const std::string wanted = passage.name;
        std::string base = wanted.empty() ? "Untitled" : wanted;
        std::string name = base;
        for (std::size_t& number = tried[base]; names.count(name) != 0;) {
            number = std::max<std::size_t>(number, 1) + 1;
            name = base + " (" + std::to_string(number) + ")";
        }
        names.insert(name);
        passage.name = name;
        if (wanted.empty()) {
            add_note(story, About::broken, passage.begin, name, "this passage has no name and is called so here");
        } else if (name != wanted) {
            add_note(story, About::duplicate, passage.begin, name,
                     "another passage is called " + scenario::in_quotes(wanted) +
                         " already; links lead to that one, and this one is kept under its new name");
        }
    }
    settle_start(story);
    sort_notes(story.notes);
}

std::vector<std::string> split_words(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;
         at = text.find_first_not_of(blanks, at)) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace amends::exchange
