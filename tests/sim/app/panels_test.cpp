#include <gtest/gtest.h>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <thread>

#include "sim/app/panels/briefing.h"
#include "sim/app/panels/call.h"
#include "sim/app/panels/debrief.h"
#include "sim/app/panels/who.h"
#include "sim/app/settings.h"
#include "sim/app/worker.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::library;
using testing::opened_play;
using testing::played_by;

const Words& words()
{
    static const Words one(library().words);
    return one;
}

play::Playing after(play::Playing playing, const std::vector<play::Command>& commands)
{
    for (const play::Command& command : commands) {
        const play::Decided decided = play::decide(playing.pinned, playing.state, command);
        EXPECT_TRUE(decided) << decided.error().key;
        if (decided) playing.take(*decided);
    }
    return playing;
}

std::size_t criteria_of(const std::string& framework)
{
    for (const rubric::Rubric& rubric : library().rubrics) {
        if (rubric.id() == framework) return rubric::mark(rubric, {}).criteria.size();
    }
    return 0;
}

TEST(CallView, TellsWhatMovedAFeelingLast)
{
    play::Playing playing = opened_play();
    while (playing.state.branch.segments_left > 0) playing = after(std::move(playing), {play::Listen{}});
    ASSERT_FALSE(playing.state.moods.empty());
    const play::MoodSet& last = playing.state.moods.back().set;
    ASSERT_LT(last.anger, playing.pinned.scenario->start.anger);

    const CallView view = make_call_view(playing, std::nullopt, {false, true}, words());

    EXPECT_EQ(view.anger->value, last.anger);
    EXPECT_EQ(view.anger->why, "Fell by 1: you heard them out (listened)");
}

TEST(CallView, SaysWhatStoodOpenWhereTheTraineeEndedIt)
{
    const play::Playing playing = after(opened_play(), {play::HangUp{}});

    const CallView view = make_call_view(playing, std::nullopt, {false, true}, words());

    EXPECT_EQ(view.anger->why.find("insulted"), std::string::npos) << view.anger->why;
    EXPECT_NE(view.anger->why.find("while they had more to tell"), std::string::npos) << view.anger->why;
}

TEST(CallView, TellsWhoIsAboutToEndItWhatStandsOpen)
{
    EXPECT_EQ(make_call_view(opened_play(), std::nullopt, {false, true}, words()).ending_note,
              "Ms Carew has more to tell. End it all the same?");
}

TEST(CallView, HidesTheFeelingsWhereTheyAreNotShown)
{
    EXPECT_FALSE(make_call_view(opened_play(), std::nullopt, {false, false}, words()).anger);
}

TEST(CallView, OfAnExamHelpsWithNothing)
{
    const CallView helped = make_call_view(opened_play(), std::nullopt, {true, true}, words());
    const CallView exam = make_call_view(opened_play(), std::nullopt, {true, true, true}, words());

    EXPECT_TRUE(helped.anger && !helped.offered.empty() && !helped.promises.empty() && !helped.ending_note.empty());
    EXPECT_FALSE(exam.anger || exam.trust);
    EXPECT_TRUE(exam.offered.empty() && exam.promises.empty() && exam.ending_note.empty());
}

TEST(CallView, ShowsAReplyOnItsWayAndLetsNothingElseBeDone)
{
    const CallView view = make_call_view(opened_play(), "I'm sorry.", {false, true}, words());

    EXPECT_EQ(view.sending, "I'm sorry.");
    EXPECT_TRUE(view.busy);
}

TEST(CallView, OffersRepliesToBeginnersOnly)
{
    EXPECT_TRUE(make_call_view(opened_play(), std::nullopt, {false, true}, words()).offered.empty());
    EXPECT_FALSE(make_call_view(opened_play(), std::nullopt, {true, true}, words()).offered.empty());
}

TEST(CallView, SaysWhyAnActionCannotBeDone)
{
    const CallView view = make_call_view(after(opened_play(), {play::HangUp{}}), std::nullopt, {false, true}, words());

    for (const CallView::Action& action : view.actions) {
        EXPECT_EQ(action.why_not.find("play."), std::string::npos) << action.why_not;
    }
}

TEST(CallView, AsksForTheWorksheetOnlyBetweenContacts)
{
    EXPECT_FALSE(make_call_view(opened_play(), std::nullopt, {false, true}, words()).cause);
    EXPECT_TRUE(make_call_view(after(opened_play(), {play::HangUp{}}), std::nullopt, {false, true}, words()).cause);
}

