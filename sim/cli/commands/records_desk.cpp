#include "sim/cli/commands/records_desk.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>

#include "scoring/rubric/framework.h"
#include "sim/cli/certify.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/platform.h"
#include "sim/report/team/called.h"

namespace amends::cli {
namespace {

struct Options {
    std::string person, cohort, site;
    std::string play, framework, criterion, words, by = user_name();
    std::string signer, although;
    report::CertificationRule rule;
    int seq = 0, mark = 0;
    std::string answer;
    bool take_back = false;
};

using Work = int (*)(records::Store&, const Options&);

int refuse(const std::string& why)
{
    std::cerr << why << '\n';
    return Exit::finding;
}

int kept(const records::Stored<void>& done)
{
    if (!done) return complain(done.error());
    std::cerr << "Kept.\n";
    return Exit::ok;
}

int member(records::Store& store, const Options& options)
{
    const auto id = person_called(store, options.person);
    return id ? kept(store.set_member(*id, options.cohort, options.site)) : complain(id.error());
}

int remark(records::Store& store, const Options& options)
{
    const auto id = store.add_remark(options.play, options.seq, options.by, options.words);
    return id ? kept({}) : complain(id.error());
}

/// `"humility" (Humility), …`: what can be typed.
template <class Things, class Words>
std::string listed(const Things& things, Words words)
{
    std::string out;
    for (const auto& each : things) {
        const auto [id, title] = words(each);
        out += (out.empty() ? "" : ", ") + id + (report::same_words(id, title) ? "" : " (" + title + ")");
    }
    return out;
}

/// The framework that is meant by id or title, or nothing, and what there is has been said.
const rubric::Rubric* framework_called(const Library& library, const std::string& name)
{
    for (const rubric::Rubric& each : library.rubrics) {
        if (report::same_words(each.id(), name) || report::same_words(each.title(), name)) return &each;
    }
    std::cerr << "There is no framework \"" << name << "\". There are: "
              << listed(library.rubrics, [](const rubric::Rubric& each) { return std::pair(each.id(), each.title()); })
              << ".\n";
    return nullptr;
}

/// The step that is meant by id or title, or nothing, and what there is has been said.
const rubric::Criterion* step_called(const rubric::Rubric& framework, const std::string& name)
{
    const auto& steps = framework.data().criteria;
    for (const rubric::Criterion& each : steps) {
        if (report::same_words(each.id, name) || report::same_words(each.title, name)) return &each;
    }
    std::cerr << framework.title() << " has no step \"" << name << "\". It has: "
              << listed(steps, [](const rubric::Criterion& each) { return std::pair(each.id, each.title); }) << ".\n";
    return nullptr;
}

int rule(records::Store& store, const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_beside(store.file(), exit_code);
    if (!library) return exit_code;
    const rubric::Rubric* const framework =
        framework_called(*library, options.framework.empty() ? "heal" : options.framework);
    if (framework == nullptr) return Exit::finding;
    const rubric::Criterion* const step = step_called(*framework, options.criterion);
    if (step == nullptr) return Exit::finding;
    return kept(
        store.put_ruling({options.play, framework->id(), step->id, options.mark, options.by, options.words, ""}));
}

/// Certifies who is ready by the rule; anybody else only with a reason, and then the signature says so.
int sign(records::Store& store, const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_beside(store.file(), exit_code);
    if (!library) return exit_code;
    const auto id = person_called(store, options.person);
    if (!id) return complain(id.error());
    const auto most = most_marked(store, *library, "heal");
    if (!most) return complain(most.error());
    const rubric::Rubric* const framework =
        framework_called(*library, options.framework.empty() ? *most : options.framework);
    if (framework == nullptr) return Exit::finding;
    const auto done = certify(store, *library, *framework, *id, options.rule, options.signer, options.although);
    if (!done && done.error().trouble == records::Trouble::refused) return refuse(done.error().what.message);
    return kept(done);
}

/// What somebody says when asked whether a rule got in the way, or that they take it back.
int answer(records::Store& store, const Options& options)
{
    if (options.take_back) return kept(store.take_back_answer(options.play));
    if (options.answer.empty()) return refuse("Say bent, blamed, blocked or none; or --take-back.");
    return kept(store.put_answer({options.play, options.answer, options.words, ""}));
}

int run(const std::string& data_dir, const Options& options, Work work)
{
    const auto store = open_records(data_dir);
    return store ? work(**store, options) : complain(store.error());
}

void add_rule_options(CLI::App* sign, report::CertificationRule& rule)
{
    constexpr int most = static_cast<int>(report::remembered);
    sign->add_option("--rule-passes", rule.in_a_row, "plays to be passed in a row")
        ->check(CLI::Range(1, most))
        ->capture_default_str();
    sign->add_option("--rule-scenarios", rule.scenarios, "… in so many different scenarios")
        ->check(CLI::Range(1, most))
        ->capture_default_str();
    sign->add_flag("--rule-exam", rule.exam, "… and only exams count");
}

}  // namespace

records::Stored<std::string> person_called(records::Store& store, const std::string& who)
{
    const auto people = store.people();
    if (!people) return tl::unexpected<records::Failure>(people.error());
    std::vector<report::Named> named;
    for (const records::Person& person : *people) named.push_back({person.id, person.name});
    const std::vector<std::size_t> meant = report::called(named, who);
    if (meant.size() == 1) return named[meant.front()].id;
    return tl::unexpected<records::Failure>(
        records::failure_of(store.file().string(), records::Trouble::missing, report::not_clear(named, who)));
}

void add_records_desk(CLI::App& records, std::shared_ptr<const std::string> data_dir, int& exit_code)
{
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* help, Work work) {
        CLI::App* const sub = records.add_subcommand(name, help);
        sub->callback([options, data_dir, work, &exit_code] { exit_code = run(*data_dir, *options, work); });
        return sub;
    };
    CLI::App* const of = add("member", "say where somebody belongs, for reports", member);
    of->add_option("PERSON", options->person, "name or id")->required();
    of->add_option("--cohort", options->cohort, "who began or learns together");
    of->add_option("--site", options->site, "where they work");

