// Twine 2 HTML: a story as Twine publishes it, or an archive of several.

#include <algorithm>

#include "sim/scenario/exchange/html.h"
#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

/// Where the content of a raw element (script, style) ends: at its end tag, or with the text.
std::size_t end_of_raw(std::string_view html, std::string_view name, std::size_t from)
{
    return std::min(find_no_case(html, "</" + std::string(name), from), html.size());
}

/// The next tag from `at` on that is not inside a comment.
Tag next_tag(std::string_view html, std::size_t at)
{
    while ((at = html.find('<', at)) != std::string_view::npos) {
        if (html.substr(at, 4) == "<!--") {
            const std::size_t end = html.find("-->", at + 4);
            if (end == std::string_view::npos) break;
            at = end + 3;
            continue;
        }
        Tag tag = tag_at(html, at);
        if (!tag.name.empty()) return tag;
        ++at;
    }
    Tag none;
    none.begin = none.end = html.size();
    return none;
}

/// Where each story begins: its tw-storydata tag.
std::vector<Tag> story_tags(std::string_view html)
{
    std::vector<Tag> stories;
    for (Tag tag = next_tag(html, 0); !tag.name.empty(); tag = next_tag(html, tag.end)) {
        if (tag.closes) continue;
        if (tag.name == "script" || tag.name == "style") {
            tag.end = end_of_raw(html, tag.name, tag.end);
        } else if (tag.name == "tw-storydata") {
            stories.push_back(tag);
        }
    }
    return stories;
}

bool is_twine_1(std::string_view html)
{
    return find_no_case(html, "id=\"storeArea\"", 0) != std::string_view::npos ||
           find_no_case(html, "id=\"store-area\"", 0) != std::string_view::npos ||
           find_no_case(html, " tiddler=\"", 0) != std::string_view::npos;
}

/// Reads the elements inside one tw-storydata.
class Reader {
public:
    Reader(Story& story, const Tag& tag) : story_(story), html_(story.source.bytes()), tag_(tag)
    {
        html_ = html_.substr(0, std::min(find_no_case(html_, "</tw-storydata", tag.end), html_.size()));
    }

    void read()
    {
        story_.title = trimmed(tag_.value("name"));
        story_.ifid = tag_.value("ifid");
        story_.format = tag_.value("format");
        story_.format_version = tag_.value("format-version");
        story_.zoom = tag_.value("zoom");
        story_.tags = split_words(tag_.value("tags"));
        std::size_t at = tag_.end;
        while (at < html_.size()) {
            const Tag tag = next_tag(html_, at);
            note_stray(at, tag.begin);
            if (tag.name.empty() || (tag.name == "tw-storydata")) break;
            at = element(tag);
        }
        find_start();
        settle(story_);
    }

private:
    void note_stray(std::size_t begin, std::size_t end)
    {
        const std::string_view between = html_.substr(begin, end - begin);
        if (trimmed(between).empty() || trimmed(between).substr(0, 4) == "<!--") return;
        add_note(story_, About::broken, begin + (between.find_first_not_of(" \t\r\n")), "",
                 "this text stands in no passage and is left out", between);
    }

    /// Returns where the element ends.
    std::size_t element(const Tag& tag)
    {
        if (tag.closes) return tag.end;
        if (tag.name == "tw-passagedata") return passage(tag);
        if (tag.name == "script" || tag.name == "style") return code(tag);
        if (tag.name == "tw-tag") {
            story_.tag_colors.emplace_back(tag.value("name"), tag.value("color"));
        } else {
            add_note(story_, About::markup, tag.begin, "", "this element is no part of a story and is left out",
                     html_.substr(tag.begin, tag.end - tag.begin));
        }
        return tag.end;
    }

