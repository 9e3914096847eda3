#pragma once
// Errors are values, and they say where.

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace amends {

/// A place in a file that a person can open. Lines and columns count from 1; 0 means "not known".
/// `column` counts Unicode code points, as editors do. `pointer` is an RFC 6901 JSON pointer.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    std::string pointer;

    bool operator==(const Place&) const = default;
};

/// One fault: where it is, and in the reader's own words what was found and what was expected.
struct Diagnostic {
    Place where;
    std::string message;

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or every fault that kept it from being made (never an empty list of faults).
template <class T>
using Checked = tl::expected<T, Diagnostics>;

/// `file:line:column (pointer): message`; parts that are not known are left out.
std::string to_string(const Diagnostic& diagnostic);

/// Sorted by line and column; faults at one place keep their order.
Diagnostics in_file_order(Diagnostics faults);

/// One fault as a Checked error.
tl::unexpected<Diagnostics> fault(Place where, std::string message);

}  // namespace amends
