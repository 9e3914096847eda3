#include "sim/report/team/compare_page.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "scoring/base/chance.h"
#include "sim/report/team/about.h"
#include "sim/report/team/figures.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

/// Values of one step over trainees, those of the left group first; thousandths.
struct Values {
    std::vector<std::int64_t> all;
    std::size_t left = 0;

    std::size_t right() const { return all.size() - left; }
};

/// How often a group of the left's size, dealt by lot, differs from the rest at least as much as it does.
int permuted_permille(const Values& values, int rounds, std::uint64_t step)
{
    std::vector<std::int64_t> deck = values.all;
    const std::int64_t sum = std::accumulate(deck.begin(), deck.end(), std::int64_t{0});
    const auto n = static_cast<std::int64_t>(deck.size());
    const auto left = static_cast<std::int64_t>(values.left);
    // The mean of the left less that of the right grows with n x (sum of the left) alone.
    const auto apart = [&](std::int64_t sum_left) { return std::abs(n * sum_left - left * sum); };
    const std::int64_t seen =
        apart(std::accumulate(deck.begin(), deck.begin() + static_cast<std::ptrdiff_t>(values.left), std::int64_t{0}));
    int as_far = 1;  // the deal that was seen is one of them
    for (int round = 0; round < rounds; ++round) {
        std::int64_t sum_left = 0;
        for (std::size_t i = 0; i < values.left; ++i) {
            const auto rest = static_cast<std::uint32_t>(deck.size() - i);
            const std::uint64_t place = static_cast<std::uint64_t>(round) * deck.size() + i;
            std::swap(deck[i], deck[i + chance_below(step, place, "deal", rest)]);
            sum_left += deck[i];
        }
        as_far += apart(sum_left) >= seen ? 1 : 0;
    }
    return static_cast<int>(divided(std::int64_t{1000} * as_far, rounds + 1));
}

Difference difference(const Values& values, int rounds, std::uint64_t step)
{
    Difference out;
    out.left = static_cast<int>(values.left);
    out.right = static_cast<int>(values.right());
    if (out.left < least_group || out.right < least_group) return out;
    out.known = true;
    const Moments a = moments(values.all.data(), values.left);
    const Moments b = moments(values.all.data() + values.left, values.right());
    const std::int64_t by = a.mean - b.mean;
    const std::int64_t of_left = divided(a.variance, out.left);
    const std::int64_t of_right = divided(b.variance, out.right);
    const std::int64_t far = divided(
        root_of(of_left + of_right) * t_thousandths(welch_degrees(of_left, out.left, of_right, out.right)), 1000);
    const auto tenths = [](std::int64_t v) { return static_cast<int>(divided(v, 100)); };
    out.by = {tenths(by), tenths(by - far), tenths(by + far), out.left + out.right};
    const std::int64_t degrees = out.left + out.right - 2;
    const std::int64_t pooled = root_of(divided((out.left - 1) * a.variance + (out.right - 1) * b.variance, degrees));
    // Hedges' correction: 1 - 3 / (4 df - 1).
    if (pooled > 0)
        out.effect_hundredths =
            static_cast<int>(divided(divided(by * 100'000, pooled) * (4 * degrees - 4), (4 * degrees - 1) * 1000));
    out.p_permille = permuted_permille(values, rounds, step);
    return out;
}

/// Holm: the smallest p times the number of steps, the next times one less, never below one before.
void allow_for_all(std::vector<Difference>& steps)
{
    std::vector<Difference*> known;
    for (Difference& each : steps) {
        if (each.known) known.push_back(&each);
    }
    std::ranges::stable_sort(known, {}, &Difference::p_permille);
    int least = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const int times = static_cast<int>(known.size() - i);
        least = std::max(least, std::min(1000, known[i]->p_permille * times));
        known[i]->holm_permille = least;
    }
}

/// Who is on which side, and what the sides are called.
struct Chosen {
    std::string left, right;
    std::vector<bool> is_left, is_right;
};

/// The two cohorts with the most trainees who have a play.
std::pair<std::string, std::string> largest_cohorts(const Ledger& ledger, const Tally& tally)
{
    std::map<std::string, int> counts;
    for (std::size_t t = 0; t < tally.people.size(); ++t) {
        if (tally.people[t].plays > 0) ++counts[ledger.trainees()[t].cohort];
    }
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [name, count] : counts) order.emplace_back(-count, name);
    std::sort(order.begin(), order.end());
    order.resize(2);
    return {order[0].second, order[1].second};
}

Chosen choose(const Ledger& ledger, const Tally& tally, Sides sides, const Words& words)
{
    const bool by_site = sides.cohort.empty() && !sides.site.empty();
    if (sides.cohort.empty() && !by_site) {
        const auto [first, second] = largest_cohorts(ledger, tally);
        sides.cohort = first;
        sides.other_cohort = second;
    }
    const std::string& one = by_site ? sides.site : sides.cohort;
    const std::string& other = by_site ? sides.other_site : sides.other_cohort;
    Chosen out;
    out.left = one.empty() ? words("report.groups.none") : one;
    out.right = other.empty() ? words("report.compare.others") : other;
    for (const Ledger::Trainee& trainee : ledger.trainees()) {
        const std::string& of = by_site ? trainee.site : trainee.cohort;
        out.is_left.push_back(of == one);
        out.is_right.push_back(other.empty() ? of != one : of == other);
    }
    return out;
}

Section differ(const Ledger& ledger, const std::vector<Difference>& steps, const Chosen& chosen, const Words& words)
{
    Section out;
    out.id = "differ";
    out.heading = words("report.differ.heading", {{"left", chosen.left}, {"right", chosen.right}});
    out.says = {words("report.differ.reading", {{"left", chosen.left}}), words("report.differ.test")};
    out.grid = grid_with(words, {"step", "left", "right", "difference", "low", "high", "p_permille", "holm_permille",
                                 "effect_hundredths"});
    std::vector<Ranged> ranged;
    int most = 200;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Difference& d = steps[k];
        if (!d.known) continue;
        const bool total = k == ledger.steps().size();
        const std::string title = total ? ledger.title() : ledger.steps()[k].title;
        out.grid.rows.push_back({cell(title), number_cell(d.left), number_cell(d.right), tenths_cell(d.by.value),
                                 tenths_cell(d.by.low), tenths_cell(d.by.high), number_cell(d.p_permille),
                                 number_cell(d.holm_permille), number_cell(d.effect_hundredths)});
        ranged.push_back({title, d.by, total});
        most = std::max({most, d.by.high, -d.by.low});
    }
    if (ranged.empty()) {
        out.grid = {};
        out.says = {words("report.too_few", {{"n", std::to_string(least_group)}})};
        return out;
    }
    most = (most + 99) / 100 * 100;
    out.charts.push_back(forest(words("report.differ.chart", {{"left", chosen.left}, {"right", chosen.right}}),
                                words("report.axis.difference"), ranged, -most, most, 0));
    out.charts.back().table = table_of(out.grid);
    return out;
}

}  // namespace

