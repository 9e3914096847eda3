#include "sim/cli/loyalty_doings.h"

#include "sim/cli/contact_files.h"
#include "sim/cli/kept_rows.h"
#include "sim/cli/page_files.h"
#include "sim/report/team/practice_scores.h"

namespace amends::cli {
namespace {

using records::Stored;

tl::unexpected<records::Failure> refused(const std::string& file, const std::string& message)
{
    return tl::unexpected<records::Failure>(records::failure_of(file, records::Trouble::refused, message));
}

}  // namespace

Stored<app::ContactsRead> contacts_for(const Library& library, const app::ContactsAsked& asked,
                                       const std::function<bool(int, int)>& progress)
{
    const ContactFiles files{asked.file, asked.framework, asked.join, asked.key, asked.lots, asked.lot_key};
    auto read = read_contacts(
        files, [&library] { return &library; }, progress);
    if (!read) return refused(asked.file, to_string(read.error().front()));
    if (read->stopped) return refused(asked.file, "");
    return app::ContactsRead{std::move(read->table), std::move(read->notes), std::move(read->framework),
                             std::move(read->by_lot), std::move(read->lot_key)};
}

Stored<std::string> practice_file(records::Store& store, const Library& library, const std::string& preferred,
                                  const std::filesystem::path& folder)
{
    const auto framework = most_marked(store, library, preferred);
    if (!framework) return tl::unexpected<records::Failure>(framework.error());
    const auto read = read_ledger(store, library, *framework);
    if (!read) return tl::unexpected<records::Failure>(read.error());
    const auto file = write_fresh(folder, "practice-scores", "csv", report::practice_scores(read->reading.ledger, {}));
    if (!file) return refused(folder.string(), file.error().front().message);
    return file->string();
}

Stored<app::LotsDrawn> lots_for(const app::LotsAsked& asked, std::uint64_t seed, const std::filesystem::path& folder)
{
    const auto lots = read_data_table(asked.file).and_then([&](const loyalty::Table& table) {
        return loyalty::draw_lots(table, asked.unit, asked.by, {asked.arms, asked.block, seed});
    });
    if (!lots) return refused(asked.file, to_string(lots.error().front()));
    const auto file = write_fresh(folder, "lots", "csv", loyalty::write_lots(*lots));
    if (!file) return refused(folder.string(), file.error().front().message);
    app::LotsDrawn out;
    out.file = file->string();
    out.notes.push_back("Drew " + std::to_string(lots->lots.size()) + " lots with seed " + std::to_string(seed) + ".");
    for (const auto& [arm, count] : loyalty::arm_counts(*lots)) out.notes.push_back(arm + ": " + std::to_string(count));
    return out;
}

}  // namespace amends::cli
