#include "sim/report/team/generate.h"

#include <algorithm>
#include <array>

#include "scoring/base/chance.h"
#include "scoring/rubric/framework.h"
#include "sim/report/team/estimate.h"

namespace amends::report {
namespace {

constexpr std::array<const char*, 24> given = {"Ada",   "Bilal", "Chidi", "Dora", "Emre",  "Farah", "Goran", "Hana",
                                               "Ines",  "Jonas", "Kofi",  "Lena", "Malik", "Noor",  "Olga",  "Pavel",
                                               "Quinn", "Rosa",  "Samir", "Tara", "Umut",  "Vera",  "Wen",   "Yara"};
constexpr std::array<const char*, 20> family = {"Adeyemi", "Brandt",  "Costa",  "Demir", "Eriksen", "Fischer", "Garcia",
                                                "Haddad",  "Ivanova", "Jansen", "Kaya",  "Lopez",   "Moreau",  "Novak",
                                                "Okafor",  "Petrov",  "Rossi",  "Silva", "Tanaka",  "Weber"};
constexpr std::array<const char*, 4> sites = {"Harbour", "Hill Street", "Night desk", "Old Mill"};
constexpr std::array<const char*, 3> cohorts = {"Spring intake", "Summer intake", "Autumn intake"};

// Tenths of a mark. Chosen so that a page has something of everything; not fitted to anybody.
constexpr int mean_skill = 660, spread_of_people = 110, spread_of_steps = 90, spread_of_scenarios = 60,
              spread_within_person = 80, noise = 170, gain = 160;
constexpr int days = 182;

/// About normal with mean 0 and that spread: twelve uniform draws (Irwin-Hall), whole numbers alone.
int bell(std::uint64_t seed, std::uint64_t at, std::string_view purpose, int spread)
{
    std::int64_t sum = 0;
    for (std::uint64_t i = 0; i < 3; ++i) {
        const std::uint64_t bits = chance(seed, at * 3 + i, purpose);
        for (unsigned k = 0; k < 4; ++k) sum += static_cast<std::int64_t>(bits >> (16 * k) & 0xFFFFU) - 32768;
    }
    return static_cast<int>(divided(sum * spread, 65536));
}

/// The mark that lies nearest to what was shown.
int graded(const std::vector<int>& marks, int shown_tenths)
{
    const auto off = [shown_tenths](int mark) { return std::abs(mark * 10 - shown_tenths); };
    return *std::min_element(marks.begin(), marks.end(), [&](int a, int b) { return off(a) < off(b); });
}

std::string padded(std::uint64_t value, std::size_t width)
{
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// Shaped like the ids of the records; version 8 of RFC 9562 is for ids of one's own making.
std::string made_id(std::uint64_t seed, std::uint64_t number, unsigned kind)
{
    return padded(seed % 100'000'000, 8) + "-" + padded(kind, 4) + "-8000-8000-" + padded(number, 12);
}

class Maker {
public:
    Maker(const Organisation& organisation, const std::function<void(const Kept&)>& take)
        : organisation_(organisation), take_(take)
    {
    }

    void make()
    {
        const int people = std::max(1, organisation_.trainees);
        for (int t = 0; t < people; ++t) {
            const int from = static_cast<int>(std::int64_t{organisation_.plays} * t / people);
            const int until = static_cast<int>(std::int64_t{organisation_.plays} * (t + 1) / people);
            make_trainee(t, from, until);
        }
    }

private:
    void make_trainee(int t, int from, int until)
    {
        const std::uint64_t seed = organisation_.seed;
        const auto at = static_cast<std::uint64_t>(t);
        Kept kept;
        kept.trainee = made_id(seed, at, 1);
        kept.name = std::string(given[chance_below(seed, at, "given", given.size())]) + " " +
                    family[chance_below(seed, at, "family", family.size())];
        kept.site = sites[chance_below(seed, at, "site", sites.size())];
        kept.cohort = cohorts[chance_below(seed, at, "cohort", cohorts.size())];
        kept.rubric = organisation_.rubric;
        kept.scorer = organisation_.scorer;
        const int skill = mean_skill + bell(seed, at, "skill", spread_of_people);
        const int count = until - from;
        for (int i = 0; i < count; ++i) make_play(kept, at, skill, i, count, static_cast<std::uint64_t>(from + i));
    }

    void make_play(Kept kept, std::uint64_t trainee, int skill, int nth, int of, std::uint64_t number)
    {
        const std::uint64_t seed = organisation_.seed;
        const auto s =
            chance_below(seed, number, "scenario", static_cast<std::uint32_t>(organisation_.scenarios.size()));
        const GeneratedScenario& scenario = organisation_.scenarios[s];
        kept.play = made_id(seed, number, 2);
        kept.scenario = scenario.id;
        kept.title = scenario.title;
        kept.version = scenario.version;
        const std::int64_t first = (organisation_.last_day - days + 1) * day_s;
        const std::int64_t stretch = std::int64_t{days} * day_s / std::max(1, of);
        kept.ended_s = first + stretch * nth + chance_below(seed, number, "time", static_cast<std::uint32_t>(stretch));
        kept.exam = chance_below(seed, number, "exam", 8) == 0;
        kept.counts = chance_below(seed, number, "counts", 20) != 0;
        const int today = skill + gain * nth / (nth + 4) + bell(seed, s, "difficulty", spread_of_scenarios) +
                          bell(seed, number, "day", noise / 2);
        std::int64_t weighted = 0;
        std::int64_t weights = 0;
        for (std::size_t k = 0; k < organisation_.steps.size(); ++k) {
            const GeneratedStep& step = organisation_.steps[k];
            if (!scenario.observed[k]) continue;
            const std::uint64_t place = trainee * organisation_.steps.size() + k;
            const int shown = today + bell(seed, k, "step", spread_of_steps) +
                              bell(seed, place, "own", spread_within_person) +
                              bell(seed, number * organisation_.steps.size() + k, "play", noise);
            const int mark = graded(step.marks, shown);
            kept.steps.push_back({step.id, mark});
            weighted += std::int64_t{mark} * step.weight;
            weights += step.weight;
        }
        kept.total = weights == 0 ? 0 : static_cast<int>(divided(weighted, weights));
        const bool gate_broken = chance_below(seed, number, "gate", 50) == 0;
        kept.pass = kept.total >= rubric::pass_mark && !gate_broken;
        take_(kept);
    }

    const Organisation& organisation_;
    const std::function<void(const Kept&)>& take_;
};

}  // namespace

std::vector<GeneratedStep> generated_steps(const rubric::Rubric& rubric)
{
    std::vector<GeneratedStep> out;
    for (const rubric::Criterion& criterion : rubric.data().criteria) {
        GeneratedStep step{criterion.id, criterion.title, criterion.weight, {}};
        if (const auto* const monitor = std::get_if<rubric::Monitor>(&criterion.rule)) {
            for (const rubric::State& state : monitor->states) step.marks.push_back(state.mark);
        } else {
            step.marks.push_back(0);
            for (const rubric::Band& band : std::get<rubric::Measure>(criterion.rule).bands)
                step.marks.push_back(band.mark);
        }
        std::sort(step.marks.begin(), step.marks.end());
        step.marks.erase(std::unique(step.marks.begin(), step.marks.end()), step.marks.end());
        out.push_back(std::move(step));
    }
    return out;
}

void generate(const Organisation& organisation, const std::function<void(const Kept&)>& take)
{
    Maker(organisation, take).make();
}

}  // namespace amends::report
