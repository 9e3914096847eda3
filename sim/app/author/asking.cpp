#include "sim/app/author/asking.h"

#include <system_error>

#include "sim/author/references.h"
#include "sim/drafts/disk.h"

namespace amends::app {

Checked<void> Asking::begin()
{
    open_ = true;
    if (form_) {
        form_->kept = true;
        form_->begun = false;
        return {};
    }
    std::error_code error;
    Checked<author::House> house = author::House{};
    if (std::filesystem::exists(house_file(), error)) {
        house = drafts::read_whole(house_file()).and_then([&](const std::string& bytes) {
            return author::parse_house(bytes, house_file().string());
        });
    }
    const auto told = drafts::read_whole(answers_file()).and_then([&](const std::string& bytes) {
        return author::parse_complaint(bytes, answers_file().string());
    });
    form_.emplace().begin(house.value_or(author::House{}), told.value_or(author::Complaint{}));
    form_->kept = told.has_value();
    if (!house) return tl::unexpected<Diagnostics>(std::move(house.error()));
    return {};
}

Checked<void> Asking::keep_house() const
{
    return drafts::replace_file(house_file(), author::write_house(form_->house), tools_->around.sync);
}

Checked<void> Asking::keep()
{
    open_ = false;
    if (Checked<void> kept = keep_house(); !kept) return kept;
    return drafts::replace_file(answers_file(), author::write_complaint(form_->complaint), tools_->around.sync);
}

Checked<std::filesystem::path> Asking::make()
{
    const author::Complaint& told = form_->complaint;
    const Checked<std::string> bytes =
        author::scenario_from(told, form_->house, form_->shape, author::slug(told.title));
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    if (const Checked<void> kept = keep_house(); !kept) return tl::unexpected<Diagnostics>(kept.error());
    Checked<std::filesystem::path> made =
        drafts::new_draft(tools_->folder, told.title, *bytes, "", tools_->around, tools_->taken());
    if (!made) return made;
    form_.reset();
    open_ = false;
    std::error_code error;
    std::filesystem::remove(answers_file(), error);
    return made;
}

}  // namespace amends::app
