#pragma once
// The common part of reading a passage: links, HTML, prose. Each dialect adds its own marks. For the sources of the
// exchange only.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/exchange/body.h"

namespace amends::exchange {

/// The words of a link that has none of its own: it leads on by itself.
inline constexpr std::string_view words_of_going_on = "Go on";

/// Text that is read, line by line. A line that holds a link and nothing else that says something is no part of it: its
/// links are offered as replies.
class Prose {
public:
    void say(std::string_view text);
    void say_link(std::string_view text);
    void end_line();
    /// Paragraphs are parted by blank lines.
    std::vector<std::string> paragraphs();

private:
    struct Line {
        std::string text;
        bool says = false;   ///< something beside links
        bool links = false;  ///< holds a link
    };
    std::vector<Line> lines_{Line{}};
};

class BodyReader;

/// What one story format adds.
class DialectReader {
public:
    DialectReader() = default;
    DialectReader(const DialectReader&) = delete;
    DialectReader& operator=(const DialectReader&) = delete;
    virtual ~DialectReader() = default;

    virtual void begin(BodyReader&) {}
    /// Reads one mark at the reader's place, if one of this dialect stands there.
    virtual bool read_one(BodyReader& reader) = 0;
    virtual void end(BodyReader&) {}
};

std::unique_ptr<DialectReader> make_harlowe();
std::unique_ptr<DialectReader> make_sugarcube();
std::unique_ptr<DialectReader> make_chapbook();

class BodyReader {
public:
    BodyReader(std::string_view text, const Names& names) : text_(text), names_(names) {}

    Body read(DialectReader* dialect);

    std::string_view text() const { return text_; }
    std::size_t at() const { return at_; }
    void go_to(std::size_t at) { at_ = at; }
    char here(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool stands(std::string_view token) const { return text_.substr(at_, token.size()) == token; }
    bool at_line_begin() const { return at_ == 0 || text_[at_ - 1] == '\n'; }
    std::size_t line_end() const { return std::min(text_.find('\n', at_), text_.size()); }

    /// text().find that remembers: asking again before the place where it was found costs nothing.
    std::size_t find(std::string_view token, std::size_t from);

    Prose& prose() { return prose_; }
    void note(About about, std::size_t begin, std::size_t end, std::string message);

    /// A link to a passage by name: carried, or noted where it leads out of the story or is worked out when played.
    /// `literal`: the name is a text of its own, so never an expression.
    void link(std::string text, std::string to, std::size_t begin, std::size_t end, bool literal);
    /// Links written `[[…]]` inside code: carried where their passage exists.
    void links_in_code(std::size_t begin, std::size_t end);
    /// Passages that code calls up by name; false where it calls up none.
    bool shows_in_code(std::size_t begin, std::size_t end, std::string_view words = words_of_going_on);
    bool exists(std::string_view passage) const { return names_.count(passage) != 0; }

    /// Where the link that opens at `at` ends, after its ]]; npos where it does not end on its line.
    std::size_t link_end(std::size_t at);
    WrittenLink taken_apart(std::string_view inside) const { return take_apart(inside, names_); }

    /// A variable that shows itself ("$name"), as Harlowe and SugarCube write it: kept as words, and noted. False where
    /// none stands here.
    bool shown_variable();

    /// A stretch that nobody reads (a comment, code), from the place to after `end`, or to the end of the text.
    void skip_to(std::string_view end, About about, std::string message);

private:
    void read_one();
    bool read_square();
    void read_link(std::size_t end);
    void read_picture(std::size_t end);
    bool read_angle();
    bool read_tag();
    void read_linking_tag(std::string_view name, std::string to, std::size_t begin, std::size_t after);
    void note_tag(std::string_view name, std::size_t begin, std::size_t end);

    std::string_view text_;
    const Names& names_;
    std::size_t at_ = 0;
    Prose prose_;
    Body body_;
    struct Found {
        std::size_t from = 0;
        std::size_t result = 0;
    };
    std::map<std::string, Found, std::less<>> found_;  ///< the last search for each token
    std::size_t wasted_ = 0;
    std::set<std::pair<std::string, std::string>> linked_;
    std::map<std::string, std::size_t, std::less<>> tags_;  ///< tag -> its finding
};

/// The text of a literal 'x' or "x" (with \ escapes) that is all of `code`.
std::optional<std::string> literal_of(std::string_view code);

bool is_word_begin(char c);
bool is_word_byte(char c);

}  // namespace amends::exchange
