#include "sim/cli/author_tools.h"

#include <algorithm>

#include "sim/author/problems.h"
#include "sim/cli/files.h"
#include "sim/cli/pack_files.h"
#include "sim/cli/real_disk.h"

namespace amends::cli {

std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::filesystem::path& folder)
{
    std::vector<ScenarioFile> shipped;
    for (const std::string& id : scenario_ids(library)) {
        if (Checked<ScenarioFile> file = load_scenario(library, id)) shipped.push_back(std::move(*file));
    }
    return author_tools(library, shipped, folder);
}

std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::vector<ScenarioFile>& shipped,
                                                     const std::filesystem::path& folder)
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

}  // namespace amends::cli
