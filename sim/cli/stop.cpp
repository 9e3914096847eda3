#include "sim/cli/stop.h"

#include <csignal>

namespace amends::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int)
{
    interrupted = 1;
    std::signal(SIGINT, SIG_DFL);
}

}  // namespace

StopOnInterrupt::StopOnInterrupt() : before_(nullptr)
{
    interrupted = 0;
    before_ = std::signal(SIGINT, note_interrupt);
}

StopOnInterrupt::~StopOnInterrupt()
{
    std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_);
}

bool StopOnInterrupt::asked() const
{
    return interrupted != 0;
}

}  // namespace amends::cli
