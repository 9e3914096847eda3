#include "tests/sim/records/power_cuts.h"

namespace amends::records {
namespace {

TEST(PowerCut, LosesNothingInAThousandReplies)
{
    cut_the_power_at_every_sync(1000, 2);
}

}  // namespace
}  // namespace amends::records
