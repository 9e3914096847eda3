#pragma once
// hear: bytes in, Hearing out. Pure, and total over every sequence of bytes.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/base/result.h"

namespace amends::acts {

/// The rules that the scorer reads a reply by, made from the bytes of assets/scorer/*. Immutable, cheap to copy.
class Model {
public:
    struct Rules;
    explicit Model(std::shared_ptr<const Rules> rules);
    const Rules& rules() const { return *rules_; }
    const std::string& id() const;  ///< name and version, for example "rules-1", and a hash of what was learnt

private:
    std::shared_ptr<const Rules> rules_;
};

/// Reads a model: rules, and after a line "weights" what was learnt, if anything. Faults name file, line and column.
Checked<Model> parse_model(std::string_view bytes, std::string_view name);

/// The bytes of a model from those of its rules and of its weights (learnt/weights.h); no weights, rules alone.
std::string join_model(std::string_view rules, std::string_view weights);

/// A topic of the scenario as words: "deliver*" matches any ending, "money back" matches in a row.
struct Topic {
    std::string id;
    std::vector<std::string> words;
    bool fact = false;   ///< a fact of this case: naming it is an echo
    std::string action;  ///< the action that it means, or empty: claims and offers refer to it
};

/// What was said and done around the reply. All views must outlive the call.
struct Context {
    std::string language = "en";
    std::vector<std::string> customer_lines;  ///< oldest first; the last is what is answered
    std::vector<std::string> own_replies;     ///< the trainee's earlier replies of this play, oldest first
    std::vector<Topic> topics;
    std::vector<std::string> actions_just_done;  ///< ids since the last reply
    std::vector<std::string> names;              ///< people and places of this case, so that repair leaves them alone
};

Hearing hear(const Model& model, const Context& context, std::string_view reply);

}  // namespace amends::acts
