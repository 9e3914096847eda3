// The conversation: what was said, and what is being said.

#include <algorithm>

#include "sim/app/panels/call_parts.h"
#include "sim/app/panels/looks.h"

namespace amends::app {
namespace {

using Who = CallView::Line::Who;

constexpr float everything = 1e6F;
constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// The customer's line that stands beside the face: the one being told, else the last thing that was said at all.
std::size_t line_on_stage(const CallView& view, const CallUi& own)
{
    const std::size_t told = own.caption.told();
    if (told < view.lines.size()) return told;
    const bool there = view.in_contact && !view.lines.empty() && view.lines.back().who == Who::customer;
    return there ? view.lines.size() - 1 : nobody;
}

void draw_line(const CallView::Line& line, bool goes_on)
{
    ui::gap(goes_on ? ui::space_1 : ui::space_3);
    switch (line.who) {
        case Who::contact:
            ui::caption(line.note + "  ·  " + line.words);
            break;
        case Who::customer:
            ui::said(line.id, {.speaker = line.speaker, .words = line.words, .goes_on = goes_on});
            break;
        case Who::trainee:
            ui::said(line.id, {.speaker = line.speaker, .words = line.words, .right = true});
            break;
        case Who::deed:
            ui::indented(16, [&] {
                ui::icon_text(ui::icon::done, line.words, ui::Type::strong, ui::Token::text_accent);
                if (!line.note.empty()) ui::text(ui::Type::body, line.note, ui::Token::text_muted);
            });
            break;
    }
}

/// It stands there from the line's first word on, so that nothing moves when the line has been told.
std::string note_of(const CallParts& parts)
{
    if (!parts.view.more_to_tell) return "";
    return parts.words(parts.space != Space::ample ? "call.more_to_tell_short" : "call.more_to_tell",
                       {{"name", parts.view.customer}});
}

/// What the end of the conversation depends on. A part that shrinks hides its end as well as one that has grown.
std::string end_of_talk(const CallParts& parts, float height)
{
    const std::size_t count = std::min(line_on_stage(parts.view, parts.own), parts.view.lines.size());
    return std::to_string(count) + parts.view.sending + std::to_string(static_cast<int>(height));
}

/// Of the face, in pixels at 100 %, where so many pixels of the window are there for it and the words.
float face_size(Space space, float height)
{
    if (space == Space::ample) return ui::window_height() < ui::scaled(700) ? 112 : 140;
    if (height >= ui::scaled(400)) return 112;
    return height < ui::scaled(200) ? 44 : 72;
}

}  // namespace

bool telling(const CallView& view, const CallUi& own)
{
    return own.caption.told() < view.lines.size();
}

void tell(const CallParts& parts)
{
    const CallView& view = parts.view;
    CallUi& own = parts.own;
    if (!ui::motion() || own.resumed) own.caption.skip_to(view.lines.size());
    own.resumed = false;
    while (telling(view, own)) {
        const CallView::Line& line = view.lines[own.caption.told()];
        if (line.who != Who::customer) {
            own.caption.skip_to(own.caption.told() + 1);
        } else if (!own.caption.advance(line.words, ui::now())) {
            ui::wake_at(own.caption.due_ms());
            break;
        }
    }
    const std::size_t on_stage = line_on_stage(view, own);
    const scenario::Face face =
        on_stage == nobody ? look_of(view.mood_anger, view.mood_trust) : view.lines[on_stage].face;
    const bool still = telling(view, own);
    const int at = static_cast<int>(own.caption.told()) * 1000 + own.caption.ticks();
    if (at == own.pose_at && still) return;
    ui::Pose goal = pose_of(view.mood_anger, view.mood_trust, face);
    if (still && own.caption.ticks() % 2 == 1) goal.mouth_open = std::max(goal.mouth_open, 0.28F);
    own.pose = own.pose_at < 0 || !still ? goal : ui::between(own.pose, goal, 0.6F);
    if (still) own.pose.mouth_open = goal.mouth_open;
    own.pose_at = at;
}

void draw_past(const CallParts& parts)
{
    const CallView& view = parts.view;
    const std::size_t count = std::min(line_on_stage(view, parts.own), view.lines.size());
    for (std::size_t i = 0; i < count; ++i) {
        draw_line(view.lines[i], view.lines[i].who == Who::customer && i > 0 && view.lines[i - 1].who == Who::customer);
    }
    if (view.sending.empty()) return;
    ui::gap(ui::space_3);
    ui::said("sending", {.speaker = parts.words("call.you"),
                         .words = view.sending,
                         .right = true,
                         .note = parts.words("call.sending")});
}

void draw_transcript(const CallParts& parts, float height)
{
    ui::scroll("transcript", height, end_of_talk(parts, height), [&] {
        ui::page_keys_scroll_this();
        draw_past(parts);
        ui::gap(ui::space_3);
    });
}

void draw_stage(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool still = telling(view, parts.own);
    if (!view.in_contact && !still) return;
    const std::size_t on_stage = line_on_stage(view, parts.own);
    const scenario::Face look =
        on_stage == nobody ? look_of(view.mood_anger, view.mood_trust) : view.lines[on_stage].face;
    const std::string mood = parts.words(look_key(look));
    const bool large = parts.space == Space::ample;
    const float size = face_size(parts.space, ui::window_height() - parts.own.reply_height);
    const float begun = ui::top();
    const auto words = [&] {
        const std::string speaker = parts.words("call.speaks", {{"name", view.customer}, {"mood", mood}});
        const bool quiet = on_stage == nobody;
        const std::string note = quiet ? parts.words("call.waits", {{"name", view.customer}}) : note_of(parts);
        ui::Saying saying{.speaker = speaker, .words = "…", .note = note};
        if (!quiet) saying.words = view.lines[on_stage].words;
        if (!quiet && still) saying.until = bytes_after(view.lines[on_stage].words, parts.own.caption.ticks());
        const std::string id = quiet ? "silence" : view.lines[on_stage].id;
        large ? ui::speaking(id, saying, ui::scaled(size)) : ui::said(id, saying);
    };
    ui::region("stage", parts.words("call.stage", {{"name", view.customer}}), [&] {
        ui::beside(
            size, [&] { ui::face("face", view.customer, mood, parts.own.pose, view.looks, size); }, words);
    });
    parts.own.stage_height = ui::top() - begun;
}

void draw_talk(const CallParts& parts, float height)
{
    ui::scroll("transcript", height, end_of_talk(parts, height), [&] {
        ui::page_keys_scroll_this();
        draw_past(parts);
        ui::gap(ui::space_3);
        ui::end_no_further();
        draw_stage(parts);
        ui::gap(ui::space_2);
        if (!parts.view.offered.empty()) draw_offers(parts, everything);
    });
}

}  // namespace amends::app
