#pragma once
// The one script language: reply scripts, test plans and recorded plays (docs/script.md).

#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/words.h"
#include "scoring/rubric/rubric.h"
#include "sim/play/decide.h"

namespace amends::play {

/// One line that does or expects something. Blank lines and comments are gone.
struct ScriptLine {
    enum class Kind : std::uint8_t {
        reply,
        choose,
        act,
        listen,
        wait,
        promise,
        worksheet,
        hang_up,
        expect
    } kind = Kind::reply;
    int line = 0;                    ///< from 1
    std::string text;                ///< the reply, or the rest of the line
    std::vector<std::string> words;  ///< the rest of the line at blanks

    bool operator==(const ScriptLine&) const = default;
};

struct Script {
    std::string name;
    std::vector<ScriptLine> lines;

    bool operator==(const Script&) const = default;
};

/// Reads a script; every unknown command or missing word is a fault with its line.
Checked<Script> parse_script(std::string_view bytes, std::string_view name);

/// One line as a trainee would type it at the terminal; the same language.
Checked<ScriptLine> parse_script_line(std::string_view text, std::string_view name, int line);

/// The command of a line that does something; replies are heard here. Faults: an id or number that is not offered,
/// a worksheet question left out.
Checked<Command> command_from(const ScriptLine& line, const std::string& script, const acts::Model& model,
                              const Pinned& pinned, const PlayState& state, const TypedText& typed);

/// `/wait TIME` waits on until that time has come, somebody calls, or the case is over: whether it is not there yet.
bool waits_on(const ScriptLine& line, const Pinned& pinned, const PlayState& state);

/// What a silent trainee does: listens in a contact, waits between contacts.
Command silence(const PlayState& state);

/// A whole play under way, or over: its events and the words beside them.
struct Playing {
    Pinned pinned;
    PlayState state;
    std::vector<Event> events;
    TypedText typed;

    /// Takes a decided batch in.
    void take(const Written& written);
};

/// Opens a play.
Playing begin(const Pinned& pinned);

/// One expectation that was not met.
struct Unmet {
    int line = 0;
    std::string what;     ///< found and expected, in words
    int events = 0;       ///< how many events there were when it was judged
    bool at_end = false;  ///< it was judged when the case was over

    bool operator==(const Unmet&) const = default;
};

struct ScriptRun {
    Playing playing;
    std::vector<Unmet> unmet;
    int unused_from = 0;  ///< the first line that the case was over before; 0 where all were played
};

/// Plays a script to its end; afterwards the trainee is silent and time runs out. Who speaks while nobody is there
/// waits for the next contact. Lines after the end of the case are left unplayed. What is expected of the ending and of
/// marks is held against the play once it is over.
///
/// errors  a line that cannot be done where it stands, with its number and the reason in the words of `words`
Checked<ScriptRun> run_script(const Pinned& pinned, const acts::Model& model, const Script& script,
                              const std::vector<rubric::Rubric>& rubrics, const Catalogue& words);

}  // namespace amends::play
