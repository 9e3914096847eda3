#pragma once
// The forty recovery acts of the codebook (docs/codebook.md): 26 that help, then 14 that harm.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amends::acts {

/// In the order of the codebook; the order is part of the file formats' tests, never of a file.
enum class Act : std::uint8_t {
    apology,
    acknowledge_feeling,
    take_perspective,
    invite_story,
    ask_detail,
    check_understanding,
    own_it,
    explain_fix,
    offer_choice,
    compensate,
    act_now,
    commit_time,
    thank,
    promise_follow_up,
    warm_handoff,
    reassure,
    confirm_resolved,
    recall_history,
    explain_cause,
    prevent_repeat,
    progress_update,
    set_expectation,
    decline_with_way,
    ask_permission,
    set_boundary,
    safety_first,
    blame_customer,
    blame_other,
    hide_behind_policy,
    minimise,
    conditional_apology,
    cold_transfer,
    refuse,
    overpromise,
    hostile,
    rush,
    canned,
    stonewall,
    self_focus,
    put_on_customer,
};

inline constexpr std::size_t act_count = 40;
inline constexpr std::size_t helpful_count = 26;

constexpr std::size_t index_of(Act act)
{
    return static_cast<std::size_t>(act);
}
constexpr Act act_at(std::size_t index)
{
    return static_cast<Act>(index);
}
constexpr bool is_helpful(Act act)
{
    return index_of(act) < helpful_count;
}

/// The act's name in files and in the codebook, for example "acknowledge_feeling".
std::string_view name_of(Act act);
std::optional<Act> act_named(std::string_view name);

/// A set of acts as bits; the only form in which guards and monitors read a reply's acts.
struct ActSet {
    std::uint64_t bits = 0;

    constexpr bool has(Act act) const { return ((bits >> index_of(act)) & 1U) != 0; }
    constexpr void add(Act act) { bits |= std::uint64_t{1} << index_of(act); }
    constexpr void remove(Act act) { bits &= ~(std::uint64_t{1} << index_of(act)); }
    constexpr bool empty() const { return bits == 0; }
    constexpr bool has_all(ActSet other) const { return (bits & other.bits) == other.bits; }
    constexpr bool has_any(ActSet other) const { return (bits & other.bits) != 0; }
    constexpr ActSet operator|(ActSet other) const { return {bits | other.bits}; }
    bool operator==(const ActSet&) const = default;
};

constexpr ActSet helpful_acts()
{
    return {(std::uint64_t{1} << helpful_count) - 1};
}
constexpr ActSet harmful_acts()
{
    return {((std::uint64_t{1} << act_count) - 1) ^ helpful_acts().bits};
}

template <class... Acts>
constexpr ActSet acts_of(Acts... acts)
{
    ActSet set;
    (set.add(acts), ...);
    return set;
}

}  // namespace amends::acts