TEST(CallView, MarksTheMomentThatItIsNow)
{
    const CallView view =
        make_call_view(after(opened_play(), {play::HangUp{}, play::Wait{}}), std::nullopt, {false, true}, words());

    EXPECT_EQ(std::ranges::count_if(view.agenda, &CallView::Moment::now), 1);
    EXPECT_TRUE(view.agenda[0].past);
}

TEST(DurationWords, AreMinutesAndSeconds)
{
    EXPECT_EQ(duration_words(75), "1:15");
    EXPECT_EQ(duration_words(5), "0:05");
    EXPECT_EQ(duration_words(3605), "1:00:05");
}

TEST(BriefingView, TellsTheCriteriaOfTheChosenFrameworkBeforeTheCall)
{
    const auto scenario = testing::shipped("walked-at-one");
    const BriefingView view = make_briefing_view(*scenario, library().rubrics, "seven_strategies", false, words());

    EXPECT_EQ(view.frameworks.size(), 5u);
    EXPECT_EQ(view.criteria.size(), criteria_of("seven_strategies"));
}

TEST(BriefingView, NeverTellsWhatIsWrongInTheRecord)
{
    const auto scenario = testing::shipped("walked-at-one");
    const BriefingView view = make_briefing_view(*scenario, library().rubrics, "heal", false, words());

    for (const scenario::RecordEntry& entry : scenario->customer.record) {
        if (entry.truth.empty()) continue;
        for (const std::string& line : view.record) EXPECT_EQ(line.find(entry.truth), std::string::npos);
    }
}

const rubric::Rubric& rubric_with(const std::string& id)
{
    return *cli::framework_named(library(), id);
}

TEST(WhoView, TellsTheBestMarkUnderTheChosenFramework)
{
    records::PlayRow play;
    play.of.scenario_id = "walked-at-one";
    play.counts = true;
    play.ended_at = "2026-01-01T10:00:00Z";
    play.marks = {{"p", "r", "s", "heal", 55, 55, false, 1000, ""},
                  {"p", "r2", "s", "seven_steps", 80, 80, true, 1000, ""}};

    const WhoView view = make_who_view({{"a", "Robin", "", false}}, "a", {play}, {},
                                       {testing::shipped("walked-at-one")}, rubric_with("heal"), "2026-01-03", words());

    ASSERT_EQ(view.scenarios.size(), 1u);
    EXPECT_EQ(view.scenarios[0].tries, "tried once (best: 55 of 100)");
}

TEST(WhoView, ShowsNothingOfAnybodyUntilSomebodyIsChosen)
{
    const WhoView view = make_who_view({{"a", "Robin", "", false}}, "", {}, {}, {testing::shipped("walked-at-one")},
                                       rubric_with("heal"), "2026-01-03", words());

    EXPECT_EQ(view.people.size(), 1u);
    EXPECT_TRUE(view.scenarios.empty());
}

DebriefView good_debrief()
{
    const play::Playing playing = played_by("good");
    const report::Debrief debrief = report::make_debrief(playing, library().rubrics, library().words);
    return make_debrief_view(debrief, {"seven_strategies", "Ms Carew", "GBP", false, &library().disagreements, {}, {}},
                             words());
}

TEST(DebriefView, HasFiveTotalsAndTheCriteriaOfTheChosenOne)
{
    const DebriefView view = good_debrief();

    EXPECT_EQ(view.totals.size(), 5u);
    EXPECT_EQ(view.criteria.size(), criteria_of("seven_strategies"));
}

TEST(DebriefView, HighlightsOnlyBytesOfTheReply)
{
    for (const DebriefView::Line& line : good_debrief().lines) {
        for (const ui::Highlight& highlight : line.highlights) {
            EXPECT_LT(highlight.begin, highlight.end);
            EXPECT_LE(highlight.end, line.words.size());
        }
    }
}

TEST(DebriefView, PutsTheChosenFrameworkFirstInEachDisagreementThatItIsPartOf)
{
    const report::Debrief debrief = report::make_debrief(played_by("good"), library().rubrics, library().words);
    const DebriefContext context{"human_first", "Ms Carew", "GBP", false, &library().disagreements, {}, {}};

    const DebriefView view = make_debrief_view(debrief, context, words());

    ASSERT_EQ(view.disagreements.size(), library().disagreements.size());
    EXPECT_TRUE(view.disagreements.front().positions.front().first.starts_with("Human first"));
}

TEST(DebriefView, TellsWhatEachDeedCostAndWasWorth)
{
    const DebriefView view = good_debrief();

    const auto refund = std::ranges::find_if(view.deeds.rows, [](const auto& row) { return row[1] == "£118.00"; });
    EXPECT_EQ(view.deeds.rows.size(), played_by("good").state.deeds.size());
    EXPECT_NE(refund, view.deeds.rows.end());
}

