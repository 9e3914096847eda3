#include "sim/cli/contact_files.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "scoring/base/suggest.h"
#include "scoring/contacts/sheet.h"
#include "scoring/rubric/framework.h"

namespace amends::cli {
namespace {

constexpr std::uintmax_t k_most_bytes = std::uintmax_t{4} << 30U;

/// A data file may be far larger than what `read_file` takes for scenarios.
Checked<std::string> read_data(const std::string& file)
{
    if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return fault({file, 0, 0, ""}, "cannot be read");
    const auto size = static_cast<std::uintmax_t>(in.tellg());
    if (size > k_most_bytes) return fault({file, 0, 0, ""}, "is larger than 4 GiB");
    std::string bytes(size, '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!in) return fault({file, 0, 0, ""}, "cannot be read");
    return bytes;
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t k_most = 20;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < k_most; ++i) out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > k_most ? out + ", …" : out;
}

void note_names(std::vector<std::string>& notes, const std::vector<std::string>& names, const std::string& what)
{
    if (!names.empty()) notes.push_back(std::to_string(names.size()) + " " + what + ": " + listed(names) + ".");
}

Checked<const rubric::Rubric*> framework_of(const Library& library, const std::string& id)
{
    if (const rubric::Rubric* const found = framework_named(library, id)) return found;
    std::vector<std::string_view> ids;
    for (const rubric::Rubric& rubric : library.rubrics) ids.push_back(rubric.id());
    return fault({id, 0, 0, ""}, "no framework is called that" + did_you_mean(id, ids));
}

/// Transcripts become a sheet of scores, and that a table.
Checked<ContactTable> heard(const std::string& bytes, const ContactFiles& files, const Shipped& shipped,
                            const std::function<bool(int, int)>& progress)
{
    const auto transcripts = contacts::parse_transcripts(bytes, files.file);
    if (!transcripts) return tl::unexpected(transcripts.error());
    const Library* const library = shipped();
    if (library == nullptr) return fault({files.file, 0, 0, ""}, "cannot be heard without the scorer");
    const auto framework = framework_of(*library, files.framework.empty() ? "heal" : files.framework);
    if (!framework) return tl::unexpected(framework.error());
    ContactTable out;
    auto sheet = contacts::sheet_of(*transcripts, library->model, **framework, files.file, progress);
    if (!sheet) {
        out.stopped = true;
        return out;
    }
    if (!*sheet) return tl::unexpected(sheet->error());
    auto table = loyalty::read_table((*sheet)->csv, files.file);
    if (!table) return tl::unexpected(table.error());
    out.table = std::move(*table);
    out.framework = (*framework)->title();
    out.scores = std::move((*sheet)->csv);
    out.notes.push_back("Heard " + std::to_string((*sheet)->replies) + " replies of " +
                        std::to_string((*sheet)->cases) + " cases and marked them under " + out.framework +
                        ": a step's score is its mark in points of ten.");
    note_names(out.notes, (*sheet)->not_observed, "steps could be seen in no case and are left out");
    note_names(out.notes, (*sheet)->foreign,
               "cases hold a reply in another language than the scorer's; their scores are gaps");
    return out;
}

Checked<ContactTable> first_table(const ContactFiles& files, const Shipped& shipped,
                                  const std::function<bool(int, int)>& progress)
{
    const Checked<std::string> bytes = read_data(files.file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (contacts::is_transcripts(*bytes)) return heard(*bytes, files, shipped, progress);
    auto table = loyalty::read_table(*bytes, files.file);
    if (!table) return tl::unexpected(table.error());
    ContactTable out;
    out.table = std::move(*table);
    return out;
}

bool is_practice(const loyalty::Table& table)
{
    const loyalty::Column* const source = table.find("source");
    return source != nullptr && source->levels == std::vector<std::string>{"practice"};
}

/// Practice is a row a person: outcomes of that person's customers, a row each, become one row of means.
void average_for_practice(ContactTable& out, loyalty::Table& right, const ContactFiles& files)
{
    if (!is_practice(out.table) || right.find(files.key) == nullptr) return;
    loyalty::Table means = loyalty::averaged(right, files.key);
    if (means.rows == right.rows) return;
    out.notes.push_back(std::to_string(right.rows) + " rows of " + files.join + " became the means of " +
                        std::to_string(means.rows) + " people: practice is one row a person.");
    right = std::move(means);
}

Checked<void> add_joined(ContactTable& out, const ContactFiles& files)
{
    auto right = read_data_table(files.join);
    if (!right) return tl::unexpected(right.error());
    average_for_practice(out, *right, files);
    auto joined = loyalty::join(out.table, *right, files.key);
    if (!joined) return tl::unexpected(joined.error());
    note_names(out.notes, joined->only_left, "rows of " + files.file + " have no partner");
    note_names(out.notes, joined->only_right, "rows of " + files.join + " have no partner");
    note_names(out.notes, joined->repeated, "keys stand more than once, and their first row counts");
    out.table = std::move(joined->table);
    return {};
}

Checked<void> add_lots(ContactTable& out, const ContactFiles& files)
{
    const auto file = read_data_table(files.lots);
    if (!file) return tl::unexpected(file.error());
    const auto lots = loyalty::read_lots(*file);
    if (!lots) return tl::unexpected(lots.error());
    const std::string key = !files.lot_key.empty() ? files.lot_key : !files.key.empty() ? files.key : "id";
    auto with = loyalty::with_lots(out.table, key, *lots);
    if (!with) return tl::unexpected(with.error());
    out.notes.push_back("The lots of " + files.lots + " were drawn again from their seed (" +
                        std::to_string(lots->plan.seed) + ") and are as they were.");
    note_names(out.notes, with->without_lot, "units have no lot; their rows are left out");
    note_names(out.notes, with->without_row, "units with a lot have no row");
    out.table = std::move(with->table);
    out.by_lot = std::move(with->columns);
    if (with->repeated) out.lot_key = key;
    return {};
}

}  // namespace

Checked<report::RealContacts> real_contacts(const Library& library, const std::string& file,
                                            const std::string& framework, const std::function<bool(int, int)>& progress)
{
    ContactFiles files;
    files.file = file;
    files.framework = framework;
    const auto never = [](int, int) { return true; };
    const auto read = read_contacts(
        files, [&library] { return &library; }, progress ? progress : never);
    if (!read) return tl::unexpected(read.error());
    if (read->stopped) return fault({file, 0, 0, ""}, "was not read to its end");
    const auto rubric = framework_of(library, framework);
    if (!rubric) return tl::unexpected(rubric.error());
    report::RealContacts out;
    out.file = std::filesystem::path(file).filename().string();
    for (const rubric::Criterion& step : (*rubric)->data().criteria) {
        const loyalty::Column* const column = read->table.find(step.id);
        if (column == nullptr || column->text) continue;
        double sum = 0;
        int count = 0;
        for (std::size_t row = 0; row < column->size(); ++row) {
            if (column->missing(row)) continue;
            sum += column->numbers[row];
            ++count;
        }
        if (count > 0) out.steps.push_back({step.id, count, static_cast<int>(std::lround(sum * 100 / count))});
    }
    if (out.steps.empty()) return fault({file, 0, 0, ""}, "has no column that is named like a step of " + framework);
    return out;
}

Checked<loyalty::Table> read_data_table(const std::string& file)
{
    const Checked<std::string> bytes = read_data(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return loyalty::read_table(*bytes, file);
}

Checked<ContactTable> read_contacts(const ContactFiles& files, const Shipped& shipped,
                                    const std::function<bool(int done, int total)>& progress)
{
    auto out = first_table(files, shipped, progress);
    if (!out || out->stopped) return out;
    if (!files.join.empty()) {
        if (const auto joined = add_joined(*out, files); !joined) return tl::unexpected(joined.error());
    }
    if (!files.lots.empty()) {
        if (const auto added = add_lots(*out, files); !added) return tl::unexpected(added.error());
    }
    return out;
}

}  // namespace amends::cli
