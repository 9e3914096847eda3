#include "scoring/contacts/sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/scoring/acts/shipped_model.h"
#include "tests/scoring/contacts/contact_lines.h"

namespace amends::contacts {
namespace {

rubric::Rubric heal()
{
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/assets/rubrics/heal.json", std::ios::binary);
    return rubric::parse_rubric(std::string(std::istreambuf_iterator<char>(in), {}), "heal.json").value();
}

bool go_on(int /*done*/, int /*total*/)
{
    return true;
}

Checked<Sheet> sheet(const std::string& lines)
{
    const auto transcripts = parse_transcripts(lines, "contacts.jsonl").value();
    return sheet_of(transcripts, acts::shipped_model(), heal(), "contacts.jsonl", go_on).value();
}

std::string line(const std::string& csv, int number)
{
    std::size_t at = 0;
    for (; number > 0; --number) at = csv.find('\n', at) + 1;
    return csv.substr(at, csv.find('\n', at) - at);
}

TEST(ScoreSheet, HasAColumnForEachStepThatCanBeSeen)
{
    EXPECT_EQ(line(sheet(k_good + "\n" + k_bad)->csv, 0),
              "id,agent,contacts,channel,severity,humility,empathy,agility_fix,agility_deeds,agility_silence,"
              "loyalty_back,retained");
}

TEST(ScoreSheet, NamesTheStepsThatNoCaseCouldShow)
{
    const std::vector<std::string> hidden = sheet(k_good).value().not_observed;

    EXPECT_NE(std::find(hidden.begin(), hidden.end(), "loyalty_next_visit"), hidden.end());
}

TEST(ScoreSheet, MarksARepairAboveABrushOff)
{
    const std::string csv = sheet(k_good + "\n" + k_bad)->csv;

    EXPECT_EQ(line(csv, 1).substr(0, 20), "c1,ann,2,phone,3,10,");
    EXPECT_EQ(line(csv, 2).substr(0, 20), "c2,ben,1,web,2,0,0,0");
}

TEST(ScoreSheet, LeavesAGapWhereTheLanguageIsAnother)
{
    const std::string german =
        R"({"id":"g","turns":[{"who":"agent","text":"Das tut mir wirklich leid, ich schicke Ihnen sofort einen neuen Brief und melde mich morgen."}]})";

    const Sheet read = sheet(german).value();

    EXPECT_EQ(read.foreign, std::vector<std::string>{"g"});
    EXPECT_EQ(line(read.csv, 1), "g,1,,,,,,");
}

TEST(ScoreSheet, StopsWhenItIsTold)
{
    const auto transcripts = parse_transcripts(k_good, "contacts.jsonl").value();

    EXPECT_FALSE(sheet_of(transcripts, acts::shipped_model(), heal(), "x", [](int, int) { return false; }));
}

TEST(ScoreSheet, RefusesTwoColumnsOfOneName)
{
    std::string clash = k_bad;
    clash.replace(clash.find("severity"), 8, "empathy");

    ASSERT_FALSE(sheet(clash));
    EXPECT_NE(sheet(clash).error().front().message.find("\"empathy\""), std::string::npos);
}

TEST(ScoreSheet, QuotesWhatWouldBreakARow)
{
    std::string comma = k_bad;
    comma.replace(comma.find("\"web\""), 5, R"("web, chat")");

    EXPECT_NE(sheet(comma)->csv.find("\"web, chat\""), std::string::npos);
}

}  // namespace
}  // namespace amends::contacts
