#include "sim/cli/kept_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "scoring/rubric/framework.h"
#include "sim/report/team/detail.h"

namespace amends::cli {
namespace {

constexpr int plays_between_notes = 50'000;

/// Rulings by play, then by criterion.
using Ruled = std::map<std::string, std::map<std::string, int>>;

Ruled ruled_under(const std::vector<records::Ruling>& rulings, const std::string& framework)
{
    Ruled out;
    for (const records::Ruling& ruling : rulings) {
        if (ruling.framework == framework) out[ruling.play][ruling.criterion] = ruling.mark;
    }
    return out;
}

/// Turns rows of the records into rows of the ledger.
class Reader {
public:
    Reader(const Library& library, report::Ledger ledger, Ruled ruled)
        : read_{std::move(ledger)}, ruled_(std::move(ruled))
    {
        for (const std::string& id : scenario_ids(library)) {
            if (const auto file = load_scenario(library, id)) titles_[file->scenario.id] = file->scenario.title;
        }
    }

    void take(const records::MarkedPlay& row)
    {
        if (row.erased) {
            ++read_.erased;
            return;
        }
        auto marks = report::parse_detail(row.mark.detail, row.play);
        const auto ended = seconds_of(row.ended_at);
        if (!marks || !ended) {
            ++read_.unreadable;
            return;
        }
        report::Kept kept;
        kept.play = row.play;
        kept.trainee = row.person;
        kept.name = row.name;
        kept.cohort = row.cohort;
        kept.site = row.site;
        kept.scenario = row.scenario_id;
        const auto title = titles_.find(row.scenario_id);
        kept.title = title == titles_.end() ? row.scenario_id : title->second;
        kept.version = row.scenario;
        kept.rubric = row.mark.rubric;
        kept.scorer = row.mark.scorer;
        kept.ended_s = *ended;
        kept.counts = row.counts;
        kept.exam = row.exam;
        kept.total = row.mark.total;
        kept.pass = row.mark.pass;
        rule(kept, *marks);
        for (const report::KeptMark& mark : *marks) {
            if (mark.observed) kept.steps.push_back({mark.id, mark.mark});
        }
        read_.ledger.add(kept);
    }

    LedgerRead finish() { return std::move(read_); }

private:
    /// Puts a person's marks in the place of the scorer's. A broken gate, which no mark outweighs, stays broken.
    void rule(report::Kept& kept, std::vector<report::KeptMark>& marks) const
    {
        const auto ruled = ruled_.find(kept.play);
        if (ruled == ruled_.end()) return;
        const bool gate_broken = !kept.pass && kept.total >= rubric::pass_mark;
        for (report::KeptMark& mark : marks) {
            const auto found = ruled->second.find(mark.id);
            if (found != ruled->second.end()) mark.mark = found->second;
        }
        kept.total = report::total_of(marks);
        kept.pass = kept.total >= rubric::pass_mark && !gate_broken;
    }

    LedgerRead read_;
    Ruled ruled_;
    std::map<std::string, std::string> titles_;
};

}  // namespace

std::optional<std::int64_t> seconds_of(std::string_view utc)
{
    std::int64_t day = 0;
    if (utc.size() < 19 || !report::parse_day(utc.substr(0, 10), day)) return std::nullopt;
    std::int64_t seconds = day * report::day_s;
    for (const auto& [at, worth] : {std::pair(11, 3600), std::pair(14, 60), std::pair(17, 1)}) {
        int part = 0;
        const char* const from = utc.data() + at;
        const auto [end, error] = std::from_chars(from, from + 2, part);
        if (error != std::errc() || end != from + 2) return std::nullopt;
        seconds += std::int64_t{part} * worth;
    }
    return seconds;
}

records::Stored<LedgerRead> read_ledger(records::Store& store, const Library& library, const std::string& framework,
                                        const std::function<void(int)>& progress)
{
    const auto rubric = std::ranges::find(library.rubrics, framework, [](const auto& each) { return each.id(); });
    if (rubric == library.rubrics.end()) {
        return tl::unexpected<records::Failure>(records::failure_of(store.file().string(), records::Trouble::missing,
                                                                    "there is no framework \"" + framework + "\""));
    }
    const auto simulated = store.simulated();
    if (!simulated) return tl::unexpected<records::Failure>(simulated.error());
    const auto rulings = store.rulings();
    if (!rulings) return tl::unexpected<records::Failure>(rulings.error());
    std::vector<report::Ledger::Step> steps;
    for (const rubric::Criterion& criterion : rubric->data().criteria)
        steps.push_back({criterion.id, criterion.title, criterion.question});
    Reader reader(library, {framework, rubric->title(), std::move(steps), *simulated},
                  ruled_under(*rulings, framework));
    int count = 0;
    const auto at = static_cast<std::size_t>(rubric - library.rubrics.begin());
    const auto done = store.each_marked(framework, library.rubric_files[at].hash, library.model_file.hash,
                                        [&](const records::MarkedPlay& row) {
                                            reader.take(row);
                                            if (++count % plays_between_notes == 0 && progress) progress(count);
                                        });
    if (!done) return tl::unexpected<records::Failure>(done.error());
    return reader.finish();
}

}  // namespace amends::cli
