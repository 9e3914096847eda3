#include "sim/scenario/exchange/lines.h"

#include <algorithm>
#include <array>
#include <set>

#include "sim/scenario/check.h"
#include "sim/scenario/names.h"
#include "sim/scenario/visitor.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

using scenario::Kind;
using scenario::Scenario;

std::string_view word_for(Kind kind)
{
    switch (kind) {
        case Kind::line:
            return "line";
        case Kind::offered:
            return "reply";
        case Kind::exit:
            return "exit";
        case Kind::node:
            return "node";
        case Kind::action:
            return "action";
        case Kind::promise:
            return "promise";
        case Kind::slot:
            return "slot";
        case Kind::contact:
            return "contact";
        case Kind::ending:
            return "ending";
        case Kind::better:
            return "better";
        case Kind::topic:
            return "topic";
        case Kind::var:
            return "var";
        case Kind::memory:
            return "memory";
        case Kind::option:
            return "option";
        default:
            return "";
    }
}

/// Goes through the texts of a scenario and gives each its id. `looks_only` false: texts can be changed.
template <bool looks_only>
class Walk : public scenario::Visitor<Walk<looks_only>, looks_only, true> {
public:
    using Text = std::conditional_t<looks_only, const std::string, std::string>;
    using Told =
        std::function<void(const std::string& id, Text& text, const std::string& node, const std::string& line)>;

    explicit Walk(Told told) : told_(std::move(told)) {}

    void on_id(Kind kind, Text& id)
    {
        const std::string_view word = word_for(kind);
        if (word.empty()) return;
        const std::string around = parent_of(this->pointer());
        // An option is one within its question; an answer has no id but that of its line.
        std::string name = std::string(word) + "/" + id;
        if (kind == Kind::option) name = around.substr(1, around.find("/options") - 1) + "/" + name;
        names_[around] = name;
        if (kind == Kind::line && around.rfind("/answers/", 0) == 0) names_[parent_of(around)] = "answer/" + id;
        if (kind == Kind::node) node_ = id;
        if (kind == Kind::line) line_ = id;
    }

    void on_text(Text& text)
    {
        const std::string& pointer = this->pointer();
        std::string around = pointer;
        for (; !around.empty(); around = parent_of(around)) {
            const auto found = names_.find(around);
            if (found != names_.end()) {
                told_(found->second + pointer.substr(around.size()), text, in_nodes() ? node_ : "",
                      line_in(found->second));
                return;
            }
        }
        told_(pointer.substr(1), text, "", "");
    }

private:
    static std::string parent_of(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }
    bool in_nodes() const { return this->pointer().rfind("/nodes/", 0) == 0; }
    static std::string line_in(const std::string& name) { return name.rfind("line/", 0) == 0 ? name.substr(5) : ""; }

    Told told_;
    std::map<std::string, std::string> names_;  ///< pointer of a thing -> its kind and id
    std::string node_;
    std::string line_;
};

std::map<std::string, std::string> faces_of(const Scenario& scenario)
{
    std::map<std::string, std::string> faces;
    const auto add = [&faces](const scenario::Speech& speech) { faces[speech.id] = name_of(speech.face); };
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::EntryLine& line : node.lines) add(line.speech);
        for (const scenario::Exit& exit : node.exits) add(exit.speech);
        if (node.out_of_patience) add(node.out_of_patience->speech);
    }
    for (const scenario::Answer& answer : scenario.answers) add(answer.speech);
    for (const scenario::Reaction& reaction : scenario.reactions) add(reaction.speech);
    for (const scenario::Action& action : scenario.actions) add(action.speech);
    return faces;
}

bool begins_with(std::string_view text, std::string_view begin)
{
    return text.substr(0, begin.size()) == begin;
}

bool is_said_by_customer(std::string_view id)
{
    const bool line = begins_with(id, "line/") && id.find("/thought") == std::string_view::npos;
    return line || (begins_with(id, "answer/") && id.find("/again/") != std::string_view::npos);
}

