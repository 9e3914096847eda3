#include "sim/report/partings.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

FrameworkShown framework(const std::string& id, const std::vector<CriterionShown>& criteria)
{
    FrameworkShown out;
    out.id = id;
    out.title = "Title of " + id;
    out.criteria = criteria;
    return out;
}

CriterionShown criterion(const std::string& id, int mark, int weight = 10, bool observed = true)
{
    CriterionShown out;
    out.id = id;
    out.mark = mark;
    out.weight = weight;
    out.observed = observed;
    return out;
}

Debrief marked(const std::vector<FrameworkShown>& frameworks)
{
    Debrief out;
    out.frameworks = frameworks;
    return out;
}

const rubric::Disagreement k_thanks{
    "thanks", "Thanks, or none", {{"steps", "Thank them.", {"thank"}}, {"heal", "Asks for none.", {}}}};
const rubric::Disagreement k_when{
    "when", "Early or late", {{"steps", "Early.", {"early", "soon"}}, {"human", "Late.", {"late"}}}};

TEST(Partings, ShowTheMarkForWhatEachAsksAndNoneWhereItAsksForNothing)
{
    const auto debrief = marked({framework("steps", {criterion("thank", 40)}), framework("heal", {})});
    const Parting thanks = partings(debrief, {k_thanks}, "heal")[0];

    EXPECT_EQ(thanks.positions, (std::vector<Parting::Position>{{"heal", "Title of heal", "Asks for none.", {}},
                                                                {"steps", "Title of steps", "Thank them.", 40}}));
}

TEST(Partings, WeighWhatWasObserved)
{
    const auto debrief = marked({framework("steps", {criterion("early", 100, 30), criterion("soon", 0, 10)}),
                                 framework("human", {criterion("late", 90, 10, false)})});
    const Parting parting = partings(debrief, {k_when}, "steps")[0];

    EXPECT_EQ(parting.positions[0].mark, 75);
    EXPECT_EQ(parting.positions[1].mark, std::nullopt);
    EXPECT_FALSE(parting.here);
}

TEST(Partings, AreHereWhereTwoFrameworksMarkThePlayApart)
{
    const auto here = [](int early, int late) {
        const auto debrief =
            marked({framework("steps", {criterion("early", early)}), framework("human", {criterion("late", late)})});
        return partings(debrief, {k_when}, "steps")[0].here;
    };
    EXPECT_TRUE(here(100, 70));
    EXPECT_FALSE(here(100, 71));
    EXPECT_TRUE(here(0, 30));
}

TEST(Partings, AreHereWhereOneMissesWhatAnotherNeverAskedFor)
{
    const auto here = [](int thank) {
        const auto debrief = marked({framework("steps", {criterion("thank", thank)}), framework("heal", {})});
        return partings(debrief, {k_thanks}, "heal")[0].here;
    };
    EXPECT_TRUE(here(50));
    EXPECT_FALSE(here(51));
}

TEST(Partings, OfThisPlayComeFirstAndAmongThemThoseOfTheChosenFramework)
{
    const auto debrief =
        marked({framework("steps", {criterion("thank", 100), criterion("early", 100), criterion("soon", 100)}),
                framework("human", {criterion("late", 0)}), framework("heal", {})});
    const auto ids = [&](const std::string& chosen) {
        std::vector<std::string> out;
        for (const Parting& each : partings(debrief, {k_thanks, k_when}, chosen)) out.push_back(each.id);
        return out;
    };
    EXPECT_EQ(ids("heal"), (std::vector<std::string>{"when", "thanks"}));
}

}  // namespace
}  // namespace amends::report
