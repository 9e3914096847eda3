#include "sim/app/panels/compare.h"

#include "sim/app/panels/debrief_parts.h"

namespace amends::app {
namespace {

std::string signed_number(int gain)
{
    return gain > 0 ? "+" + std::to_string(gain) : gain < 0 ? "−" + std::to_string(-gain) : "";
}

report::Table table_of(const std::vector<report::Pair>& pairs, const CompareView& view, bool with_gain,
                       const Words& words)
{
    report::Table table;
    table.columns = {"", view.left, view.right};
    if (with_gain) table.columns.push_back(words("compare.gain"));
    for (const report::Pair& pair : pairs) {
        std::vector<std::string> row{pair.what, pair.left, pair.right};
        if (with_gain) row.push_back(signed_number(pair.gain));
        table.rows.push_back(std::move(row));
    }
    return table;
}

void draw_differences(const CompareView& view, const Words& words)
{
    ui::columns({1, 1}, 340,
                {[&] {
                     ui::card([&] {
                         ui::heading(words("compare.what_came"));
                         ui::gap(ui::space_2);
                         ui::table("outcome", table_of(view.difference.outcome, view, false, words));
                     });
                 },
                 [&] {
                     ui::card([&] {
                         ui::heading(words("compare.marks"));
                         ui::gap(ui::space_2);
                         ui::table("marks", table_of(view.difference.marks, view, true, words));
                     });
                 }});
    ui::gap(ui::space_4);
    ui::columns({1, 1}, 340,
                {[&] { ui::card([&] { ui::chart("anger", view.difference.anger); }); },
                 [&] { ui::card([&] { ui::chart("trust", view.difference.trust); }); }});
    ui::gap(ui::space_4);
    ui::card([&] {
        ui::heading(words("compare.criteria"));
        ui::gap(ui::space_2);
        if (view.difference.criteria.empty()) {
            ui::text(ui::Type::body, words("compare.no_criteria"), ui::Token::text_muted);
        } else {
            ui::table("criteria", table_of(view.difference.criteria, view, true, words));
        }
    });
}

void draw_cell(const std::optional<DebriefView::Line>& line, const std::string& id)
{
    if (line) draw_debrief_line(*line, id, false);
}

void draw_rows(const CompareView& view, const Words& words)
{
    ui::heading(words("compare.said"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::body, view.parted, ui::Token::text_muted);
    ui::gap(ui::space_2);
    const int parted = view.difference.parted_at;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        const CompareView::Row& row = view.rows[i];
        const std::string number = std::to_string(i);
        if (static_cast<int>(i) == parted) {
            ui::gap(ui::space_4);
            ui::line();
            ui::gap(ui::space_2);
            ui::columns({1, 1}, 280,
                        {[&] { ui::text(ui::Type::strong, view.left, ui::Token::text_accent); },
                         [&] { ui::text(ui::Type::strong, view.right, ui::Token::text_accent); }});
        }
        if (view.difference.lines[i].same) {
            draw_cell(row.left, "both-" + number);
        } else {
            ui::columns(
                {1, 1}, 280,
                {[&] { draw_cell(row.left, "left-" + number); }, [&] { draw_cell(row.right, "right-" + number); }});
        }
    }
}

}  // namespace

CompareView make_compare_view(const report::Debrief& left, const report::Debrief& right,
                              const std::pair<std::string, std::string>& names, const std::string& customer,
                              const std::string& currency, const Catalogue& catalogue)
{
    const Words words(catalogue);
    CompareView view;
    view.title = right.title;
    view.left = names.first;
    view.right = names.second;
    view.difference = report::compare(left, right, currency, catalogue);
    for (const report::Beside& beside : view.difference.lines) {
        const auto line = [&](const report::Debrief& debrief, int index) {
            return index < 0
                       ? std::nullopt
                       : std::optional(debrief_line(debrief.lines[static_cast<std::size_t>(index)], customer, words));
        };
        view.rows.push_back({line(left, beside.left), line(right, beside.right)});
    }
    view.parted = words(view.difference.parted_at < 0 ? "compare.never_parted" : "compare.parted",
                        {{"n", std::to_string(view.difference.parted_at)}});
    return view;
}

std::optional<CloseComparison> draw_compare(const CompareView& view, const Words& words)
{
    ui::focus_first("close");
    bool close = ui::pressed({ui::Key::escape});
    ui::scroll("compare", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1320, [&] {
            ui::gap(ui::space_5);
            ui::caption(view.title);
            ui::heading(words("compare.title"), ui::Type::title);
            ui::gap(ui::space_3);
            close |= ui::button("close", words("compare.close"), {},
                                {.look = ui::Look::primary, .icon = ui::icon::back, .keys = "Esc"});
            ui::gap(ui::space_4);
            draw_differences(view, words);
            ui::gap(ui::space_5);
            draw_rows(view, words);
            ui::gap(ui::space_8);
        });
    });
    return close ? std::optional(CloseComparison{}) : std::nullopt;
}

}  // namespace amends::app
