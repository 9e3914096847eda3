#include "scoring/acts/hearing.h"

namespace amends::acts {

ActSet Hearing::present() const
{
    ActSet set;
    for (std::size_t i = 0; i < act_count; ++i) {
        if (acts[i].present && !acts[i].unsure) set.add(act_at(i));
    }
    return set;
}

ActSet Hearing::unsure() const
{
    ActSet set;
    for (std::size_t i = 0; i < act_count; ++i) {
        if (acts[i].unsure) set.add(act_at(i));
    }
    return set;
}

}  // namespace amends::acts
