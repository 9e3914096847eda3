#include "sim/scenario/exchange/html.h"

#include <algorithm>

namespace amends::exchange {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::size_t most_attributes = 64;  // of a tag; a story needs ten

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string in_small_letters(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), small);
    return out;
}

bool is_letter(char c)
{
    return (small(c) >= 'a' && small(c) <= 'z');
}

/// Reads the attributes of a tag from `at` on and returns where its '>' ends.
class Attributes {
public:
    Attributes(std::string_view html, std::size_t at, std::vector<Attribute>& out) : html_(html), at_(at), out_(out) {}

    std::size_t read()
    {
        for (;;) {
            at_ = std::min(html_.find_first_not_of(" \t\r\n\f/", at_), html_.size());
            if (at_ == html_.size()) return at_;
            if (html_[at_] == '>') return at_ + 1;
            one();
        }
    }

private:
    void one()
    {
        const std::size_t begin = at_;
        at_ = std::min(html_.find_first_of(" \t\r\n\f/>=", at_ + 1), html_.size());
        Attribute attribute{in_small_letters(html_.substr(begin, at_ - begin)), ""};
        const std::size_t sign = html_.find_first_not_of(blanks, at_);
        if (sign != std::string_view::npos && html_[sign] == '=') {
            at_ = std::min(html_.find_first_not_of(blanks, sign + 1), html_.size());
            attribute.value = value();
        }
        if (out_.size() >= most_attributes) return;
        // As in a browser, the first of equal names counts.
        const bool known = std::any_of(out_.begin(), out_.end(),
                                       [&attribute](const Attribute& other) { return other.name == attribute.name; });
        if (!known) out_.push_back(std::move(attribute));
    }

    std::string value()
    {
        if (at_ == html_.size()) return {};
        const char quote = html_[at_];
        const bool quoted = quote == '"' || quote == '\'';
        const std::size_t begin = quoted ? at_ + 1 : at_;
        const std::size_t end =
            std::min(quoted ? html_.find(quote, begin) : html_.find_first_of(" \t\r\n\f>", begin), html_.size());
        at_ = std::min(quoted ? end + 1 : end, html_.size());
        return decoded(html_.substr(begin, end - begin), 0).text();
    }

    std::string_view html_;
    std::size_t at_;
    std::vector<Attribute>& out_;
};

}  // namespace

bool equals_no_case(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return small(x) == small(y); });
}

std::size_t find_no_case(std::string_view text, std::string_view wanted, std::size_t from)
{
    if (from > text.size()) return std::string_view::npos;
    const auto* const found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), wanted.begin(),
                                          wanted.end(), [](char x, char y) { return small(x) == small(y); });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

SourcedText decoded(std::string_view html, std::size_t offset)
{
    SourcedText out;
    std::size_t plain = 0;
    for (std::size_t at = html.find('&'); at != std::string_view::npos; at = html.find('&', at)) {
        const Reference reference = reference_at(html.substr(at));
        if (reference.length == 0) {
            ++at;
            continue;
        }
        out.append(html.substr(plain, at - plain), offset + plain);
        out.append(reference.text, offset + at);
        at += reference.length;
        plain = at;
    }
    out.append(html.substr(plain), offset + plain);
    return out;
}

std::string_view Tag::value(std::string_view attribute) const
{
    for (const Attribute& each : attributes) {
        if (each.name == attribute) return each.value;
    }
    return {};
}

bool Tag::has(std::string_view attribute) const
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [attribute](const Attribute& each) { return each.name == attribute; });
}

Tag tag_at(std::string_view html, std::size_t begin)
{
    Tag tag;
    tag.begin = begin;
    std::size_t at = begin + 1;
    if (at < html.size() && html[at] == '/') {
        tag.closes = true;
        ++at;
    }
    if (at >= html.size() || !is_letter(html[at])) return tag;
    const std::size_t end = std::min(html.find_first_of(" \t\r\n\f/>", at), html.size());
    tag.name = in_small_letters(html.substr(at, end - at));
    tag.end = Attributes(html, end, tag.attributes).read();
    return tag;
}

}  // namespace amends::exchange
