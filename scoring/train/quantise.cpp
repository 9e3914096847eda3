#include <array>

#include "scoring/train/arithmetic.h"
#include "scoring/train/net_trainer.h"

namespace amends::train {
namespace {

using acts::learnt::Layer;

constexpr float weight_one = 1024.0F;
constexpr float activation_one = 128.0F;
constexpr float vector_one = 32.0F;
constexpr float part_one = 64.0F;

/// Rows of inputs become rows of outputs.
Layer layer_of(const std::vector<float>& parameters, const Block& block, const Block* bias)
{
    Layer layer{block.in, block.out, std::vector<std::int16_t>(block.size()), std::vector<std::int32_t>(block.out, 0)};
    for (std::size_t i = 0; i < block.in; ++i) {
        for (std::size_t j = 0; j < block.out; ++j) {
            layer.weights[j * block.in + i] =
                static_cast<std::int16_t>(nearest(parameters[block.at + i * block.out + j] * weight_one, 32767));
        }
    }
    for (std::size_t j = 0; bias != nullptr && j < block.out; ++j) {
        layer.bias[j] = nearest(parameters[bias->at + j] * weight_one * activation_one, 1 << 24);
    }
    return layer;
}

void quantise_vectors(const std::vector<float>& parameters, const Layout& layout, const RawVectors& vectors,
                      acts::learnt::Weights& weights)
{
    constexpr std::size_t size = acts::learnt::vector_size;
    weights.words = vectors.words;
    weights.row_of = vectors.row_of;
    weights.vectors.resize(vectors.words.size() * size);
    for (std::size_t w = 0; w < vectors.words.size(); ++w) {
        std::array<float, size> projected{};
        for (std::size_t i = 0; i < raw_size; ++i) {
            const float x = static_cast<float>(vectors.rows[w * raw_size + i]) / vector_one;
            for (std::size_t j = 0; j < size; ++j) {
                projected[j] += x * parameters[layout.projection.at + i * size + j];
            }
        }
        for (std::size_t j = 0; j < size; ++j) {
            weights.vectors[w * size + j] = static_cast<std::int8_t>(nearest(projected[j] * vector_one, 127));
        }
    }
}

}  // namespace

void quantise_net(const std::vector<float>& parameters, const RawVectors& vectors, acts::learnt::Weights& weights)
{
    const Layout layout = make_layout();
    quantise_vectors(parameters, layout, vectors, weights);
    weights.parts.resize(layout.parts.size());
    for (std::size_t i = 0; i < layout.parts.size(); ++i) {
        weights.parts[i] = static_cast<std::int8_t>(nearest(parameters[layout.parts.at + i] * part_one, 127));
    }
    weights.signals.resize(layout.signals.size());
    for (std::size_t i = 0; i < layout.signals.size(); ++i) {
        weights.signals[i] = static_cast<std::int16_t>(nearest(parameters[layout.signals.at + i] * weight_one, 32767));
    }
    weights.first = layer_of(parameters, layout.first, &layout.first_bias);
    weights.second = layer_of(parameters, layout.second, &layout.second_bias);
    weights.third = layer_of(parameters, layout.third, &layout.third_bias);
    weights.whole = layer_of(parameters, layout.whole, &layout.whole_bias);
    weights.customer = layer_of(parameters, layout.customer, nullptr);
    weights.acts = layer_of(parameters, layout.acts, &layout.acts_bias);
    weights.empathy = layer_of(parameters, layout.empathy, &layout.empathy_bias);
}

}  // namespace amends::train
