#include "sim/play/script.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "scoring/base/suggest.h"

namespace amends::play {
namespace {

using Kind = ScriptLine::Kind;

struct Row {
    std::string_view command;
    Kind kind;
    std::size_t least_words;
    std::string_view usage;
};

constexpr std::array<Row, 8> rows = {{
    {"/choose", Kind::choose, 1, "/choose ID or NUMBER"},
    {"/do", Kind::act, 1, "/do ACTION"},
    {"/listen", Kind::listen, 0, "/listen"},
    {"/wait", Kind::wait, 0, "/wait"},
    {"/promise", Kind::promise, 2, "/promise PROMISE TIME"},
    {"/worksheet", Kind::worksheet, 3, "/worksheet cause=ID who=ID,ID change=ID"},
    {"/hangup", Kind::hang_up, 0, "/hangup"},
    {"/expect", Kind::expect, 2, "/expect act|mood|exit|promise|ending|mark …"},
}};

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> words_in(std::string_view text)
{
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const auto end = std::min(text.find_first_of(" \t"), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        if (end > begin) parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

tl::unexpected<Diagnostics> at_line(const std::string& script, const ScriptLine& line, std::string what)
{
    return fault({script, line.line, 0, ""}, std::move(what));
}

std::string value_of(const ScriptLine& line, std::string_view key)
{
    for (const std::string& word : line.words) {
        if (word.size() > key.size() && word.compare(0, key.size(), key) == 0 && word[key.size()] == '=') {
            return word.substr(key.size() + 1);
        }
    }
    return {};
}

Checked<Command> choose_from(const ScriptLine& line, const std::string& script, const Pinned& pinned,
                             const PlayState& state)
{
    const std::string& wanted = line.words.front();
    const auto offered = offered_now(pinned, state);
    std::size_t number = 0;
    const auto [stop, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && stop == wanted.data() + wanted.size()) {
        if (number >= 1 && number <= offered.size()) return Choose{offered[number - 1]->id};
        return at_line(script, line,
                       "there is no reply number " + wanted + "; " + std::to_string(offered.size()) + " are offered");
    }
    return Choose{wanted};
}

Checked<Command> worksheet_from(const ScriptLine& line, const std::string& script)
{
    FillWorksheet sheet{value_of(line, "cause"), split(value_of(line, "who"), ','), value_of(line, "change")};
    if (sheet.cause.empty() || sheet.who.empty() || sheet.change.empty()) {
        return at_line(script, line, "expected /worksheet cause=ID who=ID,ID change=ID");
    }
    return sheet;
}

Checked<Command> wait_from(const ScriptLine& line, const std::string& script, const Pinned& pinned,
                           const PlayState& state)
{
    if (line.words.empty()) return Wait{};
    const std::vector<scenario::Slot>& slots = pinned.scenario->slots;
    std::vector<std::string_view> known;
    for (const scenario::Slot& slot : slots) known.push_back(slot.id);
    const std::string& wanted = line.words.front();
    const auto found = std::find(known.begin(), known.end(), wanted);
    if (found == known.end()) {
        return at_line(script, line, "there is no time \"" + wanted + "\"" + did_you_mean(wanted, known));
    }
    if (found - known.begin() > state.branch.slot) return Wait{};
    return at_line(script, line, "\"" + wanted + "\" has come already");
}

}  // namespace

Checked<ScriptLine> parse_script_line(std::string_view text, std::string_view name, int line)
{
    ScriptLine out;
    out.line = line;
    const std::string_view bare = trimmed(text);
    if (bare.substr(0, 2) == "//") {
        out.text = std::string(bare.substr(1));  // an escaped slash: the reply begins with one
        return out;
    }
    if (bare.empty() || bare.front() != '/') {
        out.text = std::string(bare);
        return out;
    }
    const auto end = std::min(bare.find_first_of(" \t"), bare.size());
    const std::string_view command = bare.substr(0, end);
    const auto* const row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.command == command; });
    const Place place{std::string(name), line, 1, ""};
    if (row == rows.end()) {
        std::vector<std::string_view> known;
        for (const Row& each : rows) known.push_back(each.command);
        return fault(place, "unknown command \"" + std::string(command) + "\"" + did_you_mean(command, known) +
                                " (a reply that begins with / is written with //)");
    }
    out.kind = row->kind;
    out.text = std::string(trimmed(bare.substr(end)));
    out.words = words_in(out.text);
    if (out.words.size() < row->least_words) return fault(place, "expected " + std::string(row->usage));
    return out;
}

Checked<Script> parse_script(std::string_view bytes, std::string_view name)
{
    Script script{std::string(name), {}};
    Diagnostics faults;
    int number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view text = trimmed(bytes.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (text.empty() || text.front() == '#') continue;
        Checked<ScriptLine> line = parse_script_line(text, name, number);
        if (line) {
            script.lines.push_back(std::move(*line));
        } else {
            faults.insert(faults.end(), line.error().begin(), line.error().end());
        }
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return script;
}

Checked<Command> command_from(const ScriptLine& line, const std::string& script, const acts::Model& model,
                              const Pinned& pinned, const PlayState& state, const TypedText& typed)
{
    switch (line.kind) {
        case Kind::reply:
            return Reply{line.text, acts::hear(model, hearing_context(pinned, state, typed), line.text)};
        case Kind::choose:
            return choose_from(line, script, pinned, state);
        case Kind::act:
            return Do{line.words.front()};
        case Kind::listen:
            return Listen{};
        case Kind::wait:
            return wait_from(line, script, pinned, state);
        case Kind::promise:
            return Promise{line.words[0], line.words[1]};
        case Kind::worksheet:
            return worksheet_from(line, script);
        case Kind::hang_up:
            return HangUp{};
        case Kind::expect:
            break;
    }
    return at_line(script, line, "an expectation is no command");
}

bool waits_on(const ScriptLine& line, const Pinned& pinned, const PlayState& state)
{
    if (line.kind != Kind::wait || line.words.empty() || state.branch.in_contact() || state.branch.over()) return false;
    return pinned.scenario->slots[state.branch.slot].id != line.words.front();
}

Command silence(const PlayState& state)
{
    if (state.branch.in_contact()) return Listen{};
    return Wait{};
}

void Playing::take(const Written& written)
{
    if (written.typed_event >= 0) typed.emplace_back(state.events + written.typed_event, written.text);
    for (const Event& event : written.events) state = apply(std::move(state), event);
    events.insert(events.end(), written.events.begin(), written.events.end());
}

Playing begin(const Pinned& pinned)
{
    Playing playing{pinned, {}, {}, {}};
    playing.take(open_play(pinned));
    return playing;
}

}  // namespace amends::play
