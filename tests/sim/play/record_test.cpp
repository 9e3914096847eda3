#include <gtest/gtest.h>
#include <algorithm>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

using acts::Act;
using rubric::Offer;

TEST(Record, HoldsWhatWasSaidDoneAndPromised)
{
    const Sitting sitting = good_sitting(tiny_pinned());

    const rubric::CaseRecord record = record_of(sitting.playing.pinned, sitting.state());

    EXPECT_EQ(record.turns.size(), 3U);
    ASSERT_EQ(record.actions.size(), 3U);
    EXPECT_EQ(record.actions[1].id, "redeliver");
    EXPECT_TRUE(record.actions[1].fixes);
    EXPECT_EQ(record.actions[2].contact, -1);
    ASSERT_EQ(record.promises.size(), 1U);
    EXPECT_EQ(record.promises.front().fate, rubric::Fate::kept);
    EXPECT_EQ(record.worksheet, (rubric::Worksheet{true, true, true}));
    EXPECT_EQ(record.contacts.size(), 2U);
}

TEST(Record, OffersTheSameWhateverWasPlayed)
{
    const Pinned pinned = tiny_pinned();

    const auto good = record_of(pinned, good_sitting(pinned).state()).offers;
    const auto nothing = record_of(pinned, begin(pinned).state).offers;

    EXPECT_EQ(good, nothing);
    const auto has = [&](Offer offer) { return std::find(good.begin(), good.end(), offer) != good.end(); };
    EXPECT_TRUE(has(Offer::gift));
    EXPECT_TRUE(has(Offer::choice));
    EXPECT_TRUE(has(Offer::follow_up));
    EXPECT_FALSE(has(Offer::three_way));
}

TEST(Record, TakesAClaimWithoutItsDeedAsAFalseWord)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});
    acts::Hearing claim = heard({Act::act_now});
    claim.claims = {{"ring-depot", {0, 4}}};
    sitting.says(claim);

    const auto said_only = record_of(sitting.playing.pinned, sitting.state());
    sitting.does(Do{"ring-depot"});
    const auto done_next = record_of(sitting.playing.pinned, sitting.state());

    EXPECT_EQ(said_only.false_words, (std::vector<rubric::FalseWord>{{0, "ring-depot"}}));
    EXPECT_TRUE(done_next.false_words.empty());
}

TEST(Record, RedeemsAClaimByADeedDoneBefore)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{}).does(Do{"ring-depot"});
    acts::Hearing claim = heard({Act::act_now});
    claim.claims = {{"ring-depot", {0, 4}}};
    sitting.says(claim);

    const auto record = record_of(sitting.playing.pinned, sitting.state());

    EXPECT_TRUE(record.false_words.empty());
    EXPECT_TRUE(record.actions.front().announced);
}

TEST(Record, KnowsADeedThatNobodyAnnounced)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Do{"ring-depot"});

    EXPECT_FALSE(record_of(sitting.playing.pinned, sitting.state()).actions.front().announced);
}

}  // namespace
}  // namespace amends::play
