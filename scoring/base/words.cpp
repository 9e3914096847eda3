#include "scoring/base/words.h"

#include <algorithm>

#include "scoring/base/json_text.h"

namespace amends {
namespace {

struct Part {
    std::string_view plain;  ///< text before the place
    std::string_view place;  ///< name between the braces; empty at the end of the sentence
};

/// Cuts a sentence at its {places}: a brace pair around a non-empty name of small letters, digits and '_'.
std::vector<Part> parts_of(std::string_view sentence)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    std::vector<Part> parts;
    std::size_t begin = 0;
    for (std::size_t open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
        const std::size_t close = sentence.find_first_not_of(letters, open + 1);
        if (close == std::string_view::npos || close == open + 1 || sentence[close] != '}') continue;
        parts.push_back({sentence.substr(begin, open - begin), sentence.substr(open + 1, close - open - 1)});
        begin = close + 1;
    }
    parts.push_back({sentence.substr(begin), {}});
    return parts;
}

const std::string* argument(const Message& message, std::string_view name)
{
    for (const auto& [key, value] : message.args) {
        if (key == name) return &value;
    }
    return nullptr;
}

/// A title may be a question: no full stop follows it.
bool ends_a_sentence(std::string_view value)
{
    return value.ends_with('?') || value.ends_with('!') || value.ends_with('.') || value.ends_with("…");
}

std::string bare(const Message& message)
{
    std::string text = message.key;
    for (const auto& [name, value] : message.args) text.append(" ").append(name).append("=").append(value);
    return text;
}

}  // namespace

const std::string* Catalogue::find(std::string_view key) const
{
    const auto found = std::lower_bound(rows.begin(), rows.end(), key,
                                        [](const auto& row, std::string_view wanted) { return row.first < wanted; });
    return found != rows.end() && found->first == key ? &found->second : nullptr;
}

Catalogue make_catalogue(std::vector<std::pair<std::string, std::string>> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    rows.erase(std::unique(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
               rows.end());
    return {std::move(rows)};
}

Catalogue merged(const Catalogue& base, const Catalogue& over)
{
    std::vector<std::pair<std::string, std::string>> rows = over.rows;
    rows.insert(rows.end(), base.rows.begin(), base.rows.end());
    return make_catalogue(std::move(rows));
}

Checked<Catalogue> parse_catalogue(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    if (!json->tree.is_object()) return fault(json->place_of(""), "expected an object of key and sentence");
    Diagnostics faults;
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& [key, sentence] : json->tree.items()) {
        if (key.rfind("x-", 0) == 0) continue;
        const std::string pointer = child_pointer("", key);
        if (!sentence.is_string()) {
            faults.push_back({json->place_of(pointer), "expected a sentence in quotes"});
        } else {
            rows.emplace_back(key, sentence.get<std::string>());
        }
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(in_file_order(std::move(faults)));
    return make_catalogue(std::move(rows));
}

std::string say(const Message& message, const Catalogue& catalogue)
{
    const std::string* sentence = catalogue.find(message.key);
    if (sentence == nullptr) return bare(message);
    std::string text;
    bool ended = false;  // the value before has its own full stop
    for (const Part& part : parts_of(*sentence)) {
        text += ended && part.plain.starts_with('.') ? part.plain.substr(1) : part.plain;
        if (part.place.empty()) continue;
        const std::string* value = argument(message, part.place);
        text += value != nullptr ? *value : "{" + std::string(part.place) + "}";
        ended = value != nullptr && ends_a_sentence(*value);
    }
    return text;
}

std::vector<std::string> places_of(std::string_view sentence)
{
    std::vector<std::string> places;
    for (const Part& part : parts_of(sentence)) {
        if (!part.place.empty()) places.emplace_back(part.place);
    }
    return places;
}

}  // namespace amends
