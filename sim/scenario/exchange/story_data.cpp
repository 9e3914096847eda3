#include "sim/scenario/exchange/story_data.h"

#include <algorithm>

#include "scoring/base/json_text.h"
#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

using Json = nlohmann::ordered_json;

JsonLimits limits()
{
    JsonLimits limits;
    limits.bytes = std::size_t{64} << 20U;
    limits.fractions = true;
    return limits;
}

/// A place inside a snippet as a place of the file: the snippet begins at `base`, on whose line it goes on.
Place shifted(Place inner, const Place& base)
{
    inner.column += inner.line == 1 ? base.column - 1 : 0;
    inner.line += base.line - 1;
    inner.file = base.file;
    inner.pointer.clear();
    return inner;
}

/// The snippet as an object; what is wrong with it is noted, and nothing comes back.
std::optional<JsonText> object_in(Story& story, std::string_view json, std::size_t offset, const std::string& passage,
                                  std::string_view what)
{
    const Place base = story.source.place_of(offset);
    Checked<JsonText> read = read_json(json, base.file, limits());
    if (read && read->tree.is_object()) return std::move(*read);
    if (read) {
        story.notes.push_back({About::broken, base, passage, std::string(what) + " are no JSON object, and are dropped",
                               shortened(json)});
        return std::nullopt;
    }
    const Diagnostic& first = read.error().front();
    story.notes.push_back({About::broken, shifted(first.where, base), passage,
                           std::string(what) + " cannot be read, and are dropped: " + first.message, shortened(json)});
    return std::nullopt;
}

std::string text_of(const nlohmann::json& value)
{
    if (value.is_string()) return valid_utf8(value.get<std::string>());
    return value.is_number() ? value.dump() : std::string{};
}

bool is_plain(const nlohmann::json& value)
{
    return value.is_string() || value.is_number();
}

void take_metadata(Passage& passage, const nlohmann::json& object)
{
    for (const auto& [key, value] : object.items()) {
        if (key == "position" && value.is_string())
            passage.position = text_of(value);
        else if (key == "size" && value.is_string())
            passage.size = text_of(value);
        else
            passage.metadata.emplace_back(key, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
}

/// Takes what StoryData and a story in JSON have in common. Keys that are known but hold something else are noted.
class Data {
public:
    Data(Story& story, const JsonText& json, Place base, std::string passage)
        : story_(story), json_(json), base_(std::move(base)), passage_(std::move(passage))
    {
    }

    void take()
    {
        text("ifid", story_.ifid);
        text("format", story_.format);
        text("format-version", story_.format_version);
        text("start", story_.start);
        text("zoom", story_.zoom);
        colours();
    }

    void text(const char* key, std::string& out)
    {
        const auto found = json_.tree.find(key);
        if (found == json_.tree.end() || found->is_null()) return;
        if (is_plain(*found))
            out = text_of(*found);
        else
            note(std::string("/") + key, std::string("\"") + key + "\" is no text, and is dropped");
    }

    void unknown(const std::vector<std::string_view>& known)
    {
        for (const auto& [key, value] : json_.tree.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            note(child_pointer("", key), scenario::in_quotes(key) + " means nothing in this form, and is left out");
        }
    }

    void note(const std::string& pointer, std::string message)
    {
        const nlohmann::json::json_pointer at(pointer);
        const std::string value = json_.tree.contains(at) ? json_.tree[at].dump(-1, ' ', false, replace) : "";
        story_.notes.push_back(
            {About::broken, shifted(json_.place_of(pointer), base_), passage_, std::move(message), shortened(value)});
    }

private:
    static constexpr auto replace = nlohmann::json::error_handler_t::replace;

    void colours()
    {
        const auto found = json_.tree.find("tag-colors");
        if (found == json_.tree.end() || found->is_null()) return;
        if (!found->is_object()) return note("/tag-colors", "\"tag-colors\" is no object, and is dropped");
        for (const auto& [tag, colour] : found->items()) {
            if (colour.is_string())
                story_.tag_colors.emplace_back(tag, text_of(colour));
            else
                note(child_pointer("/tag-colors", tag), "this colour is no text, and is dropped");
        }
    }

    Story& story_;
    const JsonText& json_;
    Place base_;
    std::string passage_;
};

/// The text inside the quotes that open at `offset` of a JSON file, unescaped, with the way back.
SourcedText string_at(std::string_view bytes, std::size_t offset)
{
    SourcedText out;
    for (std::size_t at = offset + 1; at < bytes.size() && bytes[at] != '"';) {
        if (bytes[at] != '\\') {
            const std::size_t end = std::min(bytes.find_first_of("\"\\", at), bytes.size());
            out.append(bytes.substr(at, end - at), at);
            at = end;
            continue;
        }
        std::size_t length = bytes.substr(at + 1, 1) == "u" ? 6 : 2;
        // Two halves of one character are read together.
        const bool half = length == 6 && (bytes[at + 2] | 0x20) == 'd' && bytes.substr(at + 6, 2) == "\\u";
        if (half && bytes[at + 3] >= '8') length = 12;
        const Checked<JsonText> piece =
            read_json("\"" + std::string(bytes.substr(at, length)) + "\"", "", JsonLimits{});
        const std::string text = piece ? piece->tree.get<std::string>() : std::string("\xEF\xBF\xBD");
        out.append(text, at);
        at += length;
    }
    return out;
}

class JsonReader {
public:
    JsonReader(Story& story, const JsonText& json)
        : story_(story), json_(json), data_(story, json, Place{json.name, 1, 1, ""}, "")
    {
    }

    void read()
    {
        data_.text("name", story_.title);
        data_.take();
        data_.unknown({"name", "ifid", "format", "format-version", "start", "tag-colors", "zoom", "creator",
                       "creator-version", "style", "script", "passages", "tags"});
        code("script", "Story JavaScript", story_.scripts);
        code("style", "Story Stylesheet", story_.stylesheets);
        const nlohmann::json& list = json_.tree["passages"];
        for (std::size_t i = 0; i < list.size(); ++i) passage(list[i], child_pointer("/passages", i));
        find_start();
        settle(story_);
    }

private:
    void code(const char* key, const char* name, std::vector<Code>& out)
    {
        const auto found = json_.tree.find(key);
        if (found == json_.tree.end() || !found->is_string() || trimmed(found->get<std::string>()).empty()) return;
        out.push_back({name, text_at(std::string("/") + key)});
    }

    SourcedText text_at(const std::string& pointer) const
    {
        const auto found = json_.offsets.find(pointer);
        return found == json_.offsets.end() ? SourcedText{} : string_at(json_.text, found->second.value);
    }

    void passage(const nlohmann::json& value, const std::string& pointer)
    {
        if (!value.is_object()) return data_.note(pointer, "this is no passage, and is left out");
        Passage passage;
        passage.begin = json_.offsets.find(pointer)->second.value;
        std::string pid;
        for (const auto& [key, item] : value.items()) {
            const std::string at = child_pointer(pointer, key);
            if (key == "name" && is_plain(item)) {
                passage.name = text_of(item);
            } else if (key == "text" && item.is_string()) {
                passage.text = text_at(at);
            } else if (key == "tags" && (item.is_array() || item.is_string())) {
                passage.tags = tags(item, at);
            } else if (key == "metadata" && item.is_object()) {
                take_metadata(passage, item);
            } else if ((key == "pid" || key == "id") && is_plain(item)) {
                pid = text_of(item);
            } else {
                data_.note(at, scenario::in_quotes(key) + " is not what a passage has, and is left out");
            }
        }
        pids_.push_back(std::move(pid));
        story_.passages.push_back(std::move(passage));
    }

    std::vector<std::string> tags(const nlohmann::json& value, const std::string& pointer)
    {
        if (value.is_string()) return split_words(text_of(value));
        std::vector<std::string> tags;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i].is_string())
                tags.push_back(text_of(value[i]));
            else
                data_.note(child_pointer(pointer, i), "this tag is no text, and is left out");
        }
        return tags;
    }

    /// The form calls `start` a pid, and its own example gives a name.
    void find_start()
    {
        if (story_.start.empty() || story_.find(story_.start) != nullptr) return;
        const auto found = std::find(pids_.begin(), pids_.end(), story_.start);
        if (found != pids_.end()) {
            story_.start = story_.passages[static_cast<std::size_t>(found - pids_.begin())].name;
            return;
        }
        for (std::size_t i = 0; i < pids_.size(); ++i) {
            if (pids_[i].empty() && std::to_string(i + 1) == story_.start) {
                story_.start = story_.passages[i].name;
                return;
            }
        }
    }

    Story& story_;
    const JsonText& json_;
    Data data_;
    std::vector<std::string> pids_;
};

