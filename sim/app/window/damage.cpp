#include "sim/app/window/damage.h"

#include <imgui.h>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace amends::app {
namespace {

constexpr int tile = 32;  // pixels

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

std::uint64_t hash_of(const ImDrawVert& vertex)
{
    static_assert(sizeof(ImDrawVert) == 20);
    std::uint64_t parts[3] = {};
    std::memcpy(parts, &vertex, sizeof vertex);
    return mixed(mixed(mixed(1, parts[0]), parts[1]), parts[2]);
}

/// Tiles of one frame.
class Tiles {
public:
    Tiles(int columns, int rows)
        : columns_(columns), rows_(rows), hashes_(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 1)
    {
    }

    std::vector<std::uint64_t> take() { return std::move(hashes_); }

    void add(const ImDrawList& list)
    {
        std::vector<std::uint64_t> vertices;
        vertices.reserve(static_cast<std::size_t>(list.VtxBuffer.Size));
        for (const ImDrawVert& vertex : list.VtxBuffer) vertices.push_back(hash_of(vertex));
        for (const ImDrawCmd& command : list.CmdBuffer) add(list, command, vertices);
    }

private:
    void add(const ImDrawList& list, const ImDrawCmd& command, const std::vector<std::uint64_t>& vertices)
    {
        for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
            const ImDrawIdx* const corner = list.IdxBuffer.Data + command.IdxOffset + i;
            ImVec2 least{1e9F, 1e9F};
            ImVec2 most{-1e9F, -1e9F};
            std::uint64_t hash = 7;
            for (int k = 0; k < 3; ++k) {
                const unsigned int index = corner[k] + command.VtxOffset;
                const ImVec2 at = list.VtxBuffer.Data[index].pos;
                least = {std::min(least.x, at.x), std::min(least.y, at.y)};
                most = {std::max(most.x, at.x), std::max(most.y, at.y)};
                hash = mixed(hash, vertices[index]);
            }
            const ImVec4& clip = command.ClipRect;
            add({std::max(least.x, clip.x), std::max(least.y, clip.y)},
                {std::min(most.x, clip.z), std::min(most.y, clip.w)}, hash);
        }
    }

    /// A margin of one pixel: renderers round in their own ways.
    void add(ImVec2 least, ImVec2 most, std::uint64_t hash)
    {
        if (least.x > most.x || least.y > most.y) return;
        const auto place = [](float at, int count) {
            return std::clamp(static_cast<int>(std::floor(at)) / tile, 0, count - 1);
        };
        const int left = place(std::max(0.0F, least.x - 1), columns_);
        const int right = place(most.x + 1, columns_);
        const int bottom = place(most.y + 1, rows_);
        for (int row = place(std::max(0.0F, least.y - 1), rows_); row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                std::uint64_t& one = hashes_[static_cast<std::size_t>(row * columns_ + column)];
                one = mixed(one, hash);
            }
        }
    }

    int columns_, rows_;
    std::vector<std::uint64_t> hashes_;
};

}  // namespace

std::optional<Area> Damage::take(const ImDrawData& drawn)
{
    const int width = static_cast<int>(drawn.DisplaySize.x);
    const int height = static_cast<int>(drawn.DisplaySize.y);
    const int columns = std::max(1, (width + tile - 1) / tile);
    const int rows = std::max(1, (height + tile - 1) / tile);
    Tiles tiles(columns, rows);
    for (const ImDrawList* list : drawn.CmdLists) tiles.add(*list);
    std::vector<std::uint64_t> now = tiles.take();
    const bool comparable = columns == columns_ && rows == rows_ && now.size() == tiles_.size();
    Area area{width, height, 0, 0};
    for (int i = 0; comparable && i < columns * rows; ++i) {
        if (now[static_cast<std::size_t>(i)] == tiles_[static_cast<std::size_t>(i)]) continue;
        const int x = i % columns * tile;
        const int y = i / columns * tile;
        area = {std::min(area.left, x), std::min(area.top, y), std::max(area.right, std::min(width, x + tile)),
                std::max(area.bottom, std::min(height, y + tile))};
    }
    columns_ = columns;
    rows_ = rows;
    tiles_ = std::move(now);
    if (!comparable) return Area{0, 0, width, height};
    return area.right > area.left ? std::optional(area) : std::nullopt;
}

}  // namespace amends::app
