#include "sim/scenario/exchange/from_scenario.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "scoring/base/json_text.h"
#include "sim/scenario/exchange/body.h"
#include "sim/scenario/exchange/placeholders.h"
#include "sim/scenario/exchange/to_scenario.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

using nlohmann::json;
using scenario::Exit;
using scenario::Node;
using scenario::Offered;
using scenario::Scenario;

/// Whether an offered reply fulfils what an exit asks of a reply; what it asks of the state is left open.
bool may_take(const Exit& exit, const Offered& offered)
{
    const auto says = [&offered](std::size_t act) {
        return offered.acts.count(std::string(acts::name_of(acts::act_at(act)))) != 0;
    };
    bool any = exit.when.any_act.empty();
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::Act act = acts::act_at(i);
        if (exit.when.all_acts.has(act) && !says(i)) return false;
        if (exit.when.no_act.has(act) && says(i)) return false;
        any = any || (exit.when.any_act.has(act) && says(i));
    }
    if (!any || offered.empathy < exit.when.empathy) return false;
    const auto touches = [&offered](const scenario::TopicCondition& condition) {
        return std::any_of(offered.topics.begin(), offered.topics.end(), [&condition](const acts::TopicHeard& topic) {
            const bool how = condition.how.empty() ||
                             std::find(condition.how.begin(), condition.how.end(), topic.how) != condition.how.end();
            return topic.id == condition.topic && how;
        });
    };
    return std::all_of(exit.when.topics.begin(), exit.when.topics.end(), touches) &&
           std::none_of(exit.when.no_topics.begin(), exit.when.no_topics.end(), touches);
}

bool reads_state(const scenario::Guard& when)
{
    scenario::Guard of_the_reply;
    of_the_reply.all_acts = when.all_acts;
    of_the_reply.any_act = when.any_act;
    of_the_reply.no_act = when.no_act;
    of_the_reply.empathy = when.empathy;
    of_the_reply.topics = when.topics;
    of_the_reply.no_topics = when.no_topics;
    return when != of_the_reply;
}

class Teller {
public:
    Teller(const Scenario& scenario, const Positions& positions) : in_(scenario), positions_(positions)
    {
        for (const Node& node : in_.nodes) nodes_.emplace(node.id, &node);
    }

    Story tell()
    {
        story_.title = in_.title;
        story_.source = Source("", in_.id);
        take_kept();
        name_all();
        for (const Node& node : in_.nodes) {
            const std::string part = kept_text(node, "x-part");
            if (part.empty()) passage(node);
        }
        begin();
        note_rest();
        return std::move(story_);
    }

private:
    struct Way {
        std::string text;
        std::string to;
    };

    json kept(const Node& node, std::string_view key) const
    {
        const auto found = in_.extras.find(child_pointer("/nodes/" + node.id, key));
        return found == in_.extras.end() ? json() : json::parse(found->second, nullptr, false);
    }

    std::string kept_text(const Node& node, std::string_view key) const
    {
        const json value = kept(node, key);
        return value.is_string() ? value.get<std::string>() : "";
    }

    static std::string text_in(const json& object, const char* key)
    {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>() : "";
    }

    void take_kept()
    {
        const auto found = in_.extras.find("/x-twine");
        if (found == in_.extras.end()) return;
        const json twine = json::parse(found->second, nullptr, false);
        if (!twine.is_object()) return;
        const std::string title = text_in(twine, "title");
        if (!title.empty() && title_of(title) == in_.title) story_.title = title;
        if (text_in(twine, "untitled") == in_.title) story_.title.clear();
        story_.ifid = text_in(twine, "ifid");
        story_.format = text_in(twine, "format");
        story_.format_version = text_in(twine, "format-version");
        story_.zoom = text_in(twine, "zoom");
        constexpr std::array<std::string_view, 5> dialects = {"plain", "harlowe", "sugarcube", "chapbook", "snowman"};
        const auto* const dialect = std::find(dialects.begin(), dialects.end(), text_in(twine, "dialect"));
        if (dialect != dialects.end()) dialect_ = static_cast<Dialect>(dialect - dialects.begin());
        if (const auto colours = twine.find("tag-colors"); colours != twine.end() && colours->is_object()) {
            for (const auto& [tag, colour] : colours->items()) {
                if (colour.is_string()) story_.tag_colors.emplace_back(tag, colour.get<std::string>());
            }
        }
        take_code(twine, "scripts", story_.scripts);
        take_code(twine, "stylesheets", story_.stylesheets);
    }

