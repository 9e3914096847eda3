#include "sim/app/author/exhibits.h"

#include "sim/app/author/complaint_panel.h"
#include "sim/app/author/editor.h"
#include "sim/app/author/framework_panel.h"
#include "sim/app/author/rating_panel.h"
#include "sim/app/author/shelf_panel.h"
#include "sim/app/panels/toolbar.h"
#include "sim/app/ui/ui.h"
#include "sim/scenario/write.h"

namespace amends::app {
namespace {

/// What an exhibit keeps between its frames.
struct Desktop {
    std::shared_ptr<const Stock> stock;
    Words words;
    author::Document document;
    author::Map map;
    author::References references;
    author::Positions places;
    std::vector<author::Problem> problems;
    std::vector<std::string> personas = {"patient", "exploding"};
    std::string at;
    EditorUi own;
    std::optional<play::Pinned> pinned;
    std::optional<author::Trial> played;
    std::optional<author::Tried> tried;
    PublishingView publishing;
    Spelling spelling;

    explicit Desktop(std::shared_ptr<const Stock> given) : stock(std::move(given)), words(stock->shelf.words)
    {
        const std::string bytes = scenario::write_scenario(*stock->shelf.scenarios.front());
        document = author::Document::read(bytes, "exhibit").value_or(author::Document());
        map = author::map_of(document);
        references = author::references(document);
        places = author::arrange(map, {});
    }

    /// A reply is typed, and what it would do is shown.
    void trial()
    {
        pinned = stock->opening.pinned;
        const author::Standing standing = author::standing_in(*pinned->scenario, document.text(at + "/id"));
        played = author::play_moves(*pinned, stock->model, standing, {});
        const std::string typed = "I'm so sorry. Where do you have to be in the morning?";
        own.trial.reply = ui::Edit(typed);
        if (played) tried = author::try_words(played->playing, stock->model, typed);
    }

    void draw()
    {
        draw_toolbar(Settings{}, ui::text_size(), words);
        EditorView view{document, references, map, places, problems, personas};
        view.at = at;
        view.undo = words("author.did.add_node");
        view.saved = false;
        view.backups = {{"a", "2027-03-02T09:14:03Z"}, {"b", "2027-03-01T16:40:51Z"}};
        view.publishing = &publishing;
        view.spelling = spelling.version == 0 ? nullptr : &spelling;
        TryView beside{document};
        beside.pinned = pinned ? &*pinned : nullptr;
        beside.trial = played ? &*played : nullptr;
        beside.tried = tried ? &*tried : nullptr;
        beside.node = document.text(at + "/title");
        view.trial = &beside;
        draw_editor(view, own, words);
    }
};

/// A framework whose first criterion weighs less than it did, and two plays whose marks that moves.
struct FrameworkTable {
    std::shared_ptr<const Stock> stock;
    Words words;
    author::Document before, now;
    std::vector<FrameworkSource> sources;
    std::vector<author::KeptCase> cases;
    std::vector<author::MarkMoved> moved;
    Diagnostics none;
    FrameworkUi own;
    PublishingView publishing;

    explicit FrameworkTable(std::shared_ptr<const Stock> given) : stock(std::move(given)), words(stock->shelf.words)
    {
        before = author::Document::read(stock->framework, "exhibit").value_or(author::Document());
        now = before;
        static_cast<void>(
            now.apply({message("exhibit"),
                       {author::set_at("/title", "\"Our house\""), author::set_at("/criteria/0/weight", "2")}}));
        sources.push_back({before.text("/id"), before.text("/title"), before});
        const play::Playing* const plays[] = {&stock->good, &stock->poor};
        for (const play::Playing* each : plays) {
            cases.push_back({"", "Robin", each->pinned.scenario->title, "2027-03-10T09:14:03Z",
                             play::record_of(each->pinned, each->state)});
        }
        const auto old = author::look_at_framework(before);
        const auto look = author::look_at_framework(now);
        if (old.rubric && look.rubric) moved = author::marks_moved(cases, *old.rubric, *look.rubric);
        own.at = "/criteria/0";
        own.open = {"/criteria/0/letters/0", "/criteria/0/states/1"};
        publishing.versions.latest = 1;
        publishing.versions.steps = {
            {drafts::Stage::reviewed, 0, "Ada", "2027-03-02T09:14:03Z", "Read with the team.", "1"},
            {drafts::Stage::published, 1, "Ada", "2027-03-02T09:15:41Z", "", "1"}};
        publishing.changes = {words(
            "change.changed", {{"place", "1. Apologise for the problem › weight"}, {"before", "12"}, {"after", "2"}})};
    }

