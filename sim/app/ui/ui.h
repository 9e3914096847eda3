#pragma once
// The one widget layer. Panels draw with these functions and nothing else; each draws itself, answers mouse and
// keyboard, and files what it is in the frame's registry.
//
// Layout flows down a column; `row` flows to the right and wraps. Distances are given in pixels at 100 % and grow with
// the text. Colours and letters come from theme.h alone.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/app/ui/edit.h"
#include "sim/app/ui/icons.h"
#include "sim/app/ui/registry.h"
#include "sim/app/ui/theme.h"
#include "sim/report/chart.h"

namespace amends::app::ui {

/// Where spoken words go. The window has none until a voice is plugged in.
class Speaker {
public:
    virtual ~Speaker() = default;
    virtual void speak(std::string_view words) = 0;
};

class Silence final : public Speaker {
public:
    void speak(std::string_view) override {}
};

/// What lasts from frame to frame. One for each window.
struct Screen {
    ThemeName theme = ThemeName::light;
    int percent = 100;           ///< text size the letters were built for
    Speaker* speaker = nullptr;  ///< may be null
    bool motion = true;          ///< things may move while nobody does anything
    std::int64_t now_ms = 0;     ///< a clock that only goes forward; whoever draws sets it before each frame
    std::int64_t wake_ms = 0;    ///< when the next frame is due though nothing happens; 0: not at all

    Registry shown;            ///< of the last complete frame
    std::string focus;         ///< id of what has the keyboard, or empty
    bool by_keyboard = false;  ///< … and a ring shows it
    std::string copied;        ///< id of the copy button pressed last
    std::string reading;       ///< id of what the reading cursor is on, or empty
    std::string toast;         ///< a short note that goes away by itself

    /// Words that are marked with the mouse: bytes of the text with that id.
    struct Marked {
        std::string id, words;
        std::size_t from = 0, to = 0;
        bool growing = false;
    };
    Marked marked;
    std::string copied_words = "Copied: {words}";  ///< what the toast says
    /// … where what was put in is longer than what fits.
    std::string too_long_words = "Not put in: that makes {n} characters, and {limit} fit here.";
    std::int64_t typed_ms = -10000;  ///< when letters came that no text field took

    /// The rest belongs to the layer.
    Registry now;
    std::string page;  ///< which one is shown
    int fresh = 0;     ///< frames in which a new page still begins at its top
    bool reveal = false;
    std::string spoken_focus;
    std::string dragging;
    std::int64_t toast_until_ms = 0;
    std::vector<std::pair<std::string, float>> widths;       ///< of parts whose width is known only once they are drawn
    std::vector<std::pair<std::string, std::string>> stuck;  ///< scroll id -> what it has scrolled to the end for
};

/// Between these two, and only there, the functions below may be called; `width` and `height` in pixels.
void begin(Screen& screen, float width, float height);
void end(Screen& screen);

/// Gives `id` the keyboard from the next frame on, or at once if it is still to come in this one.
void focus(std::string_view id);
/// The same where nothing that is on the screen has the keyboard: a new page begins with what is most likely meant.
void focus_first(std::string_view id);
std::string_view focused();
/// What was filed by that id in the last frame; null where nothing was.
const Item* shown(std::string_view id);

/// Names what the window shows. Where it is another than in the frame before, everything that scrolls begins at its
/// top, and what takes the focus is not scrolled to.
void page(std::string_view name);

/// Somebody types while no text field has the keyboard: a letter, not a digit, not a blank.
bool typed_into_nothing();

/// The clock of this frame, in milliseconds.
std::int64_t now();
/// Whether things may move by themselves.
bool motion();
/// Asks for a frame at that time of the clock, or sooner.
void wake_at(std::int64_t ms);
/// Asks for one more frame at once: what is laid out by the size of what follows has changed in this one.
void draw_again();

// ---- keys
// ------------------------------------------------------------------------------------------------------------

enum class Key : std::uint8_t {
    digit_1,
    digit_2,
    digit_3,
    digit_4,
    digit_5,
    digit_6,
    digit_7,
    digit_8,
    digit_9,
    escape,
    f1,
    f2,
    f6,
    g,
    h,
    m,
    plus,
    minus,
    zero,
    enter,
    page_up,
    page_down,
    c,
    d,
    f,
    n,
    s,
    v,
    y,
    z,
    erase,
    f3,
    home,
    end
};

struct Chord {
    Key key = Key::escape;
    bool ctrl = false;
    bool alt = false;

