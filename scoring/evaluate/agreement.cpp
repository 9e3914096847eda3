#include "scoring/evaluate/agreement.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace amends::evaluate {
namespace {

using acts::act_at;
using acts::act_count;
using acts::ActSet;
using train::Counts;
using train::Example;

using ById = std::map<std::string_view, const Example*>;

ById by_id(const std::vector<Example>& examples, std::string_view name, Diagnostics& faults)
{
    ById all;
    for (const Example& each : examples) {
        const auto [found, is_new] = all.emplace(each.id, &each);
        if (is_new) continue;
        faults.push_back(
            {{std::string(name), each.line, 0, ""},
             "the id \"" + each.id + "\" is that of line " + std::to_string(found->second->line) + " too"});
    }
    return all;
}

void find_missing(const std::vector<Example>& examples, std::string_view name, const ById& others,
                  std::string_view other_name, Diagnostics& faults)
{
    for (const Example& each : examples) {
        if (others.contains(each.id)) continue;
        faults.push_back({{std::string(name), each.line, 0, ""},
                          "the reply \"" + each.id + "\" is not in " + std::string(other_name)});
    }
}

ActSet present_in(const acts::Hearing& hearing)
{
    ActSet set;
    for (std::size_t act = 0; act < act_count; ++act) {
        if (hearing.acts[act].present) set.add(act_at(act));
    }
    return set;
}

/// 1000 - 1000 * apart / expected, rounded; both are sums of the same kind.
std::optional<int> less_than_chance(std::int64_t apart, std::int64_t expected)
{
    if (expected == 0) return std::nullopt;
    return static_cast<int>(1000 - (1000 * apart + expected / 2) / expected);
}

/// Krippendorff's alpha of pairs of grades 0..3, distances squared.
std::optional<int> alpha_of(const std::vector<std::pair<int, int>>& grades)
{
    std::array<std::int64_t, 4> values{};
    std::int64_t apart = 0;
    for (const auto& [one, other] : grades) {
        ++values[static_cast<std::size_t>(one)];
        ++values[static_cast<std::size_t>(other)];
        apart += std::int64_t{2} * (one - other) * (one - other);
    }
    std::int64_t by_chance = 0;
    for (std::int64_t i = 0; i < 4; ++i) {
        for (std::int64_t j = 0; j < 4; ++j) {
            by_chance += (i - j) * (i - j) * values[static_cast<std::size_t>(i)] * values[static_cast<std::size_t>(j)];
        }
    }
    const auto n = static_cast<std::int64_t>(2 * grades.size());
    return less_than_chance((n - 1) * apart, by_chance);
}

OnEmpathy on_empathy(const std::vector<std::pair<int, int>>& grades)
{
    OnEmpathy on;
    if (grades.empty()) return on;
    const auto same =
        std::count_if(grades.begin(), grades.end(), [](const auto& pair) { return pair.first == pair.second; });
    on.same = static_cast<int>(1000 * static_cast<std::int64_t>(same) / static_cast<std::int64_t>(grades.size()));
    const int kappa = train::grade_kappa(grades);
    if (kappa != -1) on.kappa = kappa;
    on.alpha = alpha_of(grades);
    return on;
}

Difference difference_in(const TwiceLabelled& pair, ActSet unsure, ActSet heard)
{
    const ActSet a = pair.a->labelled();
    const ActSet b = pair.b->labelled();
    Difference difference{pair, {a.bits & ~b.bits & ~unsure.bits}, {b.bits & ~a.bits & ~unsure.bits}, {}, 0};
    const ActSet differing = difference.only_a | difference.only_b;
    difference.scorer = {differing.bits & heard.bits};
    for (std::size_t act = 0; act < act_count; ++act) difference.apart += differing.has(act_at(act)) ? 1 : 0;
    difference.apart += std::abs(pair.a->empathy - pair.b->empathy);
    return difference;
}

OnActs on_acts(const std::array<Counts, 3>& counts)
{
    return {likeness_of(counts[0]), likeness_of(counts[1]), likeness_of(counts[2])};
}

}  // namespace

