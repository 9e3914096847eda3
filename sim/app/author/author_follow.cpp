// What is worked out of a draft as it changes: its map, its faults, the play beside it; and its way to the disk.

#include "sim/app/author/author_desk_data.h"
#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

constexpr std::int64_t sync_after_ms = 700;
constexpr std::int64_t look_at_disk_every_ms = 2000;

}  // namespace

/// Map and places follow the document at once; faults and findings a moment later.
void AuthorDesk::Data::follow()
{
    const std::uint64_t revision = session->draft->history().revision();
    if (session->mapped != revision) {
        session->mapped = revision;
        session->map = author::map_of(session->draft->document());
        session->references = author::references(session->draft->document());
        session->places = author::arrange(session->map, session->places, session->beside);
        ++session->version;
    }
    if (session->looked != revision && session->looking == ~std::uint64_t{0}) look(revision);
}

/// While there is a fault, nothing else is looked for: what was found before it stays, where its place does.
void AuthorDesk::Data::keep_findings(const std::vector<author::Problem>& before, const author::Document& document,
                                     std::vector<author::Problem>& now)
{
    for (const author::Problem& each : before) {
        if (each.level != proof::Level::fault && document.has(each.at)) now.push_back(each);
    }
}

void AuthorDesk::Data::look(std::uint64_t revision)
{
    session->looking = revision;
    worker.post([this, held = session, bytes = session->draft->document().bytes(), revision,
                 kept = tools]() -> std::function<void()> {
        auto found = std::make_shared<author::Look>(author::look_at(bytes, kept->coefficients, kept->model));
        const Checked<author::Document> document = author::Document::read(bytes, "");
        auto names = std::make_shared<std::vector<std::string>>();
        if (document) *names = author::names_of(*document, held->house);
        return [held, found, names, revision] {
            if (held->spelling.names != *names || held->spelling.version == 0) ++held->spelling.version;
            held->spelling.names = std::move(*names);
            if (!found->sound()) keep_findings(held->look.problems, held->draft->document(), found->problems);
            held->look = std::move(*found);
            ++held->version;
            held->looked = revision;
            held->looking = ~std::uint64_t{0};
        };
    });
}

void OpenDocument::touched()
{
    if (!unsynced_since) unsynced_since = ui::now();
}

/// The journal reaches the disk within a second of an edit, however fast the next ones follow.
void AuthorDesk::Data::tend_journal(const std::shared_ptr<OpenDocument>& of)
{
    if (of->syncing || !of->draft->needs_sync()) return;
    of->touched();  // what opening has cut off waits too
    const std::int64_t due = *of->unsynced_since + sync_after_ms;
    if (ui::now() < due) return ui::wake_at(due);
    sync_elsewhere(of);
}

void AuthorDesk::Data::sync_elsewhere(const std::shared_ptr<OpenDocument>& of)
{
    of->syncing = true;
    of->unsynced_since.reset();
    disk.post([this, of = std::weak_ptr(of), later = of->draft->sync_later()]() -> std::function<void()> {
        return [this, of, later, done = later.wait()] { was_synced(of.lock().get(), later, done); };
    });
}

/// `of` is null where its draft has been closed since.
void AuthorDesk::Data::was_synced(OpenDocument* of, const drafts::SyncLater& later, const Checked<void>& done)
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
void AuthorDesk::Data::tend_file()
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
void AuthorDesk::Data::follow_trial()
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

std::string AuthorDesk::Data::title_of(const std::string& node) const
{
    const std::string at = author::place_of(session->references, scenario::Kind::node, node);
    return at.empty() ? node : summary_of(session->draft->document(), at, words);
}

TryView AuthorDesk::Data::try_view() const
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

EditorView AuthorDesk::Data::view() const
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
    view.publishing = &session->publishing;
    view.spelling = session->spelling.version == 0 ? nullptr : &session->spelling;
    view.trouble = trouble;
    return view;
}

}  // namespace amends::app
