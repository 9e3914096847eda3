#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "scoring/base/json_lines.h"
#include "scoring/base/suggest.h"
#include "scoring/base/utf8.h"
#include "scoring/contacts/transcript.h"
#include "scoring/contacts/when.h"
#include "scoring/rubric/names.h"

namespace amends::contacts {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_faults = 20;
constexpr JsonLimits limits{std::size_t{1} << 20U, 16, true};

/// What is wrong with a line, and with which of its values; the first fault of a line is enough.
struct Wrong {
    std::string what;
    std::string pointer{};
};

const Json& of_type(const Json& object, const char* key, bool (Json::*is)() const noexcept, const char* expected)
{
    const Json& value = object.at(key);
    if (!(value.*is)()) throw Wrong{std::string("\"") + key + "\" must be " + expected, child_pointer("", key)};
    return value;
}

std::string text_at(const Json& object, const char* key)
{
    return of_type(object, key, &Json::is_string, "a text").get<std::string>();
}

bool truth_at(const Json& object, const char* key)
{
    return object.contains(key) && of_type(object, key, &Json::is_boolean, "true or false").get<bool>();
}

int number_at(const Json& object, const char* key, int least, int most, int otherwise)
{
    if (!object.contains(key)) return otherwise;
    const Json& value = of_type(object, key, &Json::is_number_integer, "a whole number");
    const auto wide = value.get<std::int64_t>();
    if (wide < least || wide > most) {
        throw Wrong{std::string("\"") + key + "\" must lie between " + std::to_string(least) + " and " +
                    std::to_string(most)};
    }
    return static_cast<int>(wide);
}

/// The place of a name in a closed list.
std::size_t name_in(const std::string& name, const std::vector<std::string_view>& names, const char* what)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw Wrong{std::string("unknown ") + what + " \"" + name + "\"" + did_you_mean(name, names)};
    return static_cast<std::size_t>(found - names.begin());
}

void only_keys(const Json& object, const std::vector<std::string_view>& keys)
{
    for (const auto& [key, value] : object.items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            throw Wrong{"unknown key \"" + key + "\"" + did_you_mean(key, keys), child_pointer("", key)};
    }
}

std::optional<std::int64_t> time_at(const Json& object)
{
    if (!object.contains("at")) return std::nullopt;
    const std::string text = text_at(object, "at");
    const auto seconds = seconds_of(text);
    if (!seconds) throw Wrong{"\"at\" is \"" + text + "\": expected a time like 2026-03-02T09:15:10"};
    return seconds;
}

Said said_of(const Json& object)
{
    const std::string who = text_at(object, "who");
    if (who != "customer" && who != "agent") throw Wrong{"\"who\" is \"" + who + "\": expected customer or agent"};
    Said said;
    said.customer = who == "customer";
    only_keys(object, said.customer ? std::vector<std::string_view>{"who", "text", "at", "asks_cause"}
                                    : std::vector<std::string_view>{"who", "text", "at", "interrupts", "promise"});
    if (!object.contains("text")) throw Wrong{"a turn needs \"text\""};
    said.text = text_at(object, "text");
    said.asks_cause = truth_at(object, "asks_cause");
    said.interrupts = truth_at(object, "interrupts");
    if (object.contains("promise"))
        said.promise = static_cast<rubric::Fate>(name_in(text_at(object, "promise"), rubric::fate_names(), "fate"));
    return said;
}

Done done_of(const Json& object)
{
    only_keys(object, {"deed", "what", "at", "fixes", "visible", "allowed", "value", "took_s"});
    Done done;
    done.kind = static_cast<rubric::ActionKind>(name_in(text_at(object, "deed"), rubric::action_kind_names(), "deed"));
    done.what = object.contains("what") ? text_at(object, "what") : text_at(object, "deed");
    done.fixes = object.contains("fixes") ? truth_at(object, "fixes") : done.kind == rubric::ActionKind::fix;
    done.visible = truth_at(object, "visible");
    done.allowed = !object.contains("allowed") || truth_at(object, "allowed");
    done.value = number_at(object, "value", 0, 3, 0);
    done.took_s = number_at(object, "took_s", 0, 86400, 0);
    return done;
}

Opened opened_of(const Json& object)
{
    only_keys(object, {"contact", "opener", "at"});
    Opened opened;
    opened.purpose =
        static_cast<rubric::Purpose>(name_in(text_at(object, "contact"), rubric::purpose_names(), "contact"));
    if (object.contains("opener")) {
        const std::string opener = text_at(object, "opener");
        if (opener != "customer" && opener != "agent")
            throw Wrong{"\"opener\" is \"" + opener + "\": expected customer or agent"};
        opened.opener = opener == "customer" ? rubric::Opener::customer : rubric::Opener::trainee;
    }
    return opened;
}

