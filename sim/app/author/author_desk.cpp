#include "sim/app/author/author_desk.h"

#include <optional>
#include <utility>

#include "sim/app/author/asking.h"
#include "sim/app/author/editor.h"
#include "sim/app/author/shelf_panel.h"
#include "sim/app/ui/ui.h"
#include "sim/author/references.h"
#include "sim/author/reword.h"

namespace amends::app {
namespace {

constexpr std::int64_t sync_after_ms = 700;
constexpr std::int64_t look_at_disk_every_ms = 2000;

}  // namespace

/// A draft that is open, with what was worked out of it.
struct OpenSession {
    std::unique_ptr<drafts::Draft> draft;
    std::string at;
    EditorUi own;
    author::Map map;
    author::References references;
    author::Positions places;
    std::uint64_t mapped = ~std::uint64_t{0};  ///< revision that the map was made of
    author::Look look;
    std::uint64_t looked = ~std::uint64_t{0};   ///< revision that was looked at
    std::uint64_t looking = ~std::uint64_t{0};  ///< … and that is being looked at
    std::uint64_t version = 1;                  ///< of the map, the places and the problems
    std::vector<drafts::Backup> backups;
    drafts::OnDisk disk = drafts::OnDisk::same;
    std::int64_t disk_looked_ms = 0;
    std::optional<std::int64_t> unsynced_since;  ///< of the first edit that no wait for the disk holds yet
    bool syncing = false;                        ///< a wait is under way
    bool sync_failed = false;                    ///< the last one did not go well
    bool places_moved = false;
    std::string note;

    author::Standing standing;        ///< where the play beside the canvas begins
    std::vector<author::Move> moves;  ///< … and what was done in it
    std::optional<author::Trial> trial;
    std::uint64_t played = ~std::uint64_t{0};  ///< look that the trial was played on
    bool replay = true;
    std::optional<author::Tried> tried;
    std::string tried_words;
};

struct AuthorDesk::Data {
    std::shared_ptr<const AuthorTools> tools;
    Words words;
    Worker& worker;
    Worker disk;
    std::vector<drafts::DraftRow> own;
    std::vector<std::string> personas;
    std::shared_ptr<OpenSession> session;  ///< shared with what other threads look at
    std::string trouble;
    Asking asking;
    std::optional<AuthorLeaves> leaves;

    Data(std::shared_ptr<const AuthorTools> tools_, const Catalogue& catalogue, Worker& worker_)
        : tools(std::move(tools_)), words(catalogue), worker(worker_), disk(worker_.wake()), asking(tools)
    {
        for (const customer::Persona& persona : tools->coefficients.personas) personas.push_back(persona.id);
        list();
    }

    void list() { own = drafts::list_drafts(tools->folder); }

    void open(const std::filesystem::path& folder)
    {
        Checked<std::unique_ptr<drafts::Draft>> draft = drafts::Draft::open(folder, tools->around);
        if (!draft) {
            trouble = to_string(draft.error().front());
            return;
        }
        trouble.clear();
        session = std::make_shared<OpenSession>();
        session->draft = std::move(*draft);
        session->places = session->draft->positions();
        session->backups = session->draft->backups();
        const drafts::Opened& found = session->draft->opened();
        if (found.set_aside) session->note = words("author.note_set_aside");
        if (found.unsaved == 1) session->note = words("author.note_unsaved_one");
        if (found.unsaved > 1) session->note = words("author.note_unsaved", {{"n", std::to_string(found.unsaved)}});
    }

    void copy(const std::string& id)
    {
        for (const ShippedScenario& shipped : tools->shipped) {
            if (shipped.id != id) continue;
            const Checked<std::filesystem::path> made =
                drafts::new_draft(tools->folder, shipped.id, shipped.bytes, shipped.layout, tools->around);
            if (!made) {
                trouble = to_string(made.error().front());
                return;
            }
            list();
            open(*made);
        }
    }

    void ask()
    {
        trouble.clear();
        take(asking.begin());
    }

    void make_scenario()
    {
        const Checked<std::filesystem::path> made = asking.make();
        if (made) {
            list();
            return open(*made);
        }
        const Diagnostic& first = made.error().front();
        const std::string key = "author.ask." + author::last_step(first.where.pointer);
        const std::string question = words(key);
        trouble = question == key ? to_string(first) : question + ": " + first.message;
    }

    void draw_questions()
    {
        const std::optional<ComplaintIntent> intent = draw_complaint(personas, trouble, asking.form(), words);
        if (!intent) return;
        if (std::holds_alternative<MakeScenario>(*intent)) return make_scenario();
        take(asking.keep());
    }

