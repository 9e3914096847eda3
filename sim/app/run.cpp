#include "sim/app/run.h"

#include <utility>

#include "sim/app/window/sound.h"

namespace amends::app {
namespace {

constexpr int a_breath_ms = 250;  // what the loudspeaker has taken is heard by then

}  // namespace

Checked<void> run_window(RunOptions options)
{
    options.window.percent = options.settings.percent;
    options.window.theme = options.settings.theme;
    Checked<std::unique_ptr<Window>> window = Window::open(options.window);
    if (!window) return tl::unexpected<Diagnostics>(std::move(window.error()));
    Sound sound;
    options.doings.cue = [&sound](Cue cue) { sound.play(samples_of(cue), samples_a_second); };
    (*window)->screen().copied_words = say(message("window.copied"), options.shelf.words);
    (*window)->screen().too_long_words = say(message("window.too_long"), options.shelf.words);
    Desk desk(*options.store, std::move(options.shelf), std::move(options.doings), std::move(options.settings),
              [] { Window::wake(); });
    (*window)->run([&] {
        desk.draw();
        (*window)->screen().theme = desk.settings().theme;
        (*window)->screen().motion = desk.settings().motion;
        sound.rest();
        if (sound.left_ms() > 0) ui::wake_at(ui::now() + sound.left_ms() + a_breath_ms);
        if (desk.settings().percent != 0) (*window)->set_text_size(desk.settings().percent);
    });
    return {};
}

}  // namespace amends::app
