#pragma once
// An organisation that does not exist, for demonstration and for measuring: trainees with latent skills, plays with
// marks. Simulated; never to be mixed with real records.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/report/team/ledger.h"

namespace amends::report {

/// The model's name and version: part of what is generated from the same seed.
inline constexpr const char* generator_name = "graded-response-1";

/// What a framework can give in a scenario.
struct GeneratedStep {
    std::string id, title;
    int weight = 0;
    std::vector<int> marks;  ///< that the criterion can give, rising
};

struct GeneratedScenario {
    std::string id, title, version;
    std::vector<bool> observed;  ///< by step
};

struct Organisation {
    std::uint64_t seed = 1;
    int trainees = 60;
    int plays = 600;
    std::int64_t last_day = 0;   ///< days since 1970; plays lie in the half year before its end
    std::string rubric, scorer;  ///< hashes
    std::vector<GeneratedStep> steps;
    std::vector<GeneratedScenario> scenarios;
};

/// The marks that each criterion of a rubric can give.
std::vector<GeneratedStep> generated_steps(const rubric::Rubric& rubric);

/// Every play once, trainee by trainee, each trainee's in order of time. Equal organisations give equal plays on every
/// machine.
void generate(const Organisation& organisation, const std::function<void(const Kept&)>& take);

}  // namespace amends::report
