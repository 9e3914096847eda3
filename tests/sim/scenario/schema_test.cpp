#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "sim/scenario/shape.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

/// The Io that writes a JSON Schema (draft 7) along the description in sim/scenario/shape.h.
class SchemaWriter {
public:
    static constexpr bool reads_only = true;
    using Json = nlohmann::ordered_json;

    Json root()
    {
        Json schema = object([this] { describe(*this, Scenario{}); });
        Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "Scenario format 1"},
                    {"description",
                     "scenarios/<id>/scenario.json. docs/scenario-format.md explains it; the program checks more than "
                     "a schema can say."}};
        out.update(schema);
        definitions_["text"] = {
            {"type", "string"}, {"minLength", 1}, {"maxLength", most_characters}, {"pattern", "[^ \\n]"}};
        definitions_["id"] = {{"type", "string"}, {"maxLength", most_id_size}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}};
        definitions_["segments"] = list_of(ref_to("text"), segment_count);
        out["definitions"] = definitions_;
        return out;
    }

    void text(const Field& field, const std::string&) { put(field, ref_to("text")); }
    void texts(const Field& field, const std::vector<std::string>&, Count count)
    {
        put(field, list_of(ref_to("text"), count));
    }
    void patterns(const Field& field, const std::vector<std::string>& values, Count count)
    {
        texts(field, values, count);
    }
    void id(const Field& field, const std::string&, Kind) { put(field, ref_to("id")); }
    void ref(const Field& field, const std::string&, Kind kind)
    {
        put(field, kind == Kind::question_topic ? Json{{"anyOf", {ref_to("id"), {{"const", "*"}}}}} : ref_to("id"));
    }
    void maybe_ref(const Field& field, const std::optional<std::string>&, Kind) { put(field, ref_to("id")); }
    void refs(const Field& field, const std::vector<std::string>&, Kind, Count count)
    {
        put(field, list_of(ref_to("id"), count));
    }

    void number(const Field& field, const int&, Range range)
    {
        Json schema = {{"type", "integer"}, {"minimum", range.least}, {"maximum", range.most}};
        if (!field.required) schema["default"] = range.initial;
        put(field, std::move(schema));
    }

    void flag(const Field& field, const bool&, bool initial)
    {
        Json schema = {{"type", "boolean"}};
        if (!field.required) schema["default"] = initial;
        put(field, std::move(schema));
    }

    void choice(const Field& field, const std::string&, NameList all) { put(field, one_of(all)); }

    template <class E>
    void name(const Field& field, const E&, NameList all, E initial)
    {
        Json schema = one_of(all);
        if (!field.required) schema["default"] = all[static_cast<std::size_t>(initial)];
        put(field, std::move(schema));
    }

    template <class E>
    void maybe_name(const Field& field, const std::optional<E>&, NameList all)
    {
        put(field, one_of(all));
    }

    template <class E>
    void names(const Field& field, const std::vector<E>&, NameList all, const std::vector<E>& = {})
    {
        put(field, list_of(one_of(all), Count{0, all.size()}));
    }

    template <class T>
    void spelt(const Field& field, const T&, const Spelling<T>& spelling, const T&)
    {
        put(field, {{"type", "string"}, {"pattern", spelling.pattern}});
    }

    void acts(const Field& field, const acts::ActSet&)
    {
        definitions_["act"] = one_of(act_names());
        put(field, list_of(ref_to("act"), Count{0, acts::act_count}));
    }

    void topic_conditions(const Field& field, const std::vector<TopicCondition>&)
    {
        const Json long_form = object([this] { describe(*this, TopicCondition{}); });
        put(field, list_of({{"anyOf", {ref_to("id"), long_form}}}, any_count));
    }

    void var_conditions(const Field& field, const std::vector<VarCondition>&)
    {
        put(field, map_of({{"anyOf", {ref_to("id"), list_of(ref_to("id"), some_count)}}}));
    }

    void promise_conditions(const Field& field, const std::vector<PromiseCondition>&)
    {
        const Json fate = one_of(fate_names());
        put(field, map_of({{"anyOf", {fate, list_of(fate, Count{1, fate_names().size()})}}}));
    }

    void wordings(const Field& say, const Field& any, const std::vector<std::vector<std::string>>&)
    {
        put(may(say.key, say.meaning), ref_to("segments"));
        put(may(any.key, any.meaning), list_of(ref_to("segments"), any_wording_count));
        current_["oneOf"] = {{{"required", {say.key}}}, {{"required", {any.key}}}};
    }

    void wording_list(const Field& field, const std::vector<std::vector<std::string>>&)
    {
        put(field, list_of(ref_to("segments"), again_count));
    }

    void assignments(const Field& field, const std::map<std::string, std::string>&)
    {
        put(field, map_of(ref_to("id")));
    }

    void evidence(const Field& field, const std::map<std::string, std::vector<std::string>>&)
    {
        Json schema = map_of(ref_to("segments"));
        schema["propertyNames"] = ref_to("act");
        put(field, std::move(schema));
    }

    void replacements(const Field& field, const std::map<std::string, std::string>&)
    {
        Json schema = map_of(ref_to("text"));
        schema["propertyNames"] = ref_to("text");
        put(field, std::move(schema));
    }

    void sums(const Field& field, const std::map<std::string, int>&)
    {
        put(field, map_of({{"type", "integer"}, {"minimum", 0}, {"maximum", most_money}}));
    }

    template <class T>
    void part(const Field& field, const T&)
    {
        put(field, schema_of<T>());
    }

    template <class T>
    void maybe(const Field& field, const std::optional<T>&)
    {
        put(field, schema_of<T>());
    }

    template <class F>
    void group(const Field& field, F fields)
    {
        put(field, object([&] { fields(*this); }));
    }

    template <class T>
    void list(const Field& field, const std::vector<T>&, Count count)
    {
        put(field, list_of(schema_of<T>(), count));
    }

