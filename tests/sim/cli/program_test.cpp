// The program as a whole, started as its user starts it.
#include "tests/sim/cli/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

namespace amends::cli {
namespace {

using nlohmann::json;

TEST_F(Program, PrintsTheSameResultTwiceForTheSameSeed)
{
    const std::string arguments = "play walked-at-one --replies " + plan("good") + " --seed 7 --json" + quiet;

    const Ran first = run(arguments);

    EXPECT_EQ(first.exit_code, 0);
    EXPECT_EQ(first.out, run(arguments).out);
}

TEST_F(Program, NamesEvidenceForEveryMarkAndWhatWasMissing)
{
    const json result = json::parse(run("play walked-at-one --replies " + plan("middling") + " --json" + quiet).out);

    EXPECT_EQ(result.at("marks").size(), 5U);
    for (const auto& [id, framework] : result.at("marks").items()) {
        for (const json& criterion : framework.at("criteria")) {
            if (!criterion.at("observed").get<bool>()) continue;
            const int mark = criterion.at("mark").get<int>();
            EXPECT_TRUE(mark == 0 || !criterion.at("evidence").empty()) << id << " " << criterion.at("id");
            EXPECT_TRUE(mark == 100 || !criterion.at("missing").empty()) << id << " " << criterion.at("id");
        }
    }
    EXPECT_TRUE(result.contains("gates") && result.contains("outcome") && result.contains("ending"));
}

TEST_F(Program, RanksTheGoodTheMiddlingAndTheRudePlayUnderEveryFramework)
{
    const auto marks = [](const std::string& name) {
        return json::parse(run("play walked-at-one --replies " + plan(name) + " --json" + quiet).out).at("marks");
    };
    const json good = marks("good");
    const json middling = marks("middling");
    const json rude = marks("rude");
    for (const auto& [id, framework] : good.items()) {
        EXPECT_GE(framework.at("total"), 70) << id;
        EXPECT_GT(framework.at("total"), middling.at(id).at("total")) << id;
        EXPECT_GT(middling.at(id).at("total"), rude.at(id).at("total")) << id;
    }
}

TEST_F(Program, SimulatesMoreStayingAfterABetterRecovery)
{
    const auto stay = [](const std::string& name) {
        const json result = json::parse(run("play walked-at-one --replies " + plan(name) + " --json" + quiet).out);
        EXPECT_EQ(result.at("simulated").at("source"), "simulated");
        return result.at("simulated").at("stay_permille").get<int>();
    };

    EXPECT_GT(stay("good"), stay("middling"));
    EXPECT_GT(stay("middling"), stay("rude"));
}

TEST_F(Program, FindsItsSimulatedCustomersWithinThePublishedFigures)
{
    const Ran ran = run("calibrate --draws 20000 --json" + quiet);

    EXPECT_EQ(ran.exit_code, 0) << ran.out;
    EXPECT_EQ(json::parse(ran.out).at("figures").size(), 8U);
}

TEST_F(Program, IsNotWonByAnOpeningThatHoldsEveryAct)
{
    const json result =
        json::parse(run("play walked-at-one --replies " + plan("all-acts-opening") + " --json" + quiet).out);

    for (const auto& [id, framework] : result.at("marks").items()) {
        EXPECT_LT(framework.at("total"), 70) << id;
        EXPECT_LT(framework.at("generous"), 70) << id;
    }
}

TEST_F(Program, PlaysTheDemonstrationWhereThereIsNeitherDisplayNorTerminal)
{
    const Ran ran = run("</dev/null" + quiet);

    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_NE(ran.out.find("Debrief: Walked at one"), std::string::npos);
    EXPECT_NE(ran.out.find("Seven strategies: "), std::string::npos);
}

TEST_F(Program, SaysAtWhichLineAScriptCannotGoOn)
{
    const Ran ran = run("play walked-at-one --replies " + file("bad.plan", "Hello\n/do nothing-like-it\n") + " 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("bad.plan:2: this cannot be done here: There is no action"), std::string::npos) << ran.out;
}

TEST_F(Program, TellsTheFaultsOfAScenarioWithTheirPlaces)
{
    const Ran ran =
        run("play " + file("scenario.json", "{\"format\": 1,\n \"idd\": \"x\"}") + " --replies /dev/null 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("scenario.json:2:2 (/idd)"), std::string::npos) << ran.out;
}

TEST_F(Program, PrintsItsHelpWhereItIsAskedForInAWord)
{
    const Ran help = run("help");

    EXPECT_EQ(help.exit_code, 0);
    EXPECT_EQ(help.out, run("--help").out);
    EXPECT_EQ(run("help play").out, run("play --help").out);
}

TEST_F(Program, RefusesOptionsThatItDoesNotKnow)
{
    EXPECT_EQ(run("play --sed 3 2>&1").exit_code, 2);
    EXPECT_EQ(run("play walked-at-one --framework nonsense </dev/null 2>&1").exit_code, 2);
}

TEST_F(Program, ScoresLineByLineAndGoesOnAfterABadOne)
{
    const std::string lines =
        "{\"id\":\"a\",\"customer\":\"It is late.\",\"reply\":\"I'm so sorry.\"}\nnot json\n"
        "{\"id\":\"b\",\"customer\":\"It is late.\",\"reply\":\"Noted.\"}\n";

    const Ran ran = run("score " + file("in.jsonl", lines) + quiet);

    EXPECT_EQ(ran.exit_code, 1);
    std::istringstream out(ran.out);
    std::string first;
    std::string second;
    std::string third;
    std::getline(out, first);
    std::getline(out, second);
    std::getline(out, third);
    EXPECT_EQ(json::parse(first).at("acts").size(), 40U);
    EXPECT_EQ(json::parse(second).at("error").at("line"), 2);
    EXPECT_EQ(json::parse(third).at("id"), "b");
}

TEST_F(Program, CountsTheSpaceOfAScenario)
{
    const Ran ran = run("prove '" AMENDS_SOURCE_DIR "/tests/data/tiny.scenario.json' --count" + quiet);

    EXPECT_EQ(ran.exit_code, 0);
    // How many there are depends on what the scorer can hear; that each ending is counted and drawn does not.
    const std::regex space(R"(late-crib: [1-9]\d+ states, [1-9]\d+ moves in them \(budget 50000000\))");
    const std::regex ending(R"(renewed +\d+\.\d{3} %)");
    EXPECT_TRUE(std::regex_search(ran.out, space)) << ran.out;
    EXPECT_TRUE(std::regex_search(ran.out, ending)) << ran.out;
    EXPECT_EQ(ran.out.find("seven_strategies"), std::string::npos) << "counting needs no marks";
}

/// The program on two pipes, so that a test can wait for what it prints and then kill it.
class Live {
public:
    explicit Live(const std::string& data_dir)
    {
        int to[2];
        int from[2];
        if (pipe(to) != 0 || pipe(from) != 0) throw std::runtime_error("no pipes");
        pid_ = fork();
        if (pid_ == 0) {
            dup2(to[0], STDIN_FILENO);
            dup2(from[1], STDOUT_FILENO);
            for (const int end : {to[0], to[1], from[0], from[1]}) close(end);
            setenv("AMENDS_DATA", AMENDS_SOURCE_DIR, 1);
            execl(AMENDS_PROGRAM, "amends", "play", "walked-at-one", "--seed", "3", "--as", "Jo", "--data-dir",
                  data_dir.c_str(), nullptr);
            _exit(127);
        }
        close(to[0]);
        close(from[1]);
        in_ = to[1];
        out_ = from[0];
    }
    ~Live()
    {
        kill_now();
        close(in_);
        close(out_);
    }

    void type(const std::string& line) const
    {
        const std::string text = line + "\n";
        if (write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            throw std::runtime_error("not typed");
    }

    /// Reads until the words have been printed; false at the end of the output.
    bool prints(const std::string& words)
    {
        char buffer[512];
        while (seen_.find(words) == std::string::npos) {
            const ssize_t count = read(out_, buffer, sizeof buffer);
            if (count <= 0) return false;
            seen_.append(buffer, static_cast<std::size_t>(count));
        }
        return true;
    }

    void kill_now()
    {
        if (pid_ <= 0) return;
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

private:
    pid_t pid_ = -1;
    int in_ = -1;
    int out_ = -1;
    std::string seen_;
};

TEST_F(Program, LosesNothingThatWasAnsweredWhenItIsKilled)
{
    {
        Live live(folder.string());
        ASSERT_TRUE(live.prints("> "));
        live.type("/listen");
        ASSERT_TRUE(live.prints("doing the face"));
        live.kill_now();
    }
    Live again(folder.string());
    ASSERT_TRUE(again.prints("Go on where you stopped?"));
    again.type("y");

    EXPECT_TRUE(again.prints("doing the face"));
    again.type("/listen");
    EXPECT_TRUE(again.prints("parcelled about"));
}

TEST_F(Program, KeepsTheMarkOfEachCriterionThatItPrints)
{
    const std::string here = " --data-dir '" + folder.string() + "' ";
    const std::string rude =
        file("rude.txt",
             "You're a no-show, Ms Carew. If you had been here on time you would still have a room.\n"
             "Don't be stupid. It's your own fault, so stop moaning.\n"
             "You should have come earlier. It's your own fault.\n/skip\n");
    const Ran played = run("play walked-at-one --as Jo --seed 3 --json" + here + "< " + rude + quiet);
    const json printed = json::parse(played.out.substr(played.out.find("{\"ending\":"))).at("marks");

    std::istringstream lines(run("records" + here + "export Jo").out);

    std::size_t kept = 0;
    for (std::string line; std::getline(lines, line);) {
        const json row = json::parse(line);
        if (row.at("record") != "mark") continue;
        ++kept;
        json expected = json::array();
        for (json criterion : printed.at(row.at("framework").get<std::string>()).at("criteria")) {
            for (const char* const words : {"title", "evidence", "missing"}) criterion.erase(words);
            expected.push_back(std::move(criterion));
        }
        EXPECT_EQ(json::parse(row.at("detail").get<std::string>()), expected);
    }
    EXPECT_EQ(kept, printed.size());
    EXPECT_GE(kept, 5U);
}

TEST_F(Program, KeepsAnExamAsOneAndOffersNothingElseToGoOnWith)
{
    const std::string here = " --as Jo --data-dir '" + folder.string() + "' ";
    const std::string left = "< " + file("left.txt", "/quit\n");
    run("play walked-at-one --seed 3" + here + left + quiet);

    const Ran exam = run("play walked-at-one --seed 3 --exam" + here + left + quiet);
    const Ran again = run("play walked-at-one --exam" + here + "< " + file("again.txt", "y\n/offers\n/quit\n") + quiet);
    std::istringstream lines(run("records --data-dir '" + folder.string() + "' export Jo").out);

    EXPECT_EQ(exam.out.find("Go on where you stopped?"), std::string::npos) << "with practice";
    EXPECT_NE(exam.out.find("This is an exam"), std::string::npos);
    EXPECT_NE(again.out.find("Go on where you stopped?"), std::string::npos);
    EXPECT_NE(again.out.find("without ready-made replies"), std::string::npos);
    std::vector<bool> exams;
    for (std::string line; std::getline(lines, line);) {
        const json row = json::parse(line);
        if (row.at("record") == "play") exams.push_back(row.at("exam").get<bool>());
    }
    EXPECT_EQ(exams, (std::vector<bool>{false, true}));
    EXPECT_EQ(run("play walked-at-one --exam --replies x.txt 2>&1").exit_code, 2);
}

TEST_F(Program, PlaysWithTheCustomersOfAMarket)
{
    const std::string left = " --as Jo --data-dir '" + folder.string() + "' < " + file("left.txt", "/quit\n") + quiet;
    const Ran there = run("play walked-at-one --market united-states" + left);
    const Ran nowhere = run("play walked-at-one --market singapur --replies x.txt 2>&1");

    EXPECT_EQ(there.exit_code, 0);
    EXPECT_EQ(nowhere.exit_code, 2);
    EXPECT_NE(nowhere.out.find("did you mean \"singapore\"?"), std::string::npos) << nowhere.out;
}

TEST_F(Program, ListsVerifiesExportsAndErasesWhatItKeeps)
{
    const std::string here = " --data-dir '" + folder.string() + "' ";
    ASSERT_EQ(run("play walked-at-one --as Jo --seed 3" + here + "< " +
                  file("typed.txt", "/listen\nMy very private words.\n/quit\n") + quiet)
                  .exit_code,
              0);

    EXPECT_NE(run("records" + here + "list").out.find("walked-at-one"), std::string::npos);
    EXPECT_EQ(run("records" + here + "verify").exit_code, 0);
    EXPECT_NE(run("records" + here + "export Jo").out.find("My very private words."), std::string::npos);
    EXPECT_EQ(run("records" + here + "erase Jo").exit_code, 0);
    EXPECT_EQ(run("records" + here + "export Jo 2>&1").out.find("private"), std::string::npos);
    EXPECT_EQ(run("records" + here + "verify").exit_code, 0);
}

TEST_F(Program, ImportsAStoryThatCanBePlayedAtOnce)
{
    const std::string made = "'" + (folder / "made").string() + "'";

    const Ran import = run("import '" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.html' --out " + made + " 2>&1");
    const Ran play = run("play " + made + " --json --replies " +
                         file("good.plan", "/choose she-rings-1\n/choose she-softens-1\n/choose the-date-1\n"));

    EXPECT_EQ(import.exit_code, 0) << import.out;
    EXPECT_EQ(play.exit_code, 0) << play.out;
    EXPECT_EQ(json::parse(play.out).at("ending"), "a-van-is-booked");
}

TEST_F(Program, PrintsTheSameGraphForEveryFormOfAStory)
{
    const std::string story = "import '" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.";

    const Ran twee = run(story + "twee' --graph");
    const Ran html = run(story + "html' --graph");

    EXPECT_EQ(json::parse(twee.out).at("passages").size(), 9U);
    EXPECT_EQ(twee.out, html.out);
}

TEST_F(Program, WritesOverNoScenarioThatIsThere)
{
    const std::string command = "import '" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.twee' --out '" +
                                (folder / "made").string() + "' 2>&1";

    const Ran first = run(command);
    const Ran second = run(command);

    EXPECT_EQ(first.exit_code, 0);
    EXPECT_EQ(second.exit_code, 3);
    EXPECT_NE(second.out.find("stands there already"), std::string::npos);
}

TEST_F(Program, GivesAnImportedStoryBackAsTwee)
{
    const std::string story = "'" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.";
    const std::string made = "'" + (folder / "made").string() + "'";
    run("import " + story + "twee' --out " + made + " 2>&1");

    const Ran given = run("export " + made + " --as twee 2>/dev/null");
    const Ran straight = run("import " + story + "twee' --twee");

    EXPECT_EQ(given.exit_code, 0);
    EXPECT_EQ(given.out, straight.out);
}

TEST_F(Program, PacksAndUnpacksAScenario)
{
    const std::string pack = "'" + (folder / "walked.zip").string() + "'";
    const std::string out = "'" + (folder / "out").string() + "'";

    const Ran packed = run("pack walked-at-one --out " + pack);
    const Ran unpacked = run("unpack " + pack + " --out " + out);

    EXPECT_EQ(packed.exit_code, 0) << packed.out;
    EXPECT_EQ(unpacked.exit_code, 0) << unpacked.out;
    EXPECT_EQ(run("export " + out + " --as csv").out, run("export walked-at-one --as csv").out);
    EXPECT_TRUE(fs::exists(folder / "out/plans/good.plan"));
    EXPECT_EQ(run("unpack " + pack + " --out " + out + " 2>&1").exit_code, 3);
}

TEST_F(Program, RefusesAPackThatIsNone)
{
    const Ran ran = run("unpack " + file("a.zip", "PK no") + " 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("no sound zip archive"), std::string::npos);
}

TEST_F(Program, TakesTranslationsAndShowsWhichAreStale)
{
    const std::string made = "'" + (folder / "made").string() + "'";
    run("import '" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.twee' --out " + made + " 2>&1");
    const std::string id = "line/she-is-gone-says/say/0";
    const std::string old_text = "She bought one elsewhere.";

    const Ran taken =
        run("import " + file("de.csv", "id,text,translation\n" + id + "," + old_text + ",Sie ist fort.\n") +
            " --into " + made + " --language de");
    const Ran changed = run("import " + file("en.csv", "id,text\n" + id + ",Gone.\n") + " --into " + made);
    const Ran sheet = run("export " + made + " --as csv --language de");

    EXPECT_EQ(taken.exit_code, 0) << taken.out;
    EXPECT_NE(taken.out.find("0 changed, 1 added"), std::string::npos) << taken.out;
    EXPECT_NE(changed.out.find("1 changed, 0 added"), std::string::npos) << changed.out;
    EXPECT_NE(sheet.out.find(",Gone.,Sie ist fort.,stale"), std::string::npos) << sheet.out;
}

TEST_F(Program, ChangesNothingOnADryRun)
{
    const std::string made = "'" + (folder / "made").string() + "'";
    run("import '" AMENDS_SOURCE_DIR "/tests/data/twine/late-crib.twee' --out " + made + " 2>&1");
    const std::string before = run("export " + made + " --as csv").out;

    const Ran ran = run("import " + file("en.csv", "id,text\nline/she-is-gone-says/say/0,Gone.\n") + " --into " + made +
                        " --dry-run");

    EXPECT_NE(ran.out.find("1 changed"), std::string::npos);
    EXPECT_EQ(run("export " + made + " --as csv").out, before);
}

TEST_F(Program, WritesAPageForRolePlayWithEveryFramework)
{
    const Ran page = run("export walked-at-one --as role-play");

    EXPECT_EQ(page.exit_code, 0);
    EXPECT_NE(page.out.find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(page.out.find("<script"), std::string::npos);
    std::size_t sheets = 0;
    for (std::size_t at = 0; (at = page.out.find("To mark by: ", at)) != std::string::npos; ++at) ++sheets;
    EXPECT_EQ(sheets, 5U);
}

}  // namespace
}  // namespace amends::cli
