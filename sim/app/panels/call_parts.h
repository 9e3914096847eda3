#pragma once
// The parts of the call's panel, each in a file of its own. Nobody else includes this.

#include "sim/app/panels/call.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

/// What every part reads and writes in a frame.
struct CallParts {
    const CallView& view;
    CallUi& own;
    const Words& words;
    std::optional<CallIntent>& intent;

    ui::Able able() const { return ui::unless(view.busy, words("call.saving")); }
    void command(play::Command command) const { intent = GiveCommand{std::move(command)}; }
};

/// Moves the captions and the face on by the clock.
void tell(const CallParts& parts);

/// What was said before, in `height` pixels of the window.
void draw_transcript(const CallParts& parts, float height);
/// The customer: their face, and what they are saying. Nothing between contacts. In a small window their words alone,
/// in smaller letters.
void draw_stage(const CallParts& parts, bool small);
/// What can be answered. Ready-made replies scroll where they would take more than `room` pixels of the window. In a
/// small window one line is kept for what is typed, and no key is named.
void draw_reply(const CallParts& parts, float room, bool small);
/// Feelings, deeds, promises, time, and the worksheet.
void draw_side(const CallParts& parts);

}  // namespace amends::app
