#include "sim/cli/kept_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "scoring/rubric/framework.h"
#include "sim/cli/kept_sums.h"
#include "sim/cli/pinned_files.h"
#include "sim/report/team/detail.h"
#include "sim/report/team/ledger_bytes.h"

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

/// Titles of the scenarios that the program has, by id.
std::map<std::string, std::string> titles_of(const Library& library)
{
    std::map<std::string, std::string> out;
    for (const std::string& id : scenario_ids(library)) {
        if (const auto file = load_scenario(library, id)) out[file->scenario.id] = file->scenario.title;
    }
    return out;
}

/// A marked play as a row of the ledger, as the scorer left it; nothing where its marks cannot be read.
std::optional<report::Kept> row_of(const records::MarkedPlay& row, const std::vector<report::KeptMark>& marks)
{
    const auto ended = seconds_of(row.ended_at);
    if (!ended) return std::nullopt;
    report::Kept kept;
    kept.play = row.play;
    kept.trainee = row.person;
    kept.scenario = row.scenario_id;
    kept.title = row.scenario_id;
    kept.version = row.scenario;
    kept.rubric = row.mark.rubric;
    kept.scorer = row.mark.scorer;
    kept.ended_s = *ended;
    kept.counts = row.counts;
    kept.exam = row.exam;
    kept.total = row.mark.total;
    kept.pass = row.mark.pass;
    for (const report::KeptMark& mark : marks) {
        if (mark.observed) kept.steps.push_back({mark.id, mark.mark});
    }
    return kept;
}

/// The rows of one framework as the scorer left them, brought up to date from the sums beside the records.
class Rows {
public:
    Rows(report::Ledger empty, std::string with) : empty_(std::move(empty)), ledger_(empty_), with_(std::move(with)) {}

    /// From the file, where it is there and of use.
    void begin(const std::filesystem::path& file)
    {
        const std::optional<Sums> sums = read_sums(file, with_);
        if (!sums) return;
        std::optional<report::Ledger> read = report::unpack_ledger(sums->bytes, empty_);
        if (!read) return;
        ledger_ = std::move(*read);
        until_ = sums->until;
        erased_.insert(sums->erased.begin(), sums->erased.end());
        unreadable_.insert(sums->unreadable.begin(), sums->unreadable.end());
    }

    records::Stored<void> catch_up(records::Store& store, records::Marked marked,
                                   const std::function<void(int)>& progress)
    {
        int count = 0;
        std::set<std::string> touched;
        std::vector<report::Kept> fresh;
        bool anew = false;
        marked.anew = [&] {
            anew = true;
            ledger_ = empty_;
            erased_.clear();
            unreadable_.clear();
        };
        marked.touched = [&](const std::string& play) {
            touched.insert(play);
            erased_.erase(play);
            unreadable_.erase(play);
        };
        marked.take = [&](const records::MarkedPlay& row) {
            if (auto kept = readable(row)) anew ? ledger_.add(*kept) : fresh.push_back(std::move(*kept));
            if (++count % plays_between_notes == 0 && progress) progress(count);
        };
        const auto until = store.each_marked_since(until_, marked);
        if (!until) return tl::unexpected<records::Failure>(until.error());
        changed_ = anew || *until != until_;
        until_ = *until;
        if (!touched.empty()) put(touched, fresh);
        return {};
    }

    /// Leaves out whoever was erased since, here and in the file.
    void leave_out(const std::vector<records::Belongs>& everybody)
    {
        std::set<std::string> gone;
        for (const records::Belongs& each : everybody) {
            if (each.erased) gone.insert(each.person);
        }
        const bool any = std::ranges::any_of(ledger_.trainees(), [&](const auto& t) { return gone.contains(t.id); });
        if (!any) return;
        for (const report::Ledger::Row& row : ledger_.rows()) {
            if (gone.contains(ledger_.trainees()[static_cast<std::size_t>(row.trainee)].id)) erased_.insert(row.play);
        }
        ledger_ = ledger_.without({}, gone);
        changed_ = true;
    }

