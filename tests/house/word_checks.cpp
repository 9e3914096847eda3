#include <array>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "tests/house/checks.h"
#include "tests/house/code.h"

namespace amends::house {

namespace {

const std::set<std::string, std::less<>> k_floating = {"float", "double", "float_t", "double_t"};

/// Functions whose answer depends on the machine, its settings or the moment, or that return floating point.
const std::set<std::string, std::less<>> k_impure_calls = {
    "getenv", "secure_getenv", "setlocale", "localeconv", "rand", "srand", "random_shuffle", "system",
    "atof",   "strtod",        "strtof",    "stod",       "stof", "stold", "this_thread"};

const std::regex k_interactive(
    "(Small|Invisible|Arrow|Image|Radio|Color|TabItem)?Button(Ex)?|Checkbox(Flags)?|Selectable|MenuItem|"
    "Begin(Menu|Combo|ListBox|TabItem|DragDropSource|DragDropTarget)|Combo|ListBox|(Drag|V?Slider)(Float|Int|Scalar|"
    "Angle)"
    "\\w*|Input(Text|Int|Float|Double|Scalar)\\w*|Color(Edit|Picker)\\d|TreeNode\\w*|TreePush|CollapsingHeader");

bool is_test_macro(const std::string& name)
{
    static const std::set<std::string, std::less<>> k_macros = {
        "TEST", "TEST_F", "TEST_P", "TYPED_TEST", "TYPED_TEST_P", "RC_GTEST_PROP", "RC_GTEST_FIXTURE_PROP"};
    return k_macros.contains(name);
}

}  // namespace

Findings check_pure_words(const Tree& tree, const House& house)
{
    Findings findings;
    for (const File& file : tree) {
        const Room* room = house.room_of(file.path);
        if (!is_code(file.path) || room == nullptr || !room->pure) continue;
        for (const Word& word : words_of(file.text)) {
            if (k_floating.contains(word.name) && !room->floating) {
                findings.push_back({file.path, word.line, "`" + word.name + "` in a pure room: integers only"});
            } else if (k_impure_calls.contains(word.name) && (word.after == '(' || word.after == ':')) {
                findings.push_back({file.path, word.line, "`" + word.name + "` has no place in a pure room"});
            }
        }
    }
    return findings;
}

Findings check_widgets(const Tree& tree)
{
    Findings findings;
    for (const File& file : tree) {
        if (!is_code(file.path) || !file.path.starts_with("sim/") || file.path.starts_with("sim/app/ui/")) continue;
        const std::vector<Word> words = words_of(file.text);
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            if (words[i].name == "namespace" && words[i + 1].name == "ImGui") {
                findings.push_back({file.path, words[i].line, "ImGui's namespace is opened outside sim/app/ui/"});
            }
            const bool call = words[i].name == "ImGui" && words[i].after == ':' && words[i + 1].after == '(';
            if (call && std::regex_match(words[i + 1].name, k_interactive)) {
                findings.push_back({file.path, words[i].line,
                                    "ImGui::" + words[i + 1].name + " outside sim/app/ui/: call its wrapper there"});
            }
        }
    }
    return findings;
}

Findings check_test_names(const Tree& tree)
{
    Findings findings;
    for (const File& file : tree) {
        if (!is_code(file.path) || !file.path.starts_with("tests/")) continue;
        const std::vector<Word> words = words_of(file.text);
        for (std::size_t i = 0; i + 2 < words.size(); ++i) {
            if (!is_test_macro(words[i].name) || words[i].after != '(' || words[i + 1].before != '(') continue;
            for (const std::string& name : {words[i + 1].name, words[i + 2].name}) {
                if (name.find('_') != std::string::npos) {
                    findings.push_back({file.path, words[i].line, "the test name " + name + " has an underscore"});
                }
            }
        }
    }
    return findings;
}

Findings check_remarks(const Tree& tree)
{
    static const std::regex k_later(R"(\b(TODO|FIXME|XXX|HACK)\b)");
    static const std::regex k_blanket(R"(NOLINT(NEXTLINE|BEGIN|END)?(?![A-Z(]))");
    Findings findings;
    for (const File& file : tree) {
        // This folder speaks of what it forbids.
        const bool ours = file.path.starts_with("scoring/") || file.path.starts_with("sim/") ||
                          (file.path.starts_with("tests/") && !file.path.starts_with("tests/house/"));
        if (!is_code(file.path) || !ours) continue;
        std::istringstream lines(file.text);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (std::regex_search(line, k_later)) {
                findings.push_back({file.path, number, "a promise to do it later: do it now, or leave it out"});
            }
            if (std::regex_search(line, k_blanket)) {
                findings.push_back({file.path, number, "NOLINT without the name of a check"});
            }
        }
    }
    return findings;
}

}  // namespace amends::house
