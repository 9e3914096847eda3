#include "sim/scenario/exchange/to_scenario.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/nodes.h"
#include "sim/scenario/exchange/placeholders.h"
#include "sim/scenario/field.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/words.h"
#include "sim/scenario/write.h"

namespace amends::exchange {
namespace {

using Json = nlohmann::ordered_json;

struct Point {
    int x = 0;
    int y = 0;
};

/// "600,400"; parts of a pixel are left out.
std::optional<Point> point_of(std::string_view text)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    Point point;
    const auto read = [](std::string_view part, int& out) {
        part = trimmed(part);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        return error == std::errc{} && (end == part.data() + part.size() || *end == '.');
    };
    constexpr int far = 1'000'000;
    if (!read(text.substr(0, comma), point.x) || !read(text.substr(comma + 1), point.y)) return std::nullopt;
    return std::abs(point.x) > far || std::abs(point.y) > far ? std::nullopt : std::optional<Point>(point);
}

/// Where everything lies: as in the story, or by its distance from the start where the story does not say.
class Layout {
public:
    Layout(const Story& story, const Graph& graph, const NodesMade& made) : story_(story), graph_(graph), made_(made) {}

    /// Nodes that it places itself keep where (`x-placed`), so that from_scenario knows them from those that were
    /// moved.
    std::string write(scenario::Scenario& scenario, const std::vector<Note>& notes)
    {
        place();
        for (const auto& [node, copy] : made_.copies) {
            const Vertex& vertex = graph_.vertices[copy.first];
            if (vertex.missing || !story_.passages[vertex.passage].position.empty()) continue;
            const Point at = of(node);
            scenario.extras["/nodes/" + node + "/x-placed"] = position_json(at);
        }
        std::string out = "{\n  \"format\": 1,\n  \"nodes\": {";
        bool first = true;
        for (const scenario::Node& node : scenario.nodes) {
            const Point at = of(node.id);
            out += std::exchange(first, false) ? "\n" : ",\n";
            out +=
                "    \"" + node.id + "\": {\"x\": " + std::to_string(at.x) + ", \"y\": " + std::to_string(at.y) + "}";
        }
        return out + "\n  },\n  \"comments\": [" + comments(notes) + "]\n}\n";
    }

private:
    static std::string position_json(Point at)
    {
        return "\"" + std::to_string(at.x) + "," + std::to_string(at.y) + "\"";
    }

    static constexpr int step_x = 320;
    static constexpr int step_y = 260;

    void place()
    {
        std::map<int, int> used;
        for (std::size_t i = 0; i < graph_.vertices.size(); ++i) {
            const Vertex& vertex = graph_.vertices[i];
            std::optional<Point> point;
            if (!vertex.missing) point = point_of(story_.passages[vertex.passage].position);
            if (!point) point = Point{vertex.depth * step_x, used[vertex.depth]++ * step_y};
            points_.push_back(*point);
            lowest_ = std::max(lowest_, point->y);
            highest_ = std::min(highest_, point->y);
        }
    }

    Point of(const std::string& node)
    {
        const auto copy = made_.copies.find(node);
        if (copy != made_.copies.end()) {
            Point point = points_[copy->second.first];
            point.y += copy->second.second * (lowest_ - highest_ + 2 * step_y);
            return point;
        }
        const auto helper = made_.helpers.find(node);
        if (helper == made_.helpers.end() || helper->second == node) return {0, highest_ - step_y};
        Point point = of(helper->second);
        const int number = ++helped_[helper->second];
        return {point.x + number * step_x / 4, point.y + step_y / 2};
    }

    std::string comments(const std::vector<Note>& notes) const
    {
        std::map<std::string, std::string> of_passage;
        for (const Note& note : notes) {
            if (note.passage.empty() || note.about == About::loose || note.about == About::missing) continue;
            std::string& text = of_passage[note.passage];
            if (count_code_points(text) > scenario::most_characters / 2) continue;
            text += (text.empty() ? "" : "\n") + note.message + (note.source.empty() ? "" : ": " + note.source);
        }
        std::string out;
        for (std::size_t i = 0; i < graph_.vertices.size(); ++i) {
            const auto found = of_passage.find(graph_.vertices[i].name);
            if (graph_.vertices[i].missing || found == of_passage.end()) continue;
            const Json comment = {{"x", points_[i].x}, {"y", points_[i].y - step_y / 2}, {"text", found->second}};
            out += (out.empty() ? "\n    " : ",\n    ") + comment.dump();
        }
        return out.empty() ? out : out + "\n  ";
    }

