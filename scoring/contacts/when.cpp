#include "scoring/contacts/when.h"

namespace amends::contacts {
namespace {

/// Digits off the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool done() const { return text_.empty(); }
    bool next_is(char c) const { return !text_.empty() && text_.front() == c; }

    bool take(char c)
    {
        if (!next_is(c)) return false;
        text_.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits, between `least` and `most`; else the reader has failed.
    int number(std::size_t count, int least, int most)
    {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const bool digit = i < text_.size() && text_[i] >= '0' && text_[i] <= '9';
            if (!digit) {
                failed_ = true;
                return least;
            }
            value = value * 10 + (text_[i] - '0');
        }
        text_.remove_prefix(count);
        failed_ = failed_ || value < least || value > most;
        return value;
    }

    bool failed() const { return failed_; }

private:
    std::string_view text_;
    bool failed_ = false;
};

bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year) ? 1 : 0);
}

std::int64_t day_number(int year, int month, int day)
{
    std::int64_t days = 0;
    for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
    for (int m = 1; m < month; ++m) days += days_in(year, m);
    return days + day - 1;
}

}  // namespace

std::optional<std::int64_t> seconds_of(std::string_view text)
{
    Reader in(text);
    const int year = in.number(4, 1970, 2999);
    if (!in.take('-')) return std::nullopt;
    const int month = in.number(2, 1, 12);
    if (!in.take('-') || in.failed()) return std::nullopt;
    const int day = in.number(2, 1, days_in(year, month));
    if (!in.take('T') && !in.take(' ')) return std::nullopt;
    const int hour = in.number(2, 0, 23);
    if (!in.take(':')) return std::nullopt;
    const int minute = in.number(2, 0, 59);
    const int second = in.take(':') ? in.number(2, 0, 59) : 0;
    std::int64_t offset = 0;
    if (!in.take('Z') && (in.next_is('+') || in.next_is('-'))) {
        const int sign = in.take('+') ? 1 : -1;
        if (sign < 0) in.take('-');
        const int hours = in.number(2, 0, 14);
        in.take(':');
        offset = sign * (hours * 3600 + in.number(2, 0, 59) * 60);
    }
    if (in.failed() || !in.done()) return std::nullopt;
    return day_number(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
}

}  // namespace amends::contacts
