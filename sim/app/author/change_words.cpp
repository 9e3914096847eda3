#include "sim/app/author/change_words.h"

#include "sim/app/author/naming.h"

namespace amends::app {
namespace {

/// Enough of a text to know it by, cut between letters.
std::string in_short(const std::string& text, const Words& words)
{
    constexpr std::size_t enough = 140;
    if (text.size() <= enough) return words_of_name(text, words);
    std::size_t end = enough;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

}  // namespace

std::string change_words(const author::Difference& difference, const std::string& place, const Words& words)
{
    using Kind = author::Difference::Kind;
    const std::string before = in_short(difference.before, words);
    const std::string after = in_short(difference.after, words);
    switch (difference.kind) {
        case Kind::added:
            return after.empty() ? words("change.added", {{"place", place}})
                                 : words("change.added_words", {{"place", place}, {"after", after}});
        case Kind::removed:
            return before.empty() ? words("change.removed", {{"place", place}})
                                  : words("change.removed_words", {{"place", place}, {"before", before}});
        case Kind::moved:
            return words("change.moved", {{"place", place}});
        case Kind::changed:
            break;
    }
    return words("change.changed", {{"place", place}, {"before", before}, {"after", after}});
}

std::vector<std::string> changes_since(const std::string& bytes, const author::Document& now, PlaceWords place,
                                       const Words& words)
{
    std::vector<std::string> lines;
    const Checked<author::Document> before = author::Document::read(bytes, "");
    if (!before) return lines;
    for (const author::Difference& each : author::differences(*before, now)) {
        const bool gone = each.kind == author::Difference::Kind::removed;
        lines.push_back(change_words(each, place(gone ? *before : now, each.at, words), words));
    }
    return lines;
}

}  // namespace amends::app
