#include "sim/app/panels/loyalty.h"

#include <algorithm>
#include <array>

#include "sim/app/panels/page_sections.h"
#include "sim/app/panels/reports.h"

namespace amends::app {
namespace {

constexpr std::array<std::pair<ColumnRole, const char*>, 7> k_roles{{{ColumnRole::step, "step"},
                                                                     {ColumnRole::covariate, "covariate"},
                                                                     {ColumnRole::outcome, "outcome"},
                                                                     {ColumnRole::time, "time"},
                                                                     {ColumnRole::group, "group"},
                                                                     {ColumnRole::id, "id"},
                                                                     {ColumnRole::nothing, "nothing"}}};

std::string name_of(ColumnRole role)
{
    return std::find_if(k_roles.begin(), k_roles.end(), [role](const auto& each) { return each.first == role; })
        ->second;
}

ColumnRole role_named(const std::string& name)
{
    return std::find_if(k_roles.begin(), k_roles.end(), [&](const auto& each) { return each.second == name; })->first;
}

ColumnRole role_suggested(const loyalty::ColumnPreview& column)
{
    if (column.suggested == "predictor") return ColumnRole::step;
    for (const auto& [role, name] : k_roles) {
        if (column.suggested == name) return role;
    }
    return ColumnRole::nothing;
}

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
        if (view_.stage == LoyaltyView::Stage::choose) return CloseLoyalty{};
        return BackALittle{};
    }

    void head()
    {
        ui::caption(words_("report.desk.title"));
        ui::heading(view_.stage == LoyaltyView::Stage::page ? view_.page.title : words_("loyalty.desk.title"),
                    ui::Type::title);
        ui::gap(ui::space_3);
        const std::string key = working()                                   ? "loyalty.desk.stop"
                                : view_.stage == LoyaltyView::Stage::choose ? "loyalty.desk.close"
                                : view_.stage == LoyaltyView::Stage::map    ? "loyalty.desk.other_file"
                                                                            : "loyalty.desk.other_roles";
        if (ui::button("back", words_(key), {}, {.icon = ui::icon::back, .keys = "Esc"}) ||
            ui::pressed({ui::Key::escape}))
            intent_ = back();
        if (view_.trouble.empty()) return;
        ui::gap(ui::space_3);
        ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
    }

