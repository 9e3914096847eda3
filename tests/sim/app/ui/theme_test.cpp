#include "sim/app/ui/theme.h"

#include <gtest/gtest.h>

namespace amends::app::ui {
namespace {

constexpr ThemeName all_themes[] = {ThemeName::light, ThemeName::dark, ThemeName::contrast};
constexpr Token surfaces[] = {Token::page, Token::card, Token::sunken, Token::own, Token::accent_soft};

TEST(Contrast, IsTwentyOneBetweenBlackAndWhite)
{
    EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21.0, 1e-9);
}

/// #767676 on white is the well-known grey that just passes at 4.54:1.
TEST(Contrast, AgreesWithTheKnownGrey)
{
    EXPECT_NEAR(contrast({0x76, 0x76, 0x76}, {255, 255, 255}), 4.54, 0.005);
}

TEST(Theme, HasTextThatCanBeReadOnEverySurface)
{
    for (const ThemeName name : all_themes) {
        for (const Token text :
             {Token::text, Token::text_muted, Token::text_accent, Token::text_good, Token::text_bad}) {
            for (const Token surface : surfaces) {
                EXPECT_GE(contrast(theme(name)[text], theme(name)[surface]), 4.5)
                    << name_of(name) << ": token " << static_cast<int>(text) << " on " << static_cast<int>(surface);
            }
        }
    }
}

TEST(Theme, HasReadableTextOnTheGroundsOfAHeatMap)
{
    for (const ThemeName name : all_themes) {
        for (const Token ground : {Token::ground_strong, Token::ground_fair, Token::ground_weak, Token::sunken})
            EXPECT_GE(contrast(theme(name)[Token::text], theme(name)[ground]), 7) << name_of(name);
    }
}

TEST(Theme, HasControlsThatCanBeSeenOnEverySurfaceTheyLieOn)
{
    for (const ThemeName name : all_themes) {
        for (const Token control : {Token::border, Token::focus, Token::accent, Token::anger, Token::trust,
                                    Token::third, Token::good, Token::bad}) {
            for (const Token surface : {Token::page, Token::card, Token::sunken}) {
                EXPECT_GE(contrast(theme(name)[control], theme(name)[surface]), 3.0)
                    << name_of(name) << ": token " << static_cast<int>(control) << " on " << static_cast<int>(surface);
            }
        }
    }
}

TEST(Theme, HasReadableTextOnItsButton)
{
    for (const ThemeName name : all_themes) {
        EXPECT_GE(contrast(theme(name)[Token::on_accent], theme(name)[Token::accent]), 4.5) << name_of(name);
        EXPECT_GE(contrast(theme(name)[Token::on_accent], theme(name)[Token::accent_hover]), 4.5) << name_of(name);
        EXPECT_GE(contrast(theme(name)[Token::page], theme(name)[Token::text]), 4.5) << name_of(name);
        EXPECT_GE(contrast(theme(name)[Token::text], theme(name)[Token::selection]), 4.5) << name_of(name);
    }
}

}  // namespace
}  // namespace amends::app::ui
