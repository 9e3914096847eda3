#include "sim/cli/text_io.h"

#include <gtest/gtest.h>
#include <sstream>

namespace amends::cli {
namespace {

std::string wrapped(const std::string& text, int indent, int width)
{
    std::ostringstream out;
    write_wrapped(out, text, indent, width);
    return out.str();
}

TEST(TextIo, WrapsAtItsWidthAndIndentsFurtherLines)
{
    EXPECT_EQ(wrapped("one two three four", 2, 9), "one two\n  three\n  four\n");
}

TEST(TextIo, CountsCharactersNotBytes)
{
    EXPECT_EQ(wrapped("éééé éééé", 0, 9), "éééé éééé\n");
}

TEST(TextIo, NeverCutsALongWord)
{
    EXPECT_EQ(wrapped("a incomprehensibilities b", 0, 8), "a\nincomprehensibilities\nb\n");
}

TEST(TextIo, LetsNoEscapeReachTheTerminal)
{
    EXPECT_EQ(harmless("a\x1B[31mb\rc"), "a [31mb c");
    EXPECT_EQ(harmless("a\xE2\x80\xAE"
                       "b"),
              "a b");  // right-to-left override
    EXPECT_EQ(harmless("caf\xC3\xA9"), "caf\xC3\xA9");
}

}  // namespace
}  // namespace amends::cli
