#include "tests/sim/drafts/crash.h"

namespace amends::drafts {
namespace {

TEST(Crash, LosesNoEditAndOpensAgain)
{
    kill_again_and_again(8);
}

}  // namespace
}  // namespace amends::drafts
