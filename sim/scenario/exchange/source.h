#pragma once
// Where things stood in the file that a story was read from.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/base/result.h"

namespace amends::exchange {

/// The bytes of a file and where its lines begin. A line ends with LF, CR LF, or CR alone.
class Source {
public:
    Source() = default;
    Source(std::string bytes, std::string name);

    std::string_view bytes() const { return bytes_; }
    const std::string& name() const { return name_; }
    /// Where the text begins: after a byte order mark.
    std::size_t begin() const { return begin_; }
    Place place_of(std::size_t offset) const;

private:
    std::string bytes_;
    std::string name_;
    std::size_t begin_ = 0;
    /// How many code points begin before `offset`.
    std::size_t code_points_before(std::size_t offset) const;

    std::vector<std::size_t> line_begins_;
    std::vector<std::size_t> code_points_;  ///< before every block of `block` bytes: a file may be one long line
};

/// A text as it is meant, taken piece by piece from a file in which it was escaped, and the way back to the file.
class SourcedText {
public:
    const std::string& text() const { return text_; }

    /// Adds what stands at `offset` of the file; bytes that are the same in both go in one piece.
    void append(std::string_view piece, std::size_t offset);
    /// Keeps the first `size` bytes.
    void cut(std::size_t size);
    /// Ends every line with LF alone.
    void end_lines_plainly();
    /// The offset in the file of what stands at `at` of the text.
    std::size_t offset_of(std::size_t at) const;

private:
    std::string text_;
    std::vector<std::pair<std::size_t, std::size_t>> steps_;  ///< from here on, text offset -> file offset
};

}  // namespace amends::exchange
