#pragma once
// What people add to plays: comments, rulings on marks, signatures. Plain data.

#include <cstdint>
#include <string>
#include <vector>

namespace amends::report {

/// A comment on a moment of a play.
struct Remarked {
    std::string play;
    int seq = 0;  ///< of the event
    std::string by, words, day;

    bool operator==(const Remarked&) const = default;
};

/// A person's mark beside the scorer's, for one criterion of one play.
struct Ruled {
    std::string play, step;
    int machine = 0, human = 0;
    std::string by, why, day;

    bool operator==(const Ruled&) const = default;
};

struct Signed {
    std::string trainee;  ///< id
    std::string by, rule, day;

    bool operator==(const Signed&) const = default;
};

struct Notes {
    std::vector<Remarked> remarks;
    std::vector<Ruled> rulings;
    std::vector<Signed> signatures;

    bool operator==(const Notes&) const = default;
};

}  // namespace amends::report
