#include "scoring/train/pass.h"

#include <algorithm>

#include "scoring/train/arithmetic.h"

namespace amends::train {
namespace {

constexpr float input_kept = 0.75F;  // the share of inputs that are not dropped out
constexpr float hidden_kept = 0.6F;
constexpr float word_weight = 0.25F;  // of one act's loss averaged over the words
constexpr float reply_weight = 0.25F;
constexpr float empathy_weight = 0.4F;
constexpr float as_if_said_in = 0.916290732F;  // ln 2.5, as in net.cpp
constexpr std::ptrdiff_t second_reach = 2;
constexpr std::ptrdiff_t third_reach = 4;
constexpr std::size_t vector_size = acts::learnt::vector_size;
constexpr std::size_t part_size = acts::learnt::part_size;

/// out += x * row
void add_scaled(float x, const float* row, float* out, std::size_t count)
{
    for (std::size_t j = 0; j < count; ++j) out[j] += x * row[j];
}

/// The sum of a[j] * b[j] in eight lanes, so that its order is fixed and yet wide; `count` is a multiple of eight.
float product(const float* a, const float* b, std::size_t count)
{
    std::array<float, 8> lanes{};
    for (std::size_t j = 0; j < count; j += 8) {
        for (std::size_t k = 0; k < 8; ++k) lanes[k] += a[j + k] * b[j + k];
    }
    float sum = 0.0F;
    for (const float lane : lanes) sum += lane;
    return sum;
}

/// 1 / kept, or 0 for what is dropped out.
float mask_of(ChanceStream& chance, float kept)
{
    return static_cast<float>(chance.bits()) < kept * 4294967296.0F ? 1.0F / kept : 0.0F;
}

float entropy(float odds, float truth)
{
    // log(1 + e^-|x|) + max(x, 0) - x * truth
    const float away = odds < 0.0F ? odds : -odds;
    return logarithm(1.0F + exponential(away)) + (odds > 0.0F ? odds : 0.0F) - odds * truth;
}

}  // namespace

Pass::Rows Pass::dropped(const Rows& rows, ChanceStream& chance, Rows& mask) const
{
    mask.resize(rows.size());
    Rows out(rows.size());
    for (std::size_t w = 0; w < rows.size(); ++w) {
        for (std::size_t j = 0; j < width; ++j) {
            mask[w][j] = mask_of(chance, hidden_kept);
            out[w][j] = rows[w][j] * mask[w][j];
        }
    }
    return out;
}

void Pass::look_up(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance)
{
    dense_.assign(count_, {});
    dense_mask_.assign(count_, {});
    signals_.assign(count_, {});
    for (std::size_t w = 0; w < count_; ++w) {
        const acts::learnt::InputWord& word = example.input.words[w];
        std::array<float, dense_size>& dense = dense_[w];
        if (const auto found = vectors_.row_of.find(word.text); found != vectors_.row_of.end()) {
            const std::int8_t* const raw = &vectors_.rows[found->second * raw_size];
            for (std::size_t i = 0; i < raw_size; ++i) {
                add_scaled(static_cast<float>(raw[i]) / 32.0F, &parameters[layout_.projection.at + i * vector_size],
                           dense.data(), vector_size);
            }
        }
        const float each = 1.0F / static_cast<float>(std::max<std::size_t>(word.part_count, 1));
        for (std::size_t p = 0; p < word.part_count; ++p) {
            add_scaled(each, &parameters[layout_.parts.at + word.parts[p] * part_size], dense.data() + vector_size,
                       part_size);
        }
        for (std::size_t i = 0; i < dense_size; ++i) {
            dense_mask_[w][i] = mask_of(chance, input_kept);
            dense[i] *= dense_mask_[w][i];
        }
        for (const acts::learnt::Signal& signal : word.signals) {
            const float value = static_cast<float>(signal.strength) / 128.0F * mask_of(chance, input_kept);
            if (value != 0.0F) signals_[w].push_back({signal.index, value});
        }
    }
}

void Pass::first_forward(const std::vector<float>& parameters)
{
    first_.assign(count_, {});
    for (std::size_t w = 0; w < count_; ++w) {
        std::array<float, width>& out = first_[w];
        std::copy_n(&parameters[layout_.first_bias.at], width, out.begin());
        for (std::size_t tap = 0; tap < taps; ++tap) {
            if (w + tap < 1 || w + tap > count_) continue;
            const std::size_t from = w + tap - 1;
            for (std::size_t i = 0; i < dense_size; ++i) {
                if (dense_[from][i] == 0.0F) continue;
                add_scaled(dense_[from][i], &parameters[layout_.first.at + (tap * dense_size + i) * width], out.data(),
                           width);
            }
            for (const Kept& signal : signals_[from]) {
                add_scaled(signal.value, &parameters[layout_.signals.at + (signal.row * taps + tap) * width],
                           out.data(), width);
            }
        }
        for (float& value : out) value = value > 0.0F ? value : 0.0F;
    }
}

Pass::Rows Pass::next_forward(const std::vector<float>& parameters, const Block& weights, const Block& bias,
                              const Rows& seen, const Rows& in, std::ptrdiff_t reach, Rows& active) const
{
    Rows out(count_);
    active.assign(count_, {});
    for (std::size_t w = 0; w < count_; ++w) {
        std::array<float, width> sum{};
        std::copy_n(&parameters[bias.at], width, sum.begin());
        for (std::size_t tap = 0; tap < taps; ++tap) {
            const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(w) + (static_cast<std::ptrdiff_t>(tap) - 1) * reach;
            if (from < 0 || from >= static_cast<std::ptrdiff_t>(count_)) continue;
            const std::array<float, width>& row = seen[static_cast<std::size_t>(from)];
            for (std::size_t i = 0; i < width; ++i) {
                if (row[i] != 0.0F)
                    add_scaled(row[i], &parameters[weights.at + (tap * width + i) * width], sum.data(), width);
            }
        }
        for (std::size_t j = 0; j < width; ++j) {
            active[w][j] = sum[j] > 0.0F ? 1.0F : 0.0F;
            out[w][j] = (sum[j] > 0.0F ? sum[j] : 0.0F) + in[w][j];
        }
    }
    return out;
}

void Pass::whole_forward(const std::vector<float>& parameters, const Prepared& example)
{
    most_.fill(0.0F);
    mean_.fill(0.0F);
    most_at_.fill(count_);
    for (std::size_t w = 0; w < count_; ++w) {
        for (std::size_t j = 0; j < width; ++j) {
            mean_[j] += third_[w][j];
            if (third_[w][j] > most_[j]) {
                most_[j] = third_[w][j];
                most_at_[j] = w;
            }
        }
    }
    for (float& value : mean_) value /= static_cast<float>(count_);
    customer_.fill(0.0F);
    customer_raw_.fill(0.0F);
    std::size_t known = 0;
    for (const std::string& word : example.input.customer) {
        const auto found = vectors_.row_of.find(word);
        if (found == vectors_.row_of.end()) continue;
        ++known;
        for (std::size_t i = 0; i < raw_size; ++i) {
            customer_raw_[i] += static_cast<float>(vectors_.rows[found->second * raw_size + i]) / 32.0F;
        }
    }
    if (known > 0) {
        for (float& value : customer_raw_) value /= static_cast<float>(known);
    }
    for (std::size_t i = 0; i < raw_size; ++i) {
        add_scaled(customer_raw_[i], &parameters[layout_.projection.at + i * vector_size], customer_.data(),
                   vector_size);
    }
    std::copy_n(&parameters[layout_.whole_bias.at], width, whole_.begin());
    for (std::size_t i = 0; i < width; ++i) {
        if (most_[i] != 0.0F) add_scaled(most_[i], &parameters[layout_.whole.at + i * width], whole_.data(), width);
        if (mean_[i] != 0.0F)
            add_scaled(mean_[i], &parameters[layout_.whole.at + (width + i) * width], whole_.data(), width);
    }
    for (std::size_t i = 0; i < vector_size; ++i) {
        add_scaled(customer_[i], &parameters[layout_.customer.at + i * width], whole_.data(), width);
    }
    for (float& value : whole_) value = value > 0.0F ? value : 0.0F;
}

void Pass::forward(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance)
{
    look_up(parameters, example, chance);
    first_forward(parameters);
    first_seen_ = dropped(first_, chance, first_mask_);
    second_ = next_forward(parameters, layout_.second, layout_.second_bias, first_seen_, first_, second_reach,
                           second_active_);
    second_seen_ = dropped(second_, chance, second_mask_);
    third_ =
        next_forward(parameters, layout_.third, layout_.third_bias, second_seen_, second_, third_reach, third_active_);
    whole_forward(parameters, example);
}

/// Losses of words and of the reply; leaves their slopes in d_odds_.
float Pass::word_losses(const Prepared& example, float share)
{
    float loss = 0.0F;
    const auto words = static_cast<float>(count_);
    d_odds_.assign(count_, {});
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (example.unsure.has(acts::act_at(act))) continue;
        float most = odds_[0][act];
        for (std::size_t w = 1; w < count_; ++w) most = std::max(most, odds_[w][act]);
        float sum = 0.0F;
        for (std::size_t w = 0; w < count_; ++w) sum += exponential(odds_[w][act] - most);
        const float reply = most + logarithm(sum) - as_if_said_in;
        const float truth = example.acts.has(acts::act_at(act)) ? 1.0F : 0.0F;
        loss += reply_weight * entropy(reply, truth);
        const float slope = reply_weight * (sigmoid(reply) - truth) / share;
        for (std::size_t w = 0; w < count_; ++w) {
            const float said = example.words[w][act] != 0 ? 1.0F : 0.0F;
            loss += word_weight * entropy(odds_[w][act], said) / words;
            d_odds_[w][act] = slope * exponential(odds_[w][act] - most) / sum +
                              word_weight * (sigmoid(odds_[w][act]) - said) / words / share;
        }
    }
    return loss;
}

