#pragma once
// A transcript heard by the scorer: the same CaseRecord that a play makes, for the same rubrics.

#include "scoring/acts/hear.h"
#include "scoring/contacts/transcript.h"

namespace amends::contacts {

struct HeardCase {
    rubric::CaseRecord record;
    int replies = 0;
    int foreign = 0;  ///< replies that are mostly not in the scorer's language: nothing is heard in them
};

/// What any house can do for any complaint: talk, put it right so that it is seen, promise, and come back. A case that
/// names its own offers keeps to those.
const std::vector<rubric::Offer>& usual_offers();

/// Hears every reply of the agent after what was said before it, and puts deeds between them.
///
/// A deed counts as announced where the reply before it says what is being done or asks leave. A promise is an agent's
/// turn with a fate. The talk clock runs at 150 words a minute and stands still between contacts.
/// limits  no topic of the case is known, so that no claim can be held against deeds; how the customer felt is known to
///         nobody
HeardCase heard_case(const acts::Model& model, const Transcript& transcript);

}  // namespace amends::contacts
