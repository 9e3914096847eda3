// The loyalty page: files are read and fits are made on the worker's thread, and can be stopped; here they are shown.

#include <atomic>
#include <charconv>
#include <memory>
#include <mutex>
#include <utility>

#include "scoring/loyalty/study.h"
#include "sim/app/desk_data.h"
#include "sim/customer/crowd.h"
#include "sim/report/loyalty_page.h"
#include "sim/report/team/about.h"

namespace amends::app {

/// What the worker and the window both see of the work under way.
class Fitting : public loyalty::Progress {
public:
    explicit Fitting(std::function<void()> wake) : wake_(std::move(wake)) {}

    bool begin(std::string_view stage) override
    {
        const std::lock_guard lock(mutex_);
        stage_ = stage;
        done_ = total_ = 0;
        wake_();
        return !stopped_;
    }
    bool at(int done, int total) override
    {
        constexpr int k_times_at_most = 50;
        if (done % std::max(1, total / k_times_at_most) == 0) {
            const std::lock_guard lock(mutex_);
            done_ = done;
            total_ = total;
            wake_();
        }
        return !stopped_;
    }
    void stop() { stopped_ = true; }

    std::string told(const Words& words) const
    {
        const std::lock_guard lock(mutex_);
        if (stage_.empty()) return "";
        const std::string what = words("loyalty.desk.stage." + stage_);
        if (total_ == 0) return what;
        return what + " " +
               words("loyalty.desk.so_far", {{"done", std::to_string(done_)}, {"total", std::to_string(total_)}});
    }

private:
    std::function<void()> wake_;
    std::atomic<bool> stopped_ = false;
    mutable std::mutex mutex_;
    std::string stage_;
    int done_ = 0, total_ = 0;
};

namespace {

int whole(const std::string& text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Simulated customers as a table of contacts.
records::Stored<ContactsRead> simulated(const customer::LoyaltyModel& model)
{
    auto table = loyalty::read_table(customer::crowd_csv(model, {}), "simulated-customers.csv");
    if (!table) {
        return tl::unexpected<records::Failure>(records::failure_of(
            "simulated-customers.csv", records::Trouble::refused, to_string(table.error().front())));
    }
    return ContactsRead{std::move(*table), {}, ""};
}

}  // namespace

void Desk::Data::show_loyalty()
{
    trouble.clear();
    AtLoyalty here;
    here.view.words = report::page_words(shelf.words);
    at = std::move(here);
    if (!doings.data_files) return;
    worker.post([this]() -> std::function<void()> {
        auto files = std::make_shared<std::vector<LoyaltyView::File>>();
        for (const auto& [path, when] : doings.data_files()) files->push_back({path, when});
        return [this, files] {
            if (AtLoyalty* const shown = std::get_if<AtLoyalty>(&at)) shown->view.files = std::move(*files);
        };
    });
}

void Desk::Data::stop_fitting()
{
    if (AtLoyalty* const here = std::get_if<AtLoyalty>(&at); here != nullptr && here->work) here->work->stop();
}

/// Reads a file of contacts, or makes simulated ones where `file` is empty.
void Desk::Data::read_contacts(AtLoyalty& here, const std::string& file)
{
    here.view.trouble.clear();
    here.view.stage = LoyaltyView::Stage::reading;
    here.work = std::make_shared<Fitting>(worker.wake());
    worker.post([this, file, work = here.work, framework = settings.framework]() -> std::function<void()> {
        work->begin("hearing");
        auto read = std::make_shared<records::Stored<ContactsRead>>(
            file.empty() ? simulated(shelf.loyalty) : doings.contacts(file, framework, [work](int done, int total) {
                return work->at(done, total);
            }));
        auto preview = std::make_shared<loyalty::Preview>();
        if (*read) *preview = loyalty::preview((*read)->table);
        return [this, read, preview, work] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr || shown->work != work) return;
            shown->work.reset();
            shown->view.stage = *read ? LoyaltyView::Stage::map : LoyaltyView::Stage::choose;
            if (!*read) {
                shown->view.trouble = read->error().what.message;
                return;
            }
            shown->contacts = std::make_shared<const ContactsRead>(std::move(**read));
            shown->view.file = shown->contacts->table.name;
            shown->view.notes = shown->contacts->notes;
            shown->view.preview = std::move(*preview);
            shown->view.roles = roles_suggested(shown->view.preview);
        };
    });
}

void Desk::Data::fit_contacts(AtLoyalty& here)
{
    const Asked asked = asked_of(here.view.preview, here.view.roles, here.own.apart);
    if (!asked.obstacle.empty()) return;
    here.view.trouble.clear();
    here.view.handed.clear();
    here.view.stage = LoyaltyView::Stage::fitting;
    here.view.command = fit_command(here.view.file, asked.request);
    here.work = std::make_shared<Fitting>(worker.wake());
    report::LoyaltyOptions options;
    options.margin = whole(here.own.margin.utf8());
    options.currency = here.own.currency.utf8();
    options.framework = here.contacts->framework;
    worker.post([this, request = asked.request, options, contacts = here.contacts,
                 work = here.work]() -> std::function<void()> {
        const auto study = loyalty::study(contacts->table, request, *work);
        auto page = std::make_shared<report::Page>();
        if (study) *page = report::loyalty_page(loyalty::account_of(*study), options);
        const std::string why = study || study.error().cause == loyalty::Cause::stopped ? "" : study.error().message;
        return [this, page, why, work, made = study.has_value()] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr || shown->work != work) return;
            shown->work.reset();
            shown->view.stage = made ? LoyaltyView::Stage::page : LoyaltyView::Stage::map;
            shown->view.trouble = why;
            if (made) shown->view.page = std::move(*page);
        };
    });
}

/// Writes the page as it is shown.
void Desk::Data::hand_on(AtLoyalty& here, const std::string& format)
{
    if (!doings.hand_on) return;
    here.view.busy = true;
    auto page = std::make_shared<const report::Page>(here.view.page);
    worker.post([this, page, format]() -> std::function<void()> {
        return [this, file = doings.hand_on(*page, format)] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr) return;
            shown->view.busy = false;
            shown->view.trouble = file ? "" : file.error().what.message;
            shown->view.handed = file ? words("report.desk.handed", {{"file", *file}}) : "";
        };
    });
}

void Desk::Data::draw_at(AtLoyalty& here)
{
    if (here.work) here.view.progress = here.work->told(words);
    const std::optional<LoyaltyIntent> intent = draw_loyalty(here.view, here.own, words);
    if (!intent) return;
    if (const auto* opened = std::get_if<OpenContacts>(&*intent); opened != nullptr && doings.contacts)
        return read_contacts(here, opened->file);
    if (std::holds_alternative<OpenSimulated>(*intent)) return read_contacts(here, "");
    if (const auto* given = std::get_if<GiveRole>(&*intent)) here.view.roles.at(given->column) = given->role;
    if (std::holds_alternative<FitContacts>(*intent)) return fit_contacts(here);
    if (std::holds_alternative<StopFitting>(*intent)) return stop_fitting();
    if (const auto* handed = std::get_if<HandOnLoyalty>(&*intent)) return hand_on(here, handed->format);
    if (std::holds_alternative<CloseLoyalty>(*intent)) return show_reports();
    if (std::holds_alternative<BackALittle>(*intent)) {
        here.view.trouble.clear();
        here.view.stage =
            here.view.stage == LoyaltyView::Stage::page ? LoyaltyView::Stage::map : LoyaltyView::Stage::choose;
    }
}

}  // namespace amends::app
