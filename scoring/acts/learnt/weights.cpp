#include "scoring/acts/learnt/weights.h"

#include <algorithm>
#include <cstdlib>
#include <type_traits>

namespace amends::acts::learnt {
namespace {

constexpr std::string_view magic = "amends weights 1\n";
constexpr std::size_t most_words = 65535;
constexpr std::int64_t most_activation = 2048;  // 16 in 1/128; see net.cpp

/// Whole numbers in little-endian order, whatever the machine's own is.
class Writer {
public:
    template <class Number>
    void number(Number value)
    {
        auto bits = static_cast<std::make_unsigned_t<Number>>(value);
        for (std::size_t i = 0; i < sizeof(Number); ++i) {
            out.push_back(static_cast<char>(bits & 0xFFU));
            if constexpr (sizeof(Number) > 1) bits = static_cast<decltype(bits)>(bits >> 8U);
        }
    }
    template <class Numbers>
    void all(const Numbers& numbers)
    {
        for (const auto each : numbers) number(each);
    }
    void layer(const Layer& layer)
    {
        all(layer.weights);
        all(layer.bias);
    }
    std::string out;
};

class Reader {
public:
    Reader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

    template <class Number>
    Number number()
    {
        std::make_unsigned_t<Number> bits = 0;
        if (bytes_.size() - at_ < sizeof(Number)) {
            short_ = true;
            return 0;
        }
        for (std::size_t i = 0; i < sizeof(Number); ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            bits = static_cast<decltype(bits)>(bits | (static_cast<decltype(bits)>(byte) << (8U * i)));
        }
        return static_cast<Number>(bits);
    }
    template <class Number>
    void fill(std::vector<Number>& numbers, std::size_t count)
    {
        if (bytes_.size() - at_ < count * sizeof(Number)) {
            short_ = true;
            return;
        }
        numbers.resize(count);
        for (Number& each : numbers) each = number<Number>();
    }
    template <class Numbers>
    void fill(Numbers& numbers)
    {
        for (auto& each : numbers) each = number<std::int32_t>();
    }
    std::string text()
    {
        const std::size_t length = number<std::uint8_t>();
        if (bytes_.size() - at_ < length) {
            short_ = true;
            return {};
        }
        at_ += length;
        return std::string(bytes_.substr(at_ - length, length));
    }
    Layer layer(std::size_t in, std::size_t out)
    {
        Layer layer{in, out, {}, {}};
        fill(layer.weights, in * out);
        fill(layer.bias, out);
        if (!short_ && !fits(layer)) too_large_ = true;
        return layer;
    }
    bool expect(std::string_view text)
    {
        if (bytes_.substr(at_, text.size()) != text) return false;
        at_ += text.size();
        return true;
    }
    bool complete() const { return !short_ && at_ == bytes_.size(); }
    bool is_short() const { return short_; }
    bool too_large() const { return too_large_; }
    tl::unexpected<Diagnostics> failed(std::string message) const
    {
        return fault({std::string(name_), 0, 0, ""}, "weights: " + std::move(message));
    }

private:
    /// No sum of one output can pass 2^30, whatever the activations are.
    static bool fits(const Layer& layer)
    {
        for (std::size_t row = 0; row < layer.out; ++row) {
            std::int64_t sum = std::abs(static_cast<std::int64_t>(layer.bias[row]));
            for (std::size_t i = 0; i < layer.in; ++i) {
                sum += std::abs(static_cast<std::int64_t>(layer.weights[row * layer.in + i])) * most_activation;
            }
            if (sum >= std::int64_t{1} << 30U) return false;
        }
        return true;
    }

