#include "scoring/train/net_trainer.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "scoring/train/pass.h"

namespace amends::train {
namespace {

constexpr float weight_decay = 0.02F;
constexpr float first_moment = 0.9F;
constexpr float second_moment = 0.999F;
constexpr float longest_step = 2.0F;  // of a gradient
constexpr float warm_up = 0.15F;      // the share of steps in which the rate rises

/// Uniform within +-bound, as large as keeps a layer's output about as wide as its input.
void fill(std::vector<float>& parameters, const Block& block, float bound, ChanceStream& chance)
{
    for (std::size_t i = 0; i < block.size(); ++i) parameters[block.at + i] = bound * chance.signed_unit();
}

std::vector<float> starting_point(const Layout& layout, ChanceStream& chance)
{
    std::vector<float> parameters(layout.size, 0.0F);
    const auto bound = [](std::size_t in) { return 1.0F / std::sqrt(static_cast<float>(in)); };
    fill(parameters, layout.projection, bound(raw_size) * 1.7F, chance);
    fill(parameters, layout.parts, 0.17F, chance);
    constexpr std::size_t seen_by_first = taps * (dense_size + acts::learnt::signal_count);
    fill(parameters, layout.signals, bound(seen_by_first) * 1.7F, chance);
    fill(parameters, layout.first, bound(seen_by_first) * 1.7F, chance);
    for (const Block& block : {layout.second, layout.third, layout.whole})
        fill(parameters, block, bound(block.in), chance);
    fill(parameters, layout.customer, bound(layout.customer.in), chance);
    fill(parameters, layout.acts, bound(layout.acts.in), chance);
    fill(parameters, layout.empathy, bound(layout.empathy.in), chance);
    for (std::size_t act = 0; act < acts::act_count; ++act) parameters[layout.acts_bias.at + act] = -3.0F;
    return parameters;
}

/// Adam with decoupled weight decay.
///
/// source  Kingma, Ba 2015, "Adam: a method for stochastic optimization", arXiv 1412.6980;
///         Loshchilov, Hutter 2019, "Decoupled weight decay regularization", arXiv 1711.05101
class Adam {
public:
    explicit Adam(std::size_t size) : first_(size, 0.0F), second_(size, 0.0F) {}

    void step(std::vector<float>& parameters, std::vector<float>& gradient, float rate)
    {
        shorten(gradient);
        first_power_ *= first_moment;
        second_power_ *= second_moment;
        const float first_scale = 1.0F / (1.0F - first_power_);
        const float second_scale = 1.0F / (1.0F - second_power_);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            first_[i] = first_moment * first_[i] + (1.0F - first_moment) * gradient[i];
            second_[i] = second_moment * second_[i] + (1.0F - second_moment) * gradient[i] * gradient[i];
            const float towards = first_[i] * first_scale / (std::sqrt(second_[i] * second_scale) + 1e-8F);
            parameters[i] -= rate * (towards + weight_decay * parameters[i]);
        }
    }

private:
    static void shorten(std::vector<float>& gradient)
    {
        double sum = 0.0;
        for (const float each : gradient) sum += static_cast<double>(each) * static_cast<double>(each);
        const auto length = static_cast<float>(std::sqrt(sum));
        if (length <= longest_step) return;
        for (float& each : gradient) each *= longest_step / length;
    }

    std::vector<float> first_;
    std::vector<float> second_;
    float first_power_ = 1.0F;
    float second_power_ = 1.0F;
};

/// Rises in a straight line, then falls along a smooth step to nothing.
float rate_at(float most, std::size_t step, std::size_t steps)
{
    const float share = static_cast<float>(step) / static_cast<float>(steps);
    if (share < warm_up) return most * (0.04F + 0.96F * share / warm_up);
    const float x = (share - warm_up) / (1.0F - warm_up);
    return most * (1.0F - x * x * (3.0F - 2.0F * x));
}

}  // namespace

Layout make_layout()
{
    using namespace acts::learnt;
    Layout layout;
    const auto place = [&layout](std::size_t in, std::size_t out) {
        const Block block{layout.size, in, out};
        layout.size += block.size();
        return block;
    };
    layout.projection = place(raw_size, vector_size);
    layout.parts = place(part_rows, part_size);
    layout.signals = place(signal_count * acts::learnt::taps, acts::learnt::width);
    layout.first = place(acts::learnt::taps * acts::learnt::dense_size, acts::learnt::width);
    layout.first_bias = place(1, acts::learnt::width);
    layout.second = place(acts::learnt::taps * acts::learnt::width, acts::learnt::width);
    layout.second_bias = place(1, acts::learnt::width);
    layout.third = place(acts::learnt::taps * acts::learnt::width, acts::learnt::width);
    layout.third_bias = place(1, acts::learnt::width);
    layout.whole = place(2 * acts::learnt::width, acts::learnt::width);
    layout.whole_bias = place(1, acts::learnt::width);
    layout.customer = place(vector_size, acts::learnt::width);
    layout.acts = place(3 * acts::learnt::width, acts::act_count);
    layout.acts_bias = place(1, acts::act_count);
    layout.empathy = place(2 * acts::learnt::width, grades);
    layout.empathy_bias = place(1, grades);
    return layout;
}

std::vector<float> train_net(std::span<const Prepared> examples, const RawVectors& vectors, const NetOptions& options,
                             const Progress& progress)
{
    const Layout layout = make_layout();
    ChanceStream chance(options.seed);
    std::vector<float> parameters = starting_point(layout, chance);
    std::vector<float> gradient(layout.size, 0.0F);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (!examples[i].input.words.empty()) order.push_back(i);
    }
    Adam adam(layout.size);
    Pass pass(layout, vectors);
    const std::size_t batches = (order.size() + options.batch - 1) / options.batch;
    const std::size_t steps = batches * static_cast<std::size_t>(options.rounds);
    std::size_t step = 0;
    for (int round = 0; round < options.rounds; ++round) {
        chance.shuffle(order);
        float loss = 0.0F;
        for (std::size_t from = 0; from < order.size(); from += options.batch) {
            const std::size_t to = std::min(order.size(), from + options.batch);
            std::fill(gradient.begin(), gradient.end(), 0.0F);
            for (std::size_t i = from; i < to; ++i) {
                loss += pass.run(parameters, examples[order[i]], chance, static_cast<float>(to - from), gradient);
            }
            adam.step(parameters, gradient, rate_at(options.rate, step, steps));
            ++step;
        }
        if (!progress(round + 1, options.rounds, loss / static_cast<float>(order.size()))) return {};
    }
    return parameters;
}

}  // namespace amends::train
