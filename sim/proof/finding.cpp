#include "sim/proof/finding.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace amends::proof {
namespace {

/// A fault of the reader by a run of words that only its sentences hold; the first that fits names it.
struct Fault {
    std::string_view words;
    FindingKind kind;
};

constexpr std::array<Fault, 74> k_faults = {{
    {" does not exist", {"unknown-name", Level::fault, "A name that nothing bears"}},
    {" is no value of ", {"unknown-value", Level::fault, "A value that its variable cannot have"}},
    {" is no option of this question", {"unknown-option", Level::fault, "A truth that is not among the options"}},
    {" is no act of the codebook", {"unknown-act", Level::fault, "An act that the scorer does not know"}},
    {" is not known here", {"unknown-key", Level::fault, "A key that the format does not have"}},
    {" is no sum of this scenario", {"unknown-sum", Level::fault, "A variant that changes a sum that is not there"}},
    {" stands in no text of this scenario",
     {"unknown-phrase", Level::fault, "A variant that replaces words that do not occur"}},
    {"these words cut through the evidence",
     {"variant-cuts-evidence", Level::fault, "A variant that replaces half of a reply's evidence"}},
    {" belongs to another ", {"duplicate-id", Level::fault, "Two things with one id"}},
    {" is a value of this variable already", {"duplicate-value", Level::fault, "A value twice"}},
    {"the key \"", {"json-key-twice", Level::fault, "One key twice in an object"}},
    {" stands here twice", {"duplicate-option", Level::fault, "An entry twice"}},
    {" is described already", {"duplicate-gate", Level::fault, "A gate twice"}},
    {" is missing", {"missing-key", Level::fault, "Something that is needed is not there"}},
    {"so the guard can never hold", {"guard-never-holds", Level::fault, "A guard that contradicts itself"}},
    {" reads the state alone",
     {"guard-reads-the-reply", Level::fault, "A guard that would read a reply where there is none"}},
    {"here they form a circle", {"circle", Level::fault, "Nodes that lead back to themselves"}},
    {"nothing leads to node", {"node-unlinked", Level::fault, "A node that no way leads to"}},
    {"this node leads nowhere", {"node-without-way", Level::fault, "A node without exits that ends nothing"}},
    {"so there are no exits", {"exits-where-over", Level::fault, "Exits where the contact or the play is over"}},
    {"ends the contact as well", {"ends-twice", Level::fault, "An ending that also hangs up"}},
    {"nobody replies here", {"nobody-replies", Level::fault, "Replies where nobody replies"}},
    {"nobody can listen here", {"nobody-listens", Level::fault, "A line in segments where nobody can listen"}},
    {"those after it are never taken",
     {"exit-unguarded-early", Level::fault, "An exit without a guard before the last"}},
    {"the last exit has no", {"exit-guarded-last", Level::fault, "A last exit with a guard"}},
    {"leaves \"to\" out", {"exit-to-itself", Level::fault, "An exit that names its own node"}},
    {"those after it are never said",
     {"line-unguarded-early", Level::fault, "An entry line without a guard before the last"}},
    {"the last entry line has no", {"line-guarded-last", Level::fault, "A last entry line with a guard"}},
    {"only the line on entering a node can wait",
     {"vent-not-on-entry", Level::fault, "A line in segments that is no entry line"}},
    {"is the only entry line of its node", {"vent-not-alone", Level::fault, "A venting line beside another"}},
    {"a line that vents has one wording", {"vent-with-wordings", Level::fault, "A venting line with several wordings"}},
    {"so that there is something to listen for",
     {"vent-without-segments", Level::fault, "A venting line in one piece"}},
    {"so patience is never used", {"patience-unused", Level::fault, "Patience where no reply stays"}},
    {"so it needs",
     {"patience-missing", Level::fault,
      "A node in which a reply may stay, without patience or without what happens when it is used up"}},
    {"when patience is used up the customer goes on",
     {"patience-leads-nowhere", Level::fault, "Patience that ends where it began"}},
    {"this way has no \"when\"", {"patience-guarded", Level::fault, "A guard on the way out of patience"}},
    {"at least one reply is offered", {"offered-missing", Level::fault, "A node without an offered reply"}},
    {"at least one is always offered",
     {"offered-all-guarded", Level::fault, "A node whose offered replies all have a guard"}},
    {"does not hold the words", {"evidence-not-there", Level::fault, "Evidence that is not in the reply"}},
    {"no action opens this contact", {"contact-unopened", Level::fault, "A contact that nobody opens"}},
    {"a contact begins with a line", {"contact-without-line", Level::fault, "A contact that begins in silence"}},
    {"opens a trainee's contact", {"contact-opener", Level::fault, "An action that opens the customer's contact"}},
    {"so the trainee keeps no word by it",
     {"contact-by-customer", Level::fault, "A promise kept by the customer's own call"}},
    {"a trainee's contact has no", {"contact-of-trainee", Level::fault, "A slot or a guard on a trainee's contact"}},
    {"comes later", {"start-not-first", Level::fault, "A play that begins with a later contact"}},
    {"the play begins with a contact that the customer opens",
     {"start-by-trainee", Level::fault, "A play that the trainee would have to open"}},
    {"the first slot is the beginning", {"slot-first", Level::fault, "A first slot that is not +0"}},
    {"slots rise", {"slot-order", Level::fault, "Slots out of order"}},
    {"slots are for actions between contacts",
     {"slot-of-contact", Level::fault, "Slots on an action within a contact"}},
    {"between contacts there is no node",
     {"between-with-node", Level::fault, "An action both in a node and between contacts"}},
    {"between contacts the customer is not there",
     {"between-with-line", Level::fault, "A line of the customer's between contacts"}},
    {"contacts are opened between contacts", {"between-needed", Level::fault, "A contact opened within a contact"}},
    {"so this is never shown", {"needs-never-shown", Level::fault, "A reason for needs that are not there"}},
    {"promises nothing; a helpful act", {"promise-harmful", Level::fault, "A promise by a harmful act"}},
    {" is not among the promise's slots",
     {"promise-slot", Level::fault, "A time for want of one that is none of the promise's"}},
    {"a promise is kept by one action or by one contact",
     {"promise-kept-twice", Level::fault, "A promise kept by two things, or by none"}},
    {"is the seventeenth action",
     {"too-many-actions", Level::fault, "More than sixteen actions that change something"}},
    {"more than 65,536 states together", {"too-many-states", Level::fault, "Variables with too many values together"}},
    {"offering a topic means one action or one promise",
     {"topic-means-two", Level::fault, "A topic that means two things"}},
    {"that touches no topic: asked or offered", {"question-not-asked", Level::fault, "A * that is not a question"}},
    {"so there is no other truth", {"record-true-twice", Level::fault, "A true record with another truth"}},
    {"no node ends the play with", {"ending-unused", Level::fault, "An ending that nothing leads to"}},
    {"a gate says what breaks it", {"gate-without-cause", Level::fault, "A gate that nothing breaks"}},
    {"what is accepted in practice is at least",
     {"authority-crossed", Level::fault, "Less authority in practice than on paper"}},
    {"this scenario names no memory", {"memory-unnamed", Level::fault, "A memory that is not described"}},
    {"a line needs \"say\"", {"line-without-words", Level::fault, "A line that says nothing"}},
    {"a line has \"say\" or \"any\"", {"line-say-and-any", Level::fault, "A line with both say and any"}},
    {"needs to be renewed for it", {"newer-format", Level::fault, "A format newer than the program"}},
    {"this text ", {"text-unfit", Level::fault, "A text that cannot be shown"}},
    {"expected a whole number", {"json-number", Level::fault, "A number that is not whole or out of range"}},
    {"a string may not hold", {"json-text", Level::fault, "A string with a character that JSON does not allow"}},
    {"not well-formed Unicode", {"json-unicode", Level::fault, "Bytes that are no UTF-8"}},
    {"nested deeper than", {"json-depth", Level::fault, "Too many lists within lists"}},
    {"expected ", {"wrong-shape", Level::fault, "Something else than what belongs here"}},
}};

constexpr std::array<FindingKind, 47> k_others = {{
    {"fault", Level::fault, "A fault that has no id of its own yet"},
    {"persona-unknown", Level::fault, "A customer of a kind that has no coefficients"},
    {"answer-shadowed", Level::warning, "An answer that an earlier one always takes the place of"},
    {"exit-shadowed", Level::warning, "An exit that an earlier one always takes the place of"},
    {"reaction-shadowed", Level::warning, "A reaction that an earlier one always takes the place of"},
    {"var-never-read", Level::warning, "A variable that no guard reads"},
    {"var-never-set", Level::warning, "A variable that nothing sets"},
    {"topic-unused", Level::warning, "A topic that nothing reads"},
    {"topic-word-is-short-for", Level::warning, "A topic's word that is heard as I'll or I'd"},
    {"deed-read-and-repeats", Level::warning, "A guard that asks whether a deed was done that may be done again"},
    {"no-good-ending", Level::fault, "No ending is good"},
    {"no-bad-ending", Level::warning, "Every ending is good"},
    {"heard-otherwise", Level::note,
     "An offered reply in which today's scorer hears something else than its author confirmed"},
    {"giveaway-length", Level::warning, "The best reply is too often the longest one"},
    {"giveaway-position", Level::warning, "The best reply stands too often in the same place"},
    {"giveaway-tone", Level::warning, "The best reply is too often the only one that harms nobody"},
    {"wording-repeated", Level::warning, "The same words in two places"},
    {"no-words-yet", Level::warning, "A line or reply that holds nothing but the beginning of a new one"},
    {"line-too-long", Level::warning, "A line or reply that nobody says in one breath"},
    {"hint-missing", Level::note, "A node without a first help"},
    {"plan-missing", Level::warning, "An ending that no plan comes to"},
    {"plan-unmet", Level::fault, "A plan expects something else than what happens"},
    {"beyond-budget", Level::fault, "A scenario with more states than can be looked at one by one"},
    {"node-unreachable", Level::fault, "A node that no play comes to, whatever anybody says or does"},
    {"ending-unreachable", Level::fault, "An ending that no play comes to"},
    {"line-never-said", Level::warning, "A line that the customer never says"},
    {"exit-never-taken", Level::warning, "An exit that no reply ever takes"},
    {"answer-never-given", Level::warning, "An answer that is never given"},
    {"reply-never-offered", Level::warning, "An offered reply that is never on the list"},
    {"action-never-possible", Level::warning, "An action that can never be done"},
    {"dead-end", Level::fault, "A state with no way on"},
    {"cannot-win", Level::fault, "No play comes to a good ending"},
    {"cannot-lose", Level::warning, "Every play comes to a good ending"},
    {"point-of-no-return", Level::note, "The earliest move after which no good ending can be reached"},
    {"safe-too-early", Level::warning, "The case is won with the first move"},
    {"promise-never-made", Level::warning, "A promise that no play ever makes"},
    {"promise-never-due", Level::warning, "A promise that can never be kept"},
    {"authority-never-tested", Level::warning, "Nothing here costs more than what is written on paper, or needs leave"},
    {"reply-dominated", Level::warning,
     "An offered reply that is never better than another, whenever both are on the list"},
    {"reply-alike", Level::note, "Two offered replies that lead to the same in every state"},
    {"one-sentence-wins", Level::fault, "The same sentence again and again passes"},
    {"opening-wins", Level::fault, "Every helpful act in the first breath passes"},
    {"pass-out-of-reach", Level::fault, "No play passes under a framework"},
    {"fail-out-of-reach", Level::warning, "Every play passes under a framework"},
    {"random-passes", Level::fault, "A player who moves at random passes"},
    {"players-out-of-order", Level::fault,
     "The rude player's mean is not below the random one's, or that not below the good one's"},
    {"mark-never-full", Level::note, "A criterion that no play can earn in full"},
}};

std::vector<FindingKind> all_kinds()
{
    std::vector<FindingKind> kinds(k_others.begin(), k_others.end());
    for (const Fault& fault : k_faults) kinds.push_back(fault.kind);
    std::sort(kinds.begin(), kinds.end(), [](const FindingKind& a, const FindingKind& b) { return a.id < b.id; });
    return kinds;
}

}  // namespace

