#pragma once
// What the author's desk is made of. Its sources share this; nobody else includes it.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/author/asking.h"
#include "sim/app/author/author_desk.h"
#include "sim/app/author/editor.h"
#include "sim/app/author/framework_panel.h"
#include "sim/app/author/rating_panel.h"
#include "sim/app/author/shelf_panel.h"
#include "sim/author/references.h"

namespace amends::app {

/// A draft that is open, and how far its journal is on the disk.
struct OpenDocument {
    std::unique_ptr<drafts::Draft> draft;
    std::optional<std::int64_t> unsynced_since;  ///< of the first edit that no wait for the disk holds yet
    bool syncing = false;                        ///< a wait is under way
    bool sync_failed = false;                    ///< the last one did not go well

    void touched();
};

/// A scenario that is open, with what was worked out of it.
struct OpenSession : OpenDocument {
    /// What was chosen before a step of the history, and what after it.
    struct Chosen {
        std::string before, after;
    };
    std::string at;
    std::map<std::size_t, Chosen> chosen_by_step;  ///< by the position before the step; of this session
    EditorUi own;
    author::Map map;
    author::References references;
    author::Positions places;
    std::string beside;  ///< the node that was chosen when something was added last: it is put near it
    std::uint64_t mapped = ~std::uint64_t{0};  ///< revision that the map was made of
    author::Look look;
    std::uint64_t looked = ~std::uint64_t{0};   ///< revision that was looked at
    std::uint64_t looking = ~std::uint64_t{0};  ///< … and that is being looked at
    std::uint64_t version = 1;                  ///< of the map, the places and the problems
    std::vector<drafts::Backup> backups;
    drafts::OnDisk disk = drafts::OnDisk::same;
    std::int64_t disk_looked_ms = 0;
    bool places_moved = false;
    std::string note;

    author::Standing standing;        ///< where the play beside the canvas begins
    std::vector<author::Move> moves;  ///< … and what was done in it
    std::optional<author::Trial> trial;
    std::uint64_t played = ~std::uint64_t{0};  ///< look that the trial was played on
    bool replay = true;
    std::optional<author::Tried> tried;
    std::string tried_words;

    PublishingView publishing;
    std::uint64_t told = ~std::uint64_t{0};  ///< revision that `publishing` was made of
    Spelling spelling;
    author::House house;  ///< whose names are never marked
};

/// A framework that is open, with the marks that it would move.
struct OpenFramework : OpenDocument {
    FrameworkUi own;
    author::FrameworkLook look;
    std::uint64_t looked = ~std::uint64_t{0};  ///< revision that was looked at
    std::vector<FrameworkSource> sources;
    std::optional<rubric::Rubric> published;                     ///< what plays are marked by now
    std::string against;                                         ///< id of a source; empty: `published`
    std::shared_ptr<const std::vector<author::KeptCase>> cases;  ///< null: they are being read
    std::vector<author::MarkMoved> moved;
    bool stale = true;  ///< the marks have to be reckoned again
    bool reckoning = false;
    PublishingView publishing;
    std::uint64_t told = ~std::uint64_t{0};  ///< revision that `publishing` was made of
};

/// The rating studio while it is open.
struct OpenRatings {
    RatingUi own;
    std::string sheet;  ///< that is filled in
    std::vector<RatedReply> replies;
    std::vector<Rater> raters;
    std::optional<RatersCompared> compared;
    std::optional<RefitResult> refitted;
    bool reading = false, counting = false;
    std::shared_ptr<std::atomic<bool>> stop;    ///< teaching ends where it is set
    std::shared_ptr<std::atomic<int>> percent;  ///< how far it has come; null: nothing is taught

    OpenRatings() = default;
    ~OpenRatings()
    {
        if (stop) *stop = true;
    }
    OpenRatings(const OpenRatings&) = delete;
    OpenRatings& operator=(const OpenRatings&) = delete;
};

struct AuthorDesk::Data {
    std::shared_ptr<const AuthorTools> tools;
    Words words;
    Worker& worker;
    Worker disk;
    std::unique_ptr<Worker> teacher;  ///< minutes of work, which hold up nothing else; made when it is first needed
    std::vector<drafts::DraftRow> own, removed, frameworks;
    AuthorShelfUi shelf_ui;
    std::vector<std::string> personas;
    std::shared_ptr<OpenSession> session;  ///< shared with what other threads look at
    std::shared_ptr<OpenFramework> framework;
    std::shared_ptr<OpenRatings> ratings;
    std::string trouble;
    std::string user;  ///< who sits here, as far as anybody knows
    Asking asking;
    std::optional<AuthorLeaves> leaves;

