#pragma once
// The document as a table: everything that is said, a row each, to be filtered, sorted and rewritten in place.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"
#include "sim/author/map.h"
#include "sim/author/problems.h"
#include "sim/author/sayings.h"

namespace amends::app {

struct TableView {
    const author::Document& document;
    const author::Map& map;
    const std::vector<author::Problem>& problems;
    std::uint64_t version = 0;  ///< changes with the document and its problems
    std::string at = {};        ///< what is chosen
    std::string words = {};     ///< what is looked for
    bool only_troubled = false;
};

struct TableUi {
    author::SayingFilter filter;
    author::SayingOrder order = author::SayingOrder::document;
    std::size_t first = 0;  ///< of the rows that fit: this one is the first that is shown
    ui::PickUi pick;
    struct Typed {
        ui::Edit edit;
        std::string value;  ///< what the document holds of it
    };
    std::map<std::string, Typed> typed;  ///< by pointer
    std::string typing;                  ///< pointer of the text that was typed last: further letters join its step
    /// The rows, and what they were made of: they are made again only when that has changed. While somebody types in a
    /// row, rows keep their places.
    struct Made {
        std::uint64_t version = ~std::uint64_t{0};
        author::SayingFilter filter;
        author::SayingOrder order = author::SayingOrder::document;
        std::vector<author::Saying> all;
        std::vector<std::size_t> chosen;
        std::vector<ui::Option> acts, names;
    };
    Made made;
};

struct EditSaying {
    author::Edit edit;
    bool joins = false;
};
struct ShowSaying {
    std::string place, at;
};
using TableIntent = std::variant<EditSaying, ShowSaying>;

std::optional<TableIntent> draw_table(const TableView& view, TableUi& own, const Words& words);

}  // namespace amends::app
