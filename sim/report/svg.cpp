#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "scoring/base/markup.h"
#include "sim/report/chart.h"

namespace amends::report {
namespace {

struct InkName {
    std::string_view name;
    std::string_view colour;  ///< the default, for a light page; each has 4.5:1 on white but grid, band and the grounds
};

constexpr std::array<InkName, ink_count> inks{{{"text", "#25221e"},
                                               {"muted", "#6a6259"},
                                               {"axis", "#857c72"},
                                               {"grid", "#e6e0d8"},
                                               {"band", "#f5f1ea"},
                                               {"series-1", "#b3402a"},
                                               {"series-2", "#0f6b66"},
                                               {"series-3", "#6b4fa0"},
                                               {"good", "#1f6b43"},
                                               {"bad", "#a8321f"},
                                               {"neutral", "#5b5349"},
                                               {"strong", "#d3ebdd"},
                                               {"fair", "#f7e7bd"},
                                               {"weak", "#f6cfc5"},
                                               {"unknown", "#f1ece4"}}};

std::string number(int sixteenths)
{
    const int magnitude = sixteenths < 0 ? -sixteenths : sixteenths;
    std::string text = sixteenths < 0 ? "-" : "";
    text += std::to_string(magnitude / unit);
    const int fraction = magnitude % unit * 10000 / unit;  // sixteenths are exact in four digits
    if (fraction != 0) {
        std::string digits = std::to_string(10000 + fraction).substr(1);
        while (digits.back() == '0') digits.pop_back();
        text += "." + digits;
    }
    return text;
}

std::string colour(Ink ink)
{
    const InkName& row = inks[static_cast<std::size_t>(ink)];
    return "var(--chart-" + std::string(row.name) + "," + std::string(row.colour) + ")";
}

std::string coordinates(const std::vector<At>& points)
{
    std::string out;
    for (const At& at : points) {
        if (!out.empty()) out += " ";
        out += number(at.x) + "," + number(at.y);
    }
    return out;
}

std::string element(const Box& box)
{
    return "<rect x=\"" + number(box.from.x) + "\" y=\"" + number(box.from.y) + "\" width=\"" +
           number(box.to.x - box.from.x) + "\" height=\"" + number(box.to.y - box.from.y) +
           "\" style=\"fill:" + colour(box.ink) + "\"/>\n";
}

std::string element(const Path& path)
{
    std::string dashes;
    if (path.pattern == Pattern::dashed) {
        dashes = ";stroke-dasharray:" + number(path.width * 4) + " " + number(path.width * 3);
    }
    if (path.pattern == Pattern::dotted) dashes = ";stroke-dasharray:0 " + number(path.width * 2);
    return "<polyline points=\"" + coordinates(path.points) +
           "\" style=\"fill:none;stroke-linejoin:round;stroke:" + colour(path.ink) +
           ";stroke-width:" + number(path.width) + dashes +
           (path.pattern == Pattern::dotted ? ";stroke-linecap:round" : "") + "\"/>\n";
}

std::string element(const Glyph& glyph)
{
    const std::string stroke = colour(glyph.ink);
    const std::string style = " style=\"stroke:" + stroke + ";stroke-width:1.5;fill:" +
                              (glyph.filled ? stroke : std::string("var(--chart-paper,#ffffff)")) + "\"/>\n";
    if (glyph.shape == Shape::circle) {
        return "<circle cx=\"" + number(glyph.centre.x) + "\" cy=\"" + number(glyph.centre.y) + "\" r=\"" +
               number(glyph.radius) + "\"" + style;
    }
    return "<polygon points=\"" + coordinates(outline(glyph)) + "\"" + style;
}

std::string element(const Label& label)
{
    const std::string_view anchor = label.anchor == Anchor::begin ? "start"
                                    : label.anchor == Anchor::end ? "end"
                                                                  : "middle";
    return "<text x=\"" + number(label.at.x) + "\" y=\"" + number(label.at.y) + "\" dy=\"0.35em\" text-anchor=\"" +
           std::string(anchor) + "\" font-size=\"" + number(label.size) + "\"" +
           (label.strong ? " font-weight=\"600\"" : "") + " style=\"fill:" + colour(label.ink) + "\">" +
           escape_markup(label.text) + "</text>\n";
}

/// The table in one line, for who listens to the picture.
std::string description(const Table& table)
{
    std::string out;
    for (const std::vector<std::string>& row : table.rows) {
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
            if (row[i].empty()) continue;
            out += (i == 0 ? "" : ", ") + table.columns[i] + " " + row[i];
        }
        out += ". ";
    }
    return out;
}

}  // namespace

std::string_view light_colour(Ink ink)
{
    return inks[static_cast<std::size_t>(ink)].colour;
}

std::string svg(const Chart& chart, const Size& size)
{
    const std::string width = std::to_string(size.width);
    const std::string height = std::to_string(size.height);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + width + " " + height +
                      "\" width=\"" + width + "\" height=\"" + height + "\" font-family=\"Inter,Roboto,sans-serif\">\n";
    out += "<title>" + escape_markup(chart.title) + "</title>\n<desc>" + escape_markup(description(chart.table)) +
           "</desc>\n";
    for (const Primitive& primitive : layout(chart, size)) {
        out += std::visit([](const auto& one) { return element(one); }, primitive);
    }
    return out + "</svg>\n";
}

}  // namespace amends::report
