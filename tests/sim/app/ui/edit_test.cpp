#include "sim/app/ui/edit.h"

#include <gtest/gtest.h>

namespace amends::app::ui {
namespace {

float one(char32_t)
{
    return 1;
}

constexpr std::size_t plenty = 1000;

TEST(WrapRows, BreaksAfterTheLastSpaceThatFits)
{
    EXPECT_EQ(wrap_rows(U"aaa bbb ccc", 7, one), (std::vector<Row>{{0, 8}, {8, 11}}));
}

TEST(WrapRows, BreaksAWordOnlyWhereItAloneIsTooWide)
{
    EXPECT_EQ(wrap_rows(U"abcdefgh", 3, one), (std::vector<Row>{{0, 3}, {3, 6}, {6, 8}}));
}

TEST(WrapRows, BeginsARowAtEachLineBreak)
{
    EXPECT_EQ(wrap_rows(U"a\n\nb\n", 9, one), (std::vector<Row>{{0, 1}, {2, 2}, {3, 4}, {5, 5}}));
}

TEST(WrapRows, GivesAnEmptyTextOneRow)
{
    EXPECT_EQ(wrap_rows(U"", 5, one), (std::vector<Row>{{0, 0}}));
}

TEST(WrapRows, CoversEveryLetterOnce)
{
    const std::u32string text = U"one two  three four-five sixseveneight  nine";
    for (float width = 1; width < 30; ++width) {
        std::size_t at = 0;
        for (const Row& row : wrap_rows(text, width, one)) {
            EXPECT_EQ(row.begin, at);
            at = row.end;
        }
        EXPECT_EQ(at, text.size());
    }
}

TEST(Edit, KeepsLettersBeyondAscii)
{
    EXPECT_EQ(Edit("niño straße €").utf8(), "niño straße €");
}

TEST(Edit, ReplacesTheSelection)
{
    Edit edit("hello world");
    edit.select_word(8);

    edit.insert(U"you", plenty);

    EXPECT_EQ(edit.utf8(), "hello you");
}

TEST(Edit, StopsAtItsLimit)
{
    Edit edit("abc");

    edit.insert(U"defgh", 5);

    EXPECT_EQ(edit.utf8(), "abcde");
}

TEST(Edit, ErasesAWordBack)
{
    Edit edit("I am sorry");

    edit.erase_back(true);

    EXPECT_EQ(edit.utf8(), "I am ");
}

TEST(Edit, UndoesATypedWordAtOnceAndRedoesIt)
{
    Edit edit("I ");
    for (const char32_t c : std::u32string(U"am")) edit.insert(std::u32string(1, c), plenty);

    edit.undo();
    EXPECT_EQ(edit.utf8(), "I ");

    edit.redo();
    EXPECT_EQ(edit.utf8(), "I am");
}

TEST(Edit, CutsAndGivesBackWhatWasSelected)
{
    Edit edit("one two");
    edit.select_all();

    EXPECT_EQ(edit.cut(), "one two");
    EXPECT_TRUE(edit.empty());
}

TEST(Edit, MovesToTheSamePlaceInTheRowBelow)
{
    Edit edit("abcd efgh");
    const std::vector<Row> rows = wrap_rows(edit.text(), 5, one);
    edit.move_to(2, false);

    edit.move_row(+1, rows, one, false);

    EXPECT_EQ(edit.caret(), 7u);
}

TEST(Edit, MovesFromTheFirstRowToTheBegin)
{
    Edit edit("abcd");
    edit.move_row(-1, wrap_rows(edit.text(), 9, one), one, false);

    EXPECT_EQ(edit.caret(), 0u);
}

TEST(Edit, ForgetsItsHistoryWhenCleared)
{
    Edit edit("secret");
    edit.insert(U"s", plenty);
    edit.clear();

    edit.undo();

    EXPECT_TRUE(edit.empty());
}

}  // namespace
}  // namespace amends::app::ui
