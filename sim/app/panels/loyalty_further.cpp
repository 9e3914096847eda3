#include "sim/app/panels/loyalty_further.h"

#include <algorithm>
#include <functional>

#include "scoring/loyalty/known.h"

namespace amends::app {
namespace {

using Options = std::vector<ui::Option>;

/// The cards' common parts.
class Cards {
public:
    Cards(const LoyaltyView& view, LoyaltyUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<LoyaltyIntent> elsewhere()
    {
        std::optional<LoyaltyIntent> intent;
        if (ui::fold("elsewhere", words_("loyalty.desk.elsewhere"), own_.elsewhere,
                     words_("loyalty.desk.elsewhere_summary")))
            own_.elsewhere = !own_.elsewhere;
        if (!own_.elsewhere) return intent;
        other_file("join", own_.join, own_.key);
        other_file("lots", own_.lots, own_.lot_key);
        ui::gap(ui::space_3);
        const bool half = (!own_.join.empty() && own_.key.empty()) || (!own_.lots.empty() && own_.lot_key.empty());
        const std::string why = half ? words_("loyalty.desk.no_key") : "";
        if (ui::button("bring-together", words_("loyalty.desk.bring"), ui::unless(half, why))) intent = BringTogether{};
        if (half) ui::icon_text(ui::icon::warning, why);
        return intent;
    }

    void further()
    {
        if (ui::fold("more", words_("loyalty.desk.more"), own_.more, words_("loyalty.desk.more_summary")))
            own_.more = !own_.more;
        if (!own_.more) return;
        model();
        ways();
        too_much();
        published();
    }

    std::optional<LoyaltyIntent> lots_plan()
    {
        std::optional<LoyaltyIntent> intent;
        ui::heading(words_("loyalty.desk.lots.title"));
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, words_("loyalty.desk.lots.about"));
        pick_one("unit", own_.unit, columns(false));
        pick_one("by", own_.by, columns(true));
        ui::gap(ui::space_3);
        captioned_input(words_, "arms", own_.arms, 200);
        ui::gap(ui::space_3);
        captioned_input(words_, "block", own_.block, 5);
        ui::gap(ui::space_3);
        const std::string key = lots_obstacle(own_);
        const std::string why = key.empty() ? "" : words_(key);
        const ui::Able able = ui::unless(!why.empty() || view_.busy, why.empty() ? words_("report.desk.busy") : why);
        if (ui::button("draw-lots", words_("loyalty.desk.lots.draw"), able, {.look = ui::Look::primary}))
            intent = DrawLots{};
        if (!why.empty()) ui::icon_text(ui::icon::warning, why);
        for (const std::string& note : view_.notes) {
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, note);
        }
        return intent;
    }

private:
    ui::PickWords looking() const { return {words_("loyalty.desk.column_search"), words_("loyalty.desk.column_none")}; }

    /// Columns as options; first, where it is allowed, none of them.
    Options columns(bool or_none, const std::function<bool(const loyalty::ColumnPreview&)>& fits = {}) const
    {
        Options out;
        if (or_none) out.push_back({"", words_("loyalty.desk.none"), ""});
        for (const loyalty::ColumnPreview& column : view_.mapping.preview.columns) {
            if (!fits || fits(column)) out.push_back({column.name, column.name, column.type});
        }
        return out;
    }

    void pick_one(const std::string& id, std::string& chosen, const Options& options)
    {
        ui::gap(ui::space_3);
        const std::string label = words_("loyalty.desk." + id);
        ui::caption(label);
        ui::gap(ui::space_1);
        if (const auto picked = ui::pick(id, label, chosen, options, own_.picks, looking())) chosen = *picked;
    }

    /// A file that lies elsewhere, typed or picked from those that were found, and the column that both have.
    void other_file(const std::string& id, ui::Edit& file, std::string& key)
    {
        ui::gap(ui::space_4);
        ui::text(ui::Type::strong, words_("loyalty.desk." + id + "_title"));
        ui::text(ui::Type::body, words_("loyalty.desk." + id + "_about"));
        ui::gap(ui::space_2);
        captioned_input(words_, id, file, 2000);
        Options found;
        for (const LoyaltyView::File& each : view_.files) found.push_back({each.path, each.path, each.when});
        if (!found.empty()) {
            ui::gap(ui::space_1);
            if (const auto picked = ui::pick(id + "-found", words_("loyalty.desk.or_found"), "", found, own_.picks,
                                             {words_("loyalty.desk.file_search"), words_("loyalty.desk.found_none")}))
                file = ui::Edit(*picked);
        }
        pick_one(id + "_key", key, columns(false));
    }

