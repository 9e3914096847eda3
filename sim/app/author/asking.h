#pragma once
// The page of questions while it is filled in: what was answered outlives the page, and the program.

#include <filesystem>
#include <optional>

#include "sim/app/author/complaint_panel.h"
#include "sim/app/author/tools.h"

namespace amends::app {

class Asking {
public:
    explicit Asking(std::shared_ptr<const AuthorTools> tools) : tools_(std::move(tools)) {}

    bool open() const { return open_; }
    ComplaintUi& form() { return *form_; }

    /// Opens the page with the answers that were given before, where there are such.
    ///
    /// errors  a house sheet that cannot be read; the page is opened all the same
    Checked<void> begin();
    /// Shuts the page and keeps the answers.
    Checked<void> keep();
    /// A scenario of the answers, in a folder of its own; then they are done with, and the page is shut.
    ///
    /// errors  an answer that is missing or of the wrong kind, by its key; what the disk refuses
    Checked<std::filesystem::path> make();

private:
    std::filesystem::path house_file() const { return tools_->folder / "house.json"; }
    /// Answers that no scenario was made of yet.
    std::filesystem::path answers_file() const { return tools_->folder / "complaint.json"; }
    Checked<void> keep_house() const;

    std::shared_ptr<const AuthorTools> tools_;
    std::optional<ComplaintUi> form_;
    bool open_ = false;
};

}  // namespace amends::app
