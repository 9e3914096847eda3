#include "scoring/contacts/case_of.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"
#include "tests/scoring/contacts/contact_lines.h"

namespace amends::contacts {
namespace {

HeardCase heard(const std::string& line)
{
    return heard_case(acts::shipped_model(), parse_transcripts(line, "contacts.jsonl").value().at(0));
}

TEST(HeardCase, HearsEveryReplyOfTheAgent)
{
    const HeardCase good = heard(k_good);

    ASSERT_EQ(good.record.turns.size(), 2U);
    EXPECT_TRUE(good.record.turns[0].hearing.present().has(acts::Act::apology));
    EXPECT_EQ(good.foreign, 0);
}

TEST(HeardCase, PutsDeedsBetweenReplies)
{
    const HeardCase good = heard(k_good);

    ASSERT_EQ(good.record.actions.size(), 1U);
    EXPECT_EQ(good.record.actions[0].before_turn, 1);
    EXPECT_EQ(good.record.actions[0].sim_s, 600);
}

TEST(HeardCase, CountsTimeFromTheComplaint)
{
    const HeardCase good = heard(k_good);

    ASSERT_EQ(good.record.contacts.size(), 2U);
    EXPECT_EQ(good.record.contacts[1].sim_s, 4 * 86400 + 45 * 60);
    EXPECT_EQ(good.record.turns[1].contact, 1);
}

TEST(HeardCase, LetsTheTalkClockRunAtTheWordsThatWereSaid)
{
    const HeardCase good = heard(k_good);

    EXPECT_EQ(good.record.turns[0].talk_ms, 10 * 400);
    EXPECT_EQ(good.record.turns[0].customer_words, 10);
}

TEST(HeardCase, OffersWhatAnyHouseCanDoUnlessTheCaseSaysElse)
{
    EXPECT_EQ(heard(k_bad).record.offers, usual_offers());
    std::string own = k_bad;
    own.insert(1, R"("offers":["talk"],)");
    EXPECT_EQ(heard(own).record.offers, std::vector<rubric::Offer>{rubric::Offer::talk});
}

TEST(HeardCase, KnowsThatAReplyIsInAnotherLanguage)
{
    const std::string line =
        R"({"id":"a","turns":[{"who":"agent","text":"Das tut mir wirklich leid, ich schicke Ihnen sofort einen neuen Brief und melde mich morgen."}]})";

    EXPECT_EQ(heard(line).foreign, 1);
}

}  // namespace
}  // namespace amends::contacts
