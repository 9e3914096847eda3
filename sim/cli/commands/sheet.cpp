#include "sim/cli/commands/sheet.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "sim/cli/commands/common.h"
#include "sim/cli/files.h"
#include "sim/cli/text_io.h"
#include "sim/records/hash.h"
#include "sim/scenario/exchange/lines.h"
#include "sim/scenario/spelling.h"
#include "sim/scenario/write.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using exchange::Change;

bool ends_with(const std::string& name, std::string_view end)
{
    return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

fs::path file_of(const ScenarioFile& file, const std::string& language)
{
    return file.file.parent_path() / "lang" / (language + ".json");
}

/// The translation in the scenario's folder; an empty one where there is none yet.
Checked<exchange::Translation> translation_of(const ScenarioFile& file, const std::string& language)
{
    if (!scenario::language_spelling().read(language)) {
        return fault({language, 0, 0, ""}, "expected " + std::string(scenario::language_spelling().expected));
    }
    const fs::path path = file_of(file, language);
    std::error_code error;
    if (!fs::exists(path, error)) return exchange::Translation{language, {}};
    const Checked<std::string> bytes = read_file(path);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    return exchange::parse_translation(*bytes, path.string());
}

void print(const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        if (change.row > 0) std::cout << "row " << change.row << ' ';
        std::cout << harmless(change.id) << ' ' << name_of(change.what);
        if (!change.before.empty()) std::cout << "\n  - " << harmless(change.before);
        if (!change.after.empty()) std::cout << "\n  + " << harmless(change.after);
        if (!change.why.empty()) std::cout << "\n  ! " << harmless(change.why);
        std::cout << '\n';
    }
    const auto count = [&changes](Change::What what) {
        return std::count_if(changes.begin(), changes.end(), [what](const Change& each) { return each.what == what; });
    };
    std::cout << count(Change::What::changed) << " changed, " << count(Change::What::added) << " added, "
              << count(Change::What::refused) << " refused, "
              << count(Change::What::unknown) + count(Change::What::twice) << " unknown or twice, "
              << count(Change::What::emptied) << " emptied, " << count(Change::What::missing) << " missing\n";
}

int leave_with(const std::vector<Change>& changes)
{
    const bool trouble = std::any_of(changes.begin(), changes.end(), [](const Change& change) {
        return change.what == Change::What::refused || change.what == Change::What::unknown ||
               change.what == Change::What::twice;
    });
    return trouble ? Exit::finding : Exit::ok;
}

int keep(const fs::path& file, const std::string& bytes, const std::vector<Change>& changes, bool dry_run)
{
    print(changes);
    if (dry_run) return leave_with(changes);
    if (const Checked<void> written = write_file(file, bytes); !written) {
        complain(written.error());
        return Exit::io;
    }
    return leave_with(changes);
}

}  // namespace

Checked<std::string> sheet_bytes(const ScenarioFile& file, const std::string& language, const std::string& as, bool raw)
{
    exchange::Cells cells;
    if (language.empty()) {
        cells = exchange::sheet_of(file.scenario, nullptr, records::blake2b_hex);
    } else {
        const Checked<exchange::Translation> translation = translation_of(file, language);
        if (!translation) return tl::unexpected<Diagnostics>(translation.error());
        cells = exchange::sheet_of(file.scenario, &*translation, records::blake2b_hex);
    }
    if (as == "xlsx") return exchange::write_xlsx(cells, file.scenario.id);
    return exchange::write_csv(cells, raw);
}

int take_sheet(const std::string& file, const SheetWishes& wishes)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const Checked<ScenarioFile> into = load_scenario(*library, wishes.scenario);
    if (!into) return complain(into.error());
    const Checked<std::string> bytes = read_file(file);
    if (!bytes) return complain(bytes.error());
    const Checked<exchange::Cells> cells =
        ends_with(file, ".xlsx") ? exchange::read_xlsx(*bytes, file) : exchange::read_csv(*bytes, file);
    if (!cells) return complain(cells.error());
    const Checked<std::vector<exchange::Row>> rows = exchange::rows_of(*cells, file);
    if (!rows) return complain(rows.error());
    if (wishes.language.empty()) {
        const exchange::Reworded out = exchange::reword(into->scenario, *rows);
        return keep(into->file, scenario::write_scenario(out.scenario), out.changes, wishes.dry_run);
    }
    Checked<exchange::Translation> translation = translation_of(*into, wishes.language);
    if (!translation) return complain(translation.error());
    const exchange::Translated out =
        exchange::translate(into->scenario, std::move(*translation), *rows, records::blake2b_hex);
    return keep(file_of(*into, wishes.language), exchange::write_translation(out.translation), out.changes,
                wishes.dry_run);
}

}  // namespace amends::cli
