#include "sim/app/author/rating_panel.h"

#include <algorithm>

#include "sim/app/author/naming.h"
#include "sim/author/frameworks.h"

namespace amends::app {
namespace {

constexpr int labels_enough = 8;
constexpr int taught_from = 30;
constexpr int people_agree_from = 600;
constexpr std::size_t most_apart = 10;

std::string hundredths(const std::optional<int>& permille)
{
    if (!permille) return "–";
    const int rounded = (std::abs(*permille) + 5) / 10;
    const std::string digits = std::to_string(rounded % 100);
    return std::string(*permille < 0 ? "-" : "") + std::to_string(rounded / 100) + "." +
           (digits.size() < 2 ? "0" : "") + digits;
}

std::string joined(const std::vector<std::string>& names, const Words& words)
{
    std::string out;
    for (const std::string& each : names) out += (out.empty() ? "" : ", ") + words_of_name(each, words);
    return out.empty() ? words("rating.nothing") : out;
}

class Panel {
public:
    Panel(const RatingView& view, RatingUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<RatingIntent> draw()
    {
        if (own_.pick.open.empty() && ui::pressed({ui::Key::escape})) back();
        const std::string id = "rating-" + std::to_string(static_cast<int>(own_.page)) +
                               (own_.page == RatingPage::label ? std::to_string(own_.at) : std::string());
        ui::scroll(id, ui::window_height() - ui::top(), "", [this] {
            ui::centred(1100, [this] {
                ui::gap(ui::space_4);
                head();
                if (own_.page == RatingPage::start) start();
                if (own_.page == RatingPage::label) label();
                if (own_.page == RatingPage::compare) compare();
                if (own_.page == RatingPage::refit) refit();
                ui::gap(ui::space_8);
            });
        });
        return std::move(intent_);
    }

private:
    void back()
    {
        if (own_.page == RatingPage::start)
            intent_ = LeaveRating{};
        else
            own_.page = RatingPage::start;
    }

    void head()
    {
        ui::bar(
            "rating-bar", [&] { ui::heading(words_("rating.title"), ui::Type::title); },
            [&] {
                if (ui::button("leave-rating", words_(own_.page == RatingPage::start ? "author.title" : "rating.back"),
                               {}, {.look = ui::Look::quiet, .icon = ui::icon::back, .keys = "Esc"}))
                    back();
            });
        ui::gap(ui::space_2);
        if (view_.trouble.empty()) return;
        ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
        ui::gap(ui::space_2);
    }

    void start()
    {
        ui::focus_first("rater");
        ui::text(ui::Type::speech, words_("rating.promise"), ui::Token::text_muted);
        ui::gap(ui::space_4);
        ui::card([&] {
            ui::heading(words_("rating.label"));
            ui::gap(ui::space_2);
            ui::caption(words_("rating.who"));
            ui::input("rater", words_("rating.who"), own_.rater, {.limit = 60});
            ui::gap(ui::space_2);
            if (ui::checkbox("ruled", words_("rating.ruled"), own_.ruled)) own_.ruled = !own_.ruled;
            ui::text(ui::Type::small, words_("rating.ruled_note"), ui::Token::text_muted);
            ui::gap(ui::space_3);
            ui::Able able = ui::unless(own_.rater.trimmed().empty(), words_("rating.no_name"));
            if (able.yes) able = ui::unless(view_.reading, words_("rating.reading"));
            if (ui::button("begin-rating", words_("rating.begin"), able,
                           {.look = ui::Look::primary, .icon = ui::icon::listen}))
                intent_ = BeginRating{};
        });
        ui::gap(ui::space_4);
        ui::card([&] {
            ui::heading(words_("rating.compare"));
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, words_("rating.compare_note"), ui::Token::text_muted);
            ui::gap(ui::space_2);
            if (view_.raters.size() < 2) {
                ui::text(ui::Type::body, words_("rating.two_needed"), ui::Token::text_muted);
                return;
            }
            rater("rater-a", "rating.first", own_.a);
            rater("rater-b", "rating.second", own_.b);
            ui::gap(ui::space_3);
            ui::Able able =
                ui::unless(own_.a.empty() || own_.b.empty() || own_.a == own_.b, words_("rating.choose_two"));
            if (able.yes) able = ui::unless(view_.counting, words_("rating.counting"));
            ui::row([&] {
                if (ui::button("compare-raters", words_("rating.compare_do"), able,
                               {.look = ui::Look::primary, .icon = ui::icon::compare})) {
                    intent_ = CompareRaters{own_.a, own_.b};
                    own_.page = RatingPage::compare;
                }
                if (ui::button("to-refit", words_("rating.refit"), able, {.icon = ui::icon::teach})) {
                    intent_ = CompareRaters{own_.a, own_.b};  // says how many replies both have labelled
                    own_.page = RatingPage::refit;
                    own_.few_are_fine = false;
                }
            });
        });
    }

