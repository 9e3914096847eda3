#include "sim/scenario/parse.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "scoring/base/json_text.h"
#include "sim/scenario/check.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/shape.h"

namespace amends::scenario {
namespace {

bool is_within(std::string_view inner, std::string_view outer)
{
    return inner.substr(0, outer.size()) == outer && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

/// Pointers in which something could not be read.
class Doubt {
public:
    explicit Doubt(std::vector<std::string> pointers) : pointers_(std::move(pointers))
    {
        std::sort(pointers_.begin(), pointers_.end());
    }

    /// Whether something at, around or within `pointer` could not be read.
    bool touches(const std::string& pointer) const
    {
        if (pointers_.empty()) return false;
        if (pointer.empty() || holds(pointer)) return true;
        const auto below = std::lower_bound(pointers_.begin(), pointers_.end(), pointer + "/");
        if (below != pointers_.end() && is_within(*below, pointer)) return true;
        for (std::size_t slash = pointer.rfind('/'); slash != std::string::npos && slash > 0;
             slash = pointer.rfind('/', slash - 1)) {
            if (holds(pointer.substr(0, slash))) return true;
        }
        return false;
    }

private:
    bool holds(const std::string& pointer) const
    {
        return std::binary_search(pointers_.begin(), pointers_.end(), pointer);
    }

    std::vector<std::string> pointers_;
};

/// A rule that looked at what could not be read says nothing: its fault may only follow from the other.
bool is_doubtful(const BrokenRule& rule, const Doubt& doubt)
{
    return doubt.touches(rule.pointer) ||
           std::any_of(rule.reads.begin(), rule.reads.end(), [&doubt](const auto& p) { return doubt.touches(p); });
}

std::optional<Diagnostics> newer_format(const JsonText& json)
{
    if (!json.tree.is_object()) return std::nullopt;
    const auto format = json.tree.find("format");
    if (format == json.tree.end() || !format->is_number_integer() || *format <= 1) return std::nullopt;
    return Diagnostics{{json.place_of("/format"), "this scenario has format " + format->dump() +
                                                      "; this program reads format 1 and needs to be renewed for it"}};
}

}  // namespace

Checked<Scenario> parse_scenario(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected(json.error());
    if (std::optional<Diagnostics> newer = newer_format(*json)) return tl::unexpected(std::move(*newer));

    Scenario scenario;
    Reader reader(*json, scenario.extras);
    reader.root(scenario);
    Diagnostics faults = std::move(reader.faults());
    const Doubt doubt(reader.doubtful());
    for (BrokenRule& rule : check_scenario(scenario)) {
        if (is_doubtful(rule, doubt)) continue;
        faults.push_back({rule.about_key ? json->key_place_of(rule.pointer) : json->place_of(rule.pointer),
                          std::move(rule.message)});
    }
    if (faults.empty()) return scenario;
    std::stable_sort(faults.begin(), faults.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return tl::unexpected(std::move(faults));
}

}  // namespace amends::scenario
