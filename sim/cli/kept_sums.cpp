#include "sim/cli/kept_sums.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "sim/records/hash.h"

namespace amends::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* format = "amends-sums-1";

}  // namespace

fs::path sums_file(const records::Store& store, const std::string& what)
{
    return store.file().string() + ".sums-" + what;
}

// The first line says what follows, and what it hashes to: a half file is no file.
std::optional<Sums> read_sums(const fs::path& file, const std::string& with)
{
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || !std::getline(in, line)) return std::nullopt;
    const json head = json::parse(line, nullptr, false);
    if (!head.is_object() || head.value("format", "") != format) return std::nullopt;
    if (head.value("with", "") != with) return std::nullopt;
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error || size < line.size() + 1) return std::nullopt;
    Sums sums;
    sums.with = with;
    sums.bytes.resize(size - line.size() - 1);
    if (!in.read(sums.bytes.data(), static_cast<std::streamsize>(sums.bytes.size()))) return std::nullopt;
    try {
        sums.until = {head.at("n").get<std::int64_t>(), head.at("token").get<std::string>()};
        sums.erased = head.at("erased").get<std::vector<std::string>>();
        sums.unreadable = head.at("unreadable").get<std::vector<std::string>>();
        if (head.at("hash").get<std::string>() != records::blake2b_hex(sums.bytes)) return std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    }
    return sums;
}

void keep_sums(const fs::path& file, const Sums& sums)
{
    const json head = {{"format", format},
                       {"with", sums.with},
                       {"n", sums.until.n},
                       {"token", sums.until.token},
                       {"erased", sums.erased},
                       {"unreadable", sums.unreadable},
                       {"hash", records::blake2b_hex(sums.bytes)}};
    // Two programs may do this at once: each beside a name of its own.
    const fs::path beside = file.string() + "-" + records::uuid7(0);
    std::error_code error;
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        fs::permissions(beside, fs::perms::owner_read | fs::perms::owner_write, error);
        out << head.dump() << '\n' << sums.bytes;
        if (!error && out.flush()) {
            out.close();
            fs::rename(beside, file, error);
            if (!error) return;
        }
    }
    fs::remove(beside, error);
}

}  // namespace amends::cli
