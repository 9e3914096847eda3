#pragma once
// Which replies can exist: small demands on what a reply holds, put together without contradiction.
// A class of replies that nobody could say is left out of the analysis; what is kept may be too much, never too little.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/rubric/monitor.h"
#include "sim/customer/impression.h"
#include "sim/scenario/field.h"
#include "sim/scenario/scenario.h"

namespace amends::proof {

/// A set of (topic, how), by index 4 x topic + how.
using TopicSet = std::array<std::uint64_t, scenario::most_topics / 16>;

/// What a reply must hold and must not: acts, empathy, topics; and the facts and numbers that a monitor may ask for.
struct Wanted {
    acts::ActSet must, never;
    int empathy_least = 0, empathy_most = 3;
    TopicSet topics{}, no_topics{};
    std::uint32_t flags = 0, no_flags = 0;  ///< bit per rubric::Flag
    struct Range {
        int least = 0, most = 1'000'000'000;

        bool operator==(const Range&) const = default;
    };
    std::array<Range, rubric::number_count> numbers{};

    bool operator==(const Wanted&) const = default;
    /// Both demands in one; false where they contradict each other.
    bool add(const Wanted& other);
    /// Whether everything that `other` demands is demanded here.
    bool covers(const Wanted& other) const;
};

/// At least one of these.
using OneOf = std::vector<Wanted>;

/// A demand that holds `base` and one of each list, or nothing where there is none.
std::optional<Wanted> sayable(const Wanted& base, std::span<const OneOf* const> lists);
std::optional<Wanted> sayable(const Wanted& base, const std::vector<OneOf>& lists);

/// The part of a guard that reads the reply, as demands; and what it takes not to fulfil it.
std::vector<OneOf> fulfilling(const scenario::Guard& guard, const scenario::Scenario& scenario);
OneOf not_fulfilling(const scenario::Guard& guard, const scenario::Scenario& scenario);

/// The same for a monitor's predicate on a turn. What is known of the moment (was it an interruption, which turn is it)
/// is in the base demand; what is not (the clock, whether the cause was owed) stays open.
std::vector<OneOf> fulfilling(const rubric::Predicate& predicate);
OneOf not_fulfilling(const rubric::Predicate& predicate);

/// Replies of this tone. A reply that repeats an earlier one is brushed off whatever it holds, unless it attacks.
std::vector<OneOf> of_tone(customer::Impression tone);

/// Touching a topic in one of these ways; any where there are none.
OneOf touching(const scenario::Scenario& scenario, const std::string& topic, const std::vector<acts::TopicHow>& how);

}  // namespace amends::proof
