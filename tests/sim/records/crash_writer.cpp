// Appends batches until it is killed, and prints the next seq after each commit: one acknowledgement a line.
// Usage: crash_writer FILE PLAY NEXT_SEQ

#include <cstdio>
#include <cstdlib>
#include <string>

#include "sim/records/store.h"

using namespace amends::records;

int main(int argc, char** argv)
{
    if (argc != 4) return 2;
    Stored<std::unique_ptr<Store>> store = Store::open(argv[1]);
    if (!store) return 3;

    int next = std::atoi(argv[3]);
    while (true) {
        // The size of a batch can be told from any of its bodies, so that a half batch cannot pass for a whole one.
        const int size = 1 + next % 7;
        Batch batch;
        for (int i = 0; i < size; ++i) {
            batch.entries.push_back({"noted", 1, {next, i}, "{\"size\":" + std::to_string(size) + "}"});
        }
        batch.typed_entry = 0;
        batch.text = "reply " + std::to_string(next);
        const Ticket ticket = (*store)->append(argv[2], next, batch);
        if (!ticket.result()) return 4;
        next = ticket.result()->next_seq;
        std::printf("%d\n", next);
        std::fflush(stdout);
    }
}
