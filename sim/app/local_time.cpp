#include "sim/app/local_time.h"

#include <cstdio>
#include <ctime>

namespace amends::app {

std::string local_time(const std::string& utc)
{
    std::tm at{};
    const bool whole = utc.size() >= 16 && std::sscanf(utc.c_str(), "%4d-%2d-%2dT%2d:%2d", &at.tm_year, &at.tm_mon,
                                                       &at.tm_mday, &at.tm_hour, &at.tm_min) == 5;
    if (!whole) return utc;
    at.tm_year -= 1900;
    at.tm_mon -= 1;
    const std::time_t moment = timegm(&at);
    std::tm here{};
    char text[32];
    if (localtime_r(&moment, &here) == nullptr || std::strftime(text, sizeof text, "%Y-%m-%d, %H:%M", &here) == 0)
        return utc;
    return text;
}

}  // namespace amends::app
