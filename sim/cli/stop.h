#pragma once
// Ctrl-C as a wish: what is at work ends at its next step and leaves nothing half-written.

namespace amends::cli {

/// While one lives, the first interrupt only sets a flag; a second ends the program at once. One at a time.
class StopOnInterrupt {
public:
    StopOnInterrupt();
    ~StopOnInterrupt();
    StopOnInterrupt(const StopOnInterrupt&) = delete;
    StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;

    bool asked() const;

private:
    void (*before_)(int);
};

}  // namespace amends::cli
