#include "sim/drafts/versions.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "scoring/base/chance.h"
#include "sim/drafts/disk.h"

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path history_file(const fs::path& folder)
{
    return folder / "versions" / "history.jsonl";
}

std::string hash_of(std::string_view bytes)
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(fnv1a(bytes)));
    return text;
}

std::string line_of(const Step& step)
{
    Json line = {{"to", step.to == Stage::published ? "published" : "reviewed"}};
    if (step.version > 0) line["version"] = step.version;
    line["by"] = step.by;
    line["when"] = step.when;
    if (!step.note.empty()) line["note"] = step.note;
    line["hash"] = step.hash;
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Step> step_of(std::string_view line)
{
    const Json read = Json::parse(line, nullptr, false);
    if (!read.is_object()) return std::nullopt;
    const auto text = [&](const char* key) {
        const auto found = read.find(key);
        return found != read.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    Step step{Stage::reviewed, 0, text("by"), text("when"), text("note"), text("hash")};
    if (text("to") == "published") step.to = Stage::published;
    const auto number = read.find("version");
    if (number != read.end() && number->is_number_integer()) step.version = number->get<int>();
    const bool whole = !step.hash.empty() && (step.to == Stage::published) == (step.version > 0);
    return whole ? std::optional(step) : std::nullopt;
}

Checked<void> write_step(const fs::path& folder, const Step& step, const Around& around)
{
    std::error_code error;
    std::string lines;
    if (fs::exists(history_file(folder), error)) {
        const Checked<std::string> before = read_whole(history_file(folder));
        if (!before) return tl::unexpected<Diagnostics>(before.error());
        lines = *before;
    }
    return replace_file(history_file(folder), lines + line_of(step), around.sync);
}

bool is_blank(const std::string& name)
{
    return name.find_first_not_of(' ') == std::string::npos;
}

tl::unexpected<Diagnostics> refused(const fs::path& folder, std::string why)
{
    return fault({folder.string(), 0, 0, ""}, std::move(why));
}

}  // namespace

const Step* Versions::last(Stage to) const
{
    const auto found = std::find_if(steps.rbegin(), steps.rend(), [to](const Step& each) { return each.to == to; });
    return found == steps.rend() ? nullptr : &*found;
}

fs::path version_file(const fs::path& folder, int version)
{
    return folder / "versions" / (std::to_string(version) + ".json");
}

Versions versions_of(const fs::path& folder, std::string_view bytes)
{
    Versions versions;
    const std::string lines = read_whole(history_file(folder)).value_or("");
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        if (auto step = step_of(std::string_view(lines).substr(begin, end - begin))) {
            versions.latest = std::max(versions.latest, step->version);
            versions.steps.push_back(std::move(*step));
        }
        begin = end + 1;
    }
    const std::string hash = hash_of(bytes);
    for (const Step& step : versions.steps) {
        if (step.hash != hash) continue;
        if (step.to == Stage::reviewed) versions.stage = std::max(versions.stage, Stage::reviewed);
        if (step.version > 0 && step.version == versions.latest) versions.stage = Stage::published;
    }
    return versions;
}

Checked<void> review(const fs::path& folder, std::string_view bytes, const std::string& by, const std::string& note,
                     const Around& around)
{
    if (is_blank(by)) return refused(folder, "say who has read it");
    return write_step(folder, {Stage::reviewed, 0, by, around.now(), note, hash_of(bytes)}, around);
}

Checked<int> publish(const fs::path& folder, std::string_view bytes, const std::string& by, const std::string& note,
                     const Around& around)
{
    if (is_blank(by)) return refused(folder, "say who publishes it");
    const Versions before = versions_of(folder, bytes);
    if (before.stage == Stage::draft) return refused(folder, "nobody has reviewed it as it stands");
    if (before.stage == Stage::published)
        return refused(folder, "this is version " + std::to_string(before.latest) + " already");
    const int number = before.latest + 1;
    if (const Checked<void> written = replace_file(version_file(folder, number), bytes, around.sync); !written)
        return tl::unexpected<Diagnostics>(written.error());
    const Checked<void> told =
        write_step(folder, {Stage::published, number, by, around.now(), note, hash_of(bytes)}, around);
    if (!told) return tl::unexpected<Diagnostics>(told.error());
    return number;
}

std::optional<std::string> latest_version(const fs::path& folder)
{
    const int latest = versions_of(folder, "").latest;
    if (latest == 0) return std::nullopt;
    const Checked<std::string> bytes = read_whole(version_file(folder, latest));
    return bytes ? std::optional(*bytes) : std::nullopt;
}

}  // namespace amends::drafts
