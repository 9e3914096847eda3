#include "sim/report/compare.h"

#include <algorithm>
#include <cstddef>

namespace amends::report {
namespace {

/// Sets two debriefs beside each other.
class Scales {
public:
    Scales(const Debrief& left, const Debrief& right, const std::string& currency, const Catalogue& words)
        : left_(left), right_(right), currency_(currency), words_(words)
    {
    }

    std::vector<Pair> outcome() const
    {
        const Outcome& a = left_.outcome;
        const Outcome& b = right_.outcome;
        std::vector<Pair> out;
        out.push_back({tell("compare.ending"), left_.ending_title, right_.ending_title,
                       static_cast<int>(right_.good_ending) - static_cast<int>(left_.good_ending)});
        out.push_back(flag("compare.fixed", a.fixed, b.fixed));
        out.push_back(flag("compare.renewed", a.confidence_renewed, b.confidence_renewed));
        out.push_back(number("compare.anger", a.anger, b.anger, false));
        out.push_back(number("compare.trust", a.trust, b.trust, true));
        out.push_back({tell("compare.cost"), money(a.cost, currency_), money(b.cost, currency_), 0});
        out.push_back({tell("compare.talk"), minutes(a.talk_s), minutes(b.talk_s), 0});
        out.push_back(number("compare.promises", kept(left_), kept(right_), true));
        out.push_back(number("compare.spoke_over", spoken_over(left_), spoken_over(right_), false));
        return out;
    }

    std::vector<Pair> marks() const
    {
        std::vector<Pair> out;
        const std::size_t count = std::min(left_.frameworks.size(), right_.frameworks.size());
        for (std::size_t i = 0; i < count; ++i) {
            const FrameworkShown& a = left_.frameworks[i];
            const FrameworkShown& b = right_.frameworks[i];
            out.push_back({a.title, std::to_string(a.total), std::to_string(b.total), b.total - a.total});
        }
        return out;
    }

    std::vector<Pair> criteria() const
    {
        std::vector<Pair> out;
        if (left_.frameworks.empty() || right_.frameworks.empty()) return out;
        const std::vector<CriterionShown>& as = left_.frameworks.front().criteria;
        const std::vector<CriterionShown>& bs = right_.frameworks.front().criteria;
        for (std::size_t i = 0; i < std::min(as.size(), bs.size()); ++i) {
            if (!as[i].observed || !bs[i].observed || as[i].mark == bs[i].mark) continue;
            out.push_back(
                {as[i].title, std::to_string(as[i].mark), std::to_string(bs[i].mark), bs[i].mark - as[i].mark});
        }
        std::ranges::stable_sort(out, {}, [](const Pair& pair) { return -std::abs(pair.gain); });
        return out;
    }

    /// Line by line while they are the same; afterwards reply against reply, with what follows each below it.
    std::vector<Beside> lines(int& parted_at) const
    {
        std::vector<Beside> out;
        const std::size_t least = std::min(left_.lines.size(), right_.lines.size());
        std::size_t i = 0;
        while (i < least && alike(left_.lines[i], right_.lines[i])) {
            out.push_back({static_cast<int>(i), static_cast<int>(i), true});
            ++i;
        }
        const bool parted = i < left_.lines.size() || i < right_.lines.size();
        parted_at = parted ? static_cast<int>(out.size()) : -1;
        std::size_t a = i;
        std::size_t b = i;
        while (a < left_.lines.size() || b < right_.lines.size()) {
            const std::size_t a_end = end_of_turn(left_, a);
            const std::size_t b_end = end_of_turn(right_, b);
            for (std::size_t k = 0; k < std::max(a_end - a, b_end - b); ++k) {
                out.push_back({a + k < a_end ? static_cast<int>(a + k) : -1,
                               b + k < b_end ? static_cast<int>(b + k) : -1, false});
            }
            a = a_end;
            b = b_end;
        }
        return out;
    }

private:
    std::string tell(const std::string& key) const { return say(message(key), words_); }

    Pair flag(const std::string& key, bool a, bool b) const
    {
        return {tell(key), tell(a ? "compare.yes" : "compare.no"), tell(b ? "compare.yes" : "compare.no"),
                static_cast<int>(b) - static_cast<int>(a)};
    }

    Pair number(const std::string& key, int a, int b, bool more_is_better) const
    {
        return {tell(key), std::to_string(a), std::to_string(b), more_is_better ? b - a : a - b};
    }

    std::string minutes(int seconds) const
    {
        return say(with(message("compare.minutes"), "n", std::to_string((seconds + 30) / 60)), words_);
    }

    static int kept(const Debrief& debrief)
    {
        return static_cast<int>(std::ranges::count(debrief.promises, "kept", &PromiseShown::fate));
    }

    static int spoken_over(const Debrief& debrief)
    {
        return static_cast<int>(std::ranges::count(debrief.lines, true, &LineShown::interrupted));
    }

    static bool alike(const LineShown& a, const LineShown& b) { return a.who == b.who && a.text == b.text; }

    /// A reply or deed with all that follows until the next one.
    static std::size_t end_of_turn(const Debrief& debrief, std::size_t from)
    {
        std::size_t to = from;
        while (to < debrief.lines.size() && (to == from || debrief.lines[to].who == LineShown::Who::customer)) ++to;
        return to;
    }

    const Debrief& left_;
    const Debrief& right_;
    const std::string& currency_;
    const Catalogue& words_;
};

Series series_of(const MoodStory& story, int MoodMoment::*feeling, const std::string& name, Pattern pattern, Ink ink)
{
    Series series{name, pattern, ink, {}, {}};
    int x = 0;
    for (const MoodMoment& moment : story.moments) series.points.push_back({x++, moment.*feeling});
    return series;
}

Chart chart_of(const Debrief& left, const Debrief& right, const std::pair<std::string, std::string>& names,
               int MoodMoment::*feeling, const std::string& title, Ink ink, const Catalogue& words)
{
    Chart chart;
    chart.title = title;
    chart.y = {"", 0, 6, {{0, "0"}, {2, "2"}, {4, "4"}, {6, "6"}}};
    chart.x.title = say(message("compare.moments"), words);
    const std::size_t moments = std::max(left.mood.moments.size(), right.mood.moments.size());
    chart.x.most = std::max(1, static_cast<int>(moments) - 1);
    chart.series = {series_of(left.mood, feeling, names.first, Pattern::dashed, Ink::series_3),
                    series_of(right.mood, feeling, names.second, Pattern::solid, ink)};
    chart.table.columns = {title, names.first, names.second};
    for (std::size_t i = 0; i < moments; ++i) {
        const auto value = [&](const MoodStory& story) {
            return i < story.moments.size() ? std::to_string(story.moments[i].*feeling) : std::string();
        };
        chart.table.rows.push_back({std::to_string(i), value(left.mood), value(right.mood)});
    }
    return chart;
}

}  // namespace

Comparison compare(const Debrief& left, const Debrief& right, const std::string& currency, const Catalogue& words)
{
    const Scales scales(left, right, currency, words);
    Comparison out;
    out.outcome = scales.outcome();
    out.marks = scales.marks();
    out.criteria = scales.criteria();
    out.lines = scales.lines(out.parted_at);
    const std::pair<std::string, std::string> names = {say(message("compare.other"), words),
                                                       say(message("compare.this_play"), words)};
    out.anger =
        chart_of(left, right, names, &MoodMoment::anger, say(message("feeling.anger"), words), Ink::series_1, words);
    out.trust =
        chart_of(left, right, names, &MoodMoment::trust, say(message("feeling.trust"), words), Ink::series_2, words);
    return out;
}

}  // namespace amends::report
