#pragma once
// One event of each kind that this release writes, as the moves of a short play.

#include <string>
#include <vector>

#include "sim/play/event.h"

namespace amends::records {

inline constexpr const char* golden_scenario = R"({"format":1,"id":"late-crib"})";
inline constexpr std::uint64_t golden_seed = 0x1FEDCBA9876543;
inline constexpr const char* golden_words = "I am sorry, I'll call you by 17:00.";

/// The batches of the play; the first opens it, the second was typed, the last ends it.
inline std::vector<play::Written> every_kind(const std::string& scenario_hash)
{
    using namespace play;
    Pins pins;
    pins.scenario_id = "late-crib";
    pins.scenario = pins.customer = pins.scorer = scenario_hash;
    pins.rubrics = {{"heal", scenario_hash}};
    pins.variant = "base";
    pins.seed = golden_seed;

    acts::Hearing hearing;
    hearing.of(acts::Act::apology) = {930, true, false, {{0, 10}}, "a plain apology"};
    hearing.of(acts::Act::minimise) = {480, false, true, {}, "nearly"};
    hearing.empathy = 1;
    hearing.empathy_permille = {200, 700, 90, 10};
    hearing.words = 8;
    hearing.topics = {{"refund", acts::TopicHow::denied, {3, 9}}};
    hearing.echoes = {"crib"};
    hearing.claims = {{"ring-depot", {12, 20}}};
    hearing.repeats_permille = 20;
    hearing.unforeseen = acts::TopicHow::offered;
    hearing.parrots_permille = 30;
    hearing.deadline.emplace();
    hearing.deadline->weekday = 7;
    hearing.deadline->minute_of_day = 1020;
    hearing.deadline->span = {24, 33};
    hearing.model_id = "rules-1";

    BranchState branch;
    branch.node = 2;
    branch.vars = 513;
    branch.promises = 0x24;
    branch.contact = 0;
    branch.anger = 5;
    branch.trust = 2;

    const At start{0, 0};
    const At talking{40, 40'000};
    const At later{7'200, 0};
    using customer::Impression;
    return {
        {{{start, PlayOpened{pins}},
          {start, ContactOpened{"first-call"}},
          {start, NodeEntered{"opening", ""}},
          {start, LineSaid{"where-is-it", 1, 0, 2, 21}}},
         -1,
         ""},
        {{{talking, ReplySent{"", 8, 3'200}},
          {talking, ReplyHeard{hearing, true, true}},
          {talking, Interrupted{1}},
          {talking, MoodSet{Impression::brushed_off, "interruption", "", 5, 2, 1}},
          {talking, Claimed{"ring-depot"}},
          {talking, PromiseSet{"call-back", PromiseState::due_second, "evening"}},
          {talking, BranchSet{branch}}},
         0,
         golden_words},
        {{{talking, Listened{0}}}, -1, ""},
        {{{talking, ActionDone{"ring-depot", 90'000, 250}}, {talking, GateBroken{"privacy", "ring-depot"}}}, -1, ""},
        {{{talking, ContactClosed{"first-call", true}}, {later, Waited{"evening", 7'200}}}, -1, ""},
        {{{later, WorksheetFilled{"label", {"depot", "shop"}, "scan"}}, {later, Ended{"kept"}}}, -1, ""},
    };
}

/// The events as text, so that a difference can be read.
inline std::vector<std::string> told(const std::vector<play::Event>& events)
{
    std::vector<std::string> lines;
    for (const play::Event& event : events) {
        lines.push_back(std::string(kind_of(event)) + " " + std::to_string(event.at.sim_s) + " " +
                        std::to_string(event.at.talk_ms) + " " + write_body(event));
    }
    return lines;
}

}  // namespace amends::records