    void draw()
    {
        draw_toolbar(Settings{}, ui::text_size(), words);
        FrameworkView view{now, none, sources};
        view.cases = &cases;
        view.moved = moved;
        view.against = before.text("/id");
        view.saved = false;
        view.undo = words("frameworks.did.change", {{"name", "weight"}});
        view.publishing = publishing;
        draw_framework(view, own, words);
    }
};

void add_framework_exhibits(const std::shared_ptr<const Stock>& stock, std::vector<Exhibit>& all)
{
    for (const auto& [name, side] :
         {std::pair("framework", FrameworkSide::criterion), std::pair("framework-moves", FrameworkSide::moves),
          std::pair("framework-publishing", FrameworkSide::publishing)}) {
        const auto table = std::make_shared<FrameworkTable>(stock);
        table->own.side = side;
        all.push_back({name, false, [table] { table->draw(); }});
    }
}

/// Two replies of a play, one of them labelled; and two raters who agree in part.
struct RatingTable {
    Words words;
    std::shared_ptr<const Stock> stock;
    std::vector<RatedReply> replies;
    std::optional<RatersCompared> compared;
    RatingUi own;

    explicit RatingTable(std::shared_ptr<const Stock> given) : words(given->shelf.words), stock(std::move(given))
    {
        const std::string lines =
            R"({"id":"p:4","situation":"night","customer":"I booked this in March.","reply":"I'm so sorry. Where do you have to be in the morning?"})"
            "\n"
            R"({"id":"p:9","situation":"night","customer":"And who pays for the taxi?","reply":"We do, of course. I'll ring the Bellevue now."})"
            "\n";
        replies = read_replies(lines);
        replies.front().acts["apology"] = {"I'm so sorry."};
        replies.front().empathy = 1;
        std::vector<RatedReply> first = replies;
        std::vector<RatedReply> second = replies;
        for (RatedReply& each : first) each.rated = true;
        for (RatedReply& each : second) each.rated = true;
        second.back().acts["own_it"] = {"We do, of course."};
        auto both = compare_raters(rated_lines(first), "anna", rated_lines(second), "ben", stock->model);
        if (both) compared = std::move(*both);
        own.a = "anna";
        own.b = "ben";
        own.rater = ui::Edit("Anna");
    }

