#include "sim/app/panels/loyalty.h"

#include <algorithm>

#include "sim/app/panels/loyalty_further.h"
#include "sim/app/panels/page_sections.h"

namespace amends::app {
namespace {

class Panel {
public:
    Panel(const LoyaltyView& view, LoyaltyUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<LoyaltyIntent> draw()
    {
        ui::focus_first("back");
        const std::string stage = std::to_string(static_cast<int>(view_.stage));
        ui::scroll("loyalty-" + stage, ui::window_height() - ui::top(), "", [this] {
            ui::centred(1320, [this] {
                ui::gap(ui::space_5);
                head();
                switch (view_.stage) {
                    case LoyaltyView::Stage::choose:
                        choose();
                        break;
                    case LoyaltyView::Stage::map:
                        map();
                        break;
                    case LoyaltyView::Stage::lots:
                        lots();
                        break;
                    case LoyaltyView::Stage::reading:
                    case LoyaltyView::Stage::fitting:
                        wait();
                        break;
                    case LoyaltyView::Stage::page:
                        page();
                        break;
                }
                ui::gap(ui::space_8);
            });
        });
        return std::move(intent_);
    }

private:
    bool working() const
    {
        return view_.stage == LoyaltyView::Stage::reading || view_.stage == LoyaltyView::Stage::fitting;
    }

    LoyaltyIntent back() const
    {
        if (working()) return StopFitting{};
        if (view_.stage == LoyaltyView::Stage::choose && !view_.for_lots) return CloseLoyalty{};
        return BackALittle{};
    }

    /// A list of choices takes Esc for itself.
    bool list_open() const { return !own_.picks.open.empty() && ui::shown(own_.picks.open) != nullptr; }

    const char* back_words() const
    {
        using Stage = LoyaltyView::Stage;
        if (working()) return "loyalty.desk.stop";
        if (view_.stage == Stage::choose) return view_.for_lots ? "loyalty.desk.no_lots" : "loyalty.desk.close";
        return view_.stage == Stage::page ? "loyalty.desk.other_roles" : "loyalty.desk.other_file";
    }

    void head()
    {
        ui::caption(words_("report.desk.title"));
        ui::heading(view_.stage == LoyaltyView::Stage::page ? view_.page.title : words_("loyalty.desk.title"),
                    ui::Type::title);
        ui::gap(ui::space_3);
        if (ui::button("back", words_(back_words()), {}, {.icon = ui::icon::back, .keys = "Esc"}) ||
            (!list_open() && ui::pressed({ui::Key::escape})))
            intent_ = back();
        if (view_.trouble.empty()) return;
        ui::gap(ui::space_3);
        ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
    }

    void choose()
    {
        ui::gap(ui::space_3);
        ui::text(ui::Type::body, words_(view_.for_lots ? "loyalty.desk.lots.units_about" : "loyalty.desk.about"));
        ui::gap(ui::space_4);
        ui::region("file", words_("loyalty.desk.file"), [this] {
            ui::card([this] {
                ui::heading(words_("loyalty.desk.file"));
                ui::gap(ui::space_2);
                ui::caption(words_("loyalty.desk.path"));
                ui::gap(ui::space_1);
                const auto typed = ui::input("path", words_("loyalty.desk.path"), own_.path);
                ui::gap(ui::space_2);
                const bool opened = ui::button("open-path", words_("loyalty.desk.open"),
                                               ui::unless(own_.path.empty(), words_("loyalty.desk.no_path")),
                                               {.look = ui::Look::primary});
                if ((opened || typed.submitted) && !own_.path.empty()) intent_ = OpenContacts{own_.path.utf8()};
                ui::gap(ui::space_4);
                found();
            });
        });
        if (view_.for_lots) return;
        offered("learn", "simulated", OpenSimulated{});
        if (view_.can_practise) offered("practice", "practice_open", OpenPractice{});
        offered("draw", "draw_open", PlanLots{});
    }

    /// A way on that needs no file of contacts.
    void offered(const std::string& id, const std::string& button, LoyaltyIntent intent)
    {
        ui::gap(ui::space_4);
        ui::card([&] {
            ui::heading(words_("loyalty.desk." + id));
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, words_("loyalty.desk." + id + "_about"));
            ui::gap(ui::space_2);
            if (ui::button(button, words_("loyalty.desk." + button))) intent_ = std::move(intent);
        });
    }

    void lots()
    {
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, view_.file);
        ui::gap(ui::space_4);
        ui::region("lots-plan", words_("loyalty.desk.lots.title"), [this] {
            ui::card([this] {
                if (auto drawn = draw_lots_plan(view_, own_, words_)) intent_ = std::move(drawn);
            });
        });
    }

    void found()
    {
        ui::caption(words_("loyalty.desk.found"));
        ui::gap(ui::space_1);
        if (view_.files.empty()) ui::text(ui::Type::body, words_("loyalty.desk.found_none"), ui::Token::text_muted);
        for (std::size_t i = 0; i < view_.files.size(); ++i) {
            const LoyaltyView::File& file = view_.files[i];
            if (ui::button("file-" + std::to_string(i), file.path, {},
                           {.look = ui::Look::quiet, .icon = ui::icon::page, .detail = file.when, .wide = true}))
                intent_ = OpenContacts{file.path};
        }
    }

