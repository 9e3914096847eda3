// The reports desk: read and counted on the worker's thread, drawn here.

#include <memory>
#include <utility>

#include "sim/app/desk_data.h"

namespace amends::app {

void Desk::Data::show_reports()
{
    trouble.clear();
    AtReports here;
    here.asked.records = shelf.records;
    here.view.empty = true;
    at = std::move(here);
    make_report(nullptr);
}

/// Makes the page that is asked for; without a reading, that is done first. The latest request alone is shown.
void Desk::Data::make_report(std::shared_ptr<const report::Reading> reading)
{
    AtReports* const here = std::get_if<AtReports>(&at);
    if (here == nullptr || !doings.reading) return;
    here->view.busy = true;
    const int request = ++here->request;
    here->asked.locked = store.read_only() ? words("report.desk.locked") : "";
    worker.post([this, request, asked = here->asked, preferred = settings.framework, glitches = here->glitches,
                 contacts = here->contacts, said = std::exchange(here->said, ""),
                 reading = std::move(reading)]() -> std::function<void()> {
        // Opened without one, the page is told in the framework that most is known in: in another it would look empty.
        const auto framework = asked.framework.empty() ? doings.most_marked(preferred) : asked.framework;
        auto read = reading ? records::Stored<std::shared_ptr<const report::Reading>>(reading)
                            : framework.and_then(doings.reading);
        if (!read) {
            return [this, request, why = read.error().what.message] {
                AtReports* const shown = std::get_if<AtReports>(&at);
                if (shown == nullptr || shown->request != request) return;
                shown->view.trouble = why;
                shown->view.busy = false;
            };
        }
        ReportsAsked wanted = asked;
        constexpr int rows_in_the_window = 60;
        wanted.page.rows = rows_in_the_window;
        const report::Ledger& ledger = (*read)->ledger;
        wanted.framework = ledger.framework();
        wanted.page.filter = with_period(ledger, wanted.page.filter, wanted.days);
        wanted.pilots.clear();
        for (const report::PilotDrawn& pilot : (*read)->notes.pilots) wanted.pilots.push_back(pilot.name);
        report::Page page = report::make_page(
            ledger, wanted.page, {shelf.scenarios, shelf.rubrics, (*read)->notes, (*read)->conduct, glitches, contacts},
            shelf.words);
        auto view = std::make_shared<ReportsView>(
            make_reports_view(ledger, wanted, std::move(page), shelf.rubrics, shelf.words));
        view->kept = said;
        return [this, request, view, framework = wanted.framework, kept = *read] {
            AtReports* const shown = std::get_if<AtReports>(&at);
            if (shown == nullptr || shown->request != request) return;
            shown->view = std::move(*view);
            shown->asked.framework = framework;
            shown->reading = kept;
        };
    });
}

/// Writes the page as it is shown, whatever is shown by the time it is done.
void Desk::Data::hand_on(AtReports& here, const std::string& format)
{
    if (!doings.hand_on) return;
    here.view.busy = true;
    const int request = ++here.request;
    auto page = std::make_shared<const report::Page>(here.view.page);
    worker.post([this, request, page, format]() -> std::function<void()> {
        return [this, request, file = doings.hand_on(*page, format)] {
            AtReports* const shown = std::get_if<AtReports>(&at);
            if (shown == nullptr || shown->request != request) return;
            shown->view.busy = false;
            shown->view.trouble = file ? "" : file.error().what.message;
            shown->view.handed = file ? words("report.desk.handed", {{"file", *file}}) : "";
        };
    });
}

/// A play that is over is opened as it was kept, and what can be learned from it is shown.
void Desk::Data::debrief_of(const std::string& play)
{
    trouble.clear();
    worker.post([this, play]() -> std::function<void()> {
        auto opened = std::make_shared<records::Stored<OpenPlay>>(doings.resume(play));
        return [this, opened] {
            if (AtReports* const here = std::get_if<AtReports>(&at); here != nullptr && !*opened)
                here->view.trouble = opened->error().what.message;
            if (!*opened) return;
            if (AtReports* const here = std::get_if<AtReports>(&at)) {
                here->view.busy = false;
                reports = std::move(*here);
            }
            open = std::move(**opened);
            show_debrief();
        };
    });
}

/// The page as it was left, read anew: what was ruled on meanwhile counts.
void Desk::Data::back_to_reports()
{
    AtReports back = std::move(*reports);
    reports.reset();
    open.reset();
    trouble.clear();
    at = std::move(back);
    make_report(nullptr);
}

/// Certifies whom the page is about; what came of it stands on the page that is made anew.
void Desk::Data::sign(AtReports& here, const Sign& signature)
{
    if (!doings.certify) return;
    here.view.busy = true;
    const int request = ++here.request;
    worker.post([this, request, signature, framework = here.asked.framework,
                 rule = here.asked.page.rule]() -> std::function<void()> {
        const auto done = doings.certify(framework, signature.person, rule, signature.by, signature.although);
        return [this, request, done] {
            AtReports* const shown = std::get_if<AtReports>(&at);
            if (shown == nullptr || shown->request != request) return;
            shown->view.busy = false;
            shown->view.trouble = done ? "" : done.error().what.message;
            if (!done) return;
            shown->own.signer = {};
            shown->own.although = {};
            shown->said = words("report.desk.signed");
            make_report(nullptr);
        };
    });
}

/// A file of the house's own, shown apart from practice.
void Desk::Data::bring(AtReports& here, const std::string& file)
{
    const bool pilot = here.asked.page.name == "pilot";
    if (pilot ? !doings.real : !doings.glitches) return;
    here.view.busy = true;
    const int request = ++here.request;
    worker.post([this, request, pilot, file, framework = here.asked.framework]() -> std::function<void()> {
        auto contacts = std::make_shared<records::Stored<report::RealContacts>>();
        auto log = std::make_shared<records::Stored<std::vector<report::Glitch>>>();
        if (pilot) *contacts = doings.real(file, framework);
        if (!pilot) *log = doings.glitches(file);
        return [this, request, pilot, file, contacts, log] {
            AtReports* const shown = std::get_if<AtReports>(&at);
            if (shown == nullptr || shown->request != request) return;
            shown->view.busy = false;
            shown->view.trouble = !*contacts ? contacts->error().what.message : !*log ? log->error().what.message : "";
            if (!shown->view.trouble.empty()) return;
            if (pilot) shown->contacts = **contacts;
            if (!pilot) shown->glitches = **log;
            (pilot ? shown->asked.contacts : shown->asked.glitches) = file;
            make_report(shown->reading);
        };
    });
}

void Desk::Data::draw_at(AtReports& here)
{
    const std::optional<ReportsIntent> intent = draw_reports(here.view, here.own, words);
    if (!intent) return;
    if (std::holds_alternative<CloseReports>(*intent)) return go_back();
    if (std::holds_alternative<ShowLoyalty>(*intent)) return show_loyalty();
    if (const auto* handed = std::get_if<HandOn>(&*intent)) return hand_on(here, handed->format);
    if (const auto* opened = std::get_if<DebriefOf>(&*intent)) return debrief_of(opened->play);
    if (const auto* signature = std::get_if<Sign>(&*intent)) return sign(here, *signature);
    if (const auto* brought = std::get_if<Bring>(&*intent)) return bring(here, brought->file);
    std::shared_ptr<const report::Reading> reading = here.reading;
    if (const auto* look = std::get_if<LookAt>(&*intent)) {
        here.asked.page.name = "trainee";
        here.asked.page.trainee = look->trainee;
    }
    if (const auto* page = std::get_if<ShowPage>(&*intent)) here.asked.page.name = page->name;
    if (const auto* limit = std::get_if<Limit>(&*intent)) {
        const ReportsAsked wanted = limited(here.asked, *limit);
        if (wanted.framework != here.asked.framework) reading = nullptr;
        here.asked = wanted;
    }
    make_report(std::move(reading));
}

}  // namespace amends::app
