#pragma once
// Pinned scenarios and coefficients, each parsed once: they are the same for most plays.

#include <map>
#include <optional>
#include <string>

#include "sim/play/decide.h"
#include "sim/records/store.h"

namespace amends::cli {

class PinnedFiles {
public:
    explicit PinnedFiles(records::Store& store) : store_(store) {}

    /// Nothing where a file is missing or cannot be read.
    std::optional<play::Pinned> pin(const play::Pins& pins);

private:
    template <class T, class Parse>
    std::optional<T> read(const std::string& hash, const Parse& parse);

    records::Store& store_;
    std::map<std::string, std::optional<scenario::Scenario>> scenarios_;
    std::map<std::string, std::optional<customer::Coefficients>> coefficients_;
};

}  // namespace amends::cli
