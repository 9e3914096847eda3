#include "sim/app/author/complaint_panel.h"

#include <algorithm>
#include <utility>

#include "sim/app/author/naming.h"
#include "sim/scenario/field.h"

namespace amends::app {
namespace {

/// One frame of the panel.
class Panel {
public:
    Panel(const std::vector<std::string>& personas, const std::string& trouble, ComplaintUi& own, const Words& words)
        : personas_(personas), trouble_(trouble), own_(own), words_(words)
    {
    }

    std::optional<ComplaintIntent> draw()
    {
        if (!std::exchange(own_.begun, true)) ui::focus("ask-title");
        if (own_.pick.open.empty() && ui::pressed({ui::Key::escape})) escape();
        ui::scroll(own_.kept ? "complaint-kept" : "complaint", ui::window_height() - ui::top(), "",
                   [this] { ui::centred(1180, [this] { page(); }); });
        return intent_;
    }

private:
    /// Out of the field first, and only from there off the page; the answers are kept either way.
    void escape()
    {
        const ui::Item* const has_keys = ui::shown(ui::focused());
        if (has_keys != nullptr && has_keys->role == ui::Role::input) return ui::focus("");
        intent_ = LeaveForm{};
    }

    void page()
    {
        ui::gap(ui::space_5);
        ui::heading(words_("author.ask.title_of_page"), ui::Type::title);
        ui::gap(ui::space_1);
        ui::text(ui::Type::speech, words_("author.ask.page_note"), ui::Token::text_muted);
        if (own_.kept) {
            ui::gap(ui::space_2);
            ui::row([this] {
                ui::badge(words_("author.ask.kept"), ui::Token::text_accent);
                if (ui::button("begin-anew", words_("author.ask.anew"), {}, {.look = ui::Look::quiet}))
                    own_.begin(author::House(own_.house));
            });
        }
        ui::gap(ui::space_4);
        shape();
        ui::gap(ui::space_3);
        const std::vector<author::FormField>& fields = author::complaint_fields();
        const std::size_t half = (fields.size() + 1) / 2;
        ui::columns({1, 1}, 320,
                    {[&] {
                         for (std::size_t i = 0; i < half; ++i) ask(fields[i]);
                     },
                     [&] {
                         for (std::size_t i = half; i < fields.size(); ++i) ask(fields[i]);
                         ui::gap(ui::space_4);
                         sheet();
                     }});
        ui::gap(ui::space_4);
        const std::string why = own_.refused.box.empty() ? trouble_ : words_("author.ask.not_yet");
        if (!why.empty()) {
            ui::icon_text(ui::icon::warning, why, ui::Type::body, ui::Token::text_bad);
            ui::gap(ui::space_2);
        }
        ui::row([this] {
            if (ui::button("make-scenario", words_("author.ask.make"), {},
                           {.look = ui::Look::primary, .icon = ui::icon::done}))
                intent_ = MakeScenario{};
            if (ui::button("leave-form", words_("author.ask.leave"), {}, {.look = ui::Look::quiet, .keys = "Esc"}))
                intent_ = LeaveForm{};
        });
        ui::gap(ui::space_8);
    }

    void shape()
    {
        ui::text(ui::Type::strong, words_("author.ask.shape"));
        const std::vector<std::string_view> names = author::shape_names();
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string name(names[i]);
            const bool chosen = static_cast<std::size_t>(own_.shape) == i;
            if (ui::choice("shape-" + name, words_("author.shape." + name), chosen))
                own_.shape = static_cast<author::Shape>(i);
        }
    }

    void ask(const author::FormField& field)
    {
        const std::string key(field.key);
        ui::gap(ui::space_3);
        ui::caption(words_("author.ask." + key));
        ui::gap(ui::space_1);
        if (key == "persona") return persona();
        if (key == "at_once") return at_once();
        ui::Edit& edit = own_.typed[key];
        const std::string asked = words_("author.ask." + key);
        const ui::InputStyle style{
            .placeholder = asked, .lines = field.long_text ? 2 : 1, .limit = scenario::most_characters, .grows = true};
        const bool changed = ui::input("ask-" + key, asked, edit, style).changed;
        own_.refused.say_at("ask-" + key, changed);
        if (changed && field.text != nullptr) own_.complaint.*field.text = edit.utf8();
        if (field.money != nullptr) money(edit, own_.complaint.*field.money);
        if (key != "when" && key != "due") return;
        const std::optional<int> minute = author::minute_of_week(edit.utf8());
        ui::text(ui::Type::small, minute ? author::weekday_words(*minute) : words_("author.ask.day_and_hour"),
                 minute ? ui::Token::text_muted : ui::Token::text_bad);
    }

    /// What is no sum is refused once the scenario is to be made.
    void money(const ui::Edit& edit, int& sum) const
    {
        const std::optional<int> wanted = author::sum_of(edit.utf8());
        if (wanted) sum = *wanted;
        ui::text(ui::Type::small, words_("author.ask.money", {{"currency", own_.house.currency}}),
                 wanted ? ui::Token::text_muted : ui::Token::text_bad);
    }

