#include "sim/report/heard_again.h"

#include <algorithm>

namespace amends::report {
namespace {

constexpr std::size_t most_carriers = 3;

std::string quoted(const acts::Span& span, std::string_view reply)
{
    return "“" + std::string(reply.substr(span.begin, span.end - span.begin)) + "”";
}

std::string turn_of(const acts::Explanation& explanation, bool counts, std::string_view reply, const Words& words)
{
    if (explanation.smallest) {
        if (!explanation.smallest->put.empty()) return words(counts ? "heard.stated_gone" : "heard.stated_comes");
        const std::string what = quoted(explanation.smallest->span, reply);
        return words(counts ? "heard.without_gone" : "heard.without_comes", {{"words", what}});
    }
    std::string carriers;
    for (std::size_t i = 0; i < std::min(explanation.carriers.size(), most_carriers); ++i) {
        carriers += (carriers.empty() ? "" : ", ") + quoted(explanation.carriers[i].span, reply);
    }
    return carriers.empty() ? "" : words("heard.hangs_on", {{"words", carriers}});
}

/// Whether the change takes away from what already helps: no advice then, whatever it would bring.
bool costs_something(const acts::Change& change, const acts::Hearing& hearing)
{
    for (std::size_t i = 0; i < acts::helpful_count; ++i) {
        for (const acts::Span& span : hearing.acts[i].spans) {
            if (change.put.empty() && change.span.begin < span.end && span.begin < change.span.end) return true;
        }
    }
    return false;
}

}  // namespace

std::vector<HeardAgain> heard_again(const acts::Hearing& hearing, const std::vector<acts::Explanation>& explanations,
                                    std::string_view reply, const Words& words)
{
    std::vector<HeardAgain> heard;
    std::vector<HeardAgain> nearly;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::Act act = acts::act_at(i);
        const acts::ActHeard& as_heard = hearing.of(act);
        const std::string name = words("act." + std::string(name_of(act)));
        const auto why = std::ranges::find(explanations, act, &acts::Explanation::act);
        const bool counts = as_heard.present && !as_heard.unsure;
        const std::string turn = why == explanations.end() ? "" : turn_of(*why, counts, reply, words);
        if (as_heard.present || as_heard.unsure) {
            heard.push_back({as_heard.unsure ? words("debrief.unsure", {{"act", name}}) : name, is_helpful(act), false,
                             as_heard.reason, turn});
        } else if (is_helpful(act) && why != explanations.end() && why->smallest &&
                   !costs_something(*why->smallest, hearing)) {
            nearly.push_back({words("heard.nearly", {{"act", name}}), true, true, "", turn});
        }
    }
    heard.insert(heard.end(), nearly.begin(), nearly.end());
    return heard;
}

}  // namespace amends::report
