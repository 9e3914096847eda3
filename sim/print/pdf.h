#pragma once
// A page of the reports desk as PDF.

#include <string>

#include "scoring/base/result.h"
#include "sim/report/team/page.h"

namespace amends::print {

/// A4, upright, with page numbers. The same page gives the same bytes on the same machine: fonts are those that it has.
///
/// errors  what cairo says of a surface that it cannot write
Checked<std::string> page_pdf(const report::Page& page, const report::PageWords& words);

}  // namespace amends::print
