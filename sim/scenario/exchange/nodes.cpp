#include "sim/scenario/exchange/nodes.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "scoring/base/json_text.h"
#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/placeholders.h"
#include "sim/scenario/exchange/to_scenario.h"
#include "sim/scenario/field.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

using scenario::Node;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_ways = scenario::most_exits - 1;  ///< one exit is the otherwise
constexpr std::size_t most_endings = 250;                    ///< of passages; the rest share one
constexpr int patience_of_nodes = 20;
constexpr std::size_t most_words_of_a_choice = 256;

std::string as_json(const std::string& text)
{
    return Json(text).dump();
}

/// A story's nodes, made passage by passage. A passage may have several copies, one for each round of a circle.
class Maker {
public:
    Maker(const Story& story, const Graph& graph, int rounds, scenario::Scenario& out)
        : story_(story), graph_(graph), rounds_(rounds), out_(out)
    {
        for (const Passage& passage : story.passages) names_.insert(passage.name);
    }

    NodesMade make()
    {
        plan_copies(graph_.start);
        for (const std::size_t root : graph_.loose) plan_copies(root);
        // In the order of the file, round by round.
        std::sort(order_.begin(), order_.end());
        made_.start = ids_of_.at({graph_.start, 0});
        for (const auto& [vertex, round] : order_) {
            if (is_full()) return std::move(made_);
            make_node(vertex, round);
        }
        for (const std::size_t vertex : backs_) make_back(vertex);
        if (!graph_.loose.empty()) make_loose();
        make_ends();
        make_topics();
        return std::move(made_);
    }

private:
    struct Way {
        std::string to;
        std::vector<std::string> texts;
    };

    bool is_full() const { return out_.nodes.size() > scenario::story_count.most; }

    std::string fresh(std::string wanted)
    {
        if (wanted.empty()) wanted = "passage";
        std::string id = wanted;
        for (std::size_t& number = tried_[wanted]; !ids_.insert(id).second;) {
            number = std::max<std::size_t>(number, 1) + 1;
            id = wanted + "-" + std::to_string(number);
        }
        return id;
    }