    void choose()
    {
        ui::gap(ui::space_3);
        ui::text(ui::Type::body, words_("loyalty.desk.about"));
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
        ui::gap(ui::space_4);
        ui::card([this] {
            ui::heading(words_("loyalty.desk.learn"));
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, words_("loyalty.desk.learn_about"));
            ui::gap(ui::space_2);
            if (ui::button("simulated", words_("loyalty.desk.simulated"))) intent_ = OpenSimulated{};
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
        const loyalty::Preview& preview = view_.preview;
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, view_.file);
        ui::text(ui::Type::body,
                 words_("loyalty.desk.counts", {{"rows", std::to_string(preview.rows)},
                                                {"gaps", std::to_string(preview.incomplete)},
                                                {"doubles", std::to_string(preview.duplicates.size())}}));
        for (const std::string& note : view_.notes) {
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, note);
        }
        ui::gap(ui::space_4);
        ui::region("columns", words_("loyalty.desk.columns"), [this] {
            ui::card([this] {
                ui::heading(words_("loyalty.desk.columns"));
                ui::text(ui::Type::body, words_("loyalty.desk.columns_about"));
                for (std::size_t i = 0; i < view_.preview.columns.size(); ++i) column(i);
            });
        });
        ui::gap(ui::space_4);
        ui::region("fit", words_("loyalty.desk.fit"), [this] { ui::card([this] { ask(); }); });
    }

    void column(std::size_t i)
    {
        const loyalty::ColumnPreview& column = view_.preview.columns[i];
        std::string examples;
        for (const std::string& example : column.examples) examples += (examples.empty() ? "" : ", ") + example;
        std::vector<ui::Option> options;
        for (const auto& [role, name] : k_roles) {
            const std::string id(name);
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
                 if (const auto picked = ui::pick("role-" + std::to_string(i), column.name, name_of(view_.roles[i]),
                                                  options, own_.roles, looking))
                     intent_ = GiveRole{i, role_named(*picked)};
             }});
    }

    void ask()
    {
        ui::heading(words_("loyalty.desk.fit"));
        const Asked asked = asked_of(view_.preview, view_.roles, own_.apart);
        if (!asked.request.group.empty() && asked.request.time.empty()) {
            ui::gap(ui::space_2);
            if (ui::checkbox("apart", words_("loyalty.desk.apart"), own_.apart)) own_.apart = !own_.apart;
        }
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, words_("loyalty.desk.margin_about"));
        ui::gap(ui::space_2);
        ui::columns(
            {1, 1}, 240,
            {[this] { captioned("margin", own_.margin, 7); }, [this] { captioned("currency", own_.currency, 5); }});
        ui::gap(ui::space_3);
        const std::string why = asked.obstacle.empty() ? "" : words_(asked.obstacle);
        if (ui::button("fit-now", words_("loyalty.desk.fit_now"), ui::unless(!why.empty(), why),
                       {.look = ui::Look::primary}))
            intent_ = FitContacts{};
        if (!why.empty()) ui::icon_text(ui::icon::warning, why);
    }

    void captioned(const std::string& id, ui::Edit& edit, std::size_t limit) const
    {
        const std::string label = words_("loyalty.desk." + id);
        ui::caption(label);
        ui::gap(ui::space_1);
        ui::input(id, label, edit, {.limit = limit});
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

std::vector<ColumnRole> roles_suggested(const loyalty::Preview& preview)
{
    std::vector<ColumnRole> out;
    std::optional<std::size_t> outcome;
    for (const loyalty::ColumnPreview& column : preview.columns) {
        const ColumnRole role = role_suggested(column);
        const bool kept = role != ColumnRole::outcome && role != ColumnRole::time;
        out.push_back(kept ? role : ColumnRole::nothing);
        if (role != ColumnRole::outcome) continue;
        const bool better = !outcome || (column.type == "yes or no" && preview.columns[*outcome].type != "yes or no");
        if (better) outcome = out.size() - 1;
    }
    if (outcome) out[*outcome] = ColumnRole::outcome;
    return out;
}

Asked asked_of(const loyalty::Preview& preview, const std::vector<ColumnRole>& roles, bool apart)
{
    Asked out;
    loyalty::Request& request = out.request;
    int outcomes = 0;
    const auto once = [&out](std::string& to, const std::string& name, const char* obstacle) {
        if (!to.empty()) out.obstacle = obstacle;
        to = name;
    };
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const std::string& name = preview.columns[i].name;
        switch (roles[i]) {
            case ColumnRole::step:
                request.predictors.push_back(name);
                break;
            case ColumnRole::covariate:
                request.predictors.push_back(name);
                request.covariates.push_back(name);
                break;
            case ColumnRole::outcome:
                ++outcomes;
                request.outcome = name;
                break;
            case ColumnRole::time:
                once(request.time, name, "loyalty.desk.one_time");
                break;
            case ColumnRole::group:
                once(request.group, name, "loyalty.desk.one_group");
                break;
            case ColumnRole::id:
                once(request.id, name, "loyalty.desk.one_id");
                break;
            case ColumnRole::nothing:
                break;
        }
    }
    if (outcomes != 1) out.obstacle = outcomes == 0 ? "loyalty.desk.no_outcome" : "loyalty.desk.one_outcome";
    if (request.predictors.empty()) out.obstacle = "loyalty.desk.no_step";
    if (apart && !request.group.empty() && request.time.empty()) request.family = loyalty::Family::mixed;
    request.resamples = 1000;
    return out;
}

std::string fit_command(const std::string& file, const loyalty::Request& request)
{
    std::string out = "amends fit " + typed(file) + " --outcome " + typed(request.outcome);
    const auto add = [&out](const char* option, const std::string& value) {
        if (!value.empty()) out += std::string(" ") + option + " " + typed(value);
    };
    const auto list = [](const std::vector<std::string>& names) {
        std::string joined;
        for (const std::string& name : names) joined += (joined.empty() ? "" : ",") + name;
        return joined;
    };
    if (request.family) add("--family", std::string(name_of(*request.family)));
    add("--time", request.time);
    add("--group", request.group);
    add("--id", request.id);
    add("--predictors", list(request.predictors));
    add("--covariates", list(request.covariates));
    return out + " --page loyalty.html";
}

std::optional<LoyaltyIntent> draw_loyalty(const LoyaltyView& view, LoyaltyUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
