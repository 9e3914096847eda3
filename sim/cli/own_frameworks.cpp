#include "sim/cli/own_frameworks.h"

#include <algorithm>

#include "sim/author/references.h"
#include "sim/cli/files.h"
#include "sim/cli/pinned_files.h"
#include "sim/drafts/versions.h"
#include "sim/records/hash.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

Checked<FrameworkFile> framework_in(const fs::path& file, const fs::path& folder)
{
    Checked<std::string> bytes = read_file(file);
    if (!bytes) return tl::unexpected<Diagnostics>(std::move(bytes.error()));
    Checked<author::Document> document = author::Document::read(*bytes, file.string());
    if (!document) return tl::unexpected<Diagnostics>(std::move(document.error()));
    return FrameworkFile{file, folder, std::move(*bytes), std::move(*document)};
}

}  // namespace

fs::path frameworks_folder(const fs::path& data)
{
    return data / "frameworks";
}

Diagnostics add_own_frameworks(Library& library, const fs::path& folder)
{
    const std::size_t shipped = shipped_frameworks().size();
    library.rubrics.erase(library.rubrics.begin() + static_cast<std::ptrdiff_t>(shipped), library.rubrics.end());
    library.rubric_files.resize(shipped);
    Diagnostics faults;
    for (const drafts::DraftRow& row : drafts::list_drafts(folder, drafts::frameworks())) {
        const std::optional<std::string> bytes = drafts::latest_version(row.folder);
        if (!bytes) continue;
        Checked<rubric::Rubric> read = rubric::parse_rubric(*bytes, row.folder.string());
        if (!read) {
            faults.insert(faults.end(), read.error().begin(), read.error().end());
            continue;
        }
        if (framework_named(library, read->id()) != nullptr) {
            faults.push_back(
                {{row.folder.string(), 0, 0, "/id"}, "another framework is called \"" + read->id() + "\""});
            continue;
        }
        library.rubrics.push_back(std::move(*read));
        library.rubric_files.push_back({*bytes, records::blake2b_hex(*bytes)});
    }
    return faults;
}

Checked<FrameworkFile> find_framework(const Library& library, const fs::path& folder, const std::string& name)
{
    std::error_code error;
    const fs::path own = folder / name / drafts::frameworks().file;
    if (!name.empty() && fs::exists(own, error)) return framework_in(own, own.parent_path());
    const std::vector<std::string> shipped = shipped_frameworks();
    if (std::find(shipped.begin(), shipped.end(), name) != shipped.end())
        return framework_in(library.root / "assets/rubrics" / (name + ".json"), {});
    if (fs::is_regular_file(name, error)) return framework_in(name, {});
    std::string known;
    for (const std::string& each : shipped) known += (known.empty() ? "" : ", ") + each;
    for (const drafts::DraftRow& row : drafts::list_drafts(folder, drafts::frameworks())) known += ", " + row.id;
    return fault({name, 0, 0, ""}, "there is no such framework or file; there are: " + known);
}

Checked<fs::path> copy_framework(const fs::path& folder, const std::string& bytes, const std::string& id,
                                 const std::string& title, const drafts::Around& around)
{
    return author::framework_copy(bytes, id, title).and_then([&](const std::string& copy) {
        return drafts::new_draft(folder, id, copy, "", around, shipped_frameworks(), drafts::frameworks());
    });
}

records::Stored<std::vector<author::KeptCase>> kept_cases(records::Store& store)
{
    const auto people = store.people();
    if (!people) return tl::unexpected<records::Failure>(people.error());
    const auto plays = store.plays();
    if (!plays) return tl::unexpected<records::Failure>(plays.error());
    std::vector<author::KeptCase> cases;
    PinnedFiles files(store);
    for (const records::PlayRow& row : *plays) {
        if (!row.over() || !row.counts) continue;
        const auto loaded = store.load(row.id);
        if (!loaded) return tl::unexpected<records::Failure>(loaded.error());
        if (!loaded->read_only.empty() && loaded->events.size() < static_cast<std::size_t>(row.next_seq)) continue;
        const std::optional<play::Pinned> pinned = files.pin(loaded->pins);
        if (!pinned) continue;
        const auto who = std::find_if(people->begin(), people->end(),
                                      [&](const records::Person& each) { return each.id == row.of.person; });
        cases.push_back({row.id, who == people->end() ? std::string() : who->name, pinned->scenario->title,
                         row.ended_at, play::record_of(*pinned, play::fold(loaded->events))});
    }
    return cases;
}

}  // namespace amends::cli
