// A pilot from its lot to its page: two people sit two exams each, somebody marks them blind.

#include <nlohmann/json.hpp>
#include <regex>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

class Pilot : public Program {
protected:
    void SetUp() override
    {
        Program::SetUp();
        here = " --data-dir '" + (folder / "data").string() + "' ";
    }

    /// An exam that ends in a moment: kind once, then rude until the customer goes.
    void sit(const std::string& who, const std::string& scenario) const
    {
        std::string typed = "I'm so sorry about that.\n";
        for (int i = 0; i < 7; ++i) typed += "You should have come earlier. It's your own fault.\n";
        const std::string file_of = file("typed.txt", typed + "/skip\n/skip\n");
        ASSERT_EQ(run("play " + scenario + " --new --exam --as " + who + here + "< " + file_of + quiet).exit_code, 0);
    }

    Ran draw(const std::string& more) const
    {
        return run("pilot" + here + "draw spring --one walked-at-one --other no-lilies --seed 3 " + more + " 2>&1");
    }

    std::string here;
};

TEST_F(Pilot, RefusesWhatThereIsNotAndLeavesTheNameFree)
{
    sit("Ann", "walked-at-one");
    sit("Ben", "walked-at-one");

    const Ran ran = draw("--framework nonsense");

    EXPECT_NE(ran.exit_code, 0);
    EXPECT_NE(ran.out.find("there is no framework \"nonsense\""), std::string::npos) << ran.out;
    EXPECT_EQ(draw("").exit_code, 0);
}

TEST_F(Pilot, IsDrawnSatMarkedBlindAndTold)
{
    sit("Ann", "walked-at-one");
    sit("Ben", "walked-at-one");
    const std::string drawn = draw("").out;
    ASSERT_NE(drawn.find("Ben: first amends play walked-at-one"), std::string::npos) << drawn;
    sit("Ben", "walked-at-one");
    sit("Ben", "no-lilies");
    sit("Ann", "no-lilies");
    sit("Ann", "walked-at-one");
    const std::string out = (folder / "out").string();
    ASSERT_EQ(run("pilot" + here + "sheet spring --out '" + out + "'" + quiet).exit_code, 0);

    std::ifstream in(out + "/ratings.csv", std::ios::binary);
    std::string sheet((std::istreambuf_iterator<char>(in)), {});
    std::ifstream read(out + "/plays.txt", std::ios::binary);
    const std::string plays((std::istreambuf_iterator<char>(read)), {});
    for (const char* const name : {"Ann", "Ben"}) {
        EXPECT_EQ(sheet.find(name), std::string::npos);
        EXPECT_EQ(plays.find(name), std::string::npos);
    }
    sheet = std::regex_replace(sheet, std::regex("(P-[0-9a-f]+),"), "$1,40");
    ASSERT_NE(run("pilot" + here + "ratings spring " +
                  file("bad.csv", std::regex_replace(sheet, std::regex(",40"), ",often")) + " --by Eva" + quiet)
                  .exit_code,
              0);
    ASSERT_EQ(run("pilot" + here + "ratings spring " + file("filled.csv", sheet) + " --by Eva" + quiet).exit_code, 0);

    const json page = json::parse(run("report pilot" + here + "--json -" + quiet).out);
    const std::string text = page.dump();
    EXPECT_NE(text.find("Sat both exams in their order: 2"), std::string::npos) << text;
    EXPECT_NE(text.find("Exams' plays marked by people: 4"), std::string::npos) << text;
}

}  // namespace
}  // namespace amends::cli
