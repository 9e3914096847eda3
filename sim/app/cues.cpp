#include "sim/app/cues.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace amends::app {
namespace {

/// One note: pitch in hertz, begin and length in milliseconds, loudness in thousandths.
struct Note {
    int hertz, begin_ms, length_ms, loud;
};

std::vector<Note> notes_of(Cue cue)
{
    switch (cue) {
        case Cue::contact:
            return {{660, 0, 240, 220}, {880, 120, 420, 220}};
        case Cue::said:
            return {{392, 0, 110, 130}};
        case Cue::better:
            return {{523, 0, 180, 160}, {659, 90, 260, 160}};
        case Cue::worse:
            return {{330, 0, 200, 180}, {262, 100, 300, 180}};
        case Cue::kept:
            return {{523, 0, 200, 160}, {659, 100, 220, 160}, {784, 200, 400, 160}};
        case Cue::broken:
            return {{294, 0, 260, 200}, {220, 160, 460, 200}};
        case Cue::over:
            return {{523, 0, 300, 170}, {392, 180, 300, 170}, {523, 360, 560, 170}};
    }
    return {};
}

std::size_t samples_in(int ms)
{
    return static_cast<std::size_t>(ms) * samples_a_second / 1000;
}

}  // namespace

std::vector<std::int16_t> samples_of(Cue cue)
{
    std::vector<double> sum;
    for (const Note& note : notes_of(cue)) {
        const std::size_t begin = samples_in(note.begin_ms);
        const std::size_t length = samples_in(note.length_ms);
        sum.resize(std::max(sum.size(), begin + length), 0.0);
        for (std::size_t i = 0; i < length; ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(length);
            const double rise = std::min(1.0, static_cast<double>(i) / static_cast<double>(samples_in(8)));
            const double fall = (1 - share) * (1 - share);  // like something struck
            const double turn = 2 * 3.14159265358979 * note.hertz * static_cast<double>(i) / samples_a_second;
            sum[begin + i] += rise * fall * note.loud / 1000.0 * (std::sin(turn) + 0.25 * std::sin(2 * turn));
        }
    }
    std::vector<std::int16_t> out;
    out.reserve(sum.size());
    for (const double each : sum)
        out.push_back(static_cast<std::int16_t>(std::lround(32767 * std::clamp(each, -1.0, 1.0))));
    return out;
}

std::vector<Cue> cues_of(const play::Written& written, const customer::Mood& before)
{
    customer::Mood mood = before;
    std::optional<Cue> cue;
    const auto raise = [&cue](Cue found) {
        if (!cue || static_cast<int>(found) > static_cast<int>(*cue)) cue = found;
    };
    bool opened = false;
    for (const play::Event& event : written.events) {
        if (std::holds_alternative<play::ContactOpened>(event.body)) opened = true;
        if (std::holds_alternative<play::LineSaid>(event.body)) raise(Cue::said);
        if (std::holds_alternative<play::GateBroken>(event.body)) raise(Cue::broken);
        if (std::holds_alternative<play::Ended>(event.body)) raise(Cue::over);
        if (const auto* set = std::get_if<play::MoodSet>(&event.body)) mood = {set->anger, set->trust};
        if (const auto* promise = std::get_if<play::PromiseSet>(&event.body)) {
            using State = play::PromiseState;
            if (promise->state == State::kept) raise(Cue::kept);
            if (promise->state == State::broken || promise->state == State::late) raise(Cue::broken);
        }
    }
    const int gain = (before.anger - mood.anger) + (mood.trust - before.trust);
    if (gain > 0) raise(Cue::better);
    if (gain < 0) raise(Cue::worse);
    if (opened && (!cue || *cue == Cue::said)) cue = Cue::contact;
    return cue ? std::vector<Cue>{*cue} : std::vector<Cue>{};
}

}  // namespace amends::app
