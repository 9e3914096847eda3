#include <gtest/gtest.h>
#include <SDL.h>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "sim/app/window/window.h"

namespace amends::app {
namespace {

using std::chrono::milliseconds;

class WindowTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        setenv("SDL_VIDEODRIVER", "dummy", 1);
        Checked<std::unique_ptr<Window>> opened = Window::open({.software = true, .percent = 100});
        ASSERT_TRUE(opened) << opened.error().front().message;
        window = std::move(*opened);
    }

    /// How many frames there are once no more have come for half a second.
    long settled_frames() const
    {
        long before = 0;
        long now = 0;
        do {
            before = now;
            std::this_thread::sleep_for(milliseconds(500));
            now = window->frames();
        } while (now == 0 || now != before);
        return now;
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
        settled = settled_frames();
        std::this_thread::sleep_for(milliseconds(2000));
        later = window->frames();
        post_quit();
    });
    window->run(draw);
    clock.join();

    EXPECT_GT(settled, 0);
    EXPECT_EQ(later, settled);
}

TEST_F(TheWindow, DrawsOneFrameAtTheMomentThatAPanelAskedFor)
{
    constexpr int beats = 5;
    int met = 0;
    long first = 0;
    long last = 0;
    std::int64_t due = 0;
    window->run([&] {
        draw();
        if (ui::now() >= due) {
            ++met;
            due = ui::now() + 120;
            if (met == 3) first = window->frames();  // the window's own first events are over by then
            if (met == 3 + beats) last = window->frames();
        }
        if (last > 0) window->close();
        ui::wake_at(due);
    });

    EXPECT_EQ(last - first, beats);
}

TEST_F(TheWindow, IsWokenFromAnotherThread)
{
    long settled = 0;
    long later = 0;
    std::thread clock([&] {
        settled = settled_frames();
        Window::wake();
        later = settled;
        for (int i = 0; i < 200 && later < settled + 3; ++i) {
            std::this_thread::sleep_for(milliseconds(50));
            later = window->frames();
        }
        post_quit();
    });
    window->run(draw);
    clock.join();

    EXPECT_GE(later, settled + 3);
}

/// In the program's own time: what else the machine does is no fault of the window's.
TEST_F(TheWindow, ShowsItsFirstFrameWithinASecond)
{
    window.reset();

    const std::clock_t begun = std::clock();
    Checked<std::unique_ptr<Window>> opened = Window::open({.software = true, .percent = 100});
    ASSERT_TRUE(opened);
    (*opened)->draw_now(draw);

    EXPECT_LT(std::clock() - begun, CLOCKS_PER_SEC);
}

void post_key(std::uint32_t type, SDL_Keycode key, int mods)
{
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = key;
    event.key.keysym.mod = static_cast<std::uint16_t>(mods);
    SDL_PushEvent(&event);
}

/// How often each shortcut counted.
struct Counted {
    int n = 0, z = 0, plain = 0;

    void draw()
    {
        n += ui::pressed({ui::Key::n, true});
        z += ui::pressed({ui::Key::z, true});
        plain += ui::pressed({ui::Key::n}) || ui::pressed({ui::Key::z});
    }
};

TEST_F(TheWindow, CountsAShortcutWhoseCtrlIsLetGoWithinTheSameFrame)
{
    Counted counted;
    const auto look = [&] { counted.draw(); };
    window->draw_now(look);
    post_key(SDL_KEYDOWN, SDLK_LCTRL, KMOD_LCTRL);
    window->draw_now(look);

    // The frame was slow: Ctrl is let go before N is.
    post_key(SDL_KEYDOWN, SDLK_n, KMOD_LCTRL);
    post_key(SDL_KEYUP, SDLK_LCTRL, 0);
    post_key(SDL_KEYUP, SDLK_n, 0);
    for (int i = 0; i < 8; ++i) window->draw_now(look);

    EXPECT_EQ(counted.n, 1);
    EXPECT_EQ(counted.plain, 0);
}

TEST_F(TheWindow, CountsTwoShortcutsThatCameWithinOneFrame)
{
    Counted counted;
    const auto look = [&] { counted.draw(); };
    window->draw_now(look);

    post_key(SDL_KEYDOWN, SDLK_LCTRL, KMOD_LCTRL);
    post_key(SDL_KEYDOWN, SDLK_n, KMOD_LCTRL);
    post_key(SDL_KEYDOWN, SDLK_z, KMOD_LCTRL);
    post_key(SDL_KEYUP, SDLK_LCTRL, 0);
    post_key(SDL_KEYUP, SDLK_n, 0);
    post_key(SDL_KEYUP, SDLK_z, 0);
    window->draw_now(look);
    EXPECT_EQ(counted.n + counted.z, 1);  // one frame carries out one
    for (int i = 0; i < 8; ++i) window->draw_now(look);

    EXPECT_EQ(counted.n, 1);
    EXPECT_EQ(counted.z, 1);
    EXPECT_EQ(counted.plain, 0);
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
