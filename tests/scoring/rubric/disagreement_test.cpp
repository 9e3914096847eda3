// Each of the ten disagreements, shown by two cases that two frameworks rank the other way round.

#include <gtest/gtest.h>
#include <map>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

/// Two ways to handle one case, and who prefers which.
struct Parting {
    std::string for_first;
    std::string for_second;
    CaseRecord first;
    CaseRecord second;
};

CaseBuilder complaint()
{
    CaseBuilder builder;
    builder.contact(Purpose::complaint);
    return builder;
}

Parting apology_when()
{
    const Said sorry{acts_of(Act::apology), 1};
    const Said ask{acts_of(Act::ask_detail), 1};
    const Said reflect{acts_of(Act::acknowledge_feeling), 1};
    return {"seven_steps", "human_first", complaint().say(sorry).say(reflect).say(ask).record,
            complaint().say(ask).say(reflect).say(sorry).record};
}

Parting apology_count()
{
    const Said sorry{acts_of(Act::apology), 1, {"room"}};
    const Said again{acts_of(Act::apology), 1, {"daughter"}};
    const Said ask{acts_of(Act::ask_detail, Act::check_understanding), 1};
    return {"seven_strategies", "seven_steps", complaint().say(sorry).say(again).record,
            complaint().say(sorry).say(ask).record};
}

Parting gift()
{
    CaseBuilder given = complaint();
    given.act(ActionKind::fix, "suite").act(ActionKind::give, "breakfast");
    CaseBuilder not_given = complaint();
    not_given.act(ActionKind::fix, "suite").contact(Purpose::follow_up, Opener::trainee, 3600);
    not_given.say({acts_of(Act::confirm_resolved), 1});
    return {"sixty_seconds", "seven_strategies", given.record, not_given.record};
}

Parting speed()
{
    CaseBuilder fast = complaint();
    fast.say({acts_of(Act::apology, Act::own_it), 1, {}, {}, false, 20, 20}).act(ActionKind::give, "breakfast");
    CaseBuilder full = complaint();
    full.say({acts_of(Act::invite_story), 1, {}, {}, false, 8, 100}).say({{}, 1, {}, {}, false, 4, 150});
    full.say({acts_of(Act::apology, Act::own_it), 1, {}, {}, true, 20, 150}).act(ActionKind::give, "breakfast");
    return {"sixty_seconds", "human_first", fast.record, full.record};
}

Parting alone_or_ask()
{
    CaseBuilder alone = complaint();
    alone.act(ActionKind::give, "breakfast");
    CaseBuilder asking = complaint();
    asking.act(ActionKind::consult, "ask-manager").act(ActionKind::give, "breakfast");
    return {"sixty_seconds", "human_first", alone.record, asking.record};
}

Parting cause()
{
    CaseBuilder told = complaint();
    told.act(ActionKind::report_cause, "tell-reservations");
    CaseBuilder kept = complaint();
    kept.record.worksheet = Worksheet{true, false, true};
    return {"heal", "seven_steps", told.record, kept.record};
}

Parting words_or_deeds()
{
    CaseBuilder words = complaint();
    words.say({acts_of(Act::explain_fix, Act::promise_follow_up), 1});
    CaseBuilder deeds = complaint();
    deeds.act(ActionKind::ring, "ring-depot");
    return {"seven_strategies", "heal", words.record, deeds.record};
}

Parting who_chooses()
{
    CaseBuilder choice = complaint();
    choice.say({acts_of(Act::offer_choice), 1, {}, {"suite", "other-hotel"}});
    CaseBuilder charge = complaint();
    charge.act(ActionKind::fix, "suite").action().chosen = false;
    return {"seven_steps", "heal", choice.record, charge.record};
}

Parting follow_up()
{
    CaseBuilder back = complaint();
    back.act(ActionKind::fix, "suite").contact(Purpose::follow_up, Opener::trainee, 3600);
    back.say({acts_of(Act::confirm_resolved), 1});
    CaseBuilder done = complaint();
    done.say({acts_of(Act::own_it), 1}).act(ActionKind::fix, "suite");
    return {"heal", "sixty_seconds", back.record, done.record};
}

