#pragma once
// Which part of the window looks different from the frame before. Drawing in memory is what a frame costs; most frames
// change a line of text.

#include <cstdint>
#include <optional>
#include <vector>

struct ImDrawData;

namespace amends::app {

/// Pixels of the window, right and bottom excluded.
struct Area {
    int left = 0, top = 0, right = 0, bottom = 0;

    bool operator==(const Area&) const = default;
};

class Damage {
public:
    /// The smallest rectangle of whole tiles that holds everything that has changed since the last call; none where
    /// nothing has. Everything, the first time and after `forget`.
    std::optional<Area> take(const ImDrawData& drawn);

    /// What is shown is lost: the next call says everything.
    void forget() { tiles_.clear(); }

private:
    std::vector<std::uint64_t> tiles_;  ///< of the last frame, row by row; each stands for all that was drawn in it
    int columns_ = 0, rows_ = 0;
};

}  // namespace amends::app
