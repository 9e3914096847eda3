#pragma once
// The rubric editor: a framework's criteria, weights, order rules and wording, and beside them which marks of kept
// plays would move.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/publishing_panel.h"
#include "sim/author/frameworks.h"

namespace amends::app {

enum class FrameworkSide : std::uint8_t { criterion, moves, problems, publishing };

/// A framework that can be copied from and held against.
struct FrameworkSource {
    std::string id, title;
    author::Document document;
};

struct FrameworkView {
    const author::Document& document;
    const Diagnostics& faults;
    const std::vector<FrameworkSource>& sources;
    const std::vector<author::KeptCase>* cases = nullptr;  ///< null: they are being read
    std::vector<author::MarkMoved> moved = {};
    std::string against = {};  ///< id of the source that the marks are held against; empty: the published version
    bool reckoning = false;    ///< the marks are those of a moment ago
    std::string undo = {}, redo = {};
    bool saved = true;
    PublishingView publishing = {};
    std::string trouble = {};
};

struct FrameworkUi {
    struct Typed {
        ui::Edit edit;
        std::string value;  ///< what the document holds of it
    };
    std::map<std::string, Typed> typed;  ///< by pointer
    std::set<std::string> open;          ///< pointers of what is unfolded
    std::string typing;                  ///< pointer of the text that was typed last: further letters join its step
    std::string at;                      ///< pointer of the chosen criterion; empty: none
    FrameworkSide side = FrameworkSide::criterion;
    ui::PickUi pick;
    PublishingUi publishing;
};

struct EditFramework {
    author::Edit edit;
    bool joins = false;
};
struct UndoFramework {};
struct RedoFramework {};
struct SaveFramework {};
struct CloseFramework {};
/// The marks are held against that source from now on; empty: against the published version.
struct HoldAgainst {
    std::string id;
};
using FrameworkIntent = std::variant<EditFramework, UndoFramework, RedoFramework, SaveFramework, CloseFramework,
                                     HoldAgainst, ReviewIt, PublishIt>;

std::optional<FrameworkIntent> draw_framework(const FrameworkView& view, FrameworkUi& own, const Words& words);

/// What a framework's file calls things, in words: "false_word" is "a claim of a deed that nobody did".
std::string framework_name(std::string_view name, const Words& words);
/// Where something stands: "Humility › Reply {reply} apologises plainly. › Note".
std::string framework_place(const author::Document& document, std::string_view pointer, const Words& words);

/// One frame of the editor; its sources share it.
class FrameworkPanel {
public:
    FrameworkPanel(const FrameworkView& view, FrameworkUi& own, const Words& words)
        : view_(view), own_(own), words_(words)
    {
    }

    std::optional<FrameworkIntent> draw();

private:
    // framework_panel.cpp: the page, the list of criteria, what moves, what is wrong
    void take_keys();
    void head();
    void left();
    void criteria();
    void add_criterion();
    void side();
    void moves();
    void moved_play(const author::MarkMoved& moved);
    void problems();
    void publishing();

    // framework_rules.cpp: one criterion
    void criterion();
    void tools();
    void needs(const std::string& at);
    void letters(const std::string& at);
    void letter(const std::string& at);
    void condition_list(const std::string& at, std::string_view key);
    void flags(const std::string& at, const author::Askable& askable);
    void numbers(const std::string& at, const author::Askable& askable);
    void states(const std::string& at);
    void state(const std::string& criterion, const std::string& at);
    void bands(const std::string& at);

    // framework_fields.cpp: one value
    void text(const std::string& at, const char* label, int lines);
    void number(const std::string& at, const char* label, int least, int most, bool is_mark = false);
    void chips(const std::string& at, const std::vector<std::string_view>& names);
    bool fold(const std::string& at, const std::string& label, const std::string& summary = {});
    void item_tools(const std::string& at);

    void make(author::Edit edit, bool joins = false);
    std::vector<std::string> names_at(const std::string& at) const;
    ui::PickWords pick_words() const { return {words_("author.search"), words_("author.nothing_found")}; }

    const FrameworkView& view_;
    FrameworkUi& own_;
    const Words& words_;
    std::optional<FrameworkIntent> intent_;
};

}  // namespace amends::app
