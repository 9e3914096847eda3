#include "scoring/evaluate/words_learner.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "scoring/base/chance.h"
#include "scoring/train/arithmetic.h"
#include "scoring/train/chance_stream.h"

namespace amends::evaluate {
namespace {

constexpr int rounds = 12;
constexpr float rate = 0.5F;
constexpr float decay = 3e-5F;  // pull of a weight towards nothing, each time its column is seen
constexpr std::uint64_t seed = 7;

std::uint32_t column_of(std::string_view kind, std::string_view text)
{
    return static_cast<std::uint32_t>(chance(fnv1a(text), 0, kind) % text_columns);
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// Lower-case words; a mark that is no letter is a word of its own, so that a question can be told.
std::vector<std::string> tokens_of(std::string_view text)
{
    std::vector<std::string> tokens;
    bool inside = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_letter(c)) {
            if (!inside) tokens.emplace_back();
            tokens.back() += c;
            inside = true;
        } else {
            inside = false;
            if (c > ' ') tokens.emplace_back(1, c);
        }
    }
    return tokens;
}

void add_columns(std::string_view text, std::vector<std::uint32_t>& columns)
{
    const std::vector<std::string> tokens = tokens_of(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        columns.push_back(column_of("one", tokens[i]));
        if (i + 1 < tokens.size()) columns.push_back(column_of("two", tokens[i] + " " + tokens[i + 1]));
        const std::string ended = " " + tokens[i] + " ";
        for (std::size_t length = 2; length <= 5; ++length) {
            for (std::size_t at = 0; at + length <= ended.size(); ++at) {
                columns.push_back(column_of("letters", std::string_view(ended).substr(at, length)));
            }
        }
    }
}

}  // namespace

SparseRows count_words(std::span<const std::string_view> texts)
{
    SparseRows rows;
    std::vector<std::uint32_t> columns;
    for (const std::string_view text : texts) {
        columns.clear();
        add_columns(text, columns);
        std::sort(columns.begin(), columns.end());
        for (std::size_t i = 0; i < columns.size();) {
            std::size_t next = i;
            while (next < columns.size() && columns[next] == columns[i]) ++next;
            rows.columns.push_back(columns[i]);
            rows.values.push_back(1.0F + train::logarithm(static_cast<float>(next - i)));
            i = next;
        }
        rows.begins.push_back(rows.columns.size());
    }
    return rows;
}

SparseRows weighed(const SparseRows& counts, std::span<const std::size_t> taught)
{
    std::vector<float> rarity(text_columns, 0.0F);
    for (const std::size_t row : taught) {
        for (std::size_t i = counts.begins[row]; i < counts.begins[row + 1]; ++i) rarity[counts.columns[i]] += 1.0F;
    }
    // Columns that no taught row has say nothing: their weights stay 0, whatever stands here.
    for (float& each : rarity) {
        each = train::logarithm((1.0F + static_cast<float>(taught.size())) / (1.0F + each)) + 1.0F;
    }
    SparseRows rows = counts;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        float squares = 0.0F;
        for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
            rows.values[i] *= rarity[rows.columns[i]];
            squares += rows.values[i] * rows.values[i];
        }
        const float length = squares > 0.0F ? std::sqrt(squares) : 1.0F;
        for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) rows.values[i] /= length;
    }
    return rows;
}

SparseRows with_more(const SparseRows& rows, std::span<const float> more, std::size_t each)
{
    SparseRows out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
            out.columns.push_back(rows.columns[i]);
            out.values.push_back(rows.values[i]);
        }
        for (std::size_t i = 0; i < each; ++i) {
            if (more[row * each + i] == 0.0F) continue;
            out.columns.push_back(text_columns + static_cast<std::uint32_t>(i));
            out.values.push_back(more[row * each + i]);
        }
        out.begins.push_back(out.columns.size());
    }
    return out;
}

WordsLearner::WordsLearner(const SparseRows& rows, std::span<const std::size_t> taught,
                           std::span<const std::uint8_t> truths)
    : weights_(text_columns + more_columns, 0.0F)
{
    std::vector<float> squares(weights_.size(), 0.0F);
    float bias_squares = 0.0F;
    std::vector<std::size_t> order(taught.begin(), taught.end());
    train::ChanceStream chance(seed);
    constexpr float small = 1e-3F;
    for (int round = 0; round < rounds; ++round) {
        chance.shuffle(order);
        const float step = rate * (1.0F - static_cast<float>(round) / static_cast<float>(rounds));
        for (const std::size_t row : order) {
            const float slope = train::sigmoid(odds(rows, row)) - static_cast<float>(truths[row]);
            bias_squares += slope * slope;
            bias_ -= 0.1F * step * slope / std::sqrt(bias_squares + small);
            for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
                float& weight = weights_[rows.columns[i]];
                float& square = squares[rows.columns[i]];
                const float g = slope * rows.values[i] + decay * weight;
                square += g * g;
                weight -= step * g / std::sqrt(square + small);
            }
        }
    }
}

float WordsLearner::odds(const SparseRows& rows, std::size_t row) const
{
    float sum = bias_;
    for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
        sum += weights_[rows.columns[i]] * rows.values[i];
    }
    return sum;
}

}  // namespace amends::evaluate
