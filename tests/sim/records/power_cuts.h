#pragma once
// Playing a power cut at every sync of a run of appends.

#include <atomic>
#include <mutex>
#include <vector>

#include "tests/sim/records/kept.h"
#include "tests/sim/records/power_loss.h"

namespace amends::records {

inline void write_disk(const std::filesystem::path& folder, const Disk& disk)
{
    std::filesystem::remove_all(folder);
    for (const auto& [name, bytes] : disk) write_bytes(folder / name, bytes);
}

struct Cut {
    Disk disk;
    int acknowledged = 0;
};

/// Reopens what a cut left and expects every acknowledged event, no half batch and a whole chain.
inline void expect_nothing_lost(const Cut& cut, const std::filesystem::path& folder, const std::string& play,
                                int batch_size)
{
    write_disk(folder, cut.disk);
    Stored<std::unique_ptr<Store>> opened = Store::open(folder / "records.db");
    ASSERT_TRUE(opened) << to_string(opened.error().what);
    Store& store = **opened;
    ASSERT_FALSE(store.read_only()) << to_string(store.read_only()->what);
    const Journal journal = must(store.journal(play));
    ASSERT_GE(journal.row.next_seq, cut.acknowledged);
    ASSERT_EQ(journal.events.size(), static_cast<std::size_t>(journal.row.next_seq));
    ASSERT_EQ(journal.row.next_seq % batch_size, 0) << "half a batch";
    ASSERT_TRUE(must(store.verify(play)).good());
}

inline void cut_the_power_at_every_sync(int batches, std::uint64_t seed)
{
    constexpr int batch_size = 4;
    Folder folder;
    Folder after;
    std::filesystem::create_directory(folder.path());
    std::atomic<bool> playing = false;
    std::atomic<int> acknowledged = 0;
    std::mutex mutex;
    std::vector<Cut> cuts;
    const PowerLoss power(folder.path(), seed, [&](const Disk& disk) {
        if (!playing) return;
        const std::scoped_lock lock(mutex);
        cuts.push_back({disk, acknowledged});
    });

    const std::unique_ptr<Store> store = must(Store::open(folder.file()));
    const std::string scenario = must(store->pin("{}"));
    const std::string person = must(store->create_person("Mara"));
    const std::string play = must(store->create_play(must(store->create_case(person, "a", scenario, "")), false));
    playing = true;
    std::size_t tried = 0;
    for (int i = 0; i < batches; ++i) {
        acknowledged = must(store->append(play, i * batch_size, batch_of(batch_size, "m")).result()).next_seq;
        std::vector<Cut> now;
        {
            const std::scoped_lock lock(mutex);
            now.swap(cuts);
        }
        now.push_back({power.cut(), acknowledged});
        for (const Cut& cut : now) {
            ASSERT_NO_FATAL_FAILURE(expect_nothing_lost(cut, after.path(), play, batch_size)) << "batch " << i;
        }
        tried += now.size();
    }
    EXPECT_GE(tried, 2 * static_cast<std::size_t>(batches)) << "commits were not synced one by one";
    playing = false;
}

}  // namespace amends::records
