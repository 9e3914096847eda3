#include "tests/house/room_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace amends::house {
namespace {

Tree with_tables(const std::string& rows)
{
    return {{std::string(k_tables), "| room | kind | may include | libraries |\n| --- | --- | --- | --- |\n" + rows +
                                        "\n| folder | what |\n| --- | --- |\n| `docs` | pages |\n"}};
}

TEST(RoomTable, LetsARoomReachThroughWhatItIncludes)
{
    const House house = read_house(with_tables("| `a` | pure | | |\n| `b` | pure | `a` | |\n| `c` | pure | `b` | |\n"));

    EXPECT_EQ(to_string(house.faults), "");
    EXPECT_EQ(house.rooms[2].reach, (std::set<std::string>{"a", "b", "c"}));
}

TEST(RoomTable, ReadsAllAsEveryRoomAbove)
{
    const House house = read_house(with_tables("| `a` | pure | | |\n| `b` | pure | | |\n| `c` | edge | all | |\n"));

    EXPECT_EQ(house.rooms[2].reach, (std::set<std::string>{"a", "b", "c"}));
}

TEST(RoomTable, RefusesARoomThatNamesOneBelowIt)
{
    const House house = read_house(with_tables("| `a` | pure | `b` | |\n| `b` | pure | | |\n"));

    EXPECT_EQ(to_string(house.faults),
              "docs/architecture.md:3: a names b, which stands in no row above it: arrows point one way\n");
}

TEST(RoomTable, RefusesAKindThatIsNeitherPureNorEdge)
{
    const House house = read_house(with_tables("| `a` | pur | | |\n"));

    EXPECT_EQ(to_string(house.faults), "docs/architecture.md:3: the kind of a is none of pure, numeric, edge\n");
}

TEST(RoomTable, RefusesARowOfAnotherShape)
{
    EXPECT_EQ(read_house(with_tables("| `a` | pure | |\n")).faults.size(), 2U);
}

TEST(RoomTable, MissesTablesThatAreNotThere)
{
    EXPECT_EQ(read_house({}).faults.size(), 2U);
}

TEST(RoomTable, TakesAFileForTheRoomWhoseFolderItIsIn)
{
    const House house = read_house(with_tables("| `sim/a` | pure | | |\n| `sim/ab` | pure | | |\n"));

    EXPECT_EQ(house.room_of("sim/ab/c/d.cpp")->folder, "sim/ab");
    EXPECT_EQ(house.room_of("sim/other.cpp"), nullptr);
}

}  // namespace
}  // namespace amends::house
