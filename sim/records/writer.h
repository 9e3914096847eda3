#pragma once
// The one thread that writes.

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

#include "sim/records/sqlite.h"

namespace amends::records {

/// Carries out jobs one after the other, in the order they were given. Closing carries out what is left.
class Writer {
public:
    /// Does the work and returns how to tell whoever waits for it, which is called once it no longer counts as waiting.
    /// Neither may throw.
    using Job = std::function<std::function<void()>(Connection&)>;

    explicit Writer(Connection& db);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Job job);

    /// Jobs not yet carried out.
    std::size_t waiting() const;

    /// Submits `work` and waits for its result, or the failure that it threw.
    template <class Work>
    auto run(Work work) -> Stored<decltype(work(std::declval<Connection&>()))>
    {
        using Result = Stored<decltype(work(std::declval<Connection&>()))>;
        std::promise<Result> promise;
        std::future<Result> future = promise.get_future();
        submit([&promise, &work](Connection& db) {
            return [&promise, result = attempt([&] { return work(db); })] { promise.set_value(result); };
        });
        return future.get();
    }

private:
    void work_until_closed();

    Connection& db_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool busy_ = false;
    bool closing_ = false;
    std::thread thread_;  // last: it uses the others
};

}  // namespace amends::records
