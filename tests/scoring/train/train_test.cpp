// A corpus small enough for a test: two acts that are told apart by their words.

#include "scoring/train/train.h"

#include <gtest/gtest.h>
#include <array>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::train {
namespace {

RawVectors no_vectors()
{
    return *parse_vectors("amends vectors 1 0\n", "none");
}

/// Replies in words that no rule knows, so that what is heard afterwards was learnt.
std::vector<Example> small_corpus()
{
    constexpr auto things =
        std::to_array<std::string_view>({"lamp", "shelf", "kettle", "carpet", "mirror", "bottle", "curtain", "pillow",
                                         "candle", "ladder", "basket", "teapot"});
    std::string lines;
    int number = 0;
    for (const std::string_view thing : things) {
        for (const std::string_view part : {"teach", "tune", "test"}) {
            const std::string name = std::to_string(++number);
            const std::string head = R"({"id":"a)" + name + R"(","situation":"s)" + name + R"(","part":")" +
                                     std::string(part) + R"(","customer":"The )" + std::string(thing) +
                                     R"( broke.","reply":")";
            lines += head + "Zorble the " + std::string(thing) +
                     R"( tonight","acts":{"explain_fix":["Zorble"]},"empathy":0})" + "\n";
            lines += head + "Quibbling about a " + std::string(thing) +
                     R"( again","acts":{"hostile":["Quibbling about"]},"empathy":0})" + "\n";
        }
    }
    return *parse_corpus(lines, "small");
}

std::string trained_bytes(int rounds)
{
    TrainOptions options;
    options.net.rounds = rounds;
    const auto weights =
        train(acts::shipped_model(), small_corpus(), no_vectors(), options, [](auto, int, int, float) { return true; });
    return acts::learnt::write_weights(*weights);
}

TEST(Train, GivesTheSameBytesEveryTime)
{
    EXPECT_EQ(trained_bytes(2), trained_bytes(2));
}

TEST(Train, TeachesWhatNoRuleKnows)
{
    const std::string bytes = acts::join_model(acts::shipped_rules(), trained_bytes(30));
    const auto model = acts::parse_model(bytes, "taught");
    ASSERT_TRUE(model.has_value());
    acts::Context context;
    context.customer_lines = {"The bucket broke."};

    const acts::Hearing fix = hear(*model, context, "Zorble the bucket tonight");
    const acts::Hearing harm = hear(*model, context, "Quibbling about a bucket again");

    EXPECT_TRUE(fix.of(acts::Act::explain_fix).present);
    EXPECT_FALSE(fix.of(acts::Act::hostile).present);
    EXPECT_TRUE(harm.of(acts::Act::hostile).present);
    EXPECT_FALSE(harm.of(acts::Act::explain_fix).present);
    EXPECT_EQ(fix.of(acts::Act::explain_fix).spans.front().begin, 0U);
}

TEST(Train, NamesTheModelByWhatItLearnt)
{
    const auto id_of = [](int rounds) {
        return acts::parse_model(acts::join_model(acts::shipped_rules(), trained_bytes(rounds)), "taught")->id();
    };

    EXPECT_NE(id_of(1), id_of(2));
}

TEST(Train, StopsWhenItIsTold)
{
    int rounds = 0;
    const auto stop_at_third = [&rounds](auto, int, int, float) { return ++rounds < 3; };

    EXPECT_FALSE(train(acts::shipped_model(), small_corpus(), no_vectors(), {}, stop_at_third).has_value());
    EXPECT_EQ(rounds, 3);
}

}  // namespace
}  // namespace amends::train
