#include "scoring/train/decisions.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "scoring/acts/learnt/decide.h"
#include "scoring/acts/learnt/fixed.h"
#include "scoring/train/arithmetic.h"
#include "scoring/train/card.h"

namespace amends::train {
namespace {

using acts::act_count;
using acts::learnt::Weights;

constexpr int fit_steps = 400;
// Permille from which an act counts. One place for all helpful acts: places of their own, fitted on the same replies,
// did worse on a writer that nothing was fitted on. Harm later: a friendly reply taken for a harmful one costs a
// trainee more than an unkind one that passes; this halves such false alarms and costs .003 of F1.
constexpr std::int32_t help_counts_from = 350;
constexpr std::int32_t harm_counts_from = 500;

/// A logistic regression that is drawn towards a starting point: gradient descent with a fixed number of steps.
class Regression {
public:
    /// `pull` is how many examples' worth the starting point counts, per coefficient.
    Regression(std::vector<float> start, std::vector<float> pull)
        : start_(start), at_(std::move(start)), pull_(std::move(pull))
    {
    }

    const std::vector<float>& fit(const std::vector<std::vector<float>>& rows, const std::vector<float>& truths)
    {
        std::vector<float> curvature = pull_;
        for (const std::vector<float>& row : rows) {
            for (std::size_t i = 0; i < at_.size(); ++i) curvature[i] += 0.25F * row[i] * row[i];
        }
        const auto terms = static_cast<float>(at_.size() < 8 ? at_.size() : 8);
        for (int step = 0; step < fit_steps; ++step) {
            std::vector<float> slope(at_.size());
            for (std::size_t i = 0; i < at_.size(); ++i) slope[i] = pull_[i] * (at_[i] - start_[i]);
            for (std::size_t r = 0; r < rows.size(); ++r) {
                float odds = 0.0F;
                for (std::size_t i = 0; i < at_.size(); ++i) odds += at_[i] * rows[r][i];
                const float wrong = sigmoid(odds) - truths[r];
                for (std::size_t i = 0; i < at_.size(); ++i) slope[i] += wrong * rows[r][i];
            }
            // Every coefficient by its own curvature; shared among them, so that steps together do not overshoot.
            for (std::size_t i = 0; i < at_.size(); ++i) at_[i] -= slope[i] / (curvature[i] * terms);
        }
        return at_;
    }

private:
    std::vector<float> start_;
    std::vector<float> at_;
    std::vector<float> pull_;
};

std::int32_t in_1024ths(float value)
{
    return nearest(value * 1024.0F, 30000);
}

struct Seen {
    const Prepared* example;
    acts::learnt::Opinion opinion;
};

float bounded(std::int32_t odds)
{
    return std::clamp(static_cast<float>(odds) / 128.0F, -8.0F, 8.0F);
}

void fit_act(const std::vector<Seen>& seen, std::size_t act, Weights& weights)
{
    std::vector<std::vector<float>> rows;
    std::vector<float> truths;
    for (const Seen& each : seen) {
        if (each.example->unsure.has(acts::act_at(act))) continue;
        rows.push_back({bounded(each.opinion.net[act]), bounded(each.opinion.heads[act]),
                        static_cast<float>(each.example->rules[act]) / 1000.0F, 1.0F});
        truths.push_back(each.example->acts.has(acts::act_at(act)) ? 1.0F : 0.0F);
    }
    Regression regression({0.6F, 0.5F, 0.3F, 0.3F}, {40.0F, 40.0F, 8.0F, 1.0F});
    const std::vector<float>& fitted = regression.fit(rows, truths);
    acts::learnt::Decision& decision = weights.decisions[act];
    decision = {in_1024ths(fitted[0]), in_1024ths(fitted[1]), in_1024ths(fitted[2]), in_1024ths(fitted[3]),
                acts::is_helpful(acts::act_at(act)) ? help_counts_from : harm_counts_from};
}

acts::ActSet heard(const Weights& weights, const Seen& seen)
{
    acts::ActSet acts;
    for (std::size_t act = 0; act < act_count; ++act) {
        const std::int64_t odds = acts::learnt::log_odds_of(weights, seen.opinion, act, seen.example->rules[act]).sum();
        if (acts::learnt::permille_of(odds) >= weights.decisions[act].from) acts.add(acts::act_at(act));
    }
    return acts;
}

void fit_empathy(const std::vector<Seen>& seen, Weights& weights)
{
    for (std::size_t grade = 0; grade < acts::learnt::grades; ++grade) {
        std::vector<std::vector<float>> rows;
        std::vector<float> truths;
        for (const Seen& each : seen) {
            std::vector<float> row = {bounded(each.opinion.empathy[grade]), 1.0F,
                                      static_cast<float>(each.example->shared)};
            const acts::ActSet acts = heard(weights, each);
            for (std::size_t act = 0; act < act_count; ++act) row.push_back(acts.has(acts::act_at(act)) ? 1.0F : 0.0F);
            rows.push_back(std::move(row));
            truths.push_back(each.example->empathy > static_cast<int>(grade) ? 1.0F : 0.0F);
        }
        std::vector<float> start(3 + act_count, 0.0F);
        std::vector<float> pull(3 + act_count, 12.0F);
        start[0] = 0.8F;
        pull[0] = 20.0F;
        pull[1] = 1.0F;
        Regression regression(start, pull);
        const std::vector<float>& fitted = regression.fit(rows, truths);
        Weights::Grade& weigh = weights.empathy_grades[grade];
        weigh.net = in_1024ths(fitted[0]);
        weigh.bias = in_1024ths(fitted[1]);
        weigh.shared = in_1024ths(fitted[2]);
        weigh.from = 450;
        for (std::size_t act = 0; act < act_count; ++act) weigh.acts[act] = in_1024ths(fitted[3 + act]);
    }
}

std::vector<Seen> look_at(std::span<const Prepared> examples, const Weights& weights)
{
    std::vector<Seen> seen;
    for (const Prepared& example : examples) {
        if (example.input.words.empty()) continue;
        seen.push_back({&example, acts::learnt::opinion_of(weights, example.input)});
    }
    return seen;
}

}  // namespace

void measure_reliability(std::span<const Prepared> examples, Weights& weights)
{
    std::array<Counts, act_count> counts;
    for (const Seen& seen : look_at(examples, weights)) {
        const acts::ActSet said = heard(weights, seen);
        for (std::size_t i = 0; i < act_count; ++i) {
            const acts::Act act = acts::act_at(i);
            if (!seen.example->unsure.has(act)) counts[i].add(seen.example->acts.has(act), said.has(act));
        }
    }
    for (std::size_t i = 0; i < act_count; ++i) weights.reliability[i] = kappa_of(counts[i]);
}

void fit_decisions(std::span<const Prepared> examples, Weights& weights)
{
    const std::vector<Seen> seen = look_at(examples, weights);
    for (std::size_t act = 0; act < act_count; ++act) fit_act(seen, act, weights);
    fit_empathy(seen, weights);
}

}  // namespace amends::train
