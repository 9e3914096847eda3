// Each of the ten disagreements between the frameworks is shown by a play of a scenario that ships, and stands in its
// debrief. docs/frameworks.md says which.

#include <map>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

/// What the debrief says between "Where they part over this play" and what they part over elsewhere.
std::string parts_over(const std::string& scenario, const std::string& plan)
{
    const std::string file = "'" AMENDS_SOURCE_DIR "/scenarios/" + scenario + "/plans/" + plan + ".plan'";
    const Ran ran = run("play " + scenario + " --replies " + file + quiet);
    const std::size_t begin = ran.out.find("Where they part over this play:");
    const std::size_t end = ran.out.find("They part elsewhere too", begin);
    return begin == std::string::npos ? "" : ran.out.substr(begin, end - begin);
}

TEST_F(Program, ShowsEachDisagreementOfTheFrameworksInSomePlay)
{
    const std::map<std::string, std::pair<std::string, std::string>> plays = {
        {"Apologise first, or after understanding", {"wrong-tablets", "middling"}},
        {"Apologise once, or twice", {"no-lilies", "said-once"}},
        {"Give something, or not at all", {"painted-on", "middling"}},
        {"Sixty seconds, or the full story", {"walked-at-one", "good"}},
        {"Decide alone, or ask", {"walked-at-one", "good"}},
        {"Keep the cause to yourself, or fix it with colleagues", {"wrong-tablets", "second-thoughts"}},
        {"Explain and promise, or only deeds", {"no-lilies", "words-alone"}},
        {"The customer chooses, or take charge", {"paid-twice", "good"}},
        {"Follow-up at the core, or absent", {"chair-in-pieces", "middling"}},
        {"Thanks, or none", {"paddle-up", "middling"}},
    };
    EXPECT_EQ(plays.size(), 10U);
    for (const auto& [title, play] : plays)
        EXPECT_NE(parts_over(play.first, play.second).find(title), std::string::npos) << title;
}

TEST_F(Program, SaysWhatEachFrameworkGaveForWhatItAsks)
{
    const std::string parted = parts_over("walked-at-one", "good");

    EXPECT_NE(parted.find("Sixty seconds, 100 of 100: Decide on the spot"), std::string::npos) << parted;
    EXPECT_NE(parted.find("Human first, 0 of 100: Consult the supervisor"), std::string::npos) << parted;
}

}  // namespace
}  // namespace amends::cli
