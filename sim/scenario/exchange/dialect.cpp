// Which story format a text is written for.

#include <algorithm>
#include <array>

#include "sim/scenario/exchange/body.h"
#include "sim/scenario/exchange/html.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Signs {
    Dialect dialect;
    std::vector<std::string_view> signs;
};

/// Marks that hardly anything but the one language has. Harlowe's are macros that most of its stories use.
const std::array<Signs, 4>& signs()
{
    static const std::array<Signs, 4> all = {{
        {Dialect::sugarcube,
         {"<<if ",    "<<set ",     "<<link ",    "<<print ",   "<<else",    "<</",       "<<goto ",
          "<<=",      "<<include ", "<<display ", "<<button ",  "<<run ",    "<<back",    "<<return",
          "<<nobr",   "<<silently", "<<script",   "<<widget",   "<<timed ",  "<<switch ", "<<for ",
          "<<unset ", "<<audio ",   "<<choice ",  "<<actions ", "<<textbox "}},
        {Dialect::harlowe,
         {"(set:",       "(if:",        "(else:",       "(else-if:", "(unless:",  "(print:",        "(link:",
          "(link-",      "(go-to:",     "(goto:",       "(display:", "(put:",     "(click:",        "(live:",
          "(either:",    "(random:",    "(a:",          "(dm:",      "(ds:",      "(text-",         "(replace:",
          "(append:",    "(prepend:",   "(show:",       "(alert:",   "(prompt:",  "(confirm:",      "(mouseover:",
          "(for:",       "(transition", "(t8n:",        "(align:",   "(enchant:", "(cycling-link:", "(history:",
          "(save-game:", "(load-game:", "(background:", "(css:",     "(hook:",    "(undo:",         "(restart:"}},
        {Dialect::chapbook,
         {"\n--\n",        "[if ",           "[unless ",     "[else]",         "[after ",       "[align ",
          "[continue]",    "[cont]",         "[append]",     "[ifalways ",     "[ifnever ",     "[JavaScript]",
          "[CSS]",         "{embed ",        "{reveal link", "{link to",       "{back link",    "{restart link",
          "{cycling link", "{dropdown menu", "{text input",  "{ambient sound", "{sound effect", "config.style.",
          "config.header", "config.footer"}},
        {Dialect::snowman, {"<%", "data-passage=", "story.show(", "window.story", "story.state"}},
    }};
    return all;
}

std::size_t count(std::string_view text, std::string_view sign)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(sign); at != npos; at = text.find(sign, at + sign.size())) ++found;
    return found;
}

}  // namespace

Dialect dialect_of(const Story& story)
{
    constexpr std::array<std::pair<std::string_view, Dialect>, 4> names = {{{"sugarcube", Dialect::sugarcube},
                                                                            {"harlowe", Dialect::harlowe},
                                                                            {"chapbook", Dialect::chapbook},
                                                                            {"snowman", Dialect::snowman}}};
    for (const auto& [name, dialect] : names) {
        if (find_no_case(story.format, name, 0) != npos) return dialect;
    }
    Dialect best = Dialect::plain;
    std::size_t most = 0;
    for (const Signs& each : signs()) {
        std::size_t found = 0;
        for (const Passage& passage : story.passages) {
            for (const std::string_view sign : each.signs) found += count(passage.text.text(), sign);
        }
        if (found <= most) continue;
        most = found;
        best = each.dialect;
    }
    return best;
}

}  // namespace amends::exchange