Checked<std::vector<TwiceLabelled>> pair_up(const std::vector<Example>& a, std::string_view name_a,
                                            const std::vector<Example>& b, std::string_view name_b)
{
    Diagnostics faults;
    const ById of_a = by_id(a, name_a, faults);
    const ById of_b = by_id(b, name_b, faults);
    find_missing(a, name_a, of_b, name_b, faults);
    find_missing(b, name_b, of_a, name_a, faults);
    std::vector<TwiceLabelled> pairs;
    for (const Example& each : a) {
        const auto found = of_b.find(each.id);
        if (found == of_b.end()) continue;
        const Example& other = *found->second;
        const bool same = each.reply == other.reply && each.context.customer_lines == other.context.customer_lines &&
                          each.context.own_replies == other.context.own_replies;
        if (same) {
            pairs.push_back({&each, &other});
        } else {
            faults.push_back({{std::string(name_b), other.line, 0, ""},
                              "the reply \"" + each.id +
                                  "\", or what was said before it, is worded otherwise in line " +
                                  std::to_string(each.line) + " of " + std::string(name_a)});
        }
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return pairs;
}

Likeness likeness_of(const Counts& counts)
{
    Likeness likeness;
    likeness.counts = counts;
    const std::int64_t n = counts.both + counts.neither + counts.only_heard + counts.only_labelled;
    if (n == 0) return likeness;
    likeness.same = static_cast<int>(1000 * (counts.both + counts.neither) / n);
    if (const int f1 = train::f1_of(counts); f1 != -1) likeness.f1 = f1;
    // Where nobody ever said yes, or everybody always did, chance explains all: train::kappa_of says -1 for it.
    const std::int64_t yes = 2 * counts.both + counts.only_heard + counts.only_labelled;
    if (yes == 0 || yes == 2 * n) return likeness;
    likeness.kappa = train::kappa_of(counts);
    likeness.alpha = less_than_chance((2 * n - 1) * (counts.only_heard + counts.only_labelled), yes * (2 * n - yes));
    return likeness;
}

AgreementReport compare(const std::vector<TwiceLabelled>& pairs, const std::vector<acts::Hearing>& heard)
{
    AgreementReport report;
    report.replies = static_cast<int>(pairs.size());
    std::array<std::array<Counts, 3>, act_count> counts;
    std::array<std::vector<std::pair<int, int>>, 3> grades;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const TwiceLabelled& pair = pairs[i];
        const ActSet a = pair.a->labelled();
        const ActSet b = pair.b->labelled();
        const ActSet scorer = present_in(heard[i]);
        const ActSet unsure = pair.a->unsure | pair.b->unsure;
        for (std::size_t at = 0; at < act_count; ++at) {
            const acts::Act act = act_at(at);
            if (unsure.has(act)) continue;
            counts[at][0].add(a.has(act), b.has(act));
            counts[at][1].add(a.has(act), scorer.has(act));
            counts[at][2].add(b.has(act), scorer.has(act));
        }
        grades[0].emplace_back(pair.a->empathy, pair.b->empathy);
        grades[1].emplace_back(pair.a->empathy, heard[i].empathy);
        grades[2].emplace_back(pair.b->empathy, heard[i].empathy);
        if (const Difference each = difference_in(pair, unsure, scorer); each.apart > 0) {
            report.differences.push_back(each);
        }
    }
    std::array<Counts, 3> all;
    for (std::size_t act = 0; act < act_count; ++act) {
        report.acts[act] = on_acts(counts[act]);
        for (std::size_t i = 0; i < all.size(); ++i) all[i].add(counts[act][i]);
    }
    report.all = on_acts(all);
    report.people = on_empathy(grades[0]);
    report.scorer_a = on_empathy(grades[1]);
    report.scorer_b = on_empathy(grades[2]);
    std::stable_sort(report.differences.begin(), report.differences.end(),
                     [](const Difference& x, const Difference& y) { return x.apart > y.apart; });
    return report;
}

}  // namespace amends::evaluate
