// amends pilot: two exams, one before and one after practice, in an order drawn by lot; marked by people who do not
// know whose they are. amends report pilot says what came of it.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "scoring/base/chance.h"
#include "sim/cli/blind_sheet.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/records_desk.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/text_io.h"
#include "sim/records/hash.h"
#include "sim/report/team/called.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using records::Stored;

struct Options {
    std::string data_dir, records;
    std::string name, one, other, cohort, site, framework;
    std::vector<std::string> people;
    std::int64_t seed = -1;
    std::string folder = ".", file, rater;
};

Stored<std::unique_ptr<records::Store>> open_source(const Options& options)
{
    return options.records.empty() ? open_records(options.data_dir) : records::Store::open(options.records);
}

int refuse(const std::string& why)
{
    std::cerr << "amends pilot: " << why << '\n';
    return Exit::finding;
}

/// Who takes part: those who are named, or everybody of the cohort and the site.
Stored<std::vector<records::Belongs>> people_of(records::Store& store, const Options& options)
{
    auto all = store.belongs();
    if (!all) return all;
    std::vector<records::Belongs> out;
    for (const std::string& who : options.people) {
        const auto id = person_called(store, who);
        if (!id) return tl::unexpected<records::Failure>(id.error());
        out.push_back(*std::ranges::find(*all, *id, &records::Belongs::person));
    }
    if (!options.people.empty()) return out;
    std::ranges::copy_if(*all, std::back_inserter(out), [&](const records::Belongs& each) {
        return !each.erased && (options.cohort.empty() || report::same_words(each.cohort, options.cohort)) &&
               (options.site.empty() || report::same_words(each.site, options.site));
    });
    return out;
}

/// Everybody once in an order by lot; the first half begins with one scenario, the rest with the other.
std::vector<records::Pilot::Of> drawn(const std::vector<records::Belongs>& people, const records::Pilot& pilot)
{
    std::vector<records::Pilot::Of> out;
    for (const records::Belongs& each : people) out.push_back({each.person, ""});
    std::ranges::sort(out, {}, &records::Pilot::Of::person);
    const auto seed = static_cast<std::uint64_t>(pilot.seed);
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
        std::swap(out[i], out[i + chance_below(seed, i, "pilot", static_cast<std::uint32_t>(out.size() - i))]);
    const std::size_t half = (out.size() + chance_below(seed, out.size(), "odd", 2)) / 2;
    for (std::size_t i = 0; i < out.size(); ++i) out[i].begins = i < half ? pilot.one : pilot.other;
    return out;
}

int draw(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const std::vector<std::string> known = scenario_ids(*library);
    for (const std::string& id : {options.one, options.other}) {
        if (std::ranges::find(known, id) == known.end()) return refuse("there is no scenario \"" + id + "\"");
    }
    if (framework_named(*library, options.framework) == nullptr)
        return refuse("there is no framework \"" + options.framework + "\"");
    const auto store = open_source(options);
    if (!store) return complain(store.error());
    const auto people = people_of(**store, options);
    if (!people) return complain(people.error());
    if (people->size() < 2) return refuse("fewer than two people would take part");
    records::Pilot pilot{"", options.name, options.framework, options.one, options.other, options.seed, "", {}};
    if (pilot.seed < 0) pilot.seed = static_cast<std::int64_t>(records::random_seed());
    pilot.people = drawn(*people, pilot);
    if (const auto added = (*store)->add_pilot(pilot); !added) return complain(added.error());
    std::cerr << "Drawn by lot (seed " << pilot.seed << ", the same seed draws the same):\n";
    for (const records::Pilot::Of& of : pilot.people) {
        const auto who = std::ranges::find(*people, of.person, &records::Belongs::person);
        std::cout << harmless(who->name) << ": first amends play " << of.begins << " --exam, later amends play "
                  << (of.begins == pilot.one ? pilot.other : pilot.one) << " --exam\n";
    }
    std::cout << std::flush;
    return Exit::ok;
}

/// A pilot with what is needed to read and mark it.
struct Opened {
    std::optional<Library> shipped;
    std::unique_ptr<records::Store> store;
    records::Pilot pilot;
    report::PilotDrawn drawn;
    std::optional<LedgerRead> read;
    const rubric::Rubric* rubric = nullptr;
};

