#pragma once
// A contact with a real customer as it was kept: what was said, what was done and when, and what is known beside it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/base/result.h"
#include "scoring/rubric/case_record.h"

namespace amends::contacts {

struct Said {
    bool customer = false;
    std::string text;
    bool asks_cause = false;              ///< of a customer's: asks why it happened
    bool interrupts = false;              ///< of an agent's: the customer had more to say
    std::optional<rubric::Fate> promise;  ///< of an agent's: it promises, and that became of it
};

struct Done {
    rubric::ActionKind kind = rubric::ActionKind::look_up;
    std::string what;         ///< in the house's words
    bool fixes = false;       ///< puts the failure right, in whole or in part
    bool visible = false;     ///< the customer hears or sees it happen
    bool allowed = true;      ///< within what the agent may decide
    int value = 0;            ///< to this customer, 0 none .. 3 much
    std::int64_t took_s = 0;  ///< of the customer's time
};

/// A further contact of the same case begins.
struct Opened {
    rubric::Purpose purpose = rubric::Purpose::follow_up;
    rubric::Opener opener = rubric::Opener::trainee;
};

/// One line of the story: exactly one of the three.
struct Entry {
    std::optional<std::int64_t> at_s;  ///< since 1970; never earlier than that of the entry before
    std::optional<Said> said;
    std::optional<Done> done;
    std::optional<Opened> opened;
};

struct Transcript {
    std::string id;
    std::string agent;                  ///< who handled it; empty where nobody is named
    std::vector<Entry> entries;         ///< in order; the first contact is the complaint, opened by the customer
    std::optional<int> par_fix_min;     ///< minutes from complaint to fix that are expected
    std::vector<rubric::Offer> offers;  ///< what could be done here; empty: the sheet's own
    std::vector<std::pair<std::string, std::string>> known;     ///< covariates by name, as text; empty: a gap
    std::vector<std::pair<std::string, std::string>> outcomes;  ///< what the customer did afterwards
};

/// Whether these bytes are transcripts rather than a table: their first line is an object with "turns".
bool is_transcripts(std::string_view bytes);

/// JSON lines, a case each; docs/loyalty.md has the keys.
///
/// errors  a line that is no object, longer than 1 MiB or nested deeper than 16; keys that are missing, unknown or of
///         the wrong type; an id that stands twice; times that run backwards: each with its line, at most twenty
Checked<std::vector<Transcript>> parse_transcripts(std::string_view bytes, std::string_view name);

}  // namespace amends::contacts