    CLI::App* const said = add("remark", "put a comment beside a moment of a play", remark);
    said->add_option("PLAY", options->play, "its id")->required();
    said->add_option("SEQ", options->seq, "number of the event")->required();
    said->add_option("WORDS", options->words, "the comment")->required();
    said->add_option("--by", options->by, "whose comment it is");

    CLI::App* const ruled = add("rule", "put a person's mark beside the scorer's; reports use it", rule);
    ruled->add_option("PLAY", options->play, "its id")->required();
    ruled->add_option("STEP", options->criterion, "the step's name or id, for example Humility")->required();
    ruled->add_option("MARK", options->mark, "0 to 100")->required();
    ruled->add_option("--framework", options->framework, "whose step it is, by name or id; else HEAL");
    ruled->add_option("--why", options->words, "the reason");
    ruled->add_option("--by", options->by, "who rules");

    CLI::App* const asked = add("answer", "say whether a rule got in the way of a play, or take that back", answer);
    asked->add_option("PLAY", options->play, "its id")->required();
    asked
        ->add_option("ANSWER", options->answer,
                     "bent: I bent one; blamed: I gave one as the reason; blocked: one kept me from doing what was "
                     "right; none")
        ->check(CLI::IsMember({"bent", "blamed", "blocked", "none"}));
    asked->add_option("WORDS", options->words, "which rule");
    asked->add_flag("--take-back", options->take_back, "delete what was answered");

    CLI::App* const signed_by = add("sign", "certify somebody who is ready by the rule", sign);
    signed_by->add_option("PERSON", options->person, "name or id")->required();
    signed_by->add_option("--by", options->signer, "who certifies")->required();
    signed_by->add_option("--framework", options->framework,
                          "under which framework, by name or id; else the one that most plays are marked under");
    add_rule_options(signed_by, options->rule);
    signed_by->add_option("--although", options->although, "sign although the rule is not met, for this reason");
}

}  // namespace amends::cli
