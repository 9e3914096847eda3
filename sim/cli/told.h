#pragma once
// How far a long sum has come, on a terminal; and Ctrl-C heard on the way.

#include <string>
#include <string_view>

#include "scoring/loyalty/progress.h"
#include "sim/cli/stop.h"

namespace amends::cli {

/// Writes over one line of standard error where that is a terminal, and is silent elsewhere.
class Told : public loyalty::Progress {
public:
    explicit Told(const StopOnInterrupt& stop);
    ~Told() override;
    Told(const Told&) = delete;
    Told(Told&&) = delete;
    Told& operator=(const Told&) = delete;
    Told& operator=(Told&&) = delete;

    bool begin(std::string_view stage) override;
    bool at(int done, int total) override;
    /// Takes the line away, before something else is written.
    void clear();

private:
    const StopOnInterrupt& stop_;
    bool aloud_;
    bool written_ = false;
    std::string stage_;
};

}  // namespace amends::cli