    std::size_t passage(const Tag& tag)
    {
        Passage passage;
        passage.begin = tag.begin;
        passage.name = tag.value("name");
        passage.tags = split_words(tag.value("tags"));
        passage.position = tag.value("position");
        passage.size = tag.value("size");
        std::size_t end = some_close_ ? find_no_case(html_, "</tw-passagedata", tag.end) : std::string_view::npos;
        some_close_ = end != std::string_view::npos;
        // Without an end tag of its own it ends where the next begins.
        const std::size_t next = find_no_case(html_.substr(0, std::min(end, html_.size())), "<tw-passagedata", tag.end);
        if (end >= html_.size() || next != std::string_view::npos) {
            end = std::min(next, html_.size());
            add_note(story_, About::broken, tag.begin, passage.name,
                     "this passage is not closed; it ends with the next");
        }
        passage.text = decoded(html_.substr(tag.end, end - tag.end), tag.end);
        pids_.emplace_back(tag.value("pid"), story_.passages.size());
        story_.passages.push_back(std::move(passage));
        return html_.substr(end, 2) == "</" ? tag_at(html_, end).end : end;
    }

    std::size_t code(const Tag& tag)
    {
        const std::size_t end = end_of_raw(html_, tag.name, tag.end);
        SourcedText text;
        text.append(html_.substr(tag.end, end - tag.end), tag.end);
        if (!trimmed(text.text()).empty()) {
            const bool script = tag.name == "script";
            (script ? story_.scripts : story_.stylesheets)
                .push_back({script ? "Story JavaScript" : "Story Stylesheet", std::move(text)});
        }
        return end < html_.size() ? tag_at(html_, end).end : end;
    }

    void find_start()
    {
        const std::string_view wanted = tag_.value("startnode");
        if (wanted.empty()) return;
        const auto found =
            std::find_if(pids_.begin(), pids_.end(), [wanted](const auto& p) { return p.first == wanted; });
        if (found != pids_.end()) {
            story_.start = story_.passages[found->second].name;
        } else {
            add_note(
                story_, About::broken, tag_.begin, "",
                "no passage has the number " + scenario::in_quotes(wanted) + " that the story is said to start with");
        }
    }

    Story& story_;
    std::string_view html_;
    const Tag& tag_;
    std::vector<std::pair<std::string, std::size_t>> pids_;
    bool some_close_ = true;  ///< some passage from here on may be closed
};

std::string titles_of(const std::vector<Tag>& stories)
{
    std::string titles;
    for (std::size_t i = 0; i < stories.size(); ++i) {
        titles += (i > 0 ? ", " : "") + std::to_string(i + 1) + " " + scenario::in_quotes(stories[i].value("name"));
    }
    return titles;
}

const Tag* chosen(const std::vector<Tag>& stories, std::string_view wanted)
{
    if (wanted.empty()) return stories.size() == 1 ? stories.data() : nullptr;
    for (std::size_t i = 0; i < stories.size(); ++i) {
        if (trimmed(stories[i].value("name")) == wanted) return &stories[i];
    }
    for (std::size_t i = 0; i < stories.size(); ++i) {
        if (std::to_string(i + 1) == wanted) return &stories[i];
    }
    return nullptr;
}

}  // namespace

Checked<Story> read_twine_html(std::string_view bytes, std::string_view name, std::string_view wanted)
{
    const Place top{std::string(name), 1, 1, ""};
    Story story;
    story.source = Source(readable(bytes), std::string(name));
    const std::vector<Tag> stories = story_tags(story.source.bytes());
    if (stories.empty() && is_twine_1(bytes)) {
        return fault(
            top,
            "this is a story of Twine 1; open it with Twine 2 (\"Import From File\"), publish it, and import that");
    }
    if (stories.empty()) return fault(top, "this file holds no Twine story: there is no element tw-storydata in it");
    const Tag* const tag = chosen(stories, wanted);
    if (tag == nullptr && wanted.empty()) {
        return fault(
            top, "this file holds " + std::to_string(stories.size()) + " stories; say which: " + titles_of(stories));
    }
    if (tag == nullptr) {
        return fault(
            top, "there is no story " + scenario::in_quotes(wanted) + " in this file; it holds " + titles_of(stories));
    }
    Reader(story, *tag).read();
    if (story.passages.empty()) {
        return fault(story.source.place_of(tag->begin), "this story has no passage");
    }
    return story;
}

}  // namespace amends::exchange
