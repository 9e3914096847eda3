// The rating studio on the author's desk: sheets, comparisons and refits are made on other threads.

#include <algorithm>

#include "sim/app/author/author_desk_data.h"
#include "sim/app/ui/ui.h"
#include "sim/drafts/disk.h"

namespace amends::app {

void AuthorDesk::Data::open_ratings()
{
    trouble.clear();
    ratings = std::make_shared<OpenRatings>();
    ratings->own.rater = ui::Edit(user);
    ratings->raters = raters_in(tools->ratings);
}

/// Goes to the first reply that is not rated.
void AuthorDesk::Data::carry_out(const BeginRating&)
{
    ratings->reading = true;
    const std::string name = ratings->own.rater.trimmed();
    ratings->sheet = sheet_of(tools->ratings, name);
    take(keep_name(tools->ratings, {ratings->sheet, name}, tools->around.sync));
    ratings->own.page = RatingPage::label;
    ratings->own.at = 0;
    ratings->replies.clear();
    const std::filesystem::path sheet = tools->ratings / (ratings->sheet + ".jsonl");
    worker.post(
        [this, held = ratings, read = tools->replies, ruled = ratings->own.ruled, sheet]() -> std::function<void()> {
            auto lines = std::make_shared<Checked<std::string>>(read(ruled));
            auto replies = std::make_shared<std::vector<RatedReply>>();
            if (*lines) *replies = read_replies(**lines);
            if (const auto kept = drafts::read_whole(sheet)) take_ratings(*replies, *kept);
            return [this, held, lines, replies] {
                held->reading = false;
                if (!*lines) trouble = to_string(lines->error().front());
                held->replies = std::move(*replies);
                const auto blank = std::ranges::find(held->replies, false, &RatedReply::rated);
                held->own.at = static_cast<std::size_t>(blank - held->replies.begin());
                held->own.parts.clear();
            };
        });
}

/// Kept at once, and whole: a sheet is small.
void AuthorDesk::Data::carry_out(const KeepRating& chosen)
{
    OpenRatings& r = *ratings;
    if (r.own.at >= r.replies.size()) return;
    r.replies[r.own.at] = chosen.reply;
    if (chosen.goes_on) {
        ++r.own.at;
        r.own.parts.clear();
    }
    take(drafts::replace_file(tools->ratings / (r.sheet + ".jsonl"), rated_lines(r.replies), tools->around.sync));
    r.raters = raters_in(tools->ratings);
}

void AuthorDesk::Data::carry_out(const CompareRaters& chosen)
{
    ratings->counting = true;
    ratings->compared.reset();
    worker.post([this, held = ratings, kept = tools, chosen]() -> std::function<void()> {
        const auto sheet = [&](const std::string& name) {
            return drafts::read_whole(kept->ratings / (name + ".jsonl")).value_or("");
        };
        auto compared = std::make_shared<Checked<RatersCompared>>(
            compare_raters(sheet(chosen.a), chosen.a, sheet(chosen.b), chosen.b, kept->model));
        return [this, held, compared] {
            held->counting = false;
            if (*compared)
                held->compared = std::move(**compared);
            else
                trouble = to_string(compared->error().front());
        };
    });
}

void AuthorDesk::Data::carry_out(const Refit& chosen)
{
    ratings->refitted.reset();
    ratings->stop = std::make_shared<std::atomic<bool>>(false);
    ratings->percent = std::make_shared<std::atomic<int>>(0);
    if (!teacher) teacher = std::make_unique<Worker>(worker.wake());
    teacher->post([held = std::weak_ptr(ratings), kept = tools, chosen, stop = ratings->stop,
                   percent = ratings->percent]() -> std::function<void()> {
        auto made = std::make_shared<RefitResult>(kept->refit(chosen.a, chosen.b, [&](int done, int all) {
            *percent = all > 0 ? done * 100 / all : 0;
            return !*stop;
        }));
        return [held, made] {
            const std::shared_ptr<OpenRatings> there = held.lock();
            if (there == nullptr) return;
            there->percent.reset();
            there->refitted = std::move(*made);
        };
    });
}

void AuthorDesk::Data::carry_out(const StopRefit&)
{
    if (ratings->stop) *ratings->stop = true;
}

void AuthorDesk::Data::carry_out(const LeaveRating&)
{
    ratings.reset();
}

void AuthorDesk::Data::draw_ratings()
{
    const std::shared_ptr<OpenRatings> held = ratings;  // leaving lets go of it
    RatingView view{held->replies, held->raters};
    view.compared = held->compared ? &*held->compared : nullptr;
    view.reading = held->reading;
    view.counting = held->counting;
    view.refit_percent = held->percent ? held->percent->load() : -1;
    view.refit = held->refitted ? &*held->refitted : nullptr;
    view.trouble = trouble;
    const std::optional<RatingIntent> intent = draw_rating(view, held->own, words);
    if (!intent) return;
    std::visit([this](const auto& each) { carry_out(each); }, *intent);
    if (held == ratings) ui::wake_at(ui::now() + 1);
}

}  // namespace amends::app
