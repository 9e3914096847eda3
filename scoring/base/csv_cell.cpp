#include "scoring/base/csv_cell.h"

namespace amends {
namespace {

bool looks_like_formula(std::string_view cell)
{
    if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) return false;
    // A negative number is what it seems to be, in a spreadsheet as in R.
    const bool number =
        cell.front() == '-' && cell.size() > 1 && cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
    return !number;
}

/// What is written behind a guard: a formula, and what would otherwise be read as one behind its guard.
bool is_guarded(std::string_view cell)
{
    const std::size_t guards = cell.find_first_not_of('\'');
    return guards != std::string_view::npos && looks_like_formula(cell.substr(guards));
}

}  // namespace

std::string csv_cell(std::string_view text, bool raw)
{
    const bool guarded = !raw && is_guarded(text);
    const bool quoted = guarded || text.find_first_of(",;\t\"\r\n") != std::string_view::npos;
    if (!quoted) return std::string(text);
    std::string out = guarded ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string_view without_guard(std::string_view cell)
{
    return cell.substr(!cell.empty() && cell.front() == '\'' && is_guarded(cell) ? 1 : 0);
}

}  // namespace amends
