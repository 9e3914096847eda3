#include "scoring/train/vectors.h"

#include <gtest/gtest.h>

namespace amends::train {
namespace {

TEST(Vectors, ReadsWordsAndRows)
{
    std::string bytes =
        "amends vectors 1 2\nthe\nroom\n" + std::string(raw_size, '\x20') + std::string(raw_size, '\xE0');

    const auto read = parse_vectors(bytes, "v");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->row_of.at("room"), 1U);
    EXPECT_EQ(read->rows[0], 32);
    EXPECT_EQ(read->rows[raw_size], -32);
}

TEST(Vectors, SaysWhatIsMissing)
{
    const auto fault_of = [](const std::string& bytes) { return to_string(parse_vectors(bytes, "v").error().front()); };

    EXPECT_EQ(fault_of("vectors\n"), "v:1: expected \"amends vectors 1\" and the number of words, at most 65535");
    EXPECT_EQ(fault_of("amends vectors 1 2\nthe\nthe\n"), "v:3: the word stands twice: the");
    EXPECT_EQ(fault_of("amends vectors 1 1\nthe\nxx"), "v:3: expected 100 bytes of rows, found 2");
    EXPECT_EQ(fault_of("amends vectors 1 1\nthe"), "v:2: expected a word of at most 255 bytes on a line of its own");
}

}  // namespace
}  // namespace amends::train
