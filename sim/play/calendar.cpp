#include "sim/play/calendar.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace amends::play {
namespace {

constexpr int day_min = 24 * 60;
constexpr int week_min = 7 * day_min;

std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t length)
{
    if (begin + length > text.size()) return std::nullopt;
    int value = 0;
    const char* const end = text.data() + begin + length;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

/// Days since 1970-01-01, a Thursday.
///
/// source  Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
int days_from_civil(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

/// The next minute, not before `from`, that equals `wanted` modulo `period`.
int next_at(int from, int wanted, int period)
{
    const int ahead = ((wanted - from) % period + period) % period;
    return from + ahead;
}

}  // namespace

int start_of_case_min(const std::string& starts)
{
    const auto year = number_at(starts, 0, 4);
    const auto month = number_at(starts, 5, 2);
    const auto day = number_at(starts, 8, 2);
    const auto hour = number_at(starts, 11, 2);
    const auto minute = number_at(starts, 14, 2);
    if (!year || !month || !day || !hour || !minute) return 0;
    const int weekday = ((days_from_civil(*year, *month, *day) + 3) % 7 + 7) % 7;  // 0 is Monday
    return weekday * day_min + *hour * 60 + *minute;
}

int resolved_min(const acts::Deadline& deadline, int start_min, int now_min)
{
    if (deadline.in_minutes) return now_min + *deadline.in_minutes;
    constexpr int today = 7;
    constexpr int tomorrow = 8;
    const int now = start_min + now_min;
    const int midnight = now - now % day_min;
    // A day without a time is met by the first moment of that day; a time without a day is the next such time.
    const int minute = deadline.minute_of_day < 0 ? 0 : deadline.minute_of_day;
    int at = now;
    if (deadline.weekday == today)
        at = midnight + (deadline.minute_of_day < 0 ? now % day_min : minute);
    else if (deadline.weekday == tomorrow)
        at = midnight + day_min + minute;
    else if (deadline.weekday >= 0)
        at = next_at(now - now % day_min, deadline.weekday * day_min + minute, week_min);
    else if (deadline.minute_of_day >= 0)
        at = next_at(now, minute, day_min);
    return at - start_min;
}

int snapped(const CompiledPromise& promise, const std::vector<scenario::Slot>& slots, int deadline_min)
{
    for (int i = 0; i < promise.slot_count; ++i) {
        if (slots[promise.slots.at(static_cast<std::size_t>(i))].at_min >= deadline_min) return i;
    }
    return promise.slot_count - 1;
}

std::string clock_text(const std::string& starts, std::int64_t sim_s)
{
    static constexpr std::array<std::string_view, 7> days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const std::int64_t now = start_of_case_min(starts) + sim_s / 60;
    const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::string(days.at(static_cast<std::size_t>(now / day_min % 7))) + " " + two(now % day_min / 60) + ":" +
           two(now % 60);
}

}  // namespace amends::play