Scenario with_text(const Scenario& scenario, const std::string& id, const std::string& text)
{
    Scenario changed = scenario;
    Walk<false> walk([&](const std::string& each, std::string& words, const std::string&, const std::string&) {
        if (each == id) words = text;
    });
    scenario::describe(walk, changed);
    return changed;
}

/// Why `after` may not stand in place of `before`; empty where it may.
std::string why_not(const std::string& after)
{
    return scenario::fault_of_text(after);
}

/// Goes through rows: each id once, each known, none empty.
class Rows {
public:
    explicit Rows(std::map<std::string, std::string> known) : known_(std::move(known)) {}

    /// The text that this id has now, or nothing and a change that says why the row is left.
    const std::string* now(const Row& row, const std::string& wanted, std::vector<Change>& changes)
    {
        const auto found = known_.find(row.id);
        if (found == known_.end()) {
            changes.push_back({Change::What::unknown, row.number, row.id, "", wanted, ""});
            return nullptr;
        }
        if (!seen_.insert(row.id).second) {
            changes.push_back({Change::What::twice, row.number, row.id, found->second, wanted, ""});
            return nullptr;
        }
        return &found->second;
    }

    void add_missing(std::vector<Change>& changes) const
    {
        for (const auto& [id, text] : known_) {
            if (seen_.count(id) == 0) changes.push_back({Change::What::missing, 0, id, text, "", ""});
        }
    }

private:
    std::map<std::string, std::string> known_;
    std::set<std::string> seen_;
};

std::map<std::string, std::string> texts_by_id(const Scenario& scenario)
{
    std::map<std::string, std::string> texts;
    for (Line& line : lines_of(scenario)) texts.emplace(std::move(line.id), std::move(line.text));
    return texts;
}

}  // namespace

std::vector<Line> lines_of(const Scenario& scenario)
{
    const std::map<std::string, std::string> faces = faces_of(scenario);
    std::map<std::string, std::string> titles;
    for (const scenario::Node& node : scenario.nodes) titles[node.id] = node.title.empty() ? node.id : node.title;
    std::vector<Line> lines;
    Walk<true> walk(
        [&](const std::string& id, const std::string& text, const std::string& node, const std::string& line) {
            Line out;
            out.id = id;
            out.who = is_said_by_customer(id) ? "customer" : begins_with(id, "reply/") ? "trainee" : "";
            out.where = node.empty() ? "" : titles[node];
            const auto face = faces.find(line);
            if (out.who == "customer" && face != faces.end()) out.face = face->second;
            out.text = text;
            lines.push_back(std::move(out));
        });
    scenario::describe(walk, scenario);
    return lines;
}

std::string_view name_of(Change::What what)
{
    constexpr std::array<std::string_view, 7> names = {"changed", "added", "emptied", "refused",
                                                       "unknown", "twice", "missing"};
    return names.at(static_cast<std::size_t>(what));
}

Reworded reword(const Scenario& scenario, const std::vector<Row>& rows)
{
    Reworded out{scenario, {}};
    Rows known(texts_by_id(scenario));
    std::map<std::string, const Row*> wanted;
    std::vector<Change> changes;
    for (const Row& row : rows) {
        const std::string* const now = known.now(row, row.text, changes);
        if (now == nullptr || row.text == *now) continue;
        Change change{Change::What::changed, row.number, row.id, *now, row.text, ""};
        if (row.text.empty()) {
            change.what = Change::What::emptied;
        } else if (std::string why = why_not(row.text); !why.empty()) {
            change.what = Change::What::refused;
            change.why = std::move(why);
        } else {
            wanted.emplace(row.id, &row);
        }
        changes.push_back(std::move(change));
    }
    Walk<false> walk([&](const std::string& id, std::string& text, const std::string&, const std::string&) {
        const auto found = wanted.find(id);
        if (found != wanted.end()) text = found->second->text;
    });
    scenario::describe(walk, out.scenario);
    // Evidence is copied from its reply letter by letter, and variants replace phrases: a rule may now be broken that
    // no single text can see. Then texts go back, the last first, until none is.
    const std::map<std::string, std::string> before = texts_by_id(scenario);
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        if (change->what != Change::What::changed) continue;
        const std::vector<scenario::BrokenRule> broken = scenario::check_scenario(out.scenario);
        if (broken.empty()) break;
        Scenario back = with_text(out.scenario, change->id, change->before);
        if (scenario::check_scenario(back).size() >= broken.size()) continue;
        change->what = Change::What::refused;
        change->why = broken.front().message;
        out.scenario = std::move(back);
    }
    known.add_missing(changes);
    out.changes = std::move(changes);
    return out;
}

