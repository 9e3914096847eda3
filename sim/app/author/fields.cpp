// Fields of one value each: texts, numbers, one of many.

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/app/author/form.h"
#include "sim/author/references.h"
#include "sim/author/reword.h"

namespace amends::app {

using author::Row;
using Json = nlohmann::ordered_json;

namespace {

std::string json_of(const std::string& text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Keys that hold sentences: their fields begin with more than one line.
bool is_long(const std::string& at)
{
    const std::string key = author::last_step(at);
    for (const char* each : {"text", "says", "about", "reason", "summary", "cause", "thought", "why", "truth", "detail",
                             "result", "you", "words", "wrong_about", "meaning", "hint"}) {
        if (key == each) return true;
    }
    return false;
}

/// Whether a text stands where the format wants words.
bool is_asked_for(const author::Spot& spot)
{
    using author::Form;
    if (spot.row == nullptr) return false;
    if (spot.item)
        return spot.row->form == Form::texts || spot.row->form == Form::segments || spot.row->form == Form::wordings;
    return spot.row->form == Form::text && spot.row->required;
}

}  // namespace

void FormPanel::put(const std::string& at, const std::string& json)
{
    author::Edit edit = author::put(view_.document, at, json);
    if (!edit.changes.empty()) intent_ = MakeEdit{std::move(edit), false};
}

std::vector<std::string> FormPanel::list_at(const std::string& at) const
{
    std::vector<std::string> values;
    const Json list = Json::parse(view_.document.value(at), nullptr, false);
    if (list.is_string()) values.push_back(list.get<std::string>());
    if (!list.is_array()) return values;
    for (const Json& item : list) values.push_back(item.is_string() ? item.get<std::string>() : std::string());
    return values;
}

void FormPanel::put_list(const std::string& at, const std::vector<std::string>& values)
{
    put(at, values.empty() ? std::string() : Json(values).dump());
}

std::vector<ui::Option> FormPanel::options(const Row& row, std::string_view scope) const
{
    if (row.kind != scenario::Kind::persona)
        return options_for(view_.document, view_.references, row.kind, scope, words_);
    std::vector<ui::Option> all;
    for (const std::string& each : view_.personas) all.push_back({each, words_of_name(each, words_), ""});
    return all;
}

std::vector<ui::Option> FormPanel::left_of(std::vector<ui::Option> options, const std::string& at) const
{
    std::erase_if(options, [&](const ui::Option& each) { return view_.document.has(child_pointer(at, each.value)); });
    return options;
}

std::string FormPanel::name_in(const std::vector<ui::Option>& options, const std::string& value) const
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const ui::Option& each) { return each.value == value; });
    return found == options.end() ? value : found->words;
}

bool FormPanel::drop_button(const std::string& at, const std::string& name)
{
    return ui::button("drop-" + at, words_("author.drop_named", {{"name", name}}), {},
                      {.look = ui::Look::quiet, .icon = ui::icon::close, .bare = true});
}

void FormPanel::text(const std::string& at, int lines)
{
    text_at(at, label_of(at, words_), is_long(at) ? 2 : lines);
    if (const std::string now = view_.document.text(at); is_reply(at) && now != author::no_words) prose(now);
}

void FormPanel::text_at(const std::string& at, const std::string& label, int lines)
{
    FormUi::Typed& typed = own_.typed[at];
    if (const std::string now = view_.document.text(at); typed.value != now)
        typed = {ui::Edit(now == author::no_words ? std::string_view() : std::string_view(now)), now};
    const author::Spot spot = author::spot_of(at);
    const std::string about = spot.item ? words_("author.unwritten") : about_of(at, words_);
    const ui::InputStyle style{
        .placeholder = about, .lines = lines, .limit = scenario::most_characters, .grows = true, .undoes = false};
    if (take_focus(at) && own_.replaces) typed.edit.select_all();
    const bool changed = ui::input("field-" + at, label, typed.edit, style).changed;
    if (spot.item || is_long(at) || author::last_step(at) == "title") spelling(at);
    if (!changed) return;
    typed.value = typed.edit.utf8();
    // Where the format asks for words, none yet are no fault: they are to be written before anybody plays.
    if (typed.value.empty() && is_asked_for(spot)) typed.value = author::no_words;
    reword(at, typed.value);
    own_.typing = at;
}