    bool operator==(const Chord&) const = default;
};

/// Pressed in this frame. A letter or digit without ctrl or alt is not heard while something is being typed.
bool pressed(Chord chord);

/// "Ctrl+G", "1", "Esc": as labels show it.
std::string words_of(Chord chord);

// ---- layout
// ----------------------------------------------------------------------------------------------------------

using Draw = std::function<void()>;

float scaled(float pixels_at_100);
/// Percent that the letters are built for.
int text_size();
/// Width of the current column in pixels at 100 %: what layouts decide by, so that large type gets the narrow one.
float room();
float window_width();
float window_height();
void gap(float pixels_at_100);
void line();

/// Beside each other, as wide as their weights; on top of each other where a column would be narrower than `least`.
void columns(const std::vector<int>& weights, float least, const std::vector<Draw>& parts);
/// Flows to the right and wraps.
void row(const Draw& draw);
/// One thing after another from the left, and at the right end `right`; below each other where they do not fit.
void bar(std::string_view id, const Draw& left, const Draw& right);
/// A picture of `size` pixels at 100 %, and beside it what belongs to it.
void beside(float size, const Draw& picture, const Draw& rest);
/// No wider than `most` pixels at 100 %, in the middle of the column, with a margin on both sides.
void centred(float most, const Draw& draw);
void indented(float by, const Draw& draw);
/// A raised surface with its own margin.
void card(const Draw& draw, Token fill = Token::card, bool edge = true);

/// A part that scrolls on its own. `height` in pixels of the window; `end_for`: scrolls to its end whenever this
/// changes. What is being said in it stays in view, word by word.
void scroll(std::string_view id, float height, std::string_view end_for, const Draw& draw);
/// Inside a part that scrolls to its end: it goes no further than what comes next, however much follows.
void end_no_further();
/// Inside a part that scrolls: PgUp and PgDn scroll it while somebody types elsewhere.
void page_keys_scroll_this();
/// Top of what comes next, in pixels from the window's top.
float top();
/// A named part that F6 goes to: the first thing in it that takes the focus.
void region(std::string_view id, std::string_view name, const Draw& draw);

// ---- what is read
// ----------------------------------------------------------------------------------------------------

void text(Type type, std::string_view words, Token colour = Token::text);
void heading(std::string_view words, Type type = Type::heading);
/// A small label above a group of things.
void caption(std::string_view words);
void icon_text(std::string_view icon, std::string_view words, Type type = Type::body, Token colour = Token::text);
/// A short word in a rounded box.
void badge(std::string_view words, Token colour = Token::text_muted);

/// Bytes [begin, end) of a text.
struct Highlight {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool against = false;  ///< underlined twice instead of once, and in another colour

