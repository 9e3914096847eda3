#pragma once
// The window: SDL, a renderer, and a loop that draws only when something happened.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "scoring/base/result.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

struct WindowOptions {
    std::string title = "Amends";
    int width = 1280;
    int height = 800;
    bool software = false;  ///< never ask for an accelerated renderer
    bool headless = false;  ///< needs no display and is never shown: for pictures and for measuring
    int percent = 0;        ///< text size, 100 to 300; 0: by the display
    ui::ThemeName theme = ui::ThemeName::light;
    ui::Speaker* speaker = nullptr;
    std::function<std::int64_t()> clock = {};  ///< milliseconds, only forward; by default the system's
};

class Window {
public:
    /// Opens the window, hidden until its first frame is drawn. A fault says what SDL could not do.
    static Checked<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    ui::Screen& screen();

    /// Draws what `draw` says until `close` is called or the window is closed. With no event there is no frame; after
    /// one there are at least three, since one event can take that many to show all it does; when the moment comes that
    /// a panel asked for with ui::wake_at there is one.
    void run(const std::function<void()>& draw);
    void close();

    /// Takes effect between this frame and the next.
    void set_text_size(int percent);
    void resize(int width, int height);

    /// Draws a frame at once, however long nothing happened.
    void draw_now(const std::function<void()>& draw);

    /// How many frames have been drawn since the window was opened.
    long frames() const;

    /// The last frame as a PNG file.
    Checked<void> save_picture(const std::filesystem::path& file);

    /// Wakes a sleeping loop. May be called from any thread, also before the window is there and after it is gone.
    static void wake();

private:
    struct Data;
    explicit Window(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

}  // namespace amends::app