    std::string_view bytes_;
    std::string_view name_;
    std::size_t at_ = 0;
    bool short_ = false;
    bool too_large_ = false;
};

void read_words(Reader& reader, Weights& weights)
{
    const std::size_t count = reader.number<std::uint16_t>();
    for (std::size_t i = 0; i < count && !reader.is_short(); ++i) {
        weights.words.push_back(reader.text());
        weights.row_of.emplace(weights.words.back(), static_cast<std::uint32_t>(i));
    }
    reader.fill(weights.vectors, count * vector_size);
}

void read_decisions(Reader& reader, Weights& weights)
{
    for (Decision& each : weights.decisions) {
        each = {reader.number<std::int32_t>(), reader.number<std::int32_t>(), reader.number<std::int32_t>(),
                reader.number<std::int32_t>(), reader.number<std::int32_t>()};
    }
    for (Weights::Grade& grade : weights.empathy_grades) {
        grade.net = reader.number<std::int32_t>();
        grade.bias = reader.number<std::int32_t>();
        grade.shared = reader.number<std::int32_t>();
        grade.from = reader.number<std::int32_t>();
        reader.fill(grade.acts);
    }
    reader.fill(weights.reliability);
}

/// Decisions multiply log-odds of at most 2^15: kept below 2^15 themselves.
bool decisions_fit(const Weights& weights)
{
    const auto small = [](std::int32_t value) { return std::abs(static_cast<std::int64_t>(value)) < (1 << 15); };
    return std::all_of(weights.decisions.begin(), weights.decisions.end(),
                       [&small](const Decision& each) {
                           return small(each.net) && small(each.heads) && small(each.rules) && small(each.bias) &&
                                  each.from > 0 && each.from < 1000;
                       }) &&
           std::all_of(weights.empathy_grades.begin(), weights.empathy_grades.end(), [&small](const auto& grade) {
               return small(grade.net) && small(grade.bias) && small(grade.shared) && grade.from > 0 &&
                      grade.from < 1000 && std::all_of(grade.acts.begin(), grade.acts.end(), small);
           });
}

}  // namespace

Checked<Weights> parse_weights(std::string_view bytes, std::string_view name)
{
    Reader reader(bytes, name);
    if (!reader.expect(magic)) return reader.failed("expected them to begin with \"amends weights 1\"");
    Weights weights;
    read_words(reader, weights);
    reader.fill(weights.parts, part_rows * part_size);
    reader.fill(weights.signals, signal_count * taps * width);
    weights.first = reader.layer(taps * dense_size, width);
    weights.second = reader.layer(taps * width, width);
    weights.third = reader.layer(taps * width, width);
    weights.whole = reader.layer(2 * width, width);
    weights.customer = reader.layer(vector_size, width);
    weights.acts = reader.layer(3 * width, act_count);
    weights.empathy = reader.layer(2 * width, grades);
    reader.fill(weights.heads, head_rows * act_count);
    reader.fill(weights.head_bias);
    read_decisions(reader, weights);
    if (reader.is_short()) return reader.failed("the block ends too early; " + std::to_string(bytes.size()) + " bytes");
    if (!reader.complete()) return reader.failed("there are bytes after the end of the block");
    if (reader.too_large()) return reader.failed("a layer's weights are so large that a sum could overflow");
    if (weights.row_of.size() != weights.words.size()) return reader.failed("a word is listed twice");
    if (!decisions_fit(weights)) return reader.failed("a decision's numbers are out of range");
    return weights;
}

std::string write_weights(const Weights& weights)
{
    Writer writer;
    writer.out = magic;
    const std::size_t count = std::min(weights.words.size(), most_words);
    writer.number(static_cast<std::uint16_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        writer.number(static_cast<std::uint8_t>(weights.words[i].size()));
        writer.out += weights.words[i];
    }
    writer.all(weights.vectors);
    writer.all(weights.parts);
    writer.all(weights.signals);
    for (const Layer* layer : {&weights.first, &weights.second, &weights.third, &weights.whole, &weights.customer,
                               &weights.acts, &weights.empathy}) {
        writer.layer(*layer);
    }
    writer.all(weights.heads);
    writer.all(weights.head_bias);
    for (const Decision& each : weights.decisions) {
        for (const std::int32_t value : {each.net, each.heads, each.rules, each.bias, each.from}) writer.number(value);
    }
    for (const Weights::Grade& grade : weights.empathy_grades) {
        for (const std::int32_t value : {grade.net, grade.bias, grade.shared, grade.from}) writer.number(value);
        writer.all(grade.acts);
    }
    writer.all(weights.reliability);
    return std::move(writer.out);
}

}  // namespace amends::acts::learnt
