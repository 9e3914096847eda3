#pragma once
// The program as a whole, started as its user starts it.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace amends::cli {

namespace fs = std::filesystem;

struct Ran {
    int exit_code = -1;
    std::string out;
};

/// Runs the program in a shell, on the assets and scenarios of `root`; `arguments` may redirect.
inline Ran run(const std::string& arguments, const std::string& root = AMENDS_SOURCE_DIR)
{
    const std::string command =
        "env -u DISPLAY -u WAYLAND_DISPLAY AMENDS_DATA='" + root + "' '" AMENDS_PROGRAM "' " + arguments;
    std::FILE* const pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): a test runs the program
    Ran ran;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        ran.out.append(buffer.data(), count);
    const int status = pclose(pipe);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

class Program : public testing::Test {
protected:
    void SetUp() override
    {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("amends-" + std::string(test->name()) + "-" + std::to_string(getpid()));
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    std::string file(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder / name, std::ios::binary) << text;
        return "'" + (folder / name).string() + "'";
    }

    fs::path folder;
};

inline const std::string plans = "'" AMENDS_SOURCE_DIR "/scenarios/walked-at-one/plans/";
inline const std::string quiet = " 2>/dev/null";

inline std::string plan(const std::string& name)
{
    return plans + name + ".plan'";
}

}  // namespace amends::cli
