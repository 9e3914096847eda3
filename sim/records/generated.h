#pragma once
// Records of people who do not exist: a file of its own, marked as simulated, that nothing real can be written to.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/records/failure.h"
#include "sim/records/rows.h"

namespace amends::records {

/// Writes such a file beside its place, and puts it there when it is whole. All ids are the caller's.
class GeneratedFile {
public:
    /// errors  refused: the file holds something that was not generated; io
    static Stored<std::unique_ptr<GeneratedFile>> begin(const std::filesystem::path& file);
    ~GeneratedFile();
    GeneratedFile(const GeneratedFile&) = delete;
    GeneratedFile& operator=(const GeneratedFile&) = delete;

    Stored<void> pin(const std::string& hash, const std::string& bytes);
    Stored<void> person(const Person& person, const std::string& cohort, const std::string& site);
    /// A case with its one play, which is over, without events; with its marks.
    Stored<void> play(const PlayRow& play);
    /// Everything as it is given, its day too; the plays and people must be there.
    Stored<void> pilot(const Pilot& pilot);
    Stored<void> rating(const Rating& rating);
    Stored<void> answer(const Answer& answer);
    Stored<void> finish();

private:
    struct Data;
    explicit GeneratedFile(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

}  // namespace amends::records
