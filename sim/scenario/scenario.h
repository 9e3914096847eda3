#pragma once
// What an author wrote: format 1 of scenarios/<id>/scenario.json as values.
// docs/scenario-format.md explains every section; parse.h reads it, write.h writes it canonically.
//
// References are ids (strings) as the author wrote them; the reader has checked that each exists.
// Numbers are integers, money is in minor units of `currency`, times in the unit of their name.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/rubric/case_record.h"
#include "sim/customer/impression.h"

namespace amends::scenario {

/// Three-valued memory: *heard*, and the one that the scenario names.
enum class Memory : std::uint8_t { no, partly, yes };

enum class PromiseFate : std::uint8_t { none, open, kept, late, broken };

/// Inclusive band of a mood, 0..6.
struct Band {
    int least = 0;
    int most = 6;

    bool operator==(const Band&) const = default;
    bool everything() const { return least == 0 && most == 6; }
};

struct TopicCondition {
    std::string topic;
    std::vector<acts::TopicHow> how;  ///< any of these; empty: any way

    bool operator==(const TopicCondition&) const = default;
};

struct VarCondition {
    std::string var;
    std::vector<std::string> values;  ///< any of these

    bool operator==(const VarCondition&) const = default;
};

struct PromiseCondition {
    std::string promise;
    std::vector<PromiseFate> fates;  ///< any of these

    bool operator==(const PromiseCondition&) const = default;
};

/// A conjunction. The first group reads the reply, the second the branching state; nothing else can be read.
struct Guard {
    acts::ActSet all_acts;
    acts::ActSet any_act;
    acts::ActSet no_act;
    int empathy = 0;                        ///< at least
    std::vector<TopicCondition> topics;     ///< all of them
    std::vector<TopicCondition> no_topics;  ///< none of them

    Band anger;
    Band trust;
    Memory heard = Memory::no;         ///< at least
    Memory heard_most = Memory::yes;   ///< at most
    Memory memory = Memory::no;        ///< at least
    Memory memory_most = Memory::yes;  ///< at most
    std::vector<VarCondition> vars;
    std::vector<std::string> done;      ///< all of these actions
    std::vector<std::string> not_done;  ///< none of these
    std::vector<PromiseCondition> promises;

    bool operator==(const Guard&) const = default;
    bool reads_reply() const;
};

/// How the customer looks while saying it; drawing only.
enum class Face : std::uint8_t { furious, angry, tense, cold, sad, calm, warm };

/// What the customer says. One of `wordings` by chance, never one used before while another is left;
/// each wording is a list of segments. `thought` is what they did not say, for the debrief.
struct Speech {
    std::string id;  ///< keys translations, voices, journals; empty: says nothing
    std::vector<std::vector<std::string>> wordings;
    Face face = Face::tense;
    bool vent = false;        ///< segments wait for `listen`; then exactly one wording
    bool asks_cause = false;  ///< it asks what went wrong: withholding it is a fault
    std::string thought;

    bool operator==(const Speech&) const = default;
    bool silent() const { return wordings.empty(); }
};

/// What a move changes besides the mood.
struct Effects {
    std::map<std::string, std::string> set;  ///< variable -> value
    std::optional<Memory> remember;          ///< the named memory becomes this

    bool operator==(const Effects&) const = default;
    bool none() const { return set.empty() && !remember.has_value(); }
};

/// A line on entering a node: the first whose guard holds is said. Its guard reads the state only.
struct EntryLine {
    Guard when;
    Speech speech;

    bool operator==(const EntryLine&) const = default;
};

/// A way on from a node. `to` empty: the node stays.
struct Exit {
    std::string id;
    Guard when;
    Speech speech;
    Effects effects;
    std::string to;

    bool operator==(const Exit&) const = default;
};

/// A ready-made reply with what the author confirmed that it says: play uses this, not the scorer.
struct Offered {
    std::string id;
    Guard when;  ///< state only: when it is on the list
    std::string text;
    std::map<std::string, std::vector<std::string>> acts;  ///< act name -> verbatim evidence in `text`
    int empathy = 0;
    std::vector<acts::TopicHeard> topics;  ///< spans are the whole text
    std::optional<std::string> deadline;   ///< a slot id of the scenario
    std::vector<std::string> claims;       ///< action ids

