// amends report, demo-data and what managers add, through the real program.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "sim/cli/kept_rows.h"
#include "sim/cli/page_files.h"
#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

class Reports : public Program {};

/// Generated records of that size, and the options that read them.
std::string demo(const fs::path& folder, const std::string& options = "--trainees 24 --cases 240")
{
    const std::string file = "'" + (folder / "demo.db").string() + "'";
    EXPECT_EQ(run("demo-data " + file + " " + options + quiet).exit_code, 0);
    return "--records " + file;
}

TEST_F(Reports, ReportsTheSameBytesForTheSameRecords)
{
    const std::string records = demo(folder);

    const Ran first = run("report " + records + " --html -" + quiet);

    EXPECT_EQ(first.exit_code, 0);
    EXPECT_EQ(first.out, run("report " + records + " --html -" + quiet).out);
    EXPECT_EQ(demo(folder), records);  // and the same seed gives the same organisation
    EXPECT_EQ(first.out, run("report " + records + " --html -" + quiet).out);
}

TEST_F(Reports, ReportsTheSameNumbersInEveryFormatUnderAFilter)
{
    const std::string report = "report " + demo(folder) + " --site Harbour --until 2027-02-01 ";
    const json page = json::parse(run(report + "--json -" + quiet).out);
    const std::string csv = run(report + "--csv -" + quiet).out;
    const std::string html = run(report + "--html -" + quiet).out;
    const std::string text = run(report + quiet).out;

    const json& rows = page.at("sections").at(1).at("rows");
    for (const json& row : rows) {
        const std::string mean = row.at("mean").dump();
        const std::string shown = mean.find('.') == std::string::npos ? mean + ".0" : mean;
        for (const std::string& format : {csv, html, text}) EXPECT_NE(format.find(shown), std::string::npos) << shown;
    }
    EXPECT_EQ(page.at("filters").at(1), "Site: Harbour");
    EXPECT_EQ(page.at("filters").at(2), "Until 2027-02-01");
}

/// What somebody types who is rude until the case is over.
const char* const rude_words =
    "You're a no-show, Ms Carew. If you had been here on time you would still have a room.\n"
    "Don't be stupid. It's your own fault, so stop moaning.\n"
    "You should have come earlier. It's your own fault.\n/skip\n";

TEST_F(Reports, ReportsOnPlaysThatSomebodyReallyPlayed)
{
    const std::string dir = "--data-dir '" + folder.string() + "'";
    const std::string words = file("rude.txt", rude_words);
    ASSERT_EQ(
        run("play walked-at-one --as '=HYPERLINK(1)<script>' " + dir + " < " + words + " >/dev/null" + quiet).exit_code,
        0);

    const json page = json::parse(run("report " + dir + " --json -" + quiet).out);
    const std::string html = run("report " + dir + " --html -" + quiet).out;
    const std::string csv = run("report " + dir + " --csv -" + quiet).out;
    const json friction = json::parse(run("report friction " + dir + " --json -" + quiet).out);

    EXPECT_TRUE(page.at("notices").empty());
    EXPECT_EQ(page.at("sections").at(2).at("rows").at(0).at("trainee"), "=HYPERLINK(1)<script>");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(csv.find("\n=HYPERLINK"), std::string::npos);
    EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos);
    EXPECT_EQ(friction.at("sections").size(), 5U);  // its events could be read, and what was asked after it
}

/// The id of the first play in those records.
std::string first_play(const std::string& dir)
{
    const std::string list = run("records " + dir + " list").out;
    return list.substr(list.find("\n  ") + 3, 36);
}

TEST_F(Reports, OpensUnderTheFrameworkThatMostPlaysAreMarkedUnder)
{
    const std::string records = demo(folder, "--trainees 8 --cases 40 --rubric seven_steps");

    const json page = json::parse(run("report " + records + " --json -" + quiet).out);

    EXPECT_EQ(page.at("sections").at(0).at("id"), "monday");
    EXPECT_NE(page.at("framework"), "HEAL");
}

TEST_F(Reports, RefusesWhoAndWhatIsNotThereAndWritesNothing)
{
    const std::string report = "report trainee " + demo(folder) + " --html '" + (folder / "page.html").string() + "' ";

    for (const char* const unknown :
         {"--trainee 'Nobody Atall'", "--site Nowhere", "--cohort Never", "--scenario no-such-case"})
        EXPECT_EQ(run(report + unknown + quiet).exit_code, 1) << unknown;
    EXPECT_FALSE(fs::exists(folder / "page.html"));
    EXPECT_NE(run(report + "--site Nowhere 2>&1").out.find("There are: "), std::string::npos);
    EXPECT_EQ(run(report + "--site harbour" + quiet).exit_code, 0);  // in any case
}

TEST_F(Reports, CertifiesNobodyWhoIsNotReadyButByNameAndReason)
{
    const std::string dir = "--data-dir '" + folder.string() + "'";
    const std::string words = file("rude.txt", rude_words);
    ASSERT_EQ(run("play walked-at-one --as Robin " + dir + " < " + words + " >/dev/null" + quiet).exit_code, 0);
    const std::string sign = "records " + dir + " sign robin ";

    EXPECT_NE(run(sign + quiet).exit_code, 0);  // nobody signs
    const Ran refused = run(sign + "--by Jo 2>&1");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.out.find("0 of 3 passed in a row"), std::string::npos) << refused.out;
    EXPECT_EQ(run(sign + "--by Jo --although 'Seen at the desk.'" + quiet).exit_code, 0);
    EXPECT_EQ(run(sign + "--by Jo --although 'Seen at the desk.'" + quiet).exit_code, 1);  // once is enough

    const json page = json::parse(run("report trainee --trainee Robin " + dir + " --json -" + quiet).out);
    const json& rows = page.at("sections").back().at("rows");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_NE(rows.at(0).at("rule").get<std::string>().find("signed although 0 of 3"), std::string::npos);
}

