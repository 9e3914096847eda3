// A framework on the author's desk, from its copy to its publishing.

#include <algorithm>

#include "sim/app/author/author_desk_data.h"
#include "sim/app/author/change_words.h"
#include "sim/app/ui/ui.h"
#include "sim/drafts/disk.h"

namespace amends::app {
namespace {

std::vector<FrameworkSource> sources_of(const AuthorTools& tools, const std::vector<drafts::DraftRow>& own,
                                        const std::filesystem::path& but)
{
    std::vector<FrameworkSource> sources;
    const auto add = [&](const std::string& id, const std::string& bytes) {
        Checked<author::Document> read = author::Document::read(bytes, id);
        if (!read) return;
        const std::string title = read->text("/title");
        sources.push_back({id, title, std::move(*read)});
    };
    for (const ShippedFramework& each : tools.frameworks) add(each.id, each.bytes);
    for (const drafts::DraftRow& row : own) {
        const Checked<std::string> bytes = drafts::read_whole(row.folder / drafts::frameworks().file);
        if (bytes && row.folder != but) add(row.id, *bytes);
    }
    return sources;
}

}  // namespace

void AuthorDesk::Data::copy_framework(const std::string& id)
{
    for (const ShippedFramework& shipped : tools->frameworks) {
        if (shipped.id != id) continue;
        const std::string title = words("author.shelf.copy_of", {{"title", shipped.title}});
        const Checked<std::filesystem::path> made =
            author::framework_copy(shipped.bytes, id, title).and_then([&](const std::string& copy) {
                return drafts::new_draft(tools->frameworks_folder, id, copy, "", tools->around,
                                         tools->taken_frameworks(), drafts::frameworks());
            });
        if (!made) {
            trouble = to_string(made.error().front());
            return;
        }
        list();
        open_framework(*made);
    }
}

void AuthorDesk::Data::open_framework(const std::filesystem::path& folder)
{
    Checked<std::unique_ptr<drafts::Draft>> draft = drafts::Draft::open(folder, tools->around, drafts::frameworks());
    if (!draft) {
        trouble = to_string(draft.error().front());
        return;
    }
    trouble.clear();
    framework = std::make_shared<OpenFramework>();
    framework->draft = std::move(*draft);
    framework->own.publishing.by = ui::Edit(user);
    framework->sources = sources_of(*tools, frameworks, folder);
    if (const std::optional<std::string> bytes = drafts::latest_version(folder)) {
        if (auto read = rubric::parse_rubric(*bytes, "")) framework->published = std::move(*read);
    }
    if (!framework->published) {
        framework->against = framework->draft->document().text("/x-from");
        const bool there = std::ranges::any_of(
            framework->sources, [&](const FrameworkSource& each) { return each.id == framework->against; });
        if (!there && !framework->sources.empty()) framework->against = framework->sources.front().id;
    }
    read_cases();
}

void AuthorDesk::Data::close_framework()
{
    if (framework->draft->needs_sync()) sync_elsewhere(framework);
    framework.reset();
    list();
}

/// Kept plays are read once, while the framework is looked at already.
void AuthorDesk::Data::read_cases()
{
    if (!tools->kept_cases) {
        framework->cases = std::make_shared<const std::vector<author::KeptCase>>();
        return;
    }
    worker.post([this, held = framework, read = tools->kept_cases]() -> std::function<void()> {
        auto cases = read();
        if (!cases) {
            return [this, held, why = to_string(cases.error().front())] {
                trouble = why;
                held->cases = std::make_shared<const std::vector<author::KeptCase>>();
            };
        }
        auto kept = std::make_shared<const std::vector<author::KeptCase>>(std::move(*cases));
        return [held, kept] {
            held->cases = kept;
            held->stale = true;
        };
    });
}

void AuthorDesk::Data::follow_framework()
{
    OpenFramework& f = *framework;
    const std::uint64_t revision = f.draft->history().revision();
    if (f.looked != revision) {
        f.looked = revision;
        f.look = author::look_at_framework(f.draft->document());
        f.stale = true;
    }
    f.publishing.saved = f.draft->saved();
    f.publishing.sound = f.look.faults.empty();
    if (f.own.side == FrameworkSide::publishing && f.told != revision) {
        f.told = revision;
        tell_publishing();
    }
    if (f.stale && !f.reckoning && f.cases && f.look.rubric) reckon();
}

/// On the worker's thread: a house may have kept thousands of plays.
void AuthorDesk::Data::reckon()
{
    OpenFramework& f = *framework;
    std::optional<rubric::Rubric> before = f.against.empty() ? f.published : std::nullopt;
    for (const FrameworkSource& each : f.sources) {
        if (each.id != f.against) continue;
        if (auto read = rubric::parse_rubric(each.document.bytes(), "")) before = std::move(*read);
    }
    f.stale = false;
    f.moved.clear();
    if (!before) return;
    f.reckoning = true;
    worker.post(
        [held = framework, cases = f.cases, before = *before, after = *f.look.rubric]() -> std::function<void()> {
            auto moved = std::make_shared<std::vector<author::MarkMoved>>(author::marks_moved(*cases, before, after));
            return [held, moved] {
                held->moved = std::move(*moved);
                held->reckoning = false;
            };
        });
}

/// What has changed since the latest version, in words; versions are read on the worker's thread.
void AuthorDesk::Data::tell_publishing()
{
    const std::filesystem::path folder = framework->draft->folder();
    worker.post([this, held = framework, folder, revision = framework->told,
                 bytes = framework->draft->document().bytes()]() -> std::function<void()> {
        auto versions = std::make_shared<drafts::Versions>(drafts::versions_of(folder, bytes));
        const auto latest = std::make_shared<std::optional<std::string>>(drafts::latest_version(folder));
        return [this, held, versions, latest, revision] {
            if (held != framework || held->told != revision) return;
            held->publishing.versions = std::move(*versions);
            held->publishing.changes.clear();
            if (*latest)
                held->publishing.changes = changes_since(**latest, held->draft->document(), framework_place, words);
        };
    });
}

FrameworkView AuthorDesk::Data::framework_view() const
{
    const OpenFramework& f = *framework;
    const author::History& history = f.draft->history();
    FrameworkView view{f.draft->document(), f.look.faults, f.sources};
    view.cases = f.cases.get();
    view.moved = f.moved;
    view.against = f.against;
    view.reckoning = f.reckoning || f.stale;
    if (history.what_undo() != nullptr) view.undo = words(*history.what_undo());
    if (history.what_redo() != nullptr) view.redo = words(*history.what_redo());
    view.saved = f.draft->saved();
    view.publishing = f.publishing;
    view.trouble = trouble;
    return view;
}

void AuthorDesk::Data::draw_framework_session()
{
    follow_framework();
    tend_journal(framework);
    const FrameworkView view = framework_view();
    const std::optional<FrameworkIntent> intent = draw_framework(view, framework->own, words);
    if (!intent) return;
    const std::shared_ptr<OpenFramework> held = framework;  // closing lets go of it
    std::visit(
        [this](const auto& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, ReviewIt>)
                review_framework(each);
            else if constexpr (std::is_same_v<std::decay_t<decltype(each)>, PublishIt>)
                publish_framework(each);
            else
                carry_out(each);
        },
        *intent);
    if (held == framework) ui::wake_at(ui::now() + 1);
}

