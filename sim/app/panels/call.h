#pragma once
// The call: what is said, how the customer feels, what can be done, and time between contacts.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/caption.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/app/ui/face.h"
#include "sim/play/script.h"

namespace amends::app {

struct CallView {
    struct Line {
        enum class Who { customer, trainee, deed, contact } who = Who::customer;
        std::string id, speaker, words, note;
        scenario::Face face = scenario::Face::tense;  ///< of a customer's line
    };
    struct Feeling {
        int value = 0;
        std::string words;               ///< for the value
        std::string why;                 ///< what moved it last
        std::vector<std::string> steps;  ///< every step that it took and why, latest first
    };
    struct Offered {
        std::string id, text;
    };
    struct Action {
        std::string id, title, detail, takes, why_not;
        rubric::ActionKind kind = rubric::ActionKind::look_up;
        bool done = false;
        std::string keeps;  ///< of a promise that is due now: what was promised, and for when
    };
    struct Promise {
        std::string id, title, words;
        std::vector<std::pair<std::string, std::string>> times;  ///< slot id, label; empty once it is settled
        std::string due;                                         ///< slot id
    };
    struct Moment {
        std::string label;
        bool past = false, now = false;
    };
    struct Question {
        std::string text;
        std::vector<std::pair<std::string, std::string>> options;  ///< id, text
    };

    std::string title, contact, customer;
    ui::FaceStyle looks;
    std::vector<std::string> content_note;
    int mood_anger = 0, mood_trust = 0;  ///< what the face shows
    std::string sim_clock, talk_clock;
    bool in_contact = false;
    bool over = false;
    bool practice = false;  ///< from a rewind: it does not count
    bool exam = false;      ///< nothing helps: no meters, and what was heard as a promise is not told
    std::vector<Line> lines;
    std::string sending;  ///< the reply on its way to the disk
    bool busy = false;    ///< a batch is being stored: nothing else can be done
    bool more_to_tell = false;
    bool written = false;                 ///< the worksheet is filled in
    std::string waiting_note;             ///< between contacts: why this moment is here
    std::string ending_note;              ///< what stands open with the customer, for who is about to end it
    std::optional<Feeling> anger, trust;  ///< empty where they are hidden
    std::vector<Offered> offered;
    std::vector<Action> actions;
    std::vector<Promise> promises;
    std::vector<Moment> agenda;
    std::optional<CallView::Question> cause, who, change;  ///< all three, where the worksheet is to be filled in
    std::string trouble;
};

struct SendReply {
    std::string text;
};
struct GiveCommand {
    play::Command command;
};
struct OpenBriefing {};
struct OpenDebrief {};
struct OpenSettings {};
struct LeaveCall {};
struct ShowMeters {
    bool on = true;
};
using CallIntent = std::variant<SendReply, GiveCommand, OpenBriefing, OpenDebrief, OpenSettings, LeaveCall, ShowMeters>;

/// What the panel owns from frame to frame.
struct CallUi {
    ui::Edit reply;
    std::string cause, change;
    std::vector<std::string> who;
    std::string promise;                    ///< whose times are shown
    bool leaving = false;                   ///< "hang up" was pressed once
    bool moving_on = false;                 ///< "on to the next moment" was pressed once, past a promise that is due
    int waiting_for = -1;                   ///< the moment between contacts whose first thing has been given the focus
    std::vector<CallView::Action> actions;  ///< what could be done last, shown while the customer goes on telling
    bool stopped = false;                   ///< "I need a minute": nothing is shown of the call
    bool sheet_opened = false;              ///< … since this frame: its first deed has not been given the focus yet
    bool sheet = false;                     ///< in one column: what can be done stands in place of the conversation
    bool steps = false;                     ///< every step of the feelings is shown
    bool resumed = false;                   ///< what was said before is not told again
    Caption caption;                        ///< how far the customer's lines have been told
    ui::Pose pose;                          ///< of the face, on its way
    int pose_at = -1;                       ///< the tick that it was moved for
    float reply_height = 0;                 ///< of the last frame, like those that follow
    float stage_height = 0;
    float offered_height = 0;  ///< of all ready-made replies
    float offers_shown = 0;    ///< … of what the page has room for
    bool begun = false;
};

/// Still telling: not all that the customer has said can be read yet.
bool telling(const CallView& view, const CallUi& own);

/// What helps during a call. An exam has none of it: what was heard as a promise, and what stands open, is for the
/// trainee to keep in mind.
struct CallHelp {
    bool offered = false;  ///< ready-made replies
    bool meters = true;    ///< the feelings
    bool exam = false;

    bool operator==(const CallHelp&) const = default;
};

/// `sending` is the reply that is being stored.
CallView make_call_view(const play::Playing& playing, const std::optional<std::string>& sending, const CallHelp& help,
                        const Words& words);

std::optional<CallIntent> draw_call(const CallView& view, CallUi& own, const Words& words);

/// m:ss, or h:mm:ss.
std::string duration_words(std::int64_t seconds);

}  // namespace amends::app
