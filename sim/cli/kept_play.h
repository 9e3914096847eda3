#pragma once
// A play that is kept: every batch is on disk before anybody sees what came of it.

#include <cstdint>
#include <string>

#include "sim/cli/library.h"
#include "sim/play/script.h"
#include "sim/records/store.h"

namespace amends::cli {

struct KeptPlay {
    std::string id;  ///< of the play in the records
    play::Playing playing;
    acts::Model model;  ///< the scorer that it is pinned to
    int stored = 0;     ///< events that are on disk
    bool exam = false;  ///< no help while it lasts, no way back
};

/// What a play is for: practice is kept and no report reads it; an exam gives no help and cannot be rewound.
enum class Purpose : std::uint8_t { practice, training, exam };

/// The person of that name, made where there is none.
records::Stored<std::string> person_named(records::Store& store, const std::string& name);

/// A first or a further try: pins every file, opens a case and a play, and stores its first batch.
records::Stored<KeptPlay> start_play(records::Store& store, const Library& library, const ScenarioFile& scenario,
                                     const std::string& person, const std::string& variant, std::uint64_t seed,
                                     Purpose purpose = Purpose::training);

/// Goes on with a stored play under the very files it is pinned to.
records::Stored<KeptPlay> resume_play(records::Store& store, const std::string& play);

/// A new play that goes on after event `seq` of that one, which ends a batch: what is before is shared.
records::Stored<KeptPlay> fork_play(records::Store& store, const std::string& play, int seq);

/// Stores the batch, waits until it is on disk, then takes it in.
records::Stored<void> commit(records::Store& store, KeptPlay& kept, const play::Written& written);

/// A mark as it is kept: by play, rubric and scorer (hashes), with its criteria in numbers alone.
records::MarkRow mark_row(const std::string& play, const std::string& rubric, const std::string& scorer,
                          const rubric::FrameworkMark& mark);

/// Keeps the marks of a play that is over, under the very frameworks that it is pinned to: one that was published anew
/// in the meantime does not count for it.
records::Stored<void> keep_marks(records::Store& store, const KeptPlay& kept);

}  // namespace amends::cli
