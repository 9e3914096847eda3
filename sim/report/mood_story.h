#pragma once
// A play as the mood curve tells it.

#include "scoring/base/words.h"
#include "scoring/rubric/case_record.h"
#include "sim/play/script.h"
#include "sim/report/mood_curve.h"

namespace amends::report {

/// A moment for the start, for each reply and each deed, and for whatever else moved the customer: promises as their
/// time comes, silences. `record` is the play's own.
MoodStory mood_story(const play::Playing& playing, const rubric::CaseRecord& record, const Catalogue& words);

}  // namespace amends::report