    /// Saved and looked at, the scenario is played; where it cannot be yet, what is missing is shown. Whether it goes.
    bool play_now()
    {
        OpenSession& s = *session;
        if (!s.draft->saved()) {
            if (s.draft->by_hand()) {
                s.own.asks_layout = true;
                return false;
            }
            save();
            if (!trouble.empty()) return false;
        }
        Checked<scenario::Scenario> ready = author::ready_to_play(s.draft->document().bytes(), tools->coefficients);
        if (!ready) {
            s.own.side = EditorSide::problems;
            const std::string count = std::to_string(ready.error().size());
            trouble =
                words(ready.error().size() == 1 ? "author.play_not_yet_one" : "author.play_not_yet", {{"n", count}});
            return false;
        }
        leaves = AuthorLeaves{
            OwnScenario{s.draft->folder().string(), std::make_shared<const scenario::Scenario>(std::move(*ready))},
            std::nullopt};
        return true;
    }

    void play_from_shelf(const std::string& folder)
    {
        open(folder);
        if (session && play_now()) close();
    }

    void save()
    {
        keep_places();
        take(session->draft->save());
        session->backups = session->draft->backups();
        session->disk = session->draft->look_at_disk();
    }

    void close()
    {
        keep_places();
        if (session->draft->needs_sync()) sync_elsewhere();
        session.reset();
        list();
    }

    void keep_places()
    {
        if (!session->places_moved) return;
        session->places_moved = false;
        take(session->draft->save_positions(session->places));
    }

    void take(const Checked<void>& done)
    {
        if (!done) trouble = to_string(done.error().front());
        if (done) trouble.clear();
    }

    /// Map and places follow the document at once; faults and findings a moment later.
    void follow()
    {
        const std::uint64_t revision = session->draft->history().revision();
        if (session->mapped != revision) {
            session->mapped = revision;
            session->map = author::map_of(session->draft->document());
            session->references = author::references(session->draft->document());
            session->places = author::arrange(session->map, session->places);
            ++session->version;
        }
        if (session->looked != revision && session->looking == ~std::uint64_t{0}) look(revision);
    }

    /// While there is a fault, nothing else is looked for: what was found before it stays, where its place does.
    static void keep_findings(const std::vector<author::Problem>& before, const author::Document& document,
                              std::vector<author::Problem>& now)
    {
        for (const author::Problem& each : before) {
            if (each.level != proof::Level::fault && document.has(each.at)) now.push_back(each);
        }
    }

    void look(std::uint64_t revision)
    {
        session->looking = revision;
        worker.post([this, held = session, bytes = session->draft->document().bytes(), revision,
                     kept = tools]() -> std::function<void()> {
            auto found = std::make_shared<author::Look>(author::look_at(bytes, kept->coefficients, kept->model));
            return [held, found, revision] {
                if (!found->sound()) keep_findings(held->look.problems, held->draft->document(), found->problems);
                held->look = std::move(*found);
                ++held->version;
                held->looked = revision;
                held->looking = ~std::uint64_t{0};
            };
        });
    }

    void touched()
    {
        if (!session->unsynced_since) session->unsynced_since = ui::now();
    }

    /// The journal reaches the disk within a second of an edit, however fast the next ones follow.
    void tend_journal()
    {
        if (session->syncing || !session->draft->needs_sync()) return;
        touched();  // what opening has cut off waits too
        const std::int64_t due = *session->unsynced_since + sync_after_ms;
        if (ui::now() < due) return ui::wake_at(due);
        sync_elsewhere();
    }

    void sync_elsewhere()
    {
        session->syncing = true;
        session->unsynced_since.reset();
        disk.post([this, of = std::weak_ptr(session), later = session->draft->sync_later()]() -> std::function<void()> {
            return [this, of, later, done = later.wait()] { was_synced(of.lock().get(), later, done); };
        });
    }

    /// `of` is null where its draft has been closed since.
    void was_synced(OpenSession* of, const drafts::SyncLater& later, const Checked<void>& done)
    {
        if (!done) trouble = to_string(done.error().front());
        if (of == nullptr) return;
        of->syncing = false;
        if (!done) {
            of->unsynced_since = ui::now();  // it is tried again
            of->sync_failed = true;
            return;
        }
        of->draft->synced(later);
        if (of->sync_failed) trouble.clear();
        of->sync_failed = false;
    }

    /// Whether the file has changed is looked at now and then.
    void tend_file()
    {
        const std::int64_t now = ui::now();
        if (now - session->disk_looked_ms < look_at_disk_every_ms && session->disk_looked_ms != 0) return;
        session->disk_looked_ms = now;
        session->disk = session->draft->look_at_disk();
        if (session->disk != drafts::OnDisk::changed || !session->draft->saved()) return;
        // Nothing of one's own is lost by it: what somebody saved in another editor is shown at once.
        take(session->draft->take_from_disk());
        session->disk = session->draft->look_at_disk();
        session->note = words("author.note_reloaded");
    }

