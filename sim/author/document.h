#pragma once
// A scenario's JSON as a tree that can be edited: four kinds of change, each with an exact inverse.

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/message.h"
#include "scoring/base/result.h"

namespace amends::author {

/// The smallest edit. Pointers are RFC 6901; values are JSON texts.
struct Change {
    enum class Kind : std::uint8_t {
        set,     ///< what stands at `at` becomes `value`
        insert,  ///< `at` does not exist yet: a key of an object, or an index of a list ("-": after its last)
        remove,  ///< what stands at `at` goes
        move     ///< the item of a list at `at` comes to stand at `index`
    };
    Kind kind = Kind::set;
    std::string at;
    std::string value;
    int index = -1;  ///< of a key that is inserted: its place among the keys; -1: its canonical one

    bool operator==(const Change&) const = default;
};

Change set_at(std::string at, std::string value);
Change insert_at(std::string at, std::string value);
Change remove_at(std::string at);
Change move_to(std::string at, int index);

/// Changes that are made together or not at all, with what they are called.
struct Edit {
    Message what;
    std::vector<Change> changes;

    bool operator==(const Edit&) const = default;
};

class Document {
public:
    /// An empty object.
    Document();
    Document(const Document& other);
    Document(Document&&) noexcept;
    Document& operator=(const Document& other);
    Document& operator=(Document&&) noexcept;
    ~Document();

    /// Any JSON object of whole numbers; whether it is a scenario is the business of problems.h.
    ///
    /// errors  what read_json refuses, and anything but an object
    static Checked<Document> read(std::string_view bytes, std::string_view name);

    const nlohmann::ordered_json& tree() const { return *tree_; }

    /// Laid out as canonical files are. Of a document that is a sound scenario, these are its canonical bytes if it was
    /// read from such, or if its keys stand in their canonical order.
    std::string bytes() const;

    /// What stands at a pointer, as JSON; empty where nothing does.
    std::string value(std::string_view pointer) const;
    /// … where it is a text, without quotes; else empty.
    std::string text(std::string_view pointer) const;
    bool has(std::string_view pointer) const;
    /// How many items or keys stand there; 0 where it is neither list nor object.
    std::size_t size(std::string_view pointer) const;

    /// Makes all changes, one after the other, and gives the edit that takes them back. Where one cannot be made,
    /// nothing is.
    Checked<Edit> apply(const Edit& edit);

    bool operator==(const Document& other) const;

private:
    const nlohmann::ordered_json* find(std::string_view pointer) const;
    Checked<Change> make(const Change& change);
    Checked<Change> insert(const Change& change, nlohmann::ordered_json value);
    Checked<Change> remove(const Change& change);
    Checked<Change> move(const Change& change);

    std::unique_ptr<nlohmann::ordered_json> tree_;
};

}  // namespace amends::author
