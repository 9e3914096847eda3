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
    customer::CrowdPlan plan;
    plan.unfailed = 600;  // so that the page can show what a recovery is beside no failure
    auto table = loyalty::read_table(customer::crowd_csv(model, plan), "simulated-customers.csv");
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
    here.view.can_practise = static_cast<bool>(doings.practice_file);
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

/// Reads files of contacts, or makes simulated ones where no file is named.
void Desk::Data::read_contacts(AtLoyalty& here, ContactsAsked asked)
{
    here.view.trouble.clear();
    const LoyaltyView::Stage before = here.view.stage;
    here.view.stage = LoyaltyView::Stage::reading;
    here.work = std::make_shared<Fitting>(worker.wake());
    asked.framework = settings.framework;
    worker.post([this, asked = std::move(asked), before, work = here.work]() -> std::function<void()> {
        work->begin("hearing");
        auto read = std::make_shared<records::Stored<ContactsRead>>(
            asked.file.empty() ? simulated(shelf.loyalty)
                               : doings.contacts(asked, [work](int done, int total) { return work->at(done, total); }));
        auto preview = std::make_shared<loyalty::Preview>();
        if (*read) *preview = loyalty::preview((*read)->table);
        return [this, asked, before, read, preview, work] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr || shown->work != work) return;
            shown->work.reset();
            shown->view.stage = before;
            if (!*read) {
                shown->view.trouble = read->error().what.message;
                return;
            }
            take_contacts(*shown, asked, std::move(**read), std::move(*preview));
        };
    });
}

void Desk::Data::take_contacts(AtLoyalty& here, const ContactsAsked& asked, ContactsRead read, loyalty::Preview preview)
{
    here.contacts = std::make_shared<const ContactsRead>(std::move(read));
    here.asked = asked;
    // The command names a framework only where it marked anything.
    if (here.contacts->framework.empty()) here.asked.framework.clear();
    here.view.file = here.contacts->table.name;
    here.view.notes = here.contacts->notes;
    if (asked.join.empty()) {
        here.own.join.clear();
        here.own.key.clear();
    }
    Mapping& mapping = here.view.mapping;
    mapping = {std::move(preview), {}, here.contacts->by_lot, here.contacts->lot_key};
    mapping.roles = roles_suggested(mapping.preview);
    here.own.further = {};
    here.own.unit.clear();
    here.own.by.clear();
    here.view.stage = here.view.for_lots ? LoyaltyView::Stage::lots : LoyaltyView::Stage::map;
}

/// What people scored in practice is written to a file, which is then read like any other.
void Desk::Data::open_practice(AtLoyalty& here)
{
    if (!doings.practice_file) return;
    here.view.trouble.clear();
    here.view.stage = LoyaltyView::Stage::reading;
    here.work = std::make_shared<Fitting>(worker.wake());
    worker.post([this, work = here.work, framework = settings.framework]() -> std::function<void()> {
        work->begin("hearing");
        return [this, work, file = doings.practice_file(framework)] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr || shown->work != work) return;
            shown->work.reset();
            shown->view.stage = LoyaltyView::Stage::choose;
            if (file) return read_contacts(*shown, {*file, {}, {}, {}, {}, {}});
            shown->view.trouble = file.error().what.message;
        };
    });
}

void Desk::Data::bring_together(AtLoyalty& here)
{
    if (here.asked.file.empty()) {
        here.view.trouble = words("loyalty.desk.simulated_alone");
        return;
    }
    ContactsAsked asked = here.asked;
    asked.join = here.own.join.utf8();
    asked.key = asked.join.empty() ? "" : here.own.key;
    asked.lots = here.own.lots.utf8();
    asked.lot_key = asked.lots.empty() ? "" : here.own.lot_key;
    read_contacts(here, std::move(asked));
}

void Desk::Data::draw_lots(AtLoyalty& here)
{
    if (!doings.lots || !lots_obstacle(here.own).empty()) return;
    here.view.trouble.clear();
    here.view.notes.clear();
    here.view.busy = true;
    const LotsAsked wanted{here.asked.file, here.own.unit, here.own.by, parts_of(here.own.arms.utf8()),
                           whole(here.own.block.utf8())};
    worker.post([this, wanted]() -> std::function<void()> {
        return [this, drawn = doings.lots(wanted)] {
            AtLoyalty* const shown = std::get_if<AtLoyalty>(&at);
            if (shown == nullptr) return;
            shown->view.busy = false;
            if (!drawn) {
                shown->view.trouble = drawn.error().what.message;
                return;
            }
            shown->view.notes = drawn->notes;
            shown->view.notes.push_back(words("loyalty.desk.lots.written", {{"file", drawn->file}}));
            shown->own.lots = ui::Edit(drawn->file);
            shown->own.lot_key = shown->own.unit;
        };
    });
}

void Desk::Data::fit_contacts(AtLoyalty& here)
{
    const Asked asked = asked_of(here.view, here.own);
    if (!asked.obstacle.empty()) return;
    here.view.trouble.clear();
    here.view.handed.clear();
    here.view.stage = LoyaltyView::Stage::fitting;
    const Money money{here.own.margin.utf8(), here.own.currency.utf8()};
    ContactsAsked from = here.asked;
    if (from.file.empty()) from.file = here.view.file;
    here.view.command = fit_command(from, asked.request, money);
    here.work = std::make_shared<Fitting>(worker.wake());
    report::LoyaltyOptions options;
    options.margin = whole(money.margin);
    options.currency = money.currency;
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

void Desk::Data::go_back_a_little(AtLoyalty& here)
{
    using Stage = LoyaltyView::Stage;
    here.view.trouble.clear();
    if (here.view.stage == Stage::choose) here.view.for_lots = false;
    here.view.stage = here.view.stage == Stage::page ? Stage::map : Stage::choose;
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
        return read_contacts(here, {opened->file, {}, {}, {}, {}, {}});
    if (std::holds_alternative<OpenSimulated>(*intent)) return read_contacts(here, {});
    if (std::holds_alternative<OpenPractice>(*intent)) return open_practice(here);
    if (std::holds_alternative<BringTogether>(*intent)) return bring_together(here);
    if (const auto* given = std::get_if<GiveRole>(&*intent)) here.view.mapping.roles.at(given->column) = given->role;
    if (std::holds_alternative<FitContacts>(*intent)) return fit_contacts(here);
    if (std::holds_alternative<StopFitting>(*intent)) return stop_fitting();
    if (const auto* handed = std::get_if<HandOnLoyalty>(&*intent)) return hand_on(here, handed->format);
    if (std::holds_alternative<PlanLots>(*intent)) here.view.for_lots = true;
    if (std::holds_alternative<DrawLots>(*intent)) return draw_lots(here);
    if (std::holds_alternative<CloseLoyalty>(*intent)) return show_reports();
    if (std::holds_alternative<BackALittle>(*intent)) go_back_a_little(here);
}

}  // namespace amends::app
