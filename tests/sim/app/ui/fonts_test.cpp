#include "sim/app/ui/fonts.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <fstream>
#include <regex>
#include <string>

#include "tests/sim/app/harness.h"

namespace amends::app::ui {
namespace {

/// Each line of icons.h ends with the icon's code point: "// e163".
TEST(TheLetters, HoldEveryIcon)
{
    if (find_fonts().icons.empty()) GTEST_SKIP() << "no font of icons here";
    const testing::Hands hands([] {});
    const ImFont& letters = *ImGui::GetIO().Fonts->Fonts.front();
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/sim/app/ui/icons.h");
    const std::regex icon(R"(string_view (\w+) = .*// ([0-9a-f]{4})$)");
    int count = 0;
    for (std::string line; std::getline(in, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, icon)) continue;
        ++count;
        const auto code = static_cast<ImWchar>(std::stoul(found[2], nullptr, 16));
        EXPECT_NE(letters.FindGlyphNoFallback(code), nullptr) << found[1];
    }
    EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace amends::app::ui
