#include "sim/scenario/exchange/archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

constexpr std::size_t small_file = std::size_t{64} << 10U;  ///< below, any ratio is harmless
constexpr std::size_t most_parts = 8;
constexpr std::size_t most_of_part = 128;
constexpr std::uint32_t kind_mask = 0xF000;
constexpr std::uint32_t plain_file = 0x8000;
constexpr std::uint32_t folder = 0x4000;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using OpenFile = std::unique_ptr<zip_file_t, Close>;
using Bytes = std::unique_ptr<zip_source_t, Free>;

std::string in_small_letters(std::string_view path)
{
    std::string out(path);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string words_of(zip_error_t& error)
{
    std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    return words;
}

class ReadFiles {
public:
    ReadFiles(zip_t* archive, std::string_view name, ArchiveLimits limits)
        : archive_(archive), name_(name), limits_(limits)
    {
    }

    Checked<std::vector<ArchivedFile>> read()
    {
        const zip_int64_t count = zip_get_num_entries(archive_, 0);
        if (count < 0 || static_cast<std::size_t>(count) > limits_.files) {
            return refuse("holds " + std::to_string(count) + " files; at most " + std::to_string(limits_.files) +
                          " are read");
        }
        for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
            if (std::string fault = read_one(i); !fault.empty()) return refuse(std::move(fault));
        }
        return std::move(files_);
    }

private:
    tl::unexpected<Diagnostics> refuse(std::string message) const
    {
        return fault({std::string(name_), 0, 0, ""}, "this archive is refused: it " + std::move(message));
    }

    std::string read_one(zip_uint64_t index)
    {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive_, index, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
            return "has a file without a name";
        }
        std::string path = stat.name;
        const bool is_folder = !path.empty() && path.back() == '/';
        if (is_folder) path.pop_back();
        const std::string file = "holds " + scenario::in_quotes(path) + ", ";
        if (const std::string wrong = fault_of_path(path); !wrong.empty()) return file + wrong;
        if (!paths_.insert(in_small_letters(path)).second) return file + "the path of another file as well";
        if (const std::string wrong = fault_of_kind(index, stat, is_folder); !wrong.empty()) return file + wrong;
        if (is_folder) return "";
        files_.push_back({std::move(path), ""});
        const std::string wrong = inflate(index, stat, files_.back().bytes);
        return wrong.empty() ? "" : file + wrong;
    }

    std::string fault_of_kind(zip_uint64_t index, const zip_stat_t& stat, bool is_folder) const
    {
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(archive_, index, 0, &system, &attributes);
        const std::uint32_t kind = system == ZIP_OPSYS_UNIX ? (attributes >> 16U) & kind_mask : 0U;
        if (kind != 0 && kind != (is_folder ? folder : plain_file)) return "which is a link or a device";
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
            return "which is encrypted";
        }
        if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
            stat.comp_method != ZIP_CM_DEFLATE) {
            return "which is packed in a way that is not read";
        }
        if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > limits_.bytes_of_one)
            return "which says that it is too large";
        return "";
    }

    /// Counts what comes out, whatever the archive says of it.
    std::string inflate(zip_uint64_t index, const zip_stat_t& stat, std::string& out)
    {
        const OpenFile file(zip_fopen_index(archive_, index, 0));
        if (!file) return "which cannot be read";
        std::string block(small_file, '\0');
        for (;;) {
            const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
            if (count < 0) return "which is damaged";
            if (count == 0) break;
            out.append(block, 0, static_cast<std::size_t>(count));
            total_ += static_cast<std::size_t>(count);
            if (out.size() > limits_.bytes_of_one)
                return "which is larger than " + std::to_string(limits_.bytes_of_one) + " bytes";
            if (total_ > limits_.bytes_of_all)
                return "and with it more than " + std::to_string(limits_.bytes_of_all) + " bytes in all";
            if (out.size() > small_file && out.size() / limits_.ratio > stat.comp_size) {
                return "which grows more than " + std::to_string(limits_.ratio) + " times";
            }
        }
        return (stat.valid & ZIP_STAT_SIZE) != 0 && stat.size != out.size() ? "which is not as large as it says" : "";
    }

    zip_t* archive_;
    std::string_view name_;
    ArchiveLimits limits_;
    std::vector<ArchivedFile> files_;
    std::set<std::string> paths_;
    std::size_t total_ = 0;
};

bool add(zip_t* archive, const ArchivedFile& file)
{
    Bytes source(zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0));
    if (!source) return false;
    const zip_int64_t index = zip_file_add(archive, file.path.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) return false;
    static_cast<void>(source.release());
    const auto place = static_cast<zip_uint64_t>(index);
    // 1 January 1980: the first day that the format knows, so that the day of packing does not show.
    constexpr zip_uint16_t first_day = (1U << 5U) | 1U;
    constexpr std::uint32_t readable_file = (plain_file | 0644U) << 16U;
    return zip_file_set_dostime(archive, place, 0, first_day, 0) == 0 &&
           zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 9) == 0 &&
           zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, readable_file) == 0;
}

/// All that was written into a source in memory.
std::string taken_from(zip_source_t* source)
{
    std::string out;
    if (zip_source_open(source) != 0) return out;
    std::string block(small_file, '\0');
    for (zip_int64_t count = 0; (count = zip_source_read(source, block.data(), block.size())) > 0;) {
        out.append(block, 0, static_cast<std::size_t>(count));
    }
    zip_source_close(source);
    return out;
}

}  // namespace

std::string fault_of_path(std::string_view path)
{
    if (path.empty()) return "which has no name";
    if (path.front() == '/') return "which is not relative";
    std::size_t parts = 0;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..") return "whose path leads elsewhere";
        if (part.size() > most_of_part || ++parts > most_parts) return "whose path is too long";
        if (part.front() == ' ' || part.back() == ' ' || part.back() == '.')
            return "whose path ends in a blank or a dot";
        begin = end + 1;
    }
    const bool plain =
        std::all_of(path.begin(), path.end(), [](char c) { return c >= 0x20 && c < 0x7F && c != '\\' && c != ':'; });
    return plain ? "" : "whose path holds other characters than it may";
}

Checked<std::vector<ArchivedFile>> read_archive(std::string_view bytes, std::string_view name, ArchiveLimits limits)
{
    const Place place{std::string(name), 0, 0, ""};
    if (bytes.empty()) return fault(place, "this is no sound zip archive: it is empty");
    zip_error_t error;
    zip_error_init(&error);
    Bytes source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    if (!source) return fault(place, "cannot be read: " + words_of(error));
    const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) return fault(place, "this is no sound zip archive: " + words_of(error));
    static_cast<void>(source.release());
    return ReadFiles(archive.get(), name, limits).read();
}

Checked<std::string> write_archive(const std::vector<ArchivedFile>& files, std::string_view name)
{
    const Place place{std::string(name), 0, 0, ""};
    zip_error_t error;
    zip_error_init(&error);
    const Bytes source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source) return fault(place, "cannot be packed: " + words_of(error));
    zip_source_keep(source.get());
    Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(source.get());
        return fault(place, "cannot be packed: " + words_of(error));
    }
    for (const ArchivedFile& file : files) {
        if (!add(archive.get(), file)) {
            return fault(place, "cannot be packed: " + std::string(zip_strerror(archive.get())));
        }
    }
    if (zip_close(archive.get()) != 0) {
        return fault(place, "cannot be packed: " + std::string(zip_strerror(archive.get())));
    }
    static_cast<void>(archive.release());
    return taken_from(source.get());
}

}  // namespace amends::exchange