void Pass::acts_backward(const std::vector<float>& parameters, std::vector<float>& gradient)
{
    for (std::size_t w = 0; w < count_; ++w) {
        add_scaled(1.0F, d_odds_[w].data(), &gradient[layout_.acts_bias.at], acts::act_count);
        for (std::size_t i = 0; i < 3 * width; ++i) {
            if (z_mask_[w][i] == 0.0F) continue;
            const std::size_t row = layout_.acts.at + i * acts::act_count;
            if (z_[w][i] != 0.0F) add_scaled(z_[w][i], d_odds_[w].data(), &gradient[row], acts::act_count);
            const float slope = product(&parameters[row], d_odds_[w].data(), acts::act_count) * z_mask_[w][i];
            if (i < width) {
                d_first_[w][i] += slope;
            } else if (i < 2 * width) {
                d_third_[w][i - width] += slope;
            } else {
                d_whole_[i - 2 * width] += slope;
            }
        }
    }
}

float Pass::empathy_loss(const std::vector<float>& parameters, const Prepared& example, float share,
                         std::vector<float>& gradient)
{
    float loss = 0.0F;
    std::array<float, acts::learnt::grades> odds{};
    std::copy_n(&parameters[layout_.empathy_bias.at], acts::learnt::grades, odds.begin());
    for (std::size_t i = 0; i < 2 * width; ++i) {
        const float seen = i < width ? most_[i] : whole_[i - width];
        add_scaled(seen, &parameters[layout_.empathy.at + i * acts::learnt::grades], odds.data(), acts::learnt::grades);
    }
    for (std::size_t grade = 0; grade < acts::learnt::grades; ++grade) {
        const float truth = example.empathy > static_cast<int>(grade) ? 1.0F : 0.0F;
        loss += empathy_weight * entropy(odds[grade], truth);
        const float slope = empathy_weight * (sigmoid(odds[grade]) - truth) / share;
        gradient[layout_.empathy_bias.at + grade] += slope;
        for (std::size_t i = 0; i < 2 * width; ++i) {
            const std::size_t at = layout_.empathy.at + i * acts::learnt::grades + grade;
            gradient[at] += slope * (i < width ? most_[i] : whole_[i - width]);
            (i < width ? d_most_[i] : d_whole_[i - width]) += slope * parameters[at];
        }
    }
    return loss;
}