/// The pilot of that name; where there is none, or something cannot be read, that is said and there is nothing.
std::optional<Opened> open_pilot(const Options& options, int& exit_code)
{
    Opened out;
    out.shipped = library_or_complain(exit_code);
    if (!out.shipped) return std::nullopt;
    auto store = open_source(options);
    if (!store) {
        exit_code = complain(store.error());
        return std::nullopt;
    }
    out.store = std::move(*store);
    const auto pilots = out.store->pilots();
    if (!pilots) {
        exit_code = complain(pilots.error());
        return std::nullopt;
    }
    const auto pilot =
        std::ranges::find_if(*pilots, [&](const auto& p) { return report::same_words(p.name, options.name); });
    if (pilot == pilots->end()) {
        exit_code = refuse("there is no pilot \"" + options.name + "\"");
        return std::nullopt;
    }
    out.pilot = *pilot;
    auto read = read_ledger(*out.store, *out.shipped, out.pilot.framework);
    if (!read) {
        exit_code = complain(read.error());
        return std::nullopt;
    }
    out.read = std::move(*read);
    out.drawn = *std::ranges::find(out.read->reading.notes.pilots, out.pilot.name, &report::PilotDrawn::name);
    out.rubric = framework_named(*out.shipped, out.pilot.framework);
    return out;
}

int sheet(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Opened> opened = open_pilot(options, exit_code);
    if (!opened) return exit_code;
    const report::Ledger& ledger = opened->read->reading.ledger;
    const std::vector<CodedPlay> plays = coded_plays(ledger, opened->drawn, opened->pilot.seed);
    if (plays.empty()) return refuse("nobody has sat both exams yet");
    const auto made = blind_sheet(*opened->store, *opened->shipped, *opened->rubric, ledger, plays);
    if (!made) return complain(made.error());
    const fs::path reading = fs::path(options.folder) / "plays.txt";
    const fs::path csv = fs::path(options.folder) / "ratings.csv";
    for (const auto& [file, bytes] : {std::pair(reading, made->reading), std::pair(csv, made->sheet)}) {
        if (const auto written = write_file(file, bytes); !written) {
            complain(written.error());
            return Exit::io;
        }
    }
    std::cerr << plays.size() << " plays to read in " << reading.string() << ", a sheet to fill in: " << csv.string()
              << "\nNeither says whose they are, nor which came first. Read it back: amends pilot ratings \""
              << options.name << "\" FILE --by RATER\n";
    return Exit::ok;
}

int ratings(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Opened> opened = open_pilot(options, exit_code);
    if (!opened) return exit_code;
    const auto bytes = read_file(options.file);
    if (!bytes) return complain(bytes.error());
    const std::vector<CodedPlay> plays = coded_plays(opened->read->reading.ledger, opened->drawn, opened->pilot.seed);
    const auto read = read_ratings(*bytes, options.file, *opened->rubric, plays, options.rater);
    if (!read) return complain(read.error());
    if (const auto kept = opened->store->put_ratings(*read); !kept) return complain(kept.error());
    std::cerr << "Kept " << read->size() << " marks by " << options.rater << ". amends report pilot shows them.\n";
    return Exit::ok;
}

}  // namespace

void add_pilot(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const pilot = app.add_subcommand(
        "pilot", "Two exams before and after practice: drawn by lot, marked blind, told by amends report pilot");
    pilot->require_subcommand(1);
    pilot->add_option("--data-dir", options->data_dir, "where records are kept");
    pilot->add_option("--records", options->records, "a file of records");
    const auto add = [&](const char* name, const char* help, int (*work)(const Options&)) {
        CLI::App* const sub = pilot->add_subcommand(name, help);
        sub->add_option("NAME", options->name, "what the pilot is called")->required();
        sub->callback([options, work, &exit_code] { exit_code = work(*options); });
        return sub;
    };
    CLI::App* const drawing = add("draw", "draw by lot who begins with which exam; prints who sits what", draw);
    drawing->add_option("--one", options->one, "a scenario")->required();
    drawing->add_option("--other", options->other, "its parallel")->required();
    drawing->add_option("--cohort", options->cohort, "everybody of this cohort takes part");
    drawing->add_option("--site", options->site, "… of this site");
    drawing->add_option("--person", options->people, "these people alone, by name or id");
    drawing->add_option("--framework", options->framework, "that the exams are marked under")->default_val("heal");
    drawing->add_option("--seed", options->seed, "of the lot; else a fresh one, which is kept")
        ->check(CLI::NonNegativeNumber);

    CLI::App* const blind = add("sheet", "write the exams to read without names, and a sheet to fill in", sheet);
    blind->add_option("--out", options->folder, "the folder for plays.txt and ratings.csv")->capture_default_str();

    CLI::App* const back = add("ratings", "read a filled-in sheet back", ratings);
    back->add_option("FILE", options->file, "CSV")->required();
    back->add_option("--by", options->rater, "whose marks these are")->required();
}

}  // namespace amends::cli
