#include "sim/scenario/exchange/read_story.h"

#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/html.h"

namespace amends::exchange {
namespace {

bool ends_with(std::string_view name, std::string_view end)
{
    return name.size() >= end.size() && equals_no_case(name.substr(name.size() - end.size()), end);
}

bool has_line_that_begins_with(std::string_view bytes, std::string_view begin)
{
    for (std::size_t at = bytes.find(begin); at != std::string_view::npos; at = bytes.find(begin, at + 1)) {
        if (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r' || at == 3) return true;
    }
    return false;
}

bool is_utf16(std::string_view bytes)
{
    return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

/// Bytes that are not UTF-8, and NUL, become U+FFFD; the first is noted, with how many there are.
void note_bad_bytes(Story& story, std::string_view bytes)
{
    std::size_t count = 0;
    std::size_t first = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        if ((!point.valid || point.value == 0) && count++ == 0) first = at;
        at += point.length;
    }
    if (count == 0) return;
    add_note(story, About::text, first, "",
             "the file is not readable text throughout; from here on " + std::to_string(count) +
                 (count == 1 ? " byte is shown as U+FFFD" : " bytes are shown as U+FFFD"));
}

}  // namespace

Form form_of(std::string_view bytes, std::string_view name)
{
    if (ends_with(name, ".twee") || ends_with(name, ".tw") || ends_with(name, ".twee3") || ends_with(name, ".tw3")) {
        return Form::twee;
    }
    if (ends_with(name, ".html") || ends_with(name, ".htm")) return Form::html;
    if (ends_with(name, ".json")) return Form::json;
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '{') return Form::json;
    if (first != std::string_view::npos && bytes[first] == '<') return Form::html;
    if (has_line_that_begins_with(bytes, "::")) return Form::twee;
    return find_no_case(bytes, "<tw-storydata", 0) == std::string_view::npos ? Form::twee : Form::html;
}

Checked<Story> read_story(std::string_view bytes, std::string_view name, std::string_view wanted)
{
    if (is_utf16(bytes)) {
        return fault({std::string(name), 1, 1, ""}, "this file is UTF-16; save it as UTF-8 and import it again");
    }
    const Form form = form_of(bytes, name);
    Checked<Story> story = form == Form::twee   ? read_twee(bytes, name)
                           : form == Form::html ? read_twine_html(bytes, name, wanted)
                                                : read_twine_json(bytes, name);
    if (story && form != Form::json) {
        note_bad_bytes(*story, bytes);
        sort_notes(story->notes);
    }
    return story;
}

}  // namespace amends::exchange
