#pragma once
// A Twine story as values, whichever of its three forms it was read from.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/base/result.h"
#include "sim/scenario/exchange/source.h"

namespace amends::exchange {

/// What a note is about: what was not carried over, or was carried in another way than it stood.
enum class About : std::uint8_t {
    logic,      ///< a macro, a script of the story format, a condition
    variable,   ///< a variable shown in the text
    computed,   ///< a link whose target only the story format can work out
    setter,     ///< a link that also sets a variable; the link is carried
    include,    ///< a passage shown inside another
    external,   ///< a link out of the story
    missing,    ///< a link to a passage that does not exist; a place for it is made
    comment,    ///< what no reader sees
    code,       ///< JavaScript or CSS
    media,      ///< a picture, a sound, a film
    markup,     ///< an HTML tag
    repeated,   ///< a second link with the same words to the same passage
    back,       ///< a link that closes a circle
    loose,      ///< a passage that nothing leads to
    duplicate,  ///< a second passage of the same name
    broken,     ///< something that does not follow the format that it is written in
    text        ///< characters that a scenario may not hold
};
inline constexpr std::size_t about_count = 17;

/// "logic", "variable", … as reports write it.
std::string_view name_of(About about);

struct Note {
    About about = About::logic;
    Place where;
    std::string passage;  ///< its name; empty: the story itself
    std::string message;  ///< one sentence for the author
    std::string source;   ///< as it stands in the file, shortened

    bool operator==(const Note&) const = default;
};

/// `file:line:column: passage "X": message: source`
std::string to_string(const Note& note);

struct Passage {
    std::string name;
    std::vector<std::string> tags;
    std::string position;                                       ///< "600,400", or empty
    std::string size;                                           ///< "100,200", or empty
    std::vector<std::pair<std::string, std::string>> metadata;  ///< what else the form lets be said: key -> JSON
    SourcedText text;
    std::size_t begin = 0;  ///< offset of its header in the file
};

/// A passage of JavaScript or CSS: kept, never run.
struct Code {
    std::string name;
    SourcedText text;
};

struct Story {
    Source source;
    std::string title;
    std::string ifid;
    std::string format;  ///< "SugarCube", as the file says; empty: it does not say
    std::string format_version;
    std::string start;  ///< a passage's name
    std::string zoom;   ///< as it stands
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> tag_colors;
    std::vector<Passage> passages;  ///< names are unique
    std::vector<Code> scripts;
    std::vector<Code> stylesheets;
    std::vector<Note> notes;  ///< in file order

    const Passage* find(std::string_view name) const;
};

/// A note at an offset of the story's file.
void add_note(Story& story, About about, std::size_t offset, std::string passage, std::string message,
              std::string_view source = "");

/// On one line, shortened to `most` characters, without characters that command a terminal.
std::string shortened(std::string_view text, std::size_t most = 100);

/// UTF-8 without NUL: what is neither becomes U+FFFD, a byte a character, so that every place stays as it was.
std::string readable(std::string_view bytes);

/// Into file order; notes at one place keep theirs.
void sort_notes(std::vector<Note>& notes);

/// What every reader does last: gives a passage without a name, or with a name that is taken, another one; finds where
/// the story starts (the passage called "Start", else the first, where the file does not say); ends lines with LF; puts
/// the notes in file order. Each change of a name is a note.
void settle(Story& story);

/// The words of a list that blanks part.
std::vector<std::string> split_words(std::string_view text);

std::string_view trimmed(std::string_view text);

}  // namespace amends::exchange