    static void take_code(const json& twine, const char* key, std::vector<Code>& out)
    {
        const auto list = twine.find(key);
        if (list == twine.end() || !list->is_array()) return;
        for (const json& each : *list) {
            Code code;
            code.name = text_in(each, "name");
            code.text.append(text_in(each, "text"), 0);
            if (!code.name.empty()) out.push_back(std::move(code));
        }
    }

    /// The passage of each node: its own, or that of the node which it only helps.
    void name_all()
    {
        for (const Node& node : in_.nodes) {
            const std::string part = kept_text(node, "x-part");
            if (!part.empty()) continue;
            std::string wanted = kept_text(node, "x-passage");
            if (wanted.empty()) wanted = node.title.empty() ? node.id : node.title;
            std::string name = wanted;
            for (int number = 2; !passages_.insert(name).second; ++number)
                name = wanted + " (" + std::to_string(number) + ")";
            names_.emplace(node.id, name);
        }
        for (const Node& node : in_.nodes) {
            const std::string part = kept_text(node, "x-part");
            if (part == "again" || part == "back" || part == "missing")
                names_.emplace(node.id, kept_text(node, "x-passage"));
        }
    }

    void passage(const Node& node)
    {
        Passage passage;
        passage.name = names_.at(node.id);
        const json tags = kept(node, "x-tags");
        for (const json& tag : tags) {
            if (tag.is_string()) passage.tags.push_back(tag.get<std::string>());
        }
        passage.position = kept_text(node, "x-position");
        const auto lies = positions_.find(node.id);
        // What was moved since lies elsewhere now; parts of a pixel are not in the layout.
        const bool in_parts = passage.position.find('.') != std::string::npos;
        const bool moved = lies != positions_.end() && lies->second != kept_text(node, "x-placed");
        if (!in_parts && moved) passage.position = lies->second;
        passage.size = kept_text(node, "x-size");
        if (const json metadata = kept(node, "x-metadata"); metadata.is_object()) {
            for (const auto& [key, value] : metadata.items()) {
                if (value.is_string()) passage.metadata.emplace_back(key, value.get<std::string>());
            }
        }
        const std::vector<std::string> paragraphs = paragraphs_of(node);
        std::vector<Way> ways;
        std::set<std::string> seen;
        add_ways(node, ways, seen);
        const std::string source = kept_text(node, "x-source");
        const bool as_imported = !source.empty() && says_the_same(source, paragraphs, ways);
        passage.text.append(as_imported ? source : text_of(paragraphs, ways), 0);
        story_.passages.push_back(std::move(passage));
    }

    std::string text_of(const std::vector<std::string>& paragraphs, const std::vector<Way>& ways) const
    {
        std::vector<std::string> links;
        for (const Way& way : ways) links.push_back(write_link(way.text, way.to, passages_));
        return passage_text(paragraphs, links);
    }

    /// Whether the source that was imported still reads as the node does.
    bool says_the_same(const std::string& source, const std::vector<std::string>& paragraphs,
                       const std::vector<Way>& ways) const
    {
        const Body body = read_body(source, dialect_, passages_);
        if (body.links.size() != ways.size()) return false;
        std::multiset<std::pair<std::string, std::string>> imported;
        std::multiset<std::pair<std::string, std::string>> here;
        for (std::size_t i = 0; i < ways.size(); ++i) {
            imported.emplace(cleaned(body.links[i].text), body.links[i].to);
            here.emplace(ways[i].text, ways[i].to);
        }
        if (imported != here) return false;
        std::string was;
        std::string is;
        for (const std::string& each : body.paragraphs) was += cleaned(each);
        for (const std::string& each : paragraphs) is += each;
        const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
        was.erase(std::remove_if(was.begin(), was.end(), is_blank), was.end());
        is.erase(std::remove_if(is.begin(), is.end(), is_blank), is.end());
        return was == is || (was.empty() && paragraphs == std::vector<std::string>{placeholder::silent_start});
    }

    /// What the customer says, with what follows in nodes that only go on with it.
    std::vector<std::string> paragraphs_of(const Node& node)
    {
        std::vector<std::string> out;
        for (const scenario::EntryLine& line : node.lines) {
            if (line.when != scenario::Guard{})
                note(node, "this line is said only in some states; a passage always says it");
            for (const std::vector<std::string>& wording : line.speech.wordings) {
                out.insert(out.end(), wording.begin(), wording.end());
            }
            if (line.speech.wordings.size() > 1)
                note(node, "one of several wordings is said by chance; a passage says all");
        }
        for (const Exit& exit : node.exits) {
            const auto next = nodes_.find(exit.to);
            if (next == nodes_.end() || kept_text(*next->second, "x-part") != "rest") continue;
            const std::vector<std::string> rest = paragraphs_of(*next->second);
            out.insert(out.end(), rest.begin(), rest.end());
        }
        return out;
    }

