#pragma once
// How far the work has come, told to whoever waits; and whether to go on.

#include <string_view>

namespace amends::loyalty {

/// Told from time to time how far the work has come; may stop it.
class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = default;
    Progress(Progress&&) = default;
    Progress& operator=(const Progress&) = default;
    Progress& operator=(Progress&&) = default;
    virtual ~Progress() = default;
    /// A stage begins: fit intervals unseen resamples path. False: stop here.
    virtual bool begin(std::string_view /*stage*/) { return true; }
    /// done in [0, total] of the stage; false: stop here.
    virtual bool at(int /*done*/, int /*total*/) { return true; }
};

/// Listens to nothing and never stops.
Progress& unheard();

}  // namespace amends::loyalty
