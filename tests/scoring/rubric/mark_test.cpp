// How marks add up, on a framework small enough to do by hand.

#include <gtest/gtest.h>

#include "scoring/rubric/framework.h"
#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

Criterion say_it(const std::string& id, Act act, int weight, int mark, Offer need)
{
    Letter letter{"said", {}, "Reply {reply}."};
    letter.when.all.add(act);
    State none{"none", 0, "Say it.", {}};
    none.next[0] = 1;
    State said{"said", mark, mark < 100 ? "Say it better." : "", {}};
    said.next.fill(1);
    return {id, id, "Said?", weight, {need}, Monitor{{letter}, {none, said}}};
}

Rubric by_hand(std::vector<Criterion> criteria)
{
    auto data = std::make_shared<Rubric::Data>();
    data->id = "mine";
    data->criteria = std::move(criteria);
    return Rubric(std::move(data));
}

CaseRecord sorry_case(std::vector<Offer> offers)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({acts_of(Act::apology), 1});
    c.record.offers = std::move(offers);
    return c.record;
}

TEST(Mark, IsTheWeightedMeanRoundedHalfUp)
{
    const Rubric rubric =
        by_hand({say_it("sorry", Act::apology, 1, 25, Offer::talk), say_it("thanks", Act::thank, 1, 100, Offer::talk)});

    EXPECT_EQ(mark(rubric, sorry_case({Offer::talk})).total, 13);  // 12.5
}

TEST(Mark, LeavesOutWhatIsNotOfferedAndShowsTheCoverage)
{
    const Rubric rubric = by_hand(
        {say_it("sorry", Act::apology, 1, 100, Offer::talk), say_it("gift", Act::compensate, 3, 100, Offer::gift)});

    const FrameworkMark marks = mark(rubric, sorry_case({Offer::talk}));

    EXPECT_EQ(marks.total, 100);
    EXPECT_EQ(marks.coverage_permille, 250);
    EXPECT_FALSE(marks.criteria[1].observed);
    EXPECT_EQ(marks.criteria[1].missing, std::vector<Message>{message("rubric.not_observed.gift")});
}

TEST(Mark, IsNothingWhereNothingIsObserved)
{
    const Rubric rubric = by_hand({say_it("gift", Act::apology, 3, 100, Offer::gift)});

    const FrameworkMark marks = mark(rubric, sorry_case({Offer::talk}));

    EXPECT_EQ(marks.total, 0);
    EXPECT_FALSE(marks.pass);
}

TEST(Mark, CarriesTheWordsThatItRestsOn)
{
    const Rubric rubric = by_hand({say_it("sorry", Act::apology, 1, 100, Offer::talk)});

    const CriterionMark sorry = mark(rubric, sorry_case({Offer::talk})).criteria[0];

    Evidence expected;
    expected.act = Act::apology;
    expected.note = with(message("rubric.mine.sorry.note.said"), "reply", 1);
    EXPECT_EQ(sorry.evidence, std::vector<Evidence>{expected});
    EXPECT_TRUE(sorry.missing.empty());
}

TEST(Mark, PassesByTheGenerousMarkWhenTheScorerIsUnsure)
{
    const Rubric rubric = by_hand({say_it("sorry", Act::apology, 1, 100, Offer::talk)});
    CaseRecord record = sorry_case({Offer::talk});
    record.turns[0].hearing.of(Act::apology).unsure = true;

    const FrameworkMark marks = mark(rubric, record);

    EXPECT_EQ(marks.total, 0);
    EXPECT_EQ(marks.generous, 100);
    EXPECT_TRUE(marks.pass);
}

TEST(Mark, PassesAtSeventyAndNotBelow)
{
    EXPECT_TRUE(mark(by_hand({say_it("a", Act::apology, 1, 70, Offer::talk)}), sorry_case({Offer::talk})).pass);
    EXPECT_FALSE(mark(by_hand({say_it("a", Act::apology, 1, 69, Offer::talk)}), sorry_case({Offer::talk})).pass);
}

TEST(Mark, StaysUnchangedWhenAllWeightsDouble)
{
    const auto rubric_of = [](int weight) {
        return by_hand({say_it("a", Act::apology, weight, 40, Offer::talk),
                        say_it("b", Act::thank, 2 * weight, 100, Offer::talk)});
    };

    EXPECT_EQ(mark(rubric_of(1), sorry_case({Offer::talk})).total, mark(rubric_of(2), sorry_case({Offer::talk})).total);
}

}  // namespace
}  // namespace amends::rubric
