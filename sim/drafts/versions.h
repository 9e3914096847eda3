#pragma once
// What was let out of somebody's desk: versions that never change again, and who read and published them.
//
//   versions/1.json, 2.json, …   the bytes of each version
//   versions/history.jsonl       who reviewed and who published, when and why, a line each

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/drafts/draft.h"

namespace amends::drafts {

/// How far the bytes as they stand have come.
enum class Stage : std::uint8_t {
    draft,      ///< nobody has reviewed them
    reviewed,   ///< somebody has, and they have not changed since
    published,  ///< they are the latest version
};

/// Somebody has read it, or let it out.
struct Step {
    Stage to = Stage::reviewed;
    int version = 0;  ///< of published: its number, from 1
    std::string by, when, note;
    std::string hash;  ///< of the bytes

    bool operator==(const Step&) const = default;
};

struct Versions {
    std::vector<Step> steps;  ///< the oldest first
    Stage stage = Stage::draft;
    int latest = 0;  ///< number of the latest version; 0: none yet

    /// Who reviewed these bytes, or published the latest version; null where nobody has.
    const Step* last(Stage to) const;
};

std::filesystem::path version_file(const std::filesystem::path& folder, int version);

/// What is known of the document in that folder, whose bytes are now these. A line that cannot be read is passed over.
Versions versions_of(const std::filesystem::path& folder, std::string_view bytes);

/// Somebody says that they have read these bytes. Nothing else changes.
///
/// errors  no name; what the disk refuses
Checked<void> review(const std::filesystem::path& folder, std::string_view bytes, const std::string& by,
                     const std::string& note, const Around& around);

/// The bytes become the next version: its number. Whoever reviewed them may be another than who publishes.
///
/// errors  no name; bytes that nobody reviewed, or that are the latest version already; what the disk refuses
Checked<int> publish(const std::filesystem::path& folder, std::string_view bytes, const std::string& by,
                     const std::string& note, const Around& around);

/// The latest version, or nothing.
std::optional<std::string> latest_version(const std::filesystem::path& folder);

}  // namespace amends::drafts
