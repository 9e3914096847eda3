#include "sim/author/reword.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/author/compose.h"
#include "sim/author/outline.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

bool goes_on(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The one place at which two texts differ: [begin, old_end) became [begin, new_end).
struct Changed {
    std::size_t begin = 0, old_end = 0, new_end = 0;

    Changed(std::string_view old, std::string_view now)
    {
        const std::size_t shorter = std::min(old.size(), now.size());
        while (begin < shorter && old[begin] == now[begin]) ++begin;
        while (begin > 0 && begin < std::max(old.size(), now.size()) &&
               goes_on(begin < old.size() ? old[begin] : now[begin]))
            --begin;
        std::size_t alike = 0;
        while (alike < shorter - begin && old[old.size() - 1 - alike] == now[now.size() - 1 - alike]) ++alike;
        while (alike > 0 && goes_on(old[old.size() - alike])) --alike;
        old_end = old.size() - alike;
        new_end = now.size() - alike;
    }
};

std::string without_blanks(std::string_view words)
{
    const std::size_t begin = words.find_first_not_of(" \n");
    if (begin == std::string_view::npos) return {};
    return std::string(words.substr(begin, words.find_last_not_of(" \n") + 1 - begin));
}

/// The same evidence in the new words; empty where nothing of it is left.
std::string followed(const std::string& quote, const std::string& old, const std::string& now, const Changed& changed)
{
    const std::size_t begin = old.find(quote);
    if (quote.empty() || begin == std::string::npos) return now.find(quote) == std::string::npos ? "" : quote;
    const std::size_t end = begin + quote.size();
    const bool word_grows = changed.begin == end && changed.old_end == end && changed.new_end > end &&
                            in_word(now[end]) && in_word(old[end - 1]);
    if (!word_grows && now.find(quote) != std::string::npos) return quote;
    const std::size_t cut_from = std::max(begin, changed.begin);
    const std::size_t cut_to = std::min(end, changed.old_end);
    const std::size_t replaced = cut_to > cut_from ? cut_to - cut_from : 0;
    if (2 * replaced > quote.size()) return {};  // a letter that happens to be alike shows nothing
    const auto moved = [&](std::size_t at) { return at + changed.new_end - changed.old_end; };
    const std::size_t from = begin >= changed.old_end ? moved(begin) : std::min(begin, changed.begin);
    const std::size_t to = word_grows ? changed.new_end : end >= changed.old_end ? moved(end) : changed.begin;
    return from < to ? without_blanks(std::string_view(now).substr(from, to - from)) : std::string();
}

std::string first_line(const Document& document, const std::string& node)
{
    for (const char* key : {"/lines/0/say", "/lines/0/any/0"}) {
        const Json segments = Json::parse(document.value(node + key), nullptr, false);
        std::string line;
        if (segments.is_array()) {
            for (const Json& each : segments) {
                if (each.is_string()) line += (line.empty() ? "" : " ") + each.get<std::string>();
            }
        }
        if (!line.empty()) return line;
    }
    return {};
}

}  // namespace

bool is_quoted(const Document& document, std::string_view pointer)
{
    const std::string reply = parent_of(pointer);
    return last_step(pointer) == "text" && last_step(parent_of(reply)) == "offered" && document.has(reply + "/acts");
}

Reworded reword(const Document& document, std::string_view text_at, std::string_view words)
{
    Reworded made{put_text(document, text_at, words), {}};
    if (made.edit.changes.empty() || !is_quoted(document, text_at)) return made;
    const std::string old = document.text(text_at);
    const std::string now(words);
    const Changed changed(old, now);
    const std::string acts_at = parent_of(text_at) + "/acts";
    const Json before = Json::parse(document.value(acts_at), nullptr, false);
    if (!before.is_object()) return made;
    Json after = Json::object();
    for (auto it = before.begin(); it != before.end(); ++it) {
        std::vector<std::string> kept;
        for (const Json& quote : *it) {
            if (!quote.is_string()) continue;
            std::string still = followed(quote.get<std::string>(), old, now, changed);
            if (!still.empty() && std::find(kept.begin(), kept.end(), still) == kept.end())
                kept.push_back(std::move(still));
        }
        if (kept.empty())
            made.gone.push_back(it.key());
        else
            after[it.key()] = std::move(kept);
    }
    if (after == before) return made;
    const Edit more = put(document, acts_at, after.empty() ? std::string() : after.dump());
    made.edit.changes.insert(made.edit.changes.end(), more.changes.begin(), more.changes.end());
    return made;
}

acts::Hearing hear_offered(const Document& document, std::string_view offered, const acts::Model& model)
{
    acts::Context context;
    if (const std::string language = document.text("/language"); !language.empty()) context.language = language;
    if (std::string line = first_line(document, parent_of(parent_of(offered))); !line.empty())
        context.customer_lines.push_back(std::move(line));
    for (std::size_t i = 0; i < document.size("/topics"); ++i) {
        const std::string at = child_pointer("/topics", i);
        acts::Topic topic{
            document.text(at + "/id"), {}, document.value(at + "/fact") == "true", document.text(at + "/means/action")};
        for (std::size_t k = 0; k < document.size(at + "/words"); ++k)
            topic.words.push_back(document.text(child_pointer(at + "/words", k)));
        context.topics.push_back(std::move(topic));
    }
    context.names = {document.text("/customer/name")};
    return acts::hear(model, context, document.text(std::string(offered) + "/text"));
}

}  // namespace amends::author
