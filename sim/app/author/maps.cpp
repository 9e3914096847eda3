// Fields whose keys are the author's own: conditions, effects, evidence, replacements.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/app/author/form.h"
#include "sim/author/references.h"

namespace amends::app {

using author::Row;
using Json = nlohmann::ordered_json;
using scenario::Kind;

namespace {

std::string json_of(const std::string& text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> keys_at(const author::Document& document, const std::string& at)
{
    std::vector<std::string> keys;
    const Json map = Json::parse(document.value(at), nullptr, false);
    if (!map.is_object()) return keys;
    for (auto it = map.begin(); it != map.end(); ++it) keys.push_back(it.key());
    return keys;
}

/// One value stands alone, several in a list.
std::string one_or_list(const std::vector<std::string>& values)
{
    return values.size() == 1 ? json_of(values.front()) : Json(values).dump();
}

}  // namespace

void FormPanel::add_key(const std::string& at, const std::vector<ui::Option>& options, const std::string& value)
{
    const std::vector<ui::Option> left = left_of(options, at);
    if (left.empty()) {
        if (options.empty()) ui::text(ui::Type::small, words_("author.none_declared"), ui::Token::text_muted);
        return;
    }
    const auto picked =
        ui::pick("field-" + at, words_("author.add"), "", left, own_.pick, pick_words(), {.look = ui::Look::quiet});
    if (!picked) return;
    std::string first = value;
    if (first.empty()) {
        const std::vector<std::string> values = author::declared(view_.references, Kind::value, *picked);
        first = json_of(values.empty() ? "" : values.back());
    }
    put(child_pointer(at, *picked), first);
}

/// Topics, each in any way or in some.
void FormPanel::topics(const std::string& at)
{
    const std::vector<ui::Option> all = options_for(view_.document, view_.references, Kind::topic, {}, words_);
    const Json list = Json::parse(view_.document.value(at), nullptr, false);
    const std::size_t size = list.is_array() ? list.size() : 0;
    Json wanted = list;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string item = child_pointer(at, i);
        const std::string id = list[i].is_string() ? list[i].get<std::string>() : view_.document.text(item + "/id");
        std::vector<std::string> how = list_at(item + "/how");
        ui::row([&] {
            ui::text(ui::Type::body, name_in(all, id));
            if (drop_button(item, name_in(all, id))) wanted.erase(i);
            for (const std::string_view name : scenario::topic_how_names()) {
                const bool on = std::find(how.begin(), how.end(), name) != how.end();
                if (!ui::checkbox("how-" + item + "-" + std::string(name), words_of_name(name, words_), on)) continue;
                if (on) std::erase(how, name);
                if (!on) how.emplace_back(name);
                wanted[i] = how.empty() ? Json(id) : Json{{"id", id}, {"how", how}};
            }
        });
    }
    if (wanted != list) return put(at, wanted.dump());
    std::vector<ui::Option> left = all;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string id =
            list[i].is_string() ? list[i].get<std::string>() : view_.document.text(child_pointer(at, i) + "/id");
        std::erase_if(left, [&](const ui::Option& each) { return each.value == id; });
    }
    if (left.empty()) return;
    const auto picked =
        ui::pick("field-" + at, words_("author.add"), "", left, own_.pick, pick_words(), {.look = ui::Look::quiet});
    if (!picked) return;
    if (!wanted.is_array()) wanted = Json::array();
    wanted.push_back(*picked);
    put(at, wanted.dump());
}

/// Variables or promises, each with the values that will do.
void FormPanel::conditions(const Row& row, const std::string& at)
{
    const std::vector<ui::Option> all = options_for(view_.document, view_.references, row.kind, {}, words_);
    for (const std::string& key : keys_at(view_.document, at)) {
        const std::string place = child_pointer(at, key);
        std::vector<std::string> chosen = list_at(place);
        std::vector<std::string> values(row.names.begin(), row.names.end());
        if (row.kind == Kind::var) values = author::declared(view_.references, Kind::value, key);
        ui::row([&] {
            ui::text(ui::Type::body, name_in(all, key));
            if (drop_button(place, name_in(all, key))) put(place, "");
            for (const std::string& value : values) {
                const bool on = std::find(chosen.begin(), chosen.end(), value) != chosen.end();
                if (!ui::checkbox("is-" + place + "-" + value, words_of_name(value, words_), on)) continue;
                if (on) std::erase(chosen, value);
                if (!on) chosen.push_back(value);
                put(place, chosen.empty() ? "" : one_or_list(chosen));
            }
        });
    }
    add_key(at, all, row.kind == Kind::var ? "" : json_of("open"));
}

