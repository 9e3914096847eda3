#include "sim/proof/finding.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/sim/play/fixture.h"

namespace amends::proof {
namespace {

const Findings one = {{"dead-end",
                       {"a.json", 3, 7, "/nodes/1"},
                       "nothing leads on",
                       "let it end",
                       Verdict::refuted,
                       {"/listen", "/do key"}}};

TEST(Findings, HaveASectionEachInTheirPage)
{
    const std::string page = play::bytes_of("docs/findings.md");
    std::set<std::string> sections;
    for (std::size_t at = page.find("\n## "); at != std::string::npos; at = page.find("\n## ", at + 1)) {
        sections.insert(page.substr(at + 4, page.find('\n', at + 1) - at - 4));
    }
    std::set<std::string> ids;
    for (const FindingKind& kind : finding_kinds()) ids.insert(std::string(kind.id));

    EXPECT_EQ(sections, ids);
    EXPECT_EQ(ids.size(), finding_kinds().size()) << "an id stands twice";
}

TEST(Findings, SayTheirLevelInTheirPage)
{
    const std::string page = play::bytes_of("docs/findings.md");
    for (const FindingKind& kind : finding_kinds()) {
        const std::string section = "## " + std::string(kind.id) + "\n\n*" +
                                    (kind.level == Level::fault     ? "Fault"
                                     : kind.level == Level::warning ? "Warning"
                                                                    : "Note");
        EXPECT_NE(page.find(section), std::string::npos) << section;
    }
}

TEST(WriteText, ShowsPlaceLevelWordsFixAndWitness)
{
    EXPECT_EQ(write_text(one),
              "a.json:3:7 (/nodes/1): fault: nothing leads on [dead-end, refuted]\n  fix: let it end\n  | /listen\n"
              "  | /do key\n");
}

TEST(WriteJson, HoldsEveryPart)
{
    const auto json = nlohmann::json::parse(write_json(one));

    ASSERT_EQ(json["findings"].size(), 1U);
    EXPECT_EQ(json["findings"][0]["id"], "dead-end");
    EXPECT_EQ(json["findings"][0]["line"], 3);
    EXPECT_EQ(json["findings"][0]["verdict"], "refuted");
    EXPECT_EQ(json["findings"][0]["witness"][1], "/do key");
}

TEST(WriteSarif, NamesRuleLevelAndRegion)
{
    const auto json = nlohmann::json::parse(write_sarif(one, "1.2.3"));
    const auto& run = json["runs"][0];
    const auto& result = run["results"][0];

    EXPECT_EQ(json["version"], "2.1.0");
    EXPECT_EQ(run["tool"]["driver"]["version"], "1.2.3");
    EXPECT_EQ(run["tool"]["driver"]["rules"].size(), finding_kinds().size());
    EXPECT_EQ(result["ruleId"], "dead-end");
    EXPECT_EQ(result["level"], "error");
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
}

TEST(WriteSarif, LeavesTheRegionOutWhereTheLineIsNotKnown)
{
    Findings findings = one;
    findings[0].where.line = 0;

    const auto json = nlohmann::json::parse(write_sarif(findings, "1"));

    EXPECT_FALSE(json["runs"][0]["results"][0]["locations"][0]["physicalLocation"].contains("region"));
}

}  // namespace
}  // namespace amends::proof
