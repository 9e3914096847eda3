#include "sim/cli/dictionary.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#ifdef AMENDS_HAS_HUNSPELL
#include <hunspell/hunspell.hxx>
#endif

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

/// The file without its ending: of "en" en_GB before en_US before whatever comes first by name.
fs::path found_in(const fs::path& folder, std::string language)
{
    std::replace(language.begin(), language.end(), '-', '_');
    std::vector<fs::path> stems;
    std::error_code error;
    for (const fs::directory_entry& each : fs::directory_iterator(folder, error)) {
        const std::string name = each.path().stem().string();
        const bool fits = name == language || name.starts_with(language + "_");
        fs::path affixes = each.path();
        if (each.path().extension() != ".dic" || !fits || !fs::exists(affixes.replace_extension(".aff"), error))
            continue;
        stems.push_back(affixes.replace_extension());
    }
    std::sort(stems.begin(), stems.end());
    const auto british =
        std::find_if(stems.begin(), stems.end(), [](const fs::path& each) { return each.filename() == "en_GB"; });
    if (british != stems.end()) return *british;
    return stems.empty() ? fs::path() : stems.front();
}

}  // namespace

std::vector<fs::path> dictionary_folders()
{
    std::vector<fs::path> folders = {"/usr/share/hunspell"};
    const char* const home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): nothing here sets it
    if (home != nullptr && *home != '\0') folders.insert(folders.begin(), fs::path(home) / ".local/share/hunspell");
    return folders;
}

author::Dictionary dictionary_of([[maybe_unused]] const std::string& language,
                                 [[maybe_unused]] const std::vector<fs::path>& folders)
{
#ifdef AMENDS_HAS_HUNSPELL
    if (language.empty()) return {};
    for (const fs::path& folder : folders) {
        const fs::path stem = found_in(folder, language);
        if (stem.empty()) continue;
        // It remembers what it was asked, so it is asked from one thread: that of the window.
        const auto speller =
            std::make_shared<Hunspell>((stem.string() + ".aff").c_str(), (stem.string() + ".dic").c_str());
        return {[speller](const std::string& word) { return speller->spell(word); },
                [speller](const std::string& word) { return speller->suggest(word); }};
    }
#endif
    return {};
}

}  // namespace amends::cli
