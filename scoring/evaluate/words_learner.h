#pragma once
// The learner that everybody has: weighed counts of words and letters, and one logistic regression over them. It exists
// to be compared with, is taught on a public corpus and thrown away.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace amends::evaluate {

/// Rows of few numbers among many columns: row r holds columns[begins[r]] up to columns[begins[r + 1]].
struct SparseRows {
    std::vector<std::size_t> begins = {0};
    std::vector<std::uint32_t> columns;
    std::vector<float> values;

    std::size_t size() const { return begins.size() - 1; }
};

inline constexpr std::uint32_t text_columns = 1U << 18U;  ///< counts are hashed into so many
inline constexpr std::uint32_t more_columns = 64;         ///< room behind them for what else is known of a row

/// For each text 1 + ln(count) of each word, each two words in a row, and each two to five letters of a word with its
/// ends, in lower case; hashed, columns in order.
SparseRows count_words(std::span<const std::string_view> texts);

/// The counts times ln(rows / rows that have it) + 1 of the rows named; then words and letters of each row, each
/// of length 1.
///
/// source  Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval",
/// doi 10.1016/0306-4573(88)90021-0
SparseRows weighed(const SparseRows& counts, std::span<const std::size_t> taught);

/// The same rows with further numbers behind them; `more` holds `each` of them for every row, at most more_columns.
SparseRows with_more(const SparseRows& rows, std::span<const float> more, std::size_t each);

/// A logistic regression over sparse rows, its weights pulled towards nothing: descent row by row.
///
/// source  Shalev-Shwartz, Singer, Srebro, Cotter 2011, "Pegasos", doi 10.1007/s10107-010-0420-4
class WordsLearner {
public:
    /// Teaches on the rows named; `truths` has one of 0 and 1 for every row there is. The same input gives the same
    /// learner.
    WordsLearner(const SparseRows& rows, std::span<const std::size_t> taught, std::span<const std::uint8_t> truths);

    /// Log-odds that a row is true.
    float odds(const SparseRows& rows, std::size_t row) const;

private:
    std::vector<float> weights_;
    float bias_ = 0;
};

}  // namespace amends::evaluate
