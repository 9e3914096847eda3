#include "scoring/acts/times.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace amends::acts {
namespace {

using text::Break;
using text::Reading;
using Row = std::pair<std::string_view, int>;

template <std::size_t N>
std::optional<int> value_in(const std::array<Row, N>& rows, std::string_view word)
{
    for (const Row& row : rows) {
        if (row.first == word) return row.second;
    }
    return std::nullopt;
}

constexpr std::array numbers =
    std::to_array<Row>({{"one", 1},     {"two", 2},        {"three", 3},     {"four", 4},    {"five", 5},
                        {"six", 6},     {"seven", 7},      {"eight", 8},     {"nine", 9},    {"ten", 10},
                        {"eleven", 11}, {"twelve", 12},    {"fifteen", 15},  {"twenty", 20}, {"thirty", 30},
                        {"forty", 40},  {"fifty", 50},     {"a", 1},         {"an", 1},      {"couple", 2},
                        {"few", 3},     {"seventeen", 17}, {"eighteen", 18}, {"ninety", 90}, {"fourteen", 14}});
constexpr std::array weekdays = std::to_array<Row>({{"monday", 0},
                                                    {"tuesday", 1},
                                                    {"wednesday", 2},
                                                    {"thursday", 3},
                                                    {"friday", 4},
                                                    {"saturday", 5},
                                                    {"sunday", 6},
                                                    {"mon", 0},
                                                    {"tues", 1},
                                                    {"weds", 2},
                                                    {"thurs", 3},
                                                    {"fri", 4},
                                                    {"mondays", 0}});
constexpr std::array parts_of_day = std::to_array<Row>({{"morning", 720},
                                                        {"noon", 720},
                                                        {"midday", 720},
                                                        {"lunch", 780},
                                                        {"lunchtime", 780},
                                                        {"dinner", 1140},
                                                        {"afternoon", 1020},
                                                        {"teatime", 1020},
                                                        {"arvo", 1020},
                                                        {"evening", 1200},
                                                        {"night", 1439},
                                                        {"midnight", 1439},
                                                        {"breakfast", 480},
                                                        {"eod", 1020},
                                                        {"cob", 1020},
                                                        {"dinnertime", 1140},
                                                        {"closing", 1020}});
constexpr std::array units = std::to_array<Row>({{"second", 0},
                                                 {"seconds", 0},
                                                 {"secs", 0},
                                                 {"sec", 0},
                                                 {"minute", 1},
                                                 {"minutes", 1},
                                                 {"min", 1},
                                                 {"mins", 1},
                                                 {"hour", 60},
                                                 {"hours", 60},
                                                 {"hrs", 60},
                                                 {"hr", 60},
                                                 {"day", 1440},
                                                 {"days", 1440},
                                                 {"week", 10080},
                                                 {"weeks", 10080},
                                                 {"fortnight", 20160},
                                                 {"month", 43200},
                                                 {"months", 43200}});
constexpr std::array prepositions = std::to_array<std::string_view>(
    {"by", "before", "until", "till", "at", "around", "about", "on", "for", "from", "after"});

/// Reads one expression at a place; every member that succeeds moves `at` on.
class TimeReader {
public:
    TimeReader(const Reading& reading, std::size_t at) : words_(reading.words), at_(at) {}

    std::optional<TimeHeard> run()
    {
        const std::size_t first = at_;
        TimeHeard heard;
        if (!relative(heard) && !(at_ = first, fixed_phrase(heard)) && !(at_ = first, point(heard)))
            return std::nullopt;
        heard.first = first;
        heard.last = at_;
        heard.deadline.span = {words_[first].begin, words_[at_ - 1].end};
        return heard;
    }

private:
    std::string_view word(std::size_t ahead = 0) const
    {
        const std::size_t i = at_ + ahead;
        if (i >= words_.size()) return {};
        if (ahead > 0 && words_[i].before == Break::sentence) return {};
        return words_[i].text;
    }
    bool take(std::string_view expected)
    {
        if (word() != expected || word().empty()) return false;
        ++at_;
        return true;
    }
    template <std::size_t N>
    std::optional<int> take_in(const std::array<Row, N>& rows)
    {
        const std::optional<int> value = value_in(rows, word());
        if (value) ++at_;
        return value;
    }

