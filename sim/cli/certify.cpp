#include "sim/cli/certify.h"

#include <algorithm>

#include "sim/cli/kept_rows.h"

namespace amends::cli {
namespace {

std::string in_words(const report::CertificationRule& rule)
{
    return "the latest " + std::to_string(rule.in_a_row) + (rule.exam ? " exams passed, in " : " plays passed, in ") +
           std::to_string(rule.scenarios) + (rule.scenarios == 1 ? " scenario" : " scenarios");
}

/// How far somebody is: "1 of 3 passed in a row, in 1 of 2 scenarios".
std::string in_words(const report::Readiness& found, const report::CertificationRule& rule)
{
    return std::to_string(found.passes) + " of " + std::to_string(rule.in_a_row) + " passed in a row, in " +
           std::to_string(found.scenarios) + " of " + std::to_string(rule.scenarios) +
           (rule.scenarios == 1 ? " scenario" : " scenarios");
}

report::Readiness readiness_of(const report::Ledger& ledger, const std::string& person,
                               const report::CertificationRule& rule)
{
    const auto& people = ledger.trainees();
    const auto found = std::ranges::find(people, person, &report::Ledger::Trainee::id);
    if (found == people.end()) return {};
    const auto all = report::readiness_of(ledger, report::tally_of(ledger, {}), rule);
    return all[static_cast<std::size_t>(found - people.begin())];
}

tl::unexpected<records::Failure> refused(const records::Store& store, const std::string& why)
{
    return tl::unexpected<records::Failure>(records::failure_of(store.file().string(), records::Trouble::refused, why));
}

}  // namespace

records::Stored<void> certify(records::Store& store, const Library& library, const rubric::Rubric& framework,
                              const std::string& person, const report::CertificationRule& rule, const std::string& by,
                              const std::string& although)
{
    if (rule.scenarios > rule.in_a_row)
        return refused(store,
                       "--rule-scenarios is at most --rule-passes: so few plays cannot be in so many scenarios.");
    const auto read = read_ledger(store, library, framework.id());
    if (!read) return tl::unexpected<records::Failure>(read.error());
    const report::Readiness found = readiness_of(read->reading.ledger, person, rule);
    std::string words = in_words(rule);
    if (!found.ready && although.empty()) {
        return refused(store, "Not certified: " + in_words(found, rule) + " (under " + framework.title() +
                                  "). --although \"the reason\" signs all the same, and the signature says so.");
    }
    if (!found.ready) words += ": signed although " + in_words(found, rule) + ": " + although;
    for (const report::Signed& each : read->reading.notes.signatures) {
        if (each.trainee == person && each.by == by && each.rule == words)
            return refused(store, "Signed by " + each.by + " on " + each.day + " already; nothing was added.");
    }
    const auto signature = store.sign(person, framework.id(), words, by);
    if (!signature) return tl::unexpected<records::Failure>(signature.error());
    return {};
}

}  // namespace amends::cli
