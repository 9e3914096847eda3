// Fields of the rubric editor, one value each.

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/app/author/framework_panel.h"
#include "sim/app/author/naming.h"
#include "sim/author/compose.h"
#include "sim/author/outline.h"

namespace amends::app {

using Json = nlohmann::ordered_json;

std::string framework_name(std::string_view name, const Words& words)
{
    const std::string key = "frameworks.name." + std::string(name);
    const std::string said = words(key);
    return said == key ? words_of_name(name, words) : said;
}

std::string framework_place(const author::Document& document, std::string_view pointer, const Words& words)
{
    std::string out, place;
    for (const std::string& step : author::steps_of(pointer)) {
        place = child_pointer(place, step);
        const bool index = step.find_first_not_of("0123456789") == std::string::npos;
        std::string said = document.text(place + "/title");
        if (said.empty()) said = document.text(place + "/id");
        if (!index) {
            // Lists are told by their items.
            const bool list = step == "criteria" || step == "letters" || step == "states" || step == "bands";
            if (list && place != pointer) continue;
            said = framework_name(step, words);
        }
        out += (out.empty() ? "" : " › ") + (said.empty() ? step : said);
    }
    return out.empty() ? words("frameworks.whole") : out;
}

void FrameworkPanel::make(author::Edit edit, bool joins)
{
    if (!edit.changes.empty()) intent_ = EditFramework{std::move(edit), joins};
}

std::vector<std::string> FrameworkPanel::names_at(const std::string& at) const
{
    std::vector<std::string> values;
    const Json list = Json::parse(view_.document.value(at), nullptr, false);
    if (!list.is_array()) return values;
    for (const Json& item : list) values.push_back(item.is_string() ? item.get<std::string>() : std::string());
    return values;
}

void FrameworkPanel::text(const std::string& at, const char* label, int lines)
{
    FrameworkUi::Typed& typed = own_.typed[at];
    if (const std::string now = view_.document.text(at); typed.value != now)
        typed = {ui::Edit(now == author::no_words ? std::string_view() : std::string_view(now)), now};
    ui::gap(ui::space_2);
    ui::caption(words_(label));
    ui::gap(ui::space_1);
    const std::string shown = words_(label);
    const ui::InputStyle style{.placeholder = shown, .lines = lines, .limit = 600, .grows = true, .undoes = false};
    if (!ui::input("field-" + at, shown, typed.edit, style).changed) return;
    typed.value = typed.edit.utf8();
    if (typed.value.empty()) typed.value = author::no_words;
    make(author::put_text(view_.document, at, typed.value), own_.typing == at);
    own_.typing = at;
}

/// What is no such number leaves it as it was, and says so.
void FrameworkPanel::number(const std::string& at, const char* label, int least, int most, bool is_mark)
{
    FrameworkUi::Typed& typed = own_.typed[at];
    if (const std::string now = view_.document.value(at); typed.value != now) typed = {ui::Edit(now), now};
    ui::gap(ui::space_2);
    ui::caption(words_(label));
    ui::gap(ui::space_1);
    const bool changed =
        ui::input("field-" + at, words_(label), typed.edit, {.placeholder = "0", .limit = 10, .undoes = false}).changed;
    const std::string digits = typed.edit.utf8();
    int wanted = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), wanted);
    const bool good = error == std::errc() && end == digits.data() + digits.size() && wanted >= least && wanted <= most;
    if (!good)
        ui::text(ui::Type::small,
                 words_("author.number", {{"least", std::to_string(least)}, {"most", std::to_string(most)}}),
                 ui::Token::text_bad);
    if (!changed || !good) return;
    typed.value = std::to_string(wanted);
    const bool joins = own_.typing == at;
    own_.typing = at;
    if (is_mark) return make(author::put_mark(view_.document, author::parent_of(at), wanted), joins);
    make(author::put_condition(view_.document, at, typed.value), joins);
}

/// Several of many: what is chosen, each with a way to drop it, and one more.
void FrameworkPanel::chips(const std::string& at, const std::vector<std::string_view>& names)
{
    std::vector<std::string> chosen = names_at(at);
    const auto put_all = [&] {
        make(author::put_condition(view_.document, at, chosen.empty() ? std::string() : Json(chosen).dump()));
    };
    int dropped = -1;
    if (!chosen.empty()) {
        ui::row([&] {
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                const std::string shown = framework_name(chosen[i], words_);
                const std::string hint = words_("author.drop_named", {{"name", shown}});
                const ui::ButtonStyle style{.icon = ui::icon::close, .chosen = true, .hint = hint};
                if (ui::button("chip-" + at + "-" + chosen[i], shown, {}, style)) dropped = static_cast<int>(i);
            }
        });
        ui::gap(ui::space_1);
    }
    if (dropped >= 0) {
        chosen.erase(chosen.begin() + dropped);
        return put_all();
    }
    std::vector<ui::Option> left;
    for (const std::string_view name : names) {
        if (std::find(chosen.begin(), chosen.end(), name) == chosen.end())
            left.push_back({std::string(name), framework_name(name, words_), ""});
    }
    if (left.empty()) return;
    const auto picked =
        ui::pick("field-" + at, words_("author.add"), "", left, own_.pick, pick_words(), {.look = ui::Look::quiet});
    if (!picked) return;
    chosen.push_back(*picked);
    put_all();
}

bool FrameworkPanel::fold(const std::string& at, const std::string& label, const std::string& summary)
{
    ui::gap(ui::space_1);
    const bool open = own_.open.contains(at);
    if (ui::fold("fold-" + at, label, open, summary)) {
        if (open)
            own_.open.erase(at);
        else
            own_.open.insert(at);
    }
    return own_.open.contains(at);
}

/// Up, down and away, for one thing of a list whose order matters.
void FrameworkPanel::item_tools(const std::string& at)
{
    const std::string list = author::parent_of(at);
    const int index = std::stoi(author::last_step(at));
    const int size = static_cast<int>(view_.document.size(list));
    const auto bare = [](std::string_view icon) {
        return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .bare = true};
    };
    const auto to = [&](int where) {
        make({message("frameworks.did.move"), {author::move_to(at, where)}});
        own_.open.erase(at);
        own_.open.insert(child_pointer(list, static_cast<std::size_t>(where)));
    };
    ui::row([&] {
        if (ui::button("up-" + at, words_("author.move_up"), ui::unless(index == 0, words_("author.is_first")),
                       bare(ui::icon::up)))
            to(index - 1);
        if (ui::button("down-" + at, words_("author.move_down"),
                       ui::unless(index + 1 == size, words_("author.is_last")), bare(ui::icon::down)))
            to(index + 1);
        if (ui::button("drop-" + at, words_("author.delete"), ui::unless(size == 1, words_("frameworks.last_one")),
                       bare(ui::icon::no)))
            make(author::drop_from_framework(view_.document, at));
    });
}

}  // namespace amends::app
