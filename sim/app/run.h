#pragma once
// The window as the command line starts it.

#include "sim/app/desk.h"
#include "sim/app/window/window.h"

namespace amends::app {

struct RunOptions {
    WindowOptions window;             ///< text size and theme are taken from `settings`
    records::Store* store = nullptr;  ///< open, with Window::wake as its `wake`
    Shelf shelf;
    Doings doings;
    Settings settings;
};

/// Shows the window until it is closed. A fault says why none could be opened.
Checked<void> run_window(RunOptions options);

}  // namespace amends::app