    void model()
    {
        Options families{{"", words_("loyalty.desk.family.auto"), words_("loyalty.desk.family_about.auto")}};
        for (const char* const family : {"logistic", "glmm", "ordinal", "linear"}) {
            const std::string name(family);
            families.push_back(
                {name, words_("loyalty.desk.family." + name), words_("loyalty.desk.family_about." + name)});
        }
        pick_one("family", own_.further.family, families);
        Options penalties{{"", words_("loyalty.desk.penalty.none"), words_("loyalty.desk.penalty_about.none")}};
        for (const char* const penalty : {"firth", "ridge", "prior"}) {
            const std::string name(penalty);
            penalties.push_back(
                {name, words_("loyalty.desk.penalty." + name), words_("loyalty.desk.penalty_about." + name)});
        }
        pick_one("penalty", own_.further.penalty, penalties);
        if (own_.further.penalty == "ridge" || own_.further.penalty == "prior") {
            ui::gap(ui::space_2);
            captioned_input(words_, "strength", own_.strength, 12);
        }
        Options sources{{"", words_("loyalty.desk.source.said"), ""}};
        for (const char* const source : {"real", "practice", "simulated"})
            sources.push_back({source, words_("loyalty.desk.source." + std::string(source)), ""});
        pick_one("source", own_.further.source, sources);
    }

    static bool is_number(const loyalty::ColumnPreview& column)
    {
        return column.type != "text" && column.type != "nothing" && column.distinct > 1;
    }

    void ways()
    {
        ui::gap(ui::space_4);
        ui::text(ui::Type::strong, words_("loyalty.desk.path_title"));
        ui::text(ui::Type::body, words_("loyalty.desk.path_about"));
        std::vector<std::string>& path = own_.further.path;
        for (std::size_t i = 0; i < path.size(); ++i) {
            ui::gap(ui::space_1);
            if (ui::button(
                    "path-" + std::to_string(i), std::to_string(i + 1) + ". " + path[i], {},
                    {.look = ui::Look::quiet, .icon = ui::icon::close, .hint = words_("loyalty.desk.path_out")})) {
                path.erase(path.begin() + static_cast<std::ptrdiff_t>(i));
                break;
            }
        }
        const Options rest = columns(false, [&path](const loyalty::ColumnPreview& column) {
            return is_number(column) && std::ranges::find(path, column.name) == path.end();
        });
        ui::gap(ui::space_1);
        if (const auto picked =
                ui::pick("path-next", words_("loyalty.desk.path_next"), "", rest, own_.picks, looking()))
            path.push_back(*picked);
    }

    void too_much()
    {
        ui::gap(ui::space_4);
        ui::text(ui::Type::strong, words_("loyalty.desk.paradox_title"));
        ui::text(ui::Type::body, words_("loyalty.desk.paradox_about"));
        pick_one("paradox", own_.further.paradox, columns(true, is_number));
    }

    /// Published effects can stand beside predictors of yes and no.
    void published()
    {
        ui::gap(ui::space_4);
        ui::text(ui::Type::strong, words_("loyalty.desk.known_title"));
        ui::text(ui::Type::body, words_("loyalty.desk.known_about"));
        Options effects{{"", words_("loyalty.desk.none"), ""}};
        for (const loyalty::PublishedEffect& effect : loyalty::published_effects())
            effects.push_back({std::string(effect.id), std::string(effect.what), std::string(effect.source)});
        bool any = false;
        const Mapping& mapping = view_.mapping;
        for (std::size_t i = 0; i < mapping.roles.size(); ++i) {
            const loyalty::ColumnPreview& column = mapping.preview.columns[i];
            const bool predictor = mapping.roles[i] == ColumnRole::step || mapping.roles[i] == ColumnRole::covariate;
            if (!predictor || column.type != "yes or no") continue;
            any = true;
            known(column.name, "known-" + std::to_string(i), effects);
        }
        ui::gap(ui::space_2);
        if (!any) ui::text(ui::Type::body, words_("loyalty.desk.known_none"), ui::Token::text_muted);
    }

    void known(const std::string& column, const std::string& id, const Options& effects)
    {
        std::vector<loyalty::Known>& all = own_.further.known;
        const auto at = std::ranges::find(all, column, &loyalty::Known::column);
        ui::gap(ui::space_2);
        ui::caption(column);
        const std::string chosen = at == all.end() ? "" : at->effect;
        const auto picked = ui::pick(id, column, chosen, effects, own_.picks, looking());
        if (!picked) return;
        std::erase_if(all, [&column](const loyalty::Known& each) { return each.column == column; });
        if (!picked->empty()) all.push_back({column, *picked});
    }

    const LoyaltyView& view_;
    LoyaltyUi& own_;
    const Words& words_;
};

}  // namespace

ui::InputResult captioned_input(const Words& words, const std::string& id, ui::Edit& edit, std::size_t limit)
{
    const std::string label = words("loyalty.desk." + id);
    ui::caption(label);
    ui::gap(ui::space_1);
    return ui::input(id, label, edit, {.limit = limit});
}

std::optional<LoyaltyIntent> draw_elsewhere(const LoyaltyView& view, LoyaltyUi& own, const Words& words)
{
    return Cards(view, own, words).elsewhere();
}

void draw_further(const LoyaltyView& view, LoyaltyUi& own, const Words& words)
{
    Cards(view, own, words).further();
}

std::optional<LoyaltyIntent> draw_lots_plan(const LoyaltyView& view, LoyaltyUi& own, const Words& words)
{
    return Cards(view, own, words).lots_plan();
}

}  // namespace amends::app
