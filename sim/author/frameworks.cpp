#include "sim/author/frameworks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/acts/act.h"
#include "scoring/base/json_text.h"
#include "scoring/rubric/names.h"
#include "sim/author/compose.h"
#include "sim/author/outline.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

Json json_at(const Document& document, std::string_view pointer)
{
    return Json::parse(document.value(pointer), nullptr, false);
}

std::string json_of(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Message did(const char* key, const std::string& name)
{
    return with(message(std::string("frameworks.did.") + key), "name", name);
}

std::vector<std::string> ids_in(const Document& document, const std::string& list)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < document.size(list); ++i) ids.push_back(document.text(child_pointer(list, i) + "/id"));
    return ids;
}

/// `stem`, or the first of "stem-2", "stem-3", … that nobody has.
std::string free_id(const std::vector<std::string>& taken, const std::string& stem)
{
    std::string id = stem;
    for (int n = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++n) id = stem + "-" + std::to_string(n);
    return id;
}

/// What a person calls the thing at a place.
std::string name_of(const Document& document, std::string_view at)
{
    for (const char* key : {"/title", "/note", "/missing", "/id"}) {
        if (std::string words = document.text(std::string(at) + key); !words.empty()) return words;
    }
    return std::string(at);
}

}  // namespace

Checked<std::string> framework_copy(std::string_view bytes, std::string_view id, std::string_view title)
{
    Checked<Document> document = Document::read(bytes, std::string(id));
    if (!document) return tl::unexpected<Diagnostics>(std::move(document.error()));
    const std::string from = document->text("/id");
    Edit edit{message("frameworks.did.copy"),
              {set_at("/id", json_of(id)), set_at("/title", json_of(title)),
               document->has("/x-from") ? set_at("/x-from", json_of(from)) : insert_at("/x-from", json_of(from))}};
    if (const Checked<Edit> made = document->apply(edit); !made) return tl::unexpected<Diagnostics>(made.error());
    return document->bytes();
}

FrameworkLook look_at_framework(const Document& document)
{
    FrameworkLook look;
    Checked<rubric::Rubric> read = rubric::parse_rubric(document.bytes(), "");
    if (read)
        look.rubric = std::move(*read);
    else
        look.faults = std::move(read.error());
    return look;
}

int weight_of_all(const Document& framework)
{
    int sum = 0;
    const Json criteria = json_at(framework, "/criteria");
    if (!criteria.is_array()) return 0;
    for (const Json& each : criteria) {
        if (each.is_object() && each.contains("weight") && each["weight"].is_number_integer())
            sum += each["weight"].get<int>();
    }
    return sum;
}

Edit add_criterion(const Document& framework, std::string_view criterion)
{
    Json made = Json::parse(criterion, nullptr, false);
    if (!made.is_object() || !made.contains("id") || !made["id"].is_string()) return {};
    made["id"] = free_id(ids_in(framework, "/criteria"), made["id"].get<std::string>());
    const std::string title = made.contains("title") && made["title"].is_string() ? made["title"].get<std::string>()
                                                                                  : made["id"].get<std::string>();
    return {did("add", title), {insert_at(child_pointer("/criteria", framework.size("/criteria")), made.dump())}};
}

Edit add_letter(const Document& framework, std::string_view criterion)
{
    const std::string list = std::string(criterion) + "/letters";
    const Json made = {{"id", free_id(ids_in(framework, list), "letter")},
                       {"when", {{"on", "turn"}, {"any", {"apology"}}}},
                       {"note", std::string(no_words)}};
    return {did("add", made["id"].get<std::string>()),
            {insert_at(child_pointer(list, framework.size(list)), made.dump())}};
}

Edit add_state(const Document& framework, std::string_view criterion)
{
    const std::string list = std::string(criterion) + "/states";
    const Json made = {{"id", free_id(ids_in(framework, list), "state")},
                       {"mark", framework.size(list) == 0 ? 0 : 50},
                       {"missing", std::string(no_words)}};
    return {did("add", made["id"].get<std::string>()),
            {insert_at(child_pointer(list, framework.size(list)), made.dump())}};
}

Edit drop_from_framework(const Document& framework, std::string_view at)
{
    Edit edit{did("drop", name_of(framework, at)), {}};
    if (!framework.has(at)) return edit;
    const std::string list = parent_of(at);
    const std::string kind = last_step(list);
    const std::string id = framework.text(std::string(at) + "/id");
    if (kind == "letters" || kind == "states") {
        const std::string states = parent_of(list) + "/states";
        for (std::size_t i = 0; i < framework.size(states); ++i) {
            const std::string next = child_pointer(states, i) + "/next";
            if (next.starts_with(std::string(at) + "/")) continue;  // it goes with the state
            const Json ways = json_at(framework, next);
            if (!ways.is_object()) continue;
            Json left = ways;
            for (const auto& [letter, to] : ways.items()) {
                if (kind == "letters" ? letter == id : to == id) left.erase(letter);
            }
            if (left == ways) continue;
            edit.changes.push_back(left.empty() ? remove_at(next) : set_at(next, left.dump()));
        }
    }
    edit.changes.push_back(remove_at(std::string(at)));
    return edit;
}

