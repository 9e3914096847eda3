#pragma once
// Strict reading of JSON objects: every fault of a file is gathered, none stops the reading.
// For the sources of readers only, as json_text.h.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/json_text.h"
#include "scoring/base/result.h"

namespace amends {

class JsonFields;

/// A value inside a JsonText, with its pointer and the list that its faults go to. All three outlive it.
class JsonNode {
public:
    JsonNode(const JsonText& text, Diagnostics& faults) : JsonNode(text, faults, text.tree, "") {}

    const nlohmann::json& json() const { return *json_; }
    const std::string& pointer() const { return pointer_; }

    JsonNode child(std::string_view key) const;  ///< of an object that has it

    void fault(std::string message) const;      ///< at the value
    void key_fault(std::string message) const;  ///< at the value's key

    /// How many faults have been found so far in the whole file.
    std::size_t fault_count() const { return faults_->size(); }

    /// Each of these says what it expected where the value is something else, and then gives an empty value.
    JsonFields fields(const std::vector<std::string_view>& required,
                      const std::vector<std::string_view>& optional) const;
    std::vector<JsonNode> elements(std::size_t at_least, std::size_t at_most) const;
    std::string text() const;  ///< not empty
    bool truth() const;
    int number(int least, int most) const;
    /// The index of the value among `names`; 0 after a fault. `what` names the thing: `unknown act "aplogy"; did you
    /// mean …`
    std::size_t name(std::string_view what, const std::vector<std::string_view>& names) const;
    /// An id: small letters, digits, '_' and '-', beginning with a letter.
    std::string id() const;

private:
    friend class JsonFields;
    JsonNode(const JsonText& text, Diagnostics& faults, const nlohmann::json& json, std::string pointer)
        : text_(&text), faults_(&faults), json_(&json), pointer_(std::move(pointer))
    {
    }

    const JsonText* text_;
    Diagnostics* faults_;
    const nlohmann::json* json_;
    std::string pointer_;
};

/// The members of an object whose keys have been checked. A missing one has been reported, and reads as null without
/// further faults when `has` is asked first.
class JsonFields {
public:
    bool has(std::string_view key) const;
    JsonNode operator[](std::string_view key) const;  ///< has(key)

    std::string text(std::string_view key) const { return has(key) ? (*this)[key].text() : std::string(); }
    std::string id(std::string_view key) const { return has(key) ? (*this)[key].id() : std::string(); }
    int number(std::string_view key, int least, int most, int otherwise = 0) const
    {
        return has(key) ? (*this)[key].number(least, most) : otherwise;
    }
    std::vector<JsonNode> elements(std::string_view key, std::size_t at_least, std::size_t at_most) const
    {
        return has(key) ? (*this)[key].elements(at_least, at_most) : std::vector<JsonNode>();
    }
    /// The keys that stand there, comments ("x-…") left out.
    std::vector<std::string> keys() const;

private:
    friend class JsonNode;
    explicit JsonFields(JsonNode node) : node_(std::move(node)) {}
    JsonNode node_;
};

}  // namespace amends
