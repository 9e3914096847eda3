// amends evaluate, through the real program.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

class Evaluate : public Program {
protected:
    const std::string corpora = "'" AMENDS_SOURCE_DIR "/tests/data/corpora'";

    /// Two writers with four situations each, of which two teach, one tunes and one is for counting.
    std::string small_corpus() const
    {
        std::string lines;
        for (const std::string writer : {"ann", "bob"}) {
            int number = 0;
            for (const char* const part : {"teach", "teach", "tune", "test"}) {
                const std::string name = writer + std::to_string(++number);
                lines += R"({"id":")" + name + R"(","situation":")" + name + R"(","writer":")" + writer +
                         R"(","part":")" + part +
                         R"(","customer":"My parcel is wet.","reply":"I'm so sorry that your parcel got wet.",)"
                         R"("acts":{"apology":["I'm so sorry"]},"empathy":2})"
                         "\n";
            }
        }
        return file("c.jsonl", lines);
    }
};

TEST_F(Evaluate, DrawsALearningCurve)
{
    const Ran ran = run("evaluate curve " + small_corpus() + " --rounds 1 --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    const json curve = json::parse(ran.out);
    ASSERT_EQ(curve["points"].size(), 5U);
    EXPECT_EQ(curve["points"][4]["replies"], 4);
    EXPECT_EQ(curve["points"][4]["test"]["replies"], 2);
    EXPECT_EQ(curve["points"][4]["test"]["micro_f1"], 1000);
}

TEST_F(Evaluate, LeavesOutOneWriterAtATime)
{
    const Ran ran = run("evaluate writers " + small_corpus() + " --rounds 1" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    EXPECT_NE(ran.out.find("| ann | 4 | 1.00"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("| bob | 4 | 1.00"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("| each in turn | 8 | 1.00"), std::string::npos) << ran.out;
}

TEST_F(Evaluate, CannotLeaveOutAWriterWhoTeachesNothing)
{
    const Ran ran = run("evaluate writers " + small_corpus() + " --only nobody 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("no reply that teaches is by the writer \"nobody\""), std::string::npos) << ran.out;
}

TEST_F(Evaluate, WritesNothingWhenItIsStopped)
{
    const fs::path out = folder / "out";
    const std::string command = "env -u DISPLAY AMENDS_DATA='" AMENDS_SOURCE_DIR
                                "' timeout --preserve-status -s INT 2 '" AMENDS_PROGRAM "' evaluate curve >'" +
                                out.string() + "'" + quiet;

    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a test runs the program

    EXPECT_EQ(WEXITSTATUS(status), 130);
    EXPECT_EQ(fs::file_size(out), 0U);
}

TEST_F(Evaluate, HoldsTheScorerBesideOthersOnPublicCorpora)
{
    const Ran ran = run("evaluate corpora " + corpora + " --draws 50 --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    const json all = json::parse(ran.out);
    ASSERT_EQ(all["corpora"].size(), 3U);
    EXPECT_EQ(all["corpora"][0]["corpus"], "mrda");
    const json apology = all["corpora"][0]["questions"][0];
    EXPECT_EQ(apology["label"], "apology");
    EXPECT_EQ(apology["positives"], 12);
    EXPECT_GE(apology["judges"]["scorer"]["f1"]["value"], 900);
    EXPECT_EQ(all["corpora"][2]["pairings"][0]["pairs"], 20);
    EXPECT_TRUE(all["corpora"][1]["gradings"][0]["judges"]["words"].contains("spearman"));
}

TEST_F(Evaluate, PrintsTheSameTableEveryTime)
{
    const std::string arguments = "evaluate corpora " + corpora + " --only politeness --draws 20" + quiet;

    const Ran once = run(arguments);

    EXPECT_NE(once.out.find("| the scorer |"), std::string::npos) << once.out;
    EXPECT_EQ(once.out, run(arguments).out);
}

TEST_F(Evaluate, NamesTheCorporaWhereItFindsNone)
{
    const Ran empty = run("evaluate corpora '" + folder.string() + "' 2>&1");
    const Ran unknown = run("evaluate corpora " + corpora + " --only nonsense 2>&1");

    EXPECT_EQ(empty.exit_code, 3);
    EXPECT_NE(empty.out.find("holds none of the corpora annomi, esconv"), std::string::npos) << empty.out;
    EXPECT_EQ(unknown.exit_code, 3);
    EXPECT_NE(unknown.out.find("no corpus is called \"nonsense\""), std::string::npos) << unknown.out;
}

TEST_F(Evaluate, SaysWhereACorpusIsWrong)
{
    file("mrda.jsonl", "{\"id\":\"a\"}\n");

    const Ran ran = run("evaluate corpora '" + folder.string() + "' 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("mrda.jsonl:1:1"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("expected a text \"context\""), std::string::npos) << ran.out;
}

/// Ten replies; the second labeller hears the apology in the first `apologies` of them alone.
std::string ten_labelled(int apologies)
{
    std::string lines;
    for (int i = 0; i < 10; ++i) {
        const std::string acts = i < apologies ? R"({"apology":["I'm so sorry"]})" : "{}";
        lines +=
            R"({"id":"r)" + std::to_string(i) +
            R"(","situation":"s","customer":"My parcel is wet.","reply":"I'm so sorry that your parcel got wet.","acts":)" +
            acts + R"(,"empathy":1})" + "\n";
    }
    return lines;
}

TEST_F(Evaluate, HoldsTwoLabellersBesideEachOtherAndTheScorer)
{
    const Ran ran =
        run("evaluate agreement " + file("a.jsonl", ten_labelled(10)) + " " + file("b.jsonl", ten_labelled(8)) + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    EXPECT_NE(ran.out.find("| `apology` | 10 | 8 | 8 | .80 | .89 |"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("you do not agree"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("You differ on 2 of 10 replies"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("only A: apology (heard)"), std::string::npos) << ran.out;
}

TEST_F(Evaluate, MergesTwoLabellersIntoWhatCanBeTaught)
{
    const std::string merged = "'" + (folder / "ab.jsonl").string() + "'";

    const Ran ran = run("evaluate agreement " + file("a.jsonl", ten_labelled(10)) + " " +
                        file("b.jsonl", ten_labelled(8)) + " --json --merge " + merged + quiet);
    const Ran card = run("card " + merged + " --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    EXPECT_EQ(json::parse(ran.out)["acts"]["apology"]["people"]["f1"], 889);
    ASSERT_EQ(card.exit_code, 0);
    EXPECT_EQ(json::parse(card.out)["acts"]["apology"]["labelled"], 8);
}

TEST_F(Evaluate, SaysWhichRepliesOnlyOneLabelled)
{
    const std::string longer = ten_labelled(10);
    const std::string shorter = longer.substr(longer.find('\n') + 1);

    const Ran ran = run("evaluate agreement " + file("a.jsonl", longer) + " " + file("b.jsonl", shorter) + " 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("a.jsonl:1: the reply \"r0\" is not in "), std::string::npos) << ran.out;
}

TEST_F(Evaluate, PublishesMarksByVoice)
{
    fs::create_directories(folder / "walked-at-one");
    for (const char* const voice : {"native", "twin"}) {
        fs::copy_file(AMENDS_SOURCE_DIR "/assets/voices/walked-at-one/middling.native.replies",
                      folder / "walked-at-one" / ("middling." + std::string(voice) + ".replies"));
    }

    const Ran ran = run("evaluate voices '" + folder.string() + "' --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0) << ran.out;
    const json voices = json::parse(ran.out);
    EXPECT_EQ(voices["marks"], 5);
    EXPECT_EQ(voices["furthest"], 0);
    EXPECT_EQ(voices["plays"][0]["marks"], voices["plays"][1]["marks"]);
}

TEST_F(Evaluate, FindsAVoiceThatDoesNotEarnTheSame)
{
    fs::create_directories(folder / "walked-at-one");
    file("walked-at-one/good.native.replies", "I'm so sorry, Ms Carew, that's our mistake.\n");
    file("walked-at-one/good.mumbled.replies", "Mmh.\n");

    const Ran ran = run("evaluate voices '" + folder.string() + "'" + quiet);

    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_NE(ran.out.find("| mumbled |"), std::string::npos) << ran.out;
}

}  // namespace
}  // namespace amends::cli
