#pragma once
// The model that ships with the program, for tests of any room.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "scoring/acts/hear.h"

namespace amends::acts {

inline std::string shipped_rules()
{
    std::ifstream file(std::string(AMENDS_SOURCE_DIR) + "/assets/scorer/en.rules", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// Parsed once for the whole test binary; ends the program with the faults when the shipped rules do not parse.
inline const Model& shipped_model()
{
    static const Model model = [] {
        Checked<Model> parsed = parse_model(shipped_rules(), "assets/scorer/en.rules");
        if (!parsed) {
            for (const Diagnostic& fault : parsed.error()) std::cerr << to_string(fault) << '\n';
            std::exit(1);
        }
        return *parsed;
    }();
    return model;
}

/// The shipped model's hearing of a reply to one customer line.
inline Hearing heard(std::string_view reply, std::string_view customer = "This is not what I paid for.")
{
    Context context;
    context.customer_lines.emplace_back(customer);
    return hear(shipped_model(), context, reply);
}

inline std::string text_of(const Span& span, std::string_view reply)
{
    return std::string(reply.substr(span.begin, span.end - span.begin));
}

}  // namespace amends::acts
