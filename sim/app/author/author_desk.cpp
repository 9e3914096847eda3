#include "sim/app/author/author_desk.h"

#include <utility>

#include "sim/app/author/author_desk_data.h"
#include "sim/app/ui/ui.h"
#include "sim/author/compose.h"
#include "sim/drafts/disk.h"
#include "sim/drafts/shelf.h"

namespace amends::app {

namespace {

/// The same scenario under another title.
std::string titled(const std::string& bytes, const std::string& title)
{
    Checked<author::Document> document = author::Document::read(bytes, "");
    if (!document || !document->apply(author::put_text(*document, "/title", title))) return bytes;
    return document->bytes();
}

}  // namespace

void AuthorDesk::Data::list()
{
    own = drafts::list_drafts(tools->folder);
    removed = drafts::list_removed(tools->folder);
    frameworks = drafts::list_drafts(tools->frameworks_folder, drafts::frameworks());
}

void AuthorDesk::Data::open(const std::filesystem::path& folder)
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
    if (tools->dictionary)
        session->spelling.dictionary = tools->dictionary(session->draft->document().text("/language"));
    const auto sheet = drafts::read_whole(tools->folder / "house.json").and_then([](const std::string& bytes) {
        return author::parse_house(bytes, "");
    });
    if (sheet) session->house = *sheet;
    const drafts::Opened& found = session->draft->opened();
    if (found.set_aside) session->note = words("author.note_set_aside");
    if (found.unsaved == 1) session->note = words("author.note_unsaved_one");
    if (found.unsaved > 1) session->note = words("author.note_unsaved", {{"n", std::to_string(found.unsaved)}});
}

void AuthorDesk::Data::copy(const std::string& id)
{
    for (const ShippedScenario& shipped : tools->shipped) {
        if (shipped.id != id) continue;
        const std::string title = words("author.shelf.copy_of", {{"title", shipped.title}});
        const Checked<std::filesystem::path> made = drafts::new_draft(
            tools->folder, shipped.id, titled(shipped.bytes, title), shipped.layout, tools->around, tools->taken());
        if (!made) {
            trouble = to_string(made.error().front());
            return;
        }
        list();
        open(*made);
    }
}

void AuthorDesk::Data::ask()
{
    trouble.clear();
    take(asking.begin());
}

void AuthorDesk::Data::make_scenario()
{
    ComplaintUi& form = asking.form();
    if (const std::string box = form.unreadable(); !box.empty())
        return form.refuse(box, words(box == "house-currency" ? "author.ask.three_letters" : "author.ask.no_sum"));
    const Checked<std::filesystem::path> made = asking.make();
    if (made) {
        list();
        return open(*made);
    }
    const Diagnostic& first = made.error().front();
    const std::string key(author::last_step(first.where.pointer));
    if (form.typed.contains(key)) return form.refuse("ask-" + key, first.message);
    trouble = to_string(first);
}

void AuthorDesk::Data::draw_questions()
{
    const std::optional<ComplaintIntent> intent = draw_complaint(personas, trouble, asking.form(), words);
    if (!intent) return;
    if (std::holds_alternative<MakeScenario>(*intent)) return make_scenario();
    take(asking.keep());
}

/// Saved and looked at, the scenario is played; where it cannot be yet, what is missing is shown. Whether it goes.
bool AuthorDesk::Data::play_now()
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
        trouble = words(ready.error().size() == 1 ? "author.play_not_yet_one" : "author.play_not_yet", {{"n", count}});
        return false;
    }
    leaves = AuthorLeaves{
        OwnScenario{s.draft->folder().string(), std::make_shared<const scenario::Scenario>(std::move(*ready))},
        std::nullopt};
    return true;
}

void AuthorDesk::Data::play_from_shelf(const std::string& folder)
{
    open(folder);
    if (session && play_now()) close();
}

void AuthorDesk::Data::save()
{
    keep_places();
    take(session->draft->save());
    if (trouble.empty()) session->note.clear();
    session->backups = session->draft->backups();
    session->disk = session->draft->look_at_disk();
}

void AuthorDesk::Data::close()
{
    keep_places();
    if (session->draft->needs_sync()) sync_elsewhere(session);
    session.reset();
    list();
}

void AuthorDesk::Data::keep_places()
{
    if (!session->places_moved) return;
    session->places_moved = false;
    take(session->draft->save_positions(session->places));
}

void AuthorDesk::Data::take(const Checked<void>& done)
{
    if (!done) trouble = to_string(done.error().front());
    if (done) trouble.clear();
}

