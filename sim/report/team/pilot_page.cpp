#include "sim/report/team/pilot_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/report/team/about.h"
#include "sim/report/team/called.h"
#include "sim/report/team/compare_page.h"
#include "sim/report/team/figures.h"
#include "sim/report/team/findings.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

int tenths(std::int64_t thousandths)
{
    return static_cast<int>(divided(thousandths, 100));
}

/// A trainee's exams and further plays, in order of time.
std::vector<std::size_t> rows_of(const Ledger& ledger, std::size_t trainee, std::int64_t from_s)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < ledger.rows().size(); ++i) {
        const Ledger::Row& row = ledger.rows()[i];
        if (static_cast<std::size_t>(row.trainee) == trainee && row.counts && row.ended_s >= from_s) out.push_back(i);
    }
    std::ranges::sort(out, {},
                      [&](std::size_t i) { return std::tie(ledger.rows()[i].ended_s, ledger.rows()[i].play); });
    return out;
}

/// Where in `rows` the first exam in that scenario stands; their number where there is none.
std::size_t first_exam(const Ledger& ledger, const std::vector<std::size_t>& rows, const std::string& scenario)
{
    return static_cast<std::size_t>(
        std::ranges::find_if(rows,
                             [&](std::size_t i) {
                                 const Ledger::Row& row = ledger.rows()[i];
                                 return row.exam &&
                                        ledger.scenarios()[static_cast<std::size_t>(row.scenario)].id == scenario;
                             }) -
        rows.begin());
}

void sit(const Ledger& ledger, const PilotDrawn& pilot, std::size_t trainee, const std::string& begins, PilotSat& out)
{
    const std::vector<std::size_t> rows = rows_of(ledger, trainee, pilot.drawn_s);
    const bool one_first = begins == pilot.one;
    const std::size_t first = first_exam(ledger, rows, begins);
    const std::size_t second = first_exam(ledger, rows, one_first ? pilot.other : pilot.one);
    if (second < first) {
        ++out.wrong_order;
    } else if (first == rows.size()) {
        ++out.none;
    } else if (second == rows.size()) {
        ++out.only_first;
    } else {
        out.both.push_back({trainee, one_first, rows[first], rows[second], static_cast<int>(second - first) - 1});
    }
}

/// What people gave a play without knowing whose it is: a mark for each step, over raters; thousandths.
using BlindMarks = std::map<std::string, std::map<std::string, std::vector<int>>>;

BlindMarks blind_marks(const std::vector<Rated>& ratings)
{
    BlindMarks out;
    for (const Rated& each : ratings) out[each.play][each.step].push_back(each.mark);
    return out;
}

std::int64_t mean(const std::vector<int>& marks)
{
    std::int64_t sum = 0;
    for (const int mark : marks) sum += std::int64_t{1000} * mark;
    return divided(sum, static_cast<std::int64_t>(marks.size()));
}

class PilotPage {
public:
    PilotPage(const Ledger& ledger, const Notes& notes, const PilotDrawn& pilot, const RealContacts& contacts,
              const Words& words)
        : ledger_(ledger),
          notes_(notes),
          pilot_(pilot),
          contacts_(contacts),
          words_(words),
          sat_(sat_in(ledger, pilot)),
          blind_(blind_marks(notes.ratings))
    {
    }

    std::vector<Section> sections() const
    {
        std::vector<Section> out = {verdict(), gains("gains", false)};
        if (rated() > 0) out.push_back(gains("blind", true));
        out.push_back(raters());
        if (!contacts_.file.empty()) out.push_back(beside());
        out.push_back(people());
        return out;
    }

private:
    std::size_t total() const { return ledger_.steps().size(); }
    std::string step_title(std::size_t k) const
    {
        return k == total() ? words_("report.pilot.all") : ledger_.steps()[k].title;
    }
    std::string scenario_title(const std::string& id) const
    {
        const auto found = std::ranges::find(ledger_.scenarios(), id, &Ledger::Scenario::id);
        return found == ledger_.scenarios().end() ? id : found->title;
    }

    Section section(const std::string& id, std::vector<std::string> columns) const
    {
        return section_with(words_, id, std::move(columns));
    }

