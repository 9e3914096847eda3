#include "sim/author/starter.h"

#include <algorithm>
#include <charconv>
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

constexpr std::string_view weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr int minutes_a_day = 24 * 60;

bool same_letters(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Digits alone, below `most`.
std::optional<int> number_in(std::string_view digits, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0 || value >= most) return std::nullopt;
    return value;
}

/// Answers that must be of a kind, each with what it has to be.
void check_answers(const Complaint& complaint, Diagnostics& faults)
{
    const auto refuse = [&](const char* key, const char* why) { faults.push_back({{"", 0, 0, key}, why}); };
    for (const auto& [key, words] : {std::pair("/when", &complaint.when), std::pair("/due", &complaint.due)}) {
        if (!minute_of_week(*words)) refuse(key, "expected a day and an hour, as in Monday 10:00");
    }
    if (complaint.at_once != "yes" && complaint.at_once != "no") refuse("/at_once", "expected yes or no");
}

constexpr std::string_view shapes[] = {"micro", "follow-up", "next-visit", "no-fix", "hand-over"};

}  // namespace

std::vector<std::string_view> shape_names()
{
    return {std::begin(shapes), std::end(shapes)};
}

std::optional<int> minute_of_week(std::string_view words)
{
    std::string_view day = words.substr(0, words.find_first_of(" ,"));
    const std::size_t hour_at = words.find_first_of("0123456789");
    if (hour_at == std::string_view::npos) return std::nullopt;
    const std::string_view clock = words.substr(hour_at);
    const std::size_t colon = clock.find_first_of(":.");
    const auto hour = number_in(clock.substr(0, colon), 24);
    const auto minute =
        colon == std::string_view::npos ? std::optional<int>(0) : number_in(clock.substr(colon + 1), 60);
    for (int i = 0; i < 7 && hour && minute; ++i) {
        if (same_letters(day, weekdays[i])) return i * minutes_a_day + *hour * 60 + *minute;
    }
    return std::nullopt;
}

std::string weekday_words(int minute)
{
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const int in_day = minute % minutes_a_day;
    return std::string(weekdays[minute / minutes_a_day % 7]) + ", " + two(in_day / 60) + ":" + two(in_day % 60);
}

std::string sum_text(int minor)
{
    const int rest = minor % 100;
    return std::to_string(minor / 100) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

std::optional<int> sum_of(std::string_view text)
{
    const std::size_t point = text.find_first_of(".,");
    const auto whole = number_in(text.substr(0, point), scenario::most_money / 100 + 1);
    if (!whole || point == std::string_view::npos) return whole ? std::optional<int>(*whole * 100) : std::nullopt;
    const std::string_view rest = text.substr(point + 1);
    const auto hundredths = number_in(rest, 100);
    if (!hundredths || rest.size() > 2) return std::nullopt;
    const int sum = *whole * 100 + (rest.size() == 1 ? *hundredths * 10 : *hundredths);
    return sum <= scenario::most_money ? std::optional<int>(sum) : std::nullopt;
}

std::optional<std::string> currency_of(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    std::string out(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool letters = std::ranges::all_of(out, [](char c) { return c >= 'A' && c <= 'Z'; });
    return letters && out.size() == 3 ? std::optional(out) : std::nullopt;
}

const std::vector<FormField>& complaint_fields()
{
    static const std::vector<FormField> fields = {{"title", &Complaint::title},
                                                  {"customer", &Complaint::customer},
                                                  {"about", &Complaint::about, nullptr, true},
                                                  {"persona", &Complaint::persona},
                                                  {"reason", &Complaint::reason, nullptr, true},
                                                  {"when", &Complaint::when},
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
                                                  {"at_once", &Complaint::at_once},
                                                  {"fix_result", &Complaint::fix_result},
                                                  {"gift", &Complaint::gift},
                                                  {"gift_cost", nullptr, &Complaint::gift_cost},
                                                  {"promise", &Complaint::promise},
                                                  {"due", &Complaint::due}};
    return fields;
}

Checked<std::string> scenario_from(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
{
    Diagnostics blank;
    for (const FormField& field : complaint_fields()) {
        if (field.text != nullptr && (complaint.*field.text).find_first_not_of(" \n") == std::string::npos)
            blank.push_back({{"", 0, 0, "/" + std::string(field.key)}, "says nothing yet"});
    }
    if (blank.empty()) check_answers(complaint, blank);
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
    if (fields.has("currency")) house.currency = currency_of(fields.text("currency")).value_or(fields.text("currency"));
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
        if (field.text != nullptr && !(complaint.*field.text).empty())
            json[std::string(field.key)] = complaint.*field.text;
        if (field.money != nullptr) json[std::string(field.key)] = complaint.*field.money;
    }
    return scenario::print_canonical(json);
}

}  // namespace amends::author
