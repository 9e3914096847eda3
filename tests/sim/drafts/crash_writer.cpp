// Edits a draft until it is killed, and prints how many steps are done after each edit: an acknowledgement a line.
// Now and then it takes something back, makes it again, saves, or waits for the disk.
// Usage: crash_writer FOLDER SEED

#include <cstdio>
#include <cstdlib>

#include "sim/author/compose.h"
#include "tests/sim/drafts/folder.h"

#include "scoring/base/chance.h"

using namespace amends;

int main(int argc, char** argv)
{
    if (argc != 3) return 2;
    const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
    auto draft =
        drafts::Draft::open(argv[1], {drafts::really_sync, [] { return std::string("2027-03-01T10:00:00Z"); }});
    if (!draft) return 3;
    drafts::Draft& open = **draft;
    for (std::uint64_t i = 0;; ++i) {
        const std::string node = "/nodes/" + std::to_string(chance_below(seed, i, "node", 10));
        const std::uint32_t dice = chance_below(seed, i, "what", 40);
        Checked<void> done;
        if (dice == 0) {
            done = open.save();
        } else if (dice == 1) {
            done = open.sync();
        } else if (dice == 2) {
            done = open.undo();
        } else if (dice == 3) {
            done = open.redo();
        } else if (dice < 8) {
            done = open.make(author::add_item(open.document(), node + "/offered"));
        } else {
            done = open.make(author::put_text(open.document(), node + "/title", "Step " + std::to_string(i)),
                             dice % 2 == 0);
        }
        if (!done) return 4;
        std::printf("%llu %zu\n", static_cast<unsigned long long>(open.history().revision()),
                    open.history().position());
        std::fflush(stdout);
    }
}
