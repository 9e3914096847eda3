#pragma once
// The customer's feelings: mood on 0..6, moved by impressions alone, with coefficients that are data.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/base/result.h"
#include "sim/customer/impression.h"

namespace amends::customer {

inline constexpr int mood_most = 6;
inline constexpr int heard_most = 2;  ///< not yet, partly, yes

struct Mood {
    int anger = 0;  ///< 0..6
    int trust = 0;  ///< 0..6

    bool operator==(const Mood&) const = default;
};

/// How one impression moves one kind of person. Steps never lead beyond the floor or the ceiling,
/// and a mood that is already beyond stays where it is: words alone cannot talk anger away.
struct Push {
    int anger = 0;          ///< -6..6
    int trust = 0;          ///< -6..6
    int anger_floor = 0;    ///< a fall in anger stops here
    int trust_ceiling = 6;  ///< a rise in trust stops here

    bool operator==(const Push&) const = default;
};

/// Rows by memory *heard* (0..2), columns by impression.
using Pushes = std::array<std::array<Push, impression_count>, heard_most + 1>;

/// A kind of person with a reason for their manner.
struct Persona {
    std::string id;
    std::string title;
    std::string manner;  ///< for the author: how they talk, and why
    Pushes pushes{};

    bool operator==(const Persona&) const = default;
};

struct Coefficients {
    std::string id;  ///< name and version of the set
    std::vector<Persona> personas;

    const Persona* persona(std::string_view id) const;
    bool operator==(const Coefficients&) const = default;
};

/// Reads assets/customer/coefficients.json. Every number in it must carry a source or "design choice".
Checked<Coefficients> parse_coefficients(std::string_view bytes, std::string_view name);

/// What a reply amounts to, before the customer's state is known: one of neutral, listened, apologised,
/// understood, cared_for, taken_on, brushed_off, attacked. Harm outweighs help in one reply; of helpful
/// tones the warmest counts. What a tone is worth depends on how far the customer has been heard: see Pushes.
Impression tone_of(const acts::Hearing& hearing);

/// Every tone a reply can have, each once.
inline constexpr std::array<Impression, 8> tones = {
    Impression::neutral,   Impression::listened, Impression::apologised,  Impression::understood,
    Impression::cared_for, Impression::taken_on, Impression::brushed_off, Impression::attacked};

Mood moved(const Persona& persona, Mood mood, int heard, Impression impression);

/// The memory *heard* after an impression: listening, understanding and care raise it by one.
int heard_after(int heard, Impression impression);

}  // namespace amends::customer
