#include "sim/play/telling.h"

#include <algorithm>

#include "scoring/base/chance.h"
#include "scoring/text/pace.h"

namespace amends::play {

const std::vector<std::string>& segments_of(const Pinned::Line& line, int wording)
{
    const auto index = static_cast<std::size_t>(wording);
    const std::size_t own = line.speech->wordings.size();
    return index < own ? line.speech->wordings[index] : line.again->at(index - own);
}

void Telling::pass(std::int64_t ms, bool talking)
{
    if (talking) {
        const std::int64_t opened_s = clock_.sim_s - clock_.talk_ms / 1000;
        clock_.talk_ms += ms;
        clock_.sim_s = opened_s + clock_.talk_ms / 1000;
        return;
    }
    rest_ms_ += ms;
    clock_.sim_s += rest_ms_ / 1000;
    rest_ms_ %= 1000;
}

bool Telling::used(const std::string& line, int wording) const
{
    const std::string key = line + "#" + std::to_string(wording);
    if (std::find(state_.lines_used.begin(), state_.lines_used.end(), key) != state_.lines_used.end()) return true;
    return std::any_of(written_.events.begin(), written_.events.end(), [&](const Event& event) {
        const LineSaid* const said = std::get_if<LineSaid>(&event.body);
        return said != nullptr && said->line == line && said->wording == wording;
    });
}

int Telling::pick(const std::string& line, int first, int count) const
{
    std::vector<int> left;
    for (int i = first; i < first + count; ++i) {
        if (!used(line, i)) left.push_back(i);
    }
    if (left.empty()) {
        for (int i = first; i < first + count; ++i) left.push_back(i);
    }
    const auto seq = static_cast<std::uint64_t>(state_.events) + written_.events.size();
    return left[chance_below(pinned_.pins.seed, seq, "wording", static_cast<std::uint32_t>(left.size()))];
}

void Telling::say_segment(const std::string& line, int wording, int segment, const std::vector<std::string>& segments)
{
    const int words = text::word_count(segments[static_cast<std::size_t>(segment)]);
    emit(LineSaid{line, wording, segment, static_cast<int>(segments.size()), words});
    pass(words * text::ms_per_word, true);
}

void Telling::say_segments(const std::string& line, int wording, const std::vector<std::string>& segments,
                           bool only_first)
{
    const int count = only_first ? 1 : static_cast<int>(segments.size());
    for (int i = 0; i < count; ++i) say_segment(line, wording, i, segments);
}

void Telling::say(const scenario::Speech& speech)
{
    if (speech.silent()) return;
    const int wording = pick(speech.id, 0, static_cast<int>(speech.wordings.size()));
    say_segments(speech.id, wording, speech.wordings[static_cast<std::size_t>(wording)], speech.vent);
}

void Telling::answer(const scenario::Answer& answer)
{
    const int own = static_cast<int>(answer.speech.wordings.size());
    bool fresh = false;
    for (int i = 0; i < own; ++i) fresh = fresh || !used(answer.speech.id, i);
    if (fresh || answer.again.empty()) return say(answer.speech);
    const int wording = pick(answer.speech.id, own, static_cast<int>(answer.again.size()));
    say_segments(answer.speech.id, wording, answer.again[static_cast<std::size_t>(wording - own)], false);
}

bool Telling::say_again()
{
    for (std::size_t i = state_.transcript.size(); i-- > 0;) {
        const Said& said = state_.transcript[i];
        if (said.contact + 1 != static_cast<int>(state_.contacts.size())) return false;
        if (said.who != Said::Who::customer) continue;
        const auto line = pinned_.lines->find(said.id);
        if (line == pinned_.lines->end()) return false;
        say_segment(said.id, said.wording, said.segment, segments_of(line->second, said.wording));
        return true;
    }
    return false;
}

void Telling::go_on(int segments_left)
{
    const auto found = pinned_.lines->find(state_.current_line);
    if (found == pinned_.lines->end()) return;
    const std::vector<std::string>& segments = segments_of(found->second, 0);
    const int segment = static_cast<int>(segments.size()) - 1 - segments_left;
    if (segment > 0) say_segment(state_.current_line, 0, segment, segments);
}

}  // namespace amends::play
