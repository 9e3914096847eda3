#include "sim/report/team/findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace amends::report {
namespace {

constexpr int most_learners = 2;  ///< of one helper

/// Helpers in one step, the surest first; those who have enough learners are passed over.
class Helpers {
public:
    Helpers(const Ledger& ledger, const TeamModel& model, std::vector<int>& learners) : learners_(learners)
    {
        for (std::size_t step = 0; step < ledger.steps().size(); ++step) {
            const std::vector<Estimate>& people = model.steps[step].people;
            for (std::size_t t = 0; t < people.size(); ++t) {
                if (!can_help(model.steps[step], t)) continue;
                const auto key = std::tuple(-people[t].low, ledger.trainees()[t].name, ledger.trainees()[t].id, t);
                at_site_[{step, ledger.trainees()[t].site}].insert(key);
                anywhere_[step].insert(key);
            }
        }
    }

    /// The number of trainees where there is none.
    std::size_t find(std::size_t step, const std::string& site)
    {
        const std::size_t near = first_free(at_site_[{step, site}]);
        return near < learners_.size() ? near : first_free(anywhere_[step]);
    }

private:
    using Sorted = std::set<std::tuple<int, std::string, std::string, std::size_t>>;

    std::size_t first_free(Sorted& sorted)
    {
        while (!sorted.empty()) {
            const std::size_t t = std::get<3>(*sorted.begin());
            if (learners_[t] < most_learners) return t;
            sorted.erase(sorted.begin());
        }
        return learners_.size();
    }

    std::vector<int>& learners_;
    std::map<std::pair<std::size_t, std::string>, Sorted> at_site_;
    std::map<std::size_t, Sorted> anywhere_;
};

Readiness readiness(const Ledger& ledger, const Tally::Person& person, const CertificationRule& rule)
{
    Readiness found;
    std::set<int> scenarios;
    const std::vector<int>& rows = rule.exam ? person.exams : person.last;
    for (std::size_t i = rows.size(); i-- > 0 && found.passes < rule.in_a_row;) {
        const Ledger::Row& row = ledger.rows()[static_cast<std::size_t>(rows[i])];
        if (!row.pass) break;
        ++found.passes;
        scenarios.insert(row.scenario);
    }
    found.scenarios = static_cast<int>(scenarios.size());
    found.ready = found.passes >= rule.in_a_row && found.scenarios >= rule.scenarios;
    return found;
}

}  // namespace

std::string_view name_of(Verb verb)
{
    switch (verb) {
        case Verb::none:
            return "none";
        case Verb::practise:
            return "practise";
        case Verb::coach:
            return "coach";
        case Verb::assign:
            return "assign";
        case Verb::little:
            return "little";
    }
    return "none";
}

Verb verb_of(const Estimate& estimate)
{
    if (estimate.plays == 0) return Verb::assign;
    if (estimate.plays < least_plays) return Verb::little;
    if (estimate.high < pass_tenths) return Verb::coach;
    return estimate.value < pass_tenths ? Verb::practise : Verb::none;
}

Verb verb_of(const StepModel& model, std::size_t trainee)
{
    const Verb verb = verb_of(model.people[trainee]);
    return model.known || verb == Verb::assign ? verb : Verb::little;
}

bool can_help(const StepModel& model, std::size_t trainee)
{
    const Estimate& estimate = model.people[trainee];
    return model.known && estimate.plays >= least_plays && estimate.low >= pass_tenths;
}

std::vector<Readiness> readiness_of(const Ledger& ledger, const Tally& tally, const CertificationRule& rule)
{
    std::vector<Readiness> out;
    for (const Tally::Person& person : tally.people) out.push_back(readiness(ledger, person, rule));
    return out;
}

std::vector<Pairing> pairings_of(const Ledger& ledger, const TeamModel& model)
{
    struct Need {
        int value;
        std::string name, id;
        std::size_t trainee, step;
        auto key() const { return std::tie(value, name, id, step); }
        bool operator<(const Need& other) const { return key() < other.key(); }
    };
    std::vector<Need> needs;
    for (std::size_t step = 0; step < ledger.steps().size(); ++step) {
        const std::vector<Estimate>& people = model.steps[step].people;
        for (std::size_t t = 0; t < people.size(); ++t) {
            const Verb verb = verb_of(model.steps[step], t);
            if (verb != Verb::coach && verb != Verb::practise) continue;
            needs.push_back({people[t].value, ledger.trainees()[t].name, ledger.trainees()[t].id, t, step});
        }
    }
    std::sort(needs.begin(), needs.end());
    std::vector<int> learners(ledger.trainees().size());
    std::vector<bool> paired(ledger.trainees().size());
    Helpers helpers(ledger, model, learners);
    std::vector<Pairing> out;
    for (const Need& need : needs) {
        if (paired[need.trainee]) continue;
        const std::size_t helper = helpers.find(need.step, ledger.trainees()[need.trainee].site);
        if (helper >= learners.size()) continue;
        paired[need.trainee] = true;
        ++learners[helper];
        out.push_back({need.step, need.trainee, helper});
    }
    std::ranges::sort(out, {}, [&ledger](const Pairing& pair) {
        const Ledger::Trainee& learner = ledger.trainees()[pair.learner];
        return std::tie(learner.name, learner.id);
    });
    return out;
}

std::vector<Named> named(const Ledger& ledger)
{
    std::vector<Named> out;
    for (const Ledger::Trainee& trainee : ledger.trainees()) out.push_back({trainee.id, trainee.name});
    return out;
}

std::vector<std::string> shown_names(const Ledger& ledger)
{
    return told_apart(named(ledger));
}

std::vector<std::size_t> by_name(const Ledger& ledger, const Tally& tally)
{
    std::vector<std::size_t> out;
    for (std::size_t t = 0; t < tally.people.size(); ++t) {
        if (tally.people[t].plays > 0) out.push_back(t);
    }
    std::sort(out.begin(), out.end(), [&ledger](std::size_t a, std::size_t b) {
        const Ledger::Trainee& left = ledger.trainees()[a];
        const Ledger::Trainee& right = ledger.trainees()[b];
        return std::tie(left.name, left.id) < std::tie(right.name, right.id);
    });
    return out;
}

}  // namespace amends::report
