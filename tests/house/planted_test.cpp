// Every rule, shown to bite: a sound little project with one fault planted.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "tests/house/checks.h"

namespace amends::house {
namespace {

constexpr const char* k_small_house =
    "| room | kind | may include | libraries |\n"
    "| --- | --- | --- | --- |\n"
    "| `scoring/base` | pure | | `nlohmann/` |\n"
    "| `scoring/text` | pure | `scoring/base` | |\n"
    "| `scoring/loyalty` | numeric | `scoring/base` | `Eigen/` |\n"
    "| `sim/play` | pure | `scoring/text` | |\n"
    "| `sim/records` | edge | `sim/play` | `sqlite3.h` |\n"
    "| `sim/app` | edge | all | `SDL` |\n"
    "\n"
    "| folder | what |\n"
    "| --- | --- |\n"
    "| `docs` | pages |\n"
    "| `scoring` | |\n"
    "| `sim` | |\n"
    "| `tests` | |\n";

/// A project without a fault, and then one file more.
Tree project_with(std::string path, std::string text)
{
    Tree tree = {{std::string(k_tables), k_small_house},
                 {"scoring/base/json_text.h", "#include <nlohmann/json.hpp>\n"},
                 {"scoring/base/result.h", "#include <vector>\n"},
                 {"sim/play/play.h", "#include \"scoring/base/result.h\"\n"}};
    for (const char* room : {"scoring/base", "scoring/text", "scoring/loyalty", "sim/play", "sim/records", "sim/app"}) {
        tree.push_back({std::string(room) + "/README.md", "# A room\nwhat\nwhat it includes\n| file | purpose |\n"});
    }
    tree.push_back({std::move(path), std::move(text)});
    return tree;
}

std::string includes_in(const std::string& path, const std::string& text)
{
    const Tree tree = project_with(path, text);
    return to_string(check_includes(tree, read_house(tree)));
}

std::string words_in(const std::string& path, const std::string& text)
{
    const Tree tree = project_with(path, text);
    return to_string(check_pure_words(tree, read_house(tree)));
}

std::string platform_in(const std::string& path, const std::string& text)
{
    const Tree tree = project_with(path, text);
    return to_string(check_platform(tree, read_house(tree)));
}

TEST(SmallHouse, HasNoFault)
{
    const Tree tree = project_with("tests/sim/play/README.md", "");
    const House house = read_house(tree);
    Findings all = house.faults;

    for (const Findings& findings :
         {check_includes(tree, house), check_platform(tree, house), check_pure_words(tree, house), check_widgets(tree),
          check_test_names(tree), check_listed(tree), check_remarks(tree), check_folders(tree, house),
          check_readmes(tree, house), check_owners(tree)}) {
        all.insert(all.end(), findings.begin(), findings.end());
    }

    EXPECT_EQ(to_string(all), "");
}

TEST(CheckIncludes, LetsARoomReachThrough)
{
    EXPECT_EQ(includes_in("sim/records/a.cpp", "#include \"scoring/base/result.h\"\n"), "");
}

TEST(CheckIncludes, RefusesAnArrowThatPointsUp)
{
    EXPECT_EQ(includes_in("scoring/text/a.cpp", "\n#include \"sim/play/play.h\"\n"),
              "scoring/text/a.cpp:2: scoring/text may not include sim/play\n");
}

TEST(CheckIncludes, RefusesAFileThatIsNotThere)
{
    EXPECT_EQ(includes_in("scoring/base/a.cpp", "#include \"result.h\"\n"),
              "scoring/base/a.cpp:1: \"result.h\" is no file of the project; includes begin at the project root\n");
}

TEST(CheckIncludes, RefusesCodeOutsideARoom)
{
    EXPECT_EQ(includes_in("sim/extra/a.cpp", ""),
              "sim/extra/a.cpp: belongs to no room of the table in docs/architecture.md\n");
}

TEST(CheckIncludes, KeepsALibraryInItsRoom)
{
    EXPECT_EQ(includes_in("sim/records/a.cpp", "#include <sqlite3.h>\n"), "");
    EXPECT_EQ(includes_in("sim/app/a.cpp", "#include <sqlite3.h>\n"),
              "sim/app/a.cpp:1: <sqlite3.h> belongs to no library that sim/app may use\n");
}

TEST(CheckIncludes, KeepsJsonOutOfHeaders)
{
    EXPECT_EQ(includes_in("sim/play/a.cpp", "#include <nlohmann/json.hpp>\n"), "");
    EXPECT_EQ(includes_in("sim/play/a.h", "#include <nlohmann/json_fwd.hpp>\n"), "");
    EXPECT_EQ(includes_in("sim/play/a.h", "#include <nlohmann/json.hpp>\n"),
              "sim/play/a.h:1: a header may include <nlohmann/json_fwd.hpp> alone\n");
    EXPECT_EQ(includes_in("sim/play/a.h", "#include \"scoring/base/json_text.h\"\n"),
              "sim/play/a.h:1: a header may not include scoring/base/json_text.h\n");
}

class ImpureHeader : public testing::TestWithParam<const char*> {};

TEST_P(ImpureHeader, IsRefusedInAPureRoomAlone)
{
    const std::string include = "#include <" + std::string(GetParam()) + ">\n";

    EXPECT_NE(includes_in("sim/play/a.cpp", include), "");
    EXPECT_EQ(includes_in("sim/app/a.cpp", include), "");
}

INSTANTIATE_TEST_SUITE_P(Standard, ImpureHeader,
                         testing::Values("random", "thread", "mutex", "chrono", "filesystem", "fstream", "locale",
                                         "iostream"));

TEST(CheckPlatform, AllowsOnePosixFileAtTheEdge)
{
    EXPECT_EQ(platform_in("sim/app/platform_posix.cpp", "#include <unistd.h>\n#include <sys/stat.h>\n"), "");
}

TEST(CheckPlatform, RefusesPosixElsewhere)
{
    EXPECT_EQ(platform_in("sim/app/a.cpp", "#include <sys/stat.h>\n"),
              "sim/app/a.cpp:1: <sys/stat.h> outside platform_posix.cpp\n");
    EXPECT_NE(platform_in("sim/play/platform_posix.cpp", "#include <unistd.h>\n"), "");
}

TEST(CheckPlatform, RefusesASecondPlatformFile)
{
    Tree tree = project_with("sim/app/platform_posix.cpp", "");
    tree.push_back({"sim/records/platform_posix.cpp", ""});

    EXPECT_EQ(to_string(check_platform(tree, read_house(tree))),
              "sim/records/platform_posix.cpp: a second platform file beside sim/app/platform_posix.cpp\n");
}

TEST(CheckPureWords, RefusesFloatingPoint)
{
    EXPECT_EQ(words_in("sim/play/a.cpp", "int a;\ndouble b;\n"),
              "sim/play/a.cpp:2: `double` in a pure room: integers only\n");
    EXPECT_NE(words_in("sim/play/a.h", "std::vector<float> c;"), "");
}

TEST(CheckPureWords, AllowsFloatingPointInANumericRoomAndNothingElse)
{
    EXPECT_EQ(words_in("scoring/loyalty/a.cpp", "double b;\n"), "");
    EXPECT_NE(words_in("scoring/loyalty/a.cpp", "std::getenv(name);"), "");
}

TEST(CheckPureWords, RefusesTheEnvironmentAndTheLibraryChance)
{
    EXPECT_NE(words_in("sim/play/a.cpp", "std::getenv(name);"), "");
    EXPECT_NE(words_in("sim/play/a.cpp", "int a = rand ();"), "");
    EXPECT_NE(words_in("sim/play/a.cpp", "std::stod(text);"), "");
}

TEST(CheckPureWords, ReadsNeitherCommentsNorLiteralsNorLongerWords)
{
    EXPECT_EQ(words_in("sim/play/a.cpp", "// a double\nf(\"float\"); x.is_number_float(); int rand = 4;"), "");
}

TEST(CheckPureWords, LeavesTheEdgeAlone)
{
    EXPECT_EQ(words_in("sim/app/a.cpp", "float a = 1;"), "");
}

TEST(CheckWidgets, RefusesInteractiveCallsOutsideTheWidgetLayer)
{
    EXPECT_EQ(to_string(check_widgets(project_with("sim/app/panel.cpp", "\nif (ImGui::Button(\"x\")) f();\n"))),
              "sim/app/panel.cpp:2: ImGui::Button outside sim/app/ui/: call its wrapper there\n");
    EXPECT_NE(to_string(check_widgets(project_with("sim/app/panel.cpp", "ImGui::InputTextMultiline(a, b);"))), "");
    EXPECT_NE(to_string(check_widgets(project_with("sim/app/panel.cpp", "using namespace ImGui;"))), "");
}

TEST(CheckWidgets, AllowsThemInTheLayerAndDrawingAnywhere)
{
    EXPECT_EQ(to_string(check_widgets(project_with("sim/app/ui/button.cpp", "ImGui::Button(id);"))), "");
    EXPECT_EQ(to_string(check_widgets(project_with("sim/app/panel.cpp", "ImGui::TextUnformatted(a);"))), "");
}

TEST(CheckTestNames, RefusesUnderscoresInSuiteAndName)
{
    const std::string text = "TEST(" + std::string("Play, Is_fun)\nTEST_F(") + "My_play, Works)\nTEST(Play, IsFun)\n";

    EXPECT_EQ(to_string(check_test_names(project_with("tests/sim/play/a_test.cpp", text))),
              "tests/sim/play/a_test.cpp:1: the test name Is_fun has an underscore\n"
              "tests/sim/play/a_test.cpp:2: the test name My_play has an underscore\n");
}

TEST(CheckListed, FindsASourceThatNothingBuilds)
{
    Tree tree =
        project_with("tests/sim/play/CMakeLists.txt", "amends_test(sim_play SOURCES a_test.cpp\n  d/c_test.cpp)\n");
    tree.push_back({"tests/CMakeLists.txt", "add_subdirectory(sim/play)\n"});
    for (const char* name : {"a_test.cpp", "b_test.cpp", "d/c_test.cpp"}) {
        tree.push_back({"tests/sim/play/" + std::string(name), ""});
    }

    EXPECT_EQ(to_string(check_listed(tree)),
              "tests/sim/play/b_test.cpp: no CMakeLists.txt beside or above it builds this file\n");
}

TEST(CheckListed, FindsAFolderThatNothingReads)
{
    Tree tree = project_with("tests/sim/play/CMakeLists.txt", "");
    tree.push_back({"tests/CMakeLists.txt", "add_subdirectory(sim/pla)\n"});

    EXPECT_EQ(to_string(check_listed(tree)),
              "tests/sim/play/CMakeLists.txt: no add_subdirectory above it reads this file\n");
}

TEST(CheckRemarks, RefusesWhatIsLeftForLater)
{
    EXPECT_EQ(to_string(check_remarks(project_with("sim/play/a.cpp", "int a;  // TODO: b\n"))),
              "sim/play/a.cpp:1: a promise to do it later: do it now, or leave it out\n");
}

TEST(CheckRemarks, RefusesABlanketNolint)
{
    EXPECT_NE(to_string(check_remarks(project_with("sim/play/a.cpp", "f();  // NOLINT\n"))), "");
    EXPECT_NE(to_string(check_remarks(project_with("sim/play/a.cpp", "// NOLINTNEXTLINE\nf();\n"))), "");
    EXPECT_EQ(to_string(check_remarks(project_with("sim/play/a.cpp", "f();  // NOLINT(bugprone-foo)\n"))), "");
}

TEST(CheckFolders, RefusesAFolderThatTheTableDoesNotName)
{
    const Tree tree = project_with("third_party/README.md", "");

    EXPECT_EQ(to_string(check_folders(tree, read_house(tree))),
              "third_party: is not in the table of folders in docs/architecture.md\n");
}

TEST(CheckReadmes, MissesTheReadmeOfARoom)
{
    Tree tree = project_with("sim/play/a.cpp", "");
    std::erase_if(tree, [](const File& file) { return file.path == "sim/play/README.md"; });

    EXPECT_EQ(to_string(check_readmes(tree, read_house(tree))),
              "sim/play: has no README.md that says what the room is and what is in it\n");
}

TEST(CheckReadmes, WantsMoreThanATitle)
{
    Tree tree = project_with("sim/play/a.cpp", "");
    for (File& file : tree) {
        if (file.path == "sim/play/README.md") file.text = "# Play\n\n\n\n\n";
    }

    EXPECT_NE(to_string(check_readmes(tree, read_house(tree))), "");
}

TEST(CheckOwners, RefusesBundledLibrariesAndFonts)
{
    for (const char* path : {"sim/app/imgui_draw.cpp", "sim/app/stb_image.h", "sim/play/json.hpp", "assets/a.ttf"}) {
        EXPECT_EQ(check_owners(project_with(path, "")).size(), 1U) << path;
    }
}

TEST(CheckOwners, RefusesCopyrightLinesAndLicencesOfOthers)
{
    const std::string line = "// Copy" + std::string("right (c) 2019 Somebody Else\n");
    const std::string licence = "// SPDX-License-" + std::string("Identifier: GPL-3.0\n");

    EXPECT_EQ(to_string(check_owners(project_with("sim/play/a.h", line + licence))),
              "sim/play/a.h:1: a copyright line of others\n"
              "sim/play/a.h:2: a licence that is not ours\n");
}

/// A folder of its own that goes when the test ends.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("amends-house-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void write(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }

private:
    std::filesystem::path path_;
};

TEST(ReadTree, FindsThePlantedFaultOnDisk)
{
    const Folder folder;
    for (const File& file : project_with("scoring/base/a.cpp", "#include \"sim/play/play.h\"\n")) {
        folder.write(file.path, file.text);
    }
    folder.write("build/debug/b.cpp", "");
    folder.write(".git/config", "");

    const Tree tree = read_tree(folder.path());

    EXPECT_EQ(to_string(check_includes(tree, read_house(tree))),
              "scoring/base/a.cpp:1: scoring/base may not include sim/play\n");
    EXPECT_EQ(to_string(check_folders(tree, read_house(tree))), "");
}

}  // namespace
}  // namespace amends::house
