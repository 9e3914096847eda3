#include "sim/cli/author_tools.h"

#include <algorithm>

#include "sim/author/problems.h"
#include "sim/cli/dictionary.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_play.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/pack_files.h"
#include "sim/cli/platform.h"
#include "sim/cli/real_disk.h"
#include "sim/cli/refit.h"
#include "sim/cli/replies.h"
#include "sim/drafts/versions.h"

namespace amends::cli {
namespace {

std::vector<std::string> cohorts_in(records::Store& store)
{
    std::vector<std::string> cohorts;
    const auto members = store.members();
    if (!members) return cohorts;
    for (const records::Member& each : *members) {
        if (!each.cohort.empty()) cohorts.push_back(each.cohort);
    }
    std::ranges::sort(cohorts);
    cohorts.erase(std::unique(cohorts.begin(), cohorts.end()), cohorts.end());
    return cohorts;
}

std::string cohort_of(records::Store& store, const std::string& person)
{
    const auto members = store.members();
    if (!members) return {};
    const auto found = std::ranges::find(*members, person, &records::Member::person);
    return found == members->end() ? std::string() : found->cohort;
}

Checked<ScenarioFile> version_of(const Library& library, const app::AuthorTools& tools, const drafts::Assignment& of)
{
    return load_scenario(library, drafts::version_file(tools.folder / of.scenario, of.version).string());
}

void read_records(app::AuthorTools& tools, records::Store& store)
{
    tools.kept_cases = [&store]() -> Checked<std::vector<author::KeptCase>> {
        auto cases = kept_cases(store);
        if (!cases) return tl::unexpected<Diagnostics>(Diagnostics{cases.error().what});
        return std::move(*cases);
    };
    tools.cohorts = [&store] { return cohorts_in(store); };
    tools.replies = [&store](bool ruled) -> Checked<std::string> {
        RepliesWanted wanted;
        wanted.ruled = ruled;
        auto lines = replies_to_label(store, wanted);
        if (!lines) return tl::unexpected<Diagnostics>(Diagnostics{lines.error().what});
        return std::move(*lines);
    };
}

}  // namespace

std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::filesystem::path& folder,
                                                     records::Store* store)
{
    std::vector<ScenarioFile> shipped;
    for (const std::string& id : scenario_ids(library)) {
        if (Checked<ScenarioFile> file = load_scenario(library, id)) shipped.push_back(std::move(*file));
    }
    return author_tools(library, shipped, folder, store);
}

std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::vector<ScenarioFile>& shipped,
                                                     const std::filesystem::path& folder, records::Store* store)
{
    auto tools = std::make_shared<app::AuthorTools>();
    tools->folder = folder;
    tools->around = real_disk();
    tools->coefficients = library.coefficients;
    tools->model = library.model;
    tools->pack = [into = folder.parent_path() / "packs"](const std::filesystem::path& draft,
                                                          const std::string& licence) {
        return pack_folder(draft, licence, into);
    };
    tools->frameworks_folder = frameworks_folder(folder.parent_path());
    tools->assignments = folder.parent_path() / "assignments.json";
    tools->user = user_name();
    tools->dictionary = [](const std::string& language) { return dictionary_of(language, dictionary_folders()); };
    for (std::size_t i = 0; i < shipped_frameworks().size(); ++i)
        tools->frameworks.push_back(
            {library.rubrics[i].id(), library.rubrics[i].title(), library.rubric_files[i].bytes});
    tools->ratings = folder.parent_path() / "ratings";
    tools->refit = [shipped_with = library, ratings = tools->ratings](const std::string& a, const std::string& b,
                                                                      const std::function<bool(int, int)>& progress) {
        return refit(shipped_with, ratings, a, b, progress);
    };
    if (store != nullptr) read_records(*tools, *store);
    for (const ScenarioFile& file : shipped) {
        const Checked<std::string> layout = read_file(file.file.parent_path() / "layout.json");
        tools->shipped.push_back(
            {file.scenario.id, file.scenario.title, file.scenario.summary, file.canonical.bytes, layout.value_or("")});
    }
    return tools;
}

std::vector<app::OwnScenario> own_scenarios(const app::AuthorTools& tools)
{
    std::vector<app::OwnScenario> own;
    for (const drafts::DraftRow& row : drafts::list_drafts(tools.folder)) {
        const auto ready = read_file(row.folder / "scenario.json").and_then([&](const std::string& bytes) {
            return author::ready_to_play(bytes, tools.coefficients);
        });
        if (!ready) continue;
        own.push_back({row.folder.string(), std::make_shared<const scenario::Scenario>(std::move(*ready))});
    }
    std::ranges::stable_sort(own, {}, [](const app::OwnScenario& each) { return each.scenario->title; });
    return own;
}

std::vector<app::AssignedCase> assigned_to(records::Store& store, const Library& library, const app::AuthorTools& tools,
                                           const std::string& person, const std::string& day)
{
    std::vector<app::AssignedCase> out;
    const auto all = drafts::read_assignments(tools.assignments);
    const auto plays = store.plays(person);
    if (!all || !plays) return out;
    const std::string cohort = cohort_of(store, person);
    for (const drafts::Assignment& each : *all) {
        if (!drafts::is_due(each, cohort, day)) continue;
        Checked<ScenarioFile> file = version_of(library, tools, each);
        if (!file) continue;
        const bool done = std::ranges::any_of(*plays, [&](const records::PlayRow& play) {
            return play.over() && play.counts && play.exam == each.exam && play.started_at >= each.when &&
                   play.of.scenario == file->canonical.hash;
        });
        out.push_back({each, std::make_shared<const scenario::Scenario>(std::move(file->scenario)), done});
    }
    std::ranges::stable_sort(out, {}, [](const app::AssignedCase& each) { return each.of.until; });
    return out;
}

records::Stored<app::OpenPlay> start_assigned(records::Store& store, const Library& library,
                                              const app::AuthorTools& tools, const std::string& person,
                                              const std::string& assignment, std::uint64_t seed)
{
    const auto refused = [&](const std::string& why) {
        return tl::unexpected<records::Failure>(
            records::failure_of(tools.assignments.string(), records::Trouble::refused, why));
    };
    const auto all = drafts::read_assignments(tools.assignments);
    if (!all) return refused(to_string(all.error().front()));
    const auto found = std::ranges::find(*all, assignment, &drafts::Assignment::id);
    if (found == all->end()) return refused("it is assigned no longer");
    const Checked<ScenarioFile> file = version_of(library, tools, *found);
    if (!file) return refused(to_string(file.error().front()));
    return start_play(store, library, *file, person, "", seed, found->exam ? Purpose::exam : Purpose::training)
        .map([](KeptPlay kept) {
            return app::OpenPlay{std::move(kept.id), std::move(kept.playing), std::move(kept.model), kept.exam};
        });
}

}  // namespace amends::cli
