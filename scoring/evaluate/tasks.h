#pragma once
// Which labels of which public corpora correspond to which of our acts, and what a plain list of words would look for.

#include <span>
#include <string>
#include <string_view>

#include "scoring/acts/act.h"
#include "scoring/evaluate/patterns.h"
#include "scoring/evaluate/public_rows.h"

namespace amends::evaluate {

/// Rows that carry one of these values of the label are positives, the others that have the label at all are not.
struct Question {
    std::string_view name;  ///< in words
    std::string_view label;
    std::span<const std::string_view> values;
    acts::ActSet acts;  ///< heard as any of these
    std::span<const Pattern> patterns;
};

/// What a label with grades is held against.
struct Grading {
    enum class By { acts, empathy };
    std::string_view name;
    std::string_view label;
    By by = By::empathy;
    acts::ActSet acts;  ///< by acts: their likelihoods added up …
    acts::ActSet less;  ///< … less those of these
    std::span<const Pattern> patterns;
    bool whole = false;  ///< the grade is of a whole dialogue, so turns are averaged
};

/// Where an act would be heard wrongly: rows that carry one of these values are no such act.
struct Contrast {
    std::string_view name;
    std::string_view label;
    std::span<const std::string_view> values;
    acts::ActSet acts;
};

/// Rows beside the same thing said otherwise, which the label holds: the acts should be likelier in the row.
struct Pairing {
    std::string_view name;
    std::string_view label;
    acts::ActSet acts;
};

struct PublicCorpus {
    std::string_view name;  ///< of its file too, with ".jsonl"
    std::string_view terms;
    int id_parts = 0;  ///< rows whose ids agree in so many parts between colons are of one dialogue; 0: in all
    std::span<const Question> questions;
    std::span<const Grading> gradings;
    std::span<const Contrast> contrasts;
    std::span<const Pairing> pairings;
};

std::span<const PublicCorpus> public_corpora();

/// The dialogue that a row is of.
std::string dialogue_of(const PublicCorpus& corpus, const PublicRow& row);

/// Whether a row carries one of the values.
bool carries(const PublicRow& row, std::string_view label, std::span<const std::string_view> values);

}  // namespace amends::evaluate