    /// People's mark of a row in a step, or over the steps that they marked; -1: none.
    std::int64_t blind(std::size_t row, std::size_t k) const
    {
        const auto play = blind_.find(ledger_.rows()[row].play);
        if (play == blind_.end()) return -1;
        if (k < total()) {
            const auto step = play->second.find(ledger_.steps()[k].id);
            return step == play->second.end() ? -1 : mean(step->second);
        }
        std::int64_t sum = 0;
        for (const auto& [step, marks] : play->second) sum += mean(marks);
        return divided(sum, static_cast<std::int64_t>(play->second.size()));
    }

    std::int64_t mark(std::size_t row, std::size_t k, bool by_people) const
    {
        if (by_people) return blind(row, k);
        const int given = ledger_.mark(row, k);
        return given < 0 ? -1 : std::int64_t{1000} * given;
    }

    std::vector<Ends> ends(std::size_t k, bool by_people) const
    {
        std::vector<Ends> out;
        for (const BothSat& each : sat_.both) {
            const Ends here{each.one_first, mark(each.before, k, by_people), mark(each.after, k, by_people)};
            if (here.before >= 0 && here.after >= 0) out.push_back(here);
        }
        return out;
    }

    /// How many of the two exams' plays people marked.
    int rated() const
    {
        int out = 0;
        for (const BothSat& each : sat_.both)
            out += (blind(each.before, total()) >= 0) + (blind(each.after, total()) >= 0);
        return out;
    }

    static std::string range(const Estimate& e)
    {
        return tenths_text(e.value) + " (" + tenths_text(e.low) + " to " + tenths_text(e.high) + ")";
    }

    /// One sentence that a board may read, and what it rests on.
    Section verdict() const
    {
        Section out;
        out.id = "verdict";
        out.heading = words_("report.verdict.heading");
        const Gain gain = gain_of(ends(total(), false));
        if (!gain.known) {
            out.says.push_back(words_("report.verdict.too_few", {{"n", std::to_string(least_group)}}));
        } else {
            const char* const key = gain.by.low > 0 ? "up" : gain.by.high < 0 ? "down" : "open";
            out.says.push_back(words_("report.verdict." + std::string(key), {{"by", range(gain.by)}}));
            const Gain people = gain_of(ends(total(), true));
            out.says.push_back(people.known ? words_("report.verdict.people", {{"by", range(people.by)}})
                                            : words_("report.verdict.no_people"));
        }
        int between = 0;
        for (const BothSat& each : sat_.both) between += each.between;
        const auto both = static_cast<int>(sat_.both.size());
        out.says.push_back(words_("report.verdict.counts", {{"drawn", std::to_string(sat_.drawn)},
                                                            {"both", std::to_string(both)},
                                                            {"first", std::to_string(sat_.only_first)},
                                                            {"none", std::to_string(sat_.none + sat_.gone)},
                                                            {"wrong", std::to_string(sat_.wrong_order)}}));
        if (both > 0) {
            out.says.push_back(
                words_("report.verdict.between", {{"n", tenths_text(static_cast<int>(divided(10 * between, both)))}}));
        }
        out.says.push_back(words_("report.verdict.not_cause"));
        return out;
    }

    Section gains(const std::string& id, bool by_people) const
    {
        Section out = section(id, {"step", "step_id", "people", "before", "after", "gain", "low", "high", "harder"});
        out.says.push_back(words_("report." + id + ".reading",
                                  {{"one", scenario_title(pilot_.one)}, {"other", scenario_title(pilot_.other)}}));
        std::vector<Ranged> ranged;
        int most = 100;
        for (std::size_t k = 0; k <= total(); ++k) {
            const Gain gain = gain_of(ends(k, by_people));
            if (!gain.known) continue;
            out.grid.rows.push_back({cell(step_title(k)), cell(k == total() ? "total" : ledger_.steps()[k].id),
                                     number_cell(gain.one_first + gain.other_first), tenths_cell(gain.before),
                                     tenths_cell(gain.after), tenths_cell(gain.by.value), tenths_cell(gain.by.low),
                                     tenths_cell(gain.by.high), tenths_cell(gain.harder)});
            ranged.push_back({step_title(k), gain.by, k == total()});
            most = std::max({most, gain.by.high, -gain.by.low});
        }
        if (ranged.empty()) {
            out.grid = {};
            out.says.push_back(words_("report.verdict.too_few", {{"n", std::to_string(least_group)}}));
            return out;
        }
        most = std::min(1000, (most + 99) / 100 * 100);
        out.charts.push_back(
            forest(words_("report." + id + ".chart"), words_("report.axis.gain"), ranged, -most, most, 0));
        out.charts.back().table = table_of(out.grid);
        return out;
    }

