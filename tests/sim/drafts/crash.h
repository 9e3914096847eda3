#pragma once
// What kill -9 leaves of an editing session. The session is a program of its own, so that nothing of it survives here.

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "scoring/base/chance.h"
#include "tests/sim/drafts/folder.h"

extern char** environ;

namespace amends::drafts {

struct Acknowledged {
    unsigned long long revision = 0;
    std::size_t position = 0;
};

/// Starts the session, kills it after a while, and gives the last edit that it acknowledged.
inline Acknowledged acknowledged_before_the_kill(const fs::path& folder, int seed, int after_ms)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::string program = AMENDS_CRASH_WRITER;
    std::string where = folder.string();
    std::string number = std::to_string(seed);
    std::array<char*, 4> arguments{program.data(), where.data(), number.data(), nullptr};
    pid_t child = 0;
    const int spawned = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) throw std::runtime_error("the session does not start");

    std::string said;
    std::array<char, 4096> buffer{};
    std::thread killer;
    const auto kill_later = [child, after_ms] {
        std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
        kill(child, SIGKILL);
    };
    // Most are killed while they edit, some while they still open.
    if (seed % 5 == 4) killer = std::thread(kill_later);
    for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
        said.append(buffer.data(), static_cast<std::size_t>(got));
        if (!killer.joinable()) killer = std::thread(kill_later);
    }
    if (killer.joinable()) killer.join();
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) throw std::runtime_error("the session stopped by itself: " + std::to_string(status));

    Acknowledged last;
    const std::size_t end = said.rfind('\n');
    if (end == std::string::npos) return last;
    const std::size_t begin = end == 0 ? std::string::npos : said.rfind('\n', end - 1);
    std::sscanf(said.c_str() + (begin == std::string::npos ? 0 : begin + 1), "%llu %zu", &last.revision,
                &last.position);
    return last;
}

inline void kill_again_and_again(int rounds)
{
    Folder folder;
    const std::string before = bytes_in(folder.file());
    std::size_t steps = 0;
    int acknowledged_rounds = 0;
    for (int round = 0; round < rounds; ++round) {
        const int after_ms = static_cast<int>(chance_below(7, static_cast<std::uint64_t>(round), "kill", 120));

        const Acknowledged last = acknowledged_before_the_kill(folder.draft(), round, after_ms);

        const std::unique_ptr<Draft> draft = folder.open();
        ASSERT_FALSE(draft->opened().set_aside) << "round " << round;
        // One more may have been done than was acknowledged.
        ASSERT_GE(draft->history().revision(), last.revision) << "round " << round;
        ASSERT_LE(draft->history().revision(), last.revision + (last.revision == 0 ? 9'999 : 1)) << "round " << round;
        ASSERT_TRUE(author::Document::read(bytes_in(folder.file()), "scenario.json")) << "round " << round;
        ASSERT_EQ(draft->look_at_disk(), OnDisk::same) << "round " << round;
        acknowledged_rounds += last.revision > 0 ? 1 : 0;
        steps = draft->history().position();
    }
    EXPECT_GT(steps, static_cast<std::size_t>(rounds)) << "the session was killed before it had written anything";
    EXPECT_GT(acknowledged_rounds, rounds / 2);
    const std::unique_ptr<Draft> draft = folder.open();
    while (draft->history().what_undo() != nullptr) ASSERT_TRUE(draft->undo());
    EXPECT_EQ(draft->document().bytes(), before) << "everything can be taken back, over all restarts";
}

}  // namespace amends::drafts
