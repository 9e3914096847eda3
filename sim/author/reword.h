#pragma once
// An offered reply in other words: what it is marked for goes along with them.

#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/author/document.h"

namespace amends::author {

struct Reworded {
    Edit edit;
    std::vector<std::string> gone;  ///< acts that are marked no longer: none of their words is left
};

/// Whether the text at `pointer` is one whose acts quote it: that of an offered reply.
bool is_quoted(const Document& document, std::string_view pointer);

/// Sets the text of an offered reply. Evidence that still stands in it is kept; evidence of which a part was changed
/// becomes what stands there now; evidence of which more than half was replaced goes, and with its last evidence the
/// act.
///
/// \param text_at  pointer of the text
Reworded reword(const Document& document, std::string_view text_at, std::string_view words);

/// What the scorer hears in the words of an offered reply, said to the first line of its node. The document may have
/// faults.
acts::Hearing hear_offered(const Document& document, std::string_view offered, const acts::Model& model);

}  // namespace amends::author
