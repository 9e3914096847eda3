#pragma once
// Icons by what they mean. Each is one character of the Material icon font, merged into every text font.

#include <string_view>

namespace amends::app::ui::icon {

inline constexpr std::string_view send = "\xEE\x85\xA3";       // e163
inline constexpr std::string_view listen = "\xEE\x80\xA3";     // e023
inline constexpr std::string_view call = "\xEE\x82\xB0";       // e0b0
inline constexpr std::string_view hang_up = "\xEE\x82\xB1";    // e0b1
inline constexpr std::string_view clock = "\xEE\xA2\xB5";      // e8b5
inline constexpr std::string_view copy = "\xEE\x85\x8D";       // e14d
inline constexpr std::string_view check = "\xEE\x97\x8A";      // e5ca
inline constexpr std::string_view close = "\xEE\x97\x8D";      // e5cd
inline constexpr std::string_view up = "\xEE\x97\x98";         // e5d8
inline constexpr std::string_view down = "\xEE\x97\x9B";       // e5db
inline constexpr std::string_view warning = "\xEE\x80\x82";    // e002
inline constexpr std::string_view info = "\xEE\xA2\x8E";       // e88e
inline constexpr std::string_view person = "\xEE\x9F\xBD";     // e7fd
inline constexpr std::string_view back = "\xEE\x97\x84";       // e5c4
inline constexpr std::string_view forward = "\xEE\x97\x88";    // e5c8
inline constexpr std::string_view again = "\xEE\x81\x82";      // e042
inline constexpr std::string_view flag = "\xEE\x85\x93";       // e153
inline constexpr std::string_view lock = "\xEE\xA2\x97";       // e897
inline constexpr std::string_view play = "\xEE\x80\xB7";       // e037
inline constexpr std::string_view look_up = "\xEE\xA2\xB6";    // e8b6
inline constexpr std::string_view hold = "\xEE\x80\xB4";       // e034
inline constexpr std::string_view fix = "\xEE\xA1\xA9";        // e869
inline constexpr std::string_view give = "\xEE\xA3\xB6";       // e8f6
inline constexpr std::string_view bend_rule = "\xEE\xA4\x8E";  // e90e
inline constexpr std::string_view consult = "\xEE\xA3\x93";    // e8d3
inline constexpr std::string_view three_way = "\xEE\x9F\xB0";  // e7f0
inline constexpr std::string_view brief = "\xEE\xA4\x9F";      // e91f
inline constexpr std::string_view transfer = "\xEE\x82\xB6";   // e0b6
inline constexpr std::string_view note = "\xEE\xA2\x9C";       // e89c
inline constexpr std::string_view report = "\xEE\xA2\xB2";     // e8b2
inline constexpr std::string_view message = "\xEE\x85\x98";    // e158
inline constexpr std::string_view hint = "\xEE\xA4\x8F";       // e90f
inline constexpr std::string_view event = "\xEE\xA1\xB8";      // e878
inline constexpr std::string_view waiting = "\xEE\xA2\x8B";    // e88b
inline constexpr std::string_view quote = "\xEE\x89\x84";      // e244
inline constexpr std::string_view folder = "\xEE\xA3\xB9";     // e8f9
inline constexpr std::string_view page = "\xEE\xA1\xB3";       // e873
inline constexpr std::string_view help = "\xEE\xA3\xBD";       // e8fd
inline constexpr std::string_view contrast = "\xEE\x8E\xA9";   // e3a9
inline constexpr std::string_view no = "\xEE\x85\x8B";         // e14b
inline constexpr std::string_view done = "\xEE\xA1\xAC";       // e86c
inline constexpr std::string_view settings = "\xEE\xA2\xB8";   // e8b8
inline constexpr std::string_view sound = "\xEE\x81\x90";      // e050
inline constexpr std::string_view shown = "\xEE\xA3\xB4";      // e8f4
inline constexpr std::string_view hidden = "\xEE\xA3\xB5";     // e8f5
inline constexpr std::string_view compare = "\xEE\x8E\xB9";    // e3b9
inline constexpr std::string_view open = "\xEE\x97\x8F";       // e5cf
inline constexpr std::string_view shut = "\xEE\x97\x8C";       // e5cc
inline constexpr std::string_view thought = "\xEE\x83\x8B";    // e0cb
inline constexpr std::string_view progress = "\xEE\xA3\xA5";   // e8e5
inline constexpr std::string_view today = "\xEE\xA3\x9F";      // e8df
inline constexpr std::string_view write = "\xEE\x8F\x89";      // e3c9
inline constexpr std::string_view home = "\xEE\xA2\x8A";       // e88a
inline constexpr std::string_view pause = "\xEE\x86\xA2";      // e1a2
inline constexpr std::string_view rewind = "\xEE\x85\xA6";     // e166
inline constexpr std::string_view money = "\xEE\x88\xA7";      // e227
inline constexpr std::string_view shield = "\xEE\x8C\xAA";     // e32a
inline constexpr std::string_view motion = "\xEE\x94\xAF";     // e52f
inline constexpr std::string_view star = "\xEE\xA0\xB8";       // e838
inline constexpr std::string_view duplicate = "\xEE\x80\xAE";  // e02e
inline constexpr std::string_view tree = "\xEE\xA5\xBA";       // e97a
inline constexpr std::string_view tidy = "\xEE\xA1\xB1";       // e871
inline constexpr std::string_view list = "\xEE\xA2\x96";       // e896
inline constexpr std::string_view table = "\xEE\x8F\xAC";      // e3ec
inline constexpr std::string_view teach = "\xEE\xA0\x8C";      // e80c

}  // namespace amends::app::ui::icon
