#pragma once
// A labelled reply, as a line of assets/corpus holds it, and what the learners see of it.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/acts/hear.h"
#include "scoring/acts/learnt/input.h"
#include "scoring/base/result.h"

namespace amends::train {

/// Evidence that a labeller gave for an act, as bytes [begin, end) of the reply.
struct Label {
    acts::Act act{};
    acts::Span span;
};

/// What an example is used for: teaching the learners, fitting decisions, or counting how well both did.
enum class Part { teach, tune, test };

struct Example {
    std::string id;
    int line = 0;  ///< of its file, from 1
    Part part = Part::teach;
    std::string writer;
    std::string situation;
    std::string reply;
    acts::Context context;
    std::vector<Label> labels;
    acts::ActSet unsure;  ///< acts that labellers disagreed on: neither taught nor counted
    int empathy = 0;      ///< 0..3; of two grades the lower

    acts::ActSet labelled() const
    {
        acts::ActSet set;
        for (const Label& label : labels) set.add(label.act);
        return set;
    }
};

/// Reads JSON lines {"id","situation","customer","reply","acts":{act:[evidence]},"empathy", "writer"?, "history"?,
/// "unsure"?, "part"?}; without a part a line teaches. Empty lines are passed over. All faults of a file are reported,
/// with line, column and what was expected.
Checked<std::vector<Example>> parse_corpus(std::string_view bytes, std::string_view name);

/// An example made ready for the learners.
struct Prepared {
    acts::learnt::Input input;
    std::vector<std::array<std::uint8_t, acts::act_count>> words;  ///< per word: which acts it is evidence of
    std::vector<acts::ActSet> units;                               ///< per clause: the acts that it carries
    acts::ActSet acts;                                             ///< of the reply
    acts::ActSet unsure;
    std::array<int, acts::act_count> rules{};  ///< permille, by the rules alone
    int shared = 0;                            ///< words and facts shared with the customer, at most 4
    int empathy = 0;
};

/// `model` gives the rules; its weights, if it has any, are not looked at. No words: nothing to learn from.
Prepared prepare(const acts::Model& model, const Example& example);

}  // namespace amends::train