    bool operator==(const Offered&) const = default;
};

struct Node {
    std::string id;
    std::string title;  ///< for authors
    std::vector<EntryLine> lines;
    std::vector<Exit> exits;  ///< at most six; the last is `otherwise` (no guard)
    int patience = 0;         ///< replies that may stay here before `out_of_patience` is taken; 0: no reply stays
    std::optional<Exit> out_of_patience;
    std::vector<Offered> offered;
    std::string hint;                 ///< first help
    std::vector<std::string> better;  ///< ids of better answers
    bool hang_up = false;             ///< entering it ends the contact
    std::string ending;               ///< … and the play, with this ending

    bool operator==(const Node&) const = default;
};

/// The customer's reply to a question or remark on a topic. "*" is any question whose topic nobody declared.
struct Answer {
    std::string topic;
    std::vector<acts::TopicHow> how;  ///< default: asked
    Guard when;                       ///< state only
    std::vector<std::string> nodes;   ///< only here; empty: everywhere
    Speech speech;
    std::vector<std::vector<std::string>> again;  ///< wordings once it has been said
    Effects effects;

    bool operator==(const Answer&) const = default;
};

/// What the customer says when a reply neither gets an answer nor opens an exit. Words only, no effects.
struct Reaction {
    Guard when;
    std::vector<std::string> nodes;
    Speech speech;

    bool operator==(const Reaction&) const = default;
};

/// What authority a deed needs.
enum class Authority : std::uint8_t { paper, practice, beyond };

struct Action {
    std::string id;
    std::string title;   ///< on the button
    std::string detail;  ///< what it means, with cost and time in words
    rubric::ActionKind kind = rubric::ActionKind::look_up;
    int takes_s = 0;
    bool visible = false;
    int cost = 0;
    int value = 0;  ///< to this customer, 0..3
    Authority authority = Authority::paper;
    bool fixes = false;
    bool chosen = false;             ///< what this customer needs or chose
    bool repeats = false;            ///< may be done again; then it changes nothing
    Guard needs;                     ///< state only
    std::string needs_why;           ///< shown while `needs` does not hold
    std::vector<std::string> nodes;  ///< only here; empty: in every contact
    std::vector<std::string> slots;  ///< between contacts: only at these times
    bool between = false;            ///< done between contacts, not in one
    std::string opens;               ///< a contact that it starts (between contacts)
    customer::Impression impression = customer::Impression::neutral;
    Speech speech;       ///< what the customer says to it
    std::string result;  ///< what the trainee learns
    Effects effects;

    bool operator==(const Action&) const = default;
};

struct Promise {
    std::string id;
    std::string title;
    acts::Act act = acts::Act::promise_follow_up;
    std::string topic;               ///< or empty: the act is enough
    std::vector<std::string> slots;  ///< at most three times it may be due
    std::string unless_said;         ///< the slot where no time was said
    std::string kept_by_action;      ///< exactly one of the two
    std::string kept_by_contact;

    bool operator==(const Promise&) const = default;
};

struct Contact {
    std::string id;
    std::string title;
    std::string channel;  ///< phone desk shop chat letter
    rubric::Opener opener = rubric::Opener::customer;
    rubric::Purpose purpose = rubric::Purpose::complaint;
    std::string slot;  ///< when the customer opens it; empty for trainee's
    Guard when;        ///< state only: the customer comes only if it holds
    std::string node;  ///< where it begins

    bool operator==(const Contact&) const = default;
};

/// A moment that time can stop at. Ids are read in guards of nobody; the order is the time.
struct Slot {
    std::string id;
    std::string label;  ///< "Tuesday, 09:00"
    int at_min = 0;     ///< minutes since the case began, rising

    bool operator==(const Slot&) const = default;
};

struct Var {
    std::string id;
    std::vector<std::string> values;  ///< at least two; the first is the start
    std::string meaning;

    bool operator==(const Var&) const = default;
};

struct Topic {
    std::string id;
    std::string label;
    std::vector<std::string> words;
    bool fact = false;
    std::string action;  ///< what an offer of it means
    std::string promise;

    bool operator==(const Topic&) const = default;
};

struct RecordEntry {
    std::string says;
    bool is_true = true;
    std::string truth;  ///< where it is not: what is

