#pragma once
// One field of a JSON object that our own writers wrote: taken by type, or thrown. For the sources of readers only.
// Files that people write are read with json_fields.h, which gathers every fault instead.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace amends {

/// What a reader of an object throws where it is not what its version promises; stops at read_event.
struct BadField {
    std::string what;
};

/// The value at `key`, of type T; numbers must fit. Throws BadField.
template <class T>
T field(const nlohmann::json& body, const char* key)
{
    const auto found = body.find(key);
    if (found == body.end()) throw BadField{std::string("\"") + key + "\" is missing"};
    try {
        if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            if (!found->is_number_integer()) throw BadField{std::string("\"") + key + "\" is not a whole number"};
            if constexpr (std::is_same_v<T, std::uint64_t>) return found->get<T>();
            const auto wide = found->get<std::int64_t>();
            if (!std::in_range<T>(wide)) throw BadField{std::string("\"") + key + "\" is out of range"};
            return static_cast<T>(wide);
        } else {
            return found->get<T>();
        }
    } catch (const nlohmann::json::exception&) {
        throw BadField{std::string("\"") + key + "\" has the wrong type"};
    }
}

}  // namespace amends
