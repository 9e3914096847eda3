#include "tests/sim/drafts/crash.h"

namespace amends::drafts {
namespace {

TEST(CrashSlow, LosesNoEditAndOpensAgainAHundredTimes)
{
    kill_again_and_again(100);
}

}  // namespace
}  // namespace amends::drafts
