#include "sim/report/afterwards.h"

#include <algorithm>

#include "sim/play/recovery.h"

namespace amends::report {

Afterwards afterwards_of(const play::Playing& playing, const customer::LoyaltyModel& model)
{
    const customer::Recovery recovery =
        play::recovery_of(play::record_of(playing.pinned, playing.state), playing.pinned.scenario->failure);
    Afterwards out;
    out.generator = model.id;
    out.seed = playing.pinned.pins.seed;
    out.prospect = customer::prospect(model, recovery, out.seed);
    out.drawn = customer::draw(model, recovery, out.seed, 0);
    out.outlook = customer::outlook_of(out.prospect.stay_permille);
    for (std::size_t i = 0; i < customer::step_count; ++i) {
        const int permille = out.prospect.worth_permille[i];
        if (permille > 0) out.worth.push_back({std::string(name_of(static_cast<customer::Step>(i))), permille});
    }
    std::stable_sort(out.worth.begin(), out.worth.end(),
                     [](const Worth& a, const Worth& b) { return a.permille > b.permille; });
    return out;
}

}  // namespace amends::report
