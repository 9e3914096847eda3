#pragma once
// From a table to what a model takes: roles of columns, gaps, categories, the kind of data.

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "scoring/loyalty/fit.h"
#include "scoring/loyalty/known.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/table.h"

namespace amends::loyalty {

enum class Family : int { logistic, ordinal, linear, mixed, cox };

std::string_view name_of(Family family);
std::optional<Family> family_named(std::string_view name);  ///< "glmm" is the mixed model

/// Where the rows come from. Never mixed in one fit.
enum class Source : int { real, practice, simulated };

std::string_view name_of(Source source);

/// What the person wants to know of which columns.
struct Request {
    std::string outcome;
    std::optional<Family> family;         ///< empty: read off the outcome
    std::string group;                    ///< trainee, team: clusters of rows; empty: none
    std::string time;                     ///< of a Cox model: until the event or the end of watching
    std::string cohort;                   ///< left out one at a time in validation; empty: none
    std::string failure;                  ///< yes where anything went wrong; the noes are only compared; empty: none
    std::string id;                       ///< of a customer or row; never a predictor
    std::vector<std::string> predictors;  ///< empty: every column that has no other role
    std::string event;  ///< the text that counts as 1 in a text outcome; empty: yes, true, retained …
    Penalty penalty;
    std::optional<Source> source;  ///< empty: a column "source", else real
    std::vector<std::string>
        by_lot;                ///< columns that the program's own lots decided (lots.h): effects, the rest is not
    std::vector<Known> known;  ///< published effects that are shown beside the data's
    double level = 0.95;
    bool profile = true;  ///< likelihood intervals beside Wald's
    int resamples = 0;    ///< of the bootstraps; 0: none
    std::uint64_t seed = 1;
    std::vector<std::string> path;        ///< columns of a path model, first cause to last effect; empty: none
    std::string paradox;                  ///< column that is asked whether more is always better; empty: none
    std::vector<std::string> covariates;  ///< predictors that are not steps: shown, never ranked
};

/// What became of the rows. Numbers of rows count from 1, the heading apart; lists are cut at 20.
struct RowCounts {
    std::size_t read = 0;
    std::size_t used = 0;
    std::size_t without_outcome = 0;
    std::size_t with_gaps = 0;  ///< in a predictor, time or group
    std::size_t unfailed = 0;   ///< of customers who never had a failure: compared, not fitted
    std::vector<std::size_t> gap_rows;
    std::size_t duplicates = 0;
    std::vector<std::size_t> duplicate_rows;
    std::map<std::string, std::size_t> gaps_by_column;
};

struct Prepared {
    Family family = Family::logistic;
    Source source = Source::real;
    Design design;
    Vector y;
    Vector time;              ///< of a Cox model
    std::vector<int> groups;  ///< index into group_names; empty without a group
    std::vector<std::string> group_names;
    std::vector<int> cohorts;
    std::vector<std::string> cohort_names;
    std::vector<std::size_t> rows;  ///< of the table, from 0
    RowCounts counts;
    std::vector<std::pair<std::string, std::string>> dropped;  ///< columns left out, each with the reason in words
    std::string unused_group;     ///< a column that says who handled the contact and was given no role
    std::string outcome_meaning;  ///< "1 = yes", where text became 0 and 1
    bool loss = false;            ///< the outcome's name says that it is nothing to be wished for
    Vector unfailed;              ///< outcomes of customers who never had a failure
    Vector unfailed_time;         ///< … and, in a Cox model, how long they were watched
    std::vector<std::pair<std::string, std::string>> odd;  ///< columns of numbers but for a text, and that text
    Design with_gaps;  ///< predictors of rows that lack only the outcome, for the missingness test
};

/// Text predictors become one 0/1 column a level but the first in alphabetical order, named `column=level`; a column of
/// yes and no becomes one. Without named predictors, columns that never change or that look like names (more than 20
/// levels), and those whose names say that they are an id, who handled the contact, or what happened after it (another
/// outcome, a time), are left out and listed.
///
/// errors  unknown_column (with the nearest name), wrong_type, no_rows, mixed_sources, shape (also where practice has
///         several rows of one person)
Fitted<Prepared> prepare(const Table& table, const Request& request);

}  // namespace amends::loyalty
