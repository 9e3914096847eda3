#include "scoring/evaluate/words_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "scoring/base/chance.h"
#include "scoring/train/arithmetic.h"
#include "scoring/train/chance_stream.h"

namespace amends::evaluate {
namespace {

constexpr int rounds = 15;
constexpr float first_step = 1.0F;
constexpr float bias_step = 0.1F;  // of the others
constexpr float strength = 2.0F;   // how much the rows count against the pull of all weights towards nothing
constexpr std::uint64_t seed = 7;

// Words have the first half of the columns, letters the second.
constexpr std::uint32_t half = text_columns / 2;

std::uint32_t word_column(std::string_view text)
{
    return static_cast<std::uint32_t>(chance(fnv1a(text), 0, "words") % half);
}

std::uint32_t letters_column(std::string_view text)
{
    return half + static_cast<std::uint32_t>(chance(fnv1a(text), 0, "letters") % half);
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
        columns.push_back(word_column(tokens[i]));
        if (i + 1 < tokens.size()) columns.push_back(word_column(tokens[i] + " " + tokens[i + 1]));
        const std::string ended = " " + tokens[i] + " ";
        for (std::size_t length = 2; length <= 5; ++length) {
            for (std::size_t at = 0; at + length <= ended.size(); ++at) {
                columns.push_back(letters_column(std::string_view(ended).substr(at, length)));
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
        std::array<float, 2> squares{};
        for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
            rows.values[i] *= rarity[rows.columns[i]];
            squares[rows.columns[i] / half] += rows.values[i] * rows.values[i];
        }
        for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
            rows.values[i] /= std::sqrt(squares[rows.columns[i] / half]);
        }
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
    if (taught.empty()) return;
    const float pull = 1.0F / (strength * static_cast<float>(taught.size()));
    std::vector<std::size_t> order(taught.begin(), taught.end());
    train::ChanceStream chance(seed);
    float scale = 1.0F;  // weights are those kept times this, so that all shrink at once
    float steps = 0.0F;
    for (int round = 0; round < rounds; ++round) {
        chance.shuffle(order);
        for (const std::size_t row : order) {
            float sum = 0.0F;
            for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
                sum += weights_[rows.columns[i]] * rows.values[i];
            }
            const float slope = train::sigmoid(bias_ + scale * sum) - static_cast<float>(truths[row]);
            const float step = first_step / (1.0F + first_step * pull * steps);
            steps += 1.0F;
            scale *= 1.0F - step * pull;
            bias_ -= bias_step * step * slope;
            for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
                weights_[rows.columns[i]] -= step * slope * rows.values[i] / scale;
            }
        }
    }
    for (float& weight : weights_) weight *= scale;
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
