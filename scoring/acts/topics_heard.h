#pragma once
// What a reply says about the scenario's topics: asked, said, offered or denied; facts named; deeds claimed.

#include "scoring/acts/by_rules.h"
#include "scoring/acts/hear.h"
#include "scoring/acts/rule_hits.h"

namespace amends::acts {

/// Fills `hearing.topics`, `hearing.echoes`, `hearing.claims` and `hearing.unforeseen`.
void hear_topics(const Model::Rules& rules, const Context& context, const ReadReply& read, Matcher& matcher,
                 Hearing& hearing);

}  // namespace amends::acts
