// When the journal of the author's desk reaches the disk, and who waits for it.
#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "sim/app/author/author_desk.h"
#include "sim/cli/author_tools.h"
#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::Night;

/// The desk with a disk that remembers on which thread it was waited for.
class TheJournalOfTheDesk : public ::testing::Test {
protected:
    TheJournalOfTheDesk()
    {
        auto mine = std::make_shared<AuthorTools>(*cli::author_tools(testing::library(), night.author_folder()));
        mine->around.sync = [this, really = mine->around.sync](const std::filesystem::path& path) {
            if (path.filename() != "journal") return really(path);
            ++(std::this_thread::get_id() == window_thread ? waits_of_the_window : waits_elsewhere);
            if (full) return Checked<void>(fault({path.string(), 0, 0, ""}, "the disk is full"));
            return really(path);
        };
        author = std::make_unique<AuthorDesk>(mine, testing::library().words, worker);
        hands = std::make_unique<Hands>([this] {
            worker.deliver();
            author->draw();
        });
        begin();
    }

    void begin()
    {
        press("copy-wrong-tablets");
        while (author->draft() == nullptr) frame();
        hands->screen().focus = "field-/title";
        hands->screen().reveal = true;
        frame();
    }

    void press(const std::string& id)
    {
        frame();
        hands->screen().focus = id;
        hands->screen().reveal = true;
        frame();
        hands->key(ImGuiKey_Enter);
    }

    /// A frame, 20 ms after the one before by the window's clock.
    void frame()
    {
        hands->screen().now_ms += 20;
        hands->frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }

    bool in_time(const std::function<bool()>& holds)
    {
        for (int i = 0; i < 4000 && !holds(); ++i) frame();
        return holds();
    }

    Night night;
    std::atomic<int> waits_of_the_window = 0, waits_elsewhere = 0;
    std::atomic<bool> full = false;
    const std::thread::id window_thread = std::this_thread::get_id();
    Worker worker{[] {}};
    std::unique_ptr<AuthorDesk> author;
    std::unique_ptr<Hands> hands;
};

TEST_F(TheJournalOfTheDesk, IsOnTheDiskWithinASecondThoughSomebodyGoesOnTyping)
{
    int frames = 0;
    hands->type("a");
    for (; frames < 50 && waits_elsewhere == 0; ++frames) {
        hands->type("a");
        frame();
    }

    EXPECT_GT(waits_elsewhere, 0);
    EXPECT_TRUE(in_time([&] { return !author->draft()->needs_sync(); }));
    EXPECT_EQ(waits_of_the_window, 0);
}

TEST_F(TheJournalOfTheDesk, IsWaitedForElsewhereThoughTheDraftIsClosed)
{
    hands->type("a");
    press("close-draft");

    EXPECT_TRUE(in_time([&] { return author->draft() == nullptr && waits_elsewhere > 0; }));
    EXPECT_EQ(waits_of_the_window, 0);
}

TEST_F(TheJournalOfTheDesk, TriesAgainWhereTheDiskRefuses)
{
    full = true;
    hands->type("a");
    const auto complains = [&] {
        return std::ranges::any_of(hands->shown().items, [](const ui::Item& item) {
            return item.name.find("the disk is full") != std::string::npos;
        });
    };
    ASSERT_TRUE(in_time(complains));
    EXPECT_TRUE(author->draft()->needs_sync());

    full = false;

    EXPECT_TRUE(in_time([&] { return !author->draft()->needs_sync(); }));
    EXPECT_TRUE(in_time([&] { return !complains(); }));
}

}  // namespace
}  // namespace amends::app
