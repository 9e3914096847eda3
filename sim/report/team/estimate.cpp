#include "sim/report/team/estimate.h"

#include <algorithm>
#include <numeric>

namespace amends::report {
namespace {

constexpr std::int64_t milli = 1000;
/// What is taken to be known of the spread between plays before any is seen: 20 marks, as if from five plays. Without
/// it three equal plays would look certain.
constexpr std::int64_t prior_within = 20 * milli * 20 * milli;
constexpr std::int64_t prior_plays = 5;
constexpr int most_rounds = 200;

/// One trainee in one scenario, for one step.
struct Cell {
    int trainee = 0, scenario = 0;
    StepSum sum;
};

/// Marks as trainee + scenario, fitted by least squares: each side in turn, until nothing moves.
class TwoWay {
public:
    TwoWay(const Tally& tally, std::size_t step)
        : of_trainee_(tally.people.size()),
          of_scenario_(tally.scenarios.size()),
          trainee_(tally.people.size()),
          scenario_(tally.scenarios.size())
    {
        for (std::size_t t = 0; t < tally.people.size(); ++t) {
            for (const Tally::Cell& cell : tally.people[t].cells) {
                if (step >= cell.steps.size() || cell.steps[step].plays == 0) continue;
                cells_.push_back({static_cast<int>(t), cell.scenario, cell.steps[step]});
                of_trainee_[t].plays += cell.steps[step].plays;
                of_trainee_[t].marks += cell.steps[step].marks;
                of_scenario_[static_cast<std::size_t>(cell.scenario)].plays += cell.steps[step].plays;
                plays_ += cell.steps[step].plays;
            }
        }
        fit();
    }

    const std::vector<std::int64_t>& difficulty() const { return scenario_; }
    /// A trainee's mean with the difficulty of what was played taken out, thousandths; plays > 0.
    std::int64_t mean(std::size_t trainee) const { return trainee_[trainee]; }
    int plays(std::size_t trainee) const { return of_trainee_[trainee].plays; }
    std::int64_t all_plays() const { return plays_; }

    /// Sum of squares of what neither trainee nor scenario explains.
    std::int64_t rest() const
    {
        std::int64_t sum = 0;
        for (const Cell& cell : cells_) {
            const std::int64_t fitted = trainee_[at(cell.trainee)] + scenario_[at(cell.scenario)];
            sum += milli * milli * cell.sum.squares - 2 * milli * fitted * cell.sum.marks +
                   fitted * fitted * cell.sum.plays;
        }
        return std::max<std::int64_t>(0, sum);
    }

    /// Plays less what was fitted.
    std::int64_t freedom(int islands) const
    {
        const auto used = [](const std::vector<StepSum>& sums) {
            return std::count_if(sums.begin(), sums.end(), [](const StepSum& s) { return s.plays > 0; });
        };
        return std::max<std::int64_t>(0, plays_ - used(of_trainee_) - used(of_scenario_) + islands);
    }

