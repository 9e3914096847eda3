#include "sim/author/starter.h"

#include <nlohmann/json.hpp>

#include "scoring/base/json_fields.h"
#include "scoring/base/json_text.h"
#include "sim/author/skeleton.h"
#include "sim/scenario/field.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/print.h"
#include "sim/scenario/write.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view shapes[] = {"micro", "follow-up", "next-visit", "no-fix", "hand-over"};

}  // namespace

std::vector<std::string_view> shape_names()
{
    return {std::begin(shapes), std::end(shapes)};
}

const std::vector<FormField>& complaint_fields()
{
    static const std::vector<FormField> fields = {{"title", &Complaint::title},
                                                  {"customer", &Complaint::customer},
                                                  {"about", &Complaint::about, nullptr, true},
                                                  {"persona", &Complaint::persona},
                                                  {"reason", &Complaint::reason, nullptr, true},
                                                  {"says", &Complaint::says, nullptr, true},
                                                  {"odd_word", &Complaint::odd_word},
                                                  {"cause", &Complaint::cause, nullptr, true},
                                                  {"loss", nullptr, &Complaint::loss},
                                                  {"record", &Complaint::record},
                                                  {"truth", &Complaint::truth},
                                                  {"industry", &Complaint::industry},
                                                  {"you", &Complaint::you, nullptr, true},
                                                  {"find_out", &Complaint::find_out},
                                                  {"fact", &Complaint::fact},
                                                  {"fix", &Complaint::fix},
                                                  {"fix_cost", nullptr, &Complaint::fix_cost},
                                                  {"fix_result", &Complaint::fix_result},
                                                  {"gift", &Complaint::gift},
                                                  {"gift_cost", nullptr, &Complaint::gift_cost},
                                                  {"promise", &Complaint::promise}};
    return fields;
}

Checked<std::string> scenario_from(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
{
    Diagnostics blank;
    for (const FormField& field : complaint_fields()) {
        if (field.text != nullptr && (complaint.*field.text).find_first_not_of(" \n") == std::string::npos)
            blank.push_back({{"", 0, 0, "/" + std::string(field.key)}, "says nothing yet"});
    }
    if (!blank.empty()) return tl::unexpected<Diagnostics>(std::move(blank));
    const std::string bytes = scenario::print_canonical(skeleton_of(complaint, house, shape, id));
    const Checked<scenario::Scenario> read = scenario::parse_scenario(bytes, id);
    if (!read) return tl::unexpected<Diagnostics>(read.error());
    return scenario::write_scenario(*read);
}

Checked<Complaint> parse_complaint(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Diagnostics faults;
    std::vector<std::string_view> keys;
    for (const FormField& field : complaint_fields()) keys.push_back(field.key);
    const JsonFields fields = JsonNode(*json, faults).fields({}, keys);
    Complaint complaint;
    for (const FormField& field : complaint_fields()) {
        if (!fields.has(field.key)) continue;
        if (field.text != nullptr) complaint.*field.text = fields.text(field.key);
        if (field.money != nullptr) complaint.*field.money = fields.number(field.key, 0, scenario::most_money);
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return complaint;
}

Checked<House> parse_house(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Diagnostics faults;
    const JsonFields fields =
        JsonNode(*json, faults).fields({}, {"brand", "currency", "paper", "practice", "authority_words", "rules"});
    House house;
    if (fields.has("brand")) house.brand = fields.text("brand");
    if (fields.has("currency")) house.currency = fields.text("currency");
    house.paper = fields.number("paper", 0, scenario::most_money, house.paper);
    house.practice = fields.number("practice", 0, scenario::most_money, house.practice);
    if (fields.has("authority_words")) house.authority_words = fields.text("authority_words");
    if (fields.has("rules")) {
        house.rules.clear();
        for (const JsonNode& rule : fields.elements("rules", 0, scenario::any_count.most))
            house.rules.push_back(rule.text());
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return house;
}

std::string write_house(const House& house)
{
    return scenario::print_canonical(Json{{"brand", house.brand},
                                          {"currency", house.currency},
                                          {"paper", house.paper},
                                          {"practice", house.practice},
                                          {"authority_words", house.authority_words},
                                          {"rules", house.rules}});
}

std::string write_complaint(const Complaint& complaint)
{
    Json json = Json::object();
    for (const FormField& field : complaint_fields()) {
        if (field.text != nullptr) json[std::string(field.key)] = complaint.*field.text;
        if (field.money != nullptr) json[std::string(field.key)] = complaint.*field.money;
    }
    return scenario::print_canonical(json);
}

}  // namespace amends::author
