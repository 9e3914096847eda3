#pragma once
// What the desk is made of. Its sources share this; nobody else includes it.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/app/author/author_desk.h"
#include "sim/app/desk.h"
#include "sim/app/panels/briefing.h"
#include "sim/app/panels/call.h"
#include "sim/app/panels/compare.h"
#include "sim/app/panels/debrief.h"
#include "sim/app/panels/loyalty.h"
#include "sim/app/panels/reports.h"
#include "sim/app/panels/settings.h"
#include "sim/app/panels/toolbar.h"
#include "sim/app/panels/who.h"
#include "sim/app/worker.h"

namespace amends::app {

struct AtWho {
    WhoUi own;
};
/// Before the call, and during it as a page in front of it.
struct AtBriefing {
    std::string scenario;   ///< id, the folder of one's own, or `assigned_name` of an assignment
    bool beginner = false;  ///< ready-made replies are asked for in this play
    bool exam = false;      ///< this play is to be one
};
/// What a view of the call depends on; while it stays the same, so does the view.
struct CallKey {
    int events = -1;
    bool sending = false;
    CallHelp help;

    bool operator==(const CallKey&) const = default;
};
struct AtCall {
    CallUi own;
    bool beginner = false;  ///< ready-made replies were asked for in its briefing
    bool briefing = false;
    CallKey made_for;
    CallView view;
};
struct AtDebrief {
    DebriefUi own;
    DebriefView view;
    report::Debrief debrief;
};
struct AtCompare {
    CompareView view;
    AtDebrief from;
};
struct AtReports {
    ReportsUi own;
    ReportsView view;
    ReportsAsked asked;
    std::shared_ptr<const report::Reading> reading;  ///< what the page was made from
    int request = 0;                                 ///< the latest page that was asked for
    std::vector<report::Glitch> glitches;            ///< that were brought
    report::RealContacts contacts;
    std::string said;  ///< what was kept last; shown with the next page that is made
};
struct AtAuthor {};
class Fitting;
struct AtLoyalty {
    LoyaltyUi own;
    LoyaltyView view;
    ContactsAsked asked;  ///< what `contacts` was read from; an empty file: simulated customers
    std::shared_ptr<const ContactsRead> contacts;
    std::shared_ptr<Fitting> work;  ///< while the worker reads or fits
};
using At = std::variant<AtWho, AtBriefing, AtCall, AtDebrief, AtCompare, AtReports, AtAuthor, AtLoyalty>;

/// A batch on its way to the disk.
struct Sending {
    play::Written written;
    records::Ticket ticket;
    std::string reply;
};

/// Everybody on this machine, and what the chosen one has done.
struct People {
    std::vector<records::Person> people;
    std::vector<records::PlayRow> plays, unfinished;
    std::vector<OwnScenario> own;  ///< of the author's shelf
    std::vector<AssignedCase> assigned;
    std::vector<rubric::Rubric> frameworks;  ///< none: as they were
    std::string trouble;
};

struct Desk::Data {
    Data(records::Store& store_, Shelf shelf_, Doings doings_, Settings settings_, std::function<void()> wake)
        : store(store_),
          shelf(std::move(shelf_)),
          doings(std::move(doings_)),
          settings(std::move(settings_)),
          words(shelf.words),
          worker(std::move(wake))
    {
        if (const auto why = store.read_only())
            trouble = words("window.records_read_only", {{"why", why->what.message}});
        read_people();
        if (!shelf.opens.empty() && shelf.author != nullptr) {
            go_to_author();
            author->open(shelf.opens);
        }
    }

    records::Store& store;
    Shelf shelf;
    Doings doings;
    Settings settings;
    Words words;
    People people;
    At at = AtWho{};
    std::optional<OpenPlay> open;
    std::optional<Sending> sending;
    std::string trouble;
    bool busy = false;
    bool at_settings = false;            ///< in front of the panel
    bool from_author = false;            ///< where one came from, and goes back to
    std::optional<AtReports> reports;    ///< behind a debrief that was opened from there
    std::string own_folder;              ///< of the own scenario that is played
    std::unique_ptr<AuthorDesk> author;  ///< made when it is first gone to
    Worker worker;                       // last: its thread must end before what it touches

    const scenario::Scenario* scenario_with(const std::string& id) const;
    const OwnScenario* own_in(const std::string& folder) const;
    const AssignedCase* assigned_as(const std::string& name) const;
    bool is_own(const std::string& play) const;
    std::string again_with(const std::string& scenario_id) const;
    void take_from_author(AuthorLeaves leaves);
    void set(const Settings& wanted);
    void read_people();
    void take_people(People read);
    enum class Opening : std::uint8_t { fresh, resumed };
    void open_with(Opening how, std::function<records::Stored<OpenPlay>()> job, AtCall call = {});
    void open_debrief(const std::string& play);
    std::string page() const;
    bool counts(const std::string& play) const;
    void put_beside(const std::string& play);
    void hear_again(AtDebrief& here, const SayAgain& again);
    const rubric::Rubric& framework() const;
    std::vector<DebriefView::Other> other_plays() const;
    void sound(const std::vector<Cue>& cues) const;
    void start(const AtBriefing& here);
    void go_back();
    void go_to_author();
    void send(const play::Command& command, const std::string& reply);
    void take_settled();
    void show_debrief();
    void show_reports();
    void make_report(std::shared_ptr<const report::Reading> reading);
    void hand_on(AtReports& here, const std::string& format);
    void debrief_of(const std::string& play);
    void back_to_reports();
    void sign(AtReports& here, const Sign& signature);
    void bring(AtReports& here, const std::string& file);
    void read_answer();
    void answer(const AnswerRules& said);
    void read_notes();
    void put_note(const NotesIntent& note);
    void show_loyalty();
    void read_contacts(AtLoyalty& here, ContactsAsked asked);
    void open_practice(AtLoyalty& here);
    void bring_together(AtLoyalty& here);
    void draw_lots(AtLoyalty& here);
    void go_back_a_little(AtLoyalty& here);
    void take_contacts(AtLoyalty& here, const ContactsAsked& asked, ContactsRead read, loyalty::Preview preview);
    void fit_contacts(AtLoyalty& here);
    void stop_fitting();
    void hand_on(AtLoyalty& here, const std::string& format);

    void take_keys();
    void draw_bar();
    void draw_settings_page();
    void draw_at(AtWho& here);
    void draw_at(AtBriefing& here);
    void draw_at(AtCall& here);
    void draw_at(AtDebrief& here);
    void draw_at(AtCompare& here);
    void draw_at(AtReports& here);
    void draw_at(AtAuthor& here);
    void draw_at(AtLoyalty& here);
};

}  // namespace amends::app
