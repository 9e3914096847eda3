#include "sim/records/open.h"

#include <system_error>

#include "sim/records/schema.h"
#include "sim/records/store.h"

namespace amends::records {

namespace fs = std::filesystem;

namespace {

Failure too_new(const fs::path& file, int version)
{
    return failure_of(file.string(), Trouble::newer,
                      "these records were written by a newer release (their version is " + std::to_string(version) +
                          ", this release knows " + std::to_string(schema_version) +
                          "); they can be read, but nothing is written");
}

Failure damaged(const fs::path& file, const std::string& how)
{
    return failure_of(file.string(), Trouble::corrupt,
                      "the records are damaged (" + how +
                          "); they are left as they are and can be read as far as possible, but nothing is written. "
                          "Copies that may be sound lie beside the file, named .backup-…");
}

/// Looks at an existing file through a connection that cannot write. nullopt: it may be written.
std::optional<Failure> look_at(const fs::path& file)
{
    Connection db(file, Connection::Mode::read);
    const Provenance found = provenance(db);
    if (found.empty && found.application == 0) return std::nullopt;
    if (found.application != application_id) {
        db.fail(Trouble::not_ours, "this is the database of another program; it is left as it is");
    }
    if (found.version > schema_version) return too_new(file, found.version);
    Rows check = db.rows("PRAGMA quick_check(1)");
    const std::string says = check.next() ? check.text(0) : "no answer";
    if (says != "ok") return damaged(file, says);
    if (says_simulated(db)) {
        return failure_of(file.string(), Trouble::read_only,
                          "these records are simulated, for demonstration; nothing real is written among them");
    }
    return std::nullopt;
}

bool has_bytes(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

}  // namespace

Opened open_file(const fs::path& file, std::int64_t now_ms)
{
    Opened opened;
    make_private_file(file);
    if (has_bytes(file)) opened.why_read_only = look_at(file);
    if (!opened.why_read_only) {
        auto write = std::make_unique<Connection>(file, Connection::Mode::write);
        if (write->writable()) {
            write->run("PRAGMA journal_mode = WAL");
            bring_up_to_date(*write, schema_steps(), now_ms);
            opened.write = std::move(write);
        } else {
            opened.why_read_only = failure_of(file.string(), Trouble::read_only,
                                              "the file may not be written; the records can only be read");
        }
    }
    opened.read = std::make_unique<Connection>(file, Connection::Mode::read);
    return opened;
}

}  // namespace amends::records
