#pragma once
// Times as they are kept, in UTC, and as the clock on the wall has them.

#include <string>

namespace amends::app {

/// "2027-03-01T09:30:12Z" is "2027-03-01, 10:30" an hour east of Greenwich. Other words stay as they are.
std::string local_time(const std::string& utc);

}  // namespace amends::app
