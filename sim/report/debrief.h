#pragma once
// What a trainee reads after the call: everything the play shows, with the words it rests on. Pure; the terminal, the
// window and every export draw this.

#include <string>
#include <vector>

#include "scoring/base/words.h"
#include "scoring/rubric/rubric.h"
#include "sim/play/script.h"
#include "sim/report/afterwards.h"
#include "sim/report/mood_curve.h"

namespace amends::report {

/// One thing that a mark rests on, in words: what it shows and the words or the deed itself.
struct Shown {
    std::string kind;   ///< words action promise contact worksheet time
    int turn = -1;      ///< the reply, from 0; -1 where it is none
    std::string act;    ///< name, or empty
    std::string quote;  ///< verbatim words of the reply, or what the deed is called
    std::string note;   ///< what it shows
    bool against = false;

    bool operator==(const Shown&) const = default;
};

struct CriterionShown {
    std::string id, title;
    int weight = 0, mark = 0, generous = 0;
    bool observed = false;
    std::vector<Shown> evidence;
    std::vector<std::string> missing;  ///< why not full marks; why it was not observed

    bool operator==(const CriterionShown&) const = default;
};

struct FrameworkShown {
    std::string id, title;
    int total = 0, generous = 0, coverage_permille = 0;
    bool pass = false;
    std::vector<CriterionShown> criteria;

    bool operator==(const FrameworkShown&) const = default;
};

/// One act heard in a reply, with its evidence as byte ranges of the reply.
struct ActShown {
    std::string act;
    bool helpful = true;
    bool unsure = false;
    std::vector<acts::Span> spans;
    std::string reason;

    bool operator==(const ActShown&) const = default;
};

/// One line of the transcript.
struct LineShown {
    enum class Who : std::uint8_t { customer, trainee, deed, ended } who = Who::customer;
    int contact = 0;
    int turn = -1;
    std::string text;
    std::string note;            ///< of a deed: what it brought to light; of an end by the trainee: what stood open
    std::string thought;         ///< of the customer: what they did not say
    std::vector<ActShown> acts;  ///< of a reply
    int empathy = 0;
    bool interrupted = false;
    play::At at;
    int seq = -1;  ///< of the event; a reply's or a deed's is the first of its batch

    bool operator==(const LineShown&) const = default;
};

/// A few words of a reply: its bytes [begin, end).
struct Sentence {
    int turn = -1;  ///< -1: there is none
    std::size_t begin = 0, end = 0;
    std::string text;

    bool operator==(const Sentence&) const = default;
};

/// What a deed cost, and what it was worth to this customer.
struct DeedShown {
    std::string title;
    int cost = 0;           ///< minor units
    int value = 0;          ///< to this customer, 0 none .. 3 much
    std::string authority;  ///< that it needed: paper practice beyond
    bool fixes = false, chosen = false;
    bool announced = false;
    int duration_s = 0;

    bool operator==(const DeedShown&) const = default;
};

struct PromiseShown {
    std::string title, due, fate;  ///< fate: open kept late broken

    bool operator==(const PromiseShown&) const = default;
};

/// Two verdicts, not one, and what it took.
struct Outcome {
    bool fixed = false;               ///< something that puts it right was done, and it is what this customer needed
    bool confidence_renewed = false;  ///< trust at or above its start, no broken promise, expects no repeat
    bool expects_repeat = false;
    int anger = 0, trust = 0, trust_start = 0;
    int cost = 0;                          ///< minor units given and spent
    int allowed = 0;                       ///< … of what may be decided alone in practice
    int talk_s = 0;                        ///< over all contacts
    std::vector<std::string> false_words;  ///< said to be under way, and not done before the next reply

    bool operator==(const Outcome&) const = default;
};

struct GateShown {
    std::string id, title, says;
    bool broken = false;
    bool came_up = false;  ///< something was said or could be done by which it might have been broken
    int turn = -1;

    bool operator==(const GateShown&) const = default;
};

struct Debrief {
    std::string scenario, title, ending, ending_title, ending_says;
    bool good_ending = false;
    Outcome outcome;
    std::vector<GateShown> gates;
    std::vector<FrameworkShown> frameworks;
    MoodStory mood;
    std::vector<std::string> contacts;  ///< titles, in order of LineShown::contact
    std::vector<LineShown> lines;
    std::vector<PromiseShown> promises;
    std::vector<DeedShown> deeds;
    int best_turn = -1;    ///< the reply to be proud of
    int change_turn = -1;  ///< the reply to say again
    Sentence best;         ///< the sentence of it that helped most
    Sentence change;       ///< the sentence of it that harmed; the whole reply where none did
    std::string change_why;
    std::vector<std::string> next;  ///< at most three things to practise, weightiest first, under the first framework
    std::vector<scenario::Better> better;  ///< by the author; those for the moment of `change` first
    std::string scorer;

    bool operator==(const Debrief&) const = default;
};

/// The framework with the id `chosen` first, the others in their order: advice is given under the first.
std::vector<rubric::Rubric> chosen_first(std::vector<rubric::Rubric> rubrics, const std::string& chosen);

/// All marks of a play that is over or under way. `words` are merged over each framework's own.
Debrief make_debrief(const play::Playing& playing, const std::vector<rubric::Rubric>& rubrics, const Catalogue& words);

/// What was heard in a reply, present or unsure.
std::vector<ActShown> acts_shown(const acts::Hearing& hearing);

/// One result on one line of canonical JSON, without wall times or ids: equal plays give equal bytes. What would come
/// of it stands under `simulated`, with generator and seed, and nowhere else.
std::string write_result(const play::Playing& playing, const Debrief& debrief, const Afterwards& afterwards);

/// Money as the scenario's readers write it: 18000 GBP is "£180.00".
std::string money(int minor, const std::string& currency);

}  // namespace amends::report