    Data(std::shared_ptr<const AuthorTools> tools_, const Catalogue& catalogue, Worker& worker_)
        : tools(std::move(tools_)), words(catalogue), worker(worker_), disk(worker_.wake()), asking(tools)
    {
        user = tools->user;
        for (const customer::Persona& persona : tools->coefficients.personas) personas.push_back(persona.id);
        list();
    }

    // author_desk.cpp: the shelf, and a draft from its opening to its closing
    void list();
    void open(const std::filesystem::path& folder);
    void copy(const std::string& id);
    void ask();
    void make_scenario();
    void draw_questions();
    bool play_now();
    void play_from_shelf(const std::string& folder);
    void save();
    void close();
    void keep_places();
    void take(const Checked<void>& done);
    void draw_session();
    void draw_shelf();
    void duplicate(const DuplicateDraft& chosen);
    void pack(const PackDraft& chosen);
    /// The shelf is another now, or says why it is not.
    template <class Value>
    bool rearrange(const Checked<Value>& done)
    {
        list();
        shelf_ui.more.clear();
        if (!done) trouble = to_string(done.error().front());
        return done.has_value();
    }

    // author_follow.cpp: what is worked out of the draft as it changes
    void follow();
    static void keep_findings(const std::vector<author::Problem>& before, const author::Document& document,
                              std::vector<author::Problem>& now);
    void look(std::uint64_t revision);
    void tend_journal(const std::shared_ptr<OpenDocument>& of);
    void sync_elsewhere(const std::shared_ptr<OpenDocument>& of);
    void was_synced(OpenDocument* of, const drafts::SyncLater& later, const Checked<void>& done);
    void tend_file();
    void follow_trial();
    std::string title_of(const std::string& node) const;
    TryView try_view() const;
    EditorView view() const;

    // framework_session.cpp: the rubric editor
    void copy_framework(const std::string& id);
    void open_framework(const std::filesystem::path& folder);
    void close_framework();
    void read_cases();
    void draw_framework_session();
    void follow_framework();
    void reckon();
    void tell_publishing();
    FrameworkView framework_view() const;
    void framework_done(const Checked<void>& done);
    void carry_out(const EditFramework& chosen);
    void carry_out(const UndoFramework&);
    void carry_out(const RedoFramework&);
    void carry_out(const SaveFramework&);
    void carry_out(const CloseFramework&);
    void carry_out(const HoldAgainst& chosen);
    void review_framework(const ReviewIt& chosen);
    void publish_framework(const PublishIt& chosen);

    // rating_session.cpp: the rating studio
    void open_ratings();
    void draw_ratings();
    void carry_out(const BeginRating&);
    void carry_out(const KeepRating& chosen);
    void carry_out(const CompareRaters& chosen);
    void carry_out(const Refit& chosen);
    void carry_out(const StopRefit&);
    void carry_out(const LeaveRating&);

    // publishing.cpp: versions of the scenario that is open, and whom it is assigned to
    void follow_publishing();
    void carry_out(const ReviewIt& chosen);
    void carry_out(const PublishIt& chosen);
    void carry_out(const AssignIt& chosen);
    void carry_out(const WithdrawIt& chosen);

    // author_intents.cpp: what the editor asks for
    void edit(const author::Edit& made, bool joins);
    void choose_what_is_there(const std::string& at);
    void carry_out(const MakeEdit& chosen);
    void carry_out(const SelectPlace& chosen);
    void carry_out(const MakeAndSelect& chosen);
    void carry_out(const MarkAgain& chosen);
    void carry_out(const Refused& refused);
    void carry_out(const UndoEdit&);
    void carry_out(const RedoEdit&);
    void carry_out(const SaveDraft&);
    void carry_out(const CloseDraft&);
    void carry_out(const PlayDraft&);
    void carry_out(const SeeDebrief&);
    void carry_out(const TidyUp&);
    void carry_out(const MoveNode& moved);
    void carry_out(const TakeFromDisk&);
    void carry_out(const KeepOwn&);
    void carry_out(const RestoreBackup& chosen);
    void carry_out(const BeginTrial& chosen);
    void carry_out(const BeginAtChosen&);
    void carry_out(const MakeMove& chosen);
    void carry_out(const TakeBackMove&);
};

}  // namespace amends::app
