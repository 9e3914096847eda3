#pragma once
// Words of the window: keys of a catalogue, filled in.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "scoring/base/words.h"

namespace amends::app {

/// Cheap to copy; the catalogue must outlive it.
class Words {
public:
    explicit Words(const Catalogue& catalogue) : catalogue_(&catalogue) {}

    std::string operator()(std::string_view key) const { return say(message(key), *catalogue_); }
    std::string operator()(const Message& message) const { return say(message, *catalogue_); }
    std::string operator()(std::string_view key,
                           std::initializer_list<std::pair<std::string_view, std::string>> args) const
    {
        Message filled = message(key);
        for (const auto& [name, value] : args) filled = with(std::move(filled), name, value);
        return say(filled, *catalogue_);
    }

private:
    const Catalogue* catalogue_;
};

}  // namespace amends::app
