// The rules, held against this project as it is on disk.

#include <gtest/gtest.h>

#include "tests/house/checks.h"

namespace amends::house {
namespace {

const Tree& project()
{
    static const Tree k_tree = read_tree(AMENDS_SOURCE_DIR);
    return k_tree;
}

const House& house()
{
    static const House k_house = read_house(project());
    return k_house;
}

TEST(House, HasTablesWithoutFaults)
{
    EXPECT_EQ(to_string(house().faults), "");
}

TEST(House, HasEveryRoomOfItsTable)
{
    for (const Room& room : house().rooms) {
        EXPECT_NE(text_of(project(), room.folder + "/CMakeLists.txt"), "") << room.folder << " builds nothing";
    }
}

TEST(House, IncludesOnlyWhatTheTableAllows)
{
    EXPECT_EQ(to_string(check_includes(project(), house())), "");
}

TEST(House, KeepsPosixInOneFile)
{
    EXPECT_EQ(to_string(check_platform(project(), house())), "");
}

TEST(House, KeepsPureRoomsPure)
{
    EXPECT_EQ(to_string(check_pure_words(project(), house())), "");
}

TEST(House, DrawsWidgetsInOneLayer)
{
    EXPECT_EQ(to_string(check_widgets(project())), "");
}

TEST(House, NamesItsTestsInSentences)
{
    EXPECT_EQ(to_string(check_test_names(project())), "");
}

TEST(House, BuildsEverySource)
{
    EXPECT_EQ(to_string(check_listed(project())), "");
}

TEST(House, LeavesNothingForLater)
{
    EXPECT_EQ(to_string(check_remarks(project())), "");
}

TEST(House, HasOnlyTheFoldersOfItsTable)
{
    EXPECT_EQ(to_string(check_folders(project(), house())), "");
}

TEST(House, ExplainsEveryRoom)
{
    EXPECT_EQ(to_string(check_readmes(project(), house())), "");
}

TEST(House, HoldsOnlyOurOwnFiles)
{
    EXPECT_EQ(to_string(check_owners(project())), "");
}

}  // namespace
}  // namespace amends::house
