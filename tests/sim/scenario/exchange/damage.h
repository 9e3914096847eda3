#pragma once
// Damaged stories, and what holds for whatever bytes: a reader gives a story or says why not, and what is made of a
// story can be read.

#include <algorithm>

#include "scoring/base/chance.h"
#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {

/// Tokens that the readers look for, so that damage hits where it hurts.
inline const std::vector<std::string>& tokens()
{
    static const std::vector<std::string> all = {"::",
                                                 "\n:: ",
                                                 "[[",
                                                 "]]",
                                                 "->",
                                                 "<-",
                                                 "|",
                                                 "][",
                                                 "{\"position\":\"",
                                                 "<<",
                                                 ">>",
                                                 "<<if $x>>",
                                                 "<</if>>",
                                                 "<<link \"",
                                                 "(if: ",
                                                 "(link-goto: \"a\",",
                                                 ")[",
                                                 "]",
                                                 "[",
                                                 "(",
                                                 ")",
                                                 "\"",
                                                 "'",
                                                 "`",
                                                 "{",
                                                 "}",
                                                 "<!--",
                                                 "-->",
                                                 "<%",
                                                 "%>",
                                                 "<a data-passage=\"",
                                                 ">",
                                                 "<script>",
                                                 "</script>",
                                                 "&#x",
                                                 "&amp;",
                                                 "\\",
                                                 "\r",
                                                 "\n",
                                                 "\t",
                                                 std::string(2, '\0'),
                                                 "\xFF",
                                                 "\xE2\x80\xAE",
                                                 "<tw-passagedata name=\"",
                                                 "</tw-passagedata>",
                                                 "</tw-storydata>",
                                                 "<tw-storydata ",
                                                 "[script]",
                                                 "--\n",
                                                 "[if x]\n",
                                                 "{embed passage: '",
                                                 "StoryData",
                                                 "Start",
                                                 "$x",
                                                 "/*",
                                                 "*/",
                                                 "[img["};
    return all;
}

class Damage {
public:
    explicit Damage(std::uint64_t seed) : seed_(seed) {}

    std::string to(std::string bytes)
    {
        for (std::size_t strokes = 1 + below(8); strokes > 0; --strokes) {
            const std::size_t at = below(bytes.size() + 1);
            switch (below(5)) {
                case 0:
                    bytes.insert(at, 1, static_cast<char>(below(256)));
                    break;
                case 1:
                    bytes.erase(at, 1 + below(30));
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(below(bytes.size() + 1), 1 + below(80)));
                    break;
                case 3:
                    bytes.resize(at + 1, ' ');
                    break;
                default:
                    bytes.insert(at, tokens().at(below(tokens().size())));
                    break;
            }
        }
        return bytes;
    }

    std::string of_tokens()
    {
        std::string bytes = ":: Start\n";
        for (std::size_t i = below(200); i > 0; --i) bytes += tokens().at(below(tokens().size()));
        return bytes;
    }

private:
    std::size_t below(std::size_t bound)
    {
        return chance_below(seed_, place_++, "damage", static_cast<std::uint32_t>(std::max<std::size_t>(bound, 1)));
    }

    std::uint64_t seed_;
    std::uint64_t place_ = 0;
};

/// Reads, imports, and writes what came of it; the checks are those that hold for every file.
inline void take(const std::string& bytes, const std::string& name)
{
    const Checked<Story> story = read_story(bytes, name);
    if (!story) {
        ASSERT_FALSE(story.error().empty());
        return;
    }
    const Checked<Imported> made = to_scenario(*story, {});
    // A scenario has its limits; nothing else is refused.
    if (!made) {
        ASSERT_NE(made.error().front().message.find("at most"), std::string::npos)
            << name << ": " << amends::to_string(made.error().front()) << "\n"
            << bytes.substr(0, 4000);
    }
    const std::string written = write_twee(*story);
    const Checked<Story> again = read_twee(written, name);
    ASSERT_TRUE(again.has_value()) << bytes.substr(0, 4000);
    ASSERT_EQ(write_twee(*again), written) << bytes.substr(0, 4000);
}

inline void take_damaged(std::uint64_t from, std::uint64_t to)
{
    const std::vector<std::string> sound = {data_file("late-crib.twee"), data_file("late-crib.html"),
                                            data_file("late-crib.json")};
    const std::vector<std::string> names = {"s.twee", "s.html", "s.json"};
    for (std::uint64_t seed = from; seed < to; ++seed) {
        Damage damage(seed);
        for (std::size_t i = 0; i < sound.size(); ++i) take(damage.to(sound[i]), names[i]);
        take(damage.of_tokens(), "s.twee");
        if (testing::Test::HasFatalFailure()) return;
    }
}

}  // namespace amends::exchange
