#pragma once
// What can go wrong in the records, so that the edge can choose an exit code or offer the right next step.

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "scoring/base/result.h"

namespace amends::records {

enum class Trouble : std::uint8_t {
    io,         ///< the file or its folder cannot be opened, read or written
    full,       ///< the disk is full; what was acknowledged is safe
    busy,       ///< another program holds the records; trying again later may help
    corrupt,    ///< the file is damaged; it is left as it is
    not_ours,   ///< a database of another program
    newer,      ///< written by a newer release
    read_only,  ///< a write to records or to a play that can only be read
    clash,      ///< another writer was first: what was to be appended no longer follows on what is there
    missing,    ///< no such person, case, play, event or pinned file
    refused,    ///< a rule forbids it: a fork of an exam, a reply in a play that is over, …
    erased,     ///< the person has been erased, and that outranks this
    bug,        ///< our own mistake
};

struct Failure {
    Trouble trouble = Trouble::bug;
    Diagnostic what;  ///< `what.where.file` is the path of the records

    bool operator==(const Failure&) const = default;
};

/// A failure of the records in that file.
inline Failure failure_of(std::string file, Trouble trouble, std::string message)
{
    Failure failure{trouble, {}};
    failure.what.where.file = std::move(file);
    failure.what.message = std::move(message);
    return failure;
}

template <class T>
using Stored = tl::expected<T, Failure>;

}  // namespace amends::records
