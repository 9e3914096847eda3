// Faults planted one by one, each found, and each witness played.
#include "sim/proof/prove.h"

#include <gtest/gtest.h>

#include "sim/proof/exemplars.h"
#include "sim/proof/players.h"
#include "sim/proof/report.h"
#include "sim/proof/ways.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/proof/fixture.h"

namespace amends::proof {
namespace {

using scenario::Scenario;

const std::vector<rubric::Rubric>& one_framework()
{
    static const std::vector<rubric::Rubric> k_list = {
        play::sound(rubric::parse_rubric(play::bytes_of("assets/rubrics/seven_strategies.json"), "seven_strategies"))};
    return k_list;
}

/// The late crib with something planted in it, and all that is worked out of it.
struct Planted {
    Explored all;
    Lumps lumps;
    std::vector<std::string> texts;
    Witnesses witnesses;
    Marker marker;

    explicit Planted(const Scenario& scenario)
        : all(scenario),
          lumps(lumps_of(*all.pinned.compiled, all.space)),
          texts(texts_of(scenario)),
          witnesses(all.pinned, acts::shipped_model(), all.classes, all.space, texts),
          marker(all.pinned, all.classes, all.space, lumps)
    {
    }

    Subject subject() const
    {
        return {all.pinned, acts::shipped_model(), one_framework(), all.classes, all.space, lumps, marker, witnesses,
                texts};
    }

