#pragma once
// The mood curve: what a play did to the customer, reply by reply, with everything that moved it.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/report/chart.h"

namespace amends::report {

/// What happened at a moment.
enum class Happening : std::uint8_t {
    helpful_words,
    harmful_words,
    empty_words,  ///< a reply in which nothing was heard
    deed,
    promise_made,
    promise_kept,
    promise_broken,
    interruption,
    silence  ///< a deed or a hold that no reply announced, or nothing said at all
};

struct MoodEvent {
    Happening kind = Happening::helpful_words;
    std::string what;  ///< in a few words: "apology", "rang the depot"

    bool operator==(const MoodEvent&) const = default;
};

/// The mood after one reply or deed; the first moment is the start.
struct MoodMoment {
    std::string label;              ///< on the axis: "start", "1", "2"
    int anger = 0;                  ///< 0..6
    int trust = 0;                  ///< 0..6
    int contact = 0;                ///< index into MoodStory::contacts
    std::vector<MoodEvent> events;  ///< that led here

    bool operator==(const MoodMoment&) const = default;
};

struct MoodStory {
    std::vector<std::string> contacts;  ///< titles
    std::vector<MoodMoment> moments;

    bool operator==(const MoodStory&) const = default;
};

/// Anger as a solid line, trust as a dashed one, a band for each contact, a numbered mark for each event; the table has
/// a row for each moment, its events with their numbers.
Chart mood_curve(const MoodStory& story);

}  // namespace amends::report
