#pragma once
// What people add to plays: comments, rulings on marks, signatures, answers, blind marks, pilots. Plain data.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "scoring/acts/act.h"

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

/// What somebody said when asked after a play whether a rule got in the way.
struct Answered {
    std::string play;
    std::string answer;  ///< bent blamed blocked none
    std::string words;

    bool operator==(const Answered&) const = default;
};

/// A mark that a person gave blind, for one criterion of one play.
struct Rated {
    std::string play, step, rater;
    int mark = 0;
    std::string day;

    bool operator==(const Rated&) const = default;
};

/// A reply of a play that a person labelled act by act, and what the scorer hears in it now.
struct LabelledReply {
    std::string play, rater;
    acts::ActSet labelled, heard;
    acts::ActSet unsure;  ///< acts that the person would rather not decide

    bool operator==(const LabelledReply&) const = default;
};

/// Two exams, one before and one after practice, in an order that was drawn by lot.
struct PilotDrawn {
    std::string name;
    std::string one, other;  ///< ids of scenarios
    std::int64_t drawn_s = 0;
    std::vector<std::pair<std::string, std::string>> people;  ///< trainee, the scenario that comes first

    bool operator==(const PilotDrawn&) const = default;
};

struct Notes {
    std::vector<Remarked> remarks;
    std::vector<Ruled> rulings;
    std::vector<Signed> signatures;
    std::vector<Answered> answers;
    std::vector<Rated> ratings;
    std::vector<PilotDrawn> pilots;  ///< oldest first
    std::vector<LabelledReply> labelled;
    std::vector<std::string> labels_unread;  ///< what is wrong with the sheets of labels that were left out

    bool operator==(const Notes&) const = default;
};

}  // namespace amends::report
