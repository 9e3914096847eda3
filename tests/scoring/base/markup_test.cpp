#include "scoring/base/markup.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(EscapeMarkup, LeavesNoMarkupStanding)
{
    EXPECT_EQ(escape_markup("<b title=\"x\">&</b>"), "&lt;b title=&quot;x&quot;&gt;&amp;&lt;/b&gt;");
}

TEST(EscapeMarkup, ReplacesWhatXmlCannotHold)
{
    EXPECT_EQ(escape_markup(std::string_view("a\x01\x00"
                                             "b\xFF\xEF\xBF\xBE",
                                             8)),
              "a\xEF\xBF\xBD\xEF\xBF\xBD"
              "b\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(EscapeMarkup, KeepsLettersLinesAndTabs)
{
    EXPECT_EQ(escape_markup("Zoë\n\tok"), "Zoë\n\tok");
}

}  // namespace
}  // namespace amends
