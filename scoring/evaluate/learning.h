#pragma once
// Would more replies help, and does the scorer understand somebody it never read? Trainings on parts of a corpus.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/train/card.h"
#include "scoring/train/example.h"
#include "scoring/train/train.h"

namespace amends::evaluate {

/// What the trainings share. All views must outlive the call.
struct Course {
    std::string_view rules;  ///< the bytes of assets/scorer/en.rules
    const acts::Model& model;
    const train::RawVectors& vectors;
    const std::vector<train::Example>& examples;
    train::TrainOptions options;
    int draws = 1000;  ///< for the intervals
    std::uint64_t seed = 1;
};

/// What is going on: training `training` of `trainings`; of its step "heads", "net" or "count", so much of so much.
struct Step {
    std::string_view name;  ///< what the training is called: "1/8", "without w3"
    int training = 0;       ///< from 1
    int trainings = 0;
    std::string_view what;
    int done = 0;
    int all = 0;
};
/// Called often. False stops everything.
using Watch = std::function<bool(const Step&)>;

/// One place of the learning curve.
struct CurvePoint {
    int eighths = 8;     ///< share of the situations that teach
    int situations = 0;  ///< that taught
    int replies = 0;     ///< that taught
    train::Card test;    ///< on what is for counting: the replies whose part is `test`
    train::Card unseen;  ///< of these, on those by writers who teach nothing at all; no replies where there are none
};

inline constexpr std::array<int, 5> curve_eighths = {1, 2, 4, 6, 8};

/// Teaches on an eighth, a quarter, a half, three quarters and all of the situations that teach. Situations are chosen
/// by a hash of their words, so that a larger share holds the smaller ones; tuning and counting use all of theirs.
/// `said` hears each point as it is ready. Nothing when `watch` stopped it.
std::optional<std::vector<CurvePoint>> learning_curve(const Course& course, const Watch& watch,
                                                      const std::function<void(const CurvePoint&)>& said);

/// What becomes of one writer of whom nothing was read.
struct WriterLeftOut {
    std::string writer;
    train::Card all;        ///< left out: on all replies of that writer to situations that nobody else answered
    train::Card test;       ///< left out: of these, on those whose part is `test`
    train::Card when_read;  ///< the same replies as in `test`, heard after a training that left nobody out
};

struct WritersLeftOut {
    std::vector<WriterLeftOut> writers;  ///< in the order in which the corpus names them
    train::Card all;                     ///< every writer's replies, each heard by the training without that writer
    train::Card test;
    train::Card when_read;
};

/// The writers who teach, in the order in which the corpus names them.
std::vector<std::string> teaching_writers(const std::vector<train::Example>& examples);

/// Leaves out one writer of those who teach after the other, from teaching and from tuning. `only` names those to leave
/// out; empty: all. One training more than writers. Nothing when `watch` stopped it.
std::optional<WritersLeftOut> leave_writers_out(const Course& course, const std::vector<std::string>& only,
                                                const Watch& watch,
                                                const std::function<void(const WriterLeftOut&)>& said);

}  // namespace amends::evaluate
