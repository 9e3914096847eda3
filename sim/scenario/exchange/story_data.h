#pragma once
// The JSON inside the three forms: StoryData and the metadata of passages. For the sources of the exchange only.

#include <string>
#include <string_view>

#include "sim/scenario/exchange/story.h"

namespace amends::exchange {

/// The block `{"position":"600,400","size":"100,200"}` that stands at `offset`. What cannot be read is noted and
/// dropped.
void read_metadata(Story& story, Passage& passage, std::string_view json, std::size_t offset);

/// The body of the passage StoryData, whose header stands at `header`. What cannot be read is noted and dropped.
void read_story_data(Story& story, const SourcedText& text, std::size_t header);

/// Both as Twee writes them; empty where there is nothing to say.
std::string metadata_json(const Passage& passage);
std::string story_data_json(const Story& story);

}  // namespace amends::exchange
