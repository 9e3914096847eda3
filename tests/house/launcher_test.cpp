// The launcher, run for real in a folder of its own, with every tool that it calls replaced by one that takes notes.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace amends::house {
namespace {

namespace fs = std::filesystem;

struct Outcome {
    int code = -1;
    std::string out, err;
};

std::string read(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_script(const fs::path& path, const std::string& body)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "#!/bin/sh\n" << body;
    fs::permissions(path, fs::perms::owner_all);
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

class Launcher : public testing::Test {
protected:
    void SetUp() override
    {
        std::string name = (fs::temp_directory_path() / "amends launcher XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        top_ = name;
        root_ = top_ / "it's here";
        for (const char* folder : {"cmake", "scoring", "sim", "assets", "tests", ".ci"}) {
            fs::create_directories(root_ / folder);
        }
        for (const char* file : {"amends", ".ci/run", "CMakeLists.txt", "CMakePresets.json"}) {
            fs::copy_file(fs::path(AMENDS_SOURCE_DIR) / file, root_ / file);
        }
        std::ofstream(root_ / "cmake/packages.txt") << "# comment\nbuild  ninja  runs the build\n"
                                                       "build  sdl    opens the window\ntest   gtest  runs the tests\n";
        std::ofstream(root_ / "tests/least_count.txt") << "2\n";
        write_tools();
    }

    void TearDown() override { fs::remove_all(top_); }

    void write_tools()
    {
        const std::string note = R"(echo "${0##*/} $*" >>"$NOTES")"
                                 "\n";
        // Everything that is asked for is installed, but for $MISSING.
        write_script(top_ / "bin/dpkg-query", note + R"(for word; do case $word in
            -*|*'$'*|$MISSING) ;; *) echo "installed $word" ;; esac; done)");
        write_script(top_ / "bin/apt-get", note + "exit ${APT_FAILS:-0}\n");
        write_script(top_ / "bin/sudo", note + "\"$@\"\n");
        write_script(top_ / "bin/id", "echo ${USER_ID:-0}\n");
        write_script(top_ / "bin/cmake", note + R"(echo noise of the build
            [ "$1" = --build ] || exit 0
            [ -z "${BUILD_FAILS-}" ] || exit 1
            mkdir -p build/release/sim/cli
            { echo '#!/bin/sh'; echo 'echo "data $AMENDS_DATA"; for word; do echo "<$word>"; done; exit 7'; } \
                >build/release/sim/cli/amends
            chmod +x build/release/sim/cli/amends)");
        write_script(top_ / "bin/ctest", note + R"(case $* in *-N*) echo "Total Tests: ${REGISTERED:-2}" ;; esac)");
    }

    /// Runs one line of shell in the folder above the project, blind to what an outer launcher has set.
    Outcome run(const std::string& line, const std::string& settings = "")
    {
        const std::string quoted = "'" + top_.string() + "'";
        const std::string script = "cd " + quoted + " && export NOTES=" + quoted + "/notes PATH=" + quoted +
                                   "/bin:/usr/bin:/bin MISSING= && unset AMENDS_SHARED AMENDS_DATA && " + settings +
                                   " " + line + " >out 2>err </dev/null";
        write_script(top_ / "line", script);
        const int status = std::system(("sh '" + (top_ / "line").string() + "'").c_str());
        return {WEXITSTATUS(status), read(top_ / "out"), read(top_ / "err")};
    }

    std::string notes() const { return read(top_ / "notes"); }
    void forget_notes() const { fs::remove(top_ / "notes"); }

    fs::path top_, root_;
    const std::string amends_ = "\"it's here/amends\"";
};

TEST_F(Launcher, BuildsAndPassesWordsOnAsTheyAre)
{
    const Outcome first = run(amends_ + " play 'two words' '' '*'");

    EXPECT_EQ(first.out, "data " + root_.string() + "\n<play>\n<two words>\n<>\n<*>\n");
    EXPECT_EQ(first.code, 7);
    EXPECT_TRUE(has(notes(), "cmake --preset release\ncmake --build --preset release\n"));
}

TEST_F(Launcher, WorksThroughALinkFromAnotherFolder)
{
    fs::create_directories(top_ / "elsewhere");
    fs::create_symlink(root_ / "amends", top_ / "elsewhere/link");

    EXPECT_TRUE(has(run("elsewhere/link").out, "data " + root_.string() + "\n"));
}

TEST_F(Launcher, CallsNoToolWhenNothingChanged)
{
    run(amends_);
    forget_notes();

    EXPECT_EQ(run(amends_).code, 7);
    EXPECT_EQ(notes(), "");
}

TEST_F(Launcher, BuildsAgainWhenASourceIsNewer)
{
    run(amends_);
    forget_notes();
    std::ofstream(root_ / "sim/new.cpp") << "int a;\n";
    fs::last_write_time(root_ / "sim/new.cpp", fs::file_time_type::clock::now() + std::chrono::seconds(2));

    run(amends_);

    EXPECT_TRUE(has(notes(), "cmake --build"));
}

TEST_F(Launcher, ConfiguresAfreshAfterTheFolderWasMoved)
{
    run(amends_);
    std::ofstream(root_ / "build/release/CMakeCache.txt") << "CMAKE_HOME_DIRECTORY:INTERNAL=" << root_.string() << "\n";
    forget_notes();
    fs::rename(root_, top_ / "moved");

    EXPECT_TRUE(has(run("moved/amends").out, "data " + (top_ / "moved").string() + "\n"));
    EXPECT_TRUE(has(notes(), "cmake --fresh --preset release\n"));
}

TEST_F(Launcher, SaysWhatToDoWhenTheBuildFails)
{
    const Outcome broken = run(amends_, "BUILD_FAILS=1");

    EXPECT_EQ(broken.code, 1);
    EXPECT_EQ(broken.out, "");
    EXPECT_TRUE(has(broken.err, "The build failed"));
    EXPECT_TRUE(has(broken.err, "Remove " + root_.string() + "/build/release and start again."));
}

TEST_F(Launcher, TriesTheBuildAgainAfterAFailure)
{
    run(amends_);
    std::ofstream(root_ / "sim/new.cpp") << "int a;\n";
    fs::last_write_time(root_ / "sim/new.cpp", fs::file_time_type::clock::now() + std::chrono::seconds(2));
    run(amends_, "BUILD_FAILS=1");
    forget_notes();

    run(amends_);

    EXPECT_TRUE(has(notes(), "cmake --build"));
}

TEST_F(Launcher, ListsWhatIsMissingAndWhyAndStops)
{
    const Outcome list = run(amends_ + " --no-install", "MISSING=sdl");

    EXPECT_EQ(list.code, 1);
    EXPECT_TRUE(has(list.out, "  sdl "));
    EXPECT_TRUE(has(list.out, " opens the window\n"));
    EXPECT_FALSE(has(list.out, "ninja"));
    EXPECT_FALSE(has(notes(), "apt-get"));
    EXPECT_FALSE(has(notes(), "cmake"));
}

TEST_F(Launcher, SaysThatNothingIsMissing)
{
    const Outcome list = run(amends_ + " --no-install");

    EXPECT_EQ(list.code, 0);
    EXPECT_EQ(list.out, "Nothing is missing.\n");
}

TEST_F(Launcher, AsksForTestPackagesOnlyWhenItTests)
{
    EXPECT_EQ(run(amends_ + " --no-install", "MISSING=gtest").code, 0);
    EXPECT_EQ(run(amends_ + " test --no-install", "MISSING=gtest").code, 1);
}

TEST_F(Launcher, InstallsWithoutSudoAsRoot)
{
    run(amends_, "MISSING=sdl");

    EXPECT_FALSE(has(notes(), "sudo"));
    EXPECT_TRUE(has(notes(), "apt-get update -q\n"));
    EXPECT_TRUE(has(notes(), "apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 sdl\n"));
}

TEST_F(Launcher, AnnouncesThatItAsksForRights)
{
    const Outcome first = run(amends_, "MISSING=sdl USER_ID=1000");

    EXPECT_TRUE(has(first.err, "sudo may ask for your password"));
    EXPECT_TRUE(has(notes(), "sudo apt-get update"));
    EXPECT_EQ(first.code, 7);
}

TEST_F(Launcher, NeedsNoRightsWhenNothingIsMissing)
{
    run(amends_, "USER_ID=1000");

    EXPECT_FALSE(has(notes(), "sudo"));
    EXPECT_FALSE(has(notes(), "apt-get"));
}

TEST_F(Launcher, GivesTheCommandWhenInstallingFails)
{
    write_script(top_ / "bin/sleep", "");
    const Outcome broken = run(amends_, "MISSING=sdl APT_FAILS=100");

    EXPECT_EQ(broken.code, 1);
    EXPECT_TRUE(has(broken.err, "apt-get install --no-install-recommends sdl"));
    EXPECT_FALSE(has(notes(), "cmake"));
}

TEST_F(Launcher, LeavesSlowTestsOutUnlessAsked)
{
    run(amends_ + " test -R 'a b'");
    EXPECT_TRUE(has(notes(), "-R a b -LE ^(slow|shared)$\n"));

    forget_notes();
    run(amends_ + " test --slow");
    EXPECT_TRUE(has(notes(), "-LE ^(shared)$\n"));
}

TEST_F(Launcher, RunsTheSharedTestsWhereTheirDataIs)
{
    EXPECT_TRUE(has(run(amends_ + " test").err, "NO SHARED DATA"));

    fs::create_directories(top_ / "shared/data");
    forget_notes();
    EXPECT_FALSE(has(run(amends_ + " test").err, "NO SHARED DATA"));
    EXPECT_TRUE(has(notes(), "-LE ^(slow)$\n"));
}

TEST_F(Launcher, FailsWhenFewerTestsAreRegisteredThanKnown)
{
    const Outcome few = run(amends_ + " test", "REGISTERED=1");

    EXPECT_EQ(few.code, 1);
    EXPECT_TRUE(has(few.err, "Only 1 tests are registered"));
    EXPECT_FALSE(has(notes(), "--output-on-failure"));
}

TEST_F(Launcher, IsWhatContinuousIntegrationRuns)
{
    const Outcome ci = run("\"it's here/.ci/run\"", "CI=true");

    EXPECT_EQ(ci.code, 0);
    EXPECT_TRUE(has(notes(), "cmake --build --preset test\n"));
    EXPECT_TRUE(has(notes(), "--output-on-failure"));
}

}  // namespace
}  // namespace amends::house
