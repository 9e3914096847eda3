#pragma once
// A measure: an integer over a whole case, banded to marks by the framework's file.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/rubric/rubric.h"

namespace amends::rubric {

enum class Quantity : std::uint8_t {
    talk_share_before_story,  ///< percent of all words, until everything had been told, that were the trainee's
    fix_percent_of_par,       ///< time from the complaint to the first fixing action, in percent of par
    harmful_acts,             ///< how many, over all replies
    gift_cost_percent,        ///< gifts and bent rules, in percent of the authority in practice
    silence_s,                ///< seconds of actions in a contact that no reply announced
    seconds_to_amends,  ///< talk clock of the first complaint when apology, responsibility and gift were all there
};

const std::vector<std::string_view>& quantity_names();

/// A value and what it rests on, never empty; without notes.
struct Measured {
    std::int64_t value = 0;
    std::vector<Evidence> evidence;

    bool operator==(const Measured&) const = default;
};

/// None where the case holds nothing to measure: no fix, no gift, no story told to its end, no word spoken.
std::optional<Measured> measure(Quantity quantity, const CaseRecord& record, bool generous);

struct Band {
    std::string id;
    std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
    int mark = 0;
    std::string note;     ///< as of a letter; {value} is filled in
    std::string missing;  ///< as of a state

    bool operator==(const Band&) const = default;
};

struct Measure {
    Quantity of = Quantity::harmful_acts;
    std::vector<Band> bands;  ///< by rising `at_most`; the last one is open
    std::string absent;       ///< what is missing where there is nothing to measure; that earns 0

    bool operator==(const Measure&) const = default;
};

const Band& band_of(const Measure& measure, std::int64_t value);

}  // namespace amends::rubric
