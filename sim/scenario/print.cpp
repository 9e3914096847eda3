#include "sim/scenario/print.h"

#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"

namespace amends::scenario {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_line = 120;
constexpr std::size_t indent_step = 2;

std::string escaped(const std::string& text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string on_one_line(const Json& value)
{
    if (value.is_string()) return escaped(value.get_ref<const std::string&>());
    if (!value.is_structured()) return value.dump();
    std::string out(1, value.is_object() ? '{' : '[');
    for (const auto& [key, item] : value.items()) {
        if (out.size() > 1) out += ", ";
        if (value.is_object()) out += escaped(key) + ": ";
        out += on_one_line(item);
    }
    return out + (value.is_object() ? '}' : ']');
}

/// Appends `value`. `used` columns of its line are taken before it.
void print(std::string& out, const Json& value, std::size_t indent, std::size_t used)
{
    std::string line = on_one_line(value);
    const bool whole = indent == 0 && value.is_object();  // the scenario itself
    if (value.empty() || !value.is_structured() || (!whole && used + count_code_points(line) < widest_line)) {
        out += line;
        return;
    }
    const std::string margin(indent + indent_step, ' ');
    bool first = true;
    out += value.is_object() ? '{' : '[';
    for (const auto& [key, item] : value.items()) {
        out += first ? "\n" : ",\n";
        first = false;
        const std::string label = value.is_object() ? escaped(key) + ": " : "";
        out += margin + label;
        print(out, item, margin.size(), margin.size() + count_code_points(label));
    }
    out += "\n" + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string print_canonical(const nlohmann::ordered_json& value)
{
    std::string out;
    print(out, value, 0, 0);
    return out + "\n";
}

}  // namespace amends::scenario
