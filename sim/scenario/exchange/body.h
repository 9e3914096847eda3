#pragma once
// What a passage says and where it leads: its text read by the rules of its story format. Nothing is run.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/exchange/story.h"

namespace amends::exchange {

/// A story format's language. `plain`: links and HTML alone.
enum class Dialect : std::uint8_t { plain, harlowe, sugarcube, chapbook, snowman };

/// What the story says it is written in; where it does not say, what its text shows: the language of which most marks
/// are found.
Dialect dialect_of(const Story& story);

/// A link whose target can be read without running anything. `to` may name a passage that does not exist.
struct Link {
    std::string text;
    std::string to;
    std::size_t at = 0;  ///< in the passage's text

    bool operator==(const Link&) const = default;
};

/// Something in the text that is not carried, or not as it stands.
struct Finding {
    About about = About::logic;
    std::size_t at = 0;   ///< in the passage's text
    std::size_t end = 0;  ///< after it
    std::string message;

    bool operator==(const Finding&) const = default;
};

struct Body {
    std::vector<std::string> paragraphs;  ///< what is read; lines of links alone are left to `links`
    std::vector<Link> links;              ///< in order, each pair of text and target once
    std::vector<Finding> findings;        ///< in order

    bool operator==(const Body&) const = default;
};

using Names = std::set<std::string, std::less<>>;

/// `[[…]]` taken apart.
struct WrittenLink {
    std::string text;
    std::string to;
    bool setter = false;  ///< it also sets a variable
};

/// The inside of a link: `to`, `text|to`, `text->to`, `to<-text`, each with or without `][setter`. Where more than one
/// of these fits, the rightmost -> goes before the leftmost <-, and that before the rightmost |; but a reading that
/// leads to a passage of `names` goes before one that does not.
WrittenLink take_apart(std::string_view inside, const Names& names);

/// A link that take_apart reads so. Where no form of it can, as the text holds ]], the text is changed.
std::string write_link(std::string_view text, std::string_view to, const Names& names);

/// Reads the text of a passage.
///
/// names  of all passages: a link that can be read in two ways leads where there is a passage
Body read_body(std::string_view text, Dialect dialect, const Names& names);

}  // namespace amends::exchange
