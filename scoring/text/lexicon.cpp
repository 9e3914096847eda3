#include "scoring/text/lexicon.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace amends::text {
namespace {

constexpr std::size_t longest = 24;  // longer words are left as they are
constexpr std::size_t one_slip_from = 5;
constexpr std::size_t two_slips_from = 9;

std::string with_runs_of(std::string_view word, std::size_t keep)
{
    std::string out;
    std::size_t run = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
        std::size_t whole = run;
        while (i + whole - run + 1 < word.size() && word[i + whole - run + 1] == word[i]) ++whole;
        if (whole < 3 || run <= keep) out += word[i];
    }
    return out;
}

}  // namespace

int damerau(std::string_view a, std::string_view b, int limit)
{
    const int rows = static_cast<int>(a.size());
    const int columns = static_cast<int>(b.size());
    if (std::abs(rows - columns) > limit || a.size() > longest || b.size() > longest) return limit + 1;
    std::array<std::array<int, longest + 1>, longest + 1> cost{};
    const auto at = [&cost](int i, int j) -> int& {
        return cost[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    };
    for (int i = 0; i <= rows; ++i) at(i, 0) = i;
    for (int j = 0; j <= columns; ++j) at(0, j) = j;
    for (int i = 1; i <= rows; ++i) {
        const char x = a[static_cast<std::size_t>(i - 1)];
        for (int j = 1; j <= columns; ++j) {
            const char y = b[static_cast<std::size_t>(j - 1)];
            int best = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (x == y ? 0 : 1)});
            const bool swapped =
                i > 1 && j > 1 && x == b[static_cast<std::size_t>(j - 2)] && y == a[static_cast<std::size_t>(i - 2)];
            if (swapped) best = std::min(best, at(i - 2, j - 2) + 1);
            at(i, j) = best;
        }
    }
    return std::min(at(rows, columns), limit + 1);
}

Lexicon::Lexicon(std::vector<std::string> targets, const std::vector<std::string>& known)
{
    by_length_.resize(longest + 1);
    std::sort(targets.begin(), targets.end());
    for (std::string& target : targets) {
        known_.insert(target);
        if (target.size() >= 4 && target.size() <= longest) by_length_[target.size()].push_back(std::move(target));
    }
    known_.insert(known.begin(), known.end());
}

bool Lexicon::knows(std::string_view word) const
{
    return known_.find(std::string(word)) != known_.end();
}

std::optional<std::string> Lexicon::mend(std::string_view word) const
{
    if (word.size() < one_slip_from || word.size() > longest || by_length_.empty() || knows(word)) return std::nullopt;
    const int limit = word.size() >= two_slips_from ? 2 : 1;
    int best = limit + 1;
    const std::string* found = nullptr;
    bool tie = false;
    const std::size_t slack = static_cast<std::size_t>(limit);
    for (std::size_t length = word.size() - slack; length <= std::min(longest, word.size() + slack); ++length) {
        for (const std::string& target : by_length_[length]) {
            if (word[0] != target[0]) continue;
            const int distance = damerau(word, target, limit);
            if (distance > limit || distance > best) continue;
            tie = distance == best;
            best = distance;
            found = &target;
        }
    }
    if (found == nullptr || tie) return std::nullopt;
    return *found;
}

std::string Lexicon::shorten(std::string_view word) const
{
    std::string twice = with_runs_of(word, 2);
    if (twice.size() == word.size() || knows(twice)) return twice;
    return with_runs_of(word, 1);
}

}  // namespace amends::text
