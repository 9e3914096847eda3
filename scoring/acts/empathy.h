#pragma once
// The empathy grade of a reply, from its acts and from what it shares with this customer.

#include <array>

#include "scoring/acts/hearing.h"

namespace amends::acts {

struct EmpathyHeard {
    int grade = 0;
    std::array<int, 4> permille{};
};

/// `shared` counts the content words that the reply takes up from the customer's lines, `named` the facts of the
/// case that it names. Above grade 1 only with something of this customer: a fact, a shared word, or a feeling or
/// a side taken in words of its own.
EmpathyHeard grade_empathy(const Hearing& hearing, std::size_t shared, std::size_t named);

}  // namespace amends::acts
