#pragma once
// Stories for the tests of imports, and short ways to look at what came of them.

#include <gtest/gtest.h>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "sim/scenario/exchange/read_story.h"
#include "sim/scenario/exchange/to_scenario.h"

namespace amends::exchange {

inline Story twee(const std::string& bytes)
{
    Checked<Story> story = read_twee(bytes, "story.twee");
    EXPECT_TRUE(story.has_value()) << (story ? "" : amends::to_string(story.error().front()));
    return story ? std::move(*story) : Story{};
}

inline Story html(const std::string& bytes)
{
    Checked<Story> story = read_twine_html(bytes, "story.html");
    EXPECT_TRUE(story.has_value()) << (story ? "" : amends::to_string(story.error().front()));
    return story ? std::move(*story) : Story{};
}

inline Story json_story(const std::string& bytes)
{
    Checked<Story> story = read_twine_json(bytes, "story.json");
    EXPECT_TRUE(story.has_value()) << (story ? "" : amends::to_string(story.error().front()));
    return story ? std::move(*story) : Story{};
}

/// Each note as "line:column about passage".
inline std::vector<std::string> notes_of(const std::vector<Note>& notes)
{
    std::vector<std::string> out;
    for (const Note& note : notes) {
        out.push_back(std::to_string(note.where.line) + ":" + std::to_string(note.where.column) + " " +
                      std::string(name_of(note.about)) + " " + note.passage);
    }
    return out;
}

inline Imported imported(const Story& story, int rounds = 1)
{
    ImportWishes wishes;
    wishes.rounds = rounds;
    Checked<Imported> made = to_scenario(story, wishes);
    EXPECT_TRUE(made.has_value()) << (made ? "" : amends::to_string(made.error().front()));
    return made ? std::move(*made) : Imported{};
}

inline std::string data_file(const std::string& name)
{
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/tests/data/twine/" + name, std::ios::binary);
    EXPECT_TRUE(in.good()) << name;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace amends::exchange