    /// How far raters agree with each other and with the scorer, on the plays of both exams.
    Section raters() const
    {
        Section out =
            section("raters", {"step", "step_id", "plays", "people_mean", "scorer_mean", "off", "apart_raters"});
        if (rated() == 0) {
            out.grid = {};
            out.says.push_back(words_("report.raters.none", {{"pilot", "\"" + pilot_.name + "\""}}));
            return out;
        }
        std::set<std::string> raters;
        for (const Rated& each : notes_.ratings) raters.insert(each.rater);
        out.says.push_back(words_("report.raters.reading",
                                  {{"n", std::to_string(rated())}, {"raters", std::to_string(raters.size())}}));
        for (std::size_t k = 0; k < total(); ++k) add_raters(out, k);
        return out;
    }

    void add_raters(Section& out, std::size_t k) const
    {
        int plays = 0;
        int twice = 0;
        std::int64_t people = 0;
        std::int64_t scorer = 0;
        std::int64_t apart = 0;
        for (const BothSat& each : sat_.both) {
            for (const std::size_t row : {each.before, each.after}) {
                const std::int64_t given = blind(row, k);
                const int machine = ledger_.mark(row, k);
                if (given < 0 || machine < 0) continue;
                ++plays;
                people += given;
                scorer += std::int64_t{1000} * machine;
                const std::vector<int>& marks = blind_.at(ledger_.rows()[row].play).at(ledger_.steps()[k].id);
                if (marks.size() < 2) continue;
                ++twice;
                const auto [least, most] = std::ranges::minmax(marks);
                apart += std::int64_t{1000} * (most - least);
            }
        }
        if (plays == 0) return;
        out.grid.rows.push_back({cell(step_title(k)), cell(ledger_.steps()[k].id), number_cell(plays),
                                 tenths_cell(tenths(divided(people, plays))),
                                 tenths_cell(tenths(divided(scorer, plays))),
                                 tenths_cell(tenths(divided(people - scorer, plays))),
                                 twice > 0 ? tenths_cell(tenths(divided(apart, twice))) : cell("")});
    }

    /// Practice and real contacts side by side, never added up.
    Section beside() const
    {
        Section out = section("beside", {"step", "step_id", "exam_before", "exam_after", "real_mean", "real_contacts"});
        out.says.push_back(words_("report.beside.reading", {{"file", contacts_.file}}));
        for (std::size_t k = 0; k < total(); ++k) {
            const auto real = std::ranges::find(contacts_.steps, ledger_.steps()[k].id, &RealContacts::Step::step);
            const Gain gain = gain_of(ends(k, false));
            if (real == contacts_.steps.end() && !gain.known) continue;
            const bool there = real != contacts_.steps.end() && real->contacts > 0;
            out.grid.rows.push_back(
                {cell(step_title(k)), cell(ledger_.steps()[k].id), gain.known ? tenths_cell(gain.before) : cell(""),
                 gain.known ? tenths_cell(gain.after) : cell(""), there ? tenths_cell(real->tenths) : cell(""),
                 number_cell(there ? real->contacts : 0)});
        }
        return out;
    }

    /// Who is to do what next; no mark of anybody.
    Section people() const
    {
        Section out = section("draw", {"trainee", "trainee_id", "begins", "then", "stands"});
        out.says.push_back(words_("report.draw.reading"));
        const std::vector<std::string> names = shown_names(ledger_);
        std::map<std::string, std::size_t> at;
        for (std::size_t t = 0; t < ledger_.trainees().size(); ++t) at.emplace(ledger_.trainees()[t].id, t);
        std::vector<std::vector<Cell>> rows;
        for (const auto& [id, begins] : pilot_.people) {
            const auto found = at.find(id);
            if (found == at.end()) continue;
            PilotSat one;
            sit(ledger_, pilot_, found->second, begins, one);
            const char* const stands = one.wrong_order > 0  ? "wrong"
                                       : !one.both.empty()  ? "both"
                                       : one.only_first > 0 ? "first"
                                                            : "none";
            rows.push_back({cell(names[found->second]), cell(id), cell(scenario_title(begins)),
                            cell(scenario_title(begins == pilot_.one ? pilot_.other : pilot_.one)),
                            cell(words_("report.draw." + std::string(stands)))});
        }
        std::ranges::stable_sort(rows, {}, [](const std::vector<Cell>& row) { return row[0].text; });
        out.grid.rows = std::move(rows);
        if (out.grid.rows.empty()) out.grid = {};
        return out;
    }

