// A scenario as one of its variants tells it.

#include <algorithm>

#include "sim/scenario/sums.h"
#include "sim/scenario/visitor.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

class Replacer : public Visitor<Replacer, false> {
public:
    explicit Replacer(const std::map<std::string, std::string>& words) : words_(words) {}

    void on_text(std::string& text) { text = replace_phrases(text, words_); }

private:
    const std::map<std::string, std::string>& words_;
};

}  // namespace

std::vector<Sum> sums_of(Scenario& scenario)
{
    std::vector<Sum> sums{{"failure.loss", &scenario.failure.loss},
                          {"role.paper", &scenario.role.paper},
                          {"role.practice", &scenario.role.practice}};
    for (Action& action : scenario.actions) sums.push_back({"actions/" + action.id + "/cost", &action.cost});
    return sums;
}

std::optional<Scenario> as_variant(const Scenario& scenario, const std::string& variant)
{
    if (variant.empty()) return scenario;
    const auto found = std::find_if(scenario.variants.begin(), scenario.variants.end(),
                                    [&variant](const Variant& candidate) { return candidate.id == variant; });
    if (found == scenario.variants.end()) return std::nullopt;
    Scenario varied = scenario;
    Replacer replacer(found->words);
    describe(replacer, varied);
    for (const Sum& sum : sums_of(varied)) {
        const auto changed = found->sums.find(sum.path);
        if (changed != found->sums.end()) *sum.value = changed->second;
    }
    return varied;
}

}  // namespace amends::scenario