    void rater(const char* id, const char* label, std::string& chosen)
    {
        std::vector<ui::Option> options;
        for (const Rater& each : view_.raters) options.push_back({each.sheet, each.name, ""});
        ui::gap(ui::space_2);
        ui::caption(words_(label));
        const auto picked = ui::pick(id, words_(label), chosen, options, own_.pick,
                                     {words_("author.search"), words_("author.nothing_found")});
        if (picked) chosen = *picked;
    }

    /// Done is done only where there was something to do.
    void nothing_left()
    {
        const bool none = !view_.reading && view_.replies.empty();
        const char* key = view_.reading ? "rating.reading" : "rating.all_done";
        if (none) key = own_.ruled ? "rating.none_ruled" : "rating.none_typed";
        const std::string_view icon = view_.reading ? ui::icon::waiting : none ? ui::icon::info : ui::icon::done;
        ui::icon_text(icon, words_(key), ui::Type::body, ui::Token::text_muted);
    }

    void label()
    {
        if (own_.at >= view_.replies.size()) {
            return nothing_left();
        }
        RatedReply reply = view_.replies[own_.at];
        const auto rated = std::ranges::count(view_.replies, true, &RatedReply::rated);
        ui::text(ui::Type::small,
                 words_("rating.progress", {{"at", std::to_string(own_.at + 1)},
                                            {"n", std::to_string(view_.replies.size())},
                                            {"rated", std::to_string(rated)}}),
                 ui::Token::text_muted);
        ui::gap(ui::space_3);
        if (!reply.customer.empty()) ui::said("rating-customer", {words_("rating.customer"), reply.customer});
        ui::said("rating-reply", {.speaker = words_("rating.trainee"), .words = reply.reply, .right = true});
        ui::gap(ui::space_3);
        ui::columns({1, 1}, 320, {[&] { evidence(reply); }, [&] { labels(reply); }});
        ui::gap(ui::space_4);
        ui::row([&] {
            if (ui::button("rating-back", words_("rating.before"), ui::unless(own_.at == 0, words_("author.is_first")),
                           {.icon = ui::icon::back}))
                go_to(own_.at - 1);
            if (ui::button("rating-next", words_("rating.next"), {},
                           {.look = ui::Look::primary, .icon = ui::icon::forward})) {
                reply.rated = true;
                intent_ = KeepRating{reply, true};
            }
        });
    }

    void go_to(std::size_t at)
    {
        own_.at = at;
        own_.parts.clear();
    }

    /// Which words show the act that is chosen next; none ticked means all of them.
    void evidence(RatedReply& reply)
    {
        const std::vector<std::string> parts = parts_of(reply.reply);
        own_.parts.resize(parts.size());
        ui::caption(words_("rating.which_words"));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (ui::checkbox("part-" + std::to_string(i), parts[i], own_.parts[i])) own_.parts[i] = !own_.parts[i];
        }
        std::vector<ui::Option> options;
        for (const std::string_view each : author::names_for("any")) {
            if (!reply.acts.contains(std::string(each)))
                options.push_back({std::string(each), words_of_name(each, words_), std::string(each)});
        }
        ui::gap(ui::space_2);
        const auto picked = ui::pick("add-act", words_("rating.add_act"), "", options, own_.pick,
                                     {words_("author.search"), words_("author.nothing_found")});
        if (!picked) return;
        std::vector<std::string> shown;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (own_.parts[i]) shown.push_back(parts[i]);
        }
        reply.acts[*picked] = shown.empty() ? std::vector<std::string>{reply.reply} : shown;
        reply.unsure.erase(*picked);
        own_.parts.assign(parts.size(), false);
        intent_ = KeepRating{reply, false};
    }