TEST(DebriefView, HasASentenceToKeepAndNoneToChangeWhereEveryReplyHelped)
{
    const DebriefView view = good_debrief();

    EXPECT_FALSE(view.proud.empty());
    EXPECT_EQ(view.change.turn, -1);
}

TEST(DebriefView, SaysThatNothingWasSaidWhereNothingWas)
{
    const report::Debrief debrief =
        report::make_debrief(after(opened_play(), {play::HangUp{}}), library().rubrics, library().words);
    const DebriefView view =
        make_debrief_view(debrief, {"heal", "Ms Carew", "GBP", false, &library().disagreements, {}, {}}, words());

    EXPECT_TRUE(view.silent);
    ASSERT_EQ(view.gates.size(), 1u);
    EXPECT_EQ(view.gates.front().words, "House rule that did not come up: Who sleeps where.");
}

TEST(DebriefView, NamesTheSentenceThatHarmedAndWhereItCanBeSaidAgain)
{
    const report::Debrief debrief = report::make_debrief(played_by("rude"), library().rubrics, library().words);
    const DebriefView view =
        make_debrief_view(debrief, {"heal", "Ms Carew", "GBP", false, &library().disagreements, {}, {}}, words());

    EXPECT_EQ(view.change.turn, 0);
    EXPECT_GT(view.change.seq, 0);
    EXPECT_LT(view.change.sentence.size(), view.change.reply.size());
    EXPECT_NE(view.change.heard.find("blames the customer"), std::string::npos);
}

TEST(DebriefView, SaysWhyAnObservedMarkIsNotFull)
{
    for (const DebriefView::Criterion& criterion : good_debrief().criteria) {
        EXPECT_TRUE(!criterion.observed || criterion.mark == 100 || !criterion.missing.empty()) << criterion.title;
    }
}

/// Keys that stand in the sources as words("…").
TEST(WindowWords, HasASentenceForEveryKeyInThePanels)
{
    const std::regex key(R"re((?:words_?|tell|part)\(\s*(?:[a-z.]+ \? )?"([a-z_]+(?:\.[a-z_]+)+)")re");
    int found = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(library().root / "sim/app")) {
        if (entry.path().extension() != ".cpp") continue;
        std::stringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator it(source.begin(), source.end(), key), none; it != none; ++it, ++found) {
            EXPECT_NE(library().words.find((*it)[1].str()), nullptr) << (*it)[1] << " in " << entry.path();
        }
    }
    EXPECT_GT(found, 80);
}

TEST(WindowWords, HasASentenceForEveryActFeelingAndImpression)
{
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        EXPECT_NE(library().words.find("act." + std::string(acts::name_of(acts::act_at(i)))), nullptr);
    }
    for (int i = 0; i <= 6; ++i) {
        EXPECT_NE(library().words.find("feeling.anger." + std::to_string(i)), nullptr);
        EXPECT_NE(library().words.find("feeling.trust." + std::to_string(i)), nullptr);
    }
    for (int i = 0; i < customer::impression_count; ++i) {
        const auto name = customer::name_of(static_cast<customer::Impression>(i));
        EXPECT_NE(library().words.find("impression." + std::string(name)), nullptr) << name;
    }
}

TEST(Settings, AreReadAsTheyWereWritten)
{
    const Settings settings{150, ui::ThemeName::dark, "someone", "heal", "singapore", true, false, true, false};

    EXPECT_EQ(*parse_settings(write_settings(settings), "settings.json"), settings);
}

TEST(Settings, KeepTheirDefaultsWhereAValueMakesNoSense)
{
    EXPECT_EQ(*parse_settings(R"({"text_size": 9000, "theme": "plaid", "beginner": 3})", "s"), Settings{});
}

TEST(Settings, PointAtAFileThatIsNoJson)
{
    const auto read = parse_settings("{\"theme\": }", "settings.json");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().front().where.line, 1);
}

TEST(TheWorker, DeliversOnTheThreadThatAsks)
{
    std::atomic<int> woken = 0;
    Worker worker([&] { ++woken; });
    std::thread::id worked;
    std::thread::id delivered;

    worker.post([&]() -> std::function<void()> {
        worked = std::this_thread::get_id();
        return [&] { delivered = std::this_thread::get_id(); };
    });
    while (woken == 0) std::this_thread::yield();
    worker.deliver();

    EXPECT_NE(worked, std::this_thread::get_id());
    EXPECT_EQ(delivered, std::this_thread::get_id());
}

}  // namespace
}  // namespace amends::app
