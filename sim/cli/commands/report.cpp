// amends report: the manager's pages, from everything that is kept.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <set>

#include "sim/cli/commands/common.h"
#include "sim/cli/contact_files.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/labelled_replies.h"
#include "sim/cli/page_files.h"
#include "sim/report/team/about.h"
#include "sim/report/team/pages.h"
#include "sim/report/team/practice_scores.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string page = "team";
    std::string data_dir, records;
    std::string cohort, site, scenario, from, until;
    std::string trainee, other_cohort, other_site, glitches;
    std::string pilot, contacts;
    std::string rubric;  ///< empty: the one under which most plays are marked
    std::string html, csv, json, xlsx, pdf;
    std::string scores;
    report::CertificationRule rule;
};

/// The filter that the options ask for, or what is wrong with them.
tl::expected<report::Filter, std::string> filter_of(const Options& options)
{
    report::Filter filter;
    filter.cohort = options.cohort;
    filter.site = options.site;
    filter.scenario = options.scenario;
    std::int64_t day = 0;
    if (!options.from.empty()) {
        if (!report::parse_day(options.from, day)) return tl::unexpected<std::string>("--from is a day, 2027-03-01");
        filter.from_s = day * report::day_s;
    }
    if (!options.until.empty()) {
        if (!report::parse_day(options.until, day)) return tl::unexpected<std::string>("--until is a day, 2027-03-01");
        filter.until_s = (day + 1) * report::day_s;
    }
    if (filter.from_s >= filter.until_s) return tl::unexpected<std::string>("--from is after --until");
    if (options.rule.scenarios > options.rule.in_a_row)
        return tl::unexpected<std::string>("--rule-scenarios is at most --rule-passes");
    return filter;
}

records::Stored<std::unique_ptr<records::Store>> open_source(const Options& options)
{
    if (options.records.empty()) return open_records(options.data_dir);
    std::error_code error;
    if (!fs::exists(options.records, error)) {
        return tl::unexpected<records::Failure>(
            records::failure_of(options.records, records::Trouble::io, "there is no such file"));
    }
    return records::Store::open(options.records);
}

void say_left_out(const LedgerRead& read)
{
    std::cerr << "Read " << read.reading.ledger.rows().size() << " plays.\n";
    if (read.erased > 0) std::cerr << read.erased << " plays of people who have been erased are left out.\n";
    if (read.unreadable > 0) std::cerr << read.unreadable << " plays whose marks cannot be read are left out.\n";
}

std::vector<std::shared_ptr<const scenario::Scenario>> shipped_scenarios(const Library& library)
{
    std::vector<std::shared_ptr<const scenario::Scenario>> out;
    for (const std::string& id : scenario_ids(library)) {
        if (const auto file = load_scenario(library, id))
            out.push_back(std::make_shared<const scenario::Scenario>(file->scenario));
    }
    return out;
}

/// Writes to the file, or to standard output for "-".
int put(const std::string& file, const std::string& bytes)
{
    if (file == "-") {
        std::cout << bytes << std::flush;
        return std::cout ? Exit::ok : Exit::io;
    }
    const Checked<void> written = write_file(file, bytes);
    if (written) return Exit::ok;
    complain(written.error());
    return Exit::io;
}

/// A format that can fail: a workbook or a PDF.
int put(const std::string& file, const Checked<std::string>& bytes)
{
    return bytes ? put(file, *bytes) : complain(bytes.error());
}

const std::string& file_of(const Options& options, std::string_view format)
{
    return format == "html"   ? options.html
           : format == "pdf"  ? options.pdf
           : format == "xlsx" ? options.xlsx
           : format == "csv"  ? options.csv
                              : options.json;
}

int write_all(const Options& options, const report::Page& page, const report::PageWords& words)
{
    bool any = false;
    int exit_code = Exit::ok;
    const auto also = [&](const std::string& file, std::string_view format) {
        if (file.empty()) return;
        any = true;
        if (exit_code == Exit::ok) exit_code = put(file, page_bytes(page, words, format));
    };
    for (const std::string_view format : page_formats) also(file_of(options, format), format);
    return any ? exit_code : put("-", report::page_text(page, words));
}

/// Puts a filter's words as the records have them in the place of what was typed, or says what there is.
bool known(std::string& typed, const std::set<std::string>& values, const std::string& what)
{
    if (typed.empty()) return true;
    for (const std::string& value : values) {
        if (!report::same_words(value, typed)) continue;
        typed = value;
        return true;
    }
    std::cerr << "No " << what << " is called \"" << typed << "\" in these records.";
    std::string all;
    for (const std::string& value : values) {
        if (!value.empty()) all += (all.empty() ? " There are: " : ", ") + value;
    }
    std::cerr << (all.empty() ? " None is named there." : all + ".") << '\n';
    return false;
}

