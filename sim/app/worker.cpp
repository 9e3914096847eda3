#include "sim/app/worker.h"

#include <utility>

namespace amends::app {

Worker::Worker(std::function<void()> wake) : wake_(std::move(wake)), thread_([this] { work(); }) {}

Worker::~Worker()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Worker::post(std::function<std::function<void()>()> job)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
}

void Worker::deliver()
{
    std::vector<std::function<void()>> ready;
    {
        const std::lock_guard lock(mutex_);
        ready.swap(ready_);
    }
    for (const std::function<void()>& each : ready) each();
}

void Worker::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (stopping_) return;
        const std::function<std::function<void()>()> job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        std::function<void()> result = job();
        lock.lock();
        ready_.push_back(std::move(result));
        wake_();
    }
}

}  // namespace amends::app
