#pragma once
// A pilot's exams as people read and mark them without knowing whose they are: what was said, in shuffled order, and a
// sheet to fill in; and the sheet read back.

#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/cli/library.h"
#include "sim/records/store.h"
#include "sim/report/team/pages.h"

namespace amends::cli {

/// A play under the name that raters know it by. The same play has the same code whenever it is asked for; the order of
/// codes says nothing about people or time.
struct CodedPlay {
    std::string code, play;

    bool operator==(const CodedPlay&) const = default;
};

/// Both exams of everybody who sat them in their order, by code.
std::vector<CodedPlay> coded_plays(const report::Ledger& ledger, const report::PilotDrawn& pilot, std::int64_t seed);

struct BlindSheet {
    std::string reading;  ///< plain text: every play under its code, without names
    std::string sheet;    ///< CSV: a row a play, an empty cell a step
};

/// errors  a play without events, as generated ones are
records::Stored<BlindSheet> blind_sheet(records::Store& store, const Library& library, const rubric::Rubric& rubric,
                                        const report::Ledger& ledger, const std::vector<CodedPlay>& plays);

/// The marks of a sheet that came back; empty cells are none.
///
/// errors  no column "code", a code that is none of these, a mark that is no number from 0 to 100: each with its line
Checked<std::vector<records::Rating>> read_ratings(const std::string& bytes, const std::string& name,
                                                   const rubric::Rubric& rubric, const std::vector<CodedPlay>& plays,
                                                   const std::string& rater);

/// The words without those of the name that are longer than two letters, in any case, where they stand as words.
std::string without_name(const std::string& words, const std::string& name);

}  // namespace amends::cli
