#include "scoring/loyalty/unfailed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scoring/loyalty/cox.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

constexpr long k_least_customers = 20;

struct Ends {
    double low = 0;
    double high = 0;
};

/// Wilson's score interval of a share.
Ends score_interval(double events, double n, double z)
{
    const double share = events / n;
    const double middle = share + z * z / (2 * n);
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {(middle - reach) / scale, (middle + reach) / scale};
}

double variance(const Vector& values)
{
    return (values.array() - values.mean()).square().sum() / static_cast<double>(values.size() - 1);
}

/// The best-scored `rows`; of equal scores the earlier.
std::vector<Eigen::Index> best_of(const Vector& score, Eigen::Index rows)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(score.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return score[a] > score[b]; });
    order.resize(static_cast<std::size_t>(rows));
    return order;
}

/// Everybody, and those of the best-scored parts that are large enough to say anything of.
std::vector<std::pair<Beside::Who, std::vector<Eigen::Index>>> kinds_of(Eigen::Index recovered, const Vector& score)
{
    std::vector<std::pair<Beside::Who, std::vector<Eigen::Index>>> out;
    std::vector<Eigen::Index> everybody(static_cast<std::size_t>(recovered));
    std::iota(everybody.begin(), everybody.end(), Eigen::Index{0});
    out.emplace_back(Beside::Who::all, std::move(everybody));
    for (const auto& [who, part] : {std::pair(Beside::Who::best_third, 3), std::pair(Beside::Who::best_tenth, 10)}) {
        const Eigen::Index rows = recovered / part;
        if (score.size() > 0 && rows >= k_least_customers) out.emplace_back(who, best_of(score, rows));
    }
    return out;
}

tl::unexpected<Refused> too_few(Eigen::Index recovered, Eigen::Index unfailed)
{
    return refuse(Cause::too_few_rows, {},
                  std::to_string(unfailed) + " customers without a failure and " + std::to_string(recovered) +
                      " with one: at least 20 of each are needed to compare them; collect more, or ask without the "
                      "comparison");
}

/// The latest time at which that many were still watched.
double watched_until(const Watched& watched)
{
    std::vector<double> times(watched.time.begin(), watched.time.end());
    std::sort(times.begin(), times.end(), std::greater<>());
    return times[static_cast<std::size_t>(k_least_customers) - 1];
}

struct ShareThen {
    double share = 1;
    double error = 0;
};

ShareThen share_at(const Watched& watched, double time)
{
    const SurvivalCurve curve = survival_curve(watched.time, watched.event);
    ShareThen out;
    for (std::size_t i = 0; i < curve.times.size() && curve.times[i] <= time; ++i)
        out = {curve.share[i], curve.error[i]};
    return out;
}

Beside beside(Beside::Who who, const Vector& outcome, const Vector& unfailed, bool share, double level)
{
    Beside out;
    out.who = who;
    out.customers = static_cast<long>(outcome.size());
    out.mean = outcome.mean();
    out.more = share ? difference_of_shares(outcome.sum(), static_cast<double>(outcome.size()), unfailed.sum(),
                                            static_cast<double>(unfailed.size()), level)
                     : difference_of_means(outcome, unfailed, level);
    return out;
}

}  // namespace

std::string_view Beside::name() const
{
    static constexpr std::array<std::string_view, 3> k_names{"all", "best_third", "best_tenth"};
    return k_names[static_cast<std::size_t>(who)];
}

Difference difference_of_shares(double events1, double n1, double events2, double n2, double level)
{
    const double z = normal_quantile(0.5 + level / 2);
    const double first = events1 / n1;
    const double second = events2 / n2;
    const Ends one = score_interval(events1, n1, z);
    const Ends two = score_interval(events2, n2, z);
    const double value = first - second;
    return {value, value - std::hypot(first - one.low, two.high - second),
            value + std::hypot(one.high - first, second - two.low)};
}

Difference difference_of_means(const Vector& first, const Vector& second, double level)
{
    const double n1 = static_cast<double>(first.size());
    const double n2 = static_cast<double>(second.size());
    const double v1 = variance(first) / n1;
    const double v2 = variance(second) / n2;
    const double value = first.mean() - second.mean();
    if (v1 + v2 == 0) return {value, value, value};
    const double df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    const double reach = t_quantile(0.5 + level / 2, df) * std::sqrt(v1 + v2);
    return {value, value - reach, value + reach};
}

Fitted<NeverFailed> compare_with_never_failed(const Vector& recovered, const Vector& score, const Vector& unfailed,
                                              bool share, double level)
{
    if (recovered.size() < k_least_customers || unfailed.size() < k_least_customers)
        return too_few(recovered.size(), unfailed.size());
    NeverFailed out;
    out.customers = static_cast<long>(unfailed.size());
    out.mean = unfailed.mean();
    out.share = share;
    for (const auto& [who, rows] : kinds_of(recovered.size(), score))
        out.besides.push_back(beside(who, recovered(rows), unfailed, share, level));
    return out;
}

Fitted<NeverFailed> compare_survival(const Watched& recovered, const Vector& score, const Watched& unfailed,
                                     double level)
{
    if (recovered.time.size() < k_least_customers || unfailed.time.size() < k_least_customers)
        return too_few(recovered.time.size(), unfailed.time.size());
    NeverFailed out;
    out.share = true;
    out.customers = static_cast<long>(unfailed.time.size());
    out.at_time = watched_until(unfailed);
    const auto kinds = kinds_of(recovered.time.size(), score);
    const auto picked = [&](const std::vector<Eigen::Index>& rows) {
        return Watched{recovered.time(rows), recovered.event(rows)};
    };
    for (const auto& [who, rows] : kinds) out.at_time = std::min(out.at_time, watched_until(picked(rows)));
    const ShareThen without = share_at(unfailed, out.at_time);
    out.mean = without.share;
    const double z = normal_quantile(0.5 + level / 2);
    for (const auto& [who, rows] : kinds) {
        const ShareThen with = share_at(picked(rows), out.at_time);
        const double value = with.share - without.share;
        const double reach = z * std::hypot(with.error, without.error);
        out.besides.push_back({who, static_cast<long>(rows.size()), with.share, {value, value - reach, value + reach}});
    }
    return out;
}

}  // namespace amends::loyalty
