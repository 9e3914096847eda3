#include "sim/print/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "scoring/base/utf8.h"
#include "sim/report/chart_rows.h"
#include "sim/report/team/page.h"

namespace amends::print {
namespace {

constexpr double sheet_width = 595, sheet_height = 842, margin = 48;
constexpr double width = sheet_width - 2 * margin, bottom = sheet_height - margin - 16;
constexpr const char* family = "Inter, Roboto, DejaVu Sans";

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void set_ink(cairo_t* cairo, report::Ink ink)
{
    const auto hex = std::strtoul(std::string(report::light_colour(ink).substr(1)).c_str(), nullptr, 16);
    const auto part = [hex](unsigned shift) { return static_cast<double>(hex >> shift & 0xFFU) / 255; };
    cairo_set_source_rgb(cairo, part(16), part(8), part(0));
}

double height_of(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double width_of(PangoLayout* layout)
{
    int wide = 0;
    pango_layout_get_size(layout, &wide, nullptr);
    return static_cast<double>(wide) / PANGO_SCALE;
}

/// Draws the one chart's primitives from a corner.
struct Pen {
    cairo_t* cairo = nullptr;
    double left = 0, top = 0;

    double x(int sixteenths) const { return left + static_cast<double>(sixteenths) / report::unit; }
    double y(int sixteenths) const { return top + static_cast<double>(sixteenths) / report::unit; }

    void operator()(const report::Box& box) const
    {
        set_ink(cairo, box.ink);
        cairo_rectangle(cairo, x(box.from.x), y(box.from.y), x(box.to.x) - x(box.from.x), y(box.to.y) - y(box.from.y));
        cairo_fill(cairo);
    }

    void operator()(const report::Path& path) const
    {
        cairo_new_path(cairo);  // words leave a point behind, from which a line would begin
        set_ink(cairo, path.ink);
        const double thick = static_cast<double>(path.width) / report::unit;
        cairo_set_line_width(cairo, thick);
        const double dashes[] = {path.pattern == report::Pattern::dotted ? thick : 4 * thick, 2 * thick};
        cairo_set_dash(cairo, dashes, path.pattern == report::Pattern::solid ? 0 : 2, 0);
        for (const report::At& at : path.points) cairo_line_to(cairo, x(at.x), y(at.y));
        cairo_stroke(cairo);
        cairo_set_dash(cairo, nullptr, 0, 0);
    }

    void operator()(const report::Glyph& glyph) const
    {
        cairo_new_path(cairo);
        if (glyph.shape == report::Shape::circle) {
            constexpr double full_turn = 6.283185307179586;
            cairo_arc(cairo, x(glyph.centre.x), y(glyph.centre.y), static_cast<double>(glyph.radius) / report::unit, 0,
                      full_turn);
        } else {
            for (const report::At& at : report::outline(glyph)) cairo_line_to(cairo, x(at.x), y(at.y));
        }
        cairo_close_path(cairo);
        if (!glyph.filled) {
            cairo_set_source_rgb(cairo, 1, 1, 1);
            cairo_fill_preserve(cairo);
        }
        set_ink(cairo, glyph.ink);
        cairo_set_line_width(cairo, 1);
        if (glyph.filled) cairo_fill_preserve(cairo);
        cairo_stroke(cairo);
    }

    void operator()(const report::Label& label) const;
};

Layout layout_of(cairo_t* cairo, const std::string& text, double size, bool strong)
{
    Layout layout(pango_cairo_create_layout(cairo));
    PangoFontDescription* const font = pango_font_description_from_string(family);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    const std::string valid = valid_utf8(text);
    pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
    return layout;
}

void Pen::operator()(const report::Label& label) const
{
    const double size = static_cast<double>(label.size) / report::unit;
    const Layout layout = layout_of(cairo, label.text, size, label.strong);
    const double wide = width_of(layout.get());
    const double from = label.anchor == report::Anchor::begin ? 0
                        : label.anchor == report::Anchor::end ? wide
                                                              : wide / 2;
    set_ink(cairo, label.ink);
    cairo_move_to(cairo, x(label.at.x) - from, y(label.at.y) - height_of(layout.get()) / 2);
    pango_cairo_show_layout(cairo, layout.get());
}

constexpr std::size_t rows_on_a_sheet = 18;  ///< of a heat map, with its heading above

/// The letters of a chart, in points.
int em_of(const report::Chart& chart)
{
    return chart.tiles.rows.empty() ? 9 : 7;
}

/// Makes columns fit: narrow ones keep what they need, the others come down to one common width.
void share(std::vector<double>& widths, double room)
{
    double most = room / static_cast<double>(widths.size());
    for (std::size_t round = 0; round < widths.size(); ++round) {
        double total = 0;
        int wider = 0;
        for (const double each : widths) {
            total += std::min(each, most);
            wider += each > most ? 1 : 0;
        }
        if (wider == 0) return;
        most += (room - total) / wider;
    }
    for (double& each : widths) each = std::min(each, most);
}

}  // namespace

struct Paper::Data {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    double y = margin;
    int sheet = 1;

