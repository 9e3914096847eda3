#pragma once
// Drafts on the disk of this machine.

#include "sim/drafts/draft.h"

namespace amends::cli {

/// Waits for the disk, and knows what time it is.
drafts::Around real_disk();

}  // namespace amends::cli
