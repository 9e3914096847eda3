#include "sim/app/author/table_panel.h"

#include <algorithm>
#include <set>

#include "sim/app/author/naming.h"
#include "sim/author/compose.h"
#include "sim/author/reword.h"
#include "sim/scenario/field.h"

namespace amends::app {
namespace {

using author::Saying;
using author::SayingOrder;

constexpr std::size_t rows_shown = 40;

constexpr const char* kinds[] = {"line",    "exit",   "answer",  "reaction", "action",
                                 "offered", "better", "thought", "other"};
constexpr const char* orders[] = {"document", "speaker", "node", "words", "shortest", "longest"};

bool same(const author::SayingFilter& a, const author::SayingFilter& b)
{
    return a.words == b.words && a.kind == b.kind && a.act == b.act && a.name == b.name &&
           a.only_troubled == b.only_troubled;
}

class Panel {
public:
    Panel(const TableView& view, TableUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<TableIntent> draw()
    {
        own_.filter.words = view_.words;
        own_.filter.only_troubled = view_.only_troubled;
        make();
        filters();
        ui::gap(ui::space_2);
        rows();
        return std::move(intent_);
    }

private:
    void make()
    {
        TableUi::Made& made = own_.made;
        const std::size_t before = made.all.size();
        const bool fresh = made.version != view_.version;
        if (fresh) {
            made.version = view_.version;
            made.all = author::sayings(view_.document);
            std::set<std::string> acts, names;
            for (const Saying& each : made.all) {
                acts.insert(each.acts.begin(), each.acts.end());
                names.insert(each.names.begin(), each.names.end());
            }
            made.acts = options_of(acts, "table.all_acts");
            made.names = options_of(names, "table.all_names");
        }
        // What somebody writes in a row may sort it elsewhere: it does so once they have left it.
        const bool types = !own_.typing.empty() && ui::focused() == "say-" + own_.typing;
        const bool other = !same(made.filter, own_.filter) || made.order != own_.order;
        if (!other && (!fresh || (types && made.all.size() == before))) return;
        std::vector<std::string> troubled;
        for (const author::Problem& each : view_.problems) troubled.push_back(each.at);
        made.chosen = author::chosen_sayings(made.all, own_.filter, own_.order, troubled);
        if (other) own_.first = 0;
        made.filter = own_.filter;
        made.order = own_.order;
    }

    std::vector<ui::Option> options_of(const std::set<std::string>& values, const char* any) const
    {
        std::vector<ui::Option> options = {{"", words_(any), ""}};
        for (const std::string& each : values) options.push_back({each, words_of_name(each, words_), ""});
        return options;
    }

    void filters()
    {
        const ui::PickWords pick_words{words_("author.search"), words_("author.nothing_found")};
        const auto pick = [&](const char* id, const std::string& chosen, const std::vector<ui::Option>& options,
                              const auto& take) {
            const auto picked = ui::pick(id, options.front().words, chosen, options, own_.pick, pick_words);
            if (picked) take(*picked);
        };
        std::vector<ui::Option> all_kinds = {{"", words_("table.all_kinds"), ""}};
        for (const char* each : kinds) all_kinds.push_back({each, words_(std::string("table.kind.") + each), ""});
        std::vector<ui::Option> all_orders;
        for (const char* each : orders) all_orders.push_back({each, words_(std::string("table.order.") + each), ""});
        const std::string kind = own_.filter.kind < 0 ? "" : kinds[own_.filter.kind];
        ui::columns(
            {1, 1, 1, 1}, 130,
            {[&] {
                 pick("table-order", orders[static_cast<std::size_t>(own_.order)], all_orders, [&](const auto& value) {
                     own_.order = static_cast<SayingOrder>(std::find(std::begin(orders), std::end(orders), value) -
                                                           std::begin(orders));
                 });
             },
             [&] {
                 pick("table-kind", kind, all_kinds, [&](const auto& value) {
                     const auto found = std::find(std::begin(kinds), std::end(kinds), value);
                     own_.filter.kind = found == std::end(kinds) ? -1 : static_cast<int>(found - std::begin(kinds));
                 });
             },
             [&] {
                 pick("table-act", own_.filter.act, own_.made.acts,
                      [&](const auto& value) { own_.filter.act = value; });
             },
             [&] {
                 pick("table-name", own_.filter.name, own_.made.names,
                      [&](const auto& value) { own_.filter.name = value; });
             }});
    }

    void rows()
    {
        const std::vector<std::size_t>& chosen = own_.made.chosen;
        if (chosen.empty()) {
            ui::icon_text(ui::icon::info, words_("table.none"), ui::Type::body, ui::Token::text_muted);
            return;
        }
        own_.first = std::min(own_.first, (chosen.size() - 1) / rows_shown * rows_shown);
        const std::size_t end = std::min(own_.first + rows_shown, chosen.size());
        ui::text(ui::Type::small,
                 words_("table.shown", {{"from", std::to_string(own_.first + 1)},
                                        {"to", std::to_string(end)},
                                        {"n", std::to_string(chosen.size())}}),
                 ui::Token::text_muted);
        for (std::size_t i = own_.first; i < end; ++i) row(own_.made.all[chosen[i]]);
        ui::gap(ui::space_2);
        if (chosen.size() <= rows_shown) return;
        ui::row([&] {
            const std::size_t first = own_.first;
            if (ui::button("table-earlier", words_("table.earlier"), ui::unless(first == 0, words_("author.is_first")),
                           {.icon = ui::icon::back}))
                own_.first = first - rows_shown;
            if (ui::button("table-later", words_("table.later"),
                           ui::unless(end == chosen.size(), words_("author.is_last")), {.icon = ui::icon::forward}))
                own_.first = first + rows_shown;
        });
    }

    void row(const Saying& saying)
    {
        const std::string kind = words_(std::string("table.kind.") + kinds[static_cast<std::size_t>(saying.kind)]);
        const std::string title = title_of(saying.node), hint = words_("table.go");
        ui::gap(ui::space_1);
        ui::columns({3, 9}, 110,
                    {[&] {
                         const ui::ButtonStyle style{
                             .look = ui::Look::quiet,
                             .icon = saying.by_trainee() ? ui::icon::person : ui::icon::quote,
                             .detail = title,
                             .wide = true,
                             .chosen = author::stands_in(saying.at, view_.at) && !view_.at.empty(),
                             .hint = hint};
                         if (ui::button("go-" + saying.at, kind, {}, style))
                             intent_ = ShowSaying{saying.place, saying.at};
                     },
                     [&] { text(saying, kind); }});
    }

    void text(const Saying& saying, const std::string& kind)
    {
        TableUi::Typed& typed = own_.typed[saying.at];
        if (const std::string now = view_.document.text(saying.at); typed.value != now)
            typed = {ui::Edit(now == author::no_words ? std::string_view() : std::string_view(now)), now};
        const std::string label = words_("table.says", {{"kind", kind}, {"node", title_of(saying.node)}});
        const std::string unwritten = words_("author.unwritten");
        const ui::InputStyle style{
            .placeholder = unwritten, .limit = scenario::most_characters, .grows = true, .undoes = false};
        if (!ui::input("say-" + saying.at, label, typed.edit, style).changed) return;
        typed.value = typed.edit.utf8();
        if (typed.value.empty()) typed.value = author::no_words;
        author::Reworded made = author::reword(view_.document, saying.at, typed.value);
        if (!made.edit.changes.empty()) intent_ = EditSaying{std::move(made.edit), own_.typing == saying.at};
        own_.typing = saying.at;
    }

    std::string title_of(const std::string& node) const
    {
        for (const author::MapNode& each : view_.map.nodes) {
            if (each.id == node) return each.title.empty() ? each.id : each.title;
        }
        return node;
    }

    const TableView& view_;
    TableUi& own_;
    const Words& words_;
    std::optional<TableIntent> intent_;
};

}  // namespace

std::optional<TableIntent> draw_table(const TableView& view, TableUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
