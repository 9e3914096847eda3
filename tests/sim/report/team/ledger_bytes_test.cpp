// A ledger and conduct as bytes, and what keeps them up to date.
#include "sim/report/team/ledger_bytes.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "sim/report/team/pages.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

Ledger empty_heal()
{
    return ledger_of({});
}

/// What people are called is not packed.
Ledger called_again(Ledger ledger, const Ledger& like)
{
    for (const Ledger::Trainee& each : like.trainees()) ledger.call(each.id, each.name, each.cohort, each.site);
    for (const Ledger::Scenario& each : like.scenarios()) ledger.call(each.id, each.title);
    return ledger;
}

std::string all_pages(const Ledger& ledger)
{
    std::string out;
    for (const std::string_view name : page_names()) {
        PageAsked asked;
        asked.name = std::string(name);
        out += page_json(make_page(ledger, asked, {{}, {heal()}, {}, {}, {}}, shipped_words()));
    }
    return out;
}

TEST(LedgerBytes, GiveTheSamePagesBack)
{
    const Ledger ledger = ledger_of(generated(30, 300));

    const auto back = unpack_ledger(pack(ledger), empty_heal());

    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(all_pages(called_again(*back, ledger)), all_pages(ledger));
}

TEST(LedgerBytes, HoldNoNameAndNoSite)
{
    std::vector<Kept> rows = generated(3, 9);
    for (Kept& row : rows) {
        row.name = "Xylophone";
        row.site = "Quicksilver";
    }
    const std::string bytes = pack(ledger_of(rows));

    EXPECT_EQ(bytes.find("Xylophone"), std::string::npos);
    EXPECT_EQ(bytes.find("Quicksilver"), std::string::npos);
}

TEST(LedgerBytes, OfAnotherFrameworkOrCutShortAreNone)
{
    const std::string bytes = pack(ledger_of(generated(5, 20)));

    EXPECT_FALSE(unpack_ledger(bytes, {"human_first", "Human first", {}, true}).has_value());
    for (std::size_t cut = 0; cut < bytes.size(); cut += 7)
        EXPECT_FALSE(unpack_ledger(std::string_view(bytes).substr(0, cut), empty_heal()).has_value()) << cut;
    EXPECT_FALSE(unpack_ledger(bytes + "x", empty_heal()).has_value());
}

TEST(LedgerBytes, WithAnyByteChangedAreNoneOrALedger)
{
    const std::string bytes = pack(ledger_of(generated(3, 6)));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string other = bytes;
        other[i] = static_cast<char>(other[i] ^ 0xA5);
        const auto read = unpack_ledger(other, empty_heal());
        EXPECT_TRUE(!read || read->rows().size() <= bytes.size());
    }
}

TEST(LedgerReplace, PutsOtherMarksInTheSameRow)
{
    std::vector<Kept> rows = generated(5, 40);
    Ledger ledger = ledger_of(rows);
    rows[7].total = 3;
    rows[7].pass = false;
    rows[7].steps = {{rows[7].steps.front().step, 2}};
    rows[7].scorer = "another";

    EXPECT_TRUE(ledger.replace(rows[7]));

    EXPECT_EQ(all_pages(ledger), all_pages(ledger_of(rows)));
    EXPECT_EQ(ledger.scorers(), 2U);
    Kept unknown = rows[0];
    unknown.play = "nobody's";
    EXPECT_FALSE(ledger.replace(unknown));
}

TEST(LedgerWithout, IsAsIfThosePlaysHadNeverBeenAdded)
{
    std::vector<Kept> rows = generated(6, 60);
    const Ledger all = ledger_of(rows);
    const std::string gone = rows[20].trainee;
    const std::string play = rows[0].play;
    std::erase_if(rows, [&](const Kept& row) { return row.trainee == gone || row.play == play; });
    std::ranges::sort(rows, {}, &Kept::play);

    EXPECT_EQ(all_pages(all.without({play}, {gone})), all_pages(ledger_of(rows)));
}

TEST(ConductBytes, GiveEveryChoiceBack)
{
    const Conduct one{"0190a0b1-0000-7000-8000-000000000001",
                      "tiny",
                      {{"first", "o1", true, 4'000, false}, {"second", "", false, 70'000, true}},
                      {{"refund", true, false, true, 900}},
                      {"safety"},
                      {"l1", "l2"},
                      "kept",
                      900,
                      2'000};
    Conduct two = one;
    two.play = "p2";
    const std::vector<Conduct> all = {one, two};

    EXPECT_EQ(unpack_conduct(pack(all)), all);
    const std::string bytes = pack(all);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        EXPECT_FALSE(unpack_conduct(std::string_view(bytes).substr(0, cut)).has_value());
}

}  // namespace
}  // namespace amends::report
