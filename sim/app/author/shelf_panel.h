#pragma once
// What is being written, and what can be begun with.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/tools.h"
#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

struct AuthorShelfView {
    struct Own {
        std::string folder, title, detail;
        bool readable = true;
    };
    struct Shipped {
        std::string id, title, summary;
    };
    std::vector<Own> own, removed;
    std::vector<Shipped> shipped;
    std::vector<Own> frameworks;
    std::vector<Shipped> shipped_frameworks;  ///< without summaries
    std::string folder;                       ///< where own scenarios are kept
    std::string trouble;                      ///< what went wrong last
    bool packs = false;                       ///< a scenario can be packed into one file
    bool rates = false;                       ///< there are records whose replies can be rated
};

/// What the panel owns from frame to frame.
struct AuthorShelfUi {
    std::string more;  ///< folder of the one whose further buttons are shown
    ui::Edit title;    ///< … that it is to have
    ui::Edit licence{"CC BY 4.0"};
    bool removed = false;  ///< what was taken off the shelf is shown
    ui::PickUi pick;
};

struct OpenDraft {
    std::string folder;
};
struct PlayOwn {
    std::string folder;
};
struct CopyShipped {
    std::string id;
};
struct RetitleDraft {
    std::string folder, title;
};
struct DuplicateDraft {
    std::string folder, title;  ///< title: of what is copied
};
struct PackDraft {
    std::string folder, licence;
};
struct RemoveDraft {
    std::string folder;
};
struct PutBackDraft {
    std::string folder;
};
struct OpenOwnFramework {
    std::string folder;
};
struct CopyFramework {
    std::string id;
};
struct OpenRatingStudio {};
struct BeginFromComplaint {};
struct LeaveAuthor {};
using AuthorShelfIntent =
    std::variant<OpenDraft, PlayOwn, CopyShipped, RetitleDraft, DuplicateDraft, PackDraft, RemoveDraft, PutBackDraft,
                 OpenOwnFramework, CopyFramework, OpenRatingStudio, BeginFromComplaint, LeaveAuthor>;

AuthorShelfView make_author_shelf_view(const std::vector<drafts::DraftRow>& own,
                                       const std::vector<drafts::DraftRow>& removed,
                                       const std::vector<drafts::DraftRow>& frameworks, const AuthorTools& tools,
                                       const Words& words);

std::optional<AuthorShelfIntent> draw_author_shelf(const AuthorShelfView& view, AuthorShelfUi& state,
                                                   const Words& words);

}  // namespace amends::app
