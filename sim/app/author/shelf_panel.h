#pragma once
// What is being written, and what can be begun with.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/tools.h"
#include "sim/app/panels/wording.h"

namespace amends::app {

struct AuthorShelfView {
    struct Own {
        std::string folder, title, detail;
        bool readable = true;
    };
    struct Shipped {
        std::string id, title, summary;
    };
    std::vector<Own> own;
    std::vector<Shipped> shipped;
    std::string folder;   ///< where own scenarios are kept
    std::string trouble;  ///< what went wrong last
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
struct BeginFromComplaint {};
struct LeaveAuthor {};
using AuthorShelfIntent = std::variant<OpenDraft, PlayOwn, CopyShipped, BeginFromComplaint, LeaveAuthor>;

AuthorShelfView make_author_shelf_view(const std::vector<drafts::DraftRow>& own, const AuthorTools& tools,
                                       const Words& words);

std::optional<AuthorShelfIntent> draw_author_shelf(const AuthorShelfView& view, const Words& words);

}  // namespace amends::app
