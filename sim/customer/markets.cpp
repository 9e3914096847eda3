// Reads assets/customer/markets.json and lays one of its markets over the common coefficients.
#include "sim/customer/markets.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "scoring/base/suggest.h"

namespace amends::customer {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

bool has_text(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty();
}

/// The market's entries, found by its id.
const ordered_json* market_in(const ordered_json& file, std::string_view id)
{
    for (const ordered_json& each : file.at("markets")) {
        if (each.at("id") == id) return &each;
    }
    return nullptr;
}

}  // namespace

Checked<std::vector<Market>> parse_markets(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> text = read_json(bytes, name);
    if (!text) return tl::unexpected<Diagnostics>(text.error());
    const auto fault = [&](const std::string& pointer, const std::string& what) {
        return tl::unexpected<Diagnostics>(Diagnostics{{text->place_of(pointer), what}});
    };
    const json& root = text->tree;
    if (!root.is_object() || !root.contains("markets") || !root["markets"].is_array()) {
        return fault("/markets", "expected an object with a list \"markets\"");
    }
    std::vector<Market> markets;
    for (std::size_t i = 0; i < root["markets"].size(); ++i) {
        const std::string here = child_pointer("/markets", i);
        const json& entry = root["markets"][i];
        if (!entry.is_object()) return fault(here, "expected an object with id, title and impressions");
        for (const char* const key : {"id", "title"}) {
            if (!has_text(entry, key)) return fault(child_pointer(here, key), std::string("expected \"") + key + "\"");
        }
        if (!entry.contains("impressions") || !entry["impressions"].is_array()) {
            return fault(child_pointer(here, "impressions"), "expected a list of impressions");
        }
        markets.push_back({entry["id"], entry["title"]});
    }
    return markets;
}

Checked<std::string> coefficients_in(std::string_view coefficients, std::string_view markets, std::string_view name,
                                     std::string_view market)
{
    const Checked<std::vector<Market>> known = parse_markets(markets, name);
    if (!known) return tl::unexpected<Diagnostics>(known.error());
    const ordered_json overlays = ordered_json::parse(markets);
    const ordered_json* const overlay = market_in(overlays, market);
    if (overlay == nullptr) {
        std::vector<std::string_view> ids;
        for (const Market& each : *known) ids.push_back(each.id);
        return tl::unexpected<Diagnostics>(
            Diagnostics{{Place{std::string(name), 0, 0, "/markets"},
                         "there is no market \"" + std::string(market) + "\"" + did_you_mean(market, ids)}});
    }
    ordered_json file = ordered_json::parse(coefficients);
    file["id"] = file.at("id").get<std::string>() + "+" + std::string(market);
    for (const ordered_json& changed : overlay->at("impressions")) {
        const auto common = std::find_if(file.at("impressions").begin(), file.at("impressions").end(),
                                         [&](const ordered_json& each) { return each.at("id") == changed.at("id"); });
        if (common == file.at("impressions").end()) {
            file.at("impressions").push_back(changed);  // the reader says what is wrong with it
        } else {
            *common = changed;
        }
    }
    return file.dump(1) + "\n";
}

}  // namespace amends::customer
