#pragma once
// The promise of a commit.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "sim/records/failure.h"

namespace amends::records {

/// What is on disk once a batch is acknowledged.
struct Committed {
    int next_seq = 0;
    std::string head;

    bool operator==(const Committed&) const = default;
};

/// Shared by whoever waits for a batch and the thread that writes it. Cheap to copy; any thread may ask.
class Ticket {
public:
    Ticket() : state_(std::make_shared<State>()) {}

    /// Whether the batch was committed or has failed. Never waits.
    bool settled() const;

    /// Waits for at most `patience`; whether it is settled.
    bool wait_for(std::chrono::milliseconds patience) const;

    /// Waits until it is settled. A failure means that nothing of the batch was stored.
    const Stored<Committed>& result() const;

    /// For the writer.
    void settle(Stored<Committed> result) const;

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Stored<Committed>> result;
    };
    std::shared_ptr<State> state_;
};

}  // namespace amends::records
