#pragma once
// How shares and progress are written in tables and on the way to them.

#include <string>
#include <string_view>

namespace amends::cli {

/// Permille in hundredths: 873 as ".87", 1000 as "1.00", -56 as "-.06", -3 as ".00".
std::string hundredths(int permille);

/// A figure in permille that cannot be below 0: as `hundredths`, and a dash for -1, "cannot be said".
std::string share(int permille);

/// "low to high" of an interval; a dash where it cannot be said.
std::string interval(int low, int high);

/// Says on standard error what is going on, on one line that is written over; nothing where the same was said last.
class ProgressLine {
public:
    void say(std::string_view text);
    /// Ends the line, if anything was said on it.
    void end();

private:
    std::string last_;
};

}  // namespace amends::cli
