// docs/frameworks.md says what the files say.

#include <gtest/gtest.h>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

TEST(FrameworksPage, HasARowForEveryCriterionWithItsWeight)
{
    const std::string page = project_file("docs/frameworks.md");
    for (const std::string& id : framework_ids) {
        const std::size_t begin = page.find("### `" + id + "`");
        ASSERT_NE(begin, std::string::npos) << id;
        const std::string section = page.substr(begin, page.find("\n##", begin + 1) - begin);
        for (const Criterion& criterion : framework(id).data().criteria) {
            const std::string row =
                "| `" + criterion.id + "` | " + criterion.title + " | " + std::to_string(criterion.weight) + " |";
            EXPECT_NE(section.find(row), std::string::npos) << row;
        }
    }
}

TEST(FrameworksPage, NamesEveryDisagreement)
{
    const std::string page = project_file("docs/frameworks.md");
    const auto disagreements =
        parse_disagreements(project_file("assets/rubrics/disagreements.json"), "disagreements.json");

    ASSERT_TRUE(disagreements.has_value());
    for (const Disagreement& disagreement : *disagreements) {
        EXPECT_NE(page.find("| `" + disagreement.id + "` | " + disagreement.title + " |"), std::string::npos)
            << disagreement.id;
    }
}

TEST(FrameworksPage, ShowsAnExampleThatIsReadAsItStands)
{
    const std::string page = project_file("docs/frameworks.md");
    const std::string fence = "```json\n";
    const std::size_t begin = page.find(fence);
    ASSERT_NE(begin, std::string::npos);
    const std::size_t from = begin + fence.size();

    const Checked<Rubric> read = parse_rubric(page.substr(from, page.find("```", from) - from), "example.json");

    ASSERT_TRUE(read.has_value()) << to_string(read.error().front());
}

}  // namespace
}  // namespace amends::rubric