    bool operator==(const RecordEntry&) const = default;
};

struct Customer {
    std::string name;
    std::string persona;  ///< a row of assets/customer/personas.json
    std::string reason;   ///< why they are as they are today
    std::string about;
    std::string odd_word;
    std::string hurt_too;     ///< somebody else who is hurt
    std::string wrong_about;  ///< what they have wrong
    std::vector<RecordEntry> record;

    bool operator==(const Customer&) const = default;
};

struct Failure {
    std::string type;  ///< process or outcome
    int severity = 1;  ///< 1..3
    int loss = 0;
    std::string cause;    ///< in words
    int par_fix_min = 0;  ///< complaint to first fixing action

    bool operator==(const Failure&) const = default;
};

struct Role {
    std::string you;
    std::vector<std::string> desk;  ///< what lies on your desk, a line each
    std::vector<std::string> rules;
    int paper = 0;     ///< minor units you may spend, as written
    int practice = 0;  ///< … and as accepted
    std::string authority_words;

    bool operator==(const Role&) const = default;
};

struct Choice {
    std::string id;
    std::string text;

    bool operator==(const Choice&) const = default;
};

struct Question {
    std::string text;
    std::vector<Choice> options;
    std::vector<std::string> truth;  ///< ids; several only where several are right

    bool operator==(const Question&) const = default;
};

struct Worksheet {
    Question cause, who, change;

    bool operator==(const Worksheet&) const = default;
};

struct Better {
    std::string id;
    std::string text;
    std::string why;

    bool operator==(const Better&) const = default;
};

/// A house gate: a reply that fulfils `when`, or the action, breaks it.
struct Gate {
    std::string id;
    std::string title;
    Guard when;
    std::vector<std::string> actions;
    std::string says;  ///< for the debrief

    bool operator==(const Gate&) const = default;
};

struct Ending {
    std::string id;
    std::string title;
    bool good = false;
    std::string says;  ///< what became of it, two sentences

    bool operator==(const Ending&) const = default;
};

/// Names, wording and sums only; never nodes, exits, acts or topics.
struct Variant {
    std::string id;
    std::map<std::string, std::string> words;  ///< whole phrase -> its replacement, in every text
    std::map<std::string, int> sums;           ///< "failure.loss", "role.paper", "actions/<id>/cost" … -> minor units

    bool operator==(const Variant&) const = default;
};

struct Start {
    int anger = 4;
    int trust = 3;
    std::string contact;

    bool operator==(const Start&) const = default;
};

/// Which answers a reply touches is a set of bits.
inline constexpr std::size_t most_answers = 192;

struct Scenario {
    int format = 1;
    std::string id;
    std::string language = "en";
    std::string title;
    std::string summary;
    std::string industry;
    std::vector<std::string> content_note;
    bool liability = false;
    std::string currency = "GBP";
    int difficulty = 1;  ///< 1..3
    std::string starts;  ///< local date and time, "2027-03-01T01:10"
    Start start;
    Customer customer;
    Failure failure;
    Role role;
    std::string memory;  ///< id of the named memory
    std::string memory_meaning;
    std::vector<Var> vars;
    std::vector<Slot> slots;  ///< the first is the start, at 0
    std::vector<Topic> topics;
    std::vector<Contact> contacts;
    std::vector<Action> actions;
    std::vector<Promise> promises;
    std::vector<Node> nodes;
    std::vector<Answer> answers;
    std::vector<Reaction> reactions;
    std::string unended;  ///< ending where time runs out without one
    std::vector<Ending> endings;
    std::optional<Worksheet> worksheet;
    std::vector<Better> better;
    std::vector<Gate> gates;
    std::vector<Variant> variants;
    /// Keys that begin with `x-`: where they stood, by ids where there are any ("/nodes/n1/x-colour") -> JSON.
    std::map<std::string, std::string> extras;

    bool operator==(const Scenario&) const = default;
};

/// The scenario as a variant tells it: every text and sum replaced; "" is the scenario itself.
/// An unknown variant gives nothing.
std::optional<Scenario> as_variant(const Scenario& scenario, const std::string& variant);

/// How many things the customer can say (each wording counts).
int count_customer_lines(const Scenario& scenario);

}  // namespace amends::scenario