    void end_sheet()
    {
        const Layout number = layout_of(cairo, std::to_string(sheet), 8, false);
        set_ink(cairo, report::Ink::muted);
        cairo_move_to(cairo, sheet_width - margin - width_of(number.get()), sheet_height - margin);
        pango_cairo_show_layout(cairo, number.get());
        cairo_show_page(cairo);
        ++sheet;
        y = margin;
    }

    void draw(const report::Chart& chart, int em)
    {
        const int height = report::natural_height(chart, static_cast<int>(width), em);
        if (y + height > bottom) end_sheet();
        const Pen pen{cairo, margin, y};
        for (const report::Primitive& primitive : report::layout(chart, {static_cast<int>(width), height, em}))
            std::visit(pen, primitive);
        y += height;
    }
};

Paper::Paper(const std::string& title) : data_(std::make_unique<Data>())
{
    data_->surface = cairo_pdf_surface_create_for_stream(append, &data_->bytes, sheet_width, sheet_height);
    cairo_pdf_surface_set_metadata(data_->surface, CAIRO_PDF_METADATA_TITLE, valid_utf8(title).c_str());
    // A fixed date, as a page says itself which days it is about.
    cairo_pdf_surface_set_metadata(data_->surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
    data_->cairo = cairo_create(data_->surface);
}

Paper::~Paper()
{
    cairo_destroy(data_->cairo);
    cairo_surface_destroy(data_->surface);
}

void Paper::gap(double height)
{
    data_->y += height;
}

void Paper::keep(double height)
{
    if (data_->y + height > bottom) data_->end_sheet();
}

void Paper::keep_with(double height, const report::Chart& chart)
{
    const report::Chart first = report::in_parts(chart, rows_on_a_sheet).front();
    const double both = height + report::natural_height(first, static_cast<int>(width), em_of(chart));
    keep(both < bottom - margin ? both : height);
}

void Paper::line()
{
    set_ink(data_->cairo, report::Ink::grid);
    cairo_set_line_width(data_->cairo, 0.7);
    cairo_new_path(data_->cairo);
    cairo_move_to(data_->cairo, margin, data_->y);
    cairo_line_to(data_->cairo, margin + width, data_->y);
    cairo_stroke(data_->cairo);
}

void Paper::words(const std::string& text, const Type& type)
{
    const Layout layout = layout_of(data_->cairo, text, type.size, type.strong);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.25F);
    const double height = height_of(layout.get());
    keep(std::min(height, bottom - margin));
    set_ink(data_->cairo, type.ink);
    cairo_move_to(data_->cairo, margin, data_->y);
    pango_cairo_show_layout(data_->cairo, layout.get());
    data_->y += height;
}

void Paper::chart(const report::Chart& chart)
{
    for (const report::Chart& part : report::in_parts(chart, rows_on_a_sheet)) data_->draw(part, em_of(chart));
}

void Paper::table(const report::Table& table)
{
    constexpr double size = 7.5;
    constexpr double between = 8;
    const std::size_t columns = table.columns.size();
    std::vector<double> widths(columns, 0);
    const auto measure = [&](const std::vector<std::string>& row, bool strong) {
        for (std::size_t k = 0; k < columns; ++k)
            widths[k] = std::max(widths[k], width_of(layout_of(data_->cairo, row[k], size, strong || k == 0).get()));
    };
    measure(table.columns, true);
    for (const std::vector<std::string>& row : table.rows) measure(row, false);
    share(widths, width - between * static_cast<double>(columns - 1));
    const std::vector<bool> right = report::figure_columns(table);
    const auto draw_row = [&](const std::vector<std::string>& row, bool head) {
        std::vector<Layout> cells;
        double height = 0;
        for (std::size_t k = 0; k < columns; ++k) {
            cells.push_back(layout_of(data_->cairo, row[k], size, head || k == 0));
            pango_layout_set_width(cells.back().get(), static_cast<int>((widths[k] + 1) * PANGO_SCALE));
            pango_layout_set_wrap(cells.back().get(), PANGO_WRAP_WORD_CHAR);
            if (right[k]) pango_layout_set_alignment(cells.back().get(), PANGO_ALIGN_RIGHT);
            height = std::max(height, height_of(cells.back().get()));
        }
        keep(height + 4);
        double x = margin;
        set_ink(data_->cairo, head ? report::Ink::muted : report::Ink::text);
        for (std::size_t k = 0; k < columns; ++k) {
            cairo_move_to(data_->cairo, x, data_->y);
            pango_cairo_show_layout(data_->cairo, cells[k].get());
            x += widths[k] + between;
        }
        data_->y += height + 2;
        line();
        data_->y += 2;
    };
    keep(40);
    draw_row(table.columns, true);
    for (const std::vector<std::string>& row : table.rows) {
        keep(24);
        if (data_->y == margin) draw_row(table.columns, true);
        draw_row(row, false);
    }
}

Checked<std::string> Paper::bytes()
{
    data_->end_sheet();
    cairo_surface_finish(data_->surface);
    const cairo_status_t status = cairo_surface_status(data_->surface);
    if (status != CAIRO_STATUS_SUCCESS) return fault({"", 0, 0, ""}, cairo_status_to_string(status));
    return data_->bytes;
}

}  // namespace amends::print
