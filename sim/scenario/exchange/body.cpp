#include "sim/scenario/exchange/body.h"

#include <algorithm>
#include <array>

#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/body_reader.h"
#include "sim/scenario/exchange/html.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Bytes that may be looked at in vain for the ends of tags: no text that somebody wrote comes near.
constexpr std::size_t most_wasted = std::size_t{16} << 20U;

bool leads_out(std::string_view to)
{
    const std::size_t colon = to.find("://");
    const bool scheme = colon != npos && colon > 0 &&
                        std::all_of(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(colon), is_word_byte);
    return scheme || to.substr(0, 7) == "mailto:" || to.substr(0, 11) == "javascript:";
}

/// A target that a story format works out when it is played.
bool is_expression(std::string_view to)
{
    const bool variable = to.size() > 1 && (to[0] == '$' || to[0] == '_') && is_word_begin(to[1]);
    return variable || to[0] == '`' || to.substr(0, 2) == "<%" || (to[0] == '(' && to.find(':') != npos);
}

bool is_media(std::string_view tag)
{
    constexpr std::array<std::string_view, 9> media = {"img",   "audio",  "video",  "source", "iframe",
                                                       "embed", "object", "canvas", "svg"};
    return std::find(media.begin(), media.end(), tag) != media.end();
}

bool is_input(std::string_view tag)
{
    constexpr std::array<std::string_view, 5> inputs = {"input", "select", "textarea", "button", "form"};
    return std::find(inputs.begin(), inputs.end(), tag) != inputs.end();
}

/// The passages in `story.show('X')`, as Snowman's own links write it, and SugarCube's `Engine.play('X')`.
std::vector<std::string> shown_by(std::string_view code)
{
    constexpr std::array<std::string_view, 2> calls = {"story.show(", "Engine.play("};
    std::vector<std::string> shown;
    for (const std::string_view call : calls) {
        for (std::size_t at = code.find(call); at != npos; at = code.find(call, at + 1)) {
            const std::size_t begin = code.find_first_not_of(" \t\n", at + call.size());
            if (begin == npos || (code[begin] != '"' && code[begin] != '\'')) continue;
            const std::size_t end = code.find(code[begin], begin + 1);
            if (end == npos) break;
            if (std::optional<std::string> name = literal_of(code.substr(begin, end + 1 - begin))) {
                shown.push_back(std::move(*name));
            }
        }
    }
    return shown;
}

}  // namespace

bool is_word_begin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_word_byte(char c)
{
    return is_word_begin(c) || (c >= '0' && c <= '9') || c == '-';
}

std::optional<std::string> literal_of(std::string_view code)
{
    code = trimmed(code);
    if (code.size() < 2 || (code[0] != '"' && code[0] != '\'') || code.back() != code[0]) return std::nullopt;
    std::string out;
    for (std::size_t i = 1; i + 1 < code.size(); ++i) {
        if (code[i] == code[0]) return std::nullopt;
        if (code[i] == '\\' && i + 2 < code.size()) ++i;
        out += code[i];
    }
    return out;
}

Body BodyReader::read(DialectReader* dialect)
{
    if (dialect != nullptr) dialect->begin(*this);
    while (at_ < text_.size()) {
        if (dialect == nullptr || !dialect->read_one(*this)) read_one();
    }
    if (dialect != nullptr) dialect->end(*this);
    body_.paragraphs = prose_.paragraphs();
    std::stable_sort(body_.findings.begin(), body_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.at < b.at; });
    return std::move(body_);
}

std::size_t BodyReader::find(std::string_view token, std::size_t from)
{
    const auto known = found_.find(token);
    if (known != found_.end() && from >= known->second.from && from <= known->second.result)
        return known->second.result;
    const std::size_t result = text_.find(token, from);
    found_.insert_or_assign(std::string(token), Found{from, result});
    return result;
}

void BodyReader::note(About about, std::size_t begin, std::size_t end, std::string message)
{
    body_.findings.push_back({about, begin, end, std::move(message)});
}