void AuthorDesk::Data::draw_session()
{
    follow();
    tend_journal(session);
    tend_file();
    follow_trial();
    follow_publishing();
    const TryView trial = try_view();
    EditorView shown = view();
    shown.trial = &trial;
    const std::optional<EditorIntent> intent = draw_editor(shown, session->own, words);
    if (!intent) return;
    const std::shared_ptr<OpenSession> held = session;  // closing lets go of it
    std::visit([this](const auto& each) { carry_out(each); }, *intent);
    if (held == session) ui::wake_at(ui::now() + 1);
}

void AuthorDesk::Data::draw_shelf()
{
    AuthorShelfView shelf = make_author_shelf_view(own, removed, frameworks, *tools, words);
    shelf.trouble = trouble;
    const std::optional<AuthorShelfIntent> intent = draw_author_shelf(shelf, shelf_ui, words);
    if (!intent) return;
    trouble.clear();
    if (const auto* draft = std::get_if<OpenDraft>(&*intent)) open(draft->folder);
    if (const auto* shipped = std::get_if<CopyShipped>(&*intent)) copy(shipped->id);
    if (std::holds_alternative<BeginFromComplaint>(*intent)) ask();
    if (const auto* plays = std::get_if<PlayOwn>(&*intent)) play_from_shelf(plays->folder);
    if (std::holds_alternative<LeaveAuthor>(*intent)) leaves.emplace();
    if (const auto* named = std::get_if<RetitleDraft>(&*intent))
        rearrange(drafts::retitle_draft(named->folder, named->title, tools->around));
    if (const auto* doubled = std::get_if<DuplicateDraft>(&*intent)) duplicate(*doubled);
    if (const auto* gone = std::get_if<RemoveDraft>(&*intent)) {
        if (rearrange(drafts::remove_draft(gone->folder, tools->around))) ui::toast(words("author.shelf.removed_now"));
    }
    if (const auto* back = std::get_if<PutBackDraft>(&*intent)) rearrange(drafts::put_back(back->folder));
    if (const auto* packed = std::get_if<PackDraft>(&*intent)) pack(*packed);
    if (const auto* opened = std::get_if<OpenOwnFramework>(&*intent)) open_framework(opened->folder);
    if (std::holds_alternative<OpenRatingStudio>(*intent)) open_ratings();
    if (const auto* shipped = std::get_if<CopyFramework>(&*intent)) copy_framework(shipped->id);
}

void AuthorDesk::Data::duplicate(const DuplicateDraft& chosen)
{
    const std::string title = words("author.shelf.copy_of", {{"title", chosen.title}});
    rearrange(drafts::duplicate_draft(chosen.folder, title, tools->taken(), tools->around));
}

void AuthorDesk::Data::pack(const PackDraft& chosen)
{
    const Checked<std::filesystem::path> file = tools->pack(chosen.folder, chosen.licence);
    if (file) return ui::toast(words("author.shelf.packed", {{"file", file->string()}}));
    trouble = to_string(file.error().front());
}

AuthorDesk::AuthorDesk(std::shared_ptr<const AuthorTools> tools, const Catalogue& words, Worker& worker)
    : data_(std::make_unique<Data>(std::move(tools), words, worker))
{
}

/// The last edits are waited for here: no frame follows that could be held up.
AuthorDesk::~AuthorDesk()
{
    if (data_->session) static_cast<void>(data_->session->draft->sync());
    if (data_->framework) static_cast<void>(data_->framework->draft->sync());
    if (data_->asking.open()) static_cast<void>(data_->asking.keep());
}

std::optional<AuthorLeaves> AuthorDesk::draw()
{
    data_->disk.deliver();
    if (data_->teacher) data_->teacher->deliver();
    if (data_->session)
        data_->draw_session();
    else if (data_->framework)
        data_->draw_framework_session();
    else if (data_->ratings)
        data_->draw_ratings();
    else if (data_->asking.open())
        data_->draw_questions();
    else
        data_->draw_shelf();
    return std::exchange(data_->leaves, std::nullopt);
}

void AuthorDesk::greet(const std::string& name)
{
    data_->user = name.empty() ? data_->tools->user : name;
}

void AuthorDesk::open(const std::filesystem::path& folder)
{
    data_->open(folder);
}

const drafts::Draft* AuthorDesk::draft() const
{
    return data_->session ? data_->session->draft.get() : nullptr;
}

const drafts::Draft* AuthorDesk::framework() const
{
    return data_->framework ? data_->framework->draft.get() : nullptr;
}

const std::string& AuthorDesk::chosen() const
{
    static const std::string nothing;
    return data_->session ? data_->session->at : nothing;
}

}  // namespace amends::app
