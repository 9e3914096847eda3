#include "sim/scenario/exchange/pack.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/words.h"
#include "sim/scenario/write.h"

namespace amends::exchange {
namespace {

using Json = nlohmann::ordered_json;

bool is_file_of(std::string_view path, std::string_view folder, std::string_view ending)
{
    const bool there = path.size() > folder.size() + ending.size() && path.substr(0, folder.size()) == folder &&
                       path.substr(path.size() - ending.size()) == ending;
    return there && path.find('/', folder.size()) == std::string_view::npos;
}

const ArchivedFile* find(const std::vector<ArchivedFile>& files, std::string_view path)
{
    const auto found =
        std::find_if(files.begin(), files.end(), [path](const ArchivedFile& f) { return f.path == path; });
    return found == files.end() ? nullptr : &*found;
}

void sort_by_path(std::vector<ArchivedFile>& files)
{
    std::sort(files.begin(), files.end(), [](const ArchivedFile& a, const ArchivedFile& b) { return a.path < b.path; });
}

std::string content_hash(const std::vector<ArchivedFile>& files, const Hash& hash)
{
    std::string list;
    for (const ArchivedFile& file : files) list += file.path + "\n" + hash(file.bytes) + "\n";
    return hash(list);
}

Checked<scenario::Scenario> scenario_in(const std::vector<ArchivedFile>& files, std::string_view name)
{
    const ArchivedFile* const file = find(files, "scenario.json");
    if (file == nullptr) return fault({std::string(name), 0, 0, ""}, "there is no scenario.json in it");
    return scenario::parse_scenario(file->bytes, std::string(name) + "/scenario.json");
}

std::string write_manifest(const PackCover& cover, const std::vector<ArchivedFile>& files, const Hash& hash)
{
    Json list = Json::array();
    for (const ArchivedFile& file : files) {
        list.push_back({{"path", file.path}, {"bytes", file.bytes.size()}, {"hash", hash(file.bytes)}});
    }
    const Json manifest = {{"format", 1},
                           {"scenario", cover.scenario},
                           {"title", cover.title},
                           {"licence", cover.licence},
                           {"scenario_hash", cover.scenario_hash},
                           {"content_hash", cover.content_hash},
                           {"files", list}};
    return manifest.dump(2) + "\n";
}

std::string text_in(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Holds the files against what the manifest says of them.
class Against {
public:
    Against(const JsonText& manifest, const std::vector<ArchivedFile>& files, const Hash& hash)
        : manifest_(manifest), files_(files), hash_(hash)
    {
    }

    Diagnostics faults()
    {
        const auto list = manifest_.tree.find("files");
        if (list == manifest_.tree.end() || !list->is_array()) {
            fault_at("/files", "the manifest names no files");
            return std::move(faults_);
        }
        std::size_t named = 0;
        for (std::size_t i = 0; i < list->size(); ++i) named += check((*list)[i], child_pointer("/files", i)) ? 1U : 0U;
        if (faults_.empty() && named != files_.size()) {
            fault_at("/files", "the pack holds " + std::to_string(files_.size()) + " files, and its manifest names " +
                                   std::to_string(named));
        }
        if (faults_.empty() && text_in(manifest_.tree, "content_hash") != content_hash(files_, hash_)) {
            fault_at("/content_hash", "the pack is not as its manifest says: its hash is another");
        }
        return std::move(faults_);
    }

private:
    bool check(const nlohmann::json& entry, const std::string& pointer)
    {
        const std::string path = text_in(entry, "path");
        const ArchivedFile* const file = find(files_, path);
        if (file == nullptr) {
            fault_at(pointer, "the manifest names " + scenario::in_quotes(path) + ", which is not in the pack");
            return false;
        }
        if (text_in(entry, "hash") != hash_(file->bytes)) {
            fault_at(pointer, scenario::in_quotes(path) + " is not as the manifest says: its hash is another");
        }
        return true;
    }

    void fault_at(const std::string& pointer, std::string message)
    {
        faults_.push_back({manifest_.place_of(pointer), std::move(message)});
    }

    const JsonText& manifest_;
    const std::vector<ArchivedFile>& files_;
    const Hash& hash_;
    Diagnostics faults_;
};

Diagnostics strangers(const std::vector<ArchivedFile>& files, std::string_view name)
{
    Diagnostics faults;
    for (const ArchivedFile& file : files) {
        if (belongs_in_pack(file.path)) continue;
        faults.push_back({{std::string(name), 0, 0, ""}, scenario::in_quotes(file.path) + " is no file of a scenario"});
    }
    return faults;
}

}  // namespace

bool belongs_in_pack(std::string_view path)
{
    return path == "scenario.json" || path == "layout.json" || path == "README.md" || path == "LICENSE" ||
           is_file_of(path, "lang/", ".json") || is_file_of(path, "plans/", ".plan");
}

Checked<std::string> write_pack(std::vector<ArchivedFile> files, const std::string& licence, const Hash& hash,
                                std::string_view name)
{
    if (!scenario::fault_of_text(licence).empty()) {
        return fault({std::string(name), 0, 0, ""}, "a pack says under which licence it may be used");
    }
    if (Diagnostics faults = strangers(files, name); !faults.empty()) return tl::unexpected(std::move(faults));
    Checked<scenario::Scenario> scenario = scenario_in(files, name);
    if (!scenario) return tl::unexpected(std::move(scenario.error()));
    sort_by_path(files);
    PackCover cover{scenario->id, scenario->title, licence, hash(scenario::write_scenario(*scenario)), ""};
    cover.content_hash = content_hash(files, hash);
    files.insert(files.begin(), {std::string(manifest_path), write_manifest(cover, files, hash)});
    return write_archive(files, name);
}

Checked<Pack> read_pack(std::string_view bytes, std::string_view name, const Hash& hash)
{
    Checked<std::vector<ArchivedFile>> read = read_archive(bytes, name);
    if (!read) return tl::unexpected(std::move(read.error()));
    const Place place{std::string(name), 0, 0, ""};
    const auto found = std::find_if(read->begin(), read->end(), [](const auto& f) { return f.path == manifest_path; });
    if (found == read->end())
        return fault(place, "this is no pack: there is no " + std::string(manifest_path) + " in it");
    const Checked<JsonText> manifest = read_json(found->bytes, std::string(name) + "/" + std::string(manifest_path));
    if (!manifest) return tl::unexpected<Diagnostics>(manifest.error());
    if (!manifest->tree.is_object() || manifest->tree.value("format", nlohmann::json()) != 1) {
        return fault(manifest->place_of("/format"), "this program reads packs of format 1");
    }
    read->erase(found);
    sort_by_path(*read);
    if (Diagnostics faults = strangers(*read, name); !faults.empty()) return tl::unexpected(std::move(faults));
    if (Diagnostics faults = Against(*manifest, *read, hash).faults(); !faults.empty()) {
        return tl::unexpected(std::move(faults));
    }
    Checked<scenario::Scenario> scenario = scenario_in(*read, name);
    if (!scenario) return tl::unexpected(std::move(scenario.error()));
    const nlohmann::json& said = manifest->tree;
    PackCover cover{scenario->id, scenario->title, text_in(said, "licence"), hash(scenario::write_scenario(*scenario)),
                    content_hash(*read, hash)};
    if (cover.scenario != text_in(said, "scenario") || cover.scenario_hash != text_in(said, "scenario_hash")) {
        return fault(manifest->place_of("/scenario"), "the pack holds another scenario than its manifest says");
    }
    if (!scenario::fault_of_text(cover.licence).empty()) {
        return fault(manifest->place_of("/licence"), "the manifest says nothing of a licence");
    }
    return Pack{std::move(cover), std::move(*scenario), std::move(*read)};
}

}  // namespace amends::exchange