void BodyReader::link(std::string text, std::string to, std::size_t begin, std::size_t end, bool literal)
{
    if (to.empty()) return note(About::broken, begin, end, "this link leads nowhere");
    if (!exists(to)) {
        if (leads_out(to)) return note(About::external, begin, end, "this link leads out of the story");
        if (!literal && is_expression(to)) {
            return note(About::computed, begin, end, "where this link leads is worked out when it is played");
        }
    }
    if (trimmed(text).empty()) text = to;
    if (!linked_.emplace(text, to).second) {
        return note(About::repeated, begin, end, "this link stands in the passage already; it is offered once");
    }
    body_.links.push_back({std::move(text), std::move(to), begin});
}

void BodyReader::links_in_code(std::size_t begin, std::size_t end)
{
    for (std::size_t open = find("[[", begin); open < end; open = find("[[", open)) {
        const std::size_t close = link_end(open);
        if (close == npos || close > end) {
            open += 2;
            continue;
        }
        WrittenLink written = taken_apart(text_.substr(open + 2, close - open - 4));
        if (exists(written.to)) link(std::move(written.text), std::move(written.to), open, close, true);
        open = close;
    }
}

std::size_t BodyReader::link_end(std::size_t at)
{
    const std::size_t line_end = std::min(find("\n", at), text_.size());
    const std::size_t close = find("]]", at + 2);
    if (close == npos || close >= line_end) return npos;
    const std::size_t setter = text_.substr(at + 2, close - at).find("][");
    if (setter == npos) return close + 2;
    // A setter may hold brackets of its own.
    int depth = 0;
    for (std::size_t i = at + 2 + setter + 2; i + 1 < line_end; ++i) {
        if (text_[i] == '[') ++depth;
        if (text_[i] != ']') continue;
        if (depth == 0) return text_[i + 1] == ']' ? i + 2 : close + 2;
        --depth;
    }
    return close + 2;
}

bool BodyReader::shown_variable()
{
    const std::size_t begin = at_;
    if (!is_word_begin(here(1)) || (begin > 0 && is_word_byte(text_[begin - 1]))) return false;
    std::size_t end = begin + 1;
    while (end < text_.size() && is_word_byte(text_[end]) && text_[end] != '-') ++end;
    prose_.say(text_.substr(begin, end - begin));
    note(About::variable, begin, end, "a variable is shown here; it stands in the text as it is written");
    at_ = end;
    return true;
}

void BodyReader::skip_to(std::string_view end, About about, std::string message)
{
    const std::size_t begin = at_;
    const std::size_t found = find(end, at_ + 1);
    at_ = found == npos ? text_.size() : found + end.size();
    const std::size_t links = text_.substr(begin, at_ - begin).find("[[");
    if (links != npos) message += "; it holds a link, which is not carried";
    note(about, begin, at_, std::move(message));
}

void BodyReader::read_one()
{
    const char c = here();
    if (c == '[' && read_square()) return;
    if (c == '<' && read_angle()) return;
    if (c == '&') {
        if (const Reference reference = reference_at(text_.substr(at_)); reference.length > 0) {
            prose_.say(reference.text);
            at_ += reference.length;
            return;
        }
    }
    const CodePoint point = code_point_at(text_, at_);
    prose_.say(text_.substr(at_, point.length));
    at_ += point.length;
}

bool BodyReader::read_square()
{
    const bool picture = stands("[img[") || stands("[[img[");
    if (!picture && (!stands("[[") || here(2) == '[')) return false;
    const std::size_t end = link_end(picture ? at_ + (here(1) == '[' ? 4 : 3) : at_);
    if (end == npos) return false;
    if (picture)
        read_picture(end);
    else
        read_link(end);
    return true;
}

void BodyReader::read_link(std::size_t end)
{
    const std::size_t begin = at_;
    at_ = end;
    WrittenLink written = taken_apart(text_.substr(begin + 2, end - begin - 4));
    if (written.setter) {
        note(About::setter, begin, end, "this link also sets a variable; the link is carried, the setting is not");
    }
    prose_.say_link(written.text);
    link(std::move(written.text), std::move(written.to), begin, end, false);
}

/// SugarCube: [img[title|source][passage][setter]]
void BodyReader::read_picture(std::size_t end)
{
    const std::size_t begin = at_;
    at_ = end;
    const std::string_view inside = text_.substr(begin, end - begin - 2);
    const std::size_t open = inside.find("img[") + 4;
    const std::size_t close = inside.find(']', open);
    note(About::media, begin, end, "a picture");
    if (close == npos || inside.substr(close, 2) != "][") return;
    const std::size_t title = inside.substr(open, close - open).find('|');
    const std::string_view text = title == npos ? std::string_view{} : inside.substr(open, title);
    const std::string_view to =
        inside.substr(close + 2, std::min(inside.find("][", close + 2), inside.size()) - close - 2);
    link(std::string(trimmed(text)), std::string(trimmed(to)), begin, end, false);
}

