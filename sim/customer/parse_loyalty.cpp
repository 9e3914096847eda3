// Reads assets/customer/loyalty.json.
#include <nlohmann/json.hpp>

#include "scoring/base/json_fields.h"
#include "sim/customer/loyalty.h"

namespace amends::customer {
namespace {

constexpr int most_milli = 5'000;

Term parse_term(const JsonNode& node, std::size_t opinion)
{
    Term term;
    const JsonFields fields = node.fields({"from", "milli"}, {"grave"});
    term.mild = fields.number("milli", -most_milli, most_milli);
    term.grave = fields.number("grave", -most_milli, most_milli, term.mild);
    if (!fields.has("from")) return term;
    const std::string from = fields.text("from");
    if (const std::optional<Step> step = step_named(from)) {
        term.of_step = true;
        term.from = static_cast<std::size_t>(*step);
        return term;
    }
    // Only opinions that stand before this one: the chain has no circle.
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < opinion; ++i) known.push_back(name_of(static_cast<Opinion>(i)));
    const auto before = known.size();
    for (std::size_t i = 0; i < step_count; ++i) known.push_back(name_of(static_cast<Step>(i)));
    const std::size_t index = fields["from"].name("step or earlier opinion", known);
    term.from = index < before ? index : 0;
    return term;
}

OpinionRule parse_opinion(const JsonNode& node, std::size_t opinion)
{
    OpinionRule rule;
    const JsonFields fields = node.fields({"id", "noise", "source", "terms"}, {"base", "grave_base"});
    const std::string expected(name_of(static_cast<Opinion>(opinion)));
    if (fields.has("id") && fields.text("id") != expected) {
        fields["id"].fault("expected \"" + expected + "\" here: the opinions stand in the order of the chain");
    }
    fields.text("source");
    rule.noise = fields.number("noise", 0, most_milli);
    rule.mild_base = fields.number("base", -most_milli, most_milli);
    rule.grave_base = fields.number("grave_base", -most_milli, most_milli, rule.mild_base);
    for (const JsonNode& term : fields.elements("terms", 1, step_count + opinion_count)) {
        rule.terms.push_back(parse_term(term, opinion));
    }
    return rule;
}

}  // namespace

Checked<LoyaltyModel> parse_loyalty(std::string_view bytes, std::string_view name)
{
    auto text = read_json(bytes, name);
    if (!text) return tl::unexpected(std::move(text.error()));
    Diagnostics faults;
    LoyaltyModel model;
    const JsonNode root(*text, faults);
    const JsonFields fields = root.fields({"id", "opinions", "failed_again", "averse"}, {"note"});
    model.id = fields.text("id");
    const std::vector<JsonNode> opinions = fields.elements("opinions", opinion_count, opinion_count);
    for (std::size_t i = 0; i < opinions.size(); ++i) model.opinions[i] = parse_opinion(opinions[i], i);
    if (fields.has("failed_again")) {
        const JsonFields again = fields["failed_again"].fields({"milli", "source"}, {});
        again.text("source");
        model.failed_again = again.number("milli", -most_milli, 0);
    }
    if (fields.has("averse")) {
        const JsonFields averse = fields["averse"].fields({"permille", "source"}, {});
        averse.text("source");
        model.averse_permille = averse.number("permille", 0, 1000);
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return model;
}

}  // namespace amends::customer
