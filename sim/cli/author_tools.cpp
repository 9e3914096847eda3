#include "sim/cli/author_tools.h"

#include "sim/cli/files.h"
#include "sim/cli/real_disk.h"

namespace amends::cli {

std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::filesystem::path& folder)
{
    auto tools = std::make_shared<app::AuthorTools>();
    tools->folder = folder;
    tools->around = real_disk();
    tools->coefficients = library.coefficients;
    tools->model = library.model;
    for (const std::string& id : scenario_ids(library)) {
        const Checked<ScenarioFile> file = load_scenario(library, id);
        if (!file) continue;  // the window says so when it opens
        const Checked<std::string> layout = read_file(file->file.parent_path() / "layout.json");
        tools->shipped.push_back(
            {id, file->scenario.title, file->scenario.summary, file->canonical.bytes, layout.value_or("")});
    }
    return tools;
}

}  // namespace amends::cli
