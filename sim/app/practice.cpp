#include "sim/app/practice.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace amends::app {
namespace {

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length)
{
    int value = 0;
    if (text.size() < at + length) return std::nullopt;
    const char* const end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && stop == end ? std::optional<int>(value) : std::nullopt;
}

/// Days since 1 March 0000 of the Gregorian calendar.
std::optional<int> day_number(std::string_view date)
{
    const auto y = number(date, 0, 4);
    const auto m = number(date, 5, 2);
    const auto d = number(date, 8, 2);
    if (!y || !m || !d || *m < 1 || *m > 12) return std::nullopt;
    const int year = *m <= 2 ? *y - 1 : *y;
    const int month = (*m + 9) % 12;  // March is 0, so that the leap day comes last
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + *d - 1;
}

const records::MarkRow* mark_under(const records::PlayRow& play, const std::string& framework)
{
    const auto found = std::ranges::find(play.marks, framework, &records::MarkRow::framework);
    return found == play.marks.end() ? nullptr : &*found;
}

}  // namespace

int days_between(std::string_view from, std::string_view to)
{
    const std::optional<int> a = day_number(from);
    const std::optional<int> b = day_number(to);
    return a && b ? *b - *a : 0;
}

int days_until_again(int passes_in_a_row)
{
    constexpr int days[] = {1, 3, 7, 21, 60};
    return days[std::clamp(passes_in_a_row, 0, 4)];
}

Standing standing_in(const std::string& scenario, const std::vector<records::PlayRow>& plays,
                     const std::string& framework, std::string_view today)
{
    Standing out;
    out.scenario = scenario;
    for (const records::PlayRow& play : plays) {
        if (play.of.scenario_id != scenario || !play.over() || !play.counts) continue;
        ++out.tries;
        out.last_on = play.ended_at.substr(0, 10);
        const records::MarkRow* const mark = mark_under(play, framework);
        if (mark == nullptr) continue;
        if (out.first < 0) out.first = mark->total;
        out.best = std::max(out.best, mark->total);
        out.last = mark->total;
        out.passed += mark->pass ? 1 : 0;
        out.passes_in_a_row = mark->pass ? out.passes_in_a_row + 1 : 0;
    }
    if (out.tries == 0) return out;
    const int gone = days_between(out.last_on, today);
    out.due_in_days = std::max(0, days_until_again(out.passes_in_a_row) - gone);
    return out;
}

std::vector<int> marks_of(const std::vector<records::PlayRow>& plays, const std::string& framework)
{
    std::vector<int> out;
    for (const records::PlayRow& play : plays) {
        if (!play.over() || !play.counts) continue;
        if (const records::MarkRow* mark = mark_under(play, framework); mark != nullptr) out.push_back(mark->total);
    }
    return out;
}

}  // namespace amends::app
