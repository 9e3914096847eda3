#pragma once
// Which published version of a scenario is to be played by whom, from when until when, and how.

#include <filesystem>
#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "sim/drafts/journal.h"

namespace amends::drafts {

struct Assignment {
    std::string id;
    std::string scenario;  ///< name of its folder on the author's shelf
    int version = 0;
    std::string title;
    std::string cohort;       ///< empty: everybody
    std::string from, until;  ///< days in UTC, both included: "2027-03-01"
    bool exam = false;        ///< else practice that counts
    std::string framework;    ///< id of the one that its marks are told in
    std::string by, when;

    bool operator==(const Assignment&) const = default;
};

/// Whether somebody of that cohort is to play it on that day.
bool is_due(const Assignment& assignment, const std::string& cohort, const std::string& day);

/// In the order they were made; none where there is no such file yet.
///
/// errors  a file that is none of assignments
Checked<std::vector<Assignment>> read_assignments(const std::filesystem::path& file);

/// Adds one, with an id of its own: that id.
///
/// errors  no day, an end before its beginning, a version that does not exist, one that asks the same; what the disk
///         refuses
Checked<std::string> assign(const std::filesystem::path& file, Assignment assignment, const SyncToDisk& sync);

/// Nobody has to play it any longer. What was played stays.
Checked<void> withdraw(const std::filesystem::path& file, const std::string& id, const SyncToDisk& sync);

}  // namespace amends::drafts
