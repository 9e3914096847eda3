#include "scoring/train/heads_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "scoring/train/arithmetic.h"
#include "scoring/train/chance_stream.h"

namespace amends::train {
namespace {

using acts::act_count;
using Row = std::array<float, act_count>;

struct Learner {
    std::vector<Row> rows = std::vector<Row>(acts::learnt::head_rows);
    std::vector<Row> squares = std::vector<Row>(acts::learnt::head_rows);
    Row bias{};
    Row bias_squares{};
};

/// One clause: the slope of every head's loss, then a step along it.
float learn(Learner& learner, const acts::learnt::Unit& unit, acts::ActSet truth, acts::ActSet unsure,
            const HeadsOptions& options, float rate)
{
    const float x = 1.0F / std::sqrt(static_cast<float>(std::max<std::size_t>(unit.features.size(), 1)));
    Row odds = learner.bias;
    for (const std::uint16_t feature : unit.features) {
        const Row& row = learner.rows[feature];
        for (std::size_t act = 0; act < act_count; ++act) odds[act] += x * row[act];
    }
    float loss = 0.0F;
    Row slope{};
    for (std::size_t act = 0; act < act_count; ++act) {
        if (unsure.has(acts::act_at(act))) continue;
        const float p = sigmoid(odds[act]);
        const bool is = truth.has(acts::act_at(act));
        slope[act] = p - (is ? 1.0F : 0.0F);
        loss -= logarithm(std::max(is ? p : 1.0F - p, 1e-6F));
    }
    constexpr float small = 1e-3F;
    for (std::size_t act = 0; act < act_count; ++act) {
        learner.bias_squares[act] += slope[act] * slope[act];
        learner.bias[act] -= 0.1F * rate * slope[act] / std::sqrt(learner.bias_squares[act] + small);
    }
    for (const std::uint16_t feature : unit.features) {
        Row& row = learner.rows[feature];
        Row& squares = learner.squares[feature];
        for (std::size_t act = 0; act < act_count; ++act) {
            const float g = x * slope[act] + options.decay * row[act];
            squares[act] += g * g;
            row[act] -= rate * g / std::sqrt(squares[act] + small);
        }
    }
    return loss;
}

}  // namespace

bool train_heads(std::span<const Prepared> examples, const HeadsOptions& options, const Progress& progress,
                 acts::learnt::Weights& weights)
{
    struct Place {
        std::size_t example;
        std::size_t unit;
    };
    std::vector<Place> order;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        for (std::size_t u = 0; u < examples[e].units.size(); ++u) order.push_back({e, u});
    }
    ChanceStream chance(options.seed);
    Learner learner;
    learner.bias.fill(-3.0F);
    for (int round = 0; round < options.rounds; ++round) {
        chance.shuffle(order);
        const float rate = options.rate * (1.0F - static_cast<float>(round) / static_cast<float>(options.rounds));
        float loss = 0.0F;
        for (const Place& place : order) {
            const Prepared& example = examples[place.example];
            loss += learn(learner, example.input.units[place.unit], example.units[place.unit], example.unsure, options,
                          rate);
        }
        if (!progress(round + 1, options.rounds, loss / static_cast<float>(order.size()))) return false;
    }
    weights.heads.resize(acts::learnt::head_rows * act_count);
    for (std::size_t f = 0; f < acts::learnt::head_rows; ++f) {
        for (std::size_t act = 0; act < act_count; ++act) {
            weights.heads[f * act_count + act] = static_cast<std::int8_t>(nearest(learner.rows[f][act] * 16.0F, 127));
        }
    }
    for (std::size_t act = 0; act < act_count; ++act) {
        weights.head_bias[act] = nearest(learner.bias[act] * 128.0F, 4096);
    }
    return true;
}

}  // namespace amends::train