Entry entry_of(const Json& object)
{
    if (!object.is_object()) throw Wrong{"each of \"turns\" must be an object"};
    Entry entry;
    entry.at_s = time_at(object);
    if (object.contains("who")) {
        entry.said = said_of(object);
    } else if (object.contains("deed")) {
        entry.done = done_of(object);
    } else if (object.contains("contact")) {
        entry.opened = opened_of(object);
    } else {
        throw Wrong{"each of \"turns\" has \"who\", \"deed\" or \"contact\""};
    }
    return entry;
}

std::vector<Entry> entries_of(const Json& line)
{
    const Json& turns = of_type(line, "turns", &Json::is_array, "a list");
    std::vector<Entry> entries;
    std::optional<std::int64_t> latest;
    for (const Json& each : turns) {
        const std::string number = std::to_string(entries.size() + 1);
        try {
            entries.push_back(entry_of(each));
        } catch (const Wrong& wrong) {
            const std::string turn = child_pointer("/turns", entries.size());
            throw Wrong{"turn " + number + ": " + wrong.what, turn + wrong.pointer};
        }
        const auto& at = entries.back().at_s;
        if (at && latest && *at < *latest)
            throw Wrong{"turn " + number + " is earlier than the one before it",
                        child_pointer("/turns", entries.size() - 1) + "/at"};
        if (at) latest = at;
    }
    const bool spoken = std::any_of(entries.begin(), entries.end(),
                                    [](const Entry& entry) { return entry.said && !entry.said->customer; });
    if (!spoken) throw Wrong{"the agent says nothing in this case"};
    return entries;
}

/// Covariates or outcomes: a flat object, each value as a table would hold it.
std::vector<std::pair<std::string, std::string>> values_of(const Json& line, const char* key)
{
    std::vector<std::pair<std::string, std::string>> out;
    if (!line.contains(key)) return out;
    for (const auto& [name, value] : of_type(line, key, &Json::is_object, "an object").items()) {
        if (value.is_structured()) throw Wrong{"\"" + name + "\" of \"" + key + "\" is nested: one value a column"};
        out.emplace_back(name, value.is_null()      ? ""
                               : value.is_string()  ? value.get<std::string>()
                               : value.is_boolean() ? (value.get<bool>() ? "1" : "0")
                                                    : value.dump());
    }
    return out;
}

std::string id_of(const Json& line)
{
    if (!line.contains("id")) throw Wrong{"a case needs \"id\""};
    const Json& id = line.at("id");
    if (id.is_number_integer()) return std::to_string(id.get<std::int64_t>());
    if (id.is_string() && !id.get_ref<const std::string&>().empty()) return id.get<std::string>();
    throw Wrong{"\"id\" must be a text or a whole number"};
}

Transcript transcript_of(const Json& line)
{
    if (!line.is_object()) throw Wrong{"each line must be an object"};
    only_keys(line, {"id", "agent", "turns", "par_fix_min", "offers", "covariates", "outcomes"});
    Transcript out;
    out.id = id_of(line);
    if (line.contains("agent")) out.agent = text_at(line, "agent");
    if (!line.contains("turns")) throw Wrong{"a case needs \"turns\""};
    out.entries = entries_of(line);
    if (line.contains("par_fix_min")) out.par_fix_min = number_at(line, "par_fix_min", 1, 1'000'000, 1);
    if (line.contains("offers")) {
        for (const Json& offer : of_type(line, "offers", &Json::is_array, "a list")) {
            if (!offer.is_string()) throw Wrong{"\"offers\" must be a list of texts"};
            out.offers.push_back(
                static_cast<rubric::Offer>(name_in(offer.get<std::string>(), rubric::offer_names(), "offer")));
        }
    }
    out.known = values_of(line, "covariates");
    out.outcomes = values_of(line, "outcomes");
    return out;
}

}  // namespace

bool is_transcripts(std::string_view bytes)
{
    for (const std::string_view line : lines_of(bytes)) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Checked<JsonText> json = read_json(valid_utf8(line), "", limits);
        return json && json->tree.is_object() && json->tree.contains("turns");
    }
    return false;
}

Checked<std::vector<Transcript>> parse_transcripts(std::string_view bytes, std::string_view name)
{
    std::vector<Transcript> out;
    std::set<std::string, std::less<>> ids;
    const auto read = [&](const JsonText& json, int, Diagnostics& faults) {
        try {
            Transcript transcript = transcript_of(json.tree);
            if (!ids.insert(transcript.id).second)
                throw Wrong{"the id \"" + transcript.id + "\" stands in an earlier line", "/id"};
            out.push_back(std::move(transcript));
        } catch (const Wrong& wrong) {
            faults.push_back({json.place_of(wrong.pointer), wrong.what});
        }
    };
    Diagnostics faults = read_json_lines(valid_utf8(bytes), name, limits, read);
    if (faults.empty() && out.empty()) faults.push_back({{std::string(name), 0, 0, ""}, "the file holds no case"});
    if (faults.size() > most_faults) faults.resize(most_faults);
    if (!faults.empty()) return tl::unexpected(faults);
    return out;
}

}  // namespace amends::contacts
