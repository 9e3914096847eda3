#pragma once
// A framework's file while it is being written: edits that mean something, what is wrong with it, and which marks of
// kept plays it would move.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/author/document.h"

namespace amends::author {

/// Top-level comment key of a copy: the id of the framework that it was copied from.
inline constexpr std::string_view copied_from = "x-from";

/// A copy under another id and title, as a file.
///
/// errors  what read_json refuses
Checked<std::string> framework_copy(std::string_view bytes, std::string_view id, std::string_view title);

struct FrameworkLook {
    std::optional<rubric::Rubric> rubric;  ///< where it is sound
    Diagnostics faults;                    ///< in file order, each with its pointer
};
FrameworkLook look_at_framework(const Document& document);

/// The sum of all weights; a criterion's share of it is what it counts for.
int weight_of_all(const Document& framework);

/// One more criterion, copied from another framework's file or from this one; its id is made new where it is taken.
Edit add_criterion(const Document& framework, std::string_view criterion);
/// Another letter or state, with everything that it needs to be read.
Edit add_letter(const Document& framework, std::string_view criterion);
Edit add_state(const Document& framework, std::string_view criterion);
/// Takes a criterion, a letter, a state or a band away, and everything that leads to it.
Edit drop_from_framework(const Document& framework, std::string_view at);
/// The mark of a state or band: full marks miss nothing, and all others say what they miss.
Edit put_mark(const Document& framework, std::string_view at, int mark);
/// Where a letter leads from a state; an empty state: it stays where it is.
Edit put_next(const Document& framework, std::string_view state, std::string_view letter, std::string_view to);
/// A condition of a letter's `when`; the objects around it are made, and go where they become empty.
Edit put_condition(const Document& framework, std::string_view at, std::string_view value);
/// The letter reads events of that kind, and asks nothing more of them yet.
Edit put_event_kind(const Document& framework, std::string_view letter, std::string_view kind);

/// The facts that a letter may ask for, by the kind of event that it reads.
struct Askable {
    std::vector<std::string_view> lists;    ///< keys with a list of names
    std::vector<std::string_view> flags;    ///< keys with yes or no
    std::vector<std::string_view> numbers;  ///< keys with "at_least", "at_most"
};
const std::vector<std::string_view>& event_kinds();
Askable askable(std::string_view kind);
/// What may stand in that list of a letter: acts, purposes, kinds of action, fates, who opens.
const std::vector<std::string_view>& names_for(std::string_view list);
/// What a criterion may need of a scenario.
const std::vector<std::string_view>& needs();

/// A play that is over, as rubrics read it.
struct KeptCase {
    std::string play, person, title, when;
    rubric::CaseRecord record;
};

/// How a play stands under one framework and under another.
struct MarkMoved {
    struct Step {
        std::string title;
        int before = 0, after = 0;
    };
    std::size_t of = 0;  ///< into the cases
    int before = 0, after = 0;
    bool passed = false, passes = false;
    std::vector<Step> steps;  ///< of criteria that both have by id, those whose mark is another

    bool moved() const { return before != after || passed != passes || !steps.empty(); }
};
/// One for each case, in their order.
std::vector<MarkMoved> marks_moved(const std::vector<KeptCase>& cases, const rubric::Rubric& before,
                                   const rubric::Rubric& after);

}  // namespace amends::author
