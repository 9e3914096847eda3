#pragma once
// What a recovery leads to: satisfaction, intention, word of mouth, and whether a simulated customer stays.
// A linear chain of latent opinions with noise, all in whole thousandths, so that every machine draws the same
// customer. It recovers its own assumptions and proves nothing about anybody's real customers.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::customer {

/// What the chain starts from. Each is 0..1000: not at all .. fully; 500 is what half of all recoveries reach.
enum class Step : std::uint8_t {
    redress,         ///< what was given and put right, against the loss; see redress_of
    match,           ///< how well the remedy matches what was lost
    empathy,         ///< feelings named, and tied to what happened
    apology,         ///< its components, early and sincere
    explanation,     ///< the cause said, the fault owned
    follow_through,  ///< promises kept, somebody asked afterwards
    speed,           ///< from complaint to the first deed that helps, against par
    few_handoffs,    ///< nobody passed on, no second call needed
    voice,           ///< let finish, asked, given a choice
    no_harm,         ///< free of blame, minimising, brushing off
    relation,        ///< good will before the failure
    mildness         ///< of the failure: 1000 a nuisance, 0 grave
};
inline constexpr std::size_t step_count = 12;

std::string_view name_of(Step step);
std::optional<Step> step_named(std::string_view name);

using Steps = std::array<int, step_count>;

struct Recovery {
    Steps steps{};              ///< but for redress, which follows from `given`
    std::int64_t given = 0;     ///< what was given and put right, 1000 = the loss
    bool failed_again = false;  ///< a promise of this recovery was broken

    int& of(Step step) { return steps[static_cast<std::size_t>(step)]; }
    int of(Step step) const { return steps[static_cast<std::size_t>(step)]; }
    bool operator==(const Recovery&) const = default;
};

/// The opinions of the chain, each built from steps and from opinions before it.
enum class Opinion : std::uint8_t {
    outcome_fair,    ///< distributive
    treatment_fair,  ///< interactional
    procedure_fair,  ///< procedural
    this_time,       ///< satisfaction with the recovery
    overall,         ///< … with the firm
    intention,
    word_of_mouth,
    attachment  ///< what staying hangs on
};
inline constexpr std::size_t opinion_count = 8;

std::string_view name_of(Opinion opinion);

struct Term {
    bool of_step = false;
    std::size_t from = 0;  ///< index of a Step or of an earlier Opinion
    int mild = 0;          ///< thousandths of a standard deviation per standard deviation, where the stakes are low
    int grave = 0;         ///< … and where they are high
};

struct OpinionRule {
    int mild_base = 0, grave_base = 0;
    std::vector<Term> terms;
    int noise = 0;  ///< standard deviation, thousandths
};

struct LoyaltyModel {
    std::string id;
    std::array<OpinionRule, opinion_count> opinions;
    int failed_again = 0;     ///< added to attachment by a second failure, thousandths
    int averse_permille = 0;  ///< customers who think less of a house that pays more than the loss
};

/// Reads assets/customer/loyalty.json; every number carries a source or says "design choice".
Checked<LoyaltyModel> parse_loyalty(std::string_view bytes, std::string_view name);

/// One simulated customer after one recovery.
struct Loyalty {
    int this_time = 4, overall = 4, intention = 4;  ///< 1..7
    int recommends = 5;                             ///< 0..10, the question behind NPS
    int stay_permille = 0;                          ///< the chance that was drawn against
    bool stays = true;
    int leaves_week = 0;  ///< 1..52 where the customer leaves within the year

    bool operator==(const Loyalty&) const = default;
};

/// `index` tells customers of one seed apart.
Loyalty draw(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed, std::uint64_t index);

/// What customers like this one would do: the mean over the noise, and what each step is worth.
struct Prospect {
    int stay_permille = 0;
    int low_permille = 0, high_permille = 0;        ///< eight customers in ten lie between
    int untreated_permille = 0;                     ///< had nothing at all been done
    Steps worth_permille{};                         ///< by how much staying falls if this step had not been done
    int this_time = 0, overall = 0, intention = 0;  ///< tenths of a point on 1..7
    int nps = 0;                                    ///< -100..100 over such customers
};

Prospect prospect(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed);

/// The three words a trainee sees: 700 and more, 400 and more, less.
enum class Outlook : std::uint8_t { likely, open, lost };
Outlook outlook_of(int stay_permille);
std::string_view name_of(Outlook outlook);

/// Redress for what was given and put right (`given`, 1000 = the loss): rises to one and a half times the loss and
/// falls beyond; for the averse it falls beyond the loss itself. source  Haesevoets et al. 2017, four studies: gain up
/// to about 150 % of the price, then falls; a minority reacts badly
///         to any overcompensation
int redress_of(std::int64_t given, bool averse);

/// Speed for a delay against its par: 500 at par, a tenth of it 1000, ten times 0; logarithmic between.
int speed_of(std::int64_t delay_s, std::int64_t par_s);

}  // namespace amends::customer