std::span<const FindingKind> finding_kinds()
{
    static const std::vector<FindingKind> k_kinds = all_kinds();
    return k_kinds;
}

const FindingKind& finding_kind(std::string_view id)
{
    const auto kinds = finding_kinds();
    return *std::lower_bound(kinds.begin(), kinds.end(), id,
                             [](const FindingKind& kind, std::string_view wanted) { return kind.id < wanted; });
}

std::string_view name_of(Level level)
{
    constexpr std::array<std::string_view, 3> names = {"fault", "warning", "note"};
    return names.at(static_cast<std::size_t>(level));
}

std::string_view name_of(Verdict verdict)
{
    constexpr std::array<std::string_view, 4> names = {"read", "proved", "refuted", "sampled"};
    return names.at(static_cast<std::size_t>(verdict));
}

std::string_view fault_id(std::string_view message)
{
    const auto found = std::find_if(k_faults.begin(), k_faults.end(), [&](const Fault& fault) {
        return message.find(fault.words) != std::string_view::npos;
    });
    return found == k_faults.end() ? std::string_view("fault") : found->kind.id;
}

Findings findings_of(const Diagnostics& faults)
{
    Findings findings;
    for (const Diagnostic& fault : faults) {
        findings.push_back({std::string(fault_id(fault.message)), fault.where, fault.message, "", Verdict::read, {}});
    }
    return findings;
}

void sort_by_place(Findings& findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.where.file, a.where.line, a.where.column, a.id) <
               std::tie(b.where.file, b.where.line, b.where.column, b.id);
    });
}

bool has_level(const Findings& findings, Level level)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& each) { return each.level() == level; });
}

}  // namespace amends::proof
