#include "sim/cli/commands/records_desk.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "sim/cli/commands/common.h"
#include "sim/cli/platform.h"

namespace amends::cli {
namespace {

struct Options {
    std::string person, cohort, site;
    std::string play, framework = "heal", criterion, words, by = user_name();
    std::string rule = "the latest 3 plays passed, in 2 scenarios";
    int seq = 0, mark = 0;
};

using Work = records::Stored<void> (*)(records::Store&, const Options&);

records::Stored<void> done(const records::Stored<std::string>& id)
{
    if (!id) return tl::unexpected<records::Failure>(id.error());
    return {};
}

records::Stored<void> member(records::Store& store, const Options& options)
{
    return person_called(store, options.person).and_then([&](const std::string& id) {
        return store.set_member(id, options.cohort, options.site);
    });
}

records::Stored<void> remark(records::Store& store, const Options& options)
{
    return done(store.add_remark(options.play, options.seq, options.by, options.words));
}

records::Stored<void> rule(records::Store& store, const Options& options)
{
    return store.put_ruling(
        {options.play, options.framework, options.criterion, options.mark, options.by, options.words, ""});
}

records::Stored<void> sign(records::Store& store, const Options& options)
{
    return person_called(store, options.person).and_then([&](const std::string& id) {
        return done(store.sign(id, options.framework, options.rule, options.by));
    });
}

int run(const std::string& data_dir, const Options& options, Work work)
{
    const auto store = open_records(data_dir);
    if (!store) return complain(store.error());
    const records::Stored<void> worked = work(**store, options);
    if (!worked) return complain(worked.error());
    std::cerr << "Kept.\n";
    return Exit::ok;
}

}  // namespace

records::Stored<std::string> person_called(records::Store& store, const std::string& who)
{
    const auto people = store.people();
    if (!people) return tl::unexpected<records::Failure>(people.error());
    for (const records::Person& person : *people) {
        if (person.name == who || person.id == who) return person.id;
    }
    return tl::unexpected<records::Failure>(
        records::failure_of(store.file().string(), records::Trouble::missing, "nobody is called \"" + who + "\" here"));
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
    ruled->add_option("STEP", options->criterion, "id of the criterion")->required();
    ruled->add_option("MARK", options->mark, "0 to 100")->required();
    ruled->add_option("--framework", options->framework, "which framework's")->capture_default_str();
    ruled->add_option("--why", options->words, "the reason");
    ruled->add_option("--by", options->by, "who rules");

    CLI::App* const signed_by = add("sign", "certify somebody", sign);
    signed_by->add_option("PERSON", options->person, "name or id")->required();
    signed_by->add_option("--framework", options->framework, "under which framework")->capture_default_str();
    signed_by->add_option("--rule", options->rule, "under which rule, in words")->capture_default_str();
    signed_by->add_option("--by", options->by, "who certifies");
}

}  // namespace amends::cli
