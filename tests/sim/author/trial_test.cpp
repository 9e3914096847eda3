#include "sim/author/trial.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/author/problems.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/author/fixtures.h"
#include "tests/sim/customer/shipped.h"

namespace amends::author {
namespace {

play::Pinned pinned_tiny()
{
    const Look look = look_at(document_of(tiny_path).bytes(), customer::shipped(), acts::shipped_model());
    return *look.pinned;
}

Standing in(const std::string& node)
{
    return standing_in(*pinned_tiny().scenario, node);
}

const WayTried& way(const Tried& tried, const std::string& exit)
{
    return *std::find_if(tried.ways.begin(), tried.ways.end(), [&](const WayTried& each) { return each.exit == exit; });
}

std::vector<std::string> keys(const std::vector<Message>& messages)
{
    std::vector<std::string> out;
    for (const Message& each : messages) out.push_back(each.key);
    return out;
}

TEST(BeginIn, EntersTheNodeAndSaysItsLine)
{
    const auto playing = begin_in(pinned_tiny(), in("n2"));

    ASSERT_TRUE(playing);
    ASSERT_EQ(playing->state.transcript.size(), 1u);
    EXPECT_EQ(play::words_of(playing->pinned, playing->state.transcript.front(), {}), "So what happens now?");
    EXPECT_TRUE(playing->state.branch.in_contact());
    EXPECT_EQ(playing->state.branch.anger, 4);
}

TEST(BeginIn, StandsInTheStateThatWasChosen)
{
    Standing standing = in("n4");
    standing.trust = 5;
    standing.promises["friday"] = play::PromiseState::kept;
    standing.done = {"redeliver"};
    standing.vars["due"] = "told";

    const auto playing = begin_in(pinned_tiny(), standing);

    ASSERT_TRUE(playing);
    EXPECT_EQ(playing->state.branch.promise(0), play::PromiseState::kept);
    EXPECT_EQ(playing->state.branch.vars, 1);
    EXPECT_NE(playing->state.branch.done, 0);
    EXPECT_EQ(play::words_of(playing->pinned, playing->state.transcript.back(), {}),
              "She sleeps in it. I came for a lamp.");
}

TEST(BeginIn, GivesNothingWhereNobodySpeaks)
{
    EXPECT_FALSE(begin_in(pinned_tiny(), in("bye")));
    EXPECT_FALSE(begin_in(pinned_tiny(), in("nowhere")));
}

TEST(TryWords, SaysWhichWayAReplyTakesAndWhyTheOthersDoNot)
{
    const auto playing = begin_in(pinned_tiny(), in("n1"));

    const auto tried =
        try_words(*playing, acts::shipped_model(), "I'm so sorry. Two weeks with an empty nursery, that is awful.");

    ASSERT_TRUE(tried);
    EXPECT_TRUE(way(*tried, "e1").taken);
    EXPECT_EQ(keys(way(*tried, "e2").why_not), std::vector<std::string>{"author.why.any_act"});
    EXPECT_EQ(keys(way(*tried, "e3").why_not), std::vector<std::string>{"author.why.before"});
    EXPECT_TRUE(tried->hearing.present().has(acts::Act::apology));
}

TEST(TryWords, SaysWhatIsMissing)
{
    const auto playing = begin_in(pinned_tiny(), in("n1"));

    const auto tried = try_words(*playing, acts::shipped_model(), "Which order is it?");

    ASSERT_TRUE(tried);
    const std::vector<Message>& why = way(*tried, "e1").why_not;
    ASSERT_FALSE(why.empty());
    EXPECT_EQ(why.front().key, "author.why.acts");
    EXPECT_EQ(why.front().args.front().second, "apology");
}

TEST(TryWords, NamesWhatTheStateLacks)
{
    const auto playing = begin_in(pinned_tiny(), in("n2"));

    const auto tried = try_words(*playing, acts::shipped_model(), "I see.");

    ASSERT_TRUE(tried);
    EXPECT_EQ(keys(way(*tried, "e5").why_not), (std::vector<std::string>{"author.why.done", "author.why.promises"}));
}

TEST(TryWords, ShowsTheAnswerAndWhatIsSaid)
{
    Standing standing = in("n2");
    standing.heard = 1;
    const auto playing = begin_in(pinned_tiny(), standing);

    const auto tried = try_words(*playing, acts::shipped_model(), "By when do you need it?");

    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->answer, "baby");
    ASSERT_FALSE(tried->says.empty());
    EXPECT_EQ(tried->says.front(), "Friday. She is due on Friday.");
}

TEST(TryWords, AgreesWithThePlay)
{
    const play::Pinned pinned = pinned_tiny();
    for (const char* words : {"I'm so sorry. Two weeks with an empty nursery, that is awful.",
                              "How dare you shout at me, shut up.", "Go on.", "Hm."}) {
        const auto playing = begin_in(pinned, in("n1"));
        const auto tried = try_words(*playing, acts::shipped_model(), words);
        const auto played = play_moves(pinned, acts::shipped_model(), in("n1"), {{Move::Kind::typed, words}});
        ASSERT_TRUE(tried && played);
        const play::BranchState& now = played->playing.state.branch;
        EXPECT_EQ(tried->after, (customer::Mood{now.anger, now.trust})) << words;
        const auto taken =
            std::find_if(tried->ways.begin(), tried->ways.end(), [](const auto& each) { return each.taken; });
        if (taken == tried->ways.end() || taken->to.empty() || !now.in_contact()) continue;
        EXPECT_EQ(pinned.scenario->nodes[now.node].id, taken->to) << words;
    }
}

TEST(PlayMoves, StopsWhereAMoveCannotBeMade)
{
    const auto trial = play_moves(pinned_tiny(), acts::shipped_model(), in("n1"),
                                  {{Move::Kind::offered, "o1"}, {Move::Kind::offered, "o1"}, {Move::Kind::listen, ""}});

    ASSERT_TRUE(trial);
    EXPECT_EQ(trial->made, 1u);
    EXPECT_TRUE(trial->why);
}

TEST(ConfirmHeard, PutsWhatWasHeardIntoTheReply)
{
    const Document before = document_of(tiny_path);
    const std::string at = "/nodes/0/offered/1";
    const std::string text = "I'm so sorry. That is awful.";
    const Document typed = after(before, put_text(before, at + "/text", text));
    const auto playing = begin_in(pinned_tiny(), in("n1"));
    const auto tried = try_words(*playing, acts::shipped_model(), text);

    const Document confirmed = after(typed, confirm_heard(typed, at, tried->hearing));

    EXPECT_TRUE(confirmed.has(at + "/acts/apology"));
    EXPECT_FALSE(confirmed.has(at + "/acts/put_on_customer"));
    EXPECT_EQ(faults_of(confirmed), "");
}

}  // namespace
}  // namespace amends::author