/// What was just added is written at once. Whether this field is it.
bool FormPanel::take_focus(const std::string& at)
{
    if (own_.fresh.empty() || !author::stands_in(at, own_.fresh)) return false;
    ui::focus("field-" + at);
    own_.fresh.clear();
    return true;
}

/// What an offered reply is marked for goes along with its words.
void FormPanel::reword(const std::string& at, const std::string& words)
{
    author::Reworded made = author::reword(view_.document, at, words);
    if (!made.gone.empty()) {
        std::string acts;
        for (const std::string& act : made.gone) acts += (acts.empty() ? "" : ", ") + words_of_name(act, words_);
        own_.marked = {author::parent_of(at), words_("author.marked_gone", {{"acts", acts}})};
    }
    if (!made.edit.changes.empty()) intent_ = MakeEdit{std::move(made.edit), own_.typing == at};
}

void FormPanel::number(const Row& row, const std::string& at)
{
    constexpr int slides_up_to = 20;
    const std::string now = view_.document.value(at);
    int value = row.range.initial;
    std::from_chars(now.data(), now.data() + now.size(), value);
    if (own_.fresh == at) take_focus(at);
    if (row.range.most <= slides_up_to) {
        int wanted = value;
        if (ui::slider("field-" + at, "", wanted, row.range.least, row.range.most, 1, ""))
            put(at, std::to_string(wanted));
        return;
    }
    FormUi::Typed& typed = own_.typed[at];
    const std::string shown = std::to_string(value);
    if (typed.value != shown) typed = {ui::Edit(shown), shown};
    const bool changed =
        ui::input("field-" + at, label_of(at, words_), typed.edit, {.placeholder = "0", .limit = 10, .undoes = false})
            .changed;
    const std::string digits = typed.edit.utf8();
    int wanted = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), wanted);
    const bool good = error == std::errc() && end == digits.data() + digits.size() && wanted >= row.range.least &&
                      wanted <= row.range.most;
    if (!good)
        ui::text(ui::Type::small,
                 words_("author.number",
                        {{"least", std::to_string(row.range.least)}, {"most", std::to_string(row.range.most)}}),
                 ui::Token::text_bad);
    if (!changed || !good) return;
    typed.value = std::to_string(wanted);
    author::Edit edit = author::put(view_.document, at, typed.value);
    if (!edit.changes.empty()) intent_ = MakeEdit{std::move(edit), own_.typing == at};
    own_.typing = at;
}

void FormPanel::flag(const Row& row, const std::string& at)
{
    const std::string now = view_.document.has(at) ? view_.document.value(at) : row.initial;
    const bool on = now == "true";
    ui::gap(ui::space_2);
    if (ui::checkbox("field-" + at, label_of(at, words_), on)) put(at, on ? "false" : "true");
}

void FormPanel::name(const Row& row, const std::string& at)
{
    std::vector<ui::Option> all = options_for(row.names, words_);
    std::string now = view_.document.text(at);
    const bool optional = !row.required && row.initial.empty();
    if (now.empty() && !row.initial.empty()) now = Json::parse(row.initial).get<std::string>();
    if (optional) all.insert(all.begin(), {"", words_("author.none"), ""});
    take_focus(at);
    const auto picked = ui::pick("field-" + at, label_of(at, words_), now, all, own_.pick, pick_words());
    if (picked) put(at, picked->empty() ? "" : json_of(*picked));
}

/// Several of many: what is chosen, each with a way to drop it, and one more.
void FormPanel::names(const Row&, const std::string& at, const std::vector<ui::Option>& all)
{
    std::vector<std::string> chosen = list_at(at);
    std::vector<ui::Option> left = all;
    for (const std::string& each : chosen)
        std::erase_if(left, [&](const ui::Option& other) { return other.value == each; });
    if (!chosen.empty()) {
        int dropped = -1;
        ui::row([&] {
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                const std::string shown = name_in(all, chosen[i]);
                const std::string hint = words_("author.drop_named", {{"name", shown}});
                const ui::ButtonStyle style{.icon = ui::icon::close, .chosen = true, .hint = hint};
                if (ui::button("chip-" + at + "-" + chosen[i], shown, {}, style)) dropped = static_cast<int>(i);
            }
        });
        if (dropped >= 0) {
            chosen.erase(chosen.begin() + dropped);
            return put_list(at, chosen);
        }
        ui::gap(ui::space_1);
    }
    if (left.empty()) return;
    const auto picked =
        ui::pick("field-" + at, words_("author.add"), "", left, own_.pick, pick_words(), {.look = ui::Look::quiet});
    if (!picked) return;
    chosen.push_back(*picked);
    put_list(at, chosen);
}