/// Whether everything that was asked for by name is there; what is not is said.
bool all_known(report::PageAsked& asked, const report::Ledger& ledger)
{
    std::set<std::string> cohorts;
    std::set<std::string> sites;
    std::set<std::string> scenarios;
    for (const report::Ledger::Trainee& trainee : ledger.trainees()) {
        cohorts.insert(trainee.cohort);
        sites.insert(trainee.site);
    }
    for (const report::Ledger::Scenario& scenario : ledger.scenarios()) {
        scenarios.insert(scenario.id);
        if (report::same_words(scenario.title, asked.filter.scenario)) asked.filter.scenario = scenario.id;
    }
    bool good = true;
    for (std::string* const cohort : {&asked.filter.cohort, &asked.sides.cohort, &asked.sides.other_cohort})
        good = good && known(*cohort, cohorts, "cohort");
    for (std::string* const site : {&asked.filter.site, &asked.sides.site, &asked.sides.other_site})
        good = good && known(*site, sites, "site");
    good = good && known(asked.filter.scenario, scenarios, "scenario");
    const std::vector<report::Named> people = report::named(ledger);
    if (!good || asked.trainee.empty() || report::called(people, asked.trainee).size() == 1) return good;
    std::cerr << report::not_clear(people, asked.trainee) << '\n';
    return false;
}

int run(const Options& options)
{
    const auto filter = filter_of(options);
    if (!filter) {
        std::cerr << "amends report: " << filter.error() << '\n';
        return Exit::usage;
    }
    int exit_code = Exit::ok;
    const auto store = open_source(options);
    if (!store) return complain(store.error());
    const std::optional<Library> library = library_beside((*store)->file(), exit_code);
    if (!library) return exit_code;
    const auto framework =
        options.rubric.empty() ? most_marked(**store, *library, "heal") : records::Stored<std::string>(options.rubric);
    if (!framework) return complain(framework.error());
    auto read =
        read_ledger(**store, *library, *framework, [](int count) { std::cerr << "Read " << count << " plays …\n"; });
    if (!read) return complain(read.error());
    say_left_out(*read);
    if (options.page == "scorer") add_labelled_replies((*store)->file(), library->model, read->reading.notes);
    report::PageAsked asked{options.page, *filter, options.rule, options.trainee, {}};
    asked.pilot = options.pilot;
    asked.sides = {options.cohort, options.other_cohort, options.site, options.other_site};
    if (!all_known(asked, read->reading.ledger)) return Exit::finding;
    if (!options.scores.empty())
        return put(options.scores, report::practice_scores(read->reading.ledger, asked.filter));
    std::vector<report::Glitch> glitches;
    if (!options.glitches.empty()) {
        const auto log = read_file(options.glitches).and_then([&](const std::string& bytes) {
            return report::parse_glitches(bytes, options.glitches);
        });
        if (!log) return complain(log.error());
        glitches = *log;
    }
    report::RealContacts contacts;
    if (!options.contacts.empty()) {
        auto heard = real_contacts(*library, options.contacts, *framework, {});
        if (!heard) return complain(heard.error());
        contacts = std::move(*heard);
    }
    const report::PageStock stock{shipped_scenarios(*library), library->rubrics,    read->reading.notes,
                                  read->reading.conduct,       std::move(glitches), std::move(contacts)};
    return write_all(options, report::make_page(read->reading.ledger, asked, stock, library->words),
                     report::page_words(library->words));
}

}  // namespace

void add_report(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand(
        "report", "The manager's pages: how is the team, who needs what, are they improving, what next");
    command->add_option("PAGE", options->page, "which page")
        ->check(CLI::IsMember(std::vector<std::string>(report::page_names().begin(), report::page_names().end())))
        ->capture_default_str();
    command->add_option("--data-dir", options->data_dir, "where records are kept");
    command->add_option("--records", options->records, "a file of records, for example from amends demo-data");
    command->add_option("--rubric", options->rubric,
                        "the framework that marks are told in; else the one that most plays are marked under");
    command->add_option("--cohort", options->cohort, "trainees of this cohort alone");
    command->add_option("--site", options->site, "trainees of this site alone");
    command->add_option("--scenario", options->scenario, "plays of this scenario alone");
    command->add_option("--trainee", options->trainee, "whom the page trainee is about: name or id");
    command->add_option("--with-cohort", options->other_cohort, "the page compare: the cohort beside --cohort");
    command->add_option("--with-site", options->other_site, "the page compare: the site beside --site");
    command->add_option("--pilot", options->pilot, "the page pilot: which one, by name; else the latest");
    command->add_option("--contacts", options->contacts,
                        "the page pilot: transcripts or scores of real contacts, shown beside practice");
    command->add_option("--glitches", options->glitches, "the page friction: the house's own log as CSV, shown apart");
    command->add_option("--from", options->from, "plays that ended on this day (UTC) or later, 2027-03-01");
    command->add_option("--until", options->until, "plays that ended on this day (UTC) or earlier");
    command->add_option("--rule-passes", options->rule.in_a_row, "plays to be passed in a row before somebody is ready")
        ->check(CLI::Range(1, static_cast<int>(report::remembered)))
        ->capture_default_str();
    command->add_option("--rule-scenarios", options->rule.scenarios, "… in so many different scenarios")
        ->check(CLI::Range(1, static_cast<int>(report::remembered)))
        ->capture_default_str();
    command->add_flag("--rule-exam", options->rule.exam, "… and only exams count");
    command->add_option("--html", options->html, "write a page to this file; - is standard output");
    command->add_option("--csv", options->csv, "write its numbers for a spreadsheet");
    command->add_option("--json", options->json, "write its numbers as JSON");
    command->add_option("--xlsx", options->xlsx, "write its numbers as a workbook");
    command->add_option("--pdf", options->pdf, "write a page to print");
    command->add_option("--scores", options->scores,
                        "instead of a page: each person's mean marks as CSV, for amends fit (docs/loyalty.md)");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
