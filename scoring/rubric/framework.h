#pragma once
// What is inside a Rubric.

#include <string>
#include <variant>
#include <vector>

#include "scoring/base/words.h"
#include "scoring/rubric/measure.h"
#include "scoring/rubric/monitor.h"
#include "scoring/rubric/rubric.h"

namespace amends::rubric {

struct Criterion {
    std::string id;
    std::string title;
    std::string question;      ///< what the criterion asks of a play, in plain words
    int weight = 0;            ///< 1..1000
    std::vector<Offer> needs;  ///< all of them, or the criterion is not observed
    std::variant<Monitor, Measure> rule;
};

struct Rubric::Data {
    std::string id;
    std::string title;
    std::string source;  ///< author and year
    std::vector<Criterion> criteria;
    Catalogue words;  ///< every sentence of the file by message key
};

/// Message keys of a framework's own sentences.
std::string note_key(std::string_view framework, std::string_view criterion, std::string_view letter_or_band);
std::string missing_key(std::string_view framework, std::string_view criterion, std::string_view state_or_band);

}  // namespace amends::rubric
