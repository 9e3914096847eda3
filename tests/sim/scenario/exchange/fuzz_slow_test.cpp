#include <gtest/gtest.h>

#include "tests/sim/scenario/exchange/damage.h"

namespace amends::exchange {
namespace {

TEST(ImportForLong, TakesAnyBytes)
{
    take_damaged(150, 20'000);
}

}  // namespace
}  // namespace amends::exchange
