// Makes the golden records of a release: records.db and journal.txt. Run by hand, once a release; what is committed is
// never made again, since its point is to be old.
// Usage: sim_records_make_golden FOLDER

#include <cstdio>
#include <fstream>
#include <memory>

#include "sim/records/store.h"
#include "tests/sim/records/every_kind.h"
#include "tests/sim/records/golden_dump.h"

using namespace amends::records;

namespace {

bool make(const std::filesystem::path& folder)
{
    Options options;
    options.now_ms = [now = std::make_shared<std::int64_t>(1'772'357'400'000)] { return *now += 1000; };
    Stored<std::unique_ptr<Store>> opened = Store::open(folder / "records.db", options);
    if (!opened) return false;
    Store& store = **opened;
    const std::string scenario = store.pin(golden_scenario).value();
    const std::string person = store.create_person("Golden Trainee").value();
    const std::string assigned = store.create_case(person, "late-crib", scenario, "base").value();
    const std::string play = store.create_play(assigned, false).value();
    int next = 0;
    for (const amends::play::Written& written : every_kind(scenario)) {
        next = store.append(play, next, written).result().value().next_seq;
    }
    std::ofstream(folder / "journal.txt") << dump_of(store.journal(play).value());
    return store.put_mark({play, scenario, scenario, "heal", 71, 75, true, 900, "{}"}).has_value();
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc == 2 && make(argv[1])) return 0;
    std::fprintf(stderr, "usage: %s FOLDER, where FOLDER holds no records yet\n", argv[0]);
    return 1;
}
