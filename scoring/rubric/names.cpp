#include "scoring/rubric/names.h"

namespace amends::rubric {

const std::vector<std::string_view>& event_kind_names()
{
    static const std::vector<std::string_view> names = {"contact", "turn", "action", "promise", "worksheet", "end"};
    return names;
}

const std::vector<std::string_view>& flag_names()
{
    static const std::vector<std::string_view> names = {
        "story_told", "interrupted",   "go_on",           "names_new",   "redeemed",          "false_word",
        "cause_owed", "harm",          "below_start",     "visible",     "announced",         "fixes",
        "chosen",     "within_paper",  "within_practice", "cause_found", "right_people_told", "change_named",
        "renewed",    "expects_repeat"};
    return names;
}

const std::vector<std::string_view>& number_names()
{
    static const std::vector<std::string_view> names = {
        "turn",   "empathy",  "words", "options",      "repeats_permille", "parrots_permille",
        "talk_s", "case_min", "value", "cost_percent", "duration_s",       "number"};
    return names;
}

const std::vector<std::string_view>& action_kind_names()
{
    static const std::vector<std::string_view> names = {"look_up",   "ring",         "hold",      "fix",   "give",
                                                        "bend_rule", "consult",      "three_way", "brief", "transfer",
                                                        "note",      "report_cause", "message"};
    return names;
}

const std::vector<std::string_view>& fate_names()
{
    static const std::vector<std::string_view> names = {"open", "kept", "late", "broken", "released"};
    return names;
}

const std::vector<std::string_view>& purpose_names()
{
    static const std::vector<std::string_view> names = {"complaint", "follow_up", "next_visit"};
    return names;
}

const std::vector<std::string_view>& opener_names()
{
    static const std::vector<std::string_view> names = {"customer", "trainee"};
    return names;
}

const std::vector<std::string_view>& offer_names()
{
    static const std::vector<std::string_view> names = {
        "talk",           "story",     "details",   "fix",        "choice",   "gift",
        "visible_effort", "three_way", "bend_rule", "consult",    "cause",    "report_cause",
        "cause_asked",    "promise",   "follow_up", "next_visit", "par_time", "feelings"};
    return names;
}

bool has_flag(EventKind kind, Flag flag)
{
    const auto between = [flag](Flag first, Flag last) { return flag >= first && flag <= last; };
    switch (kind) {
        case EventKind::contact:
            return flag == Flag::below_start;
        case EventKind::turn:
            return between(Flag::story_told, Flag::below_start);
        case EventKind::action:
            return between(Flag::visible, Flag::within_practice);
        case EventKind::promise:
            return false;
        case EventKind::worksheet:
            return between(Flag::cause_found, Flag::change_named);
        case EventKind::end:
            return between(Flag::renewed, Flag::expects_repeat);
    }
    return false;
}

bool has_number(EventKind kind, Number number)
{
    switch (kind) {
        case EventKind::contact:
            return number == Number::number || number == Number::case_min;
        case EventKind::turn:
            return number <= Number::case_min;
        case EventKind::action:
            return number >= Number::talk_s && number <= Number::duration_s;
        case EventKind::promise:
        case EventKind::worksheet:
        case EventKind::end:
            return false;
    }
    return false;
}

}  // namespace amends::rubric
