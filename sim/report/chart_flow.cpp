// What leads to what: boxes one below the other, ways between neighbours down the middle, longer ways round the side.
#include <algorithm>

#include "sim/report/chart_rows.h"

namespace amends::report {
namespace {

struct FlowFrame {
    int em = 0, small = 0;
    int box = 0;     ///< width of every box
    int height = 0;  ///< of a box
    int step = 0;    ///< from a box's top to the next one's
    int top = 0;
    int lane = 0;    ///< distance between ways round the side
    int longer = 0;  ///< how many of those there are
};

bool is_long(const FlowArrow& arrow)
{
    return arrow.to > arrow.from + 1;
}

FlowFrame flow_frame(const Chart& chart, int width, int em)
{
    FlowFrame frame;
    frame.em = em * unit;
    frame.small = frame.em * 7 / 8;
    int widest = frame.em * 6;
    for (const std::string& node : chart.flow.nodes) widest = std::max(widest, planned_width(node, frame.em));
    frame.box = std::min(widest + frame.em * 2, width * unit * 2 / 5);
    frame.height = frame.em * 2;
    frame.step = frame.em * 9 / 2;
    frame.top = frame.em * 5 / 2;
    frame.lane = frame.em * 3 / 2;
    frame.longer = static_cast<int>(std::count_if(chart.flow.arrows.begin(), chart.flow.arrows.end(), is_long));
    return frame;
}

/// A small triangle whose tip is at `tip`; `left`: it points to the left instead of down.
Path arrow_head(At tip, int size, bool left, Ink ink)
{
    if (left)
        return {
            {{tip.x + size, tip.y - size / 2}, tip, {tip.x + size, tip.y + size / 2}}, ink, Pattern::solid, unit * 2};
    return {{{tip.x - size / 2, tip.y - size}, tip, {tip.x + size / 2, tip.y - size}}, ink, Pattern::solid, unit * 2};
}

}  // namespace

int height_of_flow(const Chart& chart, int width, int em)
{
    const FlowFrame frame = flow_frame(chart, width, em);
    const int count = static_cast<int>(chart.flow.nodes.size());
    return (frame.top + (count - 1) * frame.step + frame.height + frame.em) / unit;
}

std::vector<Primitive> layout_flow(const Chart& chart, const Size& size)
{
    const FlowFrame frame = flow_frame(chart, size.width, size.em);
    std::vector<Primitive> out;
    out.emplace_back(Label{{0, frame.em}, Anchor::begin, frame.em, true, Ink::text, chart.title});
    const auto top_of = [&](int node) { return frame.top + node * frame.step; };
    int lane = 0;
    int free_from = 0;  // words beside two long ways never lie on each other
    for (const FlowArrow& arrow : chart.flow.arrows) {
        const Ink ink = arrow.strong ? Ink::series_1 : Ink::series_3;
        const Pattern pattern = arrow.strong ? Pattern::solid : Pattern::dashed;
        const int head = frame.em / 2;
        if (!is_long(arrow)) {
            const int x = frame.box / 2;
            const At tip{x, top_of(arrow.to)};
            out.emplace_back(Path{{{x, top_of(arrow.from) + frame.height}, tip}, ink, pattern, unit * 2});
            out.emplace_back(arrow_head(tip, head, false, ink));
            out.emplace_back(Label{{x + frame.em, top_of(arrow.to) - (frame.step - frame.height) / 2},
                                   Anchor::begin,
                                   frame.small,
                                   arrow.strong,
                                   Ink::text,
                                   fitted(arrow.words, frame.small, frame.box / 2 + frame.em)});
            continue;
        }
        const int x = frame.box + frame.lane * (++lane) + frame.em * 2;
        const int from = top_of(arrow.from) + frame.height / 2 + lane * frame.em / 5;
        const At tip{frame.box, top_of(arrow.to) + frame.height / 2 - lane * frame.em / 5};
        out.emplace_back(Path{{{frame.box, from}, {x, from}, {x, tip.y}, tip}, ink, pattern, unit * 2});
        out.emplace_back(arrow_head(tip, head, true, ink));
        const int words_x = frame.box + frame.lane * frame.longer + frame.em * 3;
        const int y = std::max((from + tip.y) / 2, free_from);
        free_from = y + frame.em * 5 / 4;
        out.emplace_back(Label{{words_x, y},
                               Anchor::begin,
                               frame.small,
                               arrow.strong,
                               Ink::text,
                               fitted(arrow.words, frame.small, size.width * unit - words_x)});
    }
    for (int i = 0; i < static_cast<int>(chart.flow.nodes.size()); ++i) {
        const std::string& node = chart.flow.nodes[static_cast<std::size_t>(i)];
        out.emplace_back(Box{{0, top_of(i)}, {frame.box, top_of(i) + frame.height}, Ink::band});
        out.emplace_back(Label{{frame.box / 2, top_of(i) + frame.height / 2},
                               Anchor::middle,
                               frame.em,
                               true,
                               Ink::text,
                               fitted(node, frame.em, frame.box - frame.em)});
    }
    return out;
}

}  // namespace amends::report