    void keep(const std::filesystem::path& file) const
    {
        if (!changed_ || until_.n < 0) return;
        keep_sums(file, {with_,
                         until_,
                         {erased_.begin(), erased_.end()},
                         {unreadable_.begin(), unreadable_.end()},
                         report::pack(ledger_)});
    }

    int erased() const { return static_cast<int>(erased_.size()); }
    int unreadable() const { return static_cast<int>(unreadable_.size()); }
    report::Ledger take() { return std::move(ledger_); }

private:
    std::optional<report::Kept> readable(const records::MarkedPlay& row)
    {
        if (row.erased) {
            erased_.insert(row.play);
            return std::nullopt;
        }
        const auto marks = report::parse_detail(row.mark.detail, row.play);
        std::optional<report::Kept> kept = marks ? row_of(row, *marks) : std::nullopt;
        if (!kept) unreadable_.insert(row.play);
        return kept;
    }

    /// Plays that came to an end later than others that began after them stand where they would if all were read anew.
    void put(const std::set<std::string>& touched, const std::vector<report::Kept>& fresh)
    {
        const std::string last = ledger_.rows().empty() ? "" : ledger_.rows().back().play;
        bool in_order = true;
        std::set<std::string> left = touched;
        std::vector<const report::Kept*> more;
        for (const report::Kept& kept : fresh) {
            left.erase(kept.play);
            if (ledger_.replace(kept)) continue;
            in_order = in_order && kept.play > last;
            more.push_back(&kept);
        }
        for (const report::Kept* const kept : more) ledger_.add(*kept);
        const bool dropped =
            std::ranges::any_of(ledger_.rows(), [&](const auto& row) { return left.contains(row.play); });
        if (!in_order || dropped) ledger_ = ledger_.without(left, {});
    }

    report::Ledger empty_, ledger_;
    std::string with_;
    records::Touched until_;
    bool changed_ = false;
    std::set<std::string> erased_, unreadable_;
};

/// Puts people's marks in the place of the scorer's. A broken gate, which no mark outweighs, stays broken.
///
/// errors  the records'
records::Stored<void> rule(records::Store& store, records::Marked marked, const Rulings& rulings,
                           report::Reading& reading)
{
    marked.take = [&](const records::MarkedPlay& row) {
        auto marks = report::parse_detail(row.mark.detail, row.play);
        if (row.erased || !marks) return;
        for (const records::Ruling& ruling : rulings.at(row.play)) {
            const auto mark = std::ranges::find(*marks, ruling.criterion, &report::KeptMark::id);
            if (mark == marks->end()) continue;
            reading.notes.rulings.push_back({ruling.play, ruling.criterion, mark->mark, ruling.mark, ruling.by_whom,
                                             ruling.why, day_of(ruling.made_at)});
            mark->mark = ruling.mark;
        }
        std::optional<report::Kept> kept = row_of(row, *marks);
        if (!kept) return;
        const bool gate_broken = !kept->pass && kept->total >= rubric::pass_mark;
        kept->by_scorer = kept->total;
        kept->total = report::total_of(*marks);
        kept->pass = kept->total >= rubric::pass_mark && !gate_broken;
        reading.ledger.replace(*kept);
    };
    for (const auto& [play, of_play] : rulings) {
        const auto done = store.each_marked(marked.framework, marked.rubric, marked.scorer, play, marked.take);
        if (!done) return done;
    }
    return {};
}

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
    const std::filesystem::path file = sums_file(store, "conduct");
    records::Touched since;
    if (std::optional<Sums> sums = read_sums(file, "")) {
        if (auto kept = report::unpack_conduct(sums->bytes)) {
            out = std::move(*kept);
            since = sums->until;
        }
    }
    const auto touched = store.plays_touched_since(since);
    if (!touched) return tl::unexpected<records::Failure>(touched.error());
    if (touched->anew) out.clear();
    std::erase_if(out, [&](const report::Conduct& each) {
        return std::binary_search(touched->plays.begin(), touched->plays.end(), each.play);
    });
    PinnedFiles files(store);
    for (const std::string& play : touched->plays) {
        const auto loaded = store.load(play);
        if (!loaded) return tl::unexpected<records::Failure>(loaded.error());
        const auto events = static_cast<std::size_t>(loaded->row.next_seq);
        if (!loaded->read_only.empty() && loaded->events.size() < events) continue;
        const std::optional<play::Pinned> pinned = files.pin(loaded->pins);
        if (!pinned) continue;
        out.push_back(report::conduct_of({*pinned, play::fold(loaded->events), loaded->events, {}}, play));
    }
    std::ranges::sort(out, {}, &report::Conduct::play);
    if (touched->now.n >= 0 && touched->now != since) keep_sums(file, {"", touched->now, {}, {}, report::pack(out)});
    return out;
}

