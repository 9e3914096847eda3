// Twee 3, both ways.

#include <algorithm>

#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/exchange/story_data.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;   ///< without what ends it
    std::size_t next = 0;  ///< of the next line
};

Line line_at(std::string_view bytes, std::size_t begin)
{
    const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    std::size_t next = end;
    if (next < bytes.size() && bytes[next] == '\r') ++next;
    if (next < bytes.size() && bytes[next] == '\n') ++next;
    return {begin, end, next};
}

/// How many of the first bytes of a line of text are backslashes that only keep it from being read as a header:
/// `\::` and `\:\:` stand for `::`; a line that itself begins so has one backslash more.
struct Guarded {
    bool first = false;   ///< the backslash at 0
    bool second = false;  ///< the one at 2, as Twine writes it
};

Guarded guard_of(std::string_view line)
{
    const std::size_t slashes = std::min(line.find_first_not_of('\\'), line.size());
    if (slashes == 0) return {};
    const std::string_view rest = line.substr(slashes);
    if (rest.substr(0, 2) == "::") return {true, false};
    if (rest.substr(0, 3) == ":\\:") return {true, slashes == 1};
    return {};
}

/// The name, the tags and the metadata of a header, each taken by its escapes.
class Header {
public:
    Header(Story& story, std::string_view line, std::size_t offset) : story_(story), line_(line), offset_(offset) {}

    Passage read()
    {
        Passage passage;
        passage.begin = offset_;
        at_ = 2;
        skip_blanks();
        passage.name = name();
        if (at_ < line_.size() && line_[at_] == '[') tags(passage);
        skip_blanks();
        if (at_ < line_.size() && line_[at_] == '{') {
            read_metadata(story_, passage, line_.substr(at_), offset_ + at_);
            at_ = line_.size();
        }
        if (at_ < line_.size()) {
            add_note(story_, About::broken, offset_ + at_, passage.name,
                     "this part of the header is neither tags nor metadata, and is left out", line_.substr(at_));
        }
        return passage;
    }

private:
    void skip_blanks()
    {
        while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
    }

    /// Up to an unescaped [ or {; blanks at its end count only where they are escaped.
    std::string name()
    {
        std::string out;
        std::size_t kept = 0;
        for (; at_ < line_.size() && line_[at_] != '[' && line_[at_] != '{'; ++at_) {
            const bool escaped = line_[at_] == '\\' && at_ + 1 < line_.size();
            if (escaped) ++at_;
            out += line_[at_];
            if (escaped || (line_[at_] != ' ' && line_[at_] != '\t')) kept = out.size();
        }
        out.resize(kept);
        return out;
    }

    void tags(Passage& passage)
    {
        const std::size_t begin = at_++;
        std::vector<std::string> tags;
        std::string tag;
        const auto end_tag = [&] {
            if (!tag.empty()) tags.push_back(tag);
            tag.clear();
        };
        for (; at_ < line_.size() && line_[at_] != ']'; ++at_) {
            if (line_[at_] == ' ' || line_[at_] == '\t') {
                end_tag();
                continue;
            }
            if (line_[at_] == '\\' && at_ + 1 < line_.size()) ++at_;
            tag += line_[at_];
        }
        end_tag();
        if (at_ == line_.size()) {
            add_note(story_, About::broken, offset_ + begin, passage.name, "this list of tags is not closed",
                     line_.substr(begin));
        } else {
            ++at_;
        }
        passage.tags = std::move(tags);
    }

    Story& story_;
    std::string_view line_;
    std::size_t offset_;
    std::size_t at_ = 0;
};

bool is_blank(std::string_view line)
{
    return trimmed(line).empty();
}

class Reader {
public:
    explicit Reader(Story& story) : story_(story), bytes_(story.source.bytes()) {}

    void read()
    {
        std::size_t at = story_.source.begin();
        at = before_the_first(at);
        while (at < bytes_.size()) at = passage(at);
        settle(story_);
    }

private:
    bool is_header(const Line& line) const { return bytes_.substr(line.begin, 2) == "::"; }

    std::size_t before_the_first(std::size_t at)
    {
        const std::size_t begin = at;
        Line line;
        for (; at < bytes_.size(); at = line.next) {
            line = line_at(bytes_, at);
            if (is_header(line)) break;
        }
        const std::string_view lost = bytes_.substr(begin, at - begin);
        if (!is_blank(lost)) {
            add_note(story_, About::broken, begin + (lost.find_first_not_of(" \t\r\n")), "",
                     "this stands before the first passage, so it belongs to none and is left out", lost);
        }
        return at;
    }

    std::size_t passage(std::size_t at)
    {
        const Line head = line_at(bytes_, at);
        Passage passage = Header(story_, bytes_.substr(head.begin, head.end - head.begin), head.begin).read();
        at = body(passage.text, head.next);
        take(std::move(passage));
        return at;
    }

