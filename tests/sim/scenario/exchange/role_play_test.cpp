#include "sim/scenario/exchange/role_play.h"

#include <gtest/gtest.h>
#include <fstream>
#include <iterator>

#include "sim/scenario/exchange/lines.h"
#include "sim/scenario/parse.h"

namespace amends::exchange {
namespace {

using scenario::Guard;
using scenario::Scenario;

Scenario tiny()
{
    std::ifstream in(AMENDS_SOURCE_DIR "/tests/data/tiny.scenario.json", std::ios::binary);
    Checked<Scenario> read = scenario::parse_scenario(std::string(std::istreambuf_iterator<char>(in), {}), "tiny");
    EXPECT_TRUE(read.has_value());
    return read.value_or(Scenario{});
}

bool holds(const std::string& page, const std::string& part)
{
    return page.find(part) != std::string::npos;
}

TEST(RolePlay, HoldsEveryLineAndReply)
{
    const Scenario scenario = tiny();
    const std::string page = write_role_play(scenario, {});

    for (const Line& line : lines_of(scenario)) {
        const bool spoken = line.who == "customer" || (line.who == "trainee" && holds(line.id, "/text"));
        // What an answer is when it has been said before is left to whoever plays.
        if (!spoken || holds(line.id, "/again/")) continue;
        EXPECT_TRUE(holds(page, line.text)) << line.id;
    }
}

TEST(RolePlay, SaysAtEachReplyWhatItTakesAndWhereItLeads)
{
    const std::string page = write_role_play(tiny(), {});

    EXPECT_TRUE(holds(page, "If the reply is so: apology; empathy at least 2:"));
    EXPECT_TRUE(holds(page, "href=\"#n2\">2. What happens now</a>"));
    EXPECT_TRUE(holds(page, "After 3 replies that led nowhere:"));
    EXPECT_TRUE(holds(page, "Remember: due is told."));
}

TEST(RolePlay, LetsNoTextBecomeMarkup)
{
    Scenario scenario = tiny();
    scenario.title = "<script>alert(1)</script> & \"x\"";

    const std::string page = write_role_play(scenario, {});

    EXPECT_FALSE(holds(page, "<script"));
    EXPECT_TRUE(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"));
}

TEST(InWords, SaysAllThatAGuardAsksFor)
{
    Guard guard;
    guard.any_act.add(acts::Act::apology);
    guard.no_act.add(acts::Act::hostile);
    guard.topics.push_back({"refund", {acts::TopicHow::offered}});
    guard.trust = {4, 6};
    guard.heard = scenario::Memory::partly;
    guard.vars.push_back({"due", {"told", "known"}});
    guard.not_done = {"refund"};
    guard.promises.push_back({"friday", {scenario::PromiseFate::kept}});

    EXPECT_EQ(in_words(guard),
              "apology; no hostile; about refund (offered); trust 4 to 6; heard at least partly; due is told or known; "
              "not done: refund; promise friday kept");
    EXPECT_EQ(in_words(Guard{}), "");
}

}  // namespace
}  // namespace amends::exchange
