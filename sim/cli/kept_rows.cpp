#include "sim/cli/kept_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "scoring/rubric/framework.h"
#include "sim/cli/pinned_files.h"
#include "sim/report/team/detail.h"

namespace amends::cli {
namespace {

constexpr int plays_between_notes = 50'000;

/// Rulings by play.
using Rulings = std::map<std::string, std::vector<records::Ruling>>;

Rulings rulings_under(const std::vector<records::Ruling>& rulings, const std::string& framework)
{
    Rulings out;
    for (const records::Ruling& ruling : rulings) {
        if (ruling.framework == framework) out[ruling.play].push_back(ruling);
    }
    return out;
}

std::string day_of(const std::string& utc)
{
    return utc.substr(0, 10);
}

/// Turns rows of the records into rows of the ledger.
class Reader {
public:
    Reader(const Library& library, report::Ledger ledger, Rulings rulings)
        : read_{{std::move(ledger), {}, {}}}, rulings_(std::move(rulings))
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
        read_.reading.ledger.add(kept);
    }

    LedgerRead finish() { return std::move(read_); }

private:
    /// Puts a person's marks in the place of the scorer's. A broken gate, which no mark outweighs, stays broken.
    void rule(report::Kept& kept, std::vector<report::KeptMark>& marks)
    {
        const auto found = rulings_.find(kept.play);
        if (found == rulings_.end()) return;
        const bool gate_broken = !kept.pass && kept.total >= rubric::pass_mark;
        for (const records::Ruling& ruling : found->second) {
            const auto mark = std::ranges::find(marks, ruling.criterion, &report::KeptMark::id);
            if (mark == marks.end()) continue;
            read_.reading.notes.rulings.push_back({ruling.play, ruling.criterion, mark->mark, ruling.mark,
                                                   ruling.by_whom, ruling.why, day_of(ruling.made_at)});
            mark->mark = ruling.mark;
        }
        kept.by_scorer = kept.total;
        kept.total = report::total_of(marks);
        kept.pass = kept.total >= rubric::pass_mark && !gate_broken;
    }

    LedgerRead read_;
    Rulings rulings_;
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

records::Stored<std::vector<report::Conduct>> read_conduct(records::Store& store)
{
    std::vector<report::Conduct> out;
    const auto simulated = store.simulated();
    if (!simulated) return tl::unexpected<records::Failure>(simulated.error());
    if (*simulated) return out;  // generated plays have no events
    const auto plays = store.plays();
    if (!plays) return tl::unexpected<records::Failure>(plays.error());
    PinnedFiles files(store);
    for (const records::PlayRow& row : *plays) {
        if (!row.over() || !row.counts) continue;
        const auto loaded = store.load(row.id);
        if (!loaded) return tl::unexpected<records::Failure>(loaded.error());
        if (!loaded->read_only.empty() && loaded->events.size() < static_cast<std::size_t>(row.next_seq)) continue;
        const std::optional<play::Pinned> pinned = files.pin(loaded->pins);
        if (!pinned) continue;
        out.push_back(report::conduct_of({*pinned, play::fold(loaded->events), loaded->events, {}}, row.id));
    }
    return out;
}

records::Stored<std::string> most_marked(records::Store& store, const Library& library, const std::string& preferred)
{
    const auto counts = store.plays_by_framework();
    if (!counts) return tl::unexpected<records::Failure>(counts.error());
    std::string best = preferred;
    int most = 0;
    for (const auto& [framework, plays] : *counts) {
        const bool known =
            std::ranges::any_of(library.rubrics, [&](const auto& each) { return each.id() == framework; });
        if (!known || plays < most || (plays == most && framework != preferred)) continue;
        best = framework;
        most = plays;
    }
    return best;
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
                  rulings_under(*rulings, framework));
    int count = 0;
    const auto at = static_cast<std::size_t>(rubric - library.rubrics.begin());
    const auto done = store.each_marked(framework, library.rubric_files[at].hash, library.model_file.hash,
                                        [&](const records::MarkedPlay& row) {
                                            reader.take(row);
                                            if (++count % plays_between_notes == 0 && progress) progress(count);
                                        });
    if (!done) return tl::unexpected<records::Failure>(done.error());
    LedgerRead read = reader.finish();
    const auto remarks = store.remarks();
    if (!remarks) return tl::unexpected<records::Failure>(remarks.error());
    for (const records::Remark& each : *remarks)
        read.reading.notes.remarks.push_back({each.play, each.seq, each.by_whom, each.words, day_of(each.made_at)});
    const auto signatures = store.signatures();
    if (!signatures) return tl::unexpected<records::Failure>(signatures.error());
    for (const records::Signature& each : *signatures) {
        if (each.framework != framework) continue;
        read.reading.notes.signatures.push_back({each.person, each.by_whom, each.rule, day_of(each.signed_at)});
    }
    auto conduct = read_conduct(store);
    if (!conduct) return tl::unexpected<records::Failure>(conduct.error());
    read.reading.conduct = std::move(*conduct);
    return read;
}

}  // namespace amends::cli
