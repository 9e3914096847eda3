#include <gtest/gtest.h>

#include "tests/sim/scenario/exchange/damage.h"

namespace amends::exchange {
namespace {

TEST(Import, TakesAnyBytes)
{
    take_damaged(0, 150);
}

/// Time that grows with the square of the size would take minutes here.
TEST(Import, TakesLongRunsOfWhatIsNeverClosed)
{
    for (const std::string& token : tokens()) {
        std::string bytes = ":: Start\n";
        while (bytes.size() < 200'000) bytes += token;
        take(bytes + "\n]] >> ) \" end", "s.twee");
        take("<tw-storydata name=S><tw-passagedata pid=1 name=A>" + bytes, "s.html");
    }
}

}  // namespace
}  // namespace amends::exchange
