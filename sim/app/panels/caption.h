#pragma once
// Captions: how much of what the customer says can be read by now. Drawing only; no rule reads it.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amends::app {

/// A tick is a second of the talk clock: two and a half words at 150 a minute. It is shown for as long as reading them
/// takes.
///
/// source  238 words a minute is the mean for silent reading of English (Brysbaert 2019,
///         doi 10.1016/j.jml.2019.104047)
inline constexpr int words_in_two_ticks = 5;
inline constexpr std::int64_t tick_ms = 630;

/// Ticks that a text takes; none where it has no words.
int ticks_of(std::string_view words);

/// How many bytes of the text can be read after that many ticks: always whole words, all of it at the end.
std::size_t bytes_after(std::string_view words, int ticks);

/// A customer's lines being told, one after the other, as time goes by.
class Caption {
public:
    /// All lines up to `lines` have been told already.
    void skip_to(std::size_t lines);
    /// Moves on to `now_ms`: lines are counted from the first; `words` are those of the line being told, empty where it
    /// is told at once. Returns true where a line came to its end.
    bool advance(std::string_view words, std::int64_t now_ms);

    /// How many lines are told to their end.
    std::size_t told() const { return told_; }
    int ticks() const { return ticks_; }
    /// When the next tick is due.
    std::int64_t due_ms() const { return begun_ms_ + tick_ms * ticks_; }

private:
    std::size_t told_ = 0;
    int ticks_ = 0;  ///< of the line being told; 0: not begun
    std::int64_t begun_ms_ = 0;
};

}  // namespace amends::app
