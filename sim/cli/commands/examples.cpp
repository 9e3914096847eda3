#include "sim/cli/commands/examples.h"

#include <algorithm>

#include "sim/cli/files.h"

namespace amends::cli {

namespace fs = std::filesystem;

std::vector<std::string> shipped_corpus(const fs::path& root)
{
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root / "assets/corpus", error)) {
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<train::Example> read_examples(const std::vector<std::string>& files, Diagnostics& faults)
{
    std::vector<train::Example> examples;
    for (const std::string& file : files) {
        const auto read =
            read_file(file).and_then([&file](const std::string& bytes) { return train::parse_corpus(bytes, file); });
        if (!read) {
            faults.insert(faults.end(), read.error().begin(), read.error().end());
            continue;
        }
        examples.insert(examples.end(), read->begin(), read->end());
    }
    return examples;
}

}  // namespace amends::cli