    static std::vector<std::string> texts_of(const Scenario& scenario)
    {
        std::vector<std::string> texts = exemplars(scenario, {});
        return texts;
    }
};

template <class Plant>
Scenario crib(Plant&& plant)
{
    Scenario scenario = play::tiny();
    plant(scenario);
    return scenario;
}

Findings with_id(const Findings& findings, std::string_view id)
{
    Findings found;
    for (const Finding& each : findings) {
        if (each.id == id) found.push_back(each);
    }
    return found;
}

Findings reach_of(const Scenario& scenario, std::string_view id)
{
    return with_id(prove_reach(Planted(scenario).subject()), id);
}

Findings replies_of(const Scenario& scenario)
{
    const Planted planted(scenario);
    std::vector<Beside> pairs = replies_beside(planted.subject());
    for (const rubric::Rubric& rubric : one_framework()) planted.marker.prove(rubric, {}, &pairs);
    return prove_replies(planted.subject(), pairs);
}

scenario::Guard nobody_trusts_so()
{
    scenario::Guard guard;
    guard.anger = {6, 6};
    guard.trust = {6, 6};
    return guard;
}

/// The state after a witness, played by the rules of a play.
play::Playing played(const play::Pinned& pinned, const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    const play::Script script = play::sound(play::parse_script(text, "witness"));
    play::Playing playing = play::begin(pinned);
    for (const play::ScriptLine& line : script.lines) {
        const play::Command command = play::sound(
            play::command_from(line, "witness", acts::shipped_model(), pinned, playing.state, playing.typed));
        const play::Decided decided = play::decide(pinned, playing.state, command);
        if (!decided) throw std::runtime_error("the witness cannot be played: " + decided.error().key);
        playing.take(*decided);
    }
    return playing;
}

TEST(ProveReach, FindsNothingInASoundScenario)
{
    const Findings findings = prove_reach(Planted(play::tiny()).subject());

    EXPECT_TRUE(findings.empty()) << write_text(findings);
}

TEST(ProveReach, FindsANodeAndAnEndingThatNoPlayComesTo)
{
    const Scenario scenario = crib([](Scenario& s) { s.nodes[4].exits[0].when = nobody_trusts_so(); });

    EXPECT_EQ(reach_of(scenario, "node-unreachable").at(0).where.pointer, "/nodes/6");
    EXPECT_EQ(reach_of(scenario, "ending-unreachable").at(0).where.pointer, "/endings/0");
    EXPECT_EQ(reach_of(scenario, "exit-never-taken").at(0).where.pointer, "/nodes/4/exits/0");
    EXPECT_EQ(reach_of(scenario, "ending-unreachable").at(0).verdict, Verdict::proved);
}

TEST(ProveReach, FindsALineThatIsNeverSaid)
{
    const Scenario scenario = crib([](Scenario& s) { s.nodes[4].lines[0].when = nobody_trusts_so(); });

    EXPECT_EQ(reach_of(scenario, "line-never-said").at(0).where.pointer, "/nodes/4/lines/0");
}

TEST(ProveReach, FindsAnAnswerThatIsNeverGiven)
{
    const Scenario scenario = crib([](Scenario& s) { s.answers[2].when = nobody_trusts_so(); });

    EXPECT_EQ(reach_of(scenario, "answer-never-given").at(0).where.pointer, "/answers/2");
}

TEST(ProveReach, FindsAReplyThatIsNeverOffered)
{
    const Scenario scenario = crib([](Scenario& s) { s.nodes[1].offered[2].when = nobody_trusts_so(); });

    EXPECT_EQ(reach_of(scenario, "reply-never-offered").at(0).where.pointer, "/nodes/1/offered/2");
}

TEST(ProveReach, FindsADeedThatCanNeverBeDone)
{
    const Scenario scenario = crib([](Scenario& s) { s.actions[2].needs = nobody_trusts_so(); });

    EXPECT_EQ(reach_of(scenario, "action-never-possible").at(0).where.pointer, "/actions/2");
}

TEST(ProveReach, FindsAnExitBehindOneThatTakesEveryReply)
{
    const Scenario scenario = crib([](Scenario& s) {
        scenario::Exit wide = s.nodes[3].exits[0];
        wide.id = "e99";
        wide.when = {};
        wide.when.empathy = 0;
        wide.when.trust = {0, 6};
        s.nodes[3].exits.insert(s.nodes[3].exits.begin(), wide);
    });

    EXPECT_EQ(reach_of(scenario, "exit-never-taken").size(), 2U);
}

TEST(DeadEnd, IsAStateThatLeadsBackToItself)
{
    const Scenario scenario = crib([](Scenario& s) {
        s.nodes[0].patience = 0;
        s.nodes[0].out_of_patience.reset();
    });
    const play::Pinned pinned = play::pinned(scenario);
    const Report report = prove(pinned, acts::shipped_model(), one_framework(), {});

    const Finding found = with_id(report.findings, "dead-end").at(0);
    EXPECT_EQ(found.where.pointer, "/nodes/0");
    EXPECT_EQ(found.verdict, Verdict::refuted);
    EXPECT_FALSE(played(pinned, found.witness).state.branch.over());
    EXPECT_EQ(dead_end(Explored().space), nowhere);
}

TEST(ProveRegions, FindThatNobodyCanWin)
{
    const Scenario scenario = crib([](Scenario& s) { s.nodes[4].exits[0].when = nobody_trusts_so(); });

    EXPECT_EQ(with_id(prove_regions(Planted(scenario).subject()), "cannot-win").size(), 1U);
}

TEST(ProveRegions, FindThatNobodyCanLose)
{
    const Scenario scenario = crib([](Scenario& s) {
        for (scenario::Ending& each : s.endings) each.good = true;
    });

    EXPECT_EQ(with_id(prove_regions(Planted(scenario).subject()), "cannot-lose").size(), 1U);
}

TEST(ProveRegions, ShowThePointOfNoReturnByAPlayOutOfWhichNothingGoodComes)
{
    const Planted planted(play::tiny());

    const Finding found = with_id(prove_regions(planted.subject()), "point-of-no-return").at(0);

    EXPECT_EQ(found.verdict, Verdict::refuted);
    ASSERT_FALSE(found.witness.empty());
    const play::Playing end = played(planted.all.pinned, found.witness);
    const std::uint32_t state = planted.witnesses.index_of(end.state.branch);
    ASSERT_NE(state, nowhere);
    EXPECT_EQ(planted.marker.players().good()[planted.lumps.of[state]], 0U);
}

TEST(ProveRegions, FindACaseThatIsWonWithTheFirstMove)
{
    const Scenario scenario = crib([](Scenario& s) {
        for (const std::size_t node : {1U, 3U, 4U}) {
            for (scenario::Exit& exit : s.nodes[node].exits) exit.to = "renewed";
            s.nodes[node].out_of_patience.reset();
            s.nodes[node].patience = 0;
        }
        s.nodes[1].hang_up = false;
        for (scenario::Answer& each : s.answers) each.nodes = {"n4"};
        s.nodes[0].exits[0].to = "renewed";
        s.unended = "renewed";
    });

    const Planted planted(scenario);
    const Findings found = with_id(prove_regions(planted.subject()), "safe-too-early");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(played(planted.all.pinned, found[0].witness).events.empty());
}

TEST(ProveDeeds, FindAPromiseThatNobodyCanMake)
{
    const Scenario scenario = crib([](Scenario& s) {
        // Both of its times are the beginning, and the reply that would make it comes after.
        s.promises[0].act = acts::Act::promise_follow_up;
        s.promises[0].slots = {"start"};
        s.promises[0].unless_said = "start";
        s.start.contact = "visit";
        s.contacts[2].slot = "month";
    });
    const Planted planted(scenario);

    const Findings found = prove_deeds(planted.subject());

    EXPECT_EQ(with_id(found, "promise-never-made").size() + with_id(found, "promise-never-due").size(), 1U)
        << write_text(found);
}

TEST(ProveDeeds, FindAPromiseThatCanNeverBeKept)
{
    const Scenario scenario = crib([](Scenario& s) { s.actions[4].slots = {"month"}; });

    const Findings found = prove_deeds(Planted(scenario).subject());

    EXPECT_EQ(with_id(found, "promise-never-due").size(), 1U) << write_text(found);
}

TEST(ProveDeeds, FindAuthorityThatNothingTests)
{
    const Scenario scenario = crib([](Scenario& s) {
        for (scenario::Action& each : s.actions) each.cost = 0;
    });

    EXPECT_EQ(with_id(prove_deeds(Planted(scenario).subject()), "authority-never-tested").size(), 1U);
    EXPECT_TRUE(with_id(prove_deeds(Planted(play::tiny()).subject()), "authority-never-tested").empty());
}

TEST(ProveReplies, FindTwoThatComeToTheSame)
{
    const Scenario scenario = crib([](Scenario& s) {
        scenario::Offered twin = s.nodes[3].offered[1];
        twin.id = "o99";
        twin.text = "I said that I would ring, and so I ring.";
        s.nodes[3].offered.push_back(twin);
    });

    const Findings found = with_id(replies_of(scenario), "reply-alike");

    const auto twin = std::find_if(found.begin(), found.end(),
                                   [](const Finding& each) { return each.where.pointer == "/nodes/3/offered/2"; });
    EXPECT_NE(twin, found.end()) << write_text(found);
}

TEST(ProveReplies, FindOneThatIsNeverBetterThanAnother)
{
    const Findings found = with_id(replies_of(play::tiny()), "reply-dominated");

    // "That is 35 pounds, please." does nothing that asking after the child does not do better.
    const auto plain = std::find_if(found.begin(), found.end(),
                                    [](const Finding& each) { return each.where.pointer == "/nodes/4/offered/1"; });
    EXPECT_NE(plain, found.end()) << write_text(found);
}

TEST(ProveReplies, DoNotBlameAReplyForBeingPoorOnPurpose)
{
    for (const Finding& each : with_id(replies_of(play::tiny()), "reply-dominated")) {
        EXPECT_NE(each.where.pointer, "/nodes/0/offered/1") << "o2 puts the work on the customer";
    }
}

TEST(ProveWords, FindNothingThatWinsByItself)
{
    const Findings found = prove_words(Planted(play::tiny()).subject());

    EXPECT_TRUE(found.empty()) << write_text(found);
}

/// A framework in which one thing, done once, earns all that there is to earn.
rubric::Rubric earned_by(const std::string& acts, int mark = 100)
{
    const std::string text = R"({"format": 1, "id": "easy", "title": "Easy", "source": "A test", "criteria": [
        {"id": "it", "title": "It", "question": "Was it done?", "weight": 1, "needs": ["talk"], "kind": "monitor",
         "letters": [{"id": "done", "when": {"on": "turn", )" +
                             acts + R"(}, "note": "Reply {reply}."}],
         "states": [{"id": "none", "mark": 0, "missing": "Do it.", "next": {"done": "done"}},
                    {"id": "done", "mark": )" +
                             std::to_string(mark) + (mark < 100 ? R"(, "missing": "Do more.")" : "") + "}]}]}";
    return play::sound(rubric::parse_rubric(text, "easy.json"));
}

Findings words_under(const rubric::Rubric& easy)
{
    const Planted planted(play::tiny());
    const std::vector<rubric::Rubric> rubrics = {easy};
    const Subject whole = planted.subject();
    return prove_words({whole.pinned, whole.model, rubrics, whole.classes, whole.space, whole.lumps, whole.marker,
                        whole.witnesses, whole.texts});
}

TEST(ProveWords, FindASentenceThatWinsAndPlayIt)
{
    const rubric::Rubric easy = earned_by(R"("all": ["apology"])");

    const Findings found = with_id(words_under(easy), "one-sentence-wins");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::refuted);
    const play::Playing end = played(play::tiny_pinned(), found[0].witness);
    EXPECT_TRUE(end.state.branch.over());
    EXPECT_TRUE(rubric::mark(easy, play::record_of(end.pinned, end.state)).pass);
}

TEST(ProveWords, FindAnOpeningWithEveryActThatWins)
{
    // No one sentence of the list holds all of these.
    const rubric::Rubric easy =
        earned_by(R"("all": ["apology", "own_it", "take_perspective", "compensate", "explain_cause"])");

    const Findings found = words_under(easy);

    EXPECT_TRUE(with_id(found, "one-sentence-wins").empty()) << write_text(found);
    EXPECT_EQ(with_id(found, "opening-wins").size(), 1U) << write_text(found);
}

/// What a framework with these means and this range would be said to be.
FrameworkProof framework(int least, int most, int random, int good)
{
    FrameworkProof proof;
    proof.id = "easy";
    proof.least = least;
    proof.most = most;
    const auto mean = [&](Player player) -> Mean& { return proof.means[static_cast<std::size_t>(player)]; };
    mean(Player::random) = {random * one_mark, random * one_mark};
    mean(Player::good) = {good * one_mark, good * one_mark};
    return proof;
}

TEST(ProveMarks, FindNothingInAFrameworkThatTellsPlayersApart)
{
    EXPECT_TRUE(prove_marks({framework(0, 100, 20, 80)}).empty());
}

TEST(ProveMarks, FindAPassThatIsOutOfReach)
{
    EXPECT_EQ(with_id(prove_marks({framework(0, 40, 20, 30)}), "pass-out-of-reach").size(), 1U);
}

TEST(ProveMarks, FindThatEverybodyPasses)
{
    const Findings found = prove_marks({framework(90, 100, 95, 99)});

    EXPECT_EQ(with_id(found, "fail-out-of-reach").size(), 1U);
    EXPECT_EQ(with_id(found, "random-passes").size(), 1U);
}

TEST(ProveMarks, FindPlayersOutOfOrder)
{
    EXPECT_EQ(with_id(prove_marks({framework(0, 100, 50, 40)}), "players-out-of-order").size(), 1U);
}

TEST(ProveMarks, FindACriterionThatNobodyCanEarnInFull)
{
    const rubric::Rubric never = earned_by(R"("all": ["apology"])", 60);
    const Planted planted(play::tiny());

    const FrameworkProof proof = planted.marker.prove(never, {});

    EXPECT_EQ(with_id(prove_marks({proof}), "mark-never-full").size(), 1U);
    EXPECT_EQ(with_id(prove_marks({proof}), "pass-out-of-reach").size(), 1U);
}

TEST(Witnesses, PlayToEveryStateThatWordsComeTo)
{
    const Planted planted(play::tiny());
    int in_words = 0;

    for (std::uint32_t state = 0; state < planted.all.space.states.size(); state += 11) {
        if (!planted.witnesses.in_words(state)) continue;
        const Witness witness = planted.witnesses.to(state);
        if (!witness.plays) continue;  // heard otherwise after what went before
        ++in_words;
        const play::Playing end = played(planted.all.pinned, witness.lines);
        ASSERT_EQ(planted.witnesses.index_of(end.state.branch), state);
    }
    EXPECT_GT(in_words, 50);
}

TEST(Witnesses, AreTheShortest)
{
    const Planted planted(play::tiny());

    for (std::size_t ending = 0; ending < 3; ++ending) {
        const Sight& sight = planted.all.space.sights.endings[ending];
        std::size_t moves = 1;
        for (std::uint32_t at = sight.from; at != 0; at = planted.all.space.parent[at]) ++moves;
        EXPECT_GE(planted.witnesses.to(sight).lines.size(), moves);
    }
}

TEST(Prove, SaysSampledBeyondTheBudget)
{
    ProveOptions options;
    options.limit = 1'000;
    options.sampled = 500;

    const Report report = prove(play::tiny_pinned(), acts::shipped_model(), one_framework(), options);

    EXPECT_EQ(with_id(report.findings, "beyond-budget").size(), 1U);
    EXPECT_FALSE(report.drawn.empty());
    for (const Finding& each : with_id(report.findings, "ending-unreachable"))
        EXPECT_EQ(each.verdict, Verdict::sampled);
}

TEST(Prove, ReportsASoundScenarioWithoutFaults)
{
    ProveOptions options;
    options.plays = 20;
    options.cover = true;

    const Report report = prove(play::tiny_pinned(), acts::shipped_model(), one_framework(), options);

    EXPECT_FALSE(has_level(report.findings, Level::fault)) << write_text(report.findings);
    EXPECT_EQ(report.samples.size(), player_count);
    EXPECT_NE(write_text(report, play::tiny(), true, true).find("seven_strategies"), std::string::npos);
    EXPECT_NE(write_json(report, play::tiny()).find("\"frameworks\""), std::string::npos);
}

TEST(Sample, StaysWithinWhatIsProved)
{
    ProveOptions options;
    options.plays = 100;

    const Report report = prove(play::tiny_pinned(), acts::shipped_model(), one_framework(), options);

    for (const Sampled& each : report.samples) {
        EXPECT_GE(each.totals[0].least, static_cast<std::uint32_t>(report.frameworks[0].least));
        EXPECT_LE(each.totals[0].most, static_cast<std::uint32_t>(report.frameworks[0].most));
    }
}

TEST(Ways, PlayToWhatIsAskedFor)
{
    const Planted planted(play::tiny());

    const std::vector<Way> all = ways_to(planted.subject(), "");

    int in_words = 0;
    for (const Way& each : all) {
        EXPECT_TRUE(each.seen) << each.pointer;
        if (!each.witness.plays) continue;
        ++in_words;
        played(planted.all.pinned, each.witness.lines);
    }
    EXPECT_GT(2 * in_words, static_cast<int>(all.size()));
    const Way good = ways_to(planted.subject(), "renewed").back();
    EXPECT_EQ(good.pointer, "/endings/0") << "a node has that name as well";
    EXPECT_EQ(played(planted.all.pinned, good.witness.lines).state.ending, "renewed");
}

TEST(Ways, SayWhatNoPlayComesTo)
{
    const Planted planted(crib([](Scenario& s) { s.nodes[4].exits[0].when = nobody_trusts_so(); }));

    EXPECT_FALSE(ways_to(planted.subject(), "renewed").back().seen);
    EXPECT_TRUE(ways_to(planted.subject(), "no such thing").empty());
}

TEST(Cover, PlaysEverythingThatItSaysItCovers)
{
    const Planted planted(play::tiny());

    const Cover found = cover(planted.subject());

    EXPECT_EQ(found.covered, found.items);
    EXPECT_GE(found.plays.size(), found.least);
    EXPECT_GE(found.least, 2U);
    for (const std::vector<std::string>& lines : found.plays) {
        std::string text;
        for (const std::string& line : lines) text += line + "\n";
        const play::Script script = play::sound(play::parse_script(text, "cover"));
        EXPECT_TRUE(play::run_script(planted.all.pinned, acts::shipped_model(), script, {}, {}).has_value()) << text;
    }
}

TEST(FewestWays, AreOneForAChain)
{
    EXPECT_EQ(fewest_ways(3, {{0, 1}, {1, 2}}), 1U);
}

TEST(FewestWays, AreAsManyAsTheWidestCut)
{
    EXPECT_EQ(fewest_ways(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}), 2U);
    EXPECT_EQ(fewest_ways(5, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {3, 4}, {3, 4}}), 3U);
}

TEST(FewestWays, LetWaysShareEdges)
{
    EXPECT_EQ(fewest_ways(6, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {3, 5}}), 2U);
}

}  // namespace
}  // namespace amends::proof
