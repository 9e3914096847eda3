// Versions of the scenario that is open, and whom they are assigned to.

#include "sim/app/author/author_desk_data.h"
#include "sim/app/author/change_words.h"
#include "sim/app/author/naming.h"
#include "sim/app/ui/ui.h"
#include "sim/author/outline.h"
#include "sim/drafts/assignments.h"
#include "sim/drafts/disk.h"

namespace amends::app {
namespace {

/// What saving has written: versions are of that, and not of what is on the desk.
std::string saved_bytes(const drafts::Draft& draft)
{
    return drafts::read_whole(draft.folder() / drafts::scenarios().file).value_or("");
}

}  // namespace

/// Looked at only while it is to be seen, and read on the worker's thread.
void AuthorDesk::Data::follow_publishing()
{
    OpenSession& s = *session;
    const std::uint64_t revision = s.draft->history().revision();
    PublishingView& told = s.publishing;
    told.saved = s.draft->saved() && !s.draft->by_hand();
    told.sound = s.look.sound() && s.looked == revision;
    if (s.own.side != EditorSide::publishing || s.told == revision) return;
    s.told = revision;
    if (s.own.publishing.by.empty()) s.own.publishing.by = ui::Edit(user);
    told.assigns = !tools->assignments.empty();
    worker.post([this, held = session, kept = tools, rows = frameworks, folder = s.draft->folder(), revision,
                 bytes = told.saved ? std::optional<std::string>() : s.draft->document().bytes(),
                 saved = s.draft->folder() / drafts::scenarios().file]() -> std::function<void()> {
        auto read = std::make_shared<PublishingView>();
        const auto latest = std::make_shared<std::optional<std::string>>(drafts::latest_version(folder));
        read->versions = drafts::versions_of(folder, bytes ? *bytes : drafts::read_whole(saved).value_or(""));
        for (const ShippedFramework& each : kept->frameworks) read->frameworks.push_back({each.id, each.title, ""});
        for (const drafts::DraftRow& row : rows) {
            if (drafts::latest_version(row.folder)) read->frameworks.push_back({row.id, row.title, ""});
        }
        if (kept->cohorts) read->cohorts = kept->cohorts();
        const auto all = drafts::read_assignments(kept->assignments);
        for (const drafts::Assignment& each : all.value_or(std::vector<drafts::Assignment>{})) {
            if (each.scenario == folder.filename().string()) read->assigned.push_back(each);
        }
        const std::string why = all ? "" : to_string(all.error().front());
        return [this, held, read, latest, why, revision] {
            if (held != session || held->told != revision) return;
            PublishingView& shown = held->publishing;
            read->saved = shown.saved;
            read->sound = shown.sound;
            read->assigns = shown.assigns;
            if (*latest) read->changes = changes_since(**latest, held->draft->document(), place_words, words);
            shown = std::move(*read);
            if (!why.empty()) trouble = why;
        };
    });
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
    PublishingUi& typed = session->own.publishing;
    made.by = typed.by.trimmed();
    made.when = tools->around.now();
    const Checked<std::string> id = drafts::assign(tools->assignments, std::move(made), tools->around.sync);
    session->told = ~std::uint64_t{0};
    trouble.clear();
    typed.refused = {};
    if (!id) {
        const Diagnostic& why = id.error().front();
        const std::string box = "assign-" + author::last_step(why.where.pointer);
        const bool is_day = box == "assign-from" || box == "assign-until";
        return typed.refused.refuse(is_day ? box : "assign", why.message);
    }
    typed.cohort.clear();
    typed.from.clear();
    typed.until.clear();
    typed.exam = false;
    ui::toast(words("assign.done"));
}

void AuthorDesk::Data::carry_out(const WithdrawIt& chosen)
{
    take(drafts::withdraw(tools->assignments, chosen.id, tools->around.sync));
    session->told = ~std::uint64_t{0};
}

}  // namespace amends::app