    const Ledger& ledger_;
    const Notes& notes_;
    const PilotDrawn& pilot_;
    const RealContacts& contacts_;
    const Words& words_;
    PilotSat sat_;
    BlindMarks blind_;
};

}  // namespace

PilotSat sat_in(const Ledger& ledger, const PilotDrawn& pilot)
{
    PilotSat out;
    std::map<std::string, std::size_t> at;
    for (std::size_t t = 0; t < ledger.trainees().size(); ++t) at.emplace(ledger.trainees()[t].id, t);
    for (const auto& [id, begins] : pilot.people) {
        ++out.drawn;
        const auto found = at.find(id);
        if (found == at.end())
            ++out.gone;
        else
            sit(ledger, pilot, found->second, begins, out);
    }
    return out;
}

Gain gain_of(const std::vector<Ends>& ends)
{
    Gain out;
    std::vector<std::int64_t> one;
    std::vector<std::int64_t> other;
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (const Ends& each : ends) {
        (each.one_first ? one : other).push_back(each.after - each.before);
        before += each.before;
        after += each.after;
    }
    out.one_first = static_cast<int>(one.size());
    out.other_first = static_cast<int>(other.size());
    if (out.one_first < least_group || out.other_first < least_group) return out;
    out.known = true;
    const auto n = static_cast<std::int64_t>(ends.size());
    out.before = tenths(divided(before, n));
    out.after = tenths(divided(after, n));
    const Moments a = moments(one.data(), one.size());
    const Moments b = moments(other.data(), other.size());
    // Whoever began with one has the other's difficulty in their gain, whoever began with the other has it the other
    // way round: half the sum is what time and practice did, half the difference is between the exams.
    const std::int64_t gain = divided(a.mean + b.mean, 2);
    out.harder = tenths(divided(b.mean - a.mean, 2));
    const std::int64_t of_one = divided(a.variance, out.one_first);
    const std::int64_t of_other = divided(b.variance, out.other_first);
    const std::int64_t degrees = welch_degrees(of_one, out.one_first, of_other, out.other_first);
    const std::int64_t far = divided(root_of(of_one + of_other) * t_thousandths(degrees), 2000);
    out.by = {tenths(gain), tenths(gain - far), tenths(gain + far), out.one_first + out.other_first};
    return out;
}

Page pilot_page(const Ledger& ledger, const Notes& notes, const std::string& name, const RealContacts& contacts,
                const Catalogue& catalogue)
{
    const Words words(catalogue);
    Page page;
    page.id = "pilot";
    page.framework = ledger.title();
    page.filters = filter_words(ledger, {}, words);
    page.notices = notices(ledger, words);
    const auto found =
        name.empty() ? (notes.pilots.empty() ? notes.pilots.end() : std::prev(notes.pilots.end()))
                     : std::ranges::find_if(notes.pilots, [&](const auto& p) { return same_words(p.name, name); });
    if (found == notes.pilots.end()) {
        page.title = words(name.empty() ? "report.pilot.none" : "report.pilot.unknown");
        page.notices.push_back(words("report.pilot.how"));
        return page;
    }
    page.title = words("report.pilot.title", {{"name", found->name}});
    page.filters.push_back(words("report.pilot.drawn", {{"day", write_day(found->drawn_s / day_s)}}));
    page.sections = PilotPage(ledger, notes, *found, contacts, words).sections();
    for (const char* const n : {"1", "2", "3", "4"})
        page.cannot_tell.push_back(words("report.pilot.cannot_tell." + std::string(n)));
    return page;
}

}  // namespace amends::report