private:
    static std::string definition_name(const Guard*) { return "guard"; }
    static std::string definition_name(const Speech*) { return "line"; }
    static std::string definition_name(const Exit*) { return "exit"; }
    static std::string definition_name(const Question*) { return "question"; }
    static std::string definition_name(const void*) { return ""; }

    static Json ref_to(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

    static Json one_of(NameList names)
    {
        Json all = Json::array();
        for (const std::string_view name : names) all.push_back(name);
        return {{"enum", all}};
    }

    static Json list_of(const Json& item, Count count)
    {
        return {{"type", "array"}, {"minItems", count.least}, {"maxItems", count.most}, {"items", item}};
    }

    static Json map_of(const Json& value)
    {
        return {{"type", "object"}, {"maxProperties", any_count.most}, {"additionalProperties", value}};
    }

    template <class T>
    Json schema_of()
    {
        const std::string name = definition_name(static_cast<const T*>(nullptr));
        if (name.empty()) return object([this] { describe(*this, T{}); });
        if (!definitions_.contains(name)) {
            definitions_[name] = nullptr;
            const Json schema = object([this] { describe(*this, T{}); });
            definitions_[name] = schema;
        }
        return ref_to(name);
    }

    template <class F>
    Json object(F fill)
    {
        Json outer = std::move(current_);
        current_ = {{"type", "object"},
                    {"properties", Json::object()},
                    {"patternProperties", {{"^x-", Json::object()}}},
                    {"additionalProperties", false}};
        fill();
        std::swap(outer, current_);
        return outer;
    }

    /// Beside a $ref draft 7 ignores everything, so a description needs allOf.
    void put(const Field& field, Json schema)
    {
        Json described = {{"description", field.meaning}};
        if (schema.contains("$ref"))
            described["allOf"] = Json::array({schema});
        else
            described.update(schema);
        current_["properties"][std::string(field.key)] = described;
        if (field.required) current_["required"].push_back(field.key);
    }

    Json current_;
    Json definitions_ = Json::object();
};

constexpr const char* schema_path = "scenarios/scenario.schema.json";

/// Whether an independent validator takes these bytes under the shipped schema.
bool is_valid(const std::string& bytes)
{
    static const auto schema = [] {
        const nlohmann::json json = nlohmann::json::parse(bytes_of(schema_path));
        auto made = std::make_unique<valijson::Schema>();
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), *made);
        return made;
    }();
    const nlohmann::json json = nlohmann::json::parse(bytes);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

std::vector<std::string> files_in(const std::string& folder, const std::string& name)
{
    std::vector<std::string> files;
    const std::filesystem::path root = AMENDS_SOURCE_DIR;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string file = entry.path().filename().string();
        const bool fits = file.size() >= name.size() && file.substr(file.size() - name.size()) == name;
        if (fits) files.push_back(std::filesystem::relative(entry.path(), root).generic_string());
    }
    return files;
}

TEST(ScenarioSchema, SaysWhatTheReaderReads)
{
    const std::string written = SchemaWriter().root().dump(2) + "\n";

    if (std::getenv("AMENDS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(std::string(AMENDS_SOURCE_DIR) + "/" + schema_path, std::ios::binary) << written;
    }
    EXPECT_EQ(written, bytes_of(schema_path));
}

TEST(ScenarioSchema, TakesTheFixtures)
{
    EXPECT_TRUE(is_valid(bytes_of("tests/data/tiny.scenario.json")));
    EXPECT_TRUE(is_valid(bytes_of("tests/data/small.scenario.json")));
}

TEST(ScenarioSchema, TakesEveryShippedScenario)
{
    const std::vector<std::string> files = files_in("scenarios", "scenario.json");

    EXPECT_FALSE(files.empty());
    for (const std::string& file : files) EXPECT_TRUE(is_valid(bytes_of(file))) << file;
}

TEST(ShippedScenario, IsSound)
{
    for (const std::string& file : files_in("scenarios", "scenario.json")) {
        const Checked<Scenario> scenario = parse_scenario(bytes_of(file), file);
        EXPECT_TRUE(scenario.has_value()) << shown(scenario.error());
    }
}

TEST(ScenarioSchema, RefusesEveryFaultOfShape)
{
    const std::vector<std::string> files = files_in("tests/data/broken/shape", ".json");

    EXPECT_GE(files.size(), 15U);
    for (const std::string& file : files) EXPECT_FALSE(is_valid(bytes_of(file))) << file;
}

TEST(ScenarioSchema, LeavesTheRulesToTheReader)
{
    const std::vector<std::string> files = files_in("tests/data/broken/rules", ".json");

    EXPECT_GE(files.size(), 30U);
    for (const std::string& file : files) EXPECT_TRUE(is_valid(bytes_of(file))) << file;
}

}  // namespace
}  // namespace amends::scenario