Moments moments(const std::int64_t* from, std::size_t count)
{
    const auto n = static_cast<std::int64_t>(count);
    Moments out;
    out.mean = divided(std::accumulate(from, from + count, std::int64_t{0}), n);
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < count; ++i) squares += (from[i] - out.mean) * (from[i] - out.mean);
    out.variance = n < 2 ? 0 : divided(squares, n - 1);
    return out;
}

std::int64_t welch_degrees(std::int64_t left, int n_left, std::int64_t right, int n_right)
{
    const std::int64_t sum = left + right;
    if (sum <= 0) return n_left + n_right - 2;
    const std::int64_t share = divided(left * 1000, sum);  // the other's is what is left to a thousand
    const std::int64_t rest = 1000 - share;
    const std::int64_t weight = divided(share * share, n_left - 1) + divided(rest * rest, n_right - 1);
    return std::max<std::int64_t>(1, 1'000'000 / std::max<std::int64_t>(1, weight));
}

std::vector<Difference> differences(const Ledger& ledger, const Tally& tally, const std::vector<bool>& left,
                                    const std::vector<bool>& right, int rounds)
{
    const TeamModel model = model_of(ledger, tally);
    std::vector<Difference> out;
    for (std::size_t k = 0; k < model.steps.size(); ++k) {
        Values values;
        std::vector<std::int64_t> of_right;
        for (std::size_t t = 0; t < tally.people.size(); ++t) {
            if (model.steps[k].people[t].plays == 0 || left[t] == right[t]) continue;
            (left[t] ? values.all : of_right).push_back(model.steps[k].means[t]);
        }
        values.left = values.all.size();
        values.all.insert(values.all.end(), of_right.begin(), of_right.end());
        out.push_back(difference(values, rounds, k));
    }
    allow_for_all(out);
    return out;
}

Page compare_page(const Ledger& ledger, const Filter& filter, const Sides& sides, const Catalogue& catalogue)
{
    const Words words(catalogue);
    Page page;
    page.id = "compare";
    page.title = words("report.compare.title");
    page.framework = ledger.title();
    Filter both = filter;  // the sides are chosen here, so that everybody is fitted together
    both.cohort.clear();
    if (sides.cohort.empty()) both.site.clear();  // else two cohorts of one site
    page.filters = filter_words(ledger, both, words);
    page.notices = notices(ledger, words);
    const Tally tally = tally_of(ledger, both);
    const Chosen chosen = choose(ledger, tally, sides, words);
    page.sections.push_back(differ(ledger, differences(ledger, tally, chosen.is_left, chosen.is_right), chosen, words));
    page.cannot_tell = {words("report.compare.cannot_tell.1"), words("report.compare.cannot_tell.2")};
    return page;
}

}  // namespace amends::report