    std::size_t body(SourcedText& text, std::size_t at)
    {
        std::size_t kept = 0;
        std::size_t line_end = std::string_view::npos;
        while (at < bytes_.size()) {
            const Line line = line_at(bytes_, at);
            if (is_header(line)) break;
            if (line_end != std::string_view::npos) text.append("\n", line_end);
            add_line(text, line);
            if (!is_blank(bytes_.substr(line.begin, line.end - line.begin))) kept = text.text().size();
            line_end = line.end;
            at = line.next;
        }
        text.cut(kept);
        return at;
    }

    void add_line(SourcedText& text, const Line& line) const
    {
        const std::string_view written = bytes_.substr(line.begin, line.end - line.begin);
        const Guarded guard = guard_of(written);
        const std::size_t from = guard.first ? 1 : 0;
        if (guard.second) {
            text.append(":", line.begin + 1);
            text.append(written.substr(3), line.begin + 3);
        } else {
            text.append(written.substr(from), line.begin + from);
        }
    }

    void take(Passage passage)
    {
        const auto tagged = [&passage](std::string_view tag) {
            return std::find(passage.tags.begin(), passage.tags.end(), tag) != passage.tags.end();
        };
        if (passage.name == "StoryTitle") {
            set_title(passage);
        } else if (passage.name == "StoryData") {
            set_data(passage);
        } else if (tagged("script")) {
            story_.scripts.push_back({passage.name, std::move(passage.text)});
        } else if (tagged("stylesheet")) {
            story_.stylesheets.push_back({passage.name, std::move(passage.text)});
        } else {
            story_.passages.push_back(std::move(passage));
        }
    }

    void set_title(const Passage& passage)
    {
        if (std::exchange(has_title_, true)) {
            add_note(story_, About::duplicate, passage.begin, passage.name,
                     "the title stands here a second time; the first one counts", passage.text.text());
            return;
        }
        story_.title = trimmed(passage.text.text());
    }

    void set_data(const Passage& passage)
    {
        if (std::exchange(has_data_, true)) {
            add_note(story_, About::duplicate, passage.begin, passage.name,
                     "the story's data stand here a second time; the first ones count", passage.text.text());
            return;
        }
        read_story_data(story_, passage.text, passage.begin);
    }

    Story& story_;
    std::string_view bytes_;
    bool has_title_ = false;
    bool has_data_ = false;
};

std::string escaped(std::string_view name, bool is_tag)
{
    std::string out;
    const std::size_t first = name.find_first_not_of(" \t");
    const std::size_t last = name.find_last_not_of(" \t");
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool blank = c == ' ' || c == '\t';
        const bool at_an_end = blank && (first == std::string_view::npos || i < first || i > last);
        const bool meta = c == '[' || c == ']' || c == '{' || c == '}' || c == '\\';
        if (meta || at_an_end || (is_tag && blank)) out += '\\';
        const bool ends_line = c == '\n' || c == '\r';
        out += ends_line ? ' ' : c;
    }
    return out;
}

/// Without the blank lines at its end, which are not part of a passage.
void write_body(std::string& out, std::string_view text)
{
    const std::size_t said = text.find_last_not_of(" \t\r\n\f\v");
    text = text.substr(0, said == std::string_view::npos ? 0 : std::min(text.find('\n', said), text.size()));
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const std::size_t slashes = std::min(line.find_first_not_of('\\'), line.size());
        const std::string_view rest = line.substr(slashes);
        const bool looks_guarded = rest.substr(0, 2) == "::" || (slashes > 0 && rest.substr(0, 3) == ":\\:");
        if (looks_guarded) out += '\\';
        out.append(line).append("\n");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void write_passage(std::string& out, std::string_view name, const std::vector<std::string>& tags,
                   std::string_view metadata, std::string_view text)
{
    out.append(out.empty() ? ":: " : "\n\n:: ").append(escaped(name, false));
    if (!tags.empty()) {
        out += " [";
        for (std::size_t i = 0; i < tags.size(); ++i) out.append(i > 0 ? " " : "").append(escaped(tags[i], true));
        out += ']';
    }
    if (!metadata.empty()) out.append(" ").append(metadata);
    out += '\n';
    write_body(out, text);
}

}  // namespace

Checked<Story> read_twee(std::string_view bytes, std::string_view name)
{
    Story story;
    story.source = Source(readable(bytes), std::string(name));
    Reader(story).read();
    if (story.passages.empty()) {
        return fault({std::string(name), 1, 1, ""},
                     "this file holds no passage: in Twee each begins with a line \":: Name\"");
    }
    return story;
}

std::string write_twee(const Story& story)
{
    std::string out;
    if (!story.title.empty()) write_passage(out, "StoryTitle", {}, "", story.title);
    if (const std::string data = story_data_json(story); !data.empty()) write_passage(out, "StoryData", {}, "", data);
    for (const Code& code : story.scripts) write_passage(out, code.name, {"script"}, "", code.text.text());
    for (const Code& code : story.stylesheets) write_passage(out, code.name, {"stylesheet"}, "", code.text.text());
    for (const Passage& passage : story.passages) {
        write_passage(out, passage.name, passage.tags, metadata_json(passage), passage.text.text());
    }
    return out;
}

}  // namespace amends::exchange