    /// Plays the moves again after every edit that leaves the document sound, and follows the chosen node while nothing
    /// was done yet.
    void follow_trial()
    {
        OpenSession& s = *session;
        if (!s.look.pinned || s.own.side != EditorSide::trial) return;
        const std::string chosen = author::node_of(s.draft->document(), s.at);
        if (s.standing.node.empty() || (s.moves.empty() && !chosen.empty() && chosen != s.standing.node)) {
            const std::string fallback = s.look.scenario->contacts.front().node;
            s.standing = author::standing_in(*s.look.scenario, chosen.empty() ? fallback : chosen);
            s.replay = true;
        }
        if (s.replay || s.played != s.looked) {
            s.trial = author::play_moves(*s.look.pinned, tools->model, s.standing, s.moves);
            s.played = s.looked;
            s.replay = false;
            s.tried_words.clear();
            s.tried.reset();
        }
        const std::string words_now = s.own.trial.reply.utf8();
        if (words_now == s.tried_words) return;
        s.tried_words = words_now;
        s.tried.reset();
        if (s.trial) s.tried = author::try_words(s.trial->playing, tools->model, words_now);
    }

    std::string title_of(const std::string& node) const
    {
        const std::string at = author::place_of(session->references, scenario::Kind::node, node);
        return at.empty() ? node : summary_of(session->draft->document(), at, words);
    }

    TryView try_view() const
    {
        const OpenSession& s = *session;
        TryView view{s.draft->document()};
        if (!s.look.pinned) return view;
        view.pinned = &*s.look.pinned;
        view.trial = s.trial ? &*s.trial : nullptr;
        view.tried = s.tried ? &*s.tried : nullptr;
        view.standing = s.standing;
        view.node = title_of(s.standing.node);
        const std::string chosen = author::node_of(s.draft->document(), s.at);
        if (!chosen.empty() && chosen != s.standing.node) view.chosen = title_of(chosen);
        const std::vector<std::string> steps = author::steps_of(s.at);
        if (steps.size() == 4 && steps[2] == "offered") view.offered = s.at;
        return view;
    }

    EditorView view() const
    {
        const author::History& history = session->draft->history();
        EditorView view{session->draft->document(),
                        session->references,
                        session->map,
                        session->places,
                        session->look.problems,
                        personas};
        view.at = session->at;
        if (history.what_undo() != nullptr) view.undo = words(*history.what_undo());
        if (history.what_redo() != nullptr) view.redo = words(*history.what_redo());
        view.saved = session->draft->saved();
        view.looked = session->looked == history.revision();
        view.known = session->looked != ~std::uint64_t{0};
        view.version = session->version;
        view.by_hand = session->draft->by_hand();
        if (session->own.side == EditorSide::trial && session->trial) {
            for (const play::Event& event : session->trial->playing.events) {
                const auto* entered = std::get_if<play::NodeEntered>(&event.body);
                if (entered != nullptr && !entered->by_exit.empty()) view.taken.push_back(entered->by_exit);
            }
        }
        view.disk = session->disk;
        view.backups = session->backups;
        view.note = session->note;
        view.trouble = trouble;
        return view;
    }

    void edit(const author::Edit& made, bool joins)
    {
        if (made.changes.empty()) return;
        take(session->draft->make(made, joins));
        if (!session->draft->needs_sync()) return;
        touched();
        session->note.clear();
    }

