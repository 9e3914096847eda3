#pragma once
// Kept plays as rows of whole numbers: what every page of the reports desk is counted from.

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace amends::report {

/// What one criterion of the framework gave a play. Criteria that the scenario does not offer are left out.
struct StepMark {
    std::string step;  ///< criterion id
    int mark = 0;      ///< 0..100

    bool operator==(const StepMark&) const = default;
};

/// One play that is over, as one framework marked it. Plain data: whoever keeps plays makes these.
struct Kept {
    std::string play;     ///< id; no two rows of a ledger have the same
    std::string trainee;  ///< opaque id
    std::string name;     ///< as it is shown; anything that a person can type
    std::string cohort, site;
    std::string scenario, title;  ///< id and name of the scenario
    std::string version;          ///< hash of its canonical bytes
    std::string rubric, scorer;   ///< hashes
    std::int64_t ended_s = 0;     ///< seconds since 1970 UTC
    bool counts = false;          ///< a first or further try; false: practice after a rewind
    bool exam = false;
    bool pass = false;
    int total = 0;  ///< 0..100
    std::vector<StepMark> steps;
    int by_scorer = -1;  ///< the total before a person ruled; -1: nobody did

    bool operator==(const Kept&) const = default;
};

/// Days since 1970-01-01 of a date "2026-03-01"; nothing where it is none.
bool parse_day(std::string_view text, std::int64_t& day);
std::string write_day(std::int64_t day);
inline constexpr std::int64_t day_s = 86400;

/// Which rows a page is about; what is empty asks for nothing.
struct Filter {
    std::string cohort, site, scenario;
    std::int64_t from_s = std::numeric_limits<std::int64_t>::min();
    std::int64_t until_s = std::numeric_limits<std::int64_t>::max();  ///< exclusive

    bool operator==(const Filter&) const = default;
};

/// Rows in columns, names kept once. One ledger is one framework's.
class Ledger {
public:
    struct Trainee {
        std::string id, name, cohort, site;
    };
    struct Scenario {
        std::string id, title;
        std::vector<std::string> versions;
    };
    struct Step {
        std::string id, title, question;
    };
    struct Row {
        std::string play;
        std::int64_t ended_s = 0;
        std::int32_t trainee = 0, scenario = 0;
        std::int32_t version = 0;
        std::int16_t rubric = 0, scorer = 0;
        bool counts = false, exam = false, pass = false;
        std::int8_t by_scorer = -1;  ///< as in Kept
    };

    /// `steps` in the order they are shown in; a step that a row has beyond these is added behind them.
    Ledger(std::string framework, std::string title, std::vector<Step> steps, bool simulated = false);

    /// One play more. A name, cohort or site that differs from an earlier row's replaces it.
    void add(const Kept& kept);
    /// The same play with other marks or another total, in its row's place; false where it has no row.
    bool replace(const Kept& kept);
    /// All rows but those, as if they had been added in the order of their plays. What people and scenarios are called
    /// is as it was.
    Ledger without(const std::set<std::string>& plays, const std::set<std::string>& trainees) const;
    /// What they are called and where they belong; whoever has no row here is passed over.
    void call(const std::string& trainee, const std::string& name, const std::string& cohort, const std::string& site);
    void call(const std::string& scenario, const std::string& title);
    /// All rows of another ledger of the same framework, as if each had been added here.
    void merge(const Ledger& other);

    const std::string& framework() const { return framework_; }
    const std::string& title() const { return title_; }
    bool simulated() const { return simulated_; }
    const std::vector<Trainee>& trainees() const { return trainees_; }
    const std::vector<Scenario>& scenarios() const { return scenarios_; }
    const std::vector<Step>& steps() const { return steps_; }
    const std::vector<Row>& rows() const { return rows_; }
    /// How many different rubrics and scorers marked these plays.
    std::size_t rubrics() const { return used(rubrics_); }
    std::size_t scorers() const { return used(scorers_); }

    /// 0..100, or -1 where it was not observed. The step after the last is the framework's total.
    int mark(std::size_t row, std::size_t step) const;

    bool takes(const Filter& filter, const Row& row) const;

private:
    friend class LedgerBytes;

    /// Something that marked plays, by its hash, with how many.
    struct Marker {
        std::string hash;
        int plays = 0;
    };
    static std::size_t used(const std::vector<Marker>& markers);
    static std::int16_t marker_of(std::vector<Marker>& markers, const std::string& hash);
    Kept kept_of(std::size_t row) const;
    void write(Row& row, std::size_t begin, const Kept& kept);
    int trainee_of(const Kept& kept);
    int scenario_of(const Kept& kept);
    std::size_t step_of(const std::string& id);
    void widen();

    std::string framework_, title_;
    bool simulated_ = false;
    std::vector<Trainee> trainees_;
    std::vector<Scenario> scenarios_;
    std::vector<Step> steps_;
    std::vector<Row> rows_;
    std::vector<std::int8_t> marks_;  ///< rows x (steps + 1), the total first
    std::size_t width_ = 1;
    std::map<std::string, int, std::less<>> trainee_at_, scenario_at_;
    std::map<std::string, std::size_t, std::less<>> step_at_;
    std::vector<Marker> rubrics_, scorers_;
};

}  // namespace amends::report
