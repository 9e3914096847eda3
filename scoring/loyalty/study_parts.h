#pragma once
// The parts of a study that lie in files of their own.

#include "scoring/loyalty/study.h"

namespace amends::loyalty {

/// Everything beyond estimates: robust errors, assessment, path, paradox, promoter score, and the warnings they give.
Fitted<int> assess_study(Study& study, const Table& table, Progress& progress);

/// Places of the predictors that are steps. Covariates by request, or by what they are called, are none; text made into
/// columns is none either.
std::vector<int> steps_of(const Study& study);

/// How well each contact went: the mean of its standardised steps. Empty where there are no steps.
Vector recovery_scores(const Study& study);

}  // namespace amends::loyalty
