#pragma once
// A whole scenario that plays, from one page of questions about a complaint: the beginning of every scenario of one's
// own.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/base/result.h"

namespace amends::author {

/// What is told of a complaint. Everything has a beginning, so that a template is a scenario before anything is typed.
struct Complaint {
    std::string title = "The lamp that came twice";
    std::string customer = "Ms Varga";
    std::string about = "She runs a small shop and does her orders at night.";
    std::string persona = "storyteller";
    std::string reason = "She has rung twice already and told it from the beginning each time.";
    std::string industry = "mail order";
    std::string you = "You are the service desk, on your own this morning.";
    std::string cause = "The order was sent again when the first parcel was late, and both were charged.";
    std::string when = "Monday 10:00";  ///< weekday and hour of the first contact
    std::string says = "You have charged me twice. Twice, for one lamp. I have told this to two of you already.";
    std::string odd_word = "palaver";
    std::string record = "One lamp ordered, one lamp delivered.";
    std::string truth = "Two were sent and two were paid for.";
    std::string find_out = "which card it was paid with";
    std::string fact = "With the shop's card. The one that pays my supplier on Friday.";
    std::string fix = "Pay the second lamp back today";
    std::string at_once = "yes";  ///< "no": it is arranged while they wait, and done later
    std::string fix_result = "It is on her card by tomorrow noon; the bank has confirmed it.";
    std::string gift = "Give a voucher for the return parcel";
    std::string promise = "Ring her when the money is there";
    std::string due = "Wednesday 17:00";  ///< when that is due
    int loss = 6900;
    int fix_cost = 0;
    int gift_cost = 1000;

    bool operator==(const Complaint&) const = default;
};

/// The organisation: set once, poured into every scenario.
struct House {
    std::string brand = "our shop";
    std::string currency = "GBP";
    int paper = 1500;
    int practice = 3000;
    std::string authority_words = "What is owed is not counted.";
    std::vector<std::string> rules = {"Nobody is asked to tell it a second time: what was said stands on the screen."};

    bool operator==(const House&) const = default;
};

enum class Shape : std::uint8_t {
    micro,       ///< one contact, and it is decided in it
    follow_up,   ///< a promise, and the call that keeps it
    next_visit,  ///< … and the customer comes back a month later
    no_fix,      ///< nothing can be put right: being heard, and what changes, is all there is
    hand_over    ///< somebody else has to be asked before it can be put right
};

/// "micro", "follow-up", …
std::vector<std::string_view> shape_names();

/// A weekday with an hour, "Monday 10:00", in minutes after midnight of Monday; nothing where it is neither.
std::optional<int> minute_of_week(std::string_view words);
/// "Monday, 10:00".
std::string weekday_words(int minute_of_week);
/// "69.00" of 6900, and back: a sum in whole and hundredth units, with a point or a comma.
std::string sum_text(int minor);
std::optional<int> sum_of(std::string_view text);

/// "EUR" of " eur ": three letters; nothing where it is something else.
std::optional<std::string> currency_of(std::string_view text);

/// A question of the form: its key in files and what it fills. Money and texts; the same for the house sheet.
struct FormField {
    std::string_view key;
    std::string Complaint::*text = nullptr;
    int Complaint::*money = nullptr;
    bool long_text = false;
};
const std::vector<FormField>& complaint_fields();

/// Canonical bytes of a sound scenario with that id.
///
/// errors  a text left blank, by its key ("/customer"); whatever else the reader of scenarios refuses
Checked<std::string> scenario_from(const Complaint& complaint, const House& house, Shape shape, const std::string& id);

/// JSON objects with the keys of the form; what is missing keeps its beginning.
Checked<Complaint> parse_complaint(std::string_view bytes, std::string_view name);
Checked<House> parse_house(std::string_view bytes, std::string_view name);
std::string write_house(const House& house);
/// Texts that are empty are left out.
std::string write_complaint(const Complaint& complaint);

}  // namespace amends::author
