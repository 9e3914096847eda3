#pragma once
// The practice desk: which panel is shown, and what its intents do. Knows no window; a test drives it as the window
// does.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/base/words.h"
#include "scoring/rubric/rubric.h"
#include "sim/app/author/tools.h"
#include "sim/app/contacts.h"
#include "sim/app/cues.h"
#include "sim/app/settings.h"
#include "sim/customer/loyalty.h"
#include "sim/customer/markets.h"
#include "sim/play/script.h"
#include "sim/records/store.h"
#include "sim/report/team/pages.h"

namespace amends::app {

/// A play that is kept: every event of `playing` is on disk. `model` is the scorer that it is pinned to.
struct OpenPlay {
    std::string id;
    play::Playing playing;
    acts::Model model;
    bool exam = false;  ///< nothing helps while it lasts, and there is no way back
};

/// What a new play is to be.
struct PlayedAs {
    std::string variant;  ///< empty: as it is written
    std::string market;   ///< where the house does business; empty: nowhere in particular
    bool exam = false;
};

/// What the desk practises with, already read.
struct Shelf {
    std::vector<std::shared_ptr<const scenario::Scenario>> scenarios;
    std::vector<rubric::Rubric> rubrics;
    std::vector<rubric::Disagreement> disagreements;
    customer::LoyaltyModel loyalty;
    Catalogue words;
    std::shared_ptr<const AuthorTools> author = nullptr;  ///< null: there is no author's desk
    std::filesystem::path opens = {};  ///< folder of the scenario that the author's desk begins with; empty: home
    std::vector<customer::Market> markets = {};
    std::string records = {};  ///< how the command line names these records: "--records FILE", or nothing
};

/// Everything that touches the disk and may take its time; called on another thread, one at a time.
struct Doings {
    /// The person of that name, made where there is none: their id.
    std::function<records::Stored<std::string>(const std::string& name)> person_named;
    /// A new case and play, its first batch stored.
    std::function<records::Stored<OpenPlay>(const std::string& person, const std::string& scenario, const PlayedAs& as)>
        start;
    /// Those of the author's shelf that can be played; may be empty.
    std::function<std::vector<OwnScenario>()> own_scenarios;
    /// A practice play of the one that is kept in that folder: it does not count. May be empty.
    std::function<records::Stored<OpenPlay>(const std::string& person, const std::string& folder)> start_own;
    /// What that person is to play today, and those of it that they have played. May be empty.
    std::function<std::vector<AssignedCase>(const std::string& person)> assigned;
    /// A play of an assignment, which counts. May be empty.
    std::function<records::Stored<OpenPlay>(const std::string& person, const std::string& assignment)> start_assigned;
    /// The frameworks that new plays are marked by now, those that ship first. May be empty: they stay as they are.
    std::function<std::vector<rubric::Rubric>()> frameworks;
    std::function<records::Stored<OpenPlay>(const std::string& play)> resume;
    /// A new play of the same case that goes on after event `seq`, which ends a batch.
    std::function<records::Stored<OpenPlay>(const std::string& play, int seq)> fork;
    std::function<records::Stored<void>(const OpenPlay& play)> keep_marks;
    /// Everything that is kept, under one framework.
    std::function<records::Stored<std::shared_ptr<const report::Reading>>(const std::string& framework)> reading;
    /// The framework under which most plays are marked; of equals the preferred one.
    std::function<records::Stored<std::string>(const std::string& preferred)> most_marked;
    /// Writes the page that is shown in that format ("html" "pdf" "xlsx" "csv" "json"): the file's path.
    std::function<records::Stored<std::string>(const report::Page& page, const std::string& format)> hand_on;
    /// Tables and transcripts that lie where people keep files, latest first, each with its day. May be empty.
    std::function<std::vector<std::pair<std::string, std::string>>()> data_files;
    /// Reads one of them, and what is brought to it; `progress` may stop it. May be empty.
    std::function<records::Stored<ContactsRead>(const ContactsAsked& asked,
                                                const std::function<bool(int done, int total)>& progress)>
        contacts;
    /// Writes what the people of these records scored under that framework, a row a person: the file's path. May be
    /// empty.
    std::function<records::Stored<std::string>(const std::string& framework)> practice_file;
    /// Draws lots and writes them to a file of their own. May be empty.
    std::function<records::Stored<LotsDrawn>(const LotsAsked& asked)> lots;
    /// The house's own log of glitches, from a file. May be empty.
    std::function<records::Stored<std::vector<report::Glitch>>(const std::string& file)> glitches;
    /// Mean marks of real contacts under a framework, from a file. May be empty.
    std::function<records::Stored<report::RealContacts>(const std::string& file, const std::string& framework)> real;
    /// Certifies somebody by the rule, or although it is not met, for a reason. May be empty.
    std::function<records::Stored<void>(const std::string& framework, const std::string& person,
                                        const report::CertificationRule& rule, const std::string& by,
                                        const std::string& although)>
        certify;
    /// May be empty: settings are then forgotten.
    std::function<void(const Settings& settings)> keep_settings;

    /// These two are called on the window's own thread. The date in UTC, "2027-03-01":
    std::function<std::string()> today;
    /// Lets a sound be heard; may be empty.
    std::function<void(Cue cue)> cue;
};

class AuthorDesk;

class Desk {
public:
    /// `store` must outlive the desk. `wake` is called on other threads when there is something to show.
    Desk(records::Store& store, Shelf shelf, Doings doings, Settings settings, std::function<void()> wake);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// One frame: takes in what other threads have finished, draws the panel, carries out what was chosen.
    void draw();

    const Settings& settings() const;
    enum class Panel : std::uint8_t { who, briefing, call, debrief, compare, reports, author, loyalty };
    Panel panel() const;
    /// The play under way, or null.
    const OpenPlay* play() const;
    /// The author's desk, once somebody has been there; or null.
    const AuthorDesk* author() const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace amends::app
