#pragma once
// Cases at random, from a seed: for what must hold whatever a trainee does.

#include <cstdint>

#include "scoring/rubric/case_record.h"

namespace amends::rubric {

/// A case of up to two contacts a purpose, eight turns, six actions and four promises, in possible order: stories that
/// were told stay told. About one act in ten is present, one in twenty unsure.
CaseRecord random_case(std::uint64_t seed);

}  // namespace amends::rubric
