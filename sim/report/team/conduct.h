#pragma once
// What was done in a play beside its marks: choices, deeds, rules bent and blamed. Read from its events.

#include <string>
#include <vector>

#include "scoring/rubric/case_record.h"
#include "sim/play/script.h"

namespace amends::report {

struct Conduct {
    struct Reply {
        std::string node;
        std::string offered;  ///< empty: typed
        bool hid_behind_policy = false;
        std::int64_t talk_ms = 0;
        bool well = false;  ///< something was heard that helps, and nothing that harms

        bool operator==(const Reply&) const = default;
    };
    struct Deed {
        std::string action;
        bool within_paper = true, within_practice = true;
        bool bends = false;  ///< a rule that may be bent
        int cost = 0;

        bool operator==(const Deed&) const = default;
    };
    std::string play, scenario;
    std::vector<Reply> replies;
    std::vector<Deed> deeds;
    std::vector<std::string> gates;  ///< broken, each once
    std::vector<std::string> lines;  ///< of the customer that were said, sorted, each once
    std::string ending;
    int cost = 0, allowed = 0;  ///< minor units spent, of what may be decided alone in practice

    bool operator==(const Conduct&) const = default;
};

Conduct conduct_of(const play::Playing& playing, std::string play);

}  // namespace amends::report