Translated translate(const Scenario& scenario, Translation translation, const std::vector<Row>& rows, const Hash& hash)
{
    Translated out;
    Rows known(texts_by_id(scenario));
    for (const Row& row : rows) {
        const std::string* const source = known.now(row, row.translation, out.changes);
        if (source == nullptr) continue;
        const auto old = translation.texts.find(row.id);
        const std::string before = old == translation.texts.end() ? "" : old->second.text;
        if (row.translation.empty()) {
            if (!before.empty()) out.changes.push_back({Change::What::emptied, row.number, row.id, before, "", ""});
            continue;
        }
        if (std::string why = why_not(row.translation); !why.empty()) {
            out.changes.push_back({Change::What::refused, row.number, row.id, before, row.translation, std::move(why)});
            continue;
        }
        const std::string pin = hash(*source);
        if (before == row.translation) {
            // A sheet that was made before the text changed says nothing of the new one.
            if (row.text == *source) translation.texts[row.id].source = pin;
            continue;
        }
        translation.texts[row.id] = {hash(row.text.empty() ? *source : row.text), row.translation};
        out.changes.push_back({before.empty() ? Change::What::added : Change::What::changed, row.number, row.id, before,
                               row.translation, ""});
    }
    known.add_missing(out.changes);
    out.translation = std::move(translation);
    return out;
}

Cells sheet_of(const Scenario& scenario, const Translation* translation, const Hash& hash)
{
    Cells cells;
    cells.push_back({"id", "who", "where", "face", "text"});
    if (translation != nullptr) cells.back().insert(cells.back().end(), {"translation", "state"});
    for (const Line& line : lines_of(scenario)) {
        cells.push_back({line.id, line.who, line.where, line.face, line.text});
        if (translation == nullptr) continue;
        const auto found = translation->texts.find(line.id);
        const bool is_there = found != translation->texts.end();
        cells.back().push_back(is_there ? found->second.text : "");
        cells.back().push_back(!is_there ? "missing" : found->second.source != hash(line.text) ? "stale" : "");
    }
    return cells;
}

Checked<std::vector<Row>> rows_of(const Cells& cells, std::string_view name)
{
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    const auto column = [&cells](std::string_view wanted) {
        if (cells.empty()) return none;
        const auto found = std::find(cells.front().begin(), cells.front().end(), wanted);
        return found == cells.front().end() ? none : static_cast<std::size_t>(found - cells.front().begin());
    };
    const std::size_t id = column("id");
    const std::size_t text = column("text");
    const std::size_t translation = column("translation");
    if (id == none || text == none) {
        return fault({std::string(name), 1, 0, ""},
                     "the first row names the columns, and \"id\" and \"text\" are among them");
    }
    std::vector<Row> rows;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const auto cell = [&](std::size_t at) { return at < cells[i].size() ? cells[i][at] : std::string(); };
        if (cell(id).empty()) continue;
        rows.push_back({static_cast<int>(i) + 1, cell(id), cell(text), cell(translation)});
    }
    return rows;
}

}  // namespace amends::exchange
