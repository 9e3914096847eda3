#include "tests/sim/records/crash.h"

namespace amends::records {
namespace {

TEST(Crash, LosesNothingThatWasAcknowledgedAndOffersToGoOn)
{
    kill_again_and_again(20);
}

}  // namespace
}  // namespace amends::records
