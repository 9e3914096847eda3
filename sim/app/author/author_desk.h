#pragma once
// The author's desk: which draft is open, and what its intents do.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "sim/app/author/tools.h"
#include "sim/app/panels/wording.h"
#include "sim/app/worker.h"
#include "sim/play/script.h"

namespace amends::app {

/// The author leaves the desk: to play a scenario, to look at a try, or home where there is neither.
struct AuthorLeaves {
    std::optional<OwnScenario> plays;
    std::optional<play::Playing> tried;  ///< a try that is over, for its debrief
};

class AuthorDesk {
public:
    /// `worker` looks at documents on its thread. The journal's waits for the disk have a thread of the desk's own, so
    /// that neither is held up by the other. `words` outlive the desk; `worker` is used by `draw` alone.
    AuthorDesk(std::shared_ptr<const AuthorTools> tools, const Catalogue& words, Worker& worker);
    ~AuthorDesk();
    AuthorDesk(const AuthorDesk&) = delete;
    AuthorDesk& operator=(const AuthorDesk&) = delete;

    /// What the program calls whoever sits here; empty where nobody has said it.
    void greet(const std::string& name);
    /// The draft in that folder is on the desk.
    void open(const std::filesystem::path& folder);
    /// One frame; nothing where the author stays.
    std::optional<AuthorLeaves> draw();

    /// The draft that is open, or null.
    const drafts::Draft* draft() const;
    /// The framework that is open, or null.
    const drafts::Draft* framework() const;
    /// Pointer of what is chosen in it.
    const std::string& chosen() const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace amends::app