    void map()
    {
        const loyalty::Preview& preview = view_.mapping.preview;
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, view_.file);
        ui::text(ui::Type::body,
                 words_("loyalty.desk.counts", {{"rows", std::to_string(preview.rows)},
                                                {"gaps", std::to_string(preview.incomplete)},
                                                {"doubles", std::to_string(preview.duplicates.size())}}));
        if (!preview.duplicates.empty())
            ui::text(ui::Type::body, words_("loyalty.desk.doubles", {{"rows", listed(preview.duplicates)}}));
        for (const std::string& note : view_.notes) {
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, note);
        }
        ui::gap(ui::space_4);
        ui::region("elsewhere-files", words_("loyalty.desk.elsewhere"), [this] {
            ui::card([this] {
                if (auto asked = draw_elsewhere(view_, own_, words_)) intent_ = std::move(asked);
            });
        });
        ui::gap(ui::space_4);
        ui::region("columns", words_("loyalty.desk.columns"), [this] {
            ui::card([this] {
                ui::heading(words_("loyalty.desk.columns"));
                ui::text(ui::Type::body, words_("loyalty.desk.columns_about"));
                for (std::size_t i = 0; i < view_.mapping.preview.columns.size(); ++i) column(i);
            });
        });
        ui::gap(ui::space_4);
        ui::region("further", words_("loyalty.desk.more"),
                   [this] { ui::card([this] { draw_further(view_, own_, words_); }); });
        ui::gap(ui::space_4);
        ui::region("fit", words_("loyalty.desk.fit"), [this] { ui::card([this] { ask(); }); });
    }

    void column(std::size_t i)
    {
        const loyalty::ColumnPreview& column = view_.mapping.preview.columns[i];
        std::string examples;
        for (const std::string& example : column.examples) examples += (examples.empty() ? "" : ", ") + example;
        std::vector<ui::Option> options;
        for (const ColumnRole role : column_roles()) {
            const std::string id = name_of(role);
            options.push_back({id, words_("loyalty.desk.role." + id), words_("loyalty.desk.role_about." + id)});
        }
        ui::gap(ui::space_4);
        ui::columns(
            {1, 1}, 380,
            {[&] {
                 ui::text(ui::Type::strong, column.name);
                 ui::text(ui::Type::small,
                          words_("loyalty.desk.column", {{"type", column.type},
                                                         {"distinct", std::to_string(column.distinct)},
                                                         {"gaps", std::to_string(column.missing)},
                                                         {"examples", examples}}),
                          ui::Token::text_muted);
             },
             [&] {
                 const ui::PickWords looking{words_("loyalty.desk.role_search"), words_("loyalty.desk.role_none")};
                 if (const auto picked = ui::pick("role-" + std::to_string(i), column.name,
                                                  name_of(view_.mapping.roles[i]), options, own_.picks, looking))
                     intent_ = GiveRole{i, role_named(*picked)};
             }});
    }

    void ask()
    {
        ui::heading(words_("loyalty.desk.fit"));
        const Asked asked = asked_of(view_, own_);
        const loyalty::ColumnPreview* const outcome = column_with(view_.mapping, ColumnRole::outcome);
        if (outcome != nullptr && outcome->type == "text") {
            ui::gap(ui::space_2);
            captioned_input(words_, "event", own_.event, 200);
        }
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, words_("loyalty.desk.margin_about"));
        ui::gap(ui::space_2);
        ui::columns({1, 1}, 240,
                    {[this] { captioned_input(words_, "margin", own_.margin, 7); },
                     [this] { captioned_input(words_, "currency", own_.currency, 5); }});
        ui::gap(ui::space_3);
        const std::string why = asked.obstacle.empty() ? "" : words_(asked.obstacle);
        if (ui::button("fit-now", words_("loyalty.desk.fit_now"), ui::unless(!why.empty(), why),
                       {.look = ui::Look::primary}))
            intent_ = FitContacts{};
        if (!why.empty()) ui::icon_text(ui::icon::warning, why);
    }

    /// Rows as a list, cut where nobody would read on.
    static std::string listed(const std::vector<std::size_t>& rows)
    {
        constexpr std::size_t most = 20;
        std::string out;
        for (std::size_t i = 0; i < rows.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
        return rows.size() > most ? out + ", …" : out;
    }

    void wait() const
    {
        ui::gap(ui::space_4);
        ui::text(ui::Type::body, view_.progress);
    }

    void page()
    {
        draw_page({view_.page, view_.words, own_.tables});
        ui::gap(ui::space_4);
        ui::region("hand-on", words_("report.desk.hand_on"), [this] {
            ui::card([this] {
                const ui::Able able = ui::unless(view_.busy, words_("report.desk.busy"));
                if (const auto format =
                        draw_hand_on(words_, able, view_.handed, words_("loyalty.desk.command"), view_.command))
                    intent_ = HandOnLoyalty{*format};
            });
        });
    }

    const LoyaltyView& view_;
    LoyaltyUi& own_;
    const Words& words_;
    std::optional<LoyaltyIntent> intent_;
};

}  // namespace

std::vector<std::string> parts_of(const std::string& list)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        std::string part = list.substr(at, end - at);
        part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) out.push_back(std::move(part));
        at = end + 1;
    }
    return out;
}

std::string lots_obstacle(const LoyaltyUi& own)
{
    if (own.unit.empty()) return "loyalty.desk.lots.no_unit";
    return parts_of(own.arms.utf8()).size() < 2 ? "loyalty.desk.lots.no_arms" : "";
}

Asked asked_of(const LoyaltyView& view, const LoyaltyUi& own)
{
    Further further = own.further;
    further.strength = own.strength.utf8();
    further.event = own.event.utf8();
    return asked_of(view.mapping, further);
}

std::optional<LoyaltyIntent> draw_loyalty(const LoyaltyView& view, LoyaltyUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