    void draw()
    {
        draw_toolbar(Settings{}, ui::text_size(), words);
        RatingView view{replies, {{"anna", "Anna"}, {"ben", "Ben"}}};
        view.compared = compared ? &*compared : nullptr;
        draw_rating(view, own, words);
    }
};

void add_rating_exhibits(const std::shared_ptr<const Stock>& stock, std::vector<Exhibit>& all)
{
    for (const auto& [name, page] :
         {std::pair("rating", RatingPage::start), std::pair("rating-label", RatingPage::label),
          std::pair("rating-compare", RatingPage::compare), std::pair("rating-refit", RatingPage::refit)}) {
        const auto table = std::make_shared<RatingTable>(stock);
        table->own.page = page;
        all.push_back({name, false, [table] { table->draw(); }});
    }
}

AuthorShelfView some_shelf(const Stock& stock, const Words& words)
{
    AuthorTools tools;
    tools.folder = "~/.local/share/amends/scenarios";
    for (const auto& scenario : stock.shelf.scenarios)
        tools.shipped.push_back({scenario->id, scenario->title, scenario->summary, "", ""});
    tools.replies = [](bool) { return std::string(); };
    tools.pack = [](const std::filesystem::path& folder, const std::string&) { return folder; };
    return make_author_shelf_view(
        {{"a", "late-parcel", "A parcel for Saturday"}, {"b", "two-bookings", "Booked twice"}},
        {{"c", "old-parcel~2027-03-01T09-30-12Z", "A parcel for Friday"}}, {{"d", "our-house", "Our house"}}, tools,
        words);
}

}  // namespace

void add_author_exhibits(const std::shared_ptr<const Stock>& stock, std::vector<Exhibit>& all)
{
    const Words words(stock->shelf.words);
    const auto shelf = std::make_shared<AuthorShelfView>(some_shelf(*stock, words));
    AuthorShelfUi more;
    more.more = "a";
    more.title = ui::Edit("A parcel for Sunday");
    more.removed = true;
    for (const auto& [name, begun] :
         {std::pair("author-shelf", AuthorShelfUi{}), std::pair("author-shelf-more", more)}) {
        const auto state = std::make_shared<AuthorShelfUi>(begun);
        all.push_back({name, false, [stock, shelf, state] {
                           const Words now(stock->shelf.words);
                           draw_toolbar(Settings{}, ui::text_size(), now);
                           draw_author_shelf(*shelf, *state, now);
                       }});
    }
    const auto desk = [&](const std::string& name, const std::function<void(Desktop&)>& arrange) {
        const auto one = std::make_shared<Desktop>(stock);
        arrange(*one);
        all.push_back({name, false, [one] { one->draw(); }});
    };
    desk("author", [](Desktop&) {});
    desk("author-node", [](Desktop& d) { d.at = "/nodes/1"; });
    desk("author-exit", [](Desktop& d) {
        d.at = "/nodes/1/exits/0";
        d.own.form.folds.insert("fold-/nodes/1/exits/0/when");
        d.own.plane.fit = false;
        d.own.plane.x = -60;
        d.own.plane.y = -80;
    });
    desk("author-reply", [](Desktop& d) { d.at = "/nodes/1/offered/0"; });
    desk("author-spelling", [](Desktop& d) {
        d.at = "/nodes/1/offered/0";
        static_cast<void>(d.document.apply(
            {message("exhibit"), {author::set_at(d.at + "/text", "\"I beleive you, and I'm so sorry.\"")}}));
        d.spelling.version = 1;
        d.spelling.dictionary = {[](const std::string& word) { return word != "beleive"; },
                                 [](const std::string&) {
                                     return std::vector<std::string>{"believe", "relieve"};
                                 }};
    });
    desk("author-list", [](Desktop& d) {
        d.at = "/nodes/1";
        d.own.left = EditorLeft::list;
    });
    desk("author-table", [](Desktop& d) {
        d.at = "/nodes/1";
        d.own.left = EditorLeft::table;
    });
    desk("author-problems", [](Desktop& d) {
        d.own.side = EditorSide::problems;
        d.problems = {{proof::Level::fault, "unknown-node", "/nodes/1/exits/0/to", d.document.text("/nodes/1/id"),
                       "node \"farewel\" does not exist; did you mean \"farewell\"?", "", 80},
                      {proof::Level::warning, "repeated-line", "/nodes/2/lines/0", d.document.text("/nodes/2/id"),
                       "this line is said word for word elsewhere", "say it another way", 120}};
    });
    desk("author-try", [](Desktop& d) {
        d.at = "/nodes/1";
        d.own.side = EditorSide::trial;
        d.trial();
    });
    const auto asked = std::make_shared<ComplaintUi>();
    asked->begin({});
    asked->sheet = true;
    all.push_back({"author-complaint", false, [stock, asked] {
                       const Words now(stock->shelf.words);
                       draw_toolbar(Settings{}, ui::text_size(), now);
                       draw_complaint({"exploding", "icy"}, "", *asked, now);
                   }});
    desk("author-publishing", [](Desktop& d) {
        d.own.side = EditorSide::publishing;
        d.publishing.versions = {
            {{drafts::Stage::published, 1, "Ada", "2027-03-02T09:15:41Z", "", "1"}}, drafts::Stage::reviewed, 1};
        d.publishing.versions.steps.push_back(
            {drafts::Stage::reviewed, 0, "Ben", "2027-03-04T16:02:10Z", "The ending is fairer now.", "2"});
        d.publishing.changes = {d.words("change.changed", {{"place", place_words(d.document, "/title", d.words)},
                                                           {"before", "A room for one"},
                                                           {"after", d.document.text("/title")}})};
        d.publishing.assigns = true;
        d.publishing.cohorts = {"March 2027", "September 2026"};
        d.publishing.frameworks = {{"heal", "HEAL", ""}};
        d.publishing.assigned = {
            {"a1", "x", 1, "x", "March 2027", "2027-03-01", "2027-03-14", true, "heal", "Ada", ""}};
        d.own.publishing.by = ui::Edit("Ada");
    });
    add_framework_exhibits(stock, all);
    add_rating_exhibits(stock, all);
    desk("author-backups", [](Desktop& d) { d.own.side = EditorSide::backups; });
}

}  // namespace amends::app
