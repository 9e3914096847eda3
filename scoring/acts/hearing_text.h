#pragma once
// What was heard, as the members of a JSON object. Written straight into text: a reply has forty acts and there may be
// a million replies.

#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/explain.h"
#include "scoring/acts/hearing.h"

namespace amends::acts {

/// Appends `,"acts":{…},"empathy":…` and so on. `reply` is UTF-8 and the text that was heard.
void append_hearing(const Hearing& hearing, std::string_view reply, std::string& out);

/// Appends `,"explain":{…}`.
void append_explanations(const std::vector<Explanation>& explanations, std::string_view reply, std::string& out);

}  // namespace amends::acts