    void add_ways(const Node& node, std::vector<Way>& ways, std::set<std::string>& seen)
    {
        if (!seen.insert(node.id).second) return;
        std::vector<bool> taken(node.exits.size(), false);
        for (const Offered& offered : node.offered) {
            for (std::size_t i = 0; i < node.exits.size(); ++i) {
                if (!may_take(node.exits[i], offered)) continue;
                taken[i] = true;
                add_way(node, offered.text, node.exits[i], ways, seen);
                if (!reads_state(node.exits[i].when)) break;
            }
        }
        for (std::size_t i = 0; i < node.exits.size(); ++i) {
            if (!taken[i] && !node.exits[i].to.empty())
                add_way(node, "(" + node.exits[i].id + ")", node.exits[i], ways, seen);
        }
    }

    void add_way(const Node& node, const std::string& text, const Exit& exit, std::vector<Way>& ways,
                 std::set<std::string>& seen)
    {
        if (reads_state(exit.when))
            note(node, "exit " + scenario::in_quotes(exit.id) + " asks for more than a reply; a link does not");
        if (!exit.effects.none())
            note(node, "exit " + scenario::in_quotes(exit.id) + " changes the state; a link does not");
        if (!exit.speech.silent())
            note(node, "the line of exit " + scenario::in_quotes(exit.id) + " belongs to no passage");
        const auto next = nodes_.find(exit.to);
        const std::string part = next == nodes_.end() ? "" : kept_text(*next->second, "x-part");
        if (part == "more" || part == "rest") return add_ways(*next->second, ways, seen);
        const auto name = names_.find(exit.to.empty() ? node.id : exit.to);
        if (name == names_.end()) return;
        // Several exits may lead the same reply to the same place, in different states.
        const bool known = std::any_of(ways.begin(), ways.end(),
                                       [&](const Way& way) { return way.text == text && way.to == name->second; });
        if (!known) ways.push_back({text, name->second});
    }

    void begin()
    {
        for (const scenario::Contact& contact : in_.contacts) {
            if (contact.id != in_.start.contact) continue;
            const auto name = names_.find(contact.node);
            if (name != names_.end()) story_.start = name->second;
        }
    }

    void note(const Node& node, std::string message)
    {
        const auto name = names_.find(node.id);
        story_.notes.push_back({About::logic,
                                {in_.id, 0, 0, "/nodes/" + node.id},
                                name == names_.end() ? "" : name->second,
                                std::move(message),
                                ""});
    }

    void note_rest()
    {
        const auto left_out = [this](std::size_t count, const char* key) {
            if (count == 0) return;
            story_.notes.push_back({About::logic,
                                    {in_.id, 0, 0, std::string("/") + key},
                                    "",
                                    std::to_string(count) + " " + key + " have no place in a story and are left out",
                                    ""});
        };
        const bool imported = in_.extras.count("/x-twine") != 0;
        left_out(in_.actions.size(), "actions");
        left_out(in_.promises.size(), "promises");
        left_out(in_.answers.size(), "answers");
        left_out(imported ? 0 : in_.reactions.size(), "reactions");
        left_out(in_.vars.size(), "vars");
        left_out(in_.variants.size(), "variants");
    }

    const Scenario& in_;
    const Positions& positions_;
    Story story_;
    Dialect dialect_ = Dialect::plain;
    std::map<std::string, const Node*> nodes_;
    std::map<std::string, std::string> names_;  ///< node -> passage
    Names passages_;
};

}  // namespace

Checked<Positions> read_positions(std::string_view layout, std::string_view name)
{
    const Checked<JsonText> read = read_json(layout, name);
    if (!read) return tl::unexpected<Diagnostics>(read.error());
    Positions positions;
    const auto nodes = read->tree.find("nodes");
    if (nodes == read->tree.end() || !nodes->is_object()) return positions;
    for (const auto& [id, point] : nodes->items()) {
        const auto x = point.find("x");
        const auto y = point.find("y");
        if (x == point.end() || y == point.end() || !x->is_number_integer() || !y->is_number_integer()) continue;
        positions.emplace(id, std::to_string(x->get<std::int64_t>()) + "," + std::to_string(y->get<std::int64_t>()));
    }
    return positions;
}

Story from_scenario(const Scenario& scenario, const Positions& positions)
{
    return Teller(scenario, positions).tell();
}

}  // namespace amends::exchange
