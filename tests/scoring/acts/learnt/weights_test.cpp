#include "scoring/acts/learnt/weights.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/learnt/small_weights.h"

namespace amends::acts::learnt {
namespace {

std::string fault_of(const std::string& bytes)
{
    const auto read = parse_weights(bytes, "w");
    return read ? "" : to_string(read.error().front());
}

TEST(Weights, ComeBackAsTheyWereWritten)
{
    Weights weights = small_weights();
    weights.words = {"room", "sorry"};
    weights.vectors.assign(2 * vector_size, 3);
    weights.vectors[1] = -128;
    weights.second.weights[5] = -1234;
    weights.acts.bias[7] = -70000;
    weights.heads[99] = -3;
    weights.decisions[2] = {1, -2, 3, -4, 410};
    weights.empathy_grades[1].acts[3] = -77;
    weights.reliability[39] = 812;
    const std::string bytes = write_weights(weights);

    const auto read = parse_weights(bytes, "w");

    ASSERT_TRUE(read.has_value()) << to_string(read.error().front());
    EXPECT_EQ(write_weights(*read), bytes);
    EXPECT_EQ(read->row_of.at("sorry"), 1U);
    EXPECT_EQ(read->acts.bias[7], -70000);
    EXPECT_EQ(read->decisions[2].bias, -4);
}

TEST(Weights, SayWhatIsWrongWithTheirBytes)
{
    const std::string bytes = write_weights(small_weights());

    EXPECT_EQ(fault_of("nonsense"), "w: weights: expected them to begin with \"amends weights 1\"");
    EXPECT_NE(fault_of(bytes.substr(0, bytes.size() - 1)).find("ends too early"), std::string::npos);
    EXPECT_NE(fault_of(bytes + "x").find("after the end"), std::string::npos);
    EXPECT_NE(fault_of(bytes.substr(0, 17)).find("ends too early"), std::string::npos);
}

TEST(Weights, AreRefusedWhereASumCouldOverflow)
{
    Weights weights = small_weights();
    weights.second.weights.assign(weights.second.weights.size(), 32767);

    EXPECT_NE(fault_of(write_weights(weights)).find("overflow"), std::string::npos);
}

TEST(Weights, AreRefusedWithADecisionOutOfRange)
{
    Weights weights = small_weights();
    weights.decisions[0].from = 1000;

    EXPECT_NE(fault_of(write_weights(weights)).find("out of range"), std::string::npos);
}

}  // namespace
}  // namespace amends::acts::learnt
