#include "scoring/base/result.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(Diagnostic, SaysFileLineColumnPointerAndMessage)
{
    const Diagnostic diagnostic{{"scenario.json", 14, 9, "/nodes/2/to"}, "node \"farewel\" does not exist"};

    EXPECT_EQ(to_string(diagnostic), "scenario.json:14:9 (/nodes/2/to): node \"farewel\" does not exist");
}

TEST(Diagnostic, LeavesOutWhatIsNotKnown)
{
    EXPECT_EQ(to_string({{"replies.txt", 3, 0, ""}, "unknown command"}), "replies.txt:3: unknown command");
    EXPECT_EQ(to_string({{}, "nothing to read"}), "nothing to read");
}

TEST(Fault, IsACheckedErrorWithOneDiagnostic)
{
    const Checked<int> checked = fault({"a.json", 1, 1, ""}, "empty");

    ASSERT_FALSE(checked.has_value());
    EXPECT_EQ(checked.error(), (Diagnostics{{{"a.json", 1, 1, ""}, "empty"}}));
}

}  // namespace
}  // namespace amends