/// A number as it stands; anything else as a text.
Json as_number(const std::string& text)
{
    Json number = Json::parse(text, nullptr, false);
    return number.is_number() ? number : Json(text);
}

}  // namespace

void read_metadata(Story& story, Passage& passage, std::string_view json, std::size_t offset)
{
    if (const auto read = object_in(story, json, offset, passage.name, "the metadata of this passage")) {
        take_metadata(passage, read->tree);
    }
}

void read_story_data(Story& story, const SourcedText& text, std::size_t header)
{
    const std::size_t offset = text.text().empty() ? header : text.offset_of(0);
    const auto read = object_in(story, text.text(), offset, "StoryData", "the data of this story");
    if (!read) return;
    Data data(story, *read, story.source.place_of(offset), "StoryData");
    data.take();
    data.unknown({"ifid", "format", "format-version", "start", "tag-colors", "zoom", "tags"});
}

std::string metadata_json(const Passage& passage)
{
    Json out = Json::object();
    if (!passage.position.empty()) out["position"] = passage.position;
    if (!passage.size.empty()) out["size"] = passage.size;
    for (const auto& [key, value] : passage.metadata) out[key] = Json::parse(value, nullptr, false);
    return out.empty() ? "" : out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string story_data_json(const Story& story)
{
    Json out = Json::object();
    if (!story.ifid.empty()) out["ifid"] = story.ifid;
    if (!story.format.empty()) out["format"] = story.format;
    if (!story.format_version.empty()) out["format-version"] = story.format_version;
    if (!story.start.empty()) out["start"] = story.start;
    for (const auto& [tag, colour] : story.tag_colors) out["tag-colors"][tag] = colour;
    if (!story.zoom.empty()) out["zoom"] = as_number(story.zoom);
    return out.empty() ? "" : out.dump(2, ' ', false, Json::error_handler_t::replace);
}

Checked<Story> read_twine_json(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name, limits());
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    const auto list = json->tree.find("passages");
    if (!json->tree.is_object() || list == json->tree.end() || !list->is_array() || list->empty()) {
        return fault(json->place_of("/passages"),
                     "this file holds no Twine story: \"passages\" is no list of passages");
    }
    Story story;
    story.source = Source(std::string(bytes), std::string(name));
    JsonReader(story, *json).read();
    if (story.passages.empty()) return fault(json->place_of("/passages"), "this story has no passage");
    return story;
}

}  // namespace amends::exchange
