#pragma once
// The call: what is said, how the customer feels, what can be done, and time between contacts.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/edit.h"
#include "sim/play/script.h"

namespace amends::app {

struct CallView {
    struct Line {
        enum class Who { customer, trainee, deed, contact } who = Who::customer;
        std::string id, speaker, words, note;
    };
    struct Feeling {
        int value = 0;
        std::string words;  ///< for the value
        std::string why;    ///< what moved it last
    };
    struct Offered {
        std::string id, text;
    };
    struct Action {
        std::string id, title, detail, takes, why_not;
        rubric::ActionKind kind = rubric::ActionKind::look_up;
        bool done = false;
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
    std::string sim_clock, talk_clock;
    bool in_contact = false;
    bool over = false;
    std::vector<Line> lines;
    std::string sending;  ///< the reply on its way to the disk
    bool busy = false;    ///< a batch is being stored: nothing else can be done
    bool more_to_tell = false;
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
struct LeaveCall {};
using CallIntent = std::variant<SendReply, GiveCommand, OpenBriefing, OpenDebrief, LeaveCall>;

/// What the panel owns from frame to frame.
struct CallUi {
    ui::Edit reply;
    std::string cause, change;
    std::vector<std::string> who;
    std::string promise;     ///< whose times are shown
    bool leaving = false;    ///< "hang up" was pressed once
    float reply_height = 0;  ///< of the last frame
    bool begun = false;
};

/// `sending` is the reply that is being stored; `beginner` shows the ready-made replies; `meters` the feelings.
CallView make_call_view(const play::Playing& playing, const std::optional<std::string>& sending, bool beginner,
                        bool meters, const Words& words);

std::optional<CallIntent> draw_call(const CallView& view, CallUi& own, const Words& words);

/// m:ss, or h:mm:ss.
std::string duration_words(std::int64_t seconds);

}  // namespace amends::app
