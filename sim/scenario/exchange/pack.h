#pragma once
// A scenario's folder in one file that can be handed on: a zip archive with a manifest.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "sim/scenario/exchange/archive.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

/// BLAKE2b-256 in hex: what it is made with lies at the edge.
using Hash = std::function<std::string(std::string_view)>;

inline constexpr std::string_view manifest_path = "amends-pack.json";

struct PackCover {
    std::string scenario;  ///< its id
    std::string title;
    std::string licence;        ///< "CC BY 4.0", as whoever packs it says
    std::string scenario_hash;  ///< of its canonical bytes: what plays are pinned to
    std::string content_hash;   ///< of the paths and hashes of all files

    bool operator==(const PackCover&) const = default;
};

struct Pack {
    PackCover cover;
    scenario::Scenario scenario;
    std::vector<ArchivedFile> files;  ///< without the manifest, by path
};

/// Whether a scenario's folder, and so a pack, holds such a file: scenario.json, layout.json, README.md, LICENSE,
/// lang/<tag>.json, plans/<name>.plan.
bool belongs_in_pack(std::string_view path);

/// errors  no scenario.json, or one that the reader refuses; a file that does not belong; no licence
Checked<std::string> write_pack(std::vector<ArchivedFile> files, const std::string& licence, const Hash& hash,
                                std::string_view name);

/// errors  what read_archive refuses; no manifest, or one of a newer format; a file that does not belong, that the
///         manifest does not name, or that is not as the manifest says; a scenario that the reader refuses
Checked<Pack> read_pack(std::string_view bytes, std::string_view name, const Hash& hash);

}  // namespace amends::exchange
