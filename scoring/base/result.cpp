#include "scoring/base/result.h"

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

tl::unexpected<Diagnostics> fault(Place where, std::string message)
{
    return tl::unexpected<Diagnostics>(Diagnostics{Diagnostic{std::move(where), std::move(message)}});
}

}  // namespace amends
