#include "tests/sim/records/power_cuts.h"

namespace amends::records {
namespace {

TEST(PowerCut, LosesNothingInThreeHundredReplies)
{
    cut_the_power_at_every_sync(300, 2);
}

}  // namespace
}  // namespace amends::records