    const Story& story_;
    const Graph& graph_;
    const NodesMade& made_;
    std::vector<Point> points_;
    std::map<std::string, int> helped_;
    int lowest_ = 0;
    int highest_ = 0;
};

/// What else the story held, for from_scenario.
std::string kept_of(const Story& story, const Graph& graph, const std::string& shown_title)
{
    constexpr std::array<std::string_view, 5> dialects = {"plain", "harlowe", "sugarcube", "chapbook", "snowman"};
    Json out = Json::object();
    out["dialect"] = dialects.at(static_cast<std::size_t>(graph.dialect));
    const auto put = [&out](const char* key, const std::string& text) {
        if (!text.empty()) out[key] = text;
    };
    put(story.title.empty() ? "untitled" : "title", story.title.empty() ? shown_title : story.title);
    put("ifid", story.ifid);
    put("format", story.format);
    put("format-version", story.format_version);
    put("start", story.start);
    put("zoom", story.zoom);
    for (const auto& [tag, colour] : story.tag_colors) out["tag-colors"][tag] = colour;
    const auto code = [&out](const char* key, const std::vector<Code>& list) {
        for (const Code& each : list) {
            out[key].push_back({{"name", each.name}, {"text", each.text.text()}});
        }
    };
    code("scripts", story.scripts);
    code("stylesheets", story.stylesheets);
    return out.dump();
}

std::string name_without_ending(const std::string& file)
{
    const std::size_t slash = file.rfind('/');
    std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find('.'));
}

void note_changes(const Story& story, const Graph& graph, const NodesMade& made, std::vector<Note>& notes)
{
    for (const std::size_t vertex : made.changed) {
        const Vertex& each = graph.vertices[vertex];
        const std::size_t at = each.missing ? 0 : story.passages[each.passage].begin;
        notes.push_back({About::text, story.source.place_of(at), each.name,
                         "tabs, control characters and marks of direction are left out of its text or its links", ""});
    }
    for (const Vertex& vertex : graph.vertices) {
        for (const Edge& edge : vertex.edges) {
            if (!edge.back) continue;
            const Passage& passage = story.passages[vertex.passage];
            notes.push_back({About::back, story.source.place_of(passage.text.offset_of(edge.at)), vertex.name,
                             "this link closes a circle, and nodes form none; it is offered, and in the last round the "
                             "story ends where it would go back to " +
                                 scenario::in_quotes(graph.vertices[edge.to].name),
                             shortened(edge.text)});
        }
    }
    const auto code = [&](const std::vector<Code>& list, const char* what) {
        for (const Code& each : list) {
            const std::size_t at = each.text.text().empty() ? 0 : each.text.offset_of(0);
            notes.push_back({About::code, story.source.place_of(at), each.name,
                             std::string(what) + "; it is kept and never run", shortened(each.text.text())});
        }
    };
    code(story.scripts, "a script");
    code(story.stylesheets, "a style sheet");
}

}  // namespace

std::string slug(std::string_view text, std::size_t most)
{
    std::string out;
    for (const char c : text) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (kept && out.size() < most) out += small;
        if (!kept && !out.empty() && out.back() != '-' && c != '\'' && out.size() + 1 < most) out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string cleaned(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        const char32_t c = point.value;
        const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
        const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (c == U'\t')
            out += ' ';
        else if (!control && !direction)
            append_utf8(out, c);
    }
    return out;
}

std::string passage_text(const std::vector<std::string>& paragraphs, const std::vector<std::string>& links)
{
    std::string out;
    for (const std::string& paragraph : paragraphs) out += (out.empty() ? "" : "\n\n") + paragraph;
    for (std::size_t i = 0; i < links.size(); ++i) out += (out.empty() ? "" : i == 0 ? "\n\n" : "\n") + links[i];
    return out;
}

std::string title_of(std::string_view title)
{
    const std::string fit = shortened(cleaned(title), 200);
    return scenario::fault_of_text(fit).empty() ? fit : "Imported story";
}

Checked<Imported> to_scenario(const Story& story, const ImportWishes& wishes)
{
    const Graph graph = graph_of(story);
    Imported imported;
    scenario::Scenario& scenario = imported.scenario;
    const std::string file = name_without_ending(story.source.name());
    const std::string title = title_of(story.title.empty() ? file : story.title);
    scenario.id = !wishes.id.empty() ? wishes.id : slug(title);
    if (scenario.id.empty()) scenario.id = "imported-story";
    scenario.language = wishes.language;
    placeholder::fill(scenario, title);
    const NodesMade made = make_nodes(story, graph, std::clamp(wishes.rounds, 1, 20), scenario);
    if (scenario.nodes.size() > scenario::story_count.most) {
        return fault(story.source.place_of(0), "a scenario has at most " + std::to_string(scenario::story_count.most) +
                                                   " nodes, and this story of " +
                                                   std::to_string(story.passages.size()) + " passages needs more");
    }
    scenario.contacts.front().node = made.start;
    imported.notes = graph.notes;
    note_changes(story, graph, made, imported.notes);
    sort_notes(imported.notes);
    scenario.extras["/x-twine"] = kept_of(story, graph, title);
    imported.layout = Layout(story, graph, made).write(scenario, imported.notes);
    imported.open = placeholder::open_questions();
    // What is handed out can be read: the reader has the last word.
    Checked<scenario::Scenario> read = scenario::parse_scenario(scenario::write_scenario(scenario), "scenario.json");
    if (!read) return tl::unexpected<Diagnostics>(std::move(read.error()));
    scenario = std::move(*read);
    return imported;
}

}  // namespace amends::exchange
