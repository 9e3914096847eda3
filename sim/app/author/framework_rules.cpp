// One criterion of a framework: its words and weight, what it reads, and what follows on what.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/app/author/framework_panel.h"
#include "sim/author/compose.h"
#include "sim/author/outline.h"

namespace amends::app {

using Json = nlohmann::ordered_json;

namespace {

constexpr int most_weight = 1000;
constexpr int most_number = 1'000'000'000;

/// A note as one reads it in a list: its places are shown as they stand.
std::string shown(const std::string& text, const Words& words)
{
    return text.empty() || text == author::no_words ? words("author.unwritten") : text;
}

}  // namespace

void FrameworkPanel::criterion()
{
    const std::string& at = own_.at;
    if (at.empty() || !view_.document.has(at)) {
        ui::text(ui::Type::body, words_("frameworks.choose"), ui::Token::text_muted);
        return;
    }
    ui::heading(view_.document.text(at + "/title"));
    ui::row([&] { ui::badge(view_.document.text(at + "/id")); });
    tools();
    text(at + "/title", "frameworks.field.title", 1);
    text(at + "/question", "frameworks.field.question", 2);
    number(at + "/weight", "frameworks.field.weight", 1, most_weight);
    needs(at);
    ui::gap(ui::space_4);
    if (view_.document.text(at + "/kind") == "measure") return bands(at);
    letters(at);
    states(at);
}

void FrameworkPanel::tools()
{
    const std::string at = own_.at;
    const int index = std::stoi(author::last_step(at));
    const int size = static_cast<int>(view_.document.size("/criteria"));
    const auto bare = [](std::string_view icon) {
        return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .bare = true};
    };
    const auto to = [&](int where) {
        make({message("frameworks.did.move"), {author::move_to(at, where)}});
        own_.at = child_pointer("/criteria", static_cast<std::size_t>(where));
    };
    ui::row([&] {
        if (ui::button("criterion-up", words_("author.move_up"), ui::unless(index == 0, words_("author.is_first")),
                       bare(ui::icon::up)))
            to(index - 1);
        if (ui::button("criterion-down", words_("author.move_down"),
                       ui::unless(index + 1 == size, words_("author.is_last")), bare(ui::icon::down)))
            to(index + 1);
        if (ui::button("criterion-copy", words_("author.duplicate"), {}, bare(ui::icon::duplicate))) {
            make(author::add_criterion(view_.document, view_.document.value(at)));
            own_.at = child_pointer("/criteria", view_.document.size("/criteria"));
        }
        if (ui::button("criterion-drop", words_("author.delete"), ui::unless(size == 1, words_("frameworks.last_one")),
                       bare(ui::icon::no))) {
            make(author::drop_from_framework(view_.document, at));
            own_.at.clear();
        }
    });
}

/// Where a scenario does not offer all of these, the criterion stays outside the sum.
void FrameworkPanel::needs(const std::string& at)
{
    ui::gap(ui::space_2);
    ui::caption(words_("frameworks.field.needs"));
    ui::gap(ui::space_1);
    chips(at + "/needs", author::needs());
}

void FrameworkPanel::letters(const std::string& at)
{
    ui::heading(words_("frameworks.letters"), ui::Type::strong);
    ui::text(ui::Type::small, words_("frameworks.letters_note"), ui::Token::text_muted);
    const std::string list = at + "/letters";
    for (std::size_t i = 0; i < view_.document.size(list); ++i) letter(child_pointer(list, i));
    ui::gap(ui::space_1);
    if (ui::button("add-letter", words_("frameworks.add_letter"), {},
                   {.look = ui::Look::quiet, .icon = ui::icon::write})) {
        own_.open.insert(child_pointer(list, view_.document.size(list)));
        make(author::add_letter(view_.document, at));
    }
    ui::gap(ui::space_4);
}

