#pragma once
// A difference between two versions as one sentence.

#include <string>
#include <string_view>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/author/differences.h"

namespace amends::app {

/// `place`: where it is, in the words of the forms.
std::string change_words(const author::Difference& difference, const std::string& place, const Words& words);

/// What stands at a pointer of a document, in the words of its forms.
using PlaceWords = std::string (*)(const author::Document& document, std::string_view pointer, const Words& words);

/// What has changed since those bytes, a sentence each; nothing where they cannot be read.
std::vector<std::string> changes_since(const std::string& bytes, const author::Document& now, PlaceWords place,
                                       const Words& words);

}  // namespace amends::app