void FormPanel::ref(const Row& row, const std::string& at)
{
    const std::string now = view_.document.text(at);
    const std::string place = now.empty() ? std::string() : author::place_of(view_.references, row.kind, now);
    const std::string shown = now == "*"      ? words_("author.any_question")
                              : place.empty() ? now
                                              : summary_of(view_.document, place, words_);
    const std::string empty = words_(author::last_step(at) == "to" ? "author.stays" : "author.none");
    // The whole list is made only once it is to be seen.
    std::vector<ui::Option> all = {{now, now.empty() ? empty : shown, ""}};
    if (own_.pick.open == "field-" + at || row.kind == scenario::Kind::persona) {
        all = options(row);
        if (!row.required) all.insert(all.begin(), {"", empty, ""});
    }
    take_focus(at);
    const bool opens = own_.pick.open.empty();
    const auto picked = ui::pick("field-" + at, empty, now, all, own_.pick, pick_words());
    if (opens && own_.pick.open == "field-" + at) ui::focus("field-" + at);
    if (picked) put(at, picked->empty() ? "" : json_of(*picked));
    if (place.empty()) return;
    const std::string label = words_("author.go_to", {{"name", shown}});
    if (ui::button("go-" + at, label, {}, {.look = ui::Look::quiet, .icon = ui::icon::forward})) select(place);
}

void FormPanel::prose(const std::string& text)
{
    const std::string shown = prose_words(text, words_);
    if (!shown.empty()) ui::text(ui::Type::small, shown, ui::Token::text_muted);
}

const std::vector<FormUi::Misspelt>& FormPanel::misspelt(const std::string& text)
{
    constexpr std::size_t most_suggestions = 3;
    if (own_.typos_of != view_.spelling->version) own_.typos.clear();
    own_.typos_of = view_.spelling->version;
    const auto [known, fresh] = own_.typos.try_emplace(text);
    if (!fresh) return known->second;
    const author::Dictionary& dictionary = view_.spelling->dictionary;
    for (author::Typo& each : author::typos(text, view_.spelling->names, dictionary)) {
        std::vector<std::string> meant = dictionary.suggests(each.word);
        meant.resize(std::min(meant.size(), most_suggestions));
        known->second.push_back({std::move(each), std::move(meant)});
    }
    return known->second;
}

/// Words that no dictionary knows, each with what it may have been meant to be. Not while they are being typed.
void FormPanel::spelling(const std::string& at)
{
    if (view_.spelling == nullptr || !view_.spelling->dictionary.knows) return;
    if (own_.typing == at && ui::focused() == "field-" + at) return;
    const std::string text = view_.document.text(at);
    if (text.empty() || text == author::no_words) return;
    for (const FormUi::Misspelt& each : misspelt(text)) {
        const std::string id = "word-" + at + "-" + each.typo.word;
        ui::row([&] {
            ui::icon_text(ui::icon::warning, words_("author.not_in_dictionary", {{"word", each.typo.word}}),
                          ui::Type::small, ui::Token::text_bad);
            for (const std::string& meant : each.meant) {
                const std::string hint = words_("author.take_word", {{"word", meant}});
                if (!ui::button(id + "-" + meant, meant, {}, {.look = ui::Look::quiet, .hint = hint})) continue;
                std::string mended = text;
                mended.replace(each.typo.begin, each.typo.end - each.typo.begin, meant);
                own_.typing.clear();
                reword(at, mended);
            }
        });
    }
}

