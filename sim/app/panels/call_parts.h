#pragma once
// The parts of the call's panel, each in a file of its own. Nobody else includes this.

#include "sim/app/panels/call.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

/// How much room the call has. `small`: what was said and what is being said share one part that scrolls. `tiny`: the
/// largest type in the smallest window; there is no head, and buttons are icons.
enum class Space : std::uint8_t { ample, small, tiny };

/// What every part reads and writes in a frame.
struct CallParts {
    const CallView& view;
    CallUi& own;
    const Words& words;
    std::optional<CallIntent>& intent;
    Space space = Space::ample;
    bool one_column = false;  ///< what can be done is behind a button

    ui::Able able() const { return ui::unless(view.busy, words("call.saving")); }
    void command(play::Command command) const { intent = GiveCommand{std::move(command)}; }
};

/// Moves the captions and the face on by the clock.
void tell(const CallParts& parts);

/// What can be done takes the place of the conversation, or gives it back.
void turn_sheet(CallUi& own);
/// Where one is, what time it is, and what can always be pressed.
void draw_head(const CallParts& parts);
/// Briefing, what can be done, a minute: icons, for where there is no head.
void draw_tiny_head(const CallParts& parts);
/// Nothing of the call is to be seen; no clock runs.
void draw_stopped(const CallParts& parts);

/// What was said before, in `height` pixels of the window.
void draw_transcript(const CallParts& parts, float height);
/// The customer: their face, and what they are saying. Nothing between contacts.
void draw_stage(const CallParts& parts);
/// What was said before, and below it what is being said and the ready-made replies.
void draw_talk(const CallParts& parts, float height);
/// All that was said, as long as it is.
void draw_past(const CallParts& parts);

/// Ready-made replies; they scroll where they would take more than `room` pixels of the window.
void draw_offers(const CallParts& parts, float room);
/// What is typed, and what else can be answered.
void draw_reply(const CallParts& parts);

/// Feelings, deeds, promises, time, and the worksheet.
void draw_side(const CallParts& parts);

}  // namespace amends::app
