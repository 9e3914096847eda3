#include "sim/report/team/ledger.h"

#include <algorithm>
#include <charconv>

namespace amends::report {
namespace {

bool digits(std::string_view text, int& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && text.front() != '-';
}

struct Date {
    int year = 1970, month = 1, day = 1;
};

// Days from and to civil dates in the proleptic Gregorian calendar: eras of 400 years that begin in March.
std::int64_t days_of(const Date& date)
{
    const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Date date_of(std::int64_t days)
{
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t day_of_era = z - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t part = (5 * day_of_year + 2) / 153;
    Date date;
    date.day = static_cast<int>(day_of_year - (153 * part + 2) / 5 + 1);
    date.month = static_cast<int>(part < 10 ? part + 3 : part - 9);
    date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

std::string padded(int value, std::size_t width)
{
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

bool parse_day(std::string_view text, std::int64_t& day)
{
    Date date;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), date.year) ||
        !digits(text.substr(5, 2), date.month) || !digits(text.substr(8, 2), date.day)) {
        return false;
    }
    if (date.year < 1970 || date.month < 1 || date.month > 12 || date.day < 1) return false;
    const std::int64_t days = days_of(date);
    if (write_day(days) != text) return false;  // the 31st of a shorter month
    day = days;
    return true;
}

std::string write_day(std::int64_t day)
{
    const Date date = date_of(day);
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

Ledger::Ledger(std::string framework, std::string title, std::vector<Step> steps, bool simulated)
    : framework_(std::move(framework)), title_(std::move(title)), simulated_(simulated), steps_(std::move(steps))
{
    for (std::size_t i = 0; i < steps_.size(); ++i) step_at_.emplace(steps_[i].id, i);
    width_ = steps_.size() + 1;
}

int Ledger::trainee_of(const Kept& kept)
{
    const auto [at, fresh] = trainee_at_.emplace(kept.trainee, static_cast<int>(trainees_.size()));
    if (fresh) trainees_.push_back({kept.trainee, kept.name, kept.cohort, kept.site});
    Trainee& trainee = trainees_[static_cast<std::size_t>(at->second)];
    trainee.name = kept.name;
    trainee.cohort = kept.cohort;
    trainee.site = kept.site;
    return at->second;
}

int Ledger::scenario_of(const Kept& kept)
{
    const auto [at, fresh] = scenario_at_.emplace(kept.scenario, static_cast<int>(scenarios_.size()));
    if (fresh) scenarios_.push_back({kept.scenario, kept.title, {}});
    return at->second;
}

std::size_t Ledger::step_of(const std::string& id)
{
    const auto [at, fresh] = step_at_.emplace(id, steps_.size());
    if (fresh) {
        steps_.push_back({id, id, ""});
        widen();
    }
    return at->second;
}

/// Makes room for one step more in every row.
void Ledger::widen()
{
    const std::size_t width = steps_.size() + 1;
    std::vector<std::int8_t> wider(rows_.size() * width, -1);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        std::copy_n(marks_.begin() + static_cast<std::ptrdiff_t>(row * width_), width_,
                    wider.begin() + static_cast<std::ptrdiff_t>(row * width));
    }
    marks_ = std::move(wider);
    width_ = width;
}

std::size_t Ledger::used(const std::vector<Marker>& markers)
{
    return static_cast<std::size_t>(std::ranges::count_if(markers, [](const Marker& each) { return each.plays > 0; }));
}

std::int16_t Ledger::marker_of(std::vector<Marker>& markers, const std::string& hash)
{
    auto found = std::ranges::find(markers, hash, &Marker::hash);
    if (found == markers.end()) found = markers.insert(markers.end(), {hash, 0});
    ++found->plays;
    return static_cast<std::int16_t>(found - markers.begin());
}

/// Fills a row whose marks stand from `begin` on; the widths of both are right already.
void Ledger::write(Row& row, std::size_t begin, const Kept& kept)
{
    row.play = kept.play;
    row.ended_s = kept.ended_s;
    row.trainee = trainee_of(kept);
    row.scenario = scenario_of(kept);
    row.counts = kept.counts;
    row.exam = kept.exam;
    row.pass = kept.pass;
    row.by_scorer = static_cast<std::int8_t>(std::clamp(kept.by_scorer, -1, 100));
    row.rubric = marker_of(rubrics_, kept.rubric);
    row.scorer = marker_of(scorers_, kept.scorer);
    std::vector<std::string>& versions = scenarios_[static_cast<std::size_t>(row.scenario)].versions;
    const auto version = std::find(versions.begin(), versions.end(), kept.version);
    row.version = static_cast<std::int32_t>(version - versions.begin());
    if (version == versions.end()) versions.push_back(kept.version);
    std::fill_n(marks_.begin() + static_cast<std::ptrdiff_t>(begin), width_, std::int8_t{-1});
    marks_[begin] = static_cast<std::int8_t>(std::clamp(kept.total, 0, 100));
    for (const StepMark& step : kept.steps)
        marks_[begin + 1 + step_of(step.step)] = static_cast<std::int8_t>(std::clamp(step.mark, 0, 100));
}

void Ledger::add(const Kept& kept)
{
    for (const StepMark& step : kept.steps) step_of(step.step);
    const std::size_t begin = marks_.size();
    marks_.resize(begin + width_, -1);
    Row row;
    write(row, begin, kept);
    rows_.push_back(std::move(row));
}

bool Ledger::replace(const Kept& kept)
{
    auto found = std::ranges::lower_bound(rows_, kept.play, {}, &Row::play);
    if (found == rows_.end() || found->play != kept.play) found = std::ranges::find(rows_, kept.play, &Row::play);
    if (found == rows_.end()) return false;
    for (const StepMark& step : kept.steps) step_of(step.step);
    --rubrics_[static_cast<std::size_t>(found->rubric)].plays;
    --scorers_[static_cast<std::size_t>(found->scorer)].plays;
    write(*found, static_cast<std::size_t>(found - rows_.begin()) * width_, kept);
    return true;
}

Kept Ledger::kept_of(std::size_t i) const
{
    const Row& row = rows_[i];
    const Trainee& trainee = trainees_[static_cast<std::size_t>(row.trainee)];
    const Scenario& scenario = scenarios_[static_cast<std::size_t>(row.scenario)];
    Kept kept{row.play,
              trainee.id,
              trainee.name,
              trainee.cohort,
              trainee.site,
              scenario.id,
              scenario.title,
              scenario.versions[static_cast<std::size_t>(row.version)],
              rubrics_[static_cast<std::size_t>(row.rubric)].hash,
              scorers_[static_cast<std::size_t>(row.scorer)].hash,
              row.ended_s,
              row.counts,
              row.exam,
              row.pass,
              mark(i, steps_.size()),
              {},
              row.by_scorer};
    for (std::size_t k = 0; k < steps_.size(); ++k) {
        if (const int given = mark(i, k); given >= 0) kept.steps.push_back({steps_[k].id, given});
    }
    return kept;
}

Ledger Ledger::without(const std::set<std::string>& plays, const std::set<std::string>& trainees) const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::string& trainee = trainees_[static_cast<std::size_t>(rows_[i].trainee)].id;
        if (!plays.contains(rows_[i].play) && !trainees.contains(trainee)) order.push_back(i);
    }
    std::ranges::sort(order, {}, [this](std::size_t i) -> const std::string& { return rows_[i].play; });
    Ledger out(framework_, title_, steps_, simulated_);
    for (const std::size_t i : order) out.add(kept_of(i));
    return out;
}

