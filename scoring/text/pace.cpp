#include "scoring/text/pace.h"

namespace amends::text {

int word_count(std::string_view text)
{
    int words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

}  // namespace amends::text