Edit put_mark(const Document& framework, std::string_view at, int mark)
{
    const std::string place(at);
    Edit edit = put(framework, place + "/mark", std::to_string(mark));
    edit.what = did("mark", std::to_string(mark));
    if (mark == 100 && framework.has(place + "/missing")) edit.changes.push_back(remove_at(place + "/missing"));
    if (mark < 100 && !framework.has(place + "/missing"))
        edit.changes.push_back(insert_at(place + "/missing", json_of(no_words)));
    return edit;
}

Edit put_next(const Document& framework, std::string_view state, std::string_view letter, std::string_view to)
{
    const std::string own = framework.text(std::string(state) + "/id");
    const bool stays = to.empty() || to == own;
    Edit edit = put_condition(framework, child_pointer(std::string(state) + "/next", letter),
                              stays ? std::string() : json_of(to));
    edit.what = did("order", std::string(letter));
    return edit;
}

Edit put_condition(const Document& framework, std::string_view at, std::string_view value)
{
    const std::string place(at);
    Edit edit{did("change", last_step(at)), {}};
    if (!value.empty()) {
        Edit put_in = put(framework, at, value);
        put_in.what = edit.what;
        return put_in;
    }
    if (!framework.has(at)) return edit;
    std::string gone = place;
    for (std::string around = parent_of(gone); framework.size(around) == 1; around = parent_of(around)) {
        const std::string key = last_step(around);
        if (key == "when" || parent_of(around).empty()) break;
        gone = around;
    }
    edit.changes.push_back(remove_at(std::move(gone)));
    return edit;
}

Edit put_event_kind(const Document& framework, std::string_view letter, std::string_view kind)
{
    const std::string at = std::string(letter) + "/when";
    if (framework.text(at + "/on") == kind) return {};
    return {did("change", name_of(framework, letter)), {set_at(at, Json{{"on", std::string(kind)}}.dump())}};
}

const std::vector<std::string_view>& event_kinds()
{
    return rubric::event_kind_names();
}

Askable askable(std::string_view kind)
{
    Askable out;
    const auto& kinds = rubric::event_kind_names();
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    if (found == kinds.end()) return out;
    const auto event = static_cast<rubric::EventKind>(found - kinds.begin());
    if (event == rubric::EventKind::turn) out.lists = {"all", "any", "and_any", "none", "purpose"};
    if (event == rubric::EventKind::action) out.lists = {"kind", "purpose"};
    if (event == rubric::EventKind::promise) out.lists = {"fate", "any"};
    if (event == rubric::EventKind::contact) out.lists = {"purpose", "opener"};
    for (std::size_t i = 0; i < rubric::flag_count; ++i) {
        if (rubric::has_flag(event, static_cast<rubric::Flag>(i))) out.flags.push_back(rubric::flag_names()[i]);
    }
    for (std::size_t i = 0; i < rubric::number_count; ++i) {
        if (rubric::has_number(event, static_cast<rubric::Number>(i))) out.numbers.push_back(rubric::number_names()[i]);
    }
    return out;
}

const std::vector<std::string_view>& names_for(std::string_view list)
{
    static const std::vector<std::string_view> acts = [] {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < acts::act_count; ++i) names.push_back(acts::name_of(acts::act_at(i)));
        return names;
    }();
    if (list == "purpose") return rubric::purpose_names();
    if (list == "opener") return rubric::opener_names();
    if (list == "kind") return rubric::action_kind_names();
    if (list == "fate") return rubric::fate_names();
    return acts;
}

const std::vector<std::string_view>& needs()
{
    return rubric::offer_names();
}

std::vector<MarkMoved> marks_moved(const std::vector<KeptCase>& cases, const rubric::Rubric& before,
                                   const rubric::Rubric& after)
{
    std::vector<MarkMoved> out;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const rubric::FrameworkMark old = rubric::mark(before, cases[i].record);
        const rubric::FrameworkMark now = rubric::mark(after, cases[i].record);
        MarkMoved moved{i, old.total, now.total, old.pass, now.pass, {}};
        for (const rubric::CriterionMark& each : now.criteria) {
            const auto was = std::find_if(old.criteria.begin(), old.criteria.end(),
                                          [&](const rubric::CriterionMark& other) { return other.id == each.id; });
            if (was != old.criteria.end() && was->mark != each.mark)
                moved.steps.push_back({each.title, was->mark, each.mark});
        }
        out.push_back(std::move(moved));
    }
    return out;
}

}  // namespace amends::author
