#pragma once
// What could not be done for what stands in one box of a page, said at that box.

#include <string>
#include <string_view>

#include "sim/app/ui/ui.h"

namespace amends::app {

struct RefusedBox {
    std::string box;  ///< its id, or that of the button; empty: nothing was refused
    std::string why;

    /// That box has the keyboard then.
    void refuse(std::string at, std::string reason)
    {
        box = std::move(at);
        why = std::move(reason);
        ui::focus(box);
    }
    /// Below the box with that id, until something else stands there.
    void say_at(std::string_view id, bool changed)
    {
        if (box != id) return;
        if (changed) return box.clear();
        ui::icon_text(ui::icon::warning, why, ui::Type::body, ui::Token::text_bad);
    }
};

}  // namespace amends::app