    void plan_copies(std::size_t root)
    {
        std::vector<std::pair<std::size_t, int>> open{{root, 0}};
        while (!open.empty()) {
            const auto [vertex, round] = open.back();
            open.pop_back();
            if (ids_of_.count({vertex, round}) != 0) continue;
            const std::string base = slug(graph_.vertices[vertex].name);
            const std::string id = fresh(round == 0 ? base : base + "-again-" + std::to_string(round + 1));
            ids_of_.emplace(std::pair{vertex, round}, id);
            made_.copies.emplace(id, std::pair{vertex, round});
            order_.emplace_back(vertex, round);
            const std::vector<Edge>& edges = graph_.vertices[vertex].edges;
            for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
                const int next = round + (edge->back ? 1 : 0);
                if (next < rounds_) open.emplace_back(edge->to, next);
            }
        }
    }

    std::string target_of(const Edge& edge, int round)
    {
        const auto copy = ids_of_.find({edge.to, round + (edge.back ? 1 : 0)});
        if (copy != ids_of_.end()) return copy->second;
        const auto [back, is_new] = back_ids_.emplace(edge.to, "");
        if (is_new) {
            back->second = fresh("back-to-" + slug(graph_.vertices[edge.to].name));
            backs_.push_back(edge.to);
        }
        return back->second;
    }

    /// Texts that are fit for a scenario; `vertex` is noted where they had to be changed.
    std::string fit(std::string_view text, std::size_t vertex)
    {
        std::string out = cleaned(text);
        if (out != text) made_.changed.insert(vertex);
        return out;
    }

    std::vector<std::string> segments_of(std::size_t vertex)
    {
        std::vector<std::string> out;
        for (const std::string& paragraph : graph_.vertices[vertex].body.paragraphs) {
            for (std::string& piece : in_pieces(fit(paragraph, vertex))) out.push_back(std::move(piece));
        }
        return out;
    }

    static std::vector<std::string> in_pieces(std::string_view text)
    {
        std::vector<std::string> out;
        while (!text.empty()) {
            std::size_t end = 0;
            std::size_t blank = 0;
            std::size_t characters = 0;
            for (; end < text.size() && characters < scenario::most_characters; ++characters) {
                end += code_point_at(text, end).length;
                if (end < text.size() && (text[end] == ' ' || text[end] == '\n')) blank = end;
            }
            if (end < text.size() && blank > 0) end = blank;
            std::string piece(trimmed(text.substr(0, end)));
            if (scenario::fault_of_text(piece).empty()) out.push_back(std::move(piece));
            text.remove_prefix(end);
        }
        return out;
    }

    scenario::EntryLine line(const std::string& node, std::vector<std::string> segments)
    {
        scenario::EntryLine line;
        line.speech.id = node + "-says";
        line.speech.wordings.push_back(std::move(segments));
        return line;
    }

    void keep(const std::string& node, const char* key, std::string json)
    {
        out_.extras[child_pointer("/nodes/" + node, key)] = std::move(json);
    }

    void make_node(std::size_t vertex, int round)
    {
        const Vertex& from = graph_.vertices[vertex];
        std::string id = ids_of_.at({vertex, round});
        std::vector<std::string> segments = segments_of(vertex);
        if (segments.empty() && vertex == graph_.start) segments.push_back(placeholder::silent_start);
        if (from.missing) segments.push_back(placeholder::missing_passage(shortened(fit(from.name, vertex), 200)));
        const std::string first = id;
        std::vector<Node> parts(1);
        for (std::size_t at = 0; at < segments.size() || at == 0; at += scenario::segment_count.most) {
            if (at > 0) parts.emplace_back();
            const auto begin = segments.begin() + static_cast<std::ptrdiff_t>(at);
            const auto count =
                static_cast<std::ptrdiff_t>(std::min(segments.size() - at, scenario::segment_count.most));
            parts.back().id = at == 0 ? id : fresh(first + "-rest");
            if (count > 0) parts.back().lines.push_back(line(parts.back().id, {begin, begin + count}));
            if (segments.empty()) break;
        }
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            set_ways(parts[i], {{parts[i + 1].id, {placeholder::go_on}}});
            help(parts[i + 1].id, first, "rest");
        }
        title(parts.front(), from, vertex, round);
        Node last = std::move(parts.back());
        parts.pop_back();
        for (Node& part : parts) out_.nodes.push_back(std::move(part));
        if (from.edges.empty()) {
            last.ending = ending_of(vertex, round);
            out_.nodes.push_back(std::move(last));
        } else {
            add_ways(std::move(last), first, ways_of(vertex, round));
        }
    }

    void title(Node& node, const Vertex& from, std::size_t vertex, int round)
    {
        const std::string name = fit(from.name, vertex);
        if (scenario::fault_of_text(name).empty()) node.title = name;
        if (from.missing) {
            keep(node.id, "x-part", "\"missing\"");
            keep(node.id, "x-passage", as_json(from.name));
            return;
        }
        const Passage& passage = story_.passages[from.passage];
        keep(node.id, "x-passage", as_json(from.name));
        if (round > 0) return keep(node.id, "x-part", "\"again\"");
        if (!passage.tags.empty()) {
            Json tags = Json::array();
            for (const std::string& tag : passage.tags) tags.push_back(tag);
            keep(node.id, "x-tags", tags.dump());
        }
        if (!passage.position.empty()) keep(node.id, "x-position", as_json(passage.position));
        if (!passage.size.empty()) keep(node.id, "x-size", as_json(passage.size));
        if (!passage.metadata.empty()) {
            Json metadata = Json::object();
            for (const auto& [key, json] : passage.metadata) metadata[key] = Json(json);
            keep(node.id, "x-metadata", metadata.dump());
        }
        if (passage.text.text() != plain_text_of(from)) keep(node.id, "x-source", as_json(passage.text.text()));
    }

    std::string plain_text_of(const Vertex& from) const
    {
        std::vector<std::string> links;
        for (const Edge& edge : from.edges)
            links.push_back(write_link(edge.text, graph_.vertices[edge.to].name, names_));
        return passage_text(from.body.paragraphs, links);
    }

    std::string ending_of(std::size_t vertex, int round)
    {
        const Vertex& from = graph_.vertices[vertex];
        if (from.missing) return shared_ending("missing", placeholder::ending_of_missing());
        if (round > 0 && passage_endings_.count(vertex) != 0) return passage_endings_.at(vertex);
        if (passage_endings_.size() >= most_endings) return shared_ending("other-end", placeholder::other_ending());
        std::string id = fresh_ending(slug(from.name));
        const std::string name = fit(from.name, vertex);
        out_.endings.push_back(placeholder::ending(id, scenario::fault_of_text(name).empty() ? name : id));
        passage_endings_.emplace(vertex, id);
        return id;
    }

    std::string fresh_ending(std::string wanted)
    {
        if (wanted.empty()) wanted = "end";
        std::string id = wanted;
        for (int number = 2; !ending_ids_.insert(id).second; ++number) id = wanted + "-" + std::to_string(number);
        return id;
    }

    std::string shared_ending(const std::string& wanted, scenario::Ending ending)
    {
        const auto [shared, is_new] = shared_endings_.emplace(wanted, "");
        if (is_new) {
            shared->second = fresh_ending(wanted);
            ending.id = shared->second;
            out_.endings.push_back(std::move(ending));
        }
        return shared->second;
    }

    std::vector<Way> ways_of(std::size_t vertex, int round)
    {
        std::vector<Way> ways;
        std::map<std::string, std::size_t> known;
        for (const Edge& edge : graph_.vertices[vertex].edges) {
            const std::string to = target_of(edge, round);
            const auto [place, is_new] = known.emplace(to, ways.size());
            if (is_new) ways.push_back({to, {}});
            std::string text = fit(edge.text, vertex);
            if (!scenario::fault_of_text(text).empty()) text = shortened(text, scenario::most_characters - 1);
            if (text.empty()) text = placeholder::go_on;
            ways[place->second].texts.push_back(std::move(text));
        }
        return ways;
    }

    void help(const std::string& node, const std::string& whose, const char* part)
    {
        made_.helpers.emplace(node, whose);
        keep(node, "x-part", std::string("\"") + part + "\"");
    }

    /// The node with its ways; where they are too many, more nodes with the rest.
    void add_ways(Node node, const std::string& first, std::vector<Way> ways)
    {
        std::size_t done = 0;
        while (ways.size() - done > most_ways && !is_full()) {
            const std::string more = fresh(first + "-more");
            const auto begin = ways.begin() + static_cast<std::ptrdiff_t>(done);
            std::vector<Way> here(begin, begin + static_cast<std::ptrdiff_t>(most_ways) - 1);
            done += most_ways - 1;
            here.push_back({more, {placeholder::more_replies}});
            set_ways(node, here);
            out_.nodes.push_back(std::move(node));
            node = Node{};
            node.id = more;
            node.title = placeholder::more_of(first);
            help(more, first, "more");
        }
        const auto last = ways.begin() + static_cast<std::ptrdiff_t>(std::min(ways.size(), done + most_ways));
        set_ways(node, {ways.begin() + static_cast<std::ptrdiff_t>(done), last});
        out_.nodes.push_back(std::move(node));
    }

    /// Exits are told apart by what a reply is about: its place on the list, or the words of the offered reply.
    void set_ways(Node& node, const std::vector<Way>& ways)
    {
        std::size_t number = 0;
        for (std::size_t i = 0; i < ways.size(); ++i) {
            scenario::Exit exit;
            exit.id = node.id + "-x" + std::to_string(i + 1);
            exit.to = ways[i].to;
            const std::string topic = "choice-" + std::to_string(i + 1);
            if (ways.size() > 1) exit.when.topics.push_back({topic, {}});
            for (const std::string& text : ways[i].texts) {
                scenario::Offered offered;
                offered.id = node.id + "-" + std::to_string(++number);
                offered.text = text;
                if (ways.size() > 1) {
                    offered.topics.push_back(
                        {topic, acts::TopicHow::said, {0, static_cast<std::uint32_t>(text.size())}});
                    add_words(i, text);
                }
                node.offered.push_back(std::move(offered));
            }
            node.exits.push_back(std::move(exit));
        }
        if (ways.size() < 2) return;
        choosing_.push_back(node.id);
        scenario::Exit otherwise;
        otherwise.id = node.id + "-x0";
        node.exits.push_back(otherwise);
        node.patience = patience_of_nodes;
        node.out_of_patience.emplace();
        node.out_of_patience->id = node.id + "-left";
        node.out_of_patience->to = left_id();
    }

    const std::string& left_id()
    {
        if (left_id_.empty()) left_id_ = fresh("left");
        return left_id_;
    }

    void add_words(std::size_t choice, std::string text)
    {
        std::replace(text.begin(), text.end(), '*', ' ');
        if (!scenario::fault_of_text(text).empty()) return;
        std::vector<std::string>& words = words_.at(choice);
        if (std::find(words.begin(), words.end(), text) != words.end()) return;
        if (words.size() < most_words_of_a_choice)
            words.push_back(std::move(text));
        else
            ++made_.words_left_out;
    }

    void make_back(std::size_t vertex)
    {
        Node node;
        node.id = back_ids_.at(vertex);
        const Vertex& to = graph_.vertices[vertex];
        const std::string name = fit(to.name, vertex);
        node.title = placeholder::back_to(shortened(name, 200));
        node.lines.push_back(line(node.id, {placeholder::goes_back_to(shortened(name, 200))}));
        node.ending = shared_ending("goes-back", placeholder::ending_of_going_back());
        help(node.id, ids_of_.at({vertex, 0}), "back");
        keep(node.id, "x-passage", as_json(to.name));
        out_.nodes.push_back(std::move(node));
    }

    /// A contact that the story never opens, so that what nothing leads to is kept and can be drawn.
    void make_loose()
    {
        Node menu;
        menu.id = fresh("loose");
        menu.title = placeholder::loose_title;
        menu.lines.push_back(line(menu.id, {placeholder::loose_line}));
        help(menu.id, menu.id, "loose");
        std::vector<Way> ways;
        for (const std::size_t vertex : graph_.loose) {
            const std::string name = fit(graph_.vertices[vertex].name, vertex);
            ways.push_back(
                {ids_of_.at({vertex, 0}), {scenario::fault_of_text(name).empty() ? name : placeholder::go_on}});
        }
        out_.slots.push_back(placeholder::later_slot());
        out_.contacts.push_back(placeholder::loose_contact(menu.id, out_.slots.back().id));
        add_ways(std::move(menu), out_.contacts.back().node, std::move(ways));
    }

    void make_ends()
    {
        out_.unended = shared_ending("unended", placeholder::ending_of_leaving());
        if (left_id_.empty()) return;
        Node left;
        left.id = left_id_;
        left.title = placeholder::left_title;
        left.ending = out_.unended;
        help(left.id, ids_of_.at({graph_.start, 0}), "left");
        out_.nodes.push_back(std::move(left));
        scenario::Reaction reaction;
        reaction.nodes = choosing_;
        reaction.speech.id = "not-offered";
        reaction.speech.wordings = {{placeholder::not_offered}};
        out_.reactions.push_back(std::move(reaction));
    }

    void make_topics()
    {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].empty()) break;
            scenario::Topic topic;
            topic.id = "choice-" + std::to_string(i + 1);
            topic.label = placeholder::choice_label(i + 1);
            topic.words = words_[i];
            out_.topics.push_back(std::move(topic));
        }
    }

    const Story& story_;
    const Graph& graph_;
    int rounds_;
    scenario::Scenario& out_;
    Names names_;
    std::set<std::string> ids_;
    std::map<std::string, std::size_t> tried_;
    std::map<std::pair<std::size_t, int>, std::string> ids_of_;
    std::vector<std::pair<std::size_t, int>> order_;
    std::map<std::size_t, std::string> back_ids_;
    std::vector<std::size_t> backs_;
    std::set<std::string> ending_ids_;
    std::map<std::size_t, std::string> passage_endings_;
    std::map<std::string, std::string> shared_endings_;
    std::array<std::vector<std::string>, most_ways> words_;
    NodesMade made_;
    std::string left_id_;
    std::vector<std::string> choosing_;  ///< nodes in which a reply may lead nowhere
};

}  // namespace

NodesMade make_nodes(const Story& story, const Graph& graph, int rounds, scenario::Scenario& out)
{
    return Maker(story, graph, rounds, out).make();
}

}  // namespace amends::exchange
