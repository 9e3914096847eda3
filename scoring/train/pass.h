#pragma once
// One reply's way through the net and back, in floating point.

#include <array>
#include <span>
#include <vector>

#include "scoring/train/net_trainer.h"

namespace amends::train {

inline constexpr std::size_t dense_size = acts::learnt::dense_size;
inline constexpr std::size_t width = acts::learnt::width;
inline constexpr std::size_t taps = acts::learnt::taps;

class Pass {
public:
    Pass(const Layout& layout, const RawVectors& vectors) : layout_(layout), vectors_(vectors) {}

    /// Adds the gradient of one reply's loss, divided by `share`, to `gradient`; gives the loss.
    float run(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance, float share,
              std::vector<float>& gradient);

private:
    using Rows = std::vector<std::array<float, width>>;
    struct Kept {  // what dropping out left of a signal
        std::size_t row = 0;
        float value = 0.0F;
    };

    void look_up(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance);
    void forward(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance);
    void first_forward(const std::vector<float>& parameters);
    Rows next_forward(const std::vector<float>& parameters, const Block& weights, const Block& bias, const Rows& seen,
                      const Rows& in, std::ptrdiff_t reach, Rows& active) const;
    void whole_forward(const std::vector<float>& parameters, const Prepared& example);
    float heads(const std::vector<float>& parameters, const Prepared& example, ChanceStream& chance, float share,
                std::vector<float>& gradient);
    float word_losses(const Prepared& example, float share);
    void acts_backward(const std::vector<float>& parameters, std::vector<float>& gradient);
    float empathy_loss(const std::vector<float>& parameters, const Prepared& example, float share,
                       std::vector<float>& gradient);
    void whole_backward(const std::vector<float>& parameters, std::vector<float>& gradient);
    void next_backward(const std::vector<float>& parameters, const Block& weights, const Block& bias, const Rows& seen,
                       const Rows& mask, const Rows& active, std::ptrdiff_t reach, Rows& d_out, Rows& d_in,
                       std::vector<float>& gradient) const;
    void first_backward(const std::vector<float>& parameters, const Prepared& example, std::vector<float>& gradient);
    Rows dropped(const Rows& rows, ChanceStream& chance, Rows& mask) const;

    const Layout& layout_;
    const RawVectors& vectors_;
    std::size_t count_ = 0;
    std::vector<std::array<float, dense_size>> dense_, dense_mask_;
    std::vector<std::vector<Kept>> signals_;
    Rows first_, first_seen_, first_mask_, second_, second_active_, second_seen_, second_mask_, third_, third_active_;
    std::array<float, width> most_{}, mean_{}, whole_{};
    std::array<std::size_t, width> most_at_{};
    std::array<float, acts::learnt::vector_size> customer_{};
    std::array<float, raw_size> customer_raw_{};
    std::vector<std::array<float, 3 * width>> z_, z_mask_;
    std::vector<std::array<float, acts::act_count>> odds_, d_odds_;
    Rows d_first_, d_second_, d_third_;
    std::array<float, width> d_whole_{}, d_most_{}, d_mean_{};
};

}  // namespace amends::train