/// A text each, one below the other.
void FormPanel::texts(const std::string& at)
{
    std::vector<std::string> values = list_at(at);
    int dropped = -1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string item = child_pointer(at, i);
        const std::string label = label_of(at, words_) + " " + std::to_string(i + 1);
        const auto field = [&] { text_at(item, label, 1); };
        if (values.size() == 1 && author::spot_of(at).row->required) {
            field();
        } else {
            ui::columns({8, 1}, 34, {field, [&] {
                                         if (drop_button(item, label)) dropped = static_cast<int>(i);
                                     }});
        }
        ui::gap(ui::space_1);
    }
    if (const author::Row* row = author::spot_of(at).row;
        row->form == author::Form::segments || row->form == author::Form::wordings) {
        std::string said;
        for (const std::string& segment : values) said += segment == author::no_words ? "" : segment + "\n";
        prose(said);
    }
    if (dropped >= 0) {
        values.erase(values.begin() + dropped);
        return put_list(at, values);
    }
    const author::Spot spot = author::spot_of(at);
    const bool said = spot.row->form == author::Form::segments || spot.row->form == author::Form::wordings;
    const std::string label = said && !values.empty() ? words_("author.say_more")
                                                      : words_("author.add_named", {{"name", label_of(at, words_)}});
    const std::string hint = said ? words_("author.say_more_hint") : std::string();
    if (!ui::button("add-" + at, label, {}, {.look = ui::Look::quiet, .icon = ui::icon::write, .hint = hint})) return;
    const bool ids = spot.row->form == author::Form::refs;
    values.emplace_back(ids ? "value-" + std::to_string(values.size() + 1) : std::string(author::no_words));
    own_.fresh = child_pointer(at, values.size() - 1);
    put_list(at, values);
}

/// Several wordings, each a list of segments.
void FormPanel::wordings(const std::string& at)
{
    const std::size_t size = view_.document.size(at);
    for (std::size_t i = 0; i < size; ++i) {
        const std::string item = child_pointer(at, i);
        const std::string name = words_("author.wording", {{"n", std::to_string(i + 1)}});
        ui::gap(ui::space_2);
        ui::row([&] {
            ui::text(ui::Type::small, name, ui::Token::text_muted);
            if (drop_button("wording-" + item, name)) drop_wording(at, i);
        });
        ui::indented(ui::space_3, [&] { texts(item); });
    }
    const std::string hint = words_("author.another_wording_hint");
    if (!ui::button("add-wording-" + at, words_("author.another_wording"), {},
                    {.look = ui::Look::quiet, .icon = ui::icon::duplicate, .hint = hint}))
        return;
    author::Edit edit{message("author.did.wording"), {author::insert_at(at + "/-", R"(["…"])")}};
    if (size == 0) edit = author::put(view_.document, at, R"([["…"]])");
    own_.fresh = child_pointer(at, size);
    intent_ = MakeEdit{std::move(edit), false};
}

/// With one wording left, a line has that one alone.
void FormPanel::drop_wording(const std::string& at, std::size_t index)
{
    author::Edit edit{message("author.did.wording"), {author::remove_at(child_pointer(at, index))}};
    if (author::last_step(at) == "any" && view_.document.size(at) == 2) {
        const std::string left = view_.document.value(child_pointer(at, 1 - index));
        edit.changes = {author::remove_at(at), author::insert_at(author::parent_of(at) + "/say", left)};
    } else if (view_.document.size(at) == 1) {
        edit = author::put(view_.document, at, "");
    }
    intent_ = MakeEdit{std::move(edit), false};
}

/// A line with one wording gets a second one: `say` becomes `any`.
void FormPanel::another_wording(const std::string& say)
{
    const std::string hint = words_("author.another_wording_hint");
    if (!ui::button("another-" + say, words_("author.another_wording"), {},
                    {.look = ui::Look::quiet, .icon = ui::icon::duplicate, .hint = hint}))
        return;
    own_.fresh = author::parent_of(say) + "/any/1";
    const std::string both = "[" + view_.document.value(say) + ", [\"…\"]]";
    intent_ = MakeEdit{{message("author.did.wording"),
                        {author::remove_at(say), author::insert_at(author::parent_of(say) + "/any", both)}},
                       false};
}

}  // namespace amends::app