    void labels(RatedReply& reply)
    {
        ui::caption(words_("rating.acts"));
        if (reply.acts.empty()) ui::text(ui::Type::body, words_("rating.no_acts"), ui::Token::text_muted);
        std::string dropped;
        for (const auto& [act, evidence] : reply.acts) {
            std::string shown;
            for (const std::string& each : evidence) shown += (shown.empty() ? "“" : " “") + each + "”";
            const std::string hint = words_("author.drop_named", {{"name", words_of_name(act, words_)}});
            const ui::ButtonStyle style{.icon = ui::icon::close, .detail = shown, .wide = true, .hint = hint};
            ui::gap(ui::space_1);
            if (ui::button("act-" + act, words_of_name(act, words_), {}, style)) dropped = act;
        }
        if (!dropped.empty()) {
            reply.acts.erase(dropped);
            intent_ = KeepRating{reply, false};
        }
        ui::gap(ui::space_3);
        ui::caption(words_("rating.empathy"));
        for (int grade = 0; grade <= 3; ++grade) {
            const std::string number = std::to_string(grade);
            if (!ui::choice("empathy-" + number, words_(std::string("rating.empathy_") + number),
                            reply.empathy == grade))
                continue;
            reply.empathy = grade;
            intent_ = KeepRating{reply, false};
        }
    }

