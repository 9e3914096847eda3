#pragma once
// The sums that a page needs, built row by row: a play that ends is added, parts are merged, nothing is scanned again.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/report/team/ledger.h"

namespace amends::report {

/// How many of a trainee's first and latest plays are remembered one by one.
inline constexpr std::size_t remembered = 6;

struct StepSum {
    std::int32_t plays = 0;
    std::int32_t marks = 0;
    std::int64_t squares = 0;

    void add(int mark);
    bool operator==(const StepSum&) const = default;
};

/// Sums over the counting plays of a ledger. Indices are the ledger's; `steps` vectors hold one entry for each of its
/// steps and, last, one for the framework's total.
struct Tally {
    /// One trainee in one scenario.
    struct Cell {
        int scenario = 0;
        std::vector<StepSum> steps;

        bool operator==(const Cell&) const = default;
    };
    struct Person {
        int plays = 0;     ///< that count
        int practice = 0;  ///< that do not
        int passed = 0;
        int best = -1;           ///< total; -1: none
        std::vector<int> first;  ///< rows, earliest first, at most `remembered`
        std::vector<int> last;   ///< rows, latest last
        std::vector<int> exams;  ///< the latest of exams alone
        std::vector<Cell> cells;

        bool operator==(const Person&) const = default;
    };
    struct Played {
        int plays = 0;
        int passed = 0;
        StepSum total;
        std::array<int, 10> tenths{};  ///< plays by total: 0..9, 10..19, … 90..100

        bool operator==(const Played&) const = default;
    };
    std::vector<Person> people;     ///< by trainee
    std::vector<Played> scenarios;  ///< by scenario

    /// One row of the ledger.
    void add(const Ledger& ledger, std::size_t row);
    /// The sums of other rows of the same ledger.
    void merge(const Ledger& ledger, const Tally& other);

    /// How many trainees have a play that counts.
    int trainees() const;
    int plays() const;

    bool operator==(const Tally&) const = default;
};

/// All rows that the filter takes.
Tally tally_of(const Ledger& ledger, const Filter& filter);

}  // namespace amends::report