void FrameworkPanel::letter(const std::string& at)
{
    const std::string id = view_.document.text(at + "/id");
    if (!fold(at, id, shown(view_.document.text(at + "/note"), words_))) return;
    ui::indented(ui::space_4, [&] {
        item_tools(at);
        text(at + "/note", "frameworks.field.note", 2);
        const std::string kind = view_.document.text(at + "/when/on");
        ui::gap(ui::space_2);
        ui::caption(words_("frameworks.field.on"));
        ui::gap(ui::space_1);
        std::vector<ui::Option> kinds;
        for (const std::string_view each : author::event_kinds())
            kinds.push_back({std::string(each), words_("frameworks.on." + std::string(each)), ""});
        if (const auto picked = ui::pick("field-" + at + "/when/on", words_("frameworks.field.on"), kind, kinds,
                                         own_.pick, pick_words()))
            make(author::put_event_kind(view_.document, at, *picked));
        const author::Askable askable = author::askable(kind);
        for (const std::string_view key : askable.lists) condition_list(at + "/when", key);
        flags(at + "/when", askable);
        numbers(at + "/when", askable);
    });
}

void FrameworkPanel::condition_list(const std::string& at, std::string_view key)
{
    ui::gap(ui::space_2);
    ui::caption(words_("frameworks.list." + std::string(key)));
    ui::gap(ui::space_1);
    chips(child_pointer(at, key), author::names_for(key));
}

/// Facts that must hold or must not; what is not asked for is not shown but can be added.
void FrameworkPanel::flags(const std::string& at, const author::Askable& askable)
{
    if (askable.flags.empty()) return;
    ui::gap(ui::space_2);
    ui::caption(words_("frameworks.field.flags"));
    std::vector<ui::Option> left;
    for (const std::string_view flag : askable.flags) {
        const std::string place = child_pointer(at, flag);
        const std::string name = framework_name(flag, words_);
        if (!view_.document.has(place)) {
            left.push_back({std::string(flag), name, ""});
            continue;
        }
        const bool wanted = view_.document.value(place) == "true";
        ui::row([&] {
            ui::text(ui::Type::body, name);
            if (ui::choice("yes-" + place, words_("author.name.yes"), wanted))
                make(author::put_condition(view_.document, place, "true"));
            if (ui::choice("no-" + place, words_("author.name.no"), !wanted))
                make(author::put_condition(view_.document, place, "false"));
            if (ui::button("drop-" + place, words_("author.drop_named", {{"name", name}}), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::close, .bare = true}))
                make(author::put_condition(view_.document, place, ""));
        });
    }
    if (left.empty()) return;
    const auto picked = ui::pick("field-" + at + "-flag", words_("author.add"), "", left, own_.pick, pick_words(),
                                 {.look = ui::Look::quiet});
    if (picked) make(author::put_condition(view_.document, child_pointer(at, *picked), "true"));
}

void FrameworkPanel::numbers(const std::string& at, const author::Askable& askable)
{
    if (askable.numbers.empty()) return;
    ui::gap(ui::space_2);
    ui::caption(words_("frameworks.field.numbers"));
    std::vector<ui::Option> left;
    for (const std::string_view each : askable.numbers) {
        const std::string place = child_pointer(at, each);
        const std::string name = framework_name(each, words_);
        if (!view_.document.has(place)) {
            left.push_back({std::string(each), name, ""});
            continue;
        }
        ui::row([&] {
            ui::text(ui::Type::body, name);
            if (ui::button("drop-" + place, words_("author.drop_named", {{"name", name}}), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::close, .bare = true}))
                make(author::put_condition(view_.document, place, ""));
        });
        const auto bound = [&](const char* key, const char* label, int value) {
            if (view_.document.has(place + key)) return number(place + key, label, 0, most_number);
            if (ui::button("add-" + place + key, words_(label), {}, {.look = ui::Look::quiet, .icon = ui::icon::write}))
                make(author::put_condition(view_.document, place + key, std::to_string(value)));
        };
        ui::columns({1, 1}, 120,
                    {[&] { bound("/at_least", "frameworks.field.at_least", 0); },
                     [&] { bound("/at_most", "frameworks.field.at_most", most_number); }});
    }
    if (left.empty()) return;
    const auto picked = ui::pick("field-" + at + "-number", words_("author.add"), "", left, own_.pick, pick_words(),
                                 {.look = ui::Look::quiet});
    if (picked) make(author::put_condition(view_.document, child_pointer(at, *picked), R"({"at_least": 1})"));
}

