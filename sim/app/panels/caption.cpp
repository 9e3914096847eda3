#include "sim/app/panels/caption.h"

#include <algorithm>

namespace amends::app {
namespace {

bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

}  // namespace

int ticks_of(std::string_view words)
{
    int count = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!blank(words[i]) && (i == 0 || blank(words[i - 1]))) ++count;
    }
    return (count * 2 + words_in_two_ticks - 1) / words_in_two_ticks;
}

std::size_t bytes_after(std::string_view words, int ticks)
{
    if (ticks <= 0) return 0;
    int left = ticks * words_in_two_ticks / 2;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool ends = blank(words[i]) && i > 0 && !blank(words[i - 1]);
        if (ends && --left == 0) return i;
    }
    return words.size();
}

void Caption::skip_to(std::size_t lines)
{
    told_ = std::max(told_, lines);
    ticks_ = 0;
}

bool Caption::advance(std::string_view words, std::int64_t now_ms)
{
    const int all = ticks_of(words);
    if (ticks_ == 0) begun_ms_ = now_ms;
    ticks_ = std::max(1, static_cast<int>((now_ms - begun_ms_) / tick_ms) + 1);
    if (ticks_ <= all) return false;
    ++told_;
    ticks_ = 0;
    return true;
}

}  // namespace amends::app