bool BodyReader::read_angle()
{
    if (stands("<!--")) {
        skip_to("-->", About::comment, "a comment");
        return true;
    }
    if (stands("<%")) {
        const std::size_t begin = at_;
        skip_to("%>", About::logic, "this is run when the story is played");
        shows_in_code(begin, at_);
        return true;
    }
    return read_tag();
}

bool BodyReader::shows_in_code(std::size_t begin, std::size_t end, std::string_view words)
{
    bool any = false;
    for (const std::string& to : shown_by(text_.substr(begin, end - begin))) {
        if (!exists(to)) continue;
        link(std::string(words), to, begin, end, true);
        any = true;
    }
    return any;
}

bool BodyReader::read_tag()
{
    if (wasted_ > most_wasted) return false;
    const Tag tag = tag_at(text_, at_);
    if (tag.name.empty()) return false;
    if (text_[tag.end - 1] != '>') {
        wasted_ += tag.end - at_;
        return false;
    }
    const std::size_t begin = at_;
    at_ = tag.end;
    if (!tag.closes && (tag.name == "script" || tag.name == "style")) {
        at_ = begin;
        skip_to("</" + tag.name + ">", About::code, tag.name == "script" ? "a script" : "a style sheet");
        shows_in_code(begin, at_);
        return true;
    }
    if (!tag.closes) {
        std::optional<std::string> to;
        if (tag.has("data-passage")) to = std::string(tag.value("data-passage"));
        for (const char* const key : {"href", "onclick"}) {
            const std::vector<std::string> shown = shown_by(tag.value(key));
            if (!to && !shown.empty()) to = shown.front();
        }
        if (to) {
            read_linking_tag(tag.name, *to, begin, tag.end);
            return true;
        }
        if (tag.name == "a" && leads_out(tag.value("href"))) {
            note(About::external, begin, tag.end, "this link leads out of the story; its words are kept");
            return true;
        }
    }
    note_tag(tag.name, begin, tag.end);
    return true;
}

/// The words of the link are those up to its end tag.
void BodyReader::read_linking_tag(std::string_view name, std::string to, std::size_t begin, std::size_t after)
{
    const std::string close = "</" + std::string(name) + ">";
    const std::size_t found = find(close, after);
    std::string words;
    std::size_t end = after;
    if (found != npos) {
        end = found + close.size();
        const std::string_view inside = text_.substr(after, found - after);
        for (std::size_t i = 0; i < inside.size();) {
            const std::size_t tag_end = inside[i] == '<' ? tag_at(inside, i).end : 0;
            if (tag_end > i)
                i = tag_end;
            else
                words += inside[i++];
        }
    }
    at_ = end;
    const std::string text = shortened(decoded(words, 0).text(), 1000);
    prose_.say_link(text);
    link(text, std::move(to), begin, end, false);
}

void BodyReader::note_tag(std::string_view name, std::size_t begin, std::size_t end)
{
    if (name == "br") return prose_.end_line();
    if (is_media(name)) {
        if (text_[begin + 1] != '/') note(About::media, begin, end, "a picture, sound, film or frame");
        return;
    }
    if (is_input(name)) {
        if (text_[begin + 1] != '/') note(About::logic, begin, end, "something to fill in or press");
        return;
    }
    const auto [known, fresh] = tags_.emplace(name, body_.findings.size());
    if (fresh) note(About::markup, begin, end, "tags <" + std::string(name) + "> are left out, their text is kept");
}

Body read_body(std::string_view text, Dialect dialect, const Names& names)
{
    std::unique_ptr<DialectReader> reader;
    if (dialect == Dialect::harlowe) reader = make_harlowe();
    if (dialect == Dialect::sugarcube) reader = make_sugarcube();
    if (dialect == Dialect::chapbook) reader = make_chapbook();
    return BodyReader(text, names).read(reader.get());
}

}  // namespace amends::exchange