    bool operator==(const Highlight&) const = default;
};
void marked_text(Type type, std::string_view words, const std::vector<Highlight>& highlights);

/// What somebody said, as a bubble at the left or the right of the column that hugs its words.
struct Saying {
    std::string_view speaker = {};
    std::string_view words = {};
    std::size_t until = std::string_view::npos;  ///< bytes of `words` that can be read by now; room is kept for all
    bool right = false;
    bool goes_on = false;                    ///< the same speaker as above, who is not drawn again
    std::string_view note = {};              ///< small, below: "sending", a time
    std::vector<Highlight> highlights = {};  ///< in `words`
};
void said(std::string_view id, const Saying& saying);
/// What somebody is saying now: large, with a tail towards the picture at its left. `height` in pixels of the window is
/// kept free for it, whatever its words need.
void speaking(std::string_view id, const Saying& saying, float height);

/// Filled blocks of `most`, with the number and `words` beside them. `why` is read on hover and focus.
void meter(std::string_view id, std::string_view label, int value, int most, std::string_view words, Token colour,
           std::string_view why);
/// A bar of 0..100 with a mark at `pass`.
void mark_bar(std::string_view label, int mark, int pass, std::string_view words, bool observed);

void table(std::string_view id, const report::Table& table);
void chart(std::string_view id, const report::Chart& chart);

// ---- what is pressed
// -------------------------------------------------------------------------------------------------

/// Whether something can be pressed, and if not, why: no control is grey without a reason.
struct Able {
    bool yes = true;
    std::string why;
};

inline Able unless(bool obstacle, std::string_view why)
{
    return {!obstacle, obstacle ? std::string(why) : ""};
}

enum class Look : std::uint8_t { plain, primary, quiet, danger };

struct ButtonStyle {
    Look look = Look::plain;
    std::string_view icon = {};
    std::string_view keys = {};    ///< shown beside the label
    std::string_view detail = {};  ///< a second line
    bool wide = false;             ///< as wide as the column
    bool chosen = false;
    std::string_view hint = {};  ///< read on hover and focus
    bool bare = false;           ///< the icon alone is drawn; the label is read on hover and focus
};

bool button(std::string_view id, std::string_view label, const Able& able = {}, const ButtonStyle& style = {});
bool link(std::string_view id, std::string_view label);
/// A heading that opens and shuts what is drawn below it. True when it is pressed.
bool fold(std::string_view id, std::string_view label, bool open, std::string_view summary = {});
/// One of several; `chosen` fills its dot. True when it is pressed.
bool choice(std::string_view id, std::string_view label, bool chosen, const Able& able = {});
/// One of several where several are right.
bool checkbox(std::string_view id, std::string_view label, bool on, const Able& able = {});
/// True when `value` was changed.
bool slider(std::string_view id, std::string_view label, int& value, int least, int most, int step,
            std::string_view unit);
/// One of the things that `pick` offers.
struct Option {
    std::string value, words, detail;
};
/// Which list is open, and what is looked for in it; one for a page.
struct PickUi {
    std::string open;
    Edit search;
};
struct PickWords {
    std::string search, nothing;
};
/// One of many: a button that shows what is chosen (its `label` where nothing is) and opens a list below it. The value
/// that was picked, where one was.
std::optional<std::string> pick(std::string_view id, std::string_view label, std::string_view chosen,
                                const std::vector<Option>& options, PickUi& own, const PickWords& words,
                                const ButtonStyle& look = {});

/// What is on the clipboard, and what is put there instead of what has the focus.
std::string clipboard();
void put_on_clipboard(std::string_view words);
/// A short note at the bottom of the window that goes away by itself.
void toast(std::string_view words);

/// Puts `words` on the clipboard.
void copy_button(std::string_view id, std::string_view label, std::string_view words);

struct InputStyle {
    std::string_view placeholder = {};
    int lines = 1;             ///< more than 1: Enter begins a new line, Ctrl+Enter submits
    bool sends = false;        ///< … where Enter submits all the same, and Shift+Enter begins a new line
    std::size_t limit = 2000;  ///< code points; more is refused aloud, and nothing of it is taken
    bool grows = false;        ///< one line wraps and grows with its words
    bool undoes = true;        ///< Ctrl+Z and Ctrl+Y are its own; else they are the page's
    int shown = 0;             ///< lines that room is kept for, where fewer than `lines`; 0: all
    int picks = 0;             ///< while it is empty, a digit from 1 to this picks instead of being typed
};

struct InputResult {
    bool changed = false;
    bool submitted = false;  ///< Enter or Ctrl+Enter
    int picked = 0;          ///< the digit that picked; 0: none
};

InputResult input(std::string_view id, std::string_view label, Edit& edit, const InputStyle& style = {},
                  const Able& able = {});

}  // namespace amends::app::ui