    void at_once()
    {
        for (const char* each : {"yes", "no"}) {
            const std::string name = std::string("author.ask.at_once_") + each;
            if (ui::choice(std::string("ask-at_once-") + each, words_(name), own_.complaint.at_once == each))
                own_.complaint.at_once = each;
        }
    }

    void persona()
    {
        std::vector<ui::Option> options;
        for (const std::string& each : personas_) options.push_back({each, words_of_name(each, words_), ""});
        const auto picked = ui::pick("ask-persona", words_("author.ask.persona"), own_.complaint.persona, options,
                                     own_.pick, {words_("author.search"), words_("author.nothing_found")});
        if (picked) own_.complaint.persona = *picked;
    }

    /// Set once, poured into every scenario that is made here.
    void sheet()
    {
        ui::card([this] {
            if (ui::fold("house-sheet", words_("author.house"), own_.sheet, words_("author.house_note")))
                own_.sheet = !own_.sheet;
            if (!own_.sheet) return;
            author::House& house = own_.house;
            text("brand", house.brand);
            currency();
            sum("paper", house.paper);
            sum("practice", house.practice);
            text("authority_words", house.authority_words);
            rules();
        });
    }

    ui::Edit& house_field(const std::string& key, int lines, bool& changed)
    {
        ui::gap(ui::space_2);
        ui::caption(words_("author.house." + key));
        ui::Edit& edit = own_.typed["house." + key];
        changed = ui::input("house-" + key, words_("author.house." + key), edit,
                            {.lines = lines, .limit = scenario::most_characters, .grows = true})
                      .changed;
        own_.refused.say_at("house-" + key, changed);
        return edit;
    }

    void text(const std::string& key, std::string& value)
    {
        bool changed = false;
        const ui::Edit& edit = house_field(key, 1, changed);
        if (changed) value = edit.utf8();
    }

    void sum(const std::string& key, int& value)
    {
        bool changed = false;
        const ui::Edit& edit = house_field(key, 1, changed);
        money(edit, value);
    }

    void currency()
    {
        bool changed = false;
        const std::optional<std::string> wanted = author::currency_of(house_field("currency", 1, changed).utf8());
        if (wanted) own_.house.currency = *wanted;
        if (!wanted) ui::text(ui::Type::small, words_("author.ask.three_letters"), ui::Token::text_bad);
    }

    /// A rule a line.
    void rules()
    {
        bool changed = false;
        const std::string all = house_field("rules", 3, changed).utf8();
        if (!changed) return;
        own_.house.rules.clear();
        for (std::size_t begin = 0; begin <= all.size();) {
            const std::size_t end = std::min(all.find('\n', begin), all.size());
            if (end > begin) own_.house.rules.push_back(all.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    const std::vector<std::string>& personas_;
    const std::string& trouble_;
    ComplaintUi& own_;
    const Words& words_;
    std::optional<ComplaintIntent> intent_;
};

}  // namespace

void ComplaintUi::begin(const author::House& given, const author::Complaint& told)
{
    *this = {};
    house = given;
    complaint = told;
    for (const author::FormField& field : author::complaint_fields()) {
        if (field.text != nullptr) typed[std::string(field.key)] = ui::Edit(complaint.*field.text);
        if (field.money != nullptr) typed[std::string(field.key)] = ui::Edit(author::sum_text(complaint.*field.money));
    }
    std::string all;
    for (const std::string& rule : house.rules) all += (all.empty() ? "" : "\n") + rule;
    typed["house.brand"] = ui::Edit(house.brand);
    typed["house.currency"] = ui::Edit(house.currency);
    typed["house.paper"] = ui::Edit(author::sum_text(house.paper));
    typed["house.practice"] = ui::Edit(author::sum_text(house.practice));
    typed["house.authority_words"] = ui::Edit(house.authority_words);
    typed["house.rules"] = ui::Edit(all);
}

std::string ComplaintUi::unreadable() const
{
    const auto no_sum = [&](const std::string& key) { return !author::sum_of(typed.at(key).utf8()); };
    for (const author::FormField& field : author::complaint_fields()) {
        if (field.money != nullptr && no_sum(std::string(field.key))) return "ask-" + std::string(field.key);
    }
    if (!author::currency_of(typed.at("house.currency").utf8())) return "house-currency";
    if (no_sum("house.paper")) return "house-paper";
    return no_sum("house.practice") ? "house-practice" : "";
}

void ComplaintUi::refuse(const std::string& box, const std::string& why)
{
    refused.refuse(box, why);
    sheet = sheet || box.starts_with("house-");
}

std::optional<ComplaintIntent> draw_complaint(const std::vector<std::string>& personas, const std::string& trouble,
                                              ComplaintUi& own, const Words& words)
{
    return Panel(personas, trouble, own, words).draw();
}

}  // namespace amends::app
