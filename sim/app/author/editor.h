#pragma once
// The page on which a scenario is written: canvas or list, and beside it the form, what is wrong, and the backups.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/form.h"
#include "sim/app/author/publishing_panel.h"
#include "sim/app/author/table_panel.h"
#include "sim/app/author/try_panel.h"
#include "sim/app/ui/plane.h"
#include "sim/author/map.h"
#include "sim/drafts/draft.h"

namespace amends::app {

/// How the document is shown.
enum class EditorLeft : std::uint8_t { picture, list, table };
enum class EditorSide : std::uint8_t { form, trial, problems, publishing, backups };

struct EditorView {
    const author::Document& document;
    const author::References& references;
    const author::Map& map;
    const author::Positions& places;
    const std::vector<author::Problem>& problems;
    const std::vector<std::string>& personas;
    std::string at = {};    ///< what is chosen
    std::string undo = {};  ///< what the next undo takes back, in words; empty: nothing
    std::string redo = {};
    bool saved = true;
    bool looked = true;         ///< the problems are those of the document as it stands
    bool known = true;          ///< … or of how it stood a moment ago
    std::uint64_t version = 0;  ///< changes with the map, the places and the problems
    bool by_hand = false;       ///< saving changes how the file is laid out
    drafts::OnDisk disk = drafts::OnDisk::same;
    std::vector<drafts::Backup> backups = {};
    const TryView* trial = nullptr;       ///< the play beside the canvas
    std::vector<std::string> taken = {};  ///< exits that the play has taken
    const PublishingView* publishing = nullptr;
    const Spelling* spelling = nullptr;  ///< null: nobody looks at it
    std::string note = {};               ///< what opening found
    std::string trouble = {};
};

struct EditorUi {
    ui::PlaneUi plane;
    FormUi form;
    TryUi trial;
    ui::Edit find;
    bool only_troubled = false;
    EditorLeft left = EditorLeft::picture;
    TableUi table;
    EditorSide side = EditorSide::form;
    PublishingUi publishing;
    bool asks_layout = false;  ///< saving a file that was laid out by hand
    std::string asks_delete;   ///< pointer of the node that a contact begins with, while it is asked for
    /// The picture, and what it was made of: it is made again only when that has changed.
    struct Drawn {
        std::uint64_t version = ~std::uint64_t{0};
        std::string at, find;
        bool only_troubled = false;
        std::vector<std::string> taken;
        ui::PlaneContent content;
    };
    Drawn drawn;
};

struct UndoEdit {};
struct RedoEdit {};
struct SaveDraft {};
struct CloseDraft {};
struct PlayDraft {};
struct TidyUp {};
struct MoveNode {
    std::string id;
    author::Point to;
};
struct TakeFromDisk {};
struct KeepOwn {};
struct RestoreBackup {
    drafts::Backup backup;
};
using EditorIntent =
    std::variant<MakeEdit, SelectPlace, MakeAndSelect, MarkAgain, Refused, UndoEdit, RedoEdit, SaveDraft, CloseDraft,
                 TidyUp, MoveNode, TakeFromDisk, KeepOwn, RestoreBackup, PlayDraft, SeeDebrief, BeginTrial,
                 BeginAtChosen, MakeMove, TakeBackMove, ReviewIt, PublishIt, AssignIt, WithdrawIt>;

std::optional<EditorIntent> draw_editor(const EditorView& view, EditorUi& own, const Words& words);

/// The picture of a map, with what is looked for and what is wrong; made once for what it is made of.
const ui::PlaneContent& drawn_content(const EditorView& view, EditorUi& own, const Words& words);
/// The index of the chosen node in the map, or -1.
int chosen_node(const EditorView& view);

}  // namespace amends::app
