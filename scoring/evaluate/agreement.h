#pragma once
// Two people labelled the same replies: how far they agree with each other, and the scorer with each.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/base/result.h"
#include "scoring/train/card.h"
#include "scoring/train/example.h"

namespace amends::evaluate {

/// One reply with the labels of both.
struct TwiceLabelled {
    const train::Example* a = nullptr;
    const train::Example* b = nullptr;
};

/// Pairs the replies of two files by id, in the order of the first. Faults, each with its file and line: an id twice in
/// a file, an id that the other file does not have, another reply or another customer's line under the same id. The
/// views point into `a` and `b`.
Checked<std::vector<TwiceLabelled>> pair_up(const std::vector<train::Example>& a, std::string_view name_a,
                                            const std::vector<train::Example>& b, std::string_view name_b);

/// How two judges agree on yes and no, in permille; nothing where it cannot be said.
struct Likeness {
    train::Counts counts;     ///< "labelled" is the first judge, "heard" the second
    std::optional<int> same;  ///< replies on which both say the same
    std::optional<int> f1;
    std::optional<int> kappa;  ///< Cohen's
    std::optional<int> alpha;  ///< Krippendorff's
};

/// From counts of one act, or of all acts together.
///
/// source  Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Cohen 1960, doi 10.1177/001316446002000104
Likeness likeness_of(const train::Counts& counts);

/// Agreement on an act, or on all.
struct OnActs {
    Likeness people;    ///< the first against the second
    Likeness scorer_a;  ///< the first against the scorer
    Likeness scorer_b;
};

/// Agreement on the grade of empathy; weights are quadratic.
struct OnEmpathy {
    std::optional<int> same;
    std::optional<int> kappa;
    std::optional<int> alpha;  ///< of grades as numbers
};

/// A reply on which the two differ.
struct Difference {
    TwiceLabelled reply;
    acts::ActSet only_a;
    acts::ActSet only_b;
    acts::ActSet scorer;  ///< of these acts, those that the scorer hears
    int apart = 0;        ///< acts on which they differ, and grades of empathy
};

struct AgreementReport {
    int replies = 0;
    std::array<OnActs, acts::act_count> acts;
    OnActs all;
    OnEmpathy people;
    OnEmpathy scorer_a;
    OnEmpathy scorer_b;
    std::vector<Difference> differences;  ///< the furthest apart first; those alike are not in it
};

/// `heard` holds what the scorer heard in each reply, in the order of `pairs`. Acts that one of the two marks as unsure
/// are not compared in that reply.
AgreementReport compare(const std::vector<TwiceLabelled>& pairs, const std::vector<acts::Hearing>& heard);

/// The lines of the first file with the labels of both, ready to be taught: acts on which they differ become `unsure`,
/// evidence of both stands side by side, and empathy has both grades where they are not the same. `bytes_a` and
/// `bytes_b` are what the replies of `pairs` were read from.
std::string merged_lines(const std::vector<TwiceLabelled>& pairs, std::string_view bytes_a, std::string_view bytes_b);

}  // namespace amends::evaluate