Parting thanks()
{
    CaseBuilder thanked = complaint();
    thanked.act(ActionKind::fix, "suite").say({acts_of(Act::thank), 2});
    CaseBuilder willing = complaint();
    willing.act(ActionKind::fix, "suite").say({acts_of(Act::reassure), 2});
    return {"seven_steps", "human_first", thanked.record, willing.record};
}

const std::map<std::string, Parting (*)()> partings = {
    {"apology_when", apology_when},
    {"apology_count", apology_count},
    {"gift", gift},
    {"speed", speed},
    {"alone_or_ask", alone_or_ask},
    {"cause", cause},
    {"words_or_deeds", words_or_deeds},
    {"who_chooses", who_chooses},
    {"follow_up", follow_up},
    {"thanks", thanks},
};

std::vector<Disagreement> shipped()
{
    return *parse_disagreements(project_file("assets/rubrics/disagreements.json"), "disagreements.json");
}

TEST(Disagreements, AreTenAndEachIsShownHere)
{
    const std::vector<Disagreement> disagreements = shipped();

    EXPECT_EQ(disagreements.size(), 10U);
    for (const Disagreement& disagreement : disagreements)
        EXPECT_EQ(partings.count(disagreement.id), 1U) << disagreement.id;
}

TEST(Disagreements, NameOnlyFrameworksAndCriteriaThatAreShipped)
{
    for (const Disagreement& disagreement : shipped()) {
        for (const Disagreement::Position& position : disagreement.positions) {
            EXPECT_EQ(framework(position.framework).id(), position.framework);
            for (const std::string& id : position.criteria) {
                const std::vector<CriterionMark> all = mark(framework(position.framework), {}).criteria;
                EXPECT_TRUE(
                    std::any_of(all.begin(), all.end(), [&](const CriterionMark& each) { return each.id == id; }))
                    << position.framework << " " << id;
            }
        }
    }
}

TEST(Disagreements, AreShownByTwoCasesRankedTheOtherWayRound)
{
    for (const auto& [id, make] : partings) {
        const Parting parting = make();

        EXPECT_GT(total(parting.for_first, parting.first), total(parting.for_first, parting.second)) << id;
        EXPECT_LT(total(parting.for_second, parting.first), total(parting.for_second, parting.second)) << id;
    }
}

TEST(Disagreements, AreShownByFrameworksThatTakeAPositionInThem)
{
    for (const Disagreement& disagreement : shipped()) {
        const Parting parting = partings.at(disagreement.id)();
        for (const std::string& side : {parting.for_first, parting.for_second}) {
            const auto& all = disagreement.positions;
            const auto is_side = [&side](const auto& position) { return position.framework == side; };
            EXPECT_TRUE(std::any_of(all.begin(), all.end(), is_side)) << disagreement.id << " " << side;
        }
    }
}

TEST(Gates, AreTheFiveOfTheHouse)
{
    const auto gates = parse_gates(project_file("assets/rubrics/gates.json"), "gates.json");

    ASSERT_TRUE(gates.has_value());
    std::vector<std::string> ids;
    for (const Gate& gate : *gates) ids.push_back(gate.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"safety", "privacy", "discrimination", "legal", "abuse"}));
}

TEST(ParseDisagreements, RefusesAnIdThatStandsTwiceAndAFrameworkThatSpeaksTwice)
{
    const auto read = parse_disagreements(
        "{\"format\": 1, \"disagreements\": [\n"
        "{\"id\": \"a\", \"title\": \"A\", \"positions\": [{\"framework\": \"x\", \"asks\": \"1\"},\n"
        "{\"framework\": \"x\", \"asks\": \"2\"}]},\n"
        "{\"id\": \"a\", \"title\": \"A\", \"positions\": [{\"framework\": \"x\", \"asks\": \"1\"}]}]}",
        "d.json");

    ASSERT_FALSE(read.has_value());
    ASSERT_EQ(read.error().size(), 3U);
    EXPECT_EQ(to_string(read.error()[0]), "d.json:3:1 (/disagreements/0/positions/1): \"x\" stands here twice");
    EXPECT_EQ(to_string(read.error()[1]), "d.json:4:1 (/disagreements/1): \"a\" stands here twice");
    EXPECT_EQ(to_string(read.error()[2]), "d.json:4:40 (/disagreements/1/positions): expected at least 2, found 1");
}

}  // namespace
}  // namespace amends::rubric
