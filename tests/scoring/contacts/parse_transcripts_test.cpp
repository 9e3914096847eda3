#include <gtest/gtest.h>

#include "scoring/contacts/transcript.h"
#include "tests/scoring/contacts/contact_lines.h"

namespace amends::contacts {
namespace {

std::string fault_of_line(const std::string& line)
{
    const auto read = parse_transcripts(line, "contacts.jsonl");
    return read ? "" : to_string(read.error().front());
}

TEST(Transcripts, AreToldFromATable)
{
    EXPECT_TRUE(is_transcripts("\n" + k_good));
    EXPECT_FALSE(is_transcripts("id,retained\n1,1\n"));
    EXPECT_FALSE(is_transcripts(R"({"id":"c1","empathy":7})"));
}

TEST(Transcripts, KeepWhatWasSaidAndDoneInOrder)
{
    const auto read = parse_transcripts(k_good, "contacts.jsonl").value();

    ASSERT_EQ(read.size(), 1U);
    ASSERT_EQ(read[0].entries.size(), 5U);
    EXPECT_TRUE(read[0].entries[0].said->customer);
    EXPECT_EQ(read[0].entries[1].said->promise, rubric::Fate::kept);
    EXPECT_EQ(read[0].entries[2].done->kind, rubric::ActionKind::fix);
    EXPECT_TRUE(read[0].entries[2].done->fixes);
    EXPECT_EQ(read[0].entries[3].opened->opener, rubric::Opener::trainee);
}

TEST(Transcripts, KeepWhatIsKnownAndWhatCameOfIt)
{
    const auto read = parse_transcripts(k_good, "contacts.jsonl").value();

    ASSERT_EQ(read[0].known.size(), 2U);
    EXPECT_EQ(read[0].known[1].second, "3");
    EXPECT_EQ(read[0].outcomes[0].first, "retained");
    EXPECT_EQ(read[0].outcomes[0].second, "1");
}

TEST(Transcripts, SayWhichLineIsWrong)
{
    const auto read = parse_transcripts(k_good + "\n{\"id\":\"c9\"}\n" + k_bad + "\nnothing\n", "contacts.jsonl");

    ASSERT_FALSE(read);
    ASSERT_EQ(read.error().size(), 2U);
    EXPECT_EQ(read.error()[0].where.line, 2);
    EXPECT_EQ(read.error()[1].where.line, 4);
}

TEST(Transcripts, PlaceWhatIsWrongInTheFile)
{
    const auto read =
        parse_transcripts(k_good + "\n" + R"({"id":"a","turns":[{"who":"agent","text":7}]})", "contacts.jsonl");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().front().where, (Place{"contacts.jsonl", 2, 42, "/turns/0/text"}));
}

TEST(Transcripts, RefuseAnIdThatStandsTwice)
{
    EXPECT_NE(fault_of_line(k_good + "\n" + k_good).find("stands in an earlier line"), std::string::npos);
}

TEST(Transcripts, RefuseTimesThatRunBackwards)
{
    const std::string line =
        R"({"id":"a","turns":[{"who":"agent","text":"x","at":"2026-03-02T10:00"},{"deed":"fix","at":"2026-03-02T09:00"}]})";

    EXPECT_NE(fault_of_line(line).find("turn 2 is earlier"), std::string::npos);
}

TEST(Transcripts, SuggestTheNameThatWasMeant)
{
    const std::string line = R"({"id":"a","turns":[{"who":"agent","text":"x"},{"deed":"fixx"}]})";

    EXPECT_NE(fault_of_line(line).find("turn 2: unknown deed \"fixx\""), std::string::npos);
    EXPECT_NE(fault_of_line(line).find("fix"), std::string::npos);
}

TEST(Transcripts, RefuseACaseInWhichTheAgentSaysNothing)
{
    EXPECT_NE(fault_of_line(R"({"id":"a","turns":[{"who":"customer","text":"x"}]})").find("says nothing"),
              std::string::npos);
}

TEST(Transcripts, EndInAFaultForBytesOfAnyKind)
{
    for (const char* const text :
         {"", "{", "[]", "{\"turns\":1}", "\xff\xfe", "{\"id\":\"a\",\"turns\":[[[[[[[[[[[[[[[[[[[[]]]"})
        EXPECT_FALSE(parse_transcripts(text, "x")) << text;
}

}  // namespace
}  // namespace amends::contacts
