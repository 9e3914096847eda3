#pragma once
// The model that ships with the program, for tests of any room.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "scoring/acts/hear.h"

namespace amends::acts {

inline std::string shipped_bytes(const std::string& path)
{
    std::ifstream file(std::string(AMENDS_SOURCE_DIR) + "/" + path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline std::string shipped_rules()
{
    return shipped_bytes("assets/scorer/en.rules");
}

/// Ends the program with the faults when the bytes do not parse.
inline Model model_of(const std::string& bytes)
{
    Checked<Model> parsed = parse_model(bytes, "assets/scorer/en.rules");
    if (!parsed) {
        for (const Diagnostic& fault : parsed.error()) std::cerr << to_string(fault) << '\n';
        std::exit(1);
    }
    return *parsed;
}

/// The rules alone; parsed once for the whole test binary.
inline const Model& shipped_model()
{
    static const Model model = model_of(shipped_rules());
    return model;
}

/// The rules with what was learnt, as the program hears.
inline const Model& taught_model()
{
    static const Model model = model_of(join_model(shipped_rules(), shipped_bytes("assets/scorer/en.weights")));
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
