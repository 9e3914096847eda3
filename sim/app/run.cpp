#include "sim/app/run.h"

#include <utility>

namespace amends::app {

Checked<void> run_window(RunOptions options)
{
    options.window.percent = options.settings.percent;
    options.window.theme = options.settings.theme;
    Checked<std::unique_ptr<Window>> window = Window::open(options.window);
    if (!window) return tl::unexpected<Diagnostics>(std::move(window.error()));
    Desk desk(*options.store, std::move(options.shelf), std::move(options.doings), std::move(options.settings),
              [] { Window::wake(); });
    (*window)->run([&] {
        desk.draw();
        (*window)->screen().theme = desk.settings().theme;
        if (desk.settings().percent != 0) (*window)->set_text_size(desk.settings().percent);
    });
    return {};
}

}  // namespace amends::app