void AuthorDesk::Data::framework_done(const Checked<void>& done)
{
    take(done);
    framework->touched();
    framework->told = ~std::uint64_t{0};
}

void AuthorDesk::Data::carry_out(const EditFramework& chosen)
{
    framework_done(framework->draft->make(chosen.edit, chosen.joins));
}

void AuthorDesk::Data::carry_out(const UndoFramework&)
{
    framework_done(framework->draft->undo());
    framework->own.typing.clear();
}

void AuthorDesk::Data::carry_out(const RedoFramework&)
{
    framework_done(framework->draft->redo());
    framework->own.typing.clear();
}

void AuthorDesk::Data::carry_out(const SaveFramework&)
{
    framework_done(framework->draft->save());
    if (trouble.empty()) ui::toast(words("author.saved_now"));
}

void AuthorDesk::Data::carry_out(const CloseFramework&)
{
    close_framework();
}

void AuthorDesk::Data::carry_out(const HoldAgainst& chosen)
{
    framework->against = chosen.id;
    framework->stale = true;
}

void AuthorDesk::Data::review_framework(const ReviewIt& chosen)
{
    const drafts::Draft& draft = *framework->draft;
    framework_done(drafts::review(draft.folder(), draft.document().bytes(), chosen.by, chosen.note, tools->around));
}

/// New plays are marked by it from now on.
void AuthorDesk::Data::publish_framework(const PublishIt& chosen)
{
    const drafts::Draft& draft = *framework->draft;
    const Checked<int> version =
        drafts::publish(draft.folder(), draft.document().bytes(), chosen.by, chosen.note, tools->around);
    framework_done(version.map([](int) {}));
    if (!version) return;
    framework->published = framework->look.rubric;
    framework->against.clear();
    framework->stale = true;
    framework->own.publishing.note.clear();
    ui::toast(words("frameworks.published", {{"version", std::to_string(*version)}}));
}

}  // namespace amends::app