float Pass::heads(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance, float share,
                  std::vector<float>& gradient)
{
    z_.assign(count_, {});
    z_mask_.assign(count_, {});
    odds_.assign(count_, {});
    for (std::size_t w = 0; w < count_; ++w) {
        std::copy_n(&parameters[layout_.acts_bias.at], acts::act_count, odds_[w].begin());
        for (std::size_t i = 0; i < 3 * width; ++i) {
            z_mask_[w][i] = mask_of(chance, hidden_kept);
            const float value = i < width ? first_[w][i] : i < 2 * width ? third_[w][i - width] : whole_[i - 2 * width];
            z_[w][i] = value * z_mask_[w][i];
            if (z_[w][i] == 0.0F) continue;
            add_scaled(z_[w][i], &parameters[layout_.acts.at + i * acts::act_count], odds_[w].data(), acts::act_count);
        }
    }
    d_first_.assign(count_, {});
    d_second_.assign(count_, {});
    d_third_.assign(count_, {});
    d_whole_.fill(0.0F);
    d_most_.fill(0.0F);
    d_mean_.fill(0.0F);
    float loss = word_losses(example, share);
    acts_backward(parameters, gradient);
    loss += empathy_loss(parameters, example, share, gradient);
    return loss;
}

void Pass::whole_backward(const std::vector<float>& parameters, std::vector<float>& gradient)
{
    for (std::size_t j = 0; j < width; ++j) {
        if (whole_[j] <= 0.0F) d_whole_[j] = 0.0F;
    }
    add_scaled(1.0F, d_whole_.data(), &gradient[layout_.whole_bias.at], width);
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t of_most = layout_.whole.at + i * width;
        const std::size_t of_mean = layout_.whole.at + (width + i) * width;
        add_scaled(most_[i], d_whole_.data(), &gradient[of_most], width);
        add_scaled(mean_[i], d_whole_.data(), &gradient[of_mean], width);
        d_most_[i] += product(&parameters[of_most], d_whole_.data(), width);
        d_mean_[i] += product(&parameters[of_mean], d_whole_.data(), width);
    }
    std::array<float, vector_size> d_customer{};
    for (std::size_t i = 0; i < vector_size; ++i) {
        const std::size_t row = layout_.customer.at + i * width;
        add_scaled(customer_[i], d_whole_.data(), &gradient[row], width);
        d_customer[i] = product(&parameters[row], d_whole_.data(), width);
    }
    for (std::size_t i = 0; i < raw_size; ++i) {
        if (customer_raw_[i] == 0.0F) continue;
        add_scaled(customer_raw_[i], d_customer.data(), &gradient[layout_.projection.at + i * vector_size],
                   vector_size);
    }
    for (std::size_t j = 0; j < width; ++j) {
        if (most_at_[j] < count_) d_third_[most_at_[j]][j] += d_most_[j];
        for (std::size_t w = 0; w < count_; ++w) d_third_[w][j] += d_mean_[j] / static_cast<float>(count_);
    }
}

