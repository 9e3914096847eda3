#include <algorithm>
#include <map>
#include <set>

#include "scoring/base/json_fields.h"
#include "scoring/base/suggest.h"
#include "scoring/rubric/framework.h"
#include "scoring/rubric/names.h"
#include "scoring/rubric/parse_predicate.h"

namespace amends::rubric {
namespace {

constexpr int format = 1;
constexpr std::size_t max_criteria = 32;
constexpr std::size_t max_bands = 16;
constexpr int max_weight = 1000;

/// Refuses an id that stood before. Ids are what histories of marks refer to, so each must be one thing.
void claim_id(const JsonNode& node, std::string_view what, const std::string& id, std::set<std::string>& taken)
{
    if (id.empty() || taken.insert(id).second) return;
    node.fault("the " + std::string(what) + " \"" + id + "\" stands here twice");
}

/// A sentence whose {places} are all among `known`.
std::string parse_sentence(const JsonFields& fields, std::string_view key, const std::vector<std::string_view>& known)
{
    std::string sentence = fields.text(key);
    for (const std::string& place : places_of(sentence)) {
        if (std::find(known.begin(), known.end(), place) != known.end()) continue;
        fields[key].fault("nothing fills {" + place + "} here" + did_you_mean(place, known));
    }
    return sentence;
}

/// `missing` stands beside every mark below 100, and beside no full one.
std::string parse_missing(const JsonNode& node, const JsonFields& fields, int mark,
                          const std::vector<std::string_view>& places)
{
    std::string missing = parse_sentence(fields, "missing", places);
    if (mark < 100 && !fields.has("missing")) node.fault("a mark below 100 says in \"missing\" what full marks need");
    if (mark == 100 && fields.has("missing")) fields["missing"].key_fault("nothing is missing at 100");
    return missing;
}

std::vector<std::string_view> places_in_note(EventKind kind)
{
    switch (kind) {
        case EventKind::turn:
            return {"reply"};
        case EventKind::action:
            return {"action"};
        case EventKind::promise:
            return {"promise"};
        case EventKind::contact:
        case EventKind::end:
            return {"contact"};
        case EventKind::worksheet:
            return {};
    }
    return {};
}

std::vector<Letter> parse_letters(const JsonFields& fields)
{
    std::vector<Letter> letters;
    std::set<std::string> ids;
    for (const JsonNode& node : fields.elements("letters", 1, max_letters)) {
        const JsonFields members = node.fields({"id", "when", "note"}, {});
        Letter letter;
        letter.id = members.id("id");
        claim_id(node, "letter", letter.id, ids);
        if (members.has("when")) letter.when = parse_predicate(members["when"]);
        letter.note = parse_sentence(members, "note", places_in_note(letter.when.on));
        letters.push_back(std::move(letter));
    }
    return letters;
}

struct StateNode {
    JsonNode node;
    JsonFields fields;
};

/// Reads "next": {letter: state}; a letter that is not named keeps the state.
void parse_next(const StateNode& from, const std::vector<Letter>& letters, const std::vector<std::string>& ids,
                State& state)
{
    if (!from.fields.has("next")) return;
    std::vector<std::string_view> letter_ids;
    letter_ids.reserve(letters.size());
    for (const Letter& letter : letters) letter_ids.push_back(letter.id);
    const std::vector<std::string_view> state_ids(ids.begin(), ids.end());
    const JsonFields next = from.fields["next"].fields({}, letter_ids);
    for (std::size_t i = 0; i < std::min(letters.size(), max_letters); ++i) {
        if (!next.has(letters[i].id)) continue;
        state.next[i] = static_cast<std::uint8_t>(next[letters[i].id].name("state", state_ids) % max_states);
    }
}

/// Refuses states that no case can reach and letters that move nothing. Only for a monitor without other faults: a
/// misspelt name would show up here a second time.
void check_use(const std::vector<StateNode>& nodes, const JsonFields& fields, const Monitor& monitor)
{
    std::vector<std::size_t> open = {0};
    std::set<std::size_t> reached = {0};
    std::set<std::size_t> moving;
    while (!open.empty()) {
        const std::size_t from = open.back();
        open.pop_back();
        for (std::size_t letter = 0; letter < monitor.letters.size(); ++letter) {
            const std::size_t to = monitor.states[from].next[letter];
            if (to == from) continue;
            moving.insert(letter);
            if (reached.insert(to).second) open.push_back(to);
        }
    }
    for (std::size_t i = 0; i < monitor.states.size(); ++i) {
        if (reached.count(i) == 0) nodes[i].node.fault("no case can reach the state \"" + monitor.states[i].id + "\"");
    }
    const std::vector<JsonNode> letters = fields.elements("letters", 0, max_letters);
    for (std::size_t i = 0; i < monitor.letters.size(); ++i) {
        if (moving.count(i) == 0) letters[i].fault("the letter \"" + monitor.letters[i].id + "\" moves nothing");
    }
}

Monitor parse_monitor(const JsonNode& criterion, const JsonFields& fields)
{
    const std::size_t faults_before = criterion.fault_count();
    Monitor monitor;
    monitor.letters = parse_letters(fields);
    std::vector<StateNode> nodes;
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (const JsonNode& node : fields.elements("states", 2, max_states)) {
        nodes.push_back({node, node.fields({"id", "mark"}, {"missing", "next"})});
        ids.push_back(nodes.back().fields.id("id"));
        claim_id(node, "state", ids.back(), taken);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        State state;
        state.id = ids[i];
        state.mark = nodes[i].fields.number("mark", 0, 100);
        state.missing = parse_missing(nodes[i].node, nodes[i].fields, state.mark, {});
        state.next.fill(static_cast<std::uint8_t>(i % max_states));
        parse_next(nodes[i], monitor.letters, ids, state);
        monitor.states.push_back(std::move(state));
    }
    if (!nodes.empty() && monitor.states.front().mark != 0) {
        nodes.front().node.fault("the first state earns 0: a case in which nothing happens has earned nothing");
    }
    const bool whole = !monitor.states.empty() && !monitor.letters.empty();
    if (whole && criterion.fault_count() == faults_before) check_use(nodes, fields, monitor);
    return monitor;
}

Measure parse_measure(const JsonFields& fields)
{
    Measure measure;
    if (fields.has("of")) measure.of = static_cast<Quantity>(fields["of"].name("quantity", quantity_names()));
    measure.absent = parse_sentence(fields, "absent", {});
    std::set<std::string> taken = {"absent"};
    const std::vector<JsonNode> nodes = fields.elements("bands", 2, max_bands);
    std::int64_t last = -1;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const JsonNode& node = nodes[i];
        const JsonFields members = node.fields({"id", "mark", "note"}, {"missing", "at_most"});
        Band band;
        band.id = members.id("id");
        claim_id(node, "band", band.id, taken);
        band.mark = members.number("mark", 0, 100);
        band.note = parse_sentence(members, "note", {"reply", "action", "value"});
        band.missing = parse_missing(node, members, band.mark, {"value"});
        const bool is_last = i + 1 == nodes.size();
        if (is_last && members.has("at_most"))
            members["at_most"].key_fault("the last band is open: it takes what is left");
        if (!is_last && !members.has("at_most")) node.fault("every band but the last says \"at_most\"");
        if (!is_last && members.has("at_most")) {
            band.at_most = members.number("at_most", 0, 1'000'000'000);
            if (band.at_most <= last) members["at_most"].fault("bands rise: this one is not above the band before it");
            last = band.at_most;
        }
        measure.bands.push_back(std::move(band));
    }
    return measure;
}

Criterion parse_criterion(const JsonNode& node)
{
    const std::vector<std::string_view> kinds = {"monitor", "measure"};
    const std::vector<std::string_view> common = {"id", "title", "question", "weight", "needs", "kind"};
    Criterion criterion;
    const bool named = node.json().is_object() && node.json().contains("kind") && node.json()["kind"].is_string();
    const std::string kind = named ? node.json()["kind"].get<std::string>() : std::string();
    std::vector<std::string_view> required = common;
    std::vector<std::string_view> optional;
    if (kind == "monitor")
        required.insert(required.end(), {"letters", "states"});
    else if (kind == "measure")
        required.insert(required.end(), {"of", "bands", "absent"});
    else
        optional = {"letters", "states", "of", "bands", "absent"};
    const JsonFields fields = node.fields(required, optional);
    if (fields.has("kind")) fields["kind"].name("kind of criterion", kinds);
    criterion.id = fields.id("id");
    criterion.title = fields.text("title");
    criterion.question = fields.text("question");
    criterion.weight = fields.number("weight", 1, max_weight);
    for (const JsonNode& need : fields.elements("needs", 1, offer_names().size())) {
        criterion.needs.push_back(static_cast<Offer>(need.name("offer", offer_names())));
    }
    if (kind == "monitor") criterion.rule = parse_monitor(node, fields);
    if (kind == "measure") criterion.rule = parse_measure(fields);
    return criterion;
}

/// Every sentence of the file by message key.
Catalogue words_in(const Rubric::Data& data)
{
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Criterion& criterion : data.criteria) {
        const auto note = [&](const std::string& id, const std::string& words) {
            rows.emplace_back(note_key(data.id, criterion.id, id), words);
        };
        const auto missing = [&](const std::string& id, const std::string& words) {
            if (!words.empty()) rows.emplace_back(missing_key(data.id, criterion.id, id), words);
        };
        if (const auto* monitor = std::get_if<Monitor>(&criterion.rule)) {
            for (const Letter& letter : monitor->letters) note(letter.id, letter.note);
            for (const State& state : monitor->states) missing(state.id, state.missing);
        }
        if (const auto* measure = std::get_if<Measure>(&criterion.rule)) {
            for (const Band& band : measure->bands) note(band.id, band.note);
            for (const Band& band : measure->bands) missing(band.id, band.missing);
            missing("absent", measure->absent);
        }
    }
    return make_catalogue(std::move(rows));
}

}  // namespace