void Ledger::call(const std::string& trainee, const std::string& name, const std::string& cohort,
                  const std::string& site)
{
    const auto found = trainee_at_.find(trainee);
    if (found != trainee_at_.end()) trainees_[static_cast<std::size_t>(found->second)] = {trainee, name, cohort, site};
}

void Ledger::call(const std::string& scenario, const std::string& title)
{
    const auto found = scenario_at_.find(scenario);
    if (found != scenario_at_.end()) scenarios_[static_cast<std::size_t>(found->second)].title = title;
}

void Ledger::merge(const Ledger& other)
{
    for (std::size_t i = 0; i < other.rows_.size(); ++i) add(other.kept_of(i));
}

int Ledger::mark(std::size_t row, std::size_t step) const
{
    return marks_[row * width_ + (step == steps_.size() ? 0 : step + 1)];
}

bool Ledger::takes(const Filter& filter, const Row& row) const
{
    if (row.ended_s < filter.from_s || row.ended_s >= filter.until_s) return false;
    const Trainee& trainee = trainees_[static_cast<std::size_t>(row.trainee)];
    return (filter.cohort.empty() || filter.cohort == trainee.cohort) &&
           (filter.site.empty() || filter.site == trainee.site) &&
           (filter.scenario.empty() || filter.scenario == scenarios_[static_cast<std::size_t>(row.scenario)].id);
}

}  // namespace amends::report
