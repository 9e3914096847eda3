#include "sim/drafts/shelf.h"

#include <algorithm>

#include "sim/author/compose.h"
#include "sim/drafts/disk.h"

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;

constexpr const char* removed_folder = ".removed";

/// "wrong-tablets~2027-03-01T09-30-12Z": what it was called, and when it was removed.
constexpr char mark = '~';

std::string free_name(const fs::path& below, const std::string& stem)
{
    std::string name = stem;
    std::error_code error;
    for (int number = 2; fs::exists(below / name, error); ++number) name = stem + "-" + std::to_string(number);
    return name;
}

Checked<fs::path> moved(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (!error) fs::rename(from, to, error);
    if (error) return fault({from.string(), 0, 0, ""}, "cannot be moved: " + error.message());
    return to;
}

}  // namespace

Checked<void> retitle_draft(const fs::path& folder, const std::string& title, const Around& around)
{
    Checked<std::unique_ptr<Draft>> draft = Draft::open(folder, around);
    if (!draft) return tl::unexpected<Diagnostics>(std::move(draft.error()));
    if ((*draft)->by_hand())
        return fault({folder.string(), 0, 0, "/title"}, "laid out by hand: open it, and save it once");
    return (*draft)->make(author::put_text((*draft)->document(), "/title", title)).and_then([&] {
        return (*draft)->save();
    });
}

Checked<fs::path> duplicate_draft(const fs::path& folder, const std::string& title,
                                  const std::vector<std::string>& taken, const Around& around)
{
    const Checked<std::string> bytes = read_whole(folder / "scenario.json");
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    const std::string layout = read_whole(folder / "layout.json").value_or("");
    Checked<fs::path> made = new_draft(folder.parent_path(), folder.filename().string(), *bytes, layout, around, taken);
    if (!made) return made;
    if (const Checked<void> named = retitle_draft(*made, title, around); !named)
        return tl::unexpected<Diagnostics>(named.error());
    return made;
}

Checked<fs::path> remove_draft(const fs::path& folder, const Around& around)
{
    std::string when = around.now();
    std::replace(when.begin(), when.end(), ':', '-');
    const fs::path below = folder.parent_path() / removed_folder;
    return moved(folder, below / free_name(below, folder.filename().string() + mark + when));
}

std::vector<DraftRow> list_removed(const fs::path& below)
{
    std::vector<DraftRow> rows = list_drafts(below / removed_folder);
    const auto when = [](const DraftRow& row) { return row.id.substr(std::min(row.id.find(mark), row.id.size())); };
    std::ranges::stable_sort(rows, std::ranges::greater(), when);
    return rows;
}

Checked<fs::path> put_back(const fs::path& removed)
{
    const fs::path shelf = removed.parent_path().parent_path();
    const std::string name = removed.filename().string();
    return moved(removed, shelf / free_name(shelf, name.substr(0, name.find(mark))));
}

}  // namespace amends::drafts
