#pragma once
// Files of the tree, and small scenarios made by hand or by chance.

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "sim/scenario/parse.h"

namespace amends::scenario {

inline std::string bytes_of(const std::string& path)
{
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + path);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

inline std::string shown(const Diagnostics& faults)
{
    std::string text;
    for (const Diagnostic& fault : faults) text += to_string(fault) + "\n";
    return text;
}

/// Parses what must be sound.
inline Scenario sound(const std::string& bytes, const std::string& name)
{
    Checked<Scenario> scenario = parse_scenario(bytes, name);
    if (!scenario) throw std::runtime_error(shown(scenario.error()));
    return std::move(*scenario);
}

inline Scenario tiny()
{
    return sound(bytes_of("tests/data/tiny.scenario.json"), "tiny");
}

inline Scenario small()
{
    return sound(bytes_of("tests/data/small.scenario.json"), "small");
}

/// `text` with the first `from` replaced; it must be there.
inline std::string with(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not found: " + from);
    return text.replace(at, from.size(), to);
}

}  // namespace amends::scenario
