#include "sim/records/writer.h"

namespace amends::records {

Writer::Writer(Connection& db) : db_(db), thread_([this] { work_until_closed(); }) {}

Writer::~Writer()
{
    {
        const std::scoped_lock lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Writer::submit(Job job)
{
    {
        const std::scoped_lock lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
}

std::size_t Writer::waiting() const
{
    const std::scoped_lock lock(mutex_);
    return jobs_.size() + (busy_ ? 1 : 0);
}

void Writer::work_until_closed()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        busy_ = true;
        lock.unlock();
        const std::function<void()> tell = job(db_);
        lock.lock();
        busy_ = false;
        lock.unlock();
        tell();
        lock.lock();
    }
}

}  // namespace amends::records
