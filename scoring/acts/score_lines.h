#pragma once
// One JSON line in, one JSON line out: what `amends score` does, apart from reading and writing.

#include <string>
#include <string_view>

#include "scoring/acts/hear.h"

namespace amends::acts {

/// Scores {"id","customer","reply","history"?,"topics"?}; history is [{"who":"customer"|"agent","text"}], oldest first;
/// topics are [{"id","words":[…],"fact"?,"action"?}]; unknown keys are ignored.
///
/// returns  {"id","acts":{act:{"p","present","unsure","evidence":[{"start","end","text"}],"reason"}}, …} with all forty
///          acts and byte offsets into the reply, no line end; or {"error":{"line","message"}} for a line that cannot
///          be scored. The same bytes in give the same bytes out. Never throws; any bytes survive.
/// limits   a reply is heard on its first 16 KiB, a line is read up to 1 MiB and 64 levels deep.
/// explained  adds "explain": for every act that was heard or nearly heard {"shares":{"start","rules","heads","net"} in
///            log-odds, "carriers":[{"start","end","text","without"}], "change": null or
///            {"start","end","text","put","p"}}.
std::string score_line(const Model& model, std::string_view line, int line_number, bool explained = false);

}  // namespace amends::acts
