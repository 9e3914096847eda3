#pragma once
// The author's desk in a window that does not exist, with hands that press and type.

#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "sim/app/author/author_desk.h"
#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {

class TheAuthorsDesk : public ::testing::Test {
protected:
    bool until(const std::function<bool()>& holds)
    {
        for (int i = 0; i < 4000 && !holds(); ++i) {
            hands.screen().now_ms += 20;
            hands.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return holds();
    }

    bool shows(const std::string& id) { return hands.shown().find(id) != nullptr; }

    bool says(const std::string& words)
    {
        return std::ranges::any_of(hands.shown().items, [&](const ui::Item& item) { return item.name == words; });
    }

    void press(const std::string& id) { hands.press(id); }

    void go_to(const std::string& id)
    {
        hands.screen().focus = id;
        hands.screen().reveal = true;
        hands.frame();
    }

    void arrive()
    {
        if (night.kept_settings().person.empty()) {
            hands.click("name");
            hands.type("Robin");
            hands.key(ImGuiKey_Enter);
        }
        ASSERT_TRUE(until([&] { return shows("go-to-author"); }));
        press("go-to-author");
        ASSERT_TRUE(until([&] { return shows("copy-wrong-tablets"); }));
    }

    void open_copy()
    {
        arrive();
        press("copy-wrong-tablets");
        ASSERT_TRUE(until([&] { return shows("canvas"); }));
    }

    const drafts::Draft& draft() { return *desk->author()->draft(); }
    std::string text(const std::string& at) { return draft().document().text(at); }

    testing::Night night;
    std::unique_ptr<Desk> desk = night.desk();
    testing::Hands hands{[this] { desk->draw(); }};
};

}  // namespace amends::app
