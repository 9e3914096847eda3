#pragma once
// The same play in several voices: do the same content and the same deeds earn the same marks, whoever words them?

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/library.h"

namespace amends::cli {

/// The file `<scenario>/<play>.<voice>.replies`, a script (docs/script.md).
struct VoiceFile {
    std::string scenario;
    std::string play;
    std::string voice;
    std::filesystem::path file;
};

/// All such files below a folder, by scenario, play and voice. Faults: a name of another form, no file at all.
Checked<std::vector<VoiceFile>> voice_files(const std::filesystem::path& folder);

/// What became of one play in one voice.
struct VoicePlay {
    VoiceFile of;
    std::vector<acts::ActSet> heard;  ///< in each reply, heard on its own
    std::string stood_still;          ///< why a line could not be played, with its place; empty where all could
    std::string ending;               ///< id
    std::vector<int> marks;           ///< of 100, by framework in the library's order; empty where it stood still
};

/// Plays a file. Faults are of reading alone: a play that stands still is a finding.
Checked<VoicePlay> play_voice(const Library& library, const VoiceFile& file);

/// A play beside the one in the voice that it is held against.
struct VoiceCompared {
    VoicePlay play;
    std::vector<int> less;  ///< marks less those of the other, by framework; empty where one of the two stood still
    std::optional<int> acts_f1;  ///< acts heard in each reply against those in the other's, permille
};

struct VoicesResult {
    std::vector<VoiceCompared> plays;  ///< in the order of the files, the one held against included
    int marks = 0;                     ///< that were compared
    int within = 0;                    ///< of them, those at most `allowed` apart
    int furthest = 0;
    int stood_still = 0;
    int other_endings = 0;
};

/// Faults: a play has no file in the voice `against`, or another number of replies in two voices.
Checked<VoicesResult> compare_voices(std::vector<VoicePlay> plays, const std::string& against, int allowed);

}  // namespace amends::cli
