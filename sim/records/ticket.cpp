#include "sim/records/ticket.h"

#include <utility>

namespace amends::records {

bool Ticket::settled() const
{
    const std::scoped_lock lock(state_->mutex);
    return state_->result.has_value();
}

bool Ticket::wait_for(std::chrono::milliseconds patience) const
{
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, patience, [this] { return state_->result.has_value(); });
}

const Stored<Committed>& Ticket::result() const
{
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [this] { return state_->result.has_value(); });
    return *state_->result;  // set once and never changed, so it may be read without the lock
}

void Ticket::settle(Stored<Committed> result) const
{
    {
        const std::scoped_lock lock(state_->mutex);
        state_->result = std::move(result);
    }
    state_->changed.notify_all();
}

}  // namespace amends::records
