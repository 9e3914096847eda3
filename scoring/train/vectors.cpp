#include "scoring/train/vectors.h"

#include <charconv>

namespace amends::train {

Checked<RawVectors> parse_vectors(std::string_view bytes, std::string_view name)
{
    const auto failed = [&name](int line, std::string message) {
        return fault({std::string(name), line, 0, ""}, std::move(message));
    };
    constexpr std::string_view head = "amends vectors 1 ";
    const std::size_t end = bytes.find('\n');
    std::size_t count = 0;
    if (end == std::string_view::npos || bytes.substr(0, head.size()) != head ||
        std::from_chars(bytes.data() + head.size(), bytes.data() + end, count).ptr != bytes.data() + end ||
        count > 65535) {
        return failed(1, "expected \"amends vectors 1\" and the number of words, at most 65535");
    }
    bytes.remove_prefix(end + 1);
    RawVectors vectors;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t stop = bytes.find('\n');
        if (stop == std::string_view::npos || stop > 255) {
            return failed(static_cast<int>(i) + 2, "expected a word of at most 255 bytes on a line of its own");
        }
        vectors.words.emplace_back(bytes.substr(0, stop));
        if (!vectors.row_of.emplace(vectors.words.back(), static_cast<std::uint32_t>(i)).second) {
            return failed(static_cast<int>(i) + 2, "the word stands twice: " + vectors.words.back());
        }
        bytes.remove_prefix(stop + 1);
    }
    if (bytes.size() != count * raw_size) {
        return failed(static_cast<int>(count) + 2, "expected " + std::to_string(count * raw_size) +
                                                       " bytes of rows, found " + std::to_string(bytes.size()));
    }
    vectors.rows.reserve(bytes.size());
    for (const char byte : bytes) vectors.rows.push_back(static_cast<std::int8_t>(byte));
    return vectors;
}

}  // namespace amends::train
