#pragma once
// What the sources of the rules share.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/check.h"
#include "sim/scenario/scenario.h"

namespace amends::scenario {

/// Collects broken rules.
class Rules {
public:
    void broken(std::string pointer, std::string message, std::vector<std::string> reads = {})
    {
        broken_.push_back({std::move(pointer), std::move(message), std::move(reads), false});
    }
    void broken_key(std::string pointer, std::string message, std::vector<std::string> reads = {})
    {
        broken_.push_back({std::move(pointer), std::move(message), std::move(reads), true});
    }
    /// The tail that suggests a name, while there are few faults.
    std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) const;
    std::vector<BrokenRule>& all() { return broken_; }

private:
    std::vector<BrokenRule> broken_;
};

/// Pointers of the file: at("/nodes", 3, "exits") is "/nodes/3/exits".
std::string at(std::string_view pointer, std::string_view key);
std::string at(std::string_view pointer, std::size_t index);
template <class Key, class Next, class... More>
std::string at(std::string_view pointer, Key key, Next next, More... more)
{
    return at(at(pointer, key), next, more...);
}

/// `when` is judged before anybody replies: `whose` ("an entry line") may not read the reply.
void check_state_only(const Guard& when, const std::string& pointer, std::string_view whose, Rules& rules);

void check_nodes(const Scenario& scenario, Rules& rules);     ///< lines, exits, patience, offered replies
void check_ways(const Scenario& scenario, Rules& rules);      ///< circles, and nodes that nothing leads to
void check_deeds(const Scenario& scenario, Rules& rules);     ///< slots, contacts, actions, promises, variables
void check_wording(const Scenario& scenario, Rules& rules);   ///< cover, answers, endings, worksheet, gates
void check_variants(const Scenario& scenario, Rules& rules);  ///< variants

}  // namespace amends::scenario
