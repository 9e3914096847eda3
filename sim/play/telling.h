#pragma once
// The batch under way: events in order, the clock that they move, and which wording of a line comes next.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/play/decide.h"

namespace amends::play {

class Telling {
public:
    Telling(const Pinned& pinned, const PlayState& state) : pinned_(pinned), state_(state), clock_(state.now) {}

    At clock() const { return clock_; }
    void emit(Body body) { written_.events.push_back({clock_, std::move(body)}); }

    /// Time goes by: in a contact on the talk clock too.
    void pass(std::int64_t ms, bool talking);
    void move_to(At at) { clock_ = at; }

    /// The whole speech, or its first segment where it vents. Silent speech says nothing.
    void say(const scenario::Speech& speech);
    /// An answer: its own wordings first, `again` once it has been given.
    void answer(const scenario::Answer& answer);
    /// What the customer said last in this contact, word for word; false where they have said nothing yet.
    bool say_again();
    /// The next segment of the line that is being told.
    void go_on(int segments_left);

    void typed(std::string text)
    {
        written_.typed_event = static_cast<int>(written_.events.size()) - 1;
        written_.text = std::move(text);
    }

    Written finish(const BranchState& branch)
    {
        emit(BranchSet{branch});
        return std::move(written_);
    }

private:
    /// One of `count` wordings from `first` on: by chance among those not used yet, among all once they are.
    int pick(const std::string& line, int first, int count) const;
    bool used(const std::string& line, int wording) const;
    void say_segments(const std::string& line, int wording, const std::vector<std::string>& segments, bool only_first);
    void say_segment(const std::string& line, int wording, int segment, const std::vector<std::string>& segments);

    const Pinned& pinned_;
    const PlayState& state_;
    At clock_;
    std::int64_t rest_ms_ = 0;  ///< of a second, while the talk clock stands
    Written written_;
};

/// Words of a wording: wordings first, then `again`.
const std::vector<std::string>& segments_of(const Pinned::Line& line, int wording);

}  // namespace amends::play
