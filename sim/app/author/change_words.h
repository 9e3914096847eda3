#pragma once
// A difference between two versions as one sentence.

#include <string>

#include "sim/app/panels/wording.h"
#include "sim/author/differences.h"

namespace amends::app {

/// `place`: where it is, in the words of the forms.
std::string change_words(const author::Difference& difference, const std::string& place, const Words& words);

}  // namespace amends::app