    /// How many parts fall apart when trainees are joined by the scenarios that they share.
    int islands() const
    {
        std::vector<int> root(trainee_.size() + scenario_.size());
        std::iota(root.begin(), root.end(), 0);
        const auto find = [&root](int x) {
            while (root[at(x)] != x) x = root[at(x)] = root[at(root[at(x)])];
            return x;
        };
        for (const Cell& cell : cells_) root[at(find(cell.trainee))] = find(cell.scenario + first_scenario());
        int count = 0;
        for (std::size_t i = 0; i < of_scenario_.size(); ++i) {
            const int node = static_cast<int>(i) + first_scenario();
            count += of_scenario_[i].plays > 0 && find(node) == node ? 1 : 0;
        }
        return count;
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    int first_scenario() const { return static_cast<int>(trainee_.size()); }

    void fit()
    {
        for (int round = 0; round < most_rounds; ++round) {
            fit_trainees();
            if (!fit_scenarios()) break;
        }
        fit_trainees();
    }

    void fit_trainees()
    {
        std::vector<std::int64_t> sums(trainee_.size());
        for (const Cell& cell : cells_)
            sums[at(cell.trainee)] += milli * cell.sum.marks - cell.sum.plays * scenario_[at(cell.scenario)];
        for (std::size_t t = 0; t < sums.size(); ++t) {
            if (of_trainee_[t].plays > 0) trainee_[t] = divided(sums[t], of_trainee_[t].plays);
        }
    }

    /// Whether anything moved by more than a thousandth.
    bool fit_scenarios()
    {
        std::vector<std::int64_t> sums(scenario_.size());
        for (const Cell& cell : cells_)
            sums[at(cell.scenario)] += milli * cell.sum.marks - cell.sum.plays * trainee_[at(cell.trainee)];
        std::int64_t middle = 0;
        for (std::size_t s = 0; s < sums.size(); ++s) {
            if (of_scenario_[s].plays == 0) continue;
            sums[s] = divided(sums[s], of_scenario_[s].plays);
            middle += sums[s] * of_scenario_[s].plays;
        }
        if (plays_ > 0) middle = divided(middle, plays_);
        bool moved = false;
        for (std::size_t s = 0; s < sums.size(); ++s) {
            if (of_scenario_[s].plays == 0) continue;
            const std::int64_t next = sums[s] - middle;
            moved |= next - scenario_[s] > 1 || scenario_[s] - next > 1;
            scenario_[s] = next;
        }
        return moved;
    }

    std::vector<Cell> cells_;
    std::vector<StepSum> of_trainee_, of_scenario_;
    std::vector<std::int64_t> trainee_, scenario_;
    std::int64_t plays_ = 0;
};

/// Thousandths to tenths of a mark.
int tenths(std::int64_t thousandths)
{
    return static_cast<int>(divided(thousandths, milli / 10));
}

/// 95 % of a normal distribution with that variance, in thousandths.
std::int64_t reach(std::int64_t variance)
{
    return divided(root_of(variance) * 196, 100);
}

Estimate estimate(std::int64_t value, std::int64_t variance, int plays, int least, int most)
{
    const std::int64_t far = reach(variance);
    const auto inside = [&](std::int64_t thousandths) { return std::clamp(tenths(thousandths), least, most); };
    return {inside(value), inside(value - far), inside(value + far), plays};
}

constexpr std::int64_t millionth = 1'000'000;

struct Drawn {
    std::int64_t value = 0;     ///< thousandths
    std::int64_t variance = 0;  ///< of `value`, squared thousandths
};

/// A mean of few plays, drawn towards the mean of all trainees as far as it is unreliable (Kelley 1947), with what is
/// not known of that share itself counted in (Morris 1983, for `trainees` > 3).
///
/// noise  the variance of `seen` if the trainee were known: within / plays
Drawn drawn(std::int64_t seen, std::int64_t middle, std::int64_t noise, std::int64_t between, int trainees)
{
    const std::int64_t unreliable = divided(noise * milli, std::max<std::int64_t>(1, divided(noise + between, milli)));
    const std::int64_t pull = std::min(divided(unreliable * (trainees - 3), trainees - 1), millionth);
    const std::int64_t off = seen - middle;
    const std::int64_t left = millionth - divided(pull * (trainees - 1), trainees);
    const std::int64_t pulled = divided(off * pull, millionth);
    return {seen - pulled, divided(divided(noise, milli) * left, milli) + divided(2 * pulled * pulled, trainees - 3)};
}

struct Means {
    std::vector<std::size_t> people;  ///< with plays
    std::int64_t grand = 0;           ///< weighted by plays
};

Means means_of(const TwoWay& fitted, std::size_t people)
{
    Means means;
    std::int64_t sum = 0;
    for (std::size_t t = 0; t < people; ++t) {
        if (fitted.plays(t) == 0) continue;
        means.people.push_back(t);
        sum += fitted.mean(t) * fitted.plays(t);
    }
    if (fitted.all_plays() > 0) means.grand = divided(sum, fitted.all_plays());
    return means;
}

/// The variance between trainees from the analysis of variance of unequal groups, never below zero.
std::int64_t between_of(const TwoWay& fitted, const Means& means, std::int64_t within)
{
    std::int64_t squares = 0;
    std::int64_t plays_squared = 0;
    for (const std::size_t t : means.people) {
        const std::int64_t off = fitted.mean(t) - means.grand;
        squares += fitted.plays(t) * off * off;
        plays_squared += std::int64_t{fitted.plays(t)} * fitted.plays(t);
    }
    const std::int64_t plays = fitted.all_plays();
    const std::int64_t effective = plays * 16 - divided(plays_squared * 16, plays);  // sixteenths of a play
    if (effective <= 0) return 0;
    const std::int64_t expected = (static_cast<std::int64_t>(means.people.size()) - 1) * within;
    return std::max<std::int64_t>(0, divided(squares - expected, effective) * 16);
}

/// Where there are too few trainees to draw upon, a mean stands as it was seen.
Drawn judged(const StepModel& model, std::int64_t seen, std::int64_t middle, int plays, int trainees)
{
    const std::int64_t noise = divided(model.within, plays);
    return model.drawn && trainees >= least_group ? drawn(seen, middle, noise, model.between, trainees)
                                                  : Drawn{seen, noise};
}

void fill_people(StepModel& model, const TwoWay& fitted, const Means& means)
{
    for (const std::size_t t : means.people) {
        model.means[t] = fitted.mean(t);
        model.people[t] = judged_mean(model, fitted.mean(t), fitted.plays(t));
    }
}

/// Mean and its interval over trainees, each counted once.
Estimate over(const std::vector<std::int64_t>& values, int plays, int least, int most)
{
    const auto n = static_cast<std::int64_t>(values.size());
    const std::int64_t mean = divided(std::accumulate(values.begin(), values.end(), std::int64_t{0}), n);
    std::int64_t squares = 0;
    for (const std::int64_t value : values) squares += (value - mean) * (value - mean);
    const std::int64_t error = root_of(divided(divided(squares, std::max<std::int64_t>(1, n - 1)), n));
    const std::int64_t far = divided(error * t_thousandths(n - 1), milli);
    const auto inside = [&](std::int64_t thousandths) { return std::clamp(tenths(thousandths), least, most); };
    return {inside(mean), inside(mean - far), inside(mean + far), plays};
}

/// A trainee's mean over some rows with the difficulty taken out; false where the step was not observed in them.
bool mean_of(const Ledger& ledger, const std::vector<int>& rows, std::size_t step,
             const std::vector<std::int64_t>& difficulty, std::int64_t& mean, int& plays)
{
    std::int64_t sum = 0;
    plays = 0;
    for (const int row : rows) {
        const int mark = ledger.mark(static_cast<std::size_t>(row), step);
        if (mark < 0) continue;
        const auto scenario = static_cast<std::size_t>(ledger.rows()[static_cast<std::size_t>(row)].scenario);
        sum += milli * mark - difficulty[scenario];
        ++plays;
    }
    if (plays > 0) mean = divided(sum, plays);
    return plays > 0;
}

struct Change {
    std::size_t trainee = 0;
    std::int64_t before = 0, after = 0;
    int plays = 0;  ///< the fewer of the two
};

std::vector<Change> changes_of(const Ledger& ledger, const Tally& tally, std::size_t step,
                               const std::vector<std::int64_t>& difficulty)
{
    constexpr std::size_t most = 3;
    std::vector<Change> changes;
    for (std::size_t t = 0; t < tally.people.size(); ++t) {
        const Tally::Person& person = tally.people[t];
        const std::size_t n = std::min(most, static_cast<std::size_t>(person.plays) / 2);
        if (n == 0) continue;
        const std::vector<int> early(person.first.begin(), person.first.begin() + static_cast<std::ptrdiff_t>(n));
        const std::vector<int> late(person.last.end() - static_cast<std::ptrdiff_t>(n), person.last.end());
        Change change{t, 0, 0, 0};
        int before = 0;
        int after = 0;
        if (!mean_of(ledger, early, step, difficulty, change.before, before)) continue;
        if (!mean_of(ledger, late, step, difficulty, change.after, after)) continue;
        change.plays = std::min(before, after);
        changes.push_back(change);
    }
    return changes;
}

/// Each end is drawn towards its own mean as far as so few plays are unreliable; what is left is the lift.
void fill_lifts(StepModel& model, const std::vector<Change>& changes)
{
    model.lifted = static_cast<int>(changes.size());
    if (changes.empty()) return;
    std::int64_t before = 0;
    std::int64_t after = 0;
    std::vector<std::int64_t> raw;
    int plays = 0;
    for (const Change& change : changes) {
        before += change.before;
        after += change.after;
        raw.push_back(change.after - change.before);
        plays += change.plays;
    }
    before = divided(before, model.lifted);
    after = divided(after, model.lifted);
    for (const Change& change : changes) {
        const Drawn first = judged(model, change.before, before, change.plays, model.lifted);
        const Drawn latest = judged(model, change.after, after, change.plays, model.lifted);
        model.lifts[change.trainee] =
            estimate(latest.value - first.value, first.variance + latest.variance, change.plays, -1000, 1000);
    }
    if (model.lifted >= least_group) model.lift = over(raw, plays, -1000, 1000);
}

StepModel step_model(const Ledger& ledger, const Tally& tally, std::size_t step, int& islands)
{
    StepModel model;
    model.people.resize(tally.people.size());
    model.lifts.resize(tally.people.size());
    model.means.resize(tally.people.size());
    const TwoWay fitted(tally, step);
    for (const std::int64_t each : fitted.difficulty()) model.difficulty.push_back(static_cast<int>(each));
    islands = fitted.islands();
    const Means means = means_of(fitted, tally.people.size());
    model.trainees = static_cast<int>(means.people.size());
    if (means.people.empty()) return model;
    model.known = islands == 1 && fitted.freedom(islands) > 0;
    model.within = divided(fitted.rest() + prior_plays * prior_within, fitted.freedom(islands) + prior_plays);
    model.between = between_of(fitted, means, model.within);
    model.drawn = model.trainees >= least_group;
    model.middle = means.grand;
    model.reliability_permille = static_cast<int>(divided(model.between * milli, model.between + model.within));
    fill_people(model, fitted, means);
    if (model.trainees >= least_group) {
        std::vector<std::int64_t> values;
        for (const std::size_t t : means.people) values.push_back(fitted.mean(t));
        model.team = over(values, static_cast<int>(fitted.all_plays()), 0, 1000);
    }
    fill_lifts(model, changes_of(ledger, tally, step, fitted.difficulty()));
    return model;
}

}  // namespace

std::int64_t root_of(std::int64_t value)
{
    if (value <= 0) return 0;
    std::int64_t root = 0;
    for (std::int64_t bit = std::int64_t{1} << 31U; bit > 0; bit >>= 1U) {
        const std::int64_t next = root + bit;
        if (next <= value / next) root = next;
    }
    return root;
}

std::int64_t divided(std::int64_t a, std::int64_t b)
{
    return a < 0 ? -((-a + b / 2) / b) : (a + b / 2) / b;
}

int correlation_permille(const std::vector<std::pair<std::int64_t, std::int64_t>>& pairs)
{
    const auto n = static_cast<std::int64_t>(pairs.size());
    if (n < 2) return 0;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (const auto& [a, b] : pairs) {
        x += a;
        y += b;
    }
    x = divided(x, n);
    y = divided(y, n);
    std::int64_t xx = 0;
    std::int64_t yy = 0;
    std::int64_t xy = 0;
    for (const auto& [a, b] : pairs) {
        xx += (a - x) * (a - x);
        yy += (b - y) * (b - y);
        xy += (a - x) * (b - y);
    }
    const std::int64_t spread = std::max<std::int64_t>(1, divided(root_of(xx), 10)) * divided(root_of(yy), 10);
    return spread == 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(divided(xy * 10, spread), -1000, 1000));
}

Estimate judged_mean(const StepModel& model, std::int64_t mean, int plays)
{
    const Drawn found = judged(model, mean, model.middle, plays, model.trainees);
    return estimate(found.value, found.variance, plays, 0, 1000);
}

Estimate mean_over(const std::vector<std::int64_t>& values, int plays)
{
    return over(values, plays, 0, 1000);
}

std::int64_t t_thousandths(std::int64_t degrees)
{
    constexpr std::int64_t few[] = {12706, 4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262};
    if (degrees < 1) return few[0];
    if (degrees <= 9) return few[degrees - 1];
    // Cornish and Fisher's expansion in 1 / degrees; from ten degrees on it is right to 3 thousandths.
    return 1960 + divided(2372, degrees) + divided(2823, degrees * degrees);
}

TeamModel model_of(const Ledger& ledger, const Tally& tally)
{
    TeamModel model;
    for (std::size_t step = 0; step <= ledger.steps().size(); ++step) {
        int islands = 1;
        model.steps.push_back(step_model(ledger, tally, step, islands));
        if (step == ledger.steps().size()) model.islands = std::max(1, islands);
    }
    return model;
}

}  // namespace amends::report
