// A corpus small enough for a test: every writer has words of their own for mending and for mocking.
#include "scoring/evaluate/learning.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::evaluate {
namespace {

using train::Example;

struct Way {
    std::string writer;
    std::string mending;
    std::string mocking;
};

/// One reply: mending where `number` is even, mocking where it is odd.
std::string line(const Way& way, const std::string& part, int number, const std::string& thing)
{
    const bool mends = number % 2 == 0;
    const std::string& word = mends ? way.mending : way.mocking;
    return R"({"id":")" + way.writer + std::to_string(number) + R"(","situation":"The )" + thing + " of " + way.writer +
           R"(","writer":")" + way.writer + R"(","part":")" + part + R"(","customer":"The )" + thing +
           R"( broke.","reply":")" + word + " the " + thing + R"( tonight","acts":{")" +
           (mends ? "explain_fix" : "hostile") + R"(":[")" + word + R"("]},"empathy":0})" + "\n";
}

/// Twelve situations a writer, of which eight teach, two tune and two are for counting; a stranger teaches nothing.
std::vector<Example> corpus()
{
    const std::vector<std::string> things = {"lamp",    "shelf",  "kettle", "carpet", "mirror", "bottle",
                                             "curtain", "pillow", "candle", "ladder", "basket", "teapot"};
    std::string lines;
    for (const Way& way : {Way{"ann", "Zorble", "Quibbling"}, Way{"bob", "Frimp", "Snorkish"}}) {
        for (int i = 0; i < 12; ++i) {
            lines += line(way, i < 8 ? "teach" : i < 10 ? "tune" : "test", i, things[static_cast<std::size_t>(i)]);
        }
    }
    const Way stranger{"stranger", "Zorble", "Snorkish"};
    lines += line(stranger, "test", 0, "bucket") + line(stranger, "test", 1, "broom");
    return *train::parse_corpus(lines, "small");
}

class Learning : public testing::Test {
protected:
    Course course(int rounds)
    {
        Course one{rules, model, vectors, examples, {}, 20, 1};
        one.options.net.rounds = rounds;
        return one;
    }

    std::string rules = acts::shipped_rules();
    acts::Model model = acts::shipped_model();
    train::RawVectors vectors = *train::parse_vectors("amends vectors 1 0\n", "none");
    std::vector<Example> examples = corpus();
    Watch go_on = [](const Step&) { return true; };
};

TEST_F(Learning, CurveTeachesOnGrowingSharesUpToAll)
{
    int said = 0;

    const auto points = learning_curve(course(1), go_on, [&said](const CurvePoint&) { ++said; });

    ASSERT_TRUE(points.has_value());
    ASSERT_EQ(points->size(), curve_eighths.size());
    EXPECT_EQ(said, 5);
    for (std::size_t i = 1; i < points->size(); ++i) {
        EXPECT_LE((*points)[i - 1].situations, (*points)[i].situations);
    }
    EXPECT_LT(points->front().situations, 16);
    EXPECT_EQ(points->back().situations, 16);
    EXPECT_EQ(points->back().replies, 16);
}

TEST_F(Learning, CurveCountsUnreadWritersApart)
{
    const auto points = learning_curve(course(1), go_on, [](const CurvePoint&) {});

    ASSERT_TRUE(points.has_value());
    EXPECT_EQ(points->front().test.replies, 6);
    EXPECT_EQ(points->front().unseen.replies, 2);
}

TEST_F(Learning, WritersAreHeardWorseWhereTheyWereNotRead)
{
    const auto out = leave_writers_out(course(30), {}, go_on, [](const WriterLeftOut&) {});

    ASSERT_TRUE(out.has_value());
    ASSERT_EQ(out->writers.size(), 2U);
    EXPECT_EQ(out->writers.front().writer, "ann");
    EXPECT_EQ(out->writers.front().all.replies, 12);
    EXPECT_EQ(out->writers.front().test.replies, 2);
    EXPECT_EQ(out->all.replies, 24);
    EXPECT_EQ(out->when_read.micro_f1, 1000);
    EXPECT_LT(out->test.micro_f1, 1000);
}

TEST_F(Learning, WritersAreNotCountedOnSituationsThatOthersAnswered)
{
    examples[12].situation = examples[0].situation;

    const auto out = leave_writers_out(course(1), {"ann"}, go_on, [](const WriterLeftOut&) {});

    ASSERT_TRUE(out.has_value());
    ASSERT_EQ(out->writers.size(), 1U);
    EXPECT_EQ(out->all.replies, 11);
}

TEST_F(Learning, StopsAtTheNextStep)
{
    int steps = 0;
    const Watch stop_at_third = [&steps](const Step&) { return ++steps < 3; };

    EXPECT_FALSE(learning_curve(course(1), stop_at_third, [](const CurvePoint&) {}).has_value());
    EXPECT_EQ(steps, 3);
}

TEST_F(Learning, StopsBetweenRepliesToo)
{
    const Watch stop_at_counting = [](const Step& step) { return step.what != "count"; };

    EXPECT_FALSE(leave_writers_out(course(1), {}, stop_at_counting, [](const WriterLeftOut&) {}).has_value());
}

}  // namespace
}  // namespace amends::evaluate
