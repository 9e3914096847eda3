#pragma once
// A study as a page shows it: everything rounded once, to whole numbers, so that pages and windows only draw.

#include <cstdint>
#include <string>
#include <vector>

namespace amends::loyalty {

struct Study;

enum class Verdict : std::uint8_t {
    too_little,  ///< nothing may be read off
    indicative,  ///< a direction, no ranking
    enough
};

/// One point of a curve: x in thousandths of its unit, shares in thousandths.
struct CurvePoint {
    int x = 0;
    int mean = 0;
    int low = 0;
    int high = 0;

    bool operator==(const CurvePoint&) const = default;
};

/// What one more point of a predictor goes with. Points are hundredths of a percentage point of the outcome; a
/// predictor of noes and yeses is told from no to yes.
struct StepAccount {
    std::string name;
    bool step = true;     ///< false: a covariate
    bool by_lot = false;  ///< the program's own lots decided it: an effect
    bool yes_no = false;
    int points = 0;
    int low = 0;
    int high = 0;
    int least = 0;  ///< 5th and 95th percentile over customers
    int most = 0;
    bool clear = false;      ///< p below 5 % after Holm's correction
    bool beyond = false;     ///< one more point leaves what was seen for over a quarter of the rows
    int best_permille = -1;  ///< chance to be the best step; -1: not asked
    std::vector<CurvePoint> curve;
    std::vector<int> rug;  ///< at most 200 values, thousandths

    bool operator==(const StepAccount&) const = default;
};

/// What one more point of a predictor goes with where there is no share of customers to tell it in: how many times as
/// high the odds or the risk are, or how much more of the outcome.
struct RatioAccount {
    std::string name;
    bool step = true;
    bool by_lot = false;
    bool yes_no = false;
    int value = 0;  ///< thousandths: of the ratio, or of the outcome's unit where the model is linear
    int low = 0;
    int high = 0;

    bool operator==(const RatioAccount&) const = default;
};

struct DecileAccount {
    int n = 0;
    int predicted = 0;  ///< thousandths
    int observed = 0;

    bool operator==(const DecileAccount&) const = default;
};

struct CohortAccount {
    std::string name;
    int n = 0;
    int observed = 0;  ///< thousandths, like the next two
    int predicted = 0;
    int auc = 0;

    bool operator==(const CohortAccount&) const = default;
};

/// One line of the path diagram, in thousandths.
struct ArrowAccount {
    std::string from, to;
    int estimate = 0;
    int error = 0;
    int standardised = 0;
    bool along = false;  ///< from a node to the next

    bool operator==(const ArrowAccount&) const = default;
};

struct SurvivalAccount {
    std::string name;
    int customers = 0;
    std::vector<CurvePoint> curve;  ///< x: time in thousandths

    bool operator==(const SurvivalAccount&) const = default;
};

/// A group's own chance beside an average one, shrunk, in hundredths of a percentage point.
struct GroupAccount {
    std::string name;
    int rows = 0;
    int points = 0;
    int low = 0;
    int high = 0;

    bool operator==(const GroupAccount&) const = default;
};

/// A row of the table of results, as text.
struct TermAccount {
    std::string name, estimate, error, low, high, p;

    bool operator==(const TermAccount&) const = default;
};

/// A published effect beside the data's, as odds ratios in thousandths.
struct KnownAccount {
    std::string column, what, source;
    int published = 0, published_low = 0, published_high = 0;
    int data = 0, data_low = 0, data_high = 0;
    int both = 0, both_low = 0, both_high = 0;

    bool operator==(const KnownAccount&) const = default;
};

/// Recovered customers of one kind beside those who never had a failure; shares in hundredths of a percentage point,
/// other outcomes in thousandths.
struct BesideAccount {
    std::string who;  ///< all, best_third, best_tenth
    int customers = 0;
    int mean = 0;
    int more = 0, low = 0, high = 0;

    bool operator==(const BesideAccount&) const = default;
};

struct WarningAccount {
    std::string code, message;

    bool operator==(const WarningAccount&) const = default;
};

struct Account {
    Verdict verdict = Verdict::too_little;
    std::string data, family, source, outcome, interval, penalty;
    std::vector<std::string> by_lot;  ///< columns that lots decided
    bool per_step = true;             ///< false: practice with fewer than 100 people
    int level_percent = 95;
    int n = 0;
    int events = -1;    ///< -1: the outcome is no yes or no
    bool loss = false;  ///< the outcome is nothing to be wished for: fewer is better
    int read = 0, left_out = 0, doubles = 0;
    int average_permille = 0;
    std::vector<WarningAccount> warnings;
    std::vector<StepAccount> steps;
    std::vector<RatioAccount> ratios;  ///< of glmm, ordinal, cox; of linear, differences
    std::vector<TermAccount> terms;
    std::string loglik;

    bool assessed = false;
    int auc = 0, auc_unseen = 0;                           ///< thousandths
    int calibration_slope = 0, calibration_intercept = 0;  ///< thousandths, on unseen rows
    std::vector<DecileAccount> deciles;
    std::vector<int> lift;  ///< thousandths of the outcomes in the best-scored tenths
    std::vector<CohortAccount> cohorts;
    int resamples = 0;

    std::vector<ArrowAccount> path;
    int indirect = 0, indirect_low = 0, indirect_high = 0, direct = 0, total = 0;  ///< thousandths
    bool indirect_interval = false;

    bool paradox_asked = false;
    bool paradox_found = false;
    std::string paradox_column, paradox_numbers;
    std::vector<CurvePoint> paradox_curve;  ///< the fitted parabola, with its interval
    std::vector<CurvePoint> paradox_lines;  ///< the ends of the two lines: low pair, high pair
    std::vector<BesideAccount> besides;     ///< empty: nobody asked
    bool besides_share = false;             ///< the outcome is yes or no, or not yet happened
    int unfailed = 0;                       ///< customers who never had a failure
    int unfailed_mean = 0;
    int besides_time = 0;  ///< thousandths; of a Cox model, when they are compared
    std::vector<KnownAccount> known;
    std::uint64_t seed = 1;

    std::vector<SurvivalAccount> survival;  ///< by tercile of the steps, worst first; then those without a failure
    int icc = -1;                           ///< thousandths; -1: no groups
    bool groups_comparable = false;
    std::vector<GroupAccount> groups;
    bool promoters_asked = false;
    int promoter_score = 0, promoter_error = 0;  ///< tenths of a point

    bool operator==(const Account&) const = default;
};

Account account_of(const Study& study);

}  // namespace amends::loyalty
