#include "scoring/base/result.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace amends {

std::string to_string(const Diagnostic& diagnostic)
{
    const Place& where = diagnostic.where;
    std::string text = where.file;
    if (where.line > 0) {
        text += ":" + std::to_string(where.line);
        if (where.column > 0) text += ":" + std::to_string(where.column);
    }
    if (!where.pointer.empty()) {
        if (!text.empty()) text += " ";
        text += "(" + where.pointer + ")";
    }
    if (!text.empty()) text += ": ";
    return text + diagnostic.message;
}

Diagnostics in_file_order(Diagnostics faults)
{
    std::stable_sort(faults.begin(), faults.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return faults;
}

tl::unexpected<Diagnostics> fault(Place where, std::string message)
{
    return tl::unexpected<Diagnostics>(Diagnostics{Diagnostic{std::move(where), std::move(message)}});
}

}  // namespace amends
