#pragma once
// A study as JSON, at full precision.

#include <string>

#include "scoring/loyalty/study.h"

namespace amends::loyalty {

/// One line: {"family","n","events","loglik",…,"terms":[{"name","estimate","se","ci":[lo,hi],"p",…}],"warnings":[…],…}.
/// Numbers are the shortest digits that read back as the same double; what is not defined is null. Keys:
/// docs/loyalty.md.
std::string write_study(const Study& study);

/// {"refused":{"cause","columns","message"}}.
std::string write_refusal(const Refused& refused);

/// {"rows","incomplete","duplicates":[…],"columns":[{"name","type",…}]}.
std::string write_preview(const Preview& preview);

}  // namespace amends::loyalty
