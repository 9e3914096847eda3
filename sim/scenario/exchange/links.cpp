// Links as they are written: [[…]].

#include <algorithm>
#include <array>

#include "sim/scenario/exchange/body.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// On one line, without what would end a link.
std::string linkable(std::string_view text)
{
    std::string out(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    for (std::size_t at = out.find("]]"); at != npos; at = out.find("]]")) out.insert(at + 1, 1, ' ');
    for (std::size_t at = out.find("]["); at != npos; at = out.find("][")) out.insert(at + 1, 1, ' ');
    return out;
}

bool reads_as(std::string_view inside, std::string_view text, std::string_view to, const Names& names)
{
    const WrittenLink read = take_apart(inside, names);
    return read.text == text && read.to == to && !read.setter;
}

}  // namespace

WrittenLink take_apart(std::string_view inside, const Names& names)
{
    WrittenLink written;
    const std::size_t setter = inside.find("][");
    if (setter != npos) {
        written.setter = !trimmed(inside.substr(setter + 2)).empty();
        inside = inside.substr(0, setter);
    }
    struct Reading {
        std::string_view text;
        std::string_view to;
    };
    std::vector<Reading> readings;
    if (const std::size_t right = inside.rfind("->"); right != npos) {
        readings.push_back({inside.substr(0, right), inside.substr(right + 2)});
    }
    if (const std::size_t left = inside.find("<-"); left != npos) {
        readings.push_back({inside.substr(left + 2), inside.substr(0, left)});
    }
    if (const std::size_t pipe = inside.rfind('|'); pipe != npos) {
        readings.push_back({inside.substr(0, pipe), inside.substr(pipe + 1)});
    }
    readings.push_back({inside, inside});
    const auto real = std::find_if(readings.begin(), readings.end(),
                                   [&names](const Reading& each) { return names.count(trimmed(each.to)) != 0; });
    const Reading& best = real == readings.end() ? readings.front() : *real;
    written.text = trimmed(best.text);
    written.to = trimmed(best.to);
    return written;
}

std::string write_link(std::string_view text, std::string_view to, const Names& names)
{
    const std::string words = linkable(trimmed(text));
    const std::string name = linkable(trimmed(to));
    const std::array<std::string, 4> forms = {words == name ? name : words + "->" + name, words + "->" + name,
                                              name + "<-" + words, words + "|" + name};
    const auto* const best = std::find_if(forms.begin(), forms.end(),
                                          [&](const std::string& form) { return reads_as(form, words, name, names); });
    return "[[" + (best == forms.end() ? forms[1] : *best) + "]]";
}

}  // namespace amends::exchange
