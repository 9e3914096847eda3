// The reports desk: read and counted on the worker's thread, drawn here.

#include <memory>
#include <utility>

#include "sim/app/desk_data.h"

namespace amends::app {

void Desk::Data::show_reports()
{
    trouble.clear();
    AtReports here;
    here.asked.framework = settings.framework;
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
    worker.post([this, request, asked = here->asked, reading = std::move(reading)]() -> std::function<void()> {
        auto read = reading ? records::Stored<std::shared_ptr<const report::Reading>>(reading)
                            : doings.reading(asked.framework);
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
        wanted.page.filter = with_period(ledger, wanted.page.filter, wanted.days);
        report::Page page = report::make_page(
            ledger, wanted.page, {shelf.scenarios, shelf.rubrics, (*read)->notes, (*read)->conduct, {}}, shelf.words);
        auto view = std::make_shared<ReportsView>(
            make_reports_view(ledger, wanted, std::move(page), shelf.rubrics, shelf.words));
        return [this, request, view, kept = *read] {
            AtReports* const shown = std::get_if<AtReports>(&at);
            if (shown == nullptr || shown->request != request) return;
            shown->view = std::move(*view);
            shown->reading = kept;
        };
    });
}

void Desk::Data::draw_at(AtReports& here)
{
    const std::optional<ReportsIntent> intent = draw_reports(here.view, here.own, words);
    if (!intent) return;
    if (std::holds_alternative<CloseReports>(*intent)) return go_back();
    std::shared_ptr<const report::Reading> reading = here.reading;
    if (const auto* page = std::get_if<ShowPage>(&*intent)) here.asked.page.name = page->name;
    if (const auto* limit = std::get_if<Limit>(&*intent)) {
        const ReportsAsked wanted = limited(here.asked, *limit);
        if (wanted.framework != here.asked.framework) reading = nullptr;
        here.asked = wanted;
    }
    make_report(std::move(reading));
}

}  // namespace amends::app
