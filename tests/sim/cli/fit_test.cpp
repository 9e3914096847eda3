// amends fit, lots and demo-contacts, through the real program.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/scoring/contacts/contact_lines.h"
#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

class Fit : public Program {
protected:
    std::string in(const std::string& name) const { return "'" + (folder / name).string() + "'"; }
    bool there(const std::string& name) const { return fs::exists(folder / name); }
    std::string demo(int contacts) const
    {
        const std::string out = in("demo.csv");
        EXPECT_EQ(run("demo-contacts " + out + " --contacts " + std::to_string(contacts) + quiet).exit_code, 0);
        return out;
    }
};

bool warns(const json& answer, const std::string& code)
{
    for (const json& warning : answer.at("warnings")) {
        if (warning.at("code") == code) return true;
    }
    return false;
}

/// Transcripts with outcomes: good ones and bad ones in turn, each customer by chance of their number.
std::string transcripts(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        std::string line = i % 2 == 0 ? contacts::k_good : contacts::k_bad;
        line.replace(line.find("\"c"), 4, "\"n" + std::to_string(i) + "\"");
        const std::size_t kept = line.find("\"retained\":") + 11;
        line[kept] = (i * 7 % 10) < (i % 2 == 0 ? 8 : 4) ? '1' : '0';
        out += line + "\n";
    }
    return out;
}

TEST_F(Fit, HearsTranscriptsMarksThemAndFits)
{
    const std::string calls = file("calls.jsonl", transcripts(60));

    const json answer = json::parse(
        run("fit " + calls + " --outcome retained --predictors empathy --framework heal --json" + quiet).out);

    EXPECT_EQ(answer.at("n"), 60);
    EXPECT_EQ(answer.at("terms").at(1).at("name"), "empathy");
    EXPECT_GT(answer.at("terms").at(1).at("estimate").get<double>(), 0);
    EXPECT_TRUE(warns(answer, "covariates_missing"));
}

TEST_F(Fit, KeepsTheScoresOfTranscripts)
{
    const std::string calls = file("calls.jsonl", transcripts(4));

    EXPECT_EQ(run("fit " + calls + " --preview --scores " + in("scores.csv") + quiet + " >/dev/null").exit_code, 0);

    const json preview = json::parse(run("fit " + in("scores.csv") + " --preview --json" + quiet).out);
    EXPECT_EQ(preview.at("rows"), 4);
}

TEST_F(Fit, NamesTheLineOfATranscriptThatIsWrong)
{
    const Ran ran =
        run("fit " + file("calls.jsonl", transcripts(1) + "{\"id\":\"x\",\"turns\":[]}\n") + " --outcome a 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("calls.jsonl:2"), std::string::npos);
}

TEST_F(Fit, WritesThePageInEveryFormat)
{
    std::string pages;
    for (const char* const name : {"a.html", "a.xlsx", "a.csv", "a.json"}) pages += " --page " + in(name);

    ASSERT_EQ(run("fit " + demo(400) + " --outcome retained --bootstrap 50" + pages + quiet + " >/dev/null").exit_code,
              0);

    for (const char* const name : {"a.html", "a.xlsx", "a.csv", "a.json"}) EXPECT_TRUE(there(name)) << name;
    std::ifstream html(folder / "a.json");
    const json page = json::parse(html);
    EXPECT_EQ(page.at("sections").at(0).at("id"), "verdict");
}

TEST_F(Fit, CallsNothingAnEffectWithoutLots)
{
    const std::string said = run("fit " + demo(400) + " --outcome retained" + quiet).out;

    EXPECT_EQ(said.find("has the effect"), std::string::npos);
    EXPECT_NE(said.find("is not \"causes\""), std::string::npos);
}

TEST_F(Fit, CallsAnEffectWhatTheLotDecided)
{
    const std::string data = demo(600);
    ASSERT_EQ(run("lots " + data + " --arms usual,called --seed 5 --out " + in("lots.csv") + quiet).exit_code, 0);

    const std::string said = run("fit " + data + " --outcome retained --lots " + in("lots.csv") + quiet).out;

    EXPECT_NE(said.find("\"lot=called\" given by lot"), std::string::npos);
}

TEST_F(Fit, RefusesLotsThatSomebodyChanged)
{
    const std::string data = demo(40);
    ASSERT_EQ(run("lots " + data + " --arms usual,called --seed 5 --out " + in("lots.csv") + quiet).exit_code, 0);
    EXPECT_EQ(run("lots --check " + in("lots.csv") + quiet).exit_code, 0);
    EXPECT_EQ(run("lots " + data + " --arms usual,called --out " + in("lots.csv") + quiet).exit_code, 4);

    std::ifstream read(folder / "lots.csv");
    std::string bytes(std::istreambuf_iterator<char>(read), {});
    bytes.replace(bytes.find(",called,"), 8, ",usual,");
    const std::string changed = file("changed.csv", bytes);

    EXPECT_EQ(run("lots --check " + changed + quiet).exit_code, 1);
    EXPECT_EQ(run("fit " + data + " --outcome retained --lots " + changed + quiet).exit_code, 3);
}

TEST_F(Fit, StopsWithCtrlCAndLeavesNothingHalfWritten)
{
    const std::string data = demo(3000);
    const std::string fit = "fit " + data + " --outcome retained --bootstrap 100000 --page " + in("page.html") + quiet;

    // The shell's own interrupt is a wish to the program alone: timeout sends what Ctrl-C sends.
    const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY AMENDS_DATA='" AMENDS_SOURCE_DIR
                                "' timeout -s INT 3 '" AMENDS_PROGRAM "' " +
                                fit + " >/dev/null";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a test runs the program

    EXPECT_NE(WEXITSTATUS(status), 0);
    EXPECT_FALSE(there("page.html"));
}

TEST_F(Fit, ComparesPeopleWherePracticeIsJoinedToOutcomes)
{
    std::string people = "trainee,empathy,severity,tenure,channel,contacts,source,share_retained\n";
    for (int i = 0; i < 40; ++i) {
        people += "t" + std::to_string(i) + "," + std::to_string(i % 9) + "," + std::to_string(i % 5) + "," +
                  std::to_string(i % 7) + "," + std::to_string(i % 2) + "," + std::to_string(i % 3) + ",practice,0." +
                  std::to_string(50 + (i * 13) % 40) + "\n";
    }
    const std::string fit =
        "fit " + file("people.csv", people) + " --outcome share_retained --family linear --id trainee";

    std::string said = run(fit + quiet).out;
    std::replace(said.begin(), said.end(), '\n', ' ');
    EXPECT_NE(said.find("n is the number of people"), std::string::npos);
    EXPECT_NE(said.find("under 100 people, single steps are not shown"), std::string::npos);
    EXPECT_EQ(said.find("empathy"), std::string::npos);

    EXPECT_EQ(run("fit " + file("twice.csv", people + "t1,1,1,1,1,1,practice,0.5\n") +
                  " --outcome share_retained --family linear --id trainee" + quiet)
                  .exit_code,
              3);
}

}  // namespace
}  // namespace amends::cli