records::Stored<std::string> most_marked(records::Store& store, const Library& library, const std::string& preferred)
{
    const auto counts = store.plays_by_framework();
    if (!counts) return tl::unexpected<records::Failure>(counts.error());
    std::string best = preferred;
    int most = 0;
    for (const auto& [framework, plays] : *counts) {
        const bool known = framework_named(library, framework) != nullptr;
        if (!known || plays < most || (plays == most && framework != preferred)) continue;
        best = framework;
        most = plays;
    }
    return best;
}

namespace {

/// What is answered after plays, what people marked blind, and the pilots that were drawn.
records::Stored<void> read_pilots(records::Store& store, const std::string& framework, report::Notes& notes)
{
    const auto answers = store.answers();
    if (!answers) return tl::unexpected<records::Failure>(answers.error());
    for (const records::Answer& each : *answers) notes.answers.push_back({each.play, each.answer, each.words});
    const auto ratings = store.ratings();
    if (!ratings) return tl::unexpected<records::Failure>(ratings.error());
    for (const records::Rating& each : *ratings) {
        if (each.framework != framework) continue;
        notes.ratings.push_back({each.play, each.criterion, each.rater, each.mark, day_of(each.made_at)});
    }
    const auto pilots = store.pilots();
    if (!pilots) return tl::unexpected<records::Failure>(pilots.error());
    for (const records::Pilot& each : *pilots) {
        report::PilotDrawn drawn{each.name, each.one, each.other, seconds_of(each.drawn_at).value_or(0), {}};
        for (const records::Pilot::Of& of : each.people) drawn.people.emplace_back(of.person, of.begins);
        notes.pilots.push_back(std::move(drawn));
    }
    return {};
}

}  // namespace

records::Stored<LedgerRead> read_ledger(records::Store& store, const Library& library, const std::string& framework,
                                        const std::function<void(int)>& progress)
{
    const rubric::Rubric* const rubric = framework_named(library, framework);
    if (rubric == nullptr) {
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
    const auto at = static_cast<std::size_t>(rubric - library.rubrics.data());
    const records::Marked marked{framework, library.rubric_files[at].hash, library.model_file.hash, {}, {}, {}};
    const std::filesystem::path file = sums_file(store, framework);
    Rows rows({framework, rubric->title(), std::move(steps), *simulated},
              std::string(marked.rubric) + ' ' + std::string(marked.scorer));
    rows.begin(file);
    if (const auto done = rows.catch_up(store, marked, progress); !done)
        return tl::unexpected<records::Failure>(done.error());
    const auto everybody = store.belongs();
    if (!everybody) return tl::unexpected<records::Failure>(everybody.error());
    rows.leave_out(*everybody);
    rows.keep(file);
    LedgerRead read{{rows.take(), {}, {}}, rows.erased(), rows.unreadable()};
    if (const auto done = rule(store, marked, rulings_under(*rulings, framework), read.reading); !done)
        return tl::unexpected<records::Failure>(done.error());
    for (const records::Belongs& each : *everybody)
        read.reading.ledger.call(each.person, each.name, each.cohort, each.site);
    for (const auto& [id, title] : titles_of(library)) read.reading.ledger.call(id, title);
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
    if (const auto noted = read_pilots(store, framework, read.reading.notes); !noted)
        return tl::unexpected<records::Failure>(noted.error());
    auto conduct = read_conduct(store);
    if (!conduct) return tl::unexpected<records::Failure>(conduct.error());
    read.reading.conduct = std::move(*conduct);
    return read;
}

}  // namespace amends::cli
