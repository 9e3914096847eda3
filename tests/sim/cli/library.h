#pragma once
// Everything that ships, loaded once per test process.

#include <stdexcept>

#include "sim/cli/library.h"

namespace amends::cli {

inline const Library& shipped_library()
{
    static const Library library = [] {
        Checked<Library> loaded = load_library(AMENDS_SOURCE_DIR);
        if (!loaded) throw std::runtime_error(to_string(loaded.error().front()));
        return std::move(*loaded);
    }();
    return library;
}

inline ScenarioFile shipped_scenario(const std::string& name)
{
    Checked<ScenarioFile> file = load_scenario(shipped_library(), name);
    if (!file) throw std::runtime_error(to_string(file.error().front()));
    return std::move(*file);
}

}  // namespace amends::cli
