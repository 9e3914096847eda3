#pragma once
// Everything that is proved of one scenario, in one value.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/proof/count.h"
#include "sim/proof/cover.h"
#include "sim/proof/sample.h"
#include "sim/proof/ways.h"

namespace amends::proof {

struct ProveOptions {
    std::vector<std::string> texts;  ///< what may be typed, beside our own examples: the replies of plans
    std::uint64_t plays = 200;       ///< sampled plays of each player
    std::uint64_t sampled = 10'000;  ///< random plays where the space is beyond its budget
    bool count_only = false;         ///< the space and the shares of endings, without words and marks
    std::vector<std::string> ways;   ///< ids of what to find the shortest plays to; "all" for everything
    bool cover = false;              ///< also find plays that cover everything
    std::uint64_t limit = budget;
    std::function<void(std::string_view)> progress;  ///< called with what is done next; may be empty
};

struct Report {
    std::string scenario;
    std::string name;  ///< of its file
    Count count;
    std::size_t lumps = 0;
    Chances chances;                                               ///< empty where the space is beyond the budget
    std::vector<std::uint64_t> drawn;                              ///< … then endings of that many random plays
    std::array<std::vector<std::uint64_t>, player_count> endings;  ///< by player, in 2^-30
    std::vector<FrameworkProof> frameworks;
    std::vector<Sampled> samples;
    std::vector<Way> ways;
    std::optional<Cover> cover;
    Findings findings;  ///< by pointer; file, line and column are not known here
};

Report prove(const play::Pinned& pinned, const acts::Model& model, const std::vector<rubric::Rubric>& rubrics,
             const ProveOptions& options);

/// For people: shares, ranges and means in tables. `criteria`: each criterion on a line of its own.
std::string write_text(const Report& report, const scenario::Scenario& scenario, bool per_node, bool criteria);
/// One JSON object; means in thousandths, shares in 2^-30.
std::string write_json(const Report& report, const scenario::Scenario& scenario);

}  // namespace amends::proof
