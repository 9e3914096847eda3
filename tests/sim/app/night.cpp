#include "tests/sim/app/night.h"

#include <algorithm>
#include <stdexcept>

#include "sim/cli/author_tools.h"
#include "sim/cli/certify.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_play.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/loyalty_doings.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/page_files.h"
#include "sim/records/hash.h"
#include "sim/report/team/about.h"

namespace amends::app::testing {
namespace {

cli::Library loaded()
{
    Checked<cli::Library> read = cli::load_library(AMENDS_SOURCE_DIR);
    if (!read) throw std::runtime_error(to_string(read.error().front()));
    return std::move(*read);
}

cli::ScenarioFile file_of(const std::string& id)
{
    Checked<cli::ScenarioFile> file = cli::load_scenario(library(), id);
    if (!file) throw std::runtime_error(to_string(file.error().front()));
    return std::move(*file);
}

play::Pinned pinned(std::uint64_t seed)
{
    const cli::ScenarioFile file = file_of("walked-at-one");
    return *play::pin(file.scenario, library().coefficients, cli::pins_for(library(), file, "", seed));
}

records::Stored<OpenPlay> as_open(records::Stored<cli::KeptPlay> kept)
{
    if (!kept) return tl::unexpected<records::Failure>(kept.error());
    return OpenPlay{kept->id, std::move(kept->playing), std::move(kept->model), kept->exam};
}

}  // namespace

const cli::Library& library()
{
    static const cli::Library one = loaded();
    return one;
}

std::shared_ptr<const scenario::Scenario> shipped(const std::string& id)
{
    return std::make_shared<const scenario::Scenario>(file_of(id).scenario);
}

play::Playing opened_play(std::uint64_t seed)
{
    return play::begin(pinned(seed));
}

play::Playing played_by(const std::string& plan)
{
    const std::filesystem::path path = library().root / "scenarios/walked-at-one/plans" / (plan + ".plan");
    const auto script = play::parse_script(*cli::read_file(path), path.string());
    const auto run = play::run_script(pinned(1), library().model, *script, library().rubrics, library().words);
    if (!run) throw std::runtime_error(to_string(run.error().front()));
    return run->playing;
}

std::shared_ptr<const Stock> stock()
{
    static const auto one = [] {
        const play::Pinned night = pinned(1);
        const std::filesystem::path path = library().root / "scenarios/walked-at-one/plans/good.plan";
        const auto script = play::parse_script(*cli::read_file(path), path.string());
        const auto middle = rehearsed(night, library().model, *script, 8, library().words);
        if (!middle) throw std::runtime_error(to_string(middle.error().front()));
        play::Playing between = *middle;
        between.take(*play::decide(night, between.state, play::HangUp{}));
        Shelf shelf{
            {shipped("walked-at-one")}, library().rubrics, library().disagreements, library().loyalty, library().words};
        return std::make_shared<const Stock>(Stock{std::move(shelf), library().model, play::begin(night), *middle,
                                                   std::move(between), played_by("good"), played_by("rude"),
                                                   library().rubric_files.front().bytes});
    }();
    return one;
}

Night::Night()
    : folder_(std::filesystem::temp_directory_path() / ("amends-desk-" + std::to_string(records::random_seed())))
{
    auto opened = records::Store::open(folder_ / "records.db");
    if (!opened) throw std::runtime_error(opened.error().what.message);
    store_ = std::move(*opened);
}

Night::~Night()
{
    store_.reset();
    std::filesystem::remove_all(folder_);
}

std::unique_ptr<Desk> Night::desk(Settings settings, std::filesystem::path opens)
{
    records::Store* const store = store_.get();
    Shelf shelf{
        {shipped("walked-at-one")}, library().rubrics, library().disagreements, library().loyalty, library().words};
    shelf.author = cli::author_tools(library(), author_folder(), store);
    shelf.opens = std::move(opens);
    Doings doings;
    doings.person_named = [store](const std::string& name) { return cli::person_named(*store, name); };
    doings.start = [store](const std::string& person, const std::string& scenario, const PlayedAs& as) {
        return as_open(cli::start_play(*store, library(), file_of(scenario), person, as.variant, 1,
                                       as.exam ? cli::Purpose::exam : cli::Purpose::training));
    };
    doings.own_scenarios = [tools = shelf.author] { return cli::own_scenarios(*tools); };
    doings.start_own = [store](const std::string& person, const std::string& folder) {
        return as_open(cli::start_play(*store, library(), file_of(folder), person, "", 1, cli::Purpose::practice));
    };
    const auto tools = shelf.author;
    const auto own = std::make_shared<cli::Library>(library());
    doings.frameworks = [tools, own] {
        cli::add_own_frameworks(*own, tools->frameworks_folder);
        return own->rubrics;
    };
    doings.assigned = [store, tools, own](const std::string& person) {
        return cli::assigned_to(*store, *own, *tools, person, "2027-03-10");
    };
    doings.start_assigned = [store, tools, own](const std::string& person, const std::string& assignment) {
        return cli::start_assigned(*store, *own, *tools, person, assignment, 1);
    };
    doings.resume = [store](const std::string& play) { return as_open(cli::resume_play(*store, play)); };
    doings.fork = [store](const std::string& play, int seq) { return as_open(cli::fork_play(*store, play, seq)); };
    doings.reading = [store](const std::string& framework) {
        return cli::read_ledger(*store, library(), framework).map([](cli::LedgerRead read) {
            return std::shared_ptr<const report::Reading>(
                std::make_shared<const report::Reading>(std::move(read.reading)));
        });
    };
    doings.most_marked = [store](const std::string& preferred) {
        return cli::most_marked(*store, library(), preferred);
    };
    doings.hand_on = [this](const report::Page& page, const std::string& format) -> records::Stored<std::string> {
        return cli::hand_on(page, report::page_words(library().words), format, folder_ / "reports").value().string();
    };
    doings.contacts = [](const ContactsAsked& asked, const std::function<bool(int, int)>& progress) {
        return cli::contacts_for(library(), asked, progress);
    };
    doings.practice_file = [this, store](const std::string& preferred) {
        return cli::practice_file(*store, library(), preferred, folder_ / "reports");
    };
    doings.lots = [this](const LotsAsked& asked) { return cli::lots_for(asked, 7, folder_ / "reports"); };
    doings.certify = [store](const std::string& framework, const std::string& person,
                             const report::CertificationRule& rule, const std::string& by,
                             const std::string& although) {
        return cli::certify(*store, library(), *cli::framework_named(library(), framework), person, rule, by, although);
    };
    doings.today = [] { return std::string("2027-03-10"); };
    doings.cue = [this](Cue cue) { cues_.push_back(cue); };
    doings.keep_marks = [store](const OpenPlay& play) {
        return cli::keep_marks(*store, cli::KeptPlay{play.id, play.playing, play.model, play.playing.state.events});
    };
    doings.keep_settings = [this](const Settings& wanted) { kept_settings_ = wanted; };
    return std::make_unique<Desk>(*store, std::move(shelf), std::move(doings), std::move(settings), [] {});
}

}  // namespace amends::app::testing
