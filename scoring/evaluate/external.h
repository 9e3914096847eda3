#pragma once
// The scorer beside others on labels that others gave: public corpora, mapped to our acts (tasks.h).

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/evaluate/figures.h"
#include "scoring/evaluate/tasks.h"

namespace amends::evaluate {

/// Who judges a row.
///
///     scorer    the acts that the question is mapped to: any heard; the likeliest of them ranks
///     patterns  the list of words: any found; how many ranks
///     words     counts of words and letters, a logistic regression taught on the corpus itself
///     both      the same with all that the scorer heard beside the counts: what hearing adds to words
enum class Judge { scorer, patterns, words, both };
inline constexpr std::size_t judge_count = 4;
std::string_view name_of(Judge judge);

struct Judged {
    std::optional<Figure> f1;    ///< nothing for gradings
    std::optional<Figure> rank;  ///< area under the curve of a question, Spearman's correlation of a grading
};

struct QuestionResult {
    const Question* question = nullptr;
    int rows = 0;
    int positives = 0;
    std::array<Judged, judge_count> judges;  ///< by Judge
    std::optional<Figure> gain;              ///< area under the curve: both less words
};

struct GradingResult {
    const Grading* grading = nullptr;
    int rows = 0;  ///< dialogues where they are graded whole
    std::array<Judged, judge_count> judges;
    std::optional<Figure> gain;
};

struct ContrastResult {
    const Contrast* contrast = nullptr;
    int rows = 0;
    int heard = 0;  ///< rows in which one of the acts was heard
};

struct PairingResult {
    const Pairing* pairing = nullptr;
    int pairs = 0;
    int likelier = 0;  ///< pairs in which the acts are likelier in the row than in the other wording
    int same = 0;      ///< pairs in which they are as likely
};

struct CorpusResult {
    const PublicCorpus* corpus = nullptr;
    int rows = 0;
    int dialogues = 0;
    std::vector<QuestionResult> questions;
    std::vector<GradingResult> gradings;
    std::vector<ContrastResult> contrasts;
    std::vector<PairingResult> pairings;
};

struct ExternalOptions {
    int draws = 1000;  ///< of dialogues, for the intervals
    std::uint64_t seed = 1;
};

/// Rows heard of all rows, then questions and gradings done of all. False stops everything.
using ExternalWatch = std::function<bool(std::string_view what, int done, int all)>;

/// Judges every row of a corpus. What is taught on the corpus is taught on four fifths of its dialogues and judges the
/// fifth one, five times over; the place from which on it says yes is chosen on a fifth of what teaches. Dialogues are
/// parted by a hash of their name. The same rows and seed give the same result. Nothing when `watch` stopped it.
std::optional<CorpusResult> evaluate_corpus(const acts::Model& model, const PublicCorpus& corpus,
                                            const std::vector<PublicRow>& rows, const ExternalOptions& options,
                                            const ExternalWatch& watch);

}  // namespace amends::evaluate
