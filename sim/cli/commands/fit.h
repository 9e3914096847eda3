#pragma once
// A study in plain lines, for terminals and screen readers.

#include <iosfwd>

#include "scoring/loyalty/study.h"

namespace amends::cli {

void write_study_text(std::ostream& out, const loyalty::Study& study);
void write_preview_text(std::ostream& out, const loyalty::Preview& preview);

}  // namespace amends::cli
