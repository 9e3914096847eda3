#include "sim/scenario/spelling.h"

#include <algorithm>

namespace amends::scenario {
namespace {

constexpr int minutes_an_hour = 60;
constexpr int minutes_a_day = 24 * minutes_an_hour;
constexpr int longest_days = 1000;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// All of `text` as a number of at most `digits` digits.
std::optional<int> number_of(std::string_view text, std::size_t digits)
{
    if (text.empty() || text.size() > digits || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    return number;
}

std::optional<int> mood_of(std::string_view text)
{
    const std::optional<int> number = number_of(text, 1);
    return number && *number <= 6 ? number : std::nullopt;
}

std::optional<Band> read_band(std::string_view text)
{
    const std::string_view sign = text.substr(0, 2);
    if (sign == "<=" || sign == ">=") {
        const std::optional<int> edge = mood_of(text.substr(2));
        if (!edge) return std::nullopt;
        return sign == "<=" ? Band{0, *edge} : Band{*edge, 6};
    }
    const std::size_t dots = text.find("..");
    const std::optional<int> least = mood_of(text.substr(0, dots));
    const std::optional<int> most = dots == std::string_view::npos ? least : mood_of(text.substr(dots + 2));
    if (!least || !most || *least > *most) return std::nullopt;
    return Band{*least, *most};
}

std::string write_band(const Band& band)
{
    if (band.least == band.most) return std::to_string(band.least);
    if (band.least == 0) return "<=" + std::to_string(band.most);
    if (band.most == 6) return ">=" + std::to_string(band.least);
    return std::to_string(band.least) + ".." + std::to_string(band.most);
}

std::optional<int> read_moment(std::string_view text)
{
    if (text == "+0") return 0;
    if (text.size() < 3 || text.front() != '+') return std::nullopt;
    text.remove_prefix(1);
    int minutes = 0;
    std::string_view units = "dhm";
    while (!text.empty()) {
        const std::size_t digits =
            static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
        const std::optional<int> number = number_of(text.substr(0, digits), 5);
        const std::size_t unit = digits < text.size() ? units.find(text[digits]) : std::string_view::npos;
        if (!number || unit == std::string_view::npos) return std::nullopt;
        const int size = units[unit] == 'd' ? minutes_a_day : units[unit] == 'h' ? minutes_an_hour : 1;
        minutes += *number * size;
        units.remove_prefix(unit + 1);
        text.remove_prefix(digits + 1);
    }
    return minutes <= longest_days * minutes_a_day ? std::optional<int>(minutes) : std::nullopt;
}

std::string write_moment(const int& minutes)
{
    if (minutes == 0) return "+0";
    std::string text = "+";
    if (minutes >= minutes_a_day) text += std::to_string(minutes / minutes_a_day) + "d";
    const int hours = minutes % minutes_a_day / minutes_an_hour;
    if (hours > 0) text += std::to_string(hours) + "h";
    if (minutes % minutes_an_hour > 0) text += std::to_string(minutes % minutes_an_hour) + "m";
    return text;
}

int days_in(int year, int month)
{
    if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<std::string> read_date_time(std::string_view text)
{
    constexpr std::string_view form = "dddd-dd-ddTdd:dd";
    if (text.size() != form.size()) return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == 'd' ? !is_digit(text[i]) : text[i] != form[i]) return std::nullopt;
    }
    const auto part = [text](std::size_t begin, std::size_t size) { return *number_of(text.substr(begin, size), 4); };
    const int month = part(5, 2);
    const int day = part(8, 2);
    if (month < 1 || month > 12 || day < 1 || day > days_in(part(0, 4), month)) return std::nullopt;
    if (part(11, 2) > 23 || part(14, 2) > 59) return std::nullopt;
    return std::string(text);
}

bool all_between(std::string_view text, char first, char last)
{
    return std::all_of(text.begin(), text.end(), [first, last](char c) { return c >= first && c <= last; });
}

std::optional<std::string> read_language(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const std::string_view tongue = text.substr(0, dash);
    if (tongue.size() < 2 || tongue.size() > 3 || !all_between(tongue, 'a', 'z')) return std::nullopt;
    if (dash != std::string_view::npos) {
        const std::string_view region = text.substr(dash + 1);
        if (region.size() != 2 || !all_between(region, 'A', 'Z')) return std::nullopt;
    }
    return std::string(text);
}

std::optional<std::string> read_currency(std::string_view text)
{
    if (text.size() != 3 || !all_between(text, 'A', 'Z')) return std::nullopt;
    return std::string(text);
}

std::string write_text(const std::string& text)
{
    return text;
}

}  // namespace

const Spelling<Band>& band_spelling()
{
    static const Spelling<Band> spelling{"a band of 0 to 6 (\"<=3\", \">=4\", \"2..4\" or \"3\")",
                                         "^((<=|>=)?[0-6]|[0-6]\\.\\.[0-6])$", read_band, write_band};
    return spelling;
}

const Spelling<int>& moment_spelling()
{
    static const Spelling<int> spelling{
        "a time since the case began (\"+0\", \"+7h50m\", \"+2d\"; at most 1000 days)",
        "^\\+(0|[0-9]{1,5}d([0-9]{1,5}h)?([0-9]{1,5}m)?|[0-9]{1,5}h([0-9]{1,5}m)?|[0-9]{1,5}m)$", read_moment,
        write_moment};
    return spelling;
}

const Spelling<std::string>& date_time_spelling()
{
    static const Spelling<std::string> spelling{"a day and time that exist (\"2027-03-02T01:10\")",
                                                "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", read_date_time,
                                                write_text};
    return spelling;
}

const Spelling<std::string>& language_spelling()
{
    static const Spelling<std::string> spelling{"a language tag (\"en\", \"pt-BR\")", "^[a-z]{2,3}(-[A-Z]{2})?$",
                                                read_language, write_text};
    return spelling;
}

const Spelling<std::string>& currency_spelling()
{
    static const Spelling<std::string> spelling{"three capitals (\"GBP\")", "^[A-Z]{3}$", read_currency, write_text};
    return spelling;
}

}  // namespace amends::scenario
