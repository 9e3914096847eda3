#pragma once
// What the sources of the skeleton share. Nobody else includes this.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/author/starter.h"

namespace amends::author {

using Json = nlohmann::ordered_json;

/// What was told, and what follows from it for every part of the scenario.
struct Brief {
    const Complaint& complaint;
    Shape shape;

    bool follows() const { return shape != Shape::micro; }
    bool visits() const { return shape == Shape::next_visit; }
    bool fixable() const { return shape != Shape::no_fix; }
    /// The deed that answers the complaint.
    std::string remedy() const { return fixable() ? "put-right" : "report"; }
    int due_minute() const { return minute_of_week(complaint.due).value_or(0); }
};

/// What is said in each contact, and where it leads.
Json nodes_of(const Brief& brief);
/// What the customer says when they are asked.
Json answers_of(const Brief& brief);

Json line(const char* id, const char* face, const std::string& says);

}  // namespace amends::author
