#include "sim/app/author/ratings.h"

#include <gtest/gtest.h>

#include "sim/cli/kept_play.h"
#include "sim/drafts/disk.h"
#include "tests/sim/app/author/author_hands.h"

namespace amends::app {
namespace {

const char* const two_lines =
    R"({"id":"p:1","situation":"s","customer":"It's late.","reply":"I'm so sorry. I'll ring them now.","acts":{},"empathy":0})"
    "\n"
    R"({"id":"p:2","situation":"s","customer":"And?","reply":"No.","acts":{},"empathy":0})"
    "\n";

TEST(Ratings, BeginBlank)
{
    const std::vector<RatedReply> replies = read_replies(two_lines);

    ASSERT_EQ(replies.size(), 2u);
    EXPECT_EQ(replies.front().customer, "It's late.");
    EXPECT_FALSE(replies.front().rated);
    EXPECT_EQ(rated_lines(replies), "");
}

TEST(Ratings, PassOverWhatIsNoReply)
{
    EXPECT_TRUE(read_replies("nothing\n{}\n[]\n").empty());
}

TEST(Ratings, AreReadBackAsTheyWereKept)
{
    std::vector<RatedReply> replies = read_replies(two_lines);
    replies.front().acts["apology"] = {"I'm so sorry."};
    replies.front().empathy = 2;
    replies.front().unsure = {"reassure"};
    replies.front().rated = true;

    std::vector<RatedReply> again = read_replies(two_lines);
    take_ratings(again, rated_lines(replies));

    EXPECT_EQ(again.front().acts, replies.front().acts);
    EXPECT_EQ(again.front().empathy, 2);
    EXPECT_EQ(again.front().unsure, replies.front().unsure);
    EXPECT_TRUE(again.front().rated);
    EXPECT_FALSE(again.back().rated);
}

TEST(Ratings, StayThoughTheirPlayIsGone)
{
    std::vector<RatedReply> replies = read_replies(two_lines);
    replies.back().rated = true;
    std::vector<RatedReply> others;

    take_ratings(others, rated_lines(replies));

    ASSERT_EQ(others.size(), 1u);
    EXPECT_EQ(others.front().id, "p:2");
}

TEST(Ratings, CutAReplyWhereItCanBeQuoted)
{
    const std::string reply = "I'm so sorry, Ms Carew. It costs £3.50! Really?";

    const std::vector<std::string> parts = parts_of(reply);

    EXPECT_EQ(parts, (std::vector<std::string>{"I'm so sorry,", "Ms Carew.", "It costs £3.50!", "Really?"}));
    for (const std::string& each : parts) EXPECT_NE(reply.find(each), std::string::npos);
}

TEST(Ratings, AreComparedOnWhatBothHaveRated)
{
    std::vector<RatedReply> first = read_replies(two_lines);
    for (RatedReply& each : first) each.rated = true;
    std::vector<RatedReply> second = first;
    first.front().acts["apology"] = {"I'm so sorry."};
    second.pop_back();

    const auto compared =
        compare_raters(rated_lines(first), "anna", rated_lines(second), "ben", testing::library().model);

    ASSERT_TRUE(compared);
    EXPECT_EQ(compared->report.replies, 1);
    ASSERT_EQ(compared->apart.size(), 1u);
    EXPECT_EQ(compared->apart.front().only_a, std::vector<std::string>{"apology"});
    EXPECT_TRUE(compared->apart.front().only_b.empty());
}

TEST(Ratings, OfTwoRatersNeverShareASheet)
{
    testing::Night night;
    const std::filesystem::path folder = night.author_folder().parent_path() / "ratings";
    const drafts::SyncToDisk sync = [](const std::filesystem::path&) { return Checked<void>{}; };

    EXPECT_EQ(sheet_of(folder, "Ann X"), "ann-x");
    ASSERT_TRUE(keep_name(folder, {"ann-x", "Ann X"}, sync));
    EXPECT_EQ(sheet_of(folder, "Ann X"), "ann-x");
    EXPECT_EQ(sheet_of(folder, "../Ann/../x"), "ann-x-2");
}

TEST_F(TheAuthorsDesk, SaysThatNobodyHasRuledYet)
{
    arrive();
    press("rating-studio");
    ASSERT_TRUE(until([&] { return shows("rater"); }));
    EXPECT_EQ(hands.item("rater").value, "Robin");
    press("ruled");
    press("begin-rating");

    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
            return item.name.starts_with("Nobody has ruled on a play yet");
        });
    }));
}

TEST_F(TheAuthorsDesk, LabelsTheRepliesOfARealPlayOneAfterTheOther)
{
    const auto person = night.store().create_person("Kim");
    const auto scenario = cli::load_scenario(testing::library(), "walked-at-one");
    auto kept = cli::start_play(night.store(), testing::library(), *scenario, *person, "", 1);
    ASSERT_TRUE(kept);
    const std::string said = "I'm so sorry, Ms Carew.";
    const acts::Context context = play::hearing_context(kept->playing.pinned, kept->playing.state, {});
    const play::Decided reply = play::decide(kept->playing.pinned, kept->playing.state,
                                             play::Reply{said, acts::hear(kept->model, context, said)});
    ASSERT_TRUE(reply);
    ASSERT_TRUE(cli::commit(night.store(), *kept, *reply));
    arrive();
    press("rating-studio");
    ASSERT_TRUE(until([&] { return shows("rater"); }));
    go_to("rater");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Anna K");
    press("begin-rating");
    ASSERT_TRUE(until([&] { return shows("part-0"); }));

    press("part-0");
    press("add-act");
    hands.frame();
    hands.type("apology");
    hands.frame();
    press("add-act-apology");
    ASSERT_TRUE(until([&] { return shows("act-apology"); }));
    press("empathy-1");
    press("rating-next");

    const std::filesystem::path sheet = night.author_folder().parent_path() / "ratings" / "anna-k.jsonl";
    ASSERT_TRUE(until([&] { return std::filesystem::exists(sheet) && std::filesystem::file_size(sheet) > 0; }));
    const std::string bytes = drafts::read_whole(sheet).value_or("");
    EXPECT_NE(bytes.find(R"("acts":{"apology":["I'm so sorry,"]},"empathy":1)"), std::string::npos) << bytes;
}

}  // namespace
}  // namespace amends::app
