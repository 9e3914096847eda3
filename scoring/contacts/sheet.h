#pragma once
// Marks of many cases as one CSV table: a row a case, a column a step, for the loyalty model.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scoring/contacts/case_of.h"
#include "scoring/rubric/rubric.h"

namespace amends::contacts {

struct Sheet {
    std::string csv;                        ///< RFC 4180, with a heading
    std::vector<std::string> steps;         ///< columns of marks, in the framework's order
    std::vector<std::string> not_observed;  ///< criteria that no case here could show
    std::vector<std::string> foreign;       ///< ids of cases with replies in another language: their marks are gaps
    int cases = 0;
    int replies = 0;
};

/// Hears and marks every case under one framework. Columns: id, agent, contacts, what was known, a column a criterion
/// with its mark in points of ten ("7.5"), outcomes. What a case does not offer is a gap, as is a mark of a case with a
/// reply that the scorer cannot read.
///
/// progress  told of cases done and in all; false stops, and gives nothing
/// errors    a name that stands for two columns
std::optional<Checked<Sheet>> sheet_of(const std::vector<Transcript>& transcripts, const acts::Model& model,
                                       const rubric::Rubric& rubric, const std::string& name,
                                       const std::function<bool(int done, int total)>& progress);

}  // namespace amends::contacts
