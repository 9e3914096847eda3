#include "scoring/acts/learnt/net.h"

#include <algorithm>
#include <limits>

#include "scoring/acts/learnt/fixed.h"
#include "scoring/base/clones.h"

// Activations are in 1/128 and kept within 16 either way, so that no sum overflows (weights.cpp checks the weights).
namespace amends::acts::learnt {
namespace {

constexpr std::int32_t most = 2047;
constexpr int weight_bits = 10;
constexpr std::ptrdiff_t second_reach = 2;  // words between the taps of the second convolution
constexpr std::ptrdiff_t third_reach = 4;

using Row = std::array<std::int16_t, width>;
using Rows = std::vector<Row>;

AMENDS_INLINE std::int32_t rounded(std::int32_t sum)
{
    return (sum + (1 << (weight_bits - 1))) >> weight_bits;
}

AMENDS_INLINE std::int16_t kept_small(std::int32_t value)
{
    return static_cast<std::int16_t>(std::clamp(value, -most, most));
}

AMENDS_INLINE std::int32_t product(const std::int16_t* a, const std::int16_t* b, std::size_t count)
{
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += static_cast<std::int32_t>(a[i]) * static_cast<std::int32_t>(b[i]);
    return sum;
}

/// The inputs of a layer, one row a word; rows may overlap.
struct Inputs {
    const std::int16_t* first = nullptr;
    std::size_t stride = 0;
    std::size_t count = 0;

