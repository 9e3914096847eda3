#pragma once
// Records in a folder of their own, and short ways to put something into them.

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/records/hash.h"
#include "sim/records/sqlite.h"
#include "sim/records/store.h"

namespace amends::records {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("amends-" + uuid7(0))) {}
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path file() const { return path_ / "records.db"; }

private:
    std::filesystem::path path_;
};

inline std::string read_bytes(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

template <class T>
T must(Stored<T> stored)
{
    if (!stored) throw std::runtime_error(to_string(stored.error().what));
    if constexpr (!std::is_void_v<T>) return std::move(*stored);
}

template <class T>
Trouble trouble_of(const Stored<T>& stored)
{
    if (stored) throw std::runtime_error("it did not fail");
    return stored.error().trouble;
}

/// `count` entries of no meaning, told apart by `mark`.
inline Batch batch_of(int count, const std::string& mark)
{
    Batch batch;
    for (int i = 0; i < count; ++i) {
        const std::string body = "{\"mark\":\"" + mark + "\",\"of\":" + std::to_string(count) + "}";
        batch.entries.push_back({"noted", 1, {10 * i, 1000 * i}, body});
    }
    return batch;
}

inline Batch typed_batch(const std::string& words)
{
    Batch batch = batch_of(3, "typed");
    batch.typed_entry = 0;
    batch.text = words;
    return batch;
}

inline Batch last_batch()
{
    Batch batch = batch_of(1, "last");
    batch.entries.push_back({"ended", 1, {}, "{\"ending\":\"kept\"}"});
    return batch;
}

/// A store with one person who has one case. The clock moves a second at each look.
struct Kept {
    Folder folder;
    std::shared_ptr<std::int64_t> now = std::make_shared<std::int64_t>(1'900'000'000'000);
    std::unique_ptr<Store> store = open();
    std::string person = must(store->create_person("Mara Vento"));
    std::string scenario = must(store->pin("{\"scenario\":1}"));
    std::string assigned = must(store->create_case(person, "late-crib", scenario, "base"));

    std::unique_ptr<Store> open() const
    {
        Options options;
        options.now_ms = [clock = now] { return *clock += 1000; };
        return must(Store::open(folder.file(), options));
    }
    void reopen()
    {
        store.reset();
        store = open();
    }
    std::string play(bool exam = false) const { return must(store->create_play(assigned, exam)); }
    /// Appends where the play ends, and waits.
    Committed append(const std::string& play, const Batch& batch) const
    {
        const int next = must(store->journal(play)).row.next_seq;
        return must(store->append(play, next, batch).result());
    }
    /// Changes the file behind the store's back.
    void meddle(std::string_view sql) const
    {
        Connection db(folder.file(), Connection::Mode::write);
        db.run("PRAGMA foreign_keys = OFF");
        db.script(sql);
    }
};

}  // namespace amends::records