void Pass::next_backward(const std::vector<float>& parameters, const Block& weights, const Block& bias,
                         const Rows& seen, const Rows& mask, const Rows& active, std::ptrdiff_t reach, Rows& d_out,
                         Rows& d_in, std::vector<float>& gradient) const
{
    for (std::size_t w = 0; w < count_; ++w) {
        add_scaled(1.0F, d_out[w].data(), d_in[w].data(), width);  // what was added past the layer
        std::array<float, width> d_sum{};
        for (std::size_t j = 0; j < width; ++j) d_sum[j] = d_out[w][j] * active[w][j];
        add_scaled(1.0F, d_sum.data(), &gradient[bias.at], width);
        for (std::size_t tap = 0; tap < taps; ++tap) {
            const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(w) + (static_cast<std::ptrdiff_t>(tap) - 1) * reach;
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(count_)) continue;
            const auto from = static_cast<std::size_t>(at);
            for (std::size_t i = 0; i < width; ++i) {
                if (mask[from][i] == 0.0F) continue;
                const std::size_t row = weights.at + (tap * width + i) * width;
                if (seen[from][i] != 0.0F) add_scaled(seen[from][i], d_sum.data(), &gradient[row], width);
                d_in[from][i] += product(&parameters[row], d_sum.data(), width) * mask[from][i];
            }
        }
    }
}