    static std::optional<int> plain_number(std::string_view text)
    {
        if (text.empty() || text.size() > 3) return std::nullopt;
        int value = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    std::optional<int> take_number()
    {
        if (const std::optional<int> value = plain_number(word())) return ++at_, value;
        if (word() == "a" && (word(1) == "couple" || word(1) == "few")) ++at_;
        const std::optional<int> value = take_in(numbers);
        if (value && word() == "of") ++at_;
        return value;
    }

    /// "within the hour", "in ten minutes", "half an hour", "the next two hours", "three to five days"
    bool relative(TimeHeard& heard)
    {
        const bool lead = take("within") || take("inside") || take("in") || take("under");
        take("about") || take("around") || take("roughly");
        take("the") && take("next");
        if (take("half") && (take("an") || take("a"))) {
            if (!take("hour")) return false;
            heard.deadline.in_minutes = 30;
            heard.range = !lead;
            return true;
        }
        const std::optional<int> count = take_number();
        std::optional<int> upper;
        if (count && (word() == "to" || word() == "or") && value_in(units, word(2))) {
            ++at_;
            upper = take_number();
            if (!upper) return false;
        }
        if (count) take("working") || take("business") || take("more");
        const std::optional<int> unit = take_in(units);
        if (!unit || (!count && !(lead && (*unit == 60 || *unit == 1440)))) return false;
        if (!count && at_ >= 2 && words_[at_ - 2].text == "in") return false;
        heard.deadline.in_minutes = std::max(1, upper.value_or(count.value_or(1)) * *unit);
        heard.range = !lead || upper.has_value();
        if (take("from") && !take("now")) --at_;
        return true;
    }

    bool fixed_phrase(TimeHeard& heard)
    {
        struct Phrase {
            std::string_view words;
            int weekday;
            int minute;
        };
        static constexpr std::array phrases = std::to_array<Phrase>({{"by the end of the day", 7, 1020},
                                                                     {"by end of day", 7, 1020},
                                                                     {"before the day is out", 7, 1439},
                                                                     {"before the end of the day", 7, 1020},
                                                                     {"by close of business", 7, 1020},
                                                                     {"end of the day", 7, 1020},
                                                                     {"by the end of the week", 4, 1020},
                                                                     {"by end of the week", 4, 1020},
                                                                     {"before the end of the week", 4, 1020},
                                                                     {"by the end of this week", 4, 1020},
                                                                     {"by the weekend", 4, 1439},
                                                                     {"before the weekend", 4, 1439},
                                                                     {"by next week", 6, 1439},
                                                                     {"by day end", 7, 1020},
                                                                     {"before you go home", 7, 1020},
                                                                     {"before i go home", 7, 1020},
                                                                     {"before i finish", 7, 1020},
                                                                     {"before we close", 7, 1020},
                                                                     {"this week", 4, 1439},
                                                                     {"while you wait", 7, -1},
                                                                     {"while you 's stood there", 7, -1},
                                                                     {"by the time you get home", 7, -1},
                                                                     {"by then", 7, -1},
                                                                     {"in the morning", -1, 720},
                                                                     {"in the afternoon", -1, 1020},
                                                                     {"in the evening", -1, 1200},
                                                                     {"the same day", 7, 1439},
                                                                     {"same day", 7, 1439}});
        for (const Phrase& phrase : phrases) {
            const std::size_t begin = at_;
            if (take_all(phrase.words)) {
                heard.deadline.weekday = phrase.weekday;
                heard.deadline.minute_of_day = phrase.minute;
                return true;
            }
            at_ = begin;
        }
        return false;
    }

    bool take_all(std::string_view words)
    {
        while (!words.empty()) {
            const std::size_t space = std::min(words.find(' '), words.size());
            const std::string_view one = words.substr(0, space);
            if (!take(one) && !(one == "is" && take("'s"))) return false;
            words.remove_prefix(std::min(words.size(), space + 1));
        }
        return true;
    }

    /// A day, a clock time or a part of a day, in any order that people say them.
    bool point(TimeHeard& heard)
    {
        const bool no_later = word() == "no" && word(1) == "later" && word(2) == "than";
        if (no_later) at_ += 3;
        const bool lead = no_later || take_preposition();
        const bool first_thing = word() == "first" && word(1) == "thing";
        if (first_thing) at_ += 2;
        take("the");
        Deadline& when = heard.deadline;
        bool any = first_thing;
        if (first_thing) when.minute_of_day = 540;
        for (;;) {
            const std::size_t begin = at_;
            take_preposition();
            take("the");
            if (day(when) || part(when, begin == at_, any || lead) || clock(when, any || lead)) {
                any = true;
                continue;
            }
            at_ = begin;
            break;
        }
        if (first_thing && when.weekday < 0) when.weekday = 8;
        return any && (when.weekday >= 0 || when.minute_of_day >= 0);
    }

    bool take_preposition()
    {
        const std::string_view next = word(1);
        if (word() == "this" || word() == "next") {  // "this evening", "next Friday", never "this one" or "this today"
            const bool names_day = value_in(weekdays, next) || (word() == "this" && value_in(parts_of_day, next));
            if (names_day) ++at_;
            return false;
        }
        const bool found = std::find(prepositions.begin(), prepositions.end(), word()) != prepositions.end();
        if (!found) return false;
        const bool bare_clock = word() != "on" && word() != "for";
        ++at_;
        if (word() == "around" || word() == "about") ++at_;
        return bare_clock;
    }

    bool day(Deadline& when)
    {
        if (when.weekday >= 0) return false;
        if (const std::optional<int> weekday = take_in(weekdays)) {
            if (word() == "'s") --at_;
            if (word() == "'s" || value_in(weekdays, word())) return false;
            when.weekday = *weekday;
            return true;
        }
        if (take("today")) return when.weekday = 7, true;
        if (take("tonight")) return when.weekday = 7, when.minute_of_day = std::max(when.minute_of_day, 1439), true;
        if (take("tomorrow") || take("morn")) return when.weekday = 8, true;
        return false;
    }

    bool part(Deadline& when, bool bare, bool anchored)
    {
        const std::string_view before = at_ > 0 ? std::string_view(words_[at_ - 1].text) : std::string_view();
        const bool named = before == "this" || before == "by" || before == "before" || before == "at" ||
                           before == "until" || before == "the" || before == "till" || before == "after";
        if (when.minute_of_day >= 0 && !bare) return false;
        if (!anchored && !named) return false;
        if (before == "the" && !anchored) return false;
        const std::optional<int> minute = take_in(parts_of_day);
        if (!minute) return false;
        if (when.minute_of_day < 0 || when.minute_of_day > 1000) when.minute_of_day = *minute;
        if (before == "this" && when.weekday < 0) when.weekday = 7;
        return true;
    }

    static int afternoon(int hour) { return hour >= 1 && hour <= 7 ? hour + 12 : hour; }

    bool meridiem(int& hour)
    {
        if (take("am") || (word() == "a" && word(1) == "m" && (at_ += 2, true))) return hour %= 12, true;
        if (take("pm") || (word() == "p" && word(1) == "m" && (at_ += 2, true))) return hour = hour % 12 + 12, true;
        return false;
    }

    /// "17:00", "5pm", "half six", "ten to twelve", "quarter past eleven", "five o'clock"; a bare hour only after a
    /// lead.
    bool clock(Deadline& when, bool anchored)
    {
        if (when.minute_of_day >= 0 && when.minute_of_day != 1439) return false;
        const std::size_t begin = at_;
        if (const std::optional<int> minute = clock_minute(anchored)) return when.minute_of_day = *minute, true;
        at_ = begin;
        return false;
    }

    std::optional<int> clock_minute(bool anchored)
    {
        if (take("half")) {
            take("past");
            const std::optional<int> hour = take_hour();
            if (!hour) return std::nullopt;
            return finish_hour(*hour) + 30;
        }
        if (const std::optional<int> offset = to_or_past()) {
            const std::optional<int> hour = take_hour();
            if (!hour) return std::nullopt;
            return finish_hour(*hour) + *offset;
        }
        if (!word().empty() && words_[at_].number && !words_[at_].money) return digits(anchored);
        const std::optional<int> hour = take_hour();
        if (!hour || word(0) == "minutes" || word(0) == "mins") return std::nullopt;
        if (take("oclock")) return afternoon_or_as_said(*hour) * 60;
        int as_said = *hour;
        if (meridiem(as_said)) return as_said * 60;
        const std::optional<int> minute = value_in(numbers, word());
        if (minute && *minute >= 15 && *minute <= 50 && anchored) return ++at_, afternoon(*hour) * 60 + *minute;
        if (!anchored || !ends_here()) return std::nullopt;
        return finish_hour(*hour);
    }

    std::optional<int> to_or_past()
    {
        int minutes = 0;
        const bool a = word() == "a" && word(1) == "quarter";
        if (a) ++at_;
        if (take("quarter")) {
            minutes = 15;
        } else if (const std::optional<int> count = take_number()) {
            minutes = *count;
        } else {
            return std::nullopt;
        }
        if (take("past")) return minutes;
        if (take("to")) return -minutes;
        --at_;
        return std::nullopt;
    }

    std::optional<int> take_hour()
    {
        std::optional<int> hour = plain_number(word());
        if (!hour) {
            hour = value_in(numbers, word());
            if (word() == "a" || word() == "an" || word() == "couple" || word() == "few") return std::nullopt;
        }
        if (!hour || *hour < 1 || *hour > 23) return std::nullopt;
        ++at_;
        return hour;
    }

    int afternoon_or_as_said(int hour)
    {
        meridiem(hour);
        return afternoon(hour);
    }

    int finish_hour(int hour)
    {
        int as_said = hour;
        take("oclock");
        if (meridiem(as_said)) return as_said * 60;
        return afternoon(hour) * 60;
    }

    std::optional<int> digits(bool anchored)
    {
        const std::string text(word());
        const std::size_t mark = text.find_first_of(":.");
        if (mark != std::string::npos) {
            const std::optional<int> hour = plain_number(std::string_view(text).substr(0, mark));
            const std::optional<int> minute = plain_number(std::string_view(text).substr(mark + 1));
            if (!hour || !minute || *hour > 23 || *minute > 59 || text.size() - mark != 3) return std::nullopt;
            ++at_;
            int as_said = *hour;
            if (meridiem(as_said)) return as_said * 60 + *minute;
            return (mark == 2 ? *hour : afternoon(*hour)) * 60 + *minute;
        }
        const std::optional<int> hour = plain_number(text);
        if (!hour || *hour > 23) return std::nullopt;
        ++at_;
        int as_said = *hour;
        if (meridiem(as_said)) return as_said * 60;
        if (take("oclock") || take("h")) return (text.size() > 1 ? *hour : afternoon(*hour)) * 60;
        if (!anchored || !ends_here()) return std::nullopt;
        return afternoon(*hour) * 60;
    }

    /// No noun follows that the number would count ("by 5 people").
    bool ends_here() const
    {
        if (at_ >= words_.size() || words_[at_].before != Break::none) return true;
        static constexpr std::array after = std::to_array<std::string_view>(
            {"today",     "tomorrow", "tonight", "sharp",    "latest", "at",     "on",     "and",
             "or",        "with",     "to",      "i",        "we",     "you",    "so",     "the",
             "in",        "this",     "if",      "because",  "but",    "for",    "monday", "tuesday",
             "wednesday", "thursday", "friday",  "saturday", "sunday", "before", "when",   "that",
             "please",    "he",       "she",     "it",       "they"});
        return std::find(after.begin(), after.end(), words_[at_].text) != after.end();
    }

    const std::vector<text::Word>& words_;
    std::size_t at_;
};

}  // namespace

std::vector<TimeHeard> find_times(const Reading& reading)
{
    std::vector<TimeHeard> times;
    for (std::size_t i = 0; i < reading.words.size();) {
        std::optional<TimeHeard> heard = TimeReader(reading, i).run();
        if (heard && heard->last > i) {
            i = heard->last;
            times.push_back(std::move(*heard));
        } else {
            ++i;
        }
    }
    return times;
}

}  // namespace amends::acts