std::string note_key(std::string_view framework, std::string_view criterion, std::string_view letter_or_band)
{
    return "rubric." + std::string(framework) + "." + std::string(criterion) + ".note." + std::string(letter_or_band);
}

std::string missing_key(std::string_view framework, std::string_view criterion, std::string_view state_or_band)
{
    return "rubric." + std::string(framework) + "." + std::string(criterion) + ".missing." + std::string(state_or_band);
}

Rubric::Rubric(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

const std::string& Rubric::id() const
{
    return data_->id;
}

const std::string& Rubric::title() const
{
    return data_->title;
}

const Catalogue& words_of(const Rubric& rubric)
{
    return rubric.data().words;
}

Checked<Rubric> parse_rubric(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Diagnostics faults;
    const JsonFields fields = JsonNode(*json, faults).fields({"format", "id", "title", "source", "criteria"}, {});
    auto data = std::make_shared<Rubric::Data>();
    fields.number("format", format, format);
    data->id = fields.id("id");
    data->title = fields.text("title");
    data->source = fields.text("source");
    std::set<std::string> ids;
    for (const JsonNode& node : fields.elements("criteria", 1, max_criteria)) {
        data->criteria.push_back(parse_criterion(node));
        claim_id(node, "criterion", data->criteria.back().id, ids);
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(in_file_order(std::move(faults)));
    data->words = words_in(*data);
    return Rubric(std::move(data));
}

}  // namespace amends::rubric
