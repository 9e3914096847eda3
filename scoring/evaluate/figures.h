#pragma once
// F1, area under the curve and rank correlation, with intervals by resampling groups of rows.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace amends::evaluate {

/// A figure in permille with its 95 % interval.
struct Figure {
    int value = 0;
    int low = 0;
    int high = 0;
};

/// Which rows are drawn together, and how often each group is in each draw: the same for all that is compared, so that
/// differences can be told too.
class Draws {
public:
    /// `groups` names the group of each row, 0 up to `count` - 1.
    Draws(std::vector<std::uint32_t> groups, std::size_t count, int draws, std::uint64_t seed);

    int size() const { return static_cast<int>(times_.size()); }
    /// How often row `row` is in draw `draw`; draw -1 is the rows as they are.
    std::uint32_t times(int draw, std::size_t row) const
    {
        return draw < 0 ? 1 : times_[static_cast<std::size_t>(draw)][groups_[row]];
    }

private:
    std::vector<std::uint32_t> groups_;
    std::vector<std::vector<std::uint16_t>> times_;
};

/// A figure once for the rows as they are and once for each draw, in permille; draws in which it cannot be said hold
/// nothing.
struct Drawn {
    std::optional<int> value;
    std::vector<std::optional<int>> draws;
};

/// Harmonic mean of precision and recall of `said` against `truths`.
Drawn f1(std::span<const std::uint8_t> truths, std::span<const std::uint8_t> said, const Draws& draws);

/// How likely a true row has the higher score than a row that is not true; ties count half.
///
/// source  Hanley & McNeil 1982, doi 10.1148/radiology.143.1.7063747
Drawn area(std::span<const std::uint8_t> truths, std::span<const float> scores, const Draws& draws);

/// Spearman's rank correlation, ties at their mean rank.
Drawn rank_correlation(std::span<const float> truths, std::span<const float> scores, const Draws& draws);

/// The figure and the middle 95 of a hundred draws; nothing where it cannot be said.
std::optional<Figure> figure_of(const Drawn& drawn);
/// Of a less b, draw by draw.
std::optional<Figure> difference_of(const Drawn& a, const Drawn& b);

}  // namespace amends::evaluate
