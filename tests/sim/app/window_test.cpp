#include <gtest/gtest.h>
#include <SDL.h>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "sim/app/window/window.h"

namespace amends::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class WindowTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        setenv("SDL_VIDEODRIVER", "dummy", 1);
        Checked<std::unique_ptr<Window>> opened = Window::open({.software = true, .percent = 100});
        ASSERT_TRUE(opened) << opened.error().front().message;
        window = std::move(*opened);
    }

    static void post_quit()
    {
        SDL_Event event{};
        event.type = SDL_QUIT;
        SDL_PushEvent(&event);
    }

    std::unique_ptr<Window> window;
    int pressed = 0;
    std::function<void()> draw = [this] { pressed += ui::button("go", "Go"); };
};

using TheWindow = WindowTest;

TEST_F(TheWindow, DrawsNothingWhileNothingHappens)
{
    long settled = 0;
    long later = 0;
    std::thread clock([&] {
        std::this_thread::sleep_for(milliseconds(500));
        settled = window->frames();
        std::this_thread::sleep_for(milliseconds(2000));
        later = window->frames();
        post_quit();
    });
    window->run(draw);
    clock.join();

    EXPECT_GT(settled, 0);
    EXPECT_EQ(later, settled);
}

TEST_F(TheWindow, IsWokenFromAnotherThread)
{
    long settled = 0;
    long later = 0;
    std::thread clock([&] {
        std::this_thread::sleep_for(milliseconds(500));
        settled = window->frames();
        Window::wake();
        std::this_thread::sleep_for(milliseconds(300));
        later = window->frames();
        post_quit();
    });
    window->run(draw);
    clock.join();

    EXPECT_GE(later, settled + 3);
}

TEST_F(TheWindow, ShowsItsFirstFrameWithinASecond)
{
    window.reset();

    const auto begun = steady_clock::now();
    Checked<std::unique_ptr<Window>> opened = Window::open({.software = true, .percent = 100});
    ASSERT_TRUE(opened);
    (*opened)->draw_now(draw);

    EXPECT_LT(steady_clock::now() - begun, milliseconds(1000));
}

TEST_F(TheWindow, ClosesWhenItIsAskedTo)
{
    post_quit();

    window->run(draw);

    SUCCEED();
}

TEST_F(TheWindow, ChangesTheTextSizeBetweenFrames)
{
    window->draw_now(draw);
    const float before = window->screen().shown.find("go")->rect.height();

    window->set_text_size(200);
    window->draw_now(draw);

    EXPECT_GT(window->screen().shown.find("go")->rect.height(), before * 1.8F);
}

TEST_F(TheWindow, TakesAPictureOfWhatItShows)
{
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("amends-picture-" + std::to_string(SDL_GetTicks64()) + ".png");
    window->draw_now(draw);

    ASSERT_TRUE(window->save_picture(file));

    EXPECT_GT(std::filesystem::file_size(file), 1000u);
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace amends::app
