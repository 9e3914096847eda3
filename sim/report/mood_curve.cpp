#include "sim/report/mood_curve.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace amends::report {
namespace {

struct Look {
    Shape shape;
    Ink ink;
};

Look look_of(Happening kind)
{
    switch (kind) {
        case Happening::helpful_words:
            return {Shape::up, Ink::good};
        case Happening::harmful_words:
            return {Shape::down, Ink::bad};
        case Happening::empty_words:
            return {Shape::up, Ink::neutral};
        case Happening::deed:
            return {Shape::circle, Ink::neutral};
        case Happening::promise_made:
            return {Shape::diamond, Ink::neutral};
        case Happening::promise_kept:
            return {Shape::diamond, Ink::good};
        case Happening::promise_broken:
            return {Shape::diamond, Ink::bad};
        case Happening::interruption:
            return {Shape::down, Ink::bad};
        case Happening::silence:
            return {Shape::square, Ink::neutral};
    }
    return {Shape::circle, Ink::neutral};
}

/// A band reaches from half-way after the last moment of the contact before to half-way before the next contact's
/// first; positions are doubled on the axis so that half-way is a whole number.
std::vector<Band> bands_of(const MoodStory& story)
{
    std::vector<Band> bands;
    const int last = static_cast<int>(story.moments.size()) * 2 - 2;
    for (std::size_t i = 0; i < story.moments.size(); ++i) {
        const int contact = story.moments[i].contact;
        const int at = static_cast<int>(i) * 2;
        if (bands.empty() || contact != story.moments[i - 1].contact) {
            const bool known = contact >= 0 && contact < static_cast<int>(story.contacts.size());
            bands.push_back({std::max(0, at - 1), at, known ? story.contacts[static_cast<std::size_t>(contact)] : ""});
        }
        bands.back().to = std::min(last, at + 1);
    }
    return bands;
}

}  // namespace

Chart mood_curve(const MoodStory& story)
{
    Chart chart;
    chart.title = "Anger and trust";
    chart.y = {"0 none, 6 the most there can be", 0, 6, {{0, "0"}, {2, "2"}, {4, "4"}, {6, "6"}}};
    chart.x.title = "Your replies and deeds, in order";
    chart.x.most = std::max(1, static_cast<int>(story.moments.size()) * 2 - 2);
    chart.table.columns = {"Moment", "Anger", "Trust", "What happened"};
    Series anger{"Anger", Pattern::solid, Ink::series_1, {}, {}};
    Series trust{"Trust", Pattern::dashed, Ink::series_2, {}, {}};
    int number = 0;
    for (std::size_t i = 0; i < story.moments.size(); ++i) {
        const MoodMoment& moment = story.moments[i];
        const int x = static_cast<int>(i) * 2;
        chart.x.ticks.push_back({x, moment.label});
        anger.points.push_back({x, moment.anger});
        trust.points.push_back({x, moment.trust});
        std::string events;
        for (const MoodEvent& event : moment.events) {
            const std::string label = std::to_string(++number);
            const Look look = look_of(event.kind);
            chart.marks.push_back({x, look.shape, look.ink, label});
            events += (events.empty() ? "" : ", ") + label + " " + event.what;
        }
        chart.table.rows.push_back({moment.label, std::to_string(moment.anger), std::to_string(moment.trust), events});
    }
    chart.bands = bands_of(story);
    chart.series = {std::move(anger), std::move(trust)};
    return chart;
}

}  // namespace amends::report
