#pragma once
// The compiled form of a scenario. Made once, read by step, decide and proof.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/play/branch.h"

namespace amends::play {

/// The part of a guard that reads the branching state.
struct StateGuard {
    std::uint8_t anger_least = 0, anger_most = 6, trust_least = 0, trust_most = 6;
    std::uint8_t heard_least = 0, heard_most = 2, memory_least = 0, memory_most = 2;
    std::uint16_t done = 0, not_done = 0;
    struct VarIn {
        std::uint16_t radix, size;  ///< value = vars / radix % size
        std::uint32_t values;       ///< bit per value

        bool operator==(const VarIn&) const = default;
    };
    std::vector<VarIn> vars;
    std::array<std::uint8_t, promises_most> fates{};  ///< bit per PromiseState; 0: not read
    bool reads_promises = false;

    bool holds(const BranchState& state) const;
    bool operator==(const StateGuard&) const = default;
};

struct CompiledEffects {
    struct Set {
        std::uint16_t radix, size, value;

        void happen(BranchState& state) const;
        bool operator==(const Set&) const = default;
    };
    std::vector<Set> set;
    std::int8_t remember = -1;

    bool none() const { return set.empty() && remember < 0; }
    void happen(BranchState& state) const;
    bool operator==(const CompiledEffects&) const = default;
};

struct CompiledExit {
    StateGuard when;
    bool reads_reply = false;
    CompiledEffects effects;
    std::int32_t to = -1;  ///< -1: stays
};

struct CompiledNode {
    std::vector<StateGuard> lines;   ///< entry lines, in order
    std::uint8_t vent_segments = 0;  ///< segments of the entry line where it vents, else 0
    std::vector<CompiledExit> exits;
    std::uint8_t patience = 0;
    std::optional<CompiledExit> out_of_patience;
    bool hang_up = false;
    std::uint8_t ending = 0;
    std::vector<StateGuard> offered;  ///< when each ready-made reply is on the list
};

struct CompiledAnswer {
    StateGuard when;
    std::vector<bool> nodes;  ///< by node index
    CompiledEffects effects;
};

struct CompiledAction {
    StateGuard needs;
    std::vector<bool> nodes;  ///< by node index; empty between contacts
    std::vector<bool> slots;  ///< by slot index
    bool between = false;
    std::int16_t bit = -1;  ///< in BranchState::done; -1 where nothing can change
    bool repeats = false;
    customer::Impression impression = customer::Impression::neutral;
    CompiledEffects effects;
    std::int16_t opens = -1;
};

struct CompiledPromise {
    std::array<std::uint8_t, 3> slots{};  ///< slot index of each time it may be due
    std::uint8_t slot_count = 0;
    std::uint8_t unless_said = 0;  ///< which of them
    std::int16_t kept_by_action = -1;
    std::int16_t kept_by_contact = -1;
};

struct CompiledContact {
    bool by_customer = true;
    std::int16_t slot = -1;
    StateGuard when;
    std::uint16_t node = 0;
};

/// What still matters once a contact is over: bits and variables that nothing can read any more are dropped, so that
/// plays which differ in nothing that counts are the same state.
struct Kept {
    std::uint16_t done = 0xFFFF;
    std::vector<CompiledEffects::Set> dropped;  ///< variables put back to their start
};

struct Compiled {
    customer::Persona persona;
    BranchState start;
    std::uint8_t first_contact = 0;
    std::vector<CompiledNode> nodes;
    std::vector<CompiledAnswer> answers;
    std::vector<CompiledAction> actions;
    std::vector<CompiledPromise> promises;
    std::vector<CompiledContact> contacts;
    std::vector<Kept> kept;  ///< by contact
    std::vector<StateGuard> reactions;
    std::vector<StateGuard> gates;
    std::uint8_t slots = 1;
    std::uint8_t unended = 0;  ///< as BranchState::ending
};

/// Compiles a checked scenario for its persona. The only faults are a persona that is not in the
/// coefficients and a scenario beyond the limits of the branching state.
Checked<Compiled> compile(const scenario::Scenario& scenario, const customer::Coefficients& coefficients);

}  // namespace amends::play