void FrameworkPanel::states(const std::string& at)
{
    ui::heading(words_("frameworks.states"), ui::Type::strong);
    ui::text(ui::Type::small, words_("frameworks.states_note"), ui::Token::text_muted);
    const std::string list = at + "/states";
    for (std::size_t i = 0; i < view_.document.size(list); ++i) state(at, child_pointer(list, i));
    ui::gap(ui::space_1);
    if (ui::button("add-state", words_("frameworks.add_state"), {},
                   {.look = ui::Look::quiet, .icon = ui::icon::write})) {
        own_.open.insert(child_pointer(list, view_.document.size(list)));
        make(author::add_state(view_.document, at));
    }
}

/// What the case has come to: its mark, what is missing, and where each thing that is read leads from here.
void FrameworkPanel::state(const std::string& criterion, const std::string& at)
{
    const std::string id = view_.document.text(at + "/id");
    const std::string mark = view_.document.value(at + "/mark");
    const std::string missing = view_.document.text(at + "/missing");
    const std::string summary = words_("frameworks.marks", {{"mark", mark}}) +
                                (missing.empty() ? std::string() : "  " + shown(missing, words_));
    if (!fold(at, id, summary)) return;
    ui::indented(ui::space_4, [&] {
        item_tools(at);
        number(at + "/mark", "frameworks.field.mark", 0, 100, true);
        if (view_.document.has(at + "/missing")) text(at + "/missing", "frameworks.field.missing", 2);
        ui::gap(ui::space_2);
        ui::caption(words_("frameworks.field.next"));
        std::vector<ui::Option> others = {{"", words_("frameworks.stays"), ""}};
        for (std::size_t i = 0; i < view_.document.size(criterion + "/states"); ++i) {
            const std::string other = view_.document.text(child_pointer(criterion + "/states", i) + "/id");
            const std::string earns = view_.document.value(child_pointer(criterion + "/states", i) + "/mark");
            if (other != id)
                others.push_back({other, other + ", " + words_("frameworks.marks", {{"mark", earns}}), ""});
        }
        for (std::size_t i = 0; i < view_.document.size(criterion + "/letters"); ++i) {
            const std::string letter = view_.document.text(child_pointer(criterion + "/letters", i) + "/id");
            const std::string place = child_pointer(at + "/next", letter);
            ui::gap(ui::space_1);
            ui::columns({1, 2}, 110,
                        {[&] { ui::text(ui::Type::body, letter); },
                         [&] {
                             const auto picked = ui::pick("field-" + place, words_("frameworks.stays"),
                                                          view_.document.text(place), others, own_.pick, pick_words());
                             if (picked) make(author::put_next(view_.document, at, letter, *picked));
                         }});
        }
    });
}

/// One number over the whole case, banded to marks.
void FrameworkPanel::bands(const std::string& at)
{
    ui::heading(words_("frameworks.bands"), ui::Type::strong);
    ui::text(ui::Type::small, framework_name(view_.document.text(at + "/of"), words_), ui::Token::text_muted);
    const std::string list = at + "/bands";
    for (std::size_t i = 0; i < view_.document.size(list); ++i) {
        const std::string band = child_pointer(list, i);
        const std::string mark = words_("frameworks.marks", {{"mark", view_.document.value(band + "/mark")}});
        const std::string most = view_.document.value(band + "/at_most");
        const std::string upto = most.empty() ? words_("frameworks.above") : words_("frameworks.up_to", {{"n", most}});
        if (!fold(band, upto, mark)) continue;
        ui::indented(ui::space_4, [&] {
            if (!most.empty()) number(band + "/at_most", "frameworks.field.at_most", 0, most_number);
            number(band + "/mark", "frameworks.field.mark", 0, 100, true);
            text(band + "/note", "frameworks.field.note", 2);
            if (view_.document.has(band + "/missing")) text(band + "/missing", "frameworks.field.missing", 2);
        });
    }
    text(at + "/absent", "frameworks.field.absent", 2);
}

}  // namespace amends::app
