#pragma once
// How far the scorer can be trusted, act by act: counted on labelled replies.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/acts/hearing.h"
#include "scoring/train/example.h"

namespace amends::train {

/// One labelled reply and what was heard in it.
struct Heard {
    const Example* example = nullptr;
    acts::Hearing hearing;
};

/// How often two judges said yes: both, one of them, neither.
struct Counts {
    std::int64_t both = 0;
    std::int64_t only_heard = 0;
    std::int64_t only_labelled = 0;
    std::int64_t neither = 0;

    void add(bool labelled, bool is_heard);
    void add(const Counts& other);
};

/// In permille; -1 where there is nothing to count.
int f1_of(const Counts& counts);
/// Cohen's kappa in permille; -1 where chance alone explains everything.
int kappa_of(const Counts& counts);

/// Quadratically weighted kappa of pairs of grades 0..3, in permille; -1 where chance alone explains everything.
int grade_kappa(std::span<const std::pair<int, int>> grades);

/// Agreement on one act, or on all; shares in permille. -1: cannot be said (nothing to count).
struct Agreement {
    int labelled = 0;  ///< replies that carry the act
    int heard = 0;
    int both = 0;
    int replies = 0;  ///< in which labellers agree about the act
    int precision = -1;
    int recall = -1;
    int f1 = -1;
    int kappa = -1;
    int kappa_low = -1;  ///< 95 % interval of kappa, by resampling situations
    int kappa_high = -1;
};

struct Card {
    std::string model_id;
    int replies = 0;
    int situations = 0;
    std::array<Agreement, acts::act_count> acts;
    int micro_f1 = -1;
    int micro_low = -1;  ///< 95 % interval of micro_f1, by resampling situations
    int micro_high = -1;
    int macro_f1 = -1;           ///< over acts with at least eight labels
    int empathy_kappa = -1;      ///< quadratic weights
    int evidence_f1 = -1;        ///< words of the evidence, where act and label agree; the best of several labels
    int calibration_error = -1;  ///< of the permilles of all acts, ten bins
    struct Bin {
        int decisions = 0;
        int said = 0;   ///< mean permille
        int true_ = 0;  ///< permille that were so
    };
    std::array<Bin, 10> bins;
};

/// Resamples situations `draws` times with the seed for the intervals; the same input gives the same card.
Card make_card(std::span<const Heard> heard, int draws, std::uint64_t seed);

}  // namespace amends::train
