#include "sim/scenario/exchange/graph.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

using Json = nlohmann::ordered_json;

class Builder {
public:
    explicit Builder(const Story& story) : story_(story) { graph_.notes = story.notes; }

    Graph build()
    {
        graph_.dialect = dialect_of(story_);
        Names names;
        for (const Passage& passage : story_.passages) names.insert(passage.name);
        for (std::size_t i = 0; i < story_.passages.size(); ++i) {
            const Passage& passage = story_.passages[i];
            index_.emplace(passage.name, i);
            graph_.vertices.push_back(
                {passage.name, i, false, read_body(passage.text.text(), graph_.dialect, names), {}, 0});
        }
        for (std::size_t i = 0; i < story_.passages.size(); ++i) connect(i);
        const auto start = index_.find(story_.start);
        graph_.start = start == index_.end() ? 0 : start->second;
        reach();
        find_depths();
        sort_notes(graph_.notes);
        return std::move(graph_);
    }

private:
    void note(std::size_t vertex, About about, std::size_t at, std::size_t end, std::string message)
    {
        const Passage& passage = story_.passages[graph_.vertices[vertex].passage];
        const std::string_view text = passage.text.text();
        graph_.notes.push_back({about, story_.source.place_of(passage.text.offset_of(at)), passage.name,
                                std::move(message), shortened(text.substr(at, end - at))});
    }

    void connect(std::size_t from)
    {
        for (const Finding& finding : graph_.vertices[from].body.findings) {
            note(from, finding.about, finding.at, finding.end, finding.message);
        }
        const std::vector<Link> links = graph_.vertices[from].body.links;
        for (const Link& link : links) {
            const auto [found, fresh] = index_.emplace(link.to, graph_.vertices.size());
            if (fresh) graph_.vertices.push_back({link.to, 0, true, {}, {}, 0});
            if (graph_.vertices[found->second].missing) {
                note(from, About::missing, link.at, link.at,
                     "no passage is called " + scenario::in_quotes(link.to) + "; a place for it is made");
            }
            graph_.vertices[from].edges.push_back({found->second, link.text, link.at, false});
        }
    }

    /// From the start, then from what was not reached: first what no other passage leads to, then, in the order of the
    /// file, what only a circle leads to.
    void reach()
    {
        colours_.assign(graph_.vertices.size(), Colour::fresh);
        search(graph_.start);
        std::vector<bool> led_to(graph_.vertices.size(), false);
        for (std::size_t i = 0; i < graph_.vertices.size(); ++i) {
            for (const Edge& edge : graph_.vertices[i].edges) led_to[edge.to] = led_to[edge.to] || edge.to != i;
        }
        for (const bool wanted : {false, true}) {
            for (std::size_t i = 0; i < graph_.vertices.size(); ++i) {
                if (colours_[i] != Colour::fresh || led_to[i] != wanted) continue;
                graph_.loose.push_back(i);
                const Passage& passage = story_.passages[graph_.vertices[i].passage];
                graph_.notes.push_back({About::loose, story_.source.place_of(passage.begin), passage.name,
                                        "no link leads here from where the story starts; it is kept apart", ""});
                search(i);
            }
        }
    }

    /// Depth first without recursion: a link to a passage that is still on the path closes a circle.
    void search(std::size_t root)
    {
        struct Step {
            std::size_t vertex = 0;
            std::size_t next = 0;
        };
        std::vector<Step> path{{root, 0}};
        colours_[root] = Colour::on_path;
        while (!path.empty()) {
            Step& step = path.back();
            std::vector<Edge>& edges = graph_.vertices[step.vertex].edges;
            if (step.next == edges.size()) {
                colours_[step.vertex] = Colour::done;
                path.pop_back();
                continue;
            }
            Edge& edge = edges[step.next++];
            edge.back = colours_[edge.to] == Colour::on_path;
            if (colours_[edge.to] != Colour::fresh) continue;
            colours_[edge.to] = Colour::on_path;
            path.push_back({edge.to, 0});
        }
    }

    void find_depths()
    {
        std::vector<bool> seen(graph_.vertices.size(), false);
        std::vector<std::size_t> open = graph_.loose;
        open.insert(open.begin(), graph_.start);
        for (const std::size_t root : open) seen[root] = true;
        for (std::size_t next = 0; next < open.size(); ++next) {
            const Vertex& from = graph_.vertices[open[next]];
            for (const Edge& edge : from.edges) {
                if (seen[edge.to]) continue;
                seen[edge.to] = true;
                graph_.vertices[edge.to].depth = from.depth + 1;
                open.push_back(edge.to);
            }
        }
    }

    enum class Colour { fresh, on_path, done };

    const Story& story_;
    Graph graph_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::vector<Colour> colours_;
};

}  // namespace

Graph graph_of(const Story& story)
{
    return Builder(story).build();
}

std::string graph_json(const Story& story, const Graph& graph)
{
    const auto dumped = [](const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); };
    std::string out = "{\"title\":" + dumped(story.title) + ",\"start\":" + dumped(graph.vertices[graph.start].name) +
                      ",\"passages\":[";
    bool first = true;
    for (const Vertex& vertex : graph.vertices) {
        if (vertex.missing) continue;
        Json links = Json::array();
        for (const Edge& edge : vertex.edges)
            links.push_back({{"text", edge.text}, {"to", graph.vertices[edge.to].name}});
        const Json line = {
            {"name", vertex.name}, {"tags", story.passages[vertex.passage].tags}, {"links", std::move(links)}};
        out += std::exchange(first, false) ? "\n" : ",\n";
        out += dumped(line);
    }
    return out + "\n]}\n";
}

}  // namespace amends::exchange
