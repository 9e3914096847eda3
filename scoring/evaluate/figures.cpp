#include "scoring/evaluate/figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scoring/train/card.h"
#include "scoring/train/chance_stream.h"

namespace amends::evaluate {
namespace {

template <class Of>
Drawn drawn_of(const Draws& draws, const Of& of)
{
    Drawn drawn;
    drawn.value = of(-1);
    for (int draw = 0; draw < draws.size(); ++draw) drawn.draws.push_back(of(draw));
    return drawn;
}

std::vector<std::size_t> order_of(std::span<const float> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// Rows in rising order of their values, and where rows of the same value end.
struct Ranking {
    explicit Ranking(std::span<const float> values) : order(order_of(values))
    {
        for (std::size_t i = 1; i <= order.size(); ++i) {
            if (i == order.size() || values[order[i]] != values[order[i - 1]]) ends.push_back(i);
        }
    }

    std::vector<std::size_t> order;
    std::vector<std::size_t> ends;
};

std::optional<int> area_of(const Ranking& ranking, std::span<const std::uint8_t> truths, const Draws& draws, int draw)
{
    std::int64_t below = 0;  // rows so far that are not true
    std::int64_t trues = 0;
    std::int64_t twice_won = 0;
    std::size_t i = 0;
    for (const std::size_t end : ranking.ends) {
        std::int64_t here[2] = {0, 0};
        for (; i < end; ++i) here[truths[ranking.order[i]]] += draws.times(draw, ranking.order[i]);
        twice_won += here[1] * (2 * below + here[0]);
        below += here[0];
        trues += here[1];
    }
    if (below == 0 || trues == 0) return std::nullopt;
    return static_cast<int>((1000 * twice_won + below * trues) / (2 * below * trues));
}

/// Twice the mean rank of each row, counted from the middle, in one draw.
std::vector<double> ranks_of(const Ranking& ranking, const Draws& draws, int draw)
{
    std::vector<double> ranks(ranking.order.size());
    std::int64_t before = 0;
    std::size_t begin = 0;
    for (const std::size_t end : ranking.ends) {
        std::int64_t here = 0;
        for (std::size_t i = begin; i < end; ++i) here += draws.times(draw, ranking.order[i]);
        for (std::size_t i = begin; i < end; ++i) ranks[ranking.order[i]] = static_cast<double>(2 * before + here);
        before += here;
        begin = end;
    }
    for (double& rank : ranks) rank -= static_cast<double>(before);
    return ranks;
}

std::optional<int> correlation_of(const Ranking& a, const Ranking& b, const Draws& draws, int draw)
{
    const std::vector<double> ranks_a = ranks_of(a, draws, draw);
    const std::vector<double> ranks_b = ranks_of(b, draws, draw);
    double together = 0;
    double squares_a = 0;
    double squares_b = 0;
    for (std::size_t row = 0; row < ranks_a.size(); ++row) {
        const double times = draws.times(draw, row);
        together += times * ranks_a[row] * ranks_b[row];
        squares_a += times * ranks_a[row] * ranks_a[row];
        squares_b += times * ranks_b[row] * ranks_b[row];
    }
    if (squares_a <= 0 || squares_b <= 0) return std::nullopt;
    const double correlation = 1000 * together / (std::sqrt(squares_a) * std::sqrt(squares_b));
    return static_cast<int>(correlation < 0 ? correlation - 0.5 : correlation + 0.5);
}

}  // namespace

Draws::Draws(std::vector<std::uint32_t> groups, std::size_t count, int draws, std::uint64_t seed)
    : groups_(std::move(groups))
{
    train::ChanceStream chance(seed);
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<std::uint16_t> times(count, 0);
        for (std::size_t i = 0; i < count; ++i) ++times[chance.below(static_cast<std::uint32_t>(count))];
        times_.push_back(std::move(times));
    }
}

Drawn f1(std::span<const std::uint8_t> truths, std::span<const std::uint8_t> said, const Draws& draws)
{
    return drawn_of(draws, [&](int draw) -> std::optional<int> {
        train::Counts counts;
        for (std::size_t row = 0; row < truths.size(); ++row) {
            const std::uint32_t times = draws.times(draw, row);
            if (truths[row] != 0) {
                (said[row] != 0 ? counts.both : counts.only_labelled) += times;
            } else if (said[row] != 0) {
                counts.only_heard += times;
            }
        }
        const int permille = train::f1_of(counts);
        return permille < 0 ? std::nullopt : std::optional<int>(permille);
    });
}

Drawn area(std::span<const std::uint8_t> truths, std::span<const float> scores, const Draws& draws)
{
    const Ranking ranking(scores);
    return drawn_of(draws, [&](int draw) { return area_of(ranking, truths, draws, draw); });
}

Drawn rank_correlation(std::span<const float> truths, std::span<const float> scores, const Draws& draws)
{
    const Ranking a(truths);
    const Ranking b(scores);
    return drawn_of(draws, [&](int draw) { return correlation_of(a, b, draws, draw); });
}

std::optional<Figure> figure_of(const Drawn& drawn)
{
    if (!drawn.value) return std::nullopt;
    std::vector<int> sorted;
    for (const std::optional<int>& each : drawn.draws) {
        if (each) sorted.push_back(*each);
    }
    if (sorted.empty()) return Figure{*drawn.value, *drawn.value, *drawn.value};
    std::sort(sorted.begin(), sorted.end());
    return Figure{*drawn.value, sorted[sorted.size() * 25 / 1000],
                  sorted[std::min(sorted.size() - 1, sorted.size() * 975 / 1000)]};
}

std::optional<Figure> difference_of(const Drawn& a, const Drawn& b)
{
    Drawn difference;
    if (a.value && b.value) difference.value = *a.value - *b.value;
    for (std::size_t i = 0; i < std::min(a.draws.size(), b.draws.size()); ++i) {
        difference.draws.emplace_back();
        if (a.draws[i] && b.draws[i]) difference.draws.back() = *a.draws[i] - *b.draws[i];
    }
    return figure_of(difference);
}

}  // namespace amends::evaluate