    void compare()
    {
        if (view_.compared == nullptr) {
            ui::icon_text(ui::icon::waiting, words_("rating.counting"), ui::Type::body, ui::Token::text_muted);
            return;
        }
        const evaluate::AgreementReport& report = view_.compared->report;
        ui::heading(words_("rating.compared",
                           {{"a", name_of(own_.a)}, {"b", name_of(own_.b)}, {"n", std::to_string(report.replies)}}));
        ui::gap(ui::space_2);
        report::Table table;
        for (const char* key : {"rating.act", "rating.both", "rating.kappa", "rating.interval", "rating.scorer_a",
                                "rating.scorer_b", "rating.note"})
            table.columns.push_back(words_(key));
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            const evaluate::OnActs& act = report.acts[i];
            const train::Counts& counts = act.people.counts;
            if (counts.both + counts.only_heard + counts.only_labelled == 0) continue;
            table.rows.push_back(row_of(words_of_name(acts::name_of(acts::act_at(i)), words_), act, true));
        }
        table.rows.push_back(row_of(words_("rating.all_acts"), report.all, false));
        ui::table("raters", table);
        ui::gap(ui::space_2);
        std::string empathy = words_("rating.empathy_kappa", {{"people", hundredths(report.people.kappa)},
                                                              {"a", hundredths(report.scorer_a.kappa)},
                                                              {"b", hundredths(report.scorer_b.kappa)}});
        if (report.replies < labels_enough) empathy += " " + words_("rating.empathy_few");
        ui::text(ui::Type::body, empathy);
        apart();
    }

    std::vector<std::string> row_of(const std::string& name, const evaluate::OnActs& act, bool judged) const
    {
        const train::Counts& counts = act.people.counts;
        const auto interval = evaluate::kappa_interval(counts);
        const std::string reach =
            interval && act.people.kappa ? hundredths(interval->low) + "–" + hundredths(interval->high) : "–";
        return {name,
                std::to_string(counts.both) + " / " + std::to_string(counts.both + counts.only_labelled) + " / " +
                    std::to_string(counts.both + counts.only_heard),
                hundredths(act.people.kappa),
                reach,
                hundredths(act.scorer_a.kappa),
                hundredths(act.scorer_b.kappa),
                judged || few(counts) ? verdict(act) : std::string()};
    }

    static bool few(const train::Counts& counts)
    {
        return counts.both + counts.only_heard + counts.only_labelled < labels_enough;
    }

    /// What docs/calibration.md says of such a row.
    std::string verdict(const evaluate::OnActs& act) const
    {
        const train::Counts& counts = act.people.counts;
        if (few(counts)) return words_("rating.too_few");
        if (act.people.kappa.value_or(0) < people_agree_from) return words_("rating.disagree");
        const int scorer = std::min(act.scorer_a.kappa.value_or(0), act.scorer_b.kappa.value_or(0));
        return scorer < *act.people.kappa - 200 ? words_("rating.scorer_otherwise") : std::string();
    }

    void apart()
    {
        if (view_.compared->apart.empty()) return;
        ui::gap(ui::space_4);
        const std::size_t count = view_.compared->apart.size();
        ui::heading(words_(count == 1 ? "rating.apart_one" : "rating.apart", {{"n", std::to_string(count)}}),
                    ui::Type::strong);
        for (std::size_t i = 0; i < std::min(most_apart, view_.compared->apart.size()); ++i) {
            const RatersCompared::Apart& each = view_.compared->apart[i];
            ui::gap(ui::space_2);
            ui::card([&] {
                ui::text(ui::Type::speech, "“" + each.reply + "”");
                ui::text(ui::Type::small,
                         words_("rating.only", {{"who", name_of(own_.a)}, {"acts", joined(each.only_a, words_)}}));
                ui::text(ui::Type::small,
                         words_("rating.only", {{"who", name_of(own_.b)}, {"acts", joined(each.only_b, words_)}}));
                ui::text(ui::Type::small, words_("rating.of_these_heard", {{"acts", joined(each.heard, words_)}}),
                         ui::Token::text_muted);
            });
        }
    }

    /// Few labels teach little and move the scorer at random: whoever wants it all the same says so.
    void teach()
    {
        if (both_rated() < taught_from) {
            const std::string n = std::to_string(both_rated());
            ui::icon_text(ui::icon::warning, words_(both_rated() == 1 ? "rating.few_taught_one" : "rating.few_taught",
                                                    {{"n", n}, {"enough", std::to_string(taught_from)}}));
            if (ui::checkbox("few-are-fine", words_("rating.few_are_fine"), own_.few_are_fine))
                own_.few_are_fine = !own_.few_are_fine;
            ui::gap(ui::space_2);
        }
        const ui::Able able =
            ui::unless(both_rated() < taught_from && !own_.few_are_fine, words_("rating.say_few_are_fine"));
        if (ui::button("refit", words_("rating.refit_do"), able, {.look = ui::Look::primary, .icon = ui::icon::teach}))
            intent_ = Refit{own_.a, own_.b};
    }

    void refit()
    {
        ui::heading(words_("rating.refit"));
        ui::gap(ui::space_1);
        ui::text(ui::Type::body, words_("rating.refit_note", {{"a", name_of(own_.a)}, {"b", name_of(own_.b)}}),
                 ui::Token::text_muted);
        ui::gap(ui::space_3);
        if (view_.counting) {
            ui::icon_text(ui::icon::waiting, words_("rating.counting"), ui::Type::body, ui::Token::text_muted);
            return;
        }
        if (view_.refit_percent >= 0) {
            ui::icon_text(ui::icon::waiting,
                          words_("rating.teaching", {{"percent", std::to_string(view_.refit_percent)}}));
            ui::gap(ui::space_2);
            if (ui::button("stop-refit", words_("rating.stop"), {}, {.icon = ui::icon::close})) intent_ = StopRefit{};
            ui::wake_at(ui::now() + 500);
            return;
        }
        teach();
        if (view_.refit == nullptr) return;
        ui::gap(ui::space_4);
        if (!view_.refit->trouble.empty()) {
            ui::icon_text(ui::icon::warning, view_.refit->trouble, ui::Type::body, ui::Token::text_bad);
            return;
        }
        ui::heading(words_("rating.changes"), ui::Type::strong);
        ui::text(ui::Type::body, words_("rating.changes_note", {{"taught", std::to_string(view_.refit->taught)},
                                                                {"held", std::to_string(view_.refit->held_out)}}));
        ui::gap(ui::space_2);
        if (view_.refit->acts.rows.empty())
            ui::text(ui::Type::body, words_("rating.nothing_held"), ui::Token::text_muted);
        else
            ui::table("refitted", view_.refit->acts);
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, words_("rating.weights_at", {{"file", view_.refit->file}}));
    }

    /// Replies that both have labelled; none until they are counted.
    int both_rated() const { return view_.compared == nullptr ? 0 : view_.compared->report.replies; }

    std::string name_of(const std::string& sheet) const
    {
        const auto found = std::ranges::find(view_.raters, sheet, &Rater::sheet);
        return found == view_.raters.end() ? sheet : found->name;
    }

    const RatingView& view_;
    RatingUi& own_;
    const Words& words_;
    std::optional<RatingIntent> intent_;
};

}  // namespace

std::optional<RatingIntent> draw_rating(const RatingView& view, RatingUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
