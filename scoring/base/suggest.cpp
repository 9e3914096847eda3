#include "scoring/base/suggest.h"

#include <algorithm>

#include "scoring/base/utf8.h"

namespace amends {
namespace {

std::u32string code_points_of(std::string_view bytes)
{
    std::u32string points;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        points += point.valid ? point.value : U'\uFFFD';
        at += point.length;
    }
    return points;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b)
{
    const std::u32string from = code_points_of(a);
    const std::u32string to = code_points_of(b);
    std::vector<int> before_last(to.size() + 1);
    std::vector<int> last(to.size() + 1);
    std::vector<int> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const bool same = from[i - 1] == to[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[to.size()];
}

std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates)
{
    const int within = std::max(1, static_cast<int>(count_code_points(word)) / 3);
    std::string_view best;
    int best_distance = within + 1;
    for (const std::string_view candidate : candidates) {
        const int distance = edit_distance(word, candidate);
        if (distance >= best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates)
{
    const std::string_view best = closest(word, candidates);
    if (best.empty()) return "";
    return "; did you mean \"" + std::string(best) + "\"?";
}

}  // namespace amends
