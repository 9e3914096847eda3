#include "scoring/base/utf8.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(Utf8, CountsCharactersNotBytes)
{
    EXPECT_EQ(count_code_points("ni\xC3\xB1o \xE2\x82\xAC"), 6U);
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndTruncation)
{
    EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(is_valid_utf8("caf\xC3"));
    EXPECT_TRUE(is_valid_utf8("caf\xC3\xA9 \xF0\x9F\x99\x82"));
}

TEST(Utf8, ReplacesEachBadByteAndKeepsTheRest)
{
    EXPECT_EQ(valid_utf8("a\xFF"
                         "b"),
              "a\xEF\xBF\xBD"
              "b");
}

TEST(Utf8, WritesWhatItReads)
{
    for (const char32_t value : {0x41U, 0xE9U, 0x20ACU, 0x1F642U}) {
        std::string text;
        append_utf8(text, value);

        const CodePoint point = code_point_at(text, 0);

        EXPECT_EQ(point.value, value);
        EXPECT_EQ(point.length, text.size());
        EXPECT_TRUE(point.valid);
    }
}

}  // namespace
}  // namespace amends