void FormPanel::sets(const std::string& at)
{
    const std::vector<ui::Option> all = options_for(view_.document, view_.references, Kind::var, {}, words_);
    for (const std::string& key : keys_at(view_.document, at)) {
        const std::string place = child_pointer(at, key);
        const std::string now = view_.document.text(place);
        ui::row([&] {
            ui::text(ui::Type::body, name_in(all, key));
            if (drop_button(place, name_in(all, key))) put(place, "");
            for (const std::string& value : author::declared(view_.references, Kind::value, key)) {
                if (ui::choice("is-" + place + "-" + value, value, value == now)) put(place, json_of(value));
            }
        });
    }
    add_key(at, all, "");
}

/// Acts, each with the words of the reply that show it.
void FormPanel::quotes(const Row& row, const std::string& at)
{
    const std::vector<ui::Option> all = options_for(row.names, words_);
    for (const std::string& key : keys_at(view_.document, at)) {
        const std::string place = child_pointer(at, key);
        ui::row([&] {
            ui::text(ui::Type::strong, name_in(all, key));
            if (drop_button(place, name_in(all, key))) put(place, "");
        });
        const std::string reply = view_.document.text(author::parent_of(at) + "/text");
        for (const std::string& words : list_at(place)) {
            if (reply.find(words) == std::string::npos)
                ui::icon_text(ui::icon::warning, words_("author.not_in_reply", {{"words", words}}), ui::Type::small,
                              ui::Token::text_bad);
        }
        ui::indented(ui::space_3, [&] { texts(place); });
    }
    const std::string reply = view_.document.text(author::parent_of(at) + "/text");
    add_key(at, all, Json(std::vector<std::string>{reply.empty() ? "…" : reply}).dump());
}

void FormPanel::phrases(const std::string& at)
{
    for (const std::string& key : keys_at(view_.document, at)) {
        const std::string place = child_pointer(at, key);
        ui::row([&] {
            ui::text(ui::Type::body, key);
            if (drop_button(place, key)) put(place, "");
        });
        ui::indented(ui::space_3, [&] { text_at(place, key, 1); });
    }
    const bool typed = ui::input("phrase-" + at, words_("author.phrase"), own_.phrase,
                                 {.placeholder = words_("author.phrase"), .limit = 200})
                           .submitted;
    const ui::Able able = ui::unless(own_.phrase.empty(), words_("author.phrase"));
    const bool pressed =
        ui::button("add-" + at, words_("author.add"), able, {.look = ui::Look::quiet, .icon = ui::icon::write});
    if ((!typed && !pressed) || own_.phrase.empty()) return;
    put(child_pointer(at, own_.phrase.utf8()), json_of(own_.phrase.utf8()));
    own_.phrase.clear();
}

void FormPanel::sums(const std::string& at)
{
    Row number_row;
    number_row.form = author::Form::number;
    number_row.range = {0, scenario::most_money, 0};
    for (const std::string& key : keys_at(view_.document, at)) {
        const std::string place = child_pointer(at, key);
        ui::row([&] {
            ui::text(ui::Type::body, key);
            if (drop_button(place, key)) put(place, "");
        });
        ui::indented(ui::space_3, [&] { number(number_row, place); });
    }
    std::vector<ui::Option> all;
    for (const char* sum : {"failure.loss", "role.paper", "role.practice"}) all.push_back({sum, sum, ""});
    for (const std::string& action : author::declared(view_.references, Kind::action))
        all.push_back({"actions/" + action + "/cost", "actions/" + action + "/cost", ""});
    add_key(at, all, "0");
}

}  // namespace amends::app
