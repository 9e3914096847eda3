#pragma once
// The SQLite C API in a few small types, for the sources of this room alone.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "sim/records/failure.h"

struct sqlite3;
struct sqlite3_stmt;

namespace amends::records {

/// A failure on its way to the public function that called; `attempt` turns it into a value there.
class Thrown : public std::exception {
public:
    explicit Thrown(Failure failure) : failure_(std::move(failure)) {}
    const Failure& failure() const { return failure_; }
    const char* what() const noexcept override { return failure_.what.message.c_str(); }

private:
    Failure failure_;
};

/// Runs `work` and gives its result, or the failure that it threw.
template <class Work>
auto attempt(Work&& work) -> Stored<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Thrown& thrown) {
        return tl::unexpected(thrown.failure());
    }
}

struct Blob {
    std::string_view bytes;
};
using Value = std::variant<std::int64_t, std::string_view, Blob>;
using Values = std::initializer_list<Value>;

struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const;
};
struct CloseConnection {
    void operator()(sqlite3* connection) const;
};

class Connection;

/// The rows of one statement, read one after the other.
class Rows {
public:
    Rows(Connection& db, std::string_view sql, Values values);

    /// On to the next row; false after the last.
    bool next();
    std::string text(int column) const;
    std::string blob(int column) const;
    std::int64_t integer(int column) const;
    int number(int column) const;  ///< an integer that must fit an int; one that does not is corrupt
    bool flag(int column) const { return integer(column) != 0; }

private:
    Connection& db_;
    std::unique_ptr<sqlite3_stmt, CloseStatement> statement_;
};

/// One connection, hardened: a file's own triggers, views and functions never run.
class Connection {
public:
    enum class Mode : std::uint8_t { read, write, create };
    Connection(const std::filesystem::path& file, Mode mode);

    const std::filesystem::path& file() const { return file_; }
    sqlite3* handle() const { return handle_.get(); }
    bool writable() const;

    Rows rows(std::string_view sql, Values values = {}) { return Rows(*this, sql, values); }
    /// Runs one statement to its end; how many rows it changed.
    int run(std::string_view sql, Values values = {});
    /// Runs a script of several statements without values.
    void script(std::string_view sql);

    /// Throws the failure of `code` with SQLite's own words.
    [[noreturn]] void fail(int code) const;
    /// Throws a failure of ours.
    [[noreturn]] void fail(Trouble trouble, std::string message) const;

private:
    std::filesystem::path file_;
    std::unique_ptr<sqlite3, CloseConnection> handle_;
};

/// A write transaction; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& db);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& db_;
    bool open_ = true;
};

/// Copies the whole database into a new file with mode 0600, through the backup API. Where it fails, no half copy
/// stays.
void copy_database(Connection& from, const std::filesystem::path& to);

/// Makes an empty file that only its owner can read; its missing folders likewise. Does nothing to what exists.
void make_private_file(const std::filesystem::path& file);

}  // namespace amends::records
