#include "sim/author/differences.h"

#include <gtest/gtest.h>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

using Kind = Difference::Kind;

Document shipped()
{
    return document_of("scenarios/wrong-tablets/scenario.json");
}

std::vector<Difference> changed_by(const std::vector<Change>& changes)
{
    return differences(shipped(), after(shipped(), {message("x"), changes}));
}

TEST(Differences, AreNoneBetweenEquals)
{
    EXPECT_TRUE(differences(shipped(), shipped()).empty());
}

TEST(Differences, SayWhatATextWasAndIs)
{
    const std::string was = shipped().text("/title");

    const std::vector<Difference> found = changed_by({set_at("/title", "\"Two tablets\"")});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), (Difference{Kind::changed, "/title", was, "Two tablets"}));
}

TEST(Differences, TellAnItemThatIsNewByItsPlaceInTheLater)
{
    const std::string node = shipped().value("/nodes/0");
    const Document more =
        after(shipped(), {message("x"), {insert_at("/nodes/0", node), set_at("/nodes/0/id", "\"new\"")}});

    const std::vector<Difference> found = differences(shipped(), more);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), (Difference{Kind::added, "/nodes/0", "", ""}));
}

TEST(Differences, TellAnItemThatIsGoneByItsPlaceInTheEarlier)
{
    const std::vector<Difference> found = changed_by({remove_at("/nodes/1")});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), (Difference{Kind::removed, "/nodes/1", "", ""}));
}

TEST(Differences, TellAnotherOrderOnceAndNothingElse)
{
    const std::vector<Difference> found = changed_by({move_to("/nodes/0", 2)});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), (Difference{Kind::moved, "/nodes", "", ""}));
}

TEST(Differences, FollowAnItemThatMovedAndChanged)
{
    const std::vector<Difference> found =
        changed_by({move_to("/nodes/0", 2), set_at("/nodes/2/title", "\"Elsewhere\"")});

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.back().at, "/nodes/2/title");
    EXPECT_EQ(found.back().after, "Elsewhere");
}

TEST(Differences, ShowTheSegmentsOfALineInOneLine)
{
    const Document before = *Document::read(R"({"say": ["One.", "Two."]})", "a");
    const Document now = *Document::read(R"({"say": ["One.", "Three."]})", "b");

    const std::vector<Difference> found = differences(before, now);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().before, "One. / Two.");
    EXPECT_EQ(found.front().after, "One. / Three.");
}

TEST(Differences, LeadBackTheSameNumberOfTimes)
{
    const Document other = after(shipped(), {message("x"), {remove_at("/nodes/1"), set_at("/title", "\"x\"")}});

    EXPECT_EQ(differences(shipped(), other).size(), differences(other, shipped()).size());
}

}  // namespace
}  // namespace amends::author