    void carry_out(const MakeEdit& chosen) { edit(chosen.edit, chosen.joins); }
    void carry_out(const SelectPlace& chosen) { session->at = chosen.at; }
    void carry_out(const MakeAndSelect& chosen)
    {
        edit(chosen.edit, false);
        if (trouble.empty()) session->at = chosen.at;
        session->own.form.typing.clear();
    }
    /// The reply is marked for what is heard in it for sure, and the form says for what.
    void carry_out(const MarkAgain& chosen)
    {
        const acts::Hearing hearing = author::hear_offered(session->draft->document(), chosen.at, tools->model);
        edit(author::confirm_heard(session->draft->document(), chosen.at, hearing), false);
        std::string acts;
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            if (!hearing.acts[i].present || hearing.acts[i].unsure) continue;
            acts += (acts.empty() ? "" : ", ") + words_of_name(acts::name_of(acts::act_at(i)), words);
        }
        session->own.form.marked = {chosen.at, words(acts.empty() ? "author.marked_none" : "author.marked",
                                                     {{"acts", acts}, {"empathy", std::to_string(hearing.empathy)}})};
    }
    void carry_out(const Refused& refused) { trouble = refused.why; }
    void carry_out(const UndoEdit&)
    {
        take(session->draft->undo());
        touched();
        session->own.form.typing.clear();
    }
    void carry_out(const RedoEdit&)
    {
        take(session->draft->redo());
        touched();
        session->own.form.typing.clear();
    }
    void carry_out(const SaveDraft&)
    {
        save();
        if (trouble.empty()) ui::toast(words("author.saved_now"));
    }
    void carry_out(const CloseDraft&) { close(); }
    void carry_out(const PlayDraft&) { play_now(); }
    void carry_out(const SeeDebrief&)
    {
        if (session->trial) leaves = AuthorLeaves{std::nullopt, session->trial->playing};
    }
    void carry_out(const TidyUp&)
    {
        session->places = author::arrange(session->map, {});
        ++session->version;
        session->places_moved = true;
        session->own.plane.fit = true;
    }
    void carry_out(const MoveNode& moved)
    {
        session->places[moved.id] = moved.to;
        ++session->version;
        session->places_moved = true;
    }
    void carry_out(const TakeFromDisk&)
    {
        take(session->draft->take_from_disk());
        session->disk = session->draft->look_at_disk();
    }
    void carry_out(const KeepOwn&)
    {
        take(session->draft->keep_own());
        session->disk = drafts::OnDisk::same;
    }
    void carry_out(const RestoreBackup& chosen) { take(session->draft->restore(chosen.backup)); }

    void carry_out(const BeginTrial& chosen)
    {
        session->standing = chosen.standing;
        session->moves.clear();
        session->replay = true;
    }
    void carry_out(const BeginAtChosen&)
    {
        session->standing.node = author::node_of(session->draft->document(), session->at);
        session->moves.clear();
        session->replay = true;
    }
    void carry_out(const MakeMove& chosen)
    {
        if (session->trial) session->moves.resize(session->trial->made);  // what an edit made impossible is forgotten
        session->moves.push_back(chosen.move);
        session->replay = true;
    }
    void carry_out(const TakeBackMove&)
    {
        if (session->trial && session->trial->made > 0) session->moves.resize(session->trial->made - 1);
        session->replay = true;
    }

    void draw_session()
    {
        follow();
        tend_journal();
        tend_file();
        follow_trial();
        const TryView trial = try_view();
        EditorView shown = view();
        shown.trial = &trial;
        const std::optional<EditorIntent> intent = draw_editor(shown, session->own, words);
        if (!intent) return;
        const std::shared_ptr<OpenSession> held = session;  // closing lets go of it
        std::visit([this](const auto& each) { carry_out(each); }, *intent);
        if (held == session) ui::wake_at(ui::now() + 1);
    }

    void draw_shelf()
    {
        AuthorShelfView shelf = make_author_shelf_view(own, *tools, words);
        shelf.trouble = trouble;
        const std::optional<AuthorShelfIntent> intent = draw_author_shelf(shelf, words);
        if (!intent) return;
        if (const auto* draft = std::get_if<OpenDraft>(&*intent)) open(draft->folder);
        if (const auto* shipped = std::get_if<CopyShipped>(&*intent)) copy(shipped->id);
        if (std::holds_alternative<BeginFromComplaint>(*intent)) ask();
        if (const auto* plays = std::get_if<PlayOwn>(&*intent)) play_from_shelf(plays->folder);
        if (std::holds_alternative<LeaveAuthor>(*intent)) leaves.emplace();
    }
};

AuthorDesk::AuthorDesk(std::shared_ptr<const AuthorTools> tools, const Catalogue& words, Worker& worker)
    : data_(std::make_unique<Data>(std::move(tools), words, worker))
{
}

/// The last edits are waited for here: no frame follows that could be held up.
AuthorDesk::~AuthorDesk()
{
    if (data_->session) static_cast<void>(data_->session->draft->sync());
    if (data_->asking.open()) static_cast<void>(data_->asking.keep());
}

std::optional<AuthorLeaves> AuthorDesk::draw()
{
    data_->disk.deliver();
    if (data_->session)
        data_->draw_session();
    else if (data_->asking.open())
        data_->draw_questions();
    else
        data_->draw_shelf();
    return std::exchange(data_->leaves, std::nullopt);
}

const drafts::Draft* AuthorDesk::draft() const
{
    return data_->session ? data_->session->draft.get() : nullptr;
}

const std::string& AuthorDesk::chosen() const
{
    static const std::string nothing;
    return data_->session ? data_->session->at : nothing;
}

}  // namespace amends::app