TEST_F(Reports, NamesTheStepsAndFrameworksThatCanBeRuledOn)
{
    const std::string dir = "--data-dir '" + folder.string() + "'";
    const std::string words = file("rude.txt", rude_words);
    ASSERT_EQ(run("play walked-at-one --as Robin " + dir + " < " + words + " >/dev/null" + quiet).exit_code, 0);
    const std::string rule = "records " + dir + " rule " + first_play(dir) + " ";

    const Ran step = run(rule + "patience 50 2>&1");
    EXPECT_EQ(step.exit_code, 1);
    EXPECT_NE(step.out.find("humility"), std::string::npos) << step.out;
    const Ran framework = run(rule + "humility 50 --framework nine 2>&1");
    EXPECT_EQ(framework.exit_code, 1);
    EXPECT_NE(framework.out.find("seven_strategies"), std::string::npos) << framework.out;
}

TEST_F(Reports, HandsAPageOnUnderANewName)
{
    report::Page page;
    page.id = "team";

    const auto first = hand_on(page, {}, "csv", folder / "reports");
    const auto second = hand_on(page, {}, "csv", folder / "reports");

    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->filename(), "team.csv");
    EXPECT_EQ(second->filename(), "team-2.csv");
    EXPECT_FALSE(hand_on(page, {}, "doc", folder / "reports").has_value());
}

TEST_F(Reports, ReportsAPersonsMarkInThePlaceOfTheScorersAndKeepsBoth)
{
    const std::string dir = "--data-dir '" + folder.string() + "'";
    const std::string words = file("rude.txt", rude_words);
    ASSERT_EQ(run("play walked-at-one --as Robin " + dir + " < " + words + " >/dev/null" + quiet).exit_code, 0);
    const std::string play = first_play(dir);

    ASSERT_EQ(run("records " + dir + " rule " + play + " HUMILITY 100 --by Jo --why 'It was meant.'" + quiet).exit_code,
              0);
    ASSERT_EQ(run("records " + dir + " member Robin --cohort Spring --site Harbour" + quiet).exit_code, 0);

    const json page =
        json::parse(run("report trainee --trainee Robin --cohort Spring " + dir + " --json -" + quiet).out);
    EXPECT_EQ(page.at("sections").at(0).at("rows").at(0).at("estimate").dump(), "100.0");
    const json& ruling = page.at("sections").at(4).at("rows").at(0);
    EXPECT_EQ(ruling.at("human"), 100);
    EXPECT_EQ(ruling.at("machine"), 0);
    EXPECT_EQ(run("records " + dir + " rule " + play + " humility 101" + quiet).exit_code, 4);
}

TEST_F(Reports, NeverMixesGeneratedRecordsWithRealOnes)
{
    const std::string dir = "--data-dir '" + folder.string() + "'";
    const std::string words = file("quit.txt", "/quit\n");
    ASSERT_EQ(run("play walked-at-one --as Robin " + dir + " < " + words + " >/dev/null" + quiet).exit_code, 0);
    const std::string real = "'" + (folder / "records.db").string() + "'";

    EXPECT_EQ(run("demo-data " + real + quiet).exit_code, 4);
    EXPECT_NE(run("records " + dir + " list").out.find("Robin"), std::string::npos);

    fs::create_directories(folder / "demo");
    EXPECT_EQ(
        run("demo-data '" + (folder / "demo/records.db").string() + "' --trainees 5 --cases 20" + quiet).exit_code, 0);
    EXPECT_EQ(run("play walked-at-one --as Robin --data-dir '" + (folder / "demo").string() + "' < " + words +
                  " >/dev/null" + quiet)
                  .exit_code,
              4);
}

TEST_F(Reports, RefusesAReportOverDaysThatAreNone)
{
    EXPECT_EQ(run("report --from 2027-02-30 --data-dir '" + folder.string() + "'" + quiet).exit_code, 2);
    EXPECT_EQ(run("report --from 2027-03-02 --until 2027-03-01 --data-dir '" + folder.string() + "'" + quiet).exit_code,
              2);
    EXPECT_EQ(run("report --records '" + (folder / "nothing.db").string() + "'" + quiet).exit_code, 4);
}

TEST(SecondsOf, ReadsTheTimesOfTheRecords)
{
    EXPECT_EQ(seconds_of("1970-01-02T00:00:01.000Z"), 86'401);
    EXPECT_EQ(seconds_of("2027-03-01T09:30:00.000Z"), 20'878LL * 86'400 + 34'200);
    for (const char* const text : {"", "2027-03-01", "2027-13-01T09:30:00.000Z", "2027-03-01T0x:30:00.000Z"})
        EXPECT_FALSE(seconds_of(text).has_value()) << text;
}

}  // namespace
}  // namespace amends::cli
