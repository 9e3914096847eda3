#pragma once
// Every panel in every state that matters, without records or a window: for pictures, for tests, for measuring.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/app/desk.h"

namespace amends::app {

/// Plays that panels are shown with.
struct Stock {
    Shelf shelf;
    acts::Model model;
    play::Playing opening;  ///< just begun
    play::Playing middle;   ///< some replies and deeds into the first contact
    play::Playing between;  ///< nobody is there; the worksheet waits
    play::Playing good;     ///< over, and passed
    play::Playing poor;     ///< over, and not passed
    std::string framework;  ///< bytes of a framework's file
};

/// The first `count` lines of a script that do something, and nothing after them.
///
/// errors  a line that cannot be done where it stands
Checked<play::Playing> rehearsed(const play::Pinned& pinned, const acts::Model& model, const play::Script& script,
                                 std::size_t count, const Catalogue& words);

struct Exhibit {
    std::string name;
    bool tall = false;           ///< all of a page that scrolls is to be seen
    std::function<void()> draw;  ///< between ui::begin and ui::end
};

/// Each draws one panel in one state; it may be drawn in several themes and sizes one after the other.
std::vector<Exhibit> exhibits(std::shared_ptr<const Stock> stock);

}  // namespace amends::app
