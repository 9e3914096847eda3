#pragma once
// One thread for what would make the window wait: reading and opening records.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace amends::app {

class Worker {
public:
    /// `wake` is called on the worker's thread when something is ready to be delivered.
    explicit Worker(std::function<void()> wake);
    /// Finishes the job under way, and drops the others.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Runs `job` on the worker's thread; what it returns is run by `deliver`.
    void post(std::function<std::function<void()>()> job);

    /// Runs, on this thread, what has become ready.
    void deliver();

    /// As it was given: another worker for the same window is made with it.
    const std::function<void()>& wake() const { return wake_; }

private:
    void work();

    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<std::function<void()>()>> jobs_;
    std::vector<std::function<void()>> ready_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace amends::app
