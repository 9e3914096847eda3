#pragma once
// A document with everything that was ever done to it: unlimited undo and redo, and every step as one line of a
// journal, so that a history read back is the history that was written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"

namespace amends::author {

/// One entry of the journal.
struct Entry {
    enum class Kind : std::uint8_t {
        base,  ///< what the history begins with: `bytes`
        edit,
        undo,
        redo,
        saved  ///< the document went to its file; `bytes` is the hash of what was written
    };
    Kind kind = Kind::edit;
    Edit edit;
    bool joins = false;  ///< one step with the edit before: a text that is being typed
    std::string bytes;

    bool operator==(const Entry&) const = default;
};

/// One line of JSON.
std::string write_entry(const Entry& entry);
Checked<Entry> read_entry(std::string_view line);

class History {
public:
    History() = default;
    explicit History(Document begin) : document_(std::move(begin)) {}

    const Document& document() const { return document_; }

    /// Makes an edit. `joins`: undone together with the one before, where that one began with setting the same place
    /// and nothing was undone since. What had been undone can no longer be redone.
    Checked<void> make(const Edit& edit, bool joins = false);
    /// Whether an edit could be made now; nothing is.
    Checked<void> fits(const Edit& edit);
    /// Whether there was something to take back, or to make again.
    bool undo();
    bool redo();
    const Message* what_undo() const;  ///< what the next undo takes back, or null
    const Message* what_redo() const;

    /// How many steps are done; rises and falls with undo and redo.
    std::size_t position() const { return done_; }
    /// Changes with every edit, undo and redo.
    std::uint64_t revision() const { return revision_; }

    /// Carries out an entry of a journal; `base` begins anew, `saved` changes nothing here.
    ///
    /// errors  an edit that does not fit: the journal belongs to something else
    Checked<void> take(const Entry& entry);

private:
    struct Step {
        Edit made;
        Edit back;
    };

    Document document_;
    std::vector<Step> steps_;
    std::size_t done_ = 0;
    std::uint64_t revision_ = 0;
};

}  // namespace amends::author