void Pass::first_backward(const std::vector<float>& parameters, const Prepared& example, std::vector<float>& gradient)
{
    std::vector<std::array<float, dense_size>> d_dense(count_);
    for (std::size_t w = 0; w < count_; ++w) {
        std::array<float, width> d_sum = d_first_[w];
        for (std::size_t j = 0; j < width; ++j) {
            if (first_[w][j] <= 0.0F) d_sum[j] = 0.0F;
        }
        add_scaled(1.0F, d_sum.data(), &gradient[layout_.first_bias.at], width);
        for (std::size_t tap = 0; tap < taps; ++tap) {
            if (w + tap < 1 || w + tap > count_) continue;
            const std::size_t from = w + tap - 1;
            for (std::size_t i = 0; i < dense_size; ++i) {
                if (dense_mask_[from][i] == 0.0F) continue;
                const std::size_t row = layout_.first.at + (tap * dense_size + i) * width;
                if (dense_[from][i] != 0.0F) add_scaled(dense_[from][i], d_sum.data(), &gradient[row], width);
                d_dense[from][i] += product(&parameters[row], d_sum.data(), width) * dense_mask_[from][i];
            }
            for (const Kept& signal : signals_[from]) {
                add_scaled(signal.value, d_sum.data(),
                           &gradient[layout_.signals.at + (signal.row * taps + tap) * width], width);
            }
        }
    }
    for (std::size_t w = 0; w < count_; ++w) {
        const acts::learnt::InputWord& word = example.input.words[w];
        if (const auto found = vectors_.row_of.find(word.text); found != vectors_.row_of.end()) {
            const std::int8_t* const raw = &vectors_.rows[found->second * raw_size];
            for (std::size_t i = 0; i < raw_size; ++i) {
                add_scaled(static_cast<float>(raw[i]) / 32.0F, d_dense[w].data(),
                           &gradient[layout_.projection.at + i * vector_size], vector_size);
            }
        }
        const float each = 1.0F / static_cast<float>(std::max<std::size_t>(word.part_count, 1));
        for (std::size_t p = 0; p < word.part_count; ++p) {
            add_scaled(each, d_dense[w].data() + vector_size, &gradient[layout_.parts.at + word.parts[p] * part_size],
                       part_size);
        }
    }
}

float Pass::run(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance, float share,
                std::vector<float>& gradient)
{
    count_ = example.input.words.size();
    forward(parameters, example, chance);
    const float loss = heads(parameters, example, chance, share, gradient);
    whole_backward(parameters, gradient);
    next_backward(parameters, layout_.third, layout_.third_bias, second_seen_, second_mask_, third_active_, third_reach,
                  d_third_, d_second_, gradient);
    next_backward(parameters, layout_.second, layout_.second_bias, first_seen_, first_mask_, second_active_,
                  second_reach, d_second_, d_first_, gradient);
    first_backward(parameters, example, gradient);
    return loss;
}

}  // namespace amends::train
