#include "scoring/evaluate/taught_judge.h"

#include <algorithm>
#include <limits>
#include <string>

#include "scoring/base/chance.h"

namespace amends::evaluate {
namespace {

/// The odds from which on a yes gives the best F1 on these rows; endless where none of them is true.
float best_from(const WordsLearner& learner, const SparseRows& rows, std::span<const std::size_t> held,
                std::span<const std::uint8_t> truths)
{
    std::vector<std::pair<float, std::uint8_t>> sorted;
    std::int64_t trues = 0;
    for (const std::size_t row : held) {
        sorted.emplace_back(learner.odds(rows, row), truths[row]);
        trues += truths[row];
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    float best_odds = std::numeric_limits<float>::infinity();
    float best = 0.0F;
    std::int64_t found = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        found += sorted[i].second;
        if (i + 1 < sorted.size() && sorted[i + 1].first == sorted[i].first) continue;
        const float f1 =
            2.0F * static_cast<float>(found) / static_cast<float>(static_cast<std::int64_t>(i) + 1 + trues);
        if (f1 <= best) continue;
        best = f1;
        // Halfway to the next row, so that odds that moved a little still fall on the same side.
        best_odds = i + 1 < sorted.size() ? (sorted[i].first + sorted[i + 1].first) / 2.0F : sorted[i].first;
    }
    return best_odds;
}

}  // namespace

Folds folds_of(std::span<const std::string> dialogues)
{
    Folds folds;
    for (const std::string& each : dialogues) {
        const std::uint64_t name = fnv1a(each);
        folds.outer.push_back(static_cast<std::uint8_t>(chance_below(name, 0, "outer", Folds::count)));
        folds.inner.push_back(static_cast<std::uint8_t>(chance_below(name, 0, "inner", Folds::count)));
    }
    return folds;
}

TaughtScores judge_by_teaching(const SparseRows& counts, std::span<const float> more, std::size_t each,
                               const Folds& folds, std::span<const std::size_t> part,
                               std::span<const std::uint8_t> truths)
{
    TaughtScores scores{std::vector<float>(counts.size(), 0.0F), std::vector<std::uint8_t>(counts.size(), 0)};
    for (int fold = 0; fold < Folds::count; ++fold) {
        std::vector<std::size_t> taught;
        std::vector<std::size_t> taught_first;
        std::vector<std::size_t> held;
        for (const std::size_t row : part) {
            if (folds.outer[row] == fold) continue;
            taught.push_back(row);
            (folds.inner[row] == 0 ? held : taught_first).push_back(row);
        }
        SparseRows rows = weighed(counts, taught);
        if (each > 0) rows = with_more(rows, more, each);
        const float from = best_from(WordsLearner(rows, taught_first, truths), rows, held, truths);
        const WordsLearner learner(rows, taught, truths);
        for (const std::size_t row : part) {
            if (folds.outer[row] != fold) continue;
            scores.odds[row] = learner.odds(rows, row);
            scores.said[row] = scores.odds[row] >= from ? 1 : 0;
        }
    }
    return scores;
}

}  // namespace amends::evaluate
