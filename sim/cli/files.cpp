#include "sim/cli/files.h"

#include <iostream>
#include <iterator>

#include "sim/cli/platform.h"
#include "sim/drafts/disk.h"

namespace amends::cli {

Checked<std::string> read_file(const std::filesystem::path& file)
{
    if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    return drafts::read_whole(file);
}

Checked<void> write_file(const std::filesystem::path& file, const std::string& bytes)
{
    return drafts::replace_file(file, bytes, sync_to_disk);
}

}  // namespace amends::cli
