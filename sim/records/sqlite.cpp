#include "sim/records/sqlite.h"

#include <sqlite3.h>

#include <fstream>
#include <limits>
#include <system_error>
#include <vector>

namespace amends::records {

namespace fs = std::filesystem;

namespace {

constexpr int busy_ms = 5000;
constexpr int longest_value = 64 << 20;

Trouble trouble_of(int code)
{
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Trouble::busy;
        case SQLITE_FULL:
            return Trouble::full;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Trouble::corrupt;
        case SQLITE_READONLY:
            return Trouble::read_only;
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return Trouble::io;
        default:
            return Trouble::bug;
    }
}

std::string words_for(Trouble trouble, const std::string& sqlite_says)
{
    switch (trouble) {
        case Trouble::busy:
            return "another program is using the records; try again when it is done";
        case Trouble::full:
            return "the disk is full; free some space and try again";
        case Trouble::corrupt:
            return "the file is damaged or is no database (" + sqlite_says + ")";
        case Trouble::read_only:
            return "the file may be read but not written (" + sqlite_says + ")";
        case Trouble::io:
            return "the file cannot be opened, read or written (" + sqlite_says + ")";
        default:
            return "the records refused a statement (" + sqlite_says + ")";
    }
}

[[noreturn]] void fail_file(const fs::path& file, const std::string& doing, const std::error_code& error)
{
    throw Thrown(failure_of(file.string(), Trouble::io, doing + ": " + error.message()));
}

void harden(sqlite3* db)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);  // VACUUM attaches its copy
    sqlite3_busy_timeout(db, busy_ms);
    sqlite3_extended_result_codes(db, 1);
}

}  // namespace

void CloseStatement::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void CloseConnection::operator()(sqlite3* connection) const
{
    sqlite3_close_v2(connection);
}

Rows::Rows(Connection& db, std::string_view sql, Values values) : db_(db)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(db.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) db.fail(code);

    int index = 0;
    for (const Value& value : values) {
        ++index;
        int bound = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            bound = sqlite3_bind_int64(statement, index, *integer);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            // An empty view may have no address, which would bind NULL.
            const char* bytes = text->data() == nullptr ? "" : text->data();
            bound = sqlite3_bind_text64(statement, index, bytes, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        } else {
            const std::string_view blob = std::get<Blob>(value).bytes;
            const char* bytes = blob.data() == nullptr ? "" : blob.data();
            bound = sqlite3_bind_blob64(statement, index, bytes, blob.size(), SQLITE_TRANSIENT);
        }
        if (bound != SQLITE_OK) db.fail(bound);
    }
}

bool Rows::next()
{
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) db_.fail(code);
    return false;
}

std::string Rows::text(int column) const
{
    return blob(column);
}

std::string Rows::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string()
                            : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::int64_t Rows::integer(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

int Rows::number(int column) const
{
    const std::int64_t value = integer(column);
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        db_.fail(Trouble::corrupt, "the number " + std::to_string(value) + " is out of range");
    }
    return static_cast<int>(value);
}

Connection::Connection(const fs::path& file, Mode mode) : file_(file)
{
    const int flags = mode == Mode::read    ? SQLITE_OPEN_READONLY
                      : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                            : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.string().c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail(code);
    harden(handle);
    run("PRAGMA cell_size_check = ON");
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA secure_delete = ON");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA temp_store = MEMORY");  // what people typed belongs in no temporary file
}

bool Connection::writable() const
{
    return sqlite3_db_readonly(handle_.get(), "main") == 0;
}

int Connection::run(std::string_view sql, Values values)
{
    Rows rows(*this, sql, values);
    while (rows.next()) {
    }
    return sqlite3_changes(handle_.get());
}

void Connection::script(std::string_view sql)
{
    const std::string text(sql);
    const int code = sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

void Connection::fail(int code) const
{
    const Trouble trouble = trouble_of(code);
    fail(trouble, words_for(trouble, handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)));
}

void Connection::fail(Trouble trouble, std::string message) const
{
    throw Thrown(failure_of(file_.string(), trouble, std::move(message)));
}

Transaction::Transaction(Connection& db) : db_(db)
{
    db.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After some errors SQLite has rolled back by itself; then there is nothing to do.
    if (open_ && sqlite3_get_autocommit(db_.handle()) == 0) {
        sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit()
{
    db_.run("COMMIT");
    open_ = false;
}

namespace {

void fill_copy(Connection& from, const fs::path& to)
{
    Connection copy(to, Connection::Mode::write);
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle(), "main", from.handle(), "main");
    if (backup == nullptr) copy.fail(sqlite3_errcode(copy.handle()));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE) copy.fail(stepped);
    if (finished != SQLITE_OK) copy.fail(finished);
    copy.run("PRAGMA journal_mode = DELETE");  // one file, with nothing beside it
}

}  // namespace

void copy_database(Connection& from, const fs::path& to)
{
    std::error_code error;
    if (fs::exists(to, error)) from.fail(Trouble::io, "the copy " + to.string() + " exists already");
    make_private_file(to);
    try {
        fill_copy(from, to);
    } catch (const Thrown&) {
        for (const char* const beside : {"", "-journal", "-wal", "-shm"}) fs::remove(to.string() + beside, error);
        throw;
    }
}

void make_private_file(const fs::path& file)
{
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path folder = fs::absolute(file).parent_path(); !fs::exists(folder, error);
         folder = folder.parent_path()) {
        missing.push_back(folder);
    }
    for (auto folder = missing.rbegin(); folder != missing.rend(); ++folder) {
        fs::create_directory(*folder, error);
        if (!error) fs::permissions(*folder, fs::perms::owner_all, error);
        if (error) fail_file(file, "the folder " + folder->string() + " cannot be made", error);
    }
    if (fs::exists(file, error)) return;
    if (!std::ofstream(file, std::ios::binary | std::ios::app)) {
        fail_file(file, "the file cannot be made", std::make_error_code(std::errc::permission_denied));
    }
    // Nothing is in it yet, so nobody can have read anything before this. The journal beside it takes on its mode.
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
    if (error) fail_file(file, "the file cannot be made private", error);
}

}  // namespace amends::records
