// amends records: who and what is kept here; verifying, exporting and erasing it.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/records_desk.h"
#include "sim/cli/replies.h"
#include "sim/cli/rescore.h"
#include "sim/cli/stop.h"
#include "sim/cli/text_io.h"

namespace amends::cli {
namespace {

struct Options {
    std::string data_dir;
    std::string person;
    RepliesWanted replies;
};

using Work = int (*)(records::Store&, const Options&);

int list(records::Store& store, const Options&)
{
    const auto people = store.people();
    if (!people) return complain(people.error());
    for (const records::Person& person : *people) {
        std::cout << harmless(person.name) << '\n';
        const auto plays = store.plays(person.id);
        if (!plays) return complain(plays.error());
        for (const records::PlayRow& row : *plays) {
            std::cout << "  " << row.id << "  " << row.of.scenario_id << "  " << row.started_at << "  "
                      << (row.over() ? "over" : "open") << (row.counts ? "" : ", practice");
            const bool one_scorer = std::all_of(row.marks.begin(), row.marks.end(), [&row](const auto& mark) {
                return mark.scorer == row.marks.front().scorer;
            });
            for (const records::MarkRow& mark : row.marks) {
                std::cout << "  " << mark.framework << ' ' << mark.total;
                if (!one_scorer) std::cout << " (scorer " << mark.scorer.substr(0, 8) << ")";
            }
            std::cout << '\n';
        }
    }
    return Exit::ok;
}

int verify(records::Store& store, const Options&)
{
    const auto plays = store.plays();
    if (!plays) return complain(plays.error());
    int exit_code = Exit::ok;
    for (const records::PlayRow& row : *plays) {
        const auto verified = store.verify(row.id);
        if (!verified) return complain(verified.error());
        if (verified->good()) {
            std::cout << row.id << ": " << verified->events << " events as they were written\n";
            continue;
        }
        std::cout << row.id << ": event " << verified->first_bad << " is not as it was written: " << verified->why
                  << '\n';
        exit_code = Exit::finding;
    }
    return exit_code;
}

int export_person(records::Store& store, const Options& options)
{
    const auto lines =
        person_called(store, options.person).and_then([&](const std::string& id) { return store.export_person(id); });
    if (!lines) return complain(lines.error());
    std::cout << *lines;
    return Exit::ok;
}

int print_replies(records::Store& store, const Options& options)
{
    const auto lines = replies_to_label(store, options.replies);
    if (!lines) return complain(lines.error());
    std::cout << *lines << std::flush;
    return std::cout ? Exit::ok : Exit::io;
}

int erase(records::Store& store, const Options& options)
{
    const auto erased =
        person_called(store, options.person).and_then([&](const std::string& id) { return store.erase(id); });
    if (!erased) return complain(erased.error());
    std::cout << "Erased: the name and " << erased->texts << " typed replies. Acts and marks remain, nameless.\n";
    for (const std::string& file : erased->cleaned) std::cout << "Cleaned as well: " << file << '\n';
    for (const std::string& file : erased->removed)
        std::cout << "Deleted, since it could not be cleaned: " << file << '\n';
    return Exit::ok;
}

void print_rescored(const Rescored& rescored)
{
    std::cout << rescored.play << "  " << rescored.scenario;
    switch (rescored.how) {
        case Rescored::How::had_marks:
            std::cout << "  marked by this scorer already";
            break;
        case Rescored::How::erased:
            std::cout << "  its words were erased: left as it is";
            break;
        case Rescored::How::not_readable:
            std::cout << "  cannot be read: " << harmless(rescored.why);
            break;
        case Rescored::How::done:
            for (const Rescored::Mark& mark : rescored.marks) {
                std::cout << "  " << mark.framework << ' ';
                if (mark.before) std::cout << *mark.before << " -> ";
                std::cout << mark.now;
            }
    }
    std::cout << '\n';
}

int rescore_all(records::Store& store, const Options&)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_beside(store.file(), exit_code);
    if (!library) return exit_code;
    const auto plays = store.plays();
    if (!plays) return complain(plays.error());
    const StopOnInterrupt interrupt;
    for (const records::PlayRow& row : *plays) {
        if (!row.over()) continue;
        if (interrupt.asked()) {
            std::cerr << "Stopped; what is printed above is kept, the rest is as it was.\n";
            return Exit::stopped;
        }
        const auto rescored = rescore(store, *library, row);
        if (!rescored) return complain(rescored.error());
        print_rescored(*rescored);
        if (rescored->how == Rescored::How::not_readable) exit_code = Exit::finding;
    }
    return exit_code;
}

int with_records(const Options& options, Work work)
{
    const auto store = open_records(options.data_dir);
    return store ? work(**store, options) : complain(store.error());
}

}  // namespace

void add_records(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const records =
        app.add_subcommand("records", "What is kept on this machine: list, verify, rescore, export, erase");
    records->require_subcommand(1);
    records->add_option("--data-dir", options->data_dir, "where records are kept");
    const auto add = [&](const char* name, const char* help, Work work, bool person) {
        CLI::App* const sub = records->add_subcommand(name, help);
        if (person) sub->add_option("PERSON", options->person, "name or id")->required();
        sub->callback([options, work, &exit_code] { exit_code = with_records(*options, work); });
        return sub;
    };
    add("list", "people and their plays", list, false);
    add("verify", "walk every play's chain and name the first event that was changed", verify, false);
    add("rescore", "hear the words of old plays with the scorer of today; adds marks and changes nothing else",
        rescore_all, false);
    add("export", "everything about a person as JSON lines", export_person, true);
    CLI::App* const replies = add(
        "replies", "every reply that was typed, as a sheet to be labelled (docs/calibration.md)", print_replies, false);
    replies->add_flag("--ruled", options->replies.ruled, "only of plays on which a person has ruled");
    replies->add_flag("--heard", options->replies.heard, "with what the scorer heard, to be corrected; else blind");
    add("erase", "delete a person's name and words; cannot be undone", erase, true);
    add_records_desk(*records, std::shared_ptr<const std::string>(options, &options->data_dir), exit_code);
}

}  // namespace amends::cli
