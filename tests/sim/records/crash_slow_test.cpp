#include "tests/sim/records/crash.h"

namespace amends::records {
namespace {

TEST(Crash, LosesNothingInAHundredKills)
{
    kill_again_and_again(100);
}

}  // namespace
}  // namespace amends::records
