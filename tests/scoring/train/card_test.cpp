#include "scoring/train/card.h"

#include <gtest/gtest.h>

namespace amends::train {
namespace {

using acts::Act;

struct Judged {
    std::vector<Example> examples;
    std::vector<Heard> heard;
};

/// `labels` and `heard` say for each reply whether it carries an apology.
Judged judged(const std::vector<bool>& labels, const std::vector<bool>& heard)
{
    Judged all;
    all.examples.resize(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        all.examples[i].reply = "so sorry about that";
        all.examples[i].situation = std::to_string(i / 2);
        if (labels[i]) all.examples[i].labels.push_back({Act::apology, {0, 8}});
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Heard each;
        each.example = &all.examples[i];
        acts::ActHeard& apology = each.hearing.of(Act::apology);
        apology.present = heard[i];
        apology.permille = heard[i] ? 900 : 100;
        if (heard[i]) apology.spans = {{3, 8}};
        all.heard.push_back(std::move(each));
    }
    return all;
}

TEST(Card, CountsPrecisionRecallAndKappa)
{
    // Both 2, only heard 1, only labelled 1, neither 4: agreed .75, by chance (3*3 + 5*5) / 64 = .53125.
    const Judged all = judged({true, true, true, false, false, false, false, false},
                              {true, true, false, true, false, false, false, false});

    const Agreement apology = make_card(all.heard, 100, 1).acts[acts::index_of(Act::apology)];

    EXPECT_EQ(apology.precision, 667);
    EXPECT_EQ(apology.recall, 667);
    EXPECT_EQ(apology.f1, 667);
    EXPECT_EQ(apology.kappa, 466);  // (.75 - .53125) / (1 - .53125) = .4667
    EXPECT_LE(apology.kappa_low, apology.kappa);
    EXPECT_GE(apology.kappa_high, apology.kappa);
}

TEST(Card, DoesNotCountWhatLabellersDisagreeOn)
{
    Judged all = judged({true, false}, {false, false});
    all.examples[0].unsure.add(Act::apology);

    EXPECT_EQ(make_card(all.heard, 10, 1).acts[acts::index_of(Act::apology)].labelled, 0);
}

TEST(Card, ComparesEvidenceWordByWord)
{
    // "so sorry" against "sorry": one word of two and one: F1 2/3.
    EXPECT_EQ(make_card(judged({true}, {true}).heard, 10, 1).evidence_f1, 666);
}

TEST(Card, WeighsDistantGradesMore)
{
    Judged near = judged({false, false, false, false}, {false, false, false, false});
    for (int i = 0; i < 4; ++i) near.examples[static_cast<std::size_t>(i)].empathy = i;
    Judged far = near;
    for (std::size_t i = 0; i < 4; ++i) far.heard[i].example = &far.examples[i];
    for (std::size_t i = 0; i < 4; ++i) near.heard[i].example = &near.examples[i];
    near.heard[1].hearing.empathy = 2;
    near.heard[2].hearing.empathy = 2;
    near.heard[3].hearing.empathy = 3;
    far.heard[1].hearing.empathy = 1;
    far.heard[2].hearing.empathy = 2;
    far.heard[3].hearing.empathy = 0;

    EXPECT_GT(make_card(near.heard, 10, 1).empathy_kappa, make_card(far.heard, 10, 1).empathy_kappa);
}

TEST(Card, FindsNoErrorWhereWhatIsSaidIsSo)
{
    // Of ten decisions said at 900, nine are so.
    std::vector<bool> labels(10, true);
    labels[0] = false;
    const Judged all = judged(labels, std::vector<bool>(10, true));

    const Card card = make_card(all.heard, 10, 1);

    EXPECT_EQ(card.bins[9].decisions, 10);
    EXPECT_EQ(card.bins[9].said, 900);
    EXPECT_EQ(card.bins[9].true_, 900);
    EXPECT_EQ(card.calibration_error, 0);
}

}  // namespace
}  // namespace amends::train
