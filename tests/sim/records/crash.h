#pragma once
// What kill -9 leaves behind. The child is a program of its own, so that nothing of it survives in this process.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "scoring/base/chance.h"
#include "tests/sim/records/kept.h"

extern char** environ;

namespace amends::records {
/// Starts the writer, kills it after a while, and gives the last seq that it acknowledged. `writing`: the while begins
/// with its first acknowledgement, which a slow machine or a sanitizer may put off; else with its start.
inline int acknowledged_before_the_kill(const Kept& kept, const std::string& play, int next_seq, int after_ms,
                                        bool writing)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);

    std::string program = AMENDS_CRASH_WRITER;
    std::string file = kept.folder.file().string();
    std::string line = play;
    std::string next = std::to_string(next_seq);
    std::array<char*, 5> arguments{program.data(), file.data(), line.data(), next.data(), nullptr};
    pid_t child = 0;
    const int spawned = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) throw std::runtime_error("the writer does not start");

    constexpr int patience_ms = 30'000;
    pollfd first{ends[0], POLLIN, 0};
    if (writing) poll(&first, 1, patience_ms);
    std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
    kill(child, SIGKILL);
    std::string said;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
        said.append(buffer.data(), static_cast<std::size_t>(got));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) throw std::runtime_error("the writer stopped by itself: " + std::to_string(status));

    const std::size_t end = said.rfind('\n');
    if (end == std::string::npos) return next_seq;
    const std::size_t begin = said.rfind('\n', end - 1);
    return std::atoi(said.c_str() + (begin == std::string::npos || end == 0 ? 0 : begin + 1));
}

inline void expect_whole_batches(const Journal& journal)
{
    std::size_t i = 0;
    while (i < journal.events.size()) {
        const int begin = static_cast<int>(i);
        const std::string body = journal.events[i].entry.body;
        const int size = 1 + begin % 7;
        ASSERT_EQ(body, "{\"size\":" + std::to_string(size) + "}");
        for (int k = 0; k < size; ++k, ++i) {
            ASSERT_LT(i, journal.events.size()) << "a half batch begins at " << begin;
            ASSERT_EQ(journal.events[i].batch, begin);
        }
    }
}

inline void kill_again_and_again(int rounds)
{
    Kept kept;
    const std::string play = kept.play();
    int next = 0;
    for (int round = 0; round < rounds; ++round) {
        kept.store.reset();
        const int after_ms = 20 + static_cast<int>(chance_below(1, static_cast<std::uint64_t>(round), "kill", 130));

        const bool writing = round % 2 == 0;  // every other kill may come while it opens the records
        const int acknowledged = acknowledged_before_the_kill(kept, play, next, after_ms, writing);

        kept.store = kept.open();
        ASSERT_FALSE(kept.store->read_only());
        const Journal journal = must(kept.store->journal(play));
        ASSERT_GE(journal.row.next_seq, acknowledged) << "round " << round;
        ASSERT_EQ(journal.events.size(), static_cast<std::size_t>(journal.row.next_seq));
        expect_whole_batches(journal);
        ASSERT_TRUE(must(kept.store->verify(play)).good());
        ASSERT_EQ(must(kept.store->unfinished(kept.person)).at(0).id, play);
        next = journal.row.next_seq;
    }
    EXPECT_GT(next, rounds) << "the writer was killed before it had written anything worth losing";
}

}  // namespace amends::records