    const std::int16_t* row(std::size_t w) const { return first + w * stride; }
};

/// out[w][j] = bias[j] + weights[j] * in[w], four words at a time: each weight is fetched once for the four.
AMENDS_CLONES void multiply(const Layer& layer, const Inputs& in, std::array<std::int32_t, width>* out)
{
    const std::size_t size = layer.in;
    std::size_t w = 0;
    for (; w + 4 <= in.count; w += 4) {
        const std::int16_t* const a = in.row(w);
        const std::int16_t* const b = in.row(w + 1);
        const std::int16_t* const c = in.row(w + 2);
        const std::int16_t* const d = in.row(w + 3);
        for (std::size_t j = 0; j < width; ++j) {
            const std::int16_t* const row = &layer.weights[j * size];
            std::array<std::int32_t, 4> sum{};
            for (std::size_t i = 0; i < size; ++i) {
                sum[0] += static_cast<std::int32_t>(row[i]) * static_cast<std::int32_t>(a[i]);
                sum[1] += static_cast<std::int32_t>(row[i]) * static_cast<std::int32_t>(b[i]);
                sum[2] += static_cast<std::int32_t>(row[i]) * static_cast<std::int32_t>(c[i]);
                sum[3] += static_cast<std::int32_t>(row[i]) * static_cast<std::int32_t>(d[i]);
            }
            for (std::size_t k = 0; k < sum.size(); ++k) out[w + k][j] = layer.bias[j] + sum[k];
        }
    }
    for (; w < in.count; ++w) {
        const std::int16_t* const a = in.row(w);
        for (std::size_t j = 0; j < width; ++j) {
            const std::int16_t* const row = &layer.weights[j * size];
            std::int32_t sum = layer.bias[j];
            for (std::size_t i = 0; i < size; ++i) {
                sum += static_cast<std::int32_t>(row[i]) * static_cast<std::int32_t>(a[i]);
            }
            out[w][j] = sum;
        }
    }
}

/// The mean of the rows of a word's pieces, in 1/128; its vector, where it has one, before that.
std::array<std::int16_t, dense_size> vector_of(const Weights& weights, const InputWord& word)
{
    std::array<std::int16_t, dense_size> dense{};
    if (const auto found = weights.row_of.find(word.text); found != weights.row_of.end()) {
        const std::int8_t* const row = &weights.vectors[found->second * vector_size];
        for (std::size_t i = 0; i < vector_size; ++i) dense[i] = static_cast<std::int16_t>(row[i] * 4);
    }
    std::array<std::int32_t, part_size> sum{};
    for (std::size_t p = 0; p < word.part_count; ++p) {
        const std::int8_t* const row = &weights.parts[word.parts[p] * part_size];
        for (std::size_t i = 0; i < part_size; ++i) sum[i] += row[i];
    }
    for (std::size_t i = 0; i < part_size; ++i) {
        dense[vector_size + i] = static_cast<std::int16_t>(sum[i] * 2 / std::max<std::int32_t>(word.part_count, 1));
    }
    return dense;
}

/// What is true of each word and its neighbours, added to the sums of their vectors, and the layer's output.
AMENDS_CLONES void add_signals(const Weights& weights, const Input& input, std::array<std::int32_t, width>* sums,
                               Row* out)
{
    const std::size_t count = input.words.size();
    for (std::size_t w = 0; w < count; ++w) {
        std::array<std::int32_t, width>& sum = sums[w];
        for (std::size_t tap = 0; tap < taps; ++tap) {
            if (w + tap < 1 || w + tap > count) continue;
            for (const Signal& signal : input.words[w + tap - 1].signals) {
                const std::int16_t* const row = &weights.signals[(signal.index * taps + tap) * width];
                for (std::size_t j = 0; j < width; ++j) sum[j] += row[j] * signal.strength;
            }
        }
        for (std::size_t j = 0; j < width; ++j) out[w][j] = kept_small(std::max(rounded(sum[j]), 0));
    }
}

/// The first layer: a word, the one before and the one after, with everything that is true of them.
Rows first_layer(const Weights& weights, const Input& input)
{
    const std::size_t count = input.words.size();
    std::vector<std::int16_t> dense((count + 2) * dense_size, 0);  // a blank word at either end
    for (std::size_t w = 0; w < count; ++w) {
        const auto row = vector_of(weights, input.words[w]);
        std::copy(row.begin(), row.end(), dense.begin() + static_cast<std::ptrdiff_t>((w + 1) * dense_size));
    }
    std::vector<std::array<std::int32_t, width>> sums(count);
    multiply(weights.first, {dense.data(), dense_size, count}, sums.data());
    Rows out(count);
    add_signals(weights, input, sums.data(), out.data());
    return out;
}

/// A convolution over words `reach` apart, added to what it saw.
Rows next_layer(const Layer& layer, const Rows& in, std::ptrdiff_t reach)
{
    const auto count = static_cast<std::ptrdiff_t>(in.size());
    std::vector<std::array<std::int16_t, taps * width>> seen(in.size());  // blank beyond either end
    for (std::ptrdiff_t w = 0; w < count; ++w) {
        for (std::size_t tap = 0; tap < taps; ++tap) {
            const std::ptrdiff_t from = w + (static_cast<std::ptrdiff_t>(tap) - 1) * reach;
            if (from < 0 || from >= count) continue;
            std::copy_n(in[static_cast<std::size_t>(from)].begin(), width,
                        seen[static_cast<std::size_t>(w)].begin() + static_cast<std::ptrdiff_t>(tap * width));
        }
    }
    std::vector<std::array<std::int32_t, width>> sums(in.size());
    multiply(layer, {seen.front().data(), taps * width, in.size()}, sums.data());
    Rows out(in.size());
    for (std::size_t w = 0; w < in.size(); ++w) {
        for (std::size_t j = 0; j < width; ++j) out[w][j] = kept_small(std::max(rounded(sums[w][j]), 0) + in[w][j]);
    }
    return out;
}

struct Whole {
    Row most_{};
    Row row{};
};

AMENDS_CLONES Whole whole_of(const Weights& weights, const Input& input, const Rows& rows)
{
    Whole whole;
    std::array<std::int16_t, 2 * width> pooled{};
    for (std::size_t j = 0; j < width; ++j) {
        std::int32_t sum = 0;
        for (const Row& row : rows) {
            sum += row[j];
            whole.most_[j] = std::max(whole.most_[j], row[j]);
        }
        pooled[j] = whole.most_[j];
        pooled[width + j] = static_cast<std::int16_t>(sum / static_cast<std::int32_t>(rows.size()));
    }
    std::array<std::int32_t, vector_size> customer_sum{};
    std::int32_t known = 0;
    for (const std::string& word : input.customer) {
        const auto found = weights.row_of.find(word);
        if (found == weights.row_of.end()) continue;
        ++known;
        const std::int8_t* const row = &weights.vectors[found->second * vector_size];
        for (std::size_t i = 0; i < vector_size; ++i) customer_sum[i] += row[i];
    }
    std::array<std::int16_t, vector_size> customer{};
    for (std::size_t i = 0; i < vector_size && known > 0; ++i) {
        customer[i] = static_cast<std::int16_t>(customer_sum[i] * 4 / known);
    }
    for (std::size_t j = 0; j < width; ++j) {
        const std::int32_t sum = weights.whole.bias[j] +
                                 product(pooled.data(), &weights.whole.weights[j * 2 * width], 2 * width) +
                                 weights.customer.bias[j] +
                                 product(customer.data(), &weights.customer.weights[j * vector_size], vector_size);
        whole.row[j] = kept_small(std::max(rounded(sum), 0));
    }
    return whole;
}

AMENDS_CLONES void weigh_words(const Weights& weights, const Rows& first, const Rows& third, const Whole& whole,
                               Opinion& opinion)
{
    std::array<std::int32_t, act_count> of_whole{};
    for (std::size_t act = 0; act < act_count; ++act) {
        of_whole[act] = weights.acts.bias[act] +
                        product(whole.row.data(), &weights.acts.weights[act * 3 * width + 2 * width], width);
    }
    opinion.words.resize(first.size());
    for (std::size_t w = 0; w < first.size(); ++w) {
        for (std::size_t act = 0; act < act_count; ++act) {
            const std::int16_t* const row = &weights.acts.weights[act * 3 * width];
            opinion.words[w][act] = rounded(of_whole[act] + product(first[w].data(), row, width) +
                                            product(third[w].data(), row + width, width));
        }
    }
    constexpr std::int32_t as_if_said_in = 117;  // 128 ln 2.5: an act is rarely a single word
    std::vector<std::int32_t> column(first.size());
    for (std::size_t act = 0; act < act_count; ++act) {
        for (std::size_t w = 0; w < first.size(); ++w) column[w] = opinion.words[w][act];
        opinion.net[act] = log_sum_exp(column) - as_if_said_in;
    }
}

void weigh_empathy(const Weights& weights, const Whole& whole, Opinion& opinion)
{
    std::array<std::int16_t, 2 * width> seen{};
    std::copy(whole.most_.begin(), whole.most_.end(), seen.begin());
    std::copy(whole.row.begin(), whole.row.end(), seen.begin() + width);
    for (std::size_t grade = 0; grade < grades; ++grade) {
        opinion.empathy[grade] = rounded(weights.empathy.bias[grade] +
                                         product(seen.data(), &weights.empathy.weights[grade * 2 * width], 2 * width));
    }
}

/// 65536 / sqrt(n), rounded down.
std::int64_t inverse_root(std::size_t n)
{
    std::int64_t low = 0;
    std::int64_t high = 65536;
    while (low < high) {
        const std::int64_t middle = (low + high + 1) / 2;
        if (middle * middle * static_cast<std::int64_t>(n) <= (std::int64_t{1} << 32U)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

AMENDS_CLONES void weigh_units(const Weights& weights, const Input& input, Opinion& opinion)
{
    opinion.heads.fill(std::numeric_limits<std::int32_t>::min());
    for (std::size_t u = 0; u < input.units.size(); ++u) {
        std::array<std::int32_t, act_count> sum{};
        for (const std::uint16_t feature : input.units[u].features) {
            const std::int8_t* const row = &weights.heads[std::size_t{feature} * act_count];
            for (std::size_t act = 0; act < act_count; ++act) sum[act] += row[act];
        }
        const std::int64_t scale = inverse_root(std::max<std::size_t>(input.units[u].features.size(), 1));
        for (std::size_t act = 0; act < act_count; ++act) {
            // Rows are in 1/16, log-odds in 1/128: eight times as many.
            const auto odds = static_cast<std::int32_t>(sum[act] * 8 * scale / 65536) + weights.head_bias[act];
            if (odds > opinion.heads[act]) {
                opinion.heads[act] = odds;
                opinion.strongest_unit[act] = u;
            }
        }
    }
}

}  // namespace

Opinion opinion_of(const Weights& weights, const Input& input)
{
    Opinion opinion;
    const Rows first = first_layer(weights, input);
    const Rows second = next_layer(weights.second, first, second_reach);
    const Rows third = next_layer(weights.third, second, third_reach);
    const Whole whole = whole_of(weights, input, third);
    weigh_words(weights, first, third, whole, opinion);
    weigh_empathy(weights, whole, opinion);
    weigh_units(weights, input, opinion);
    return opinion;
}

}  // namespace amends::acts::learnt
