// Versions of the scenario that is open, and whom they are assigned to.

#include "sim/app/author/author_desk_data.h"
#include "sim/app/author/change_words.h"
#include "sim/app/ui/ui.h"
#include "sim/author/differences.h"
#include "sim/drafts/assignments.h"
#include "sim/drafts/disk.h"

namespace amends::app {
namespace {

/// What saving has written: versions are of that, and not of what is on the desk.
std::string saved_bytes(const drafts::Draft& draft)
{
    return drafts::read_whole(draft.folder() / drafts::scenarios().file).value_or("");
}

std::vector<std::string> changes_since(const std::string& latest, const author::Document& now, const Words& words)
{
    std::vector<std::string> lines;
    const Checked<author::Document> before = author::Document::read(latest, "");
    if (!before) return lines;
    for (const author::Difference& each : author::differences(*before, now)) {
        const bool gone = each.kind == author::Difference::Kind::removed;
        lines.push_back(change_words(each, place_words(gone ? *before : now, each.at, words), words));
    }
    return lines;
}

}  // namespace

/// Looked at only while it is to be seen.
void AuthorDesk::Data::follow_publishing()
{
    OpenSession& s = *session;
    const std::uint64_t revision = s.draft->history().revision();
    PublishingView& told = s.publishing;
    told.saved = s.draft->saved() && !s.draft->by_hand();
    told.sound = s.look.sound() && s.looked == revision;
    if (s.own.side != EditorSide::publishing || s.told == revision) return;
    s.told = revision;
    if (s.own.publishing.by.empty()) s.own.publishing.by = ui::Edit(tools->user);
    const std::filesystem::path& folder = s.draft->folder();
    told.assigns = !tools->assignments.empty();
    told.versions = drafts::versions_of(folder, told.saved ? saved_bytes(*s.draft) : s.draft->document().bytes());
    told.changes.clear();
    if (const auto latest = drafts::latest_version(folder))
        told.changes = changes_since(*latest, s.draft->document(), words);
    told.frameworks.clear();
    for (const ShippedFramework& each : tools->frameworks) told.frameworks.push_back({each.id, each.title, ""});
    for (const drafts::DraftRow& row : frameworks) {
        if (drafts::latest_version(row.folder)) told.frameworks.push_back({row.id, row.title, ""});
    }
    if (tools->cohorts) told.cohorts = tools->cohorts();
    told.assigned.clear();
    const auto all = drafts::read_assignments(tools->assignments);
    if (!all) trouble = to_string(all.error().front());
    for (const drafts::Assignment& each : all.value_or(std::vector<drafts::Assignment>{})) {
        if (each.scenario == folder.filename().string()) told.assigned.push_back(each);
    }
}

void AuthorDesk::Data::carry_out(const ReviewIt& chosen)
{
    take(drafts::review(session->draft->folder(), saved_bytes(*session->draft), chosen.by, chosen.note, tools->around));
    session->told = ~std::uint64_t{0};
}

void AuthorDesk::Data::carry_out(const PublishIt& chosen)
{
    const Checked<scenario::Scenario> ready = author::ready_to_play(saved_bytes(*session->draft), tools->coefficients);
    if (!ready) {
        trouble = words("publishing.unwritten", {{"n", std::to_string(ready.error().size())}});
        return;
    }
    const Checked<int> version =
        drafts::publish(session->draft->folder(), saved_bytes(*session->draft), chosen.by, chosen.note, tools->around);
    take(version.map([](int) {}));
    session->told = ~std::uint64_t{0};
    if (!version) return;
    session->own.publishing.note.clear();
    ui::toast(words("publishing.published_now", {{"version", std::to_string(*version)}}));
}

void AuthorDesk::Data::carry_out(const AssignIt& chosen)
{
    drafts::Assignment made = chosen.wanted;
    made.scenario = session->draft->folder().filename().string();
    made.version = session->publishing.versions.latest;
    made.title = session->draft->document().text("/title");
    made.by = session->own.publishing.by.utf8();
    made.when = tools->around.now();
    const Checked<std::string> id = drafts::assign(tools->assignments, std::move(made), tools->around.sync);
    take(id.map([](const std::string&) {}));
    session->told = ~std::uint64_t{0};
    if (id) ui::toast(words("assign.done"));
}

void AuthorDesk::Data::carry_out(const WithdrawIt& chosen)
{
    take(drafts::withdraw(tools->assignments, chosen.id, tools->around.sync));
    session->told = ~std::uint64_t{0};
}

}  // namespace amends::app
