#include "sim/play/event.h"

#include <type_traits>

#include "scoring/base/json_field.h"
#include "scoring/base/json_text.h"
#include "sim/play/events/kind.h"

namespace amends::play {
namespace {

using events::Kind;
using nlohmann::json;

template <class T>
using KindOf = Kind<std::decay_t<T>>;

/// Tries each kind in turn; false where no kind has the name.
template <std::size_t Index = 0>
bool read_named(std::string_view kind, int version, const json& body, Body& out)
{
    if constexpr (Index == std::variant_size_v<Body>) {
        return false;
    } else {
        using T = std::variant_alternative_t<Index, Body>;
        if (Kind<T>::name != kind) return read_named<Index + 1>(kind, version, body, out);
        if (version > Kind<T>::version) {
            throw BadField{"version " + std::to_string(version) + " is newer than this program knows (" +
                           std::to_string(Kind<T>::version) + ")"};
        }
        out = Kind<T>::read(body);
        return true;
    }
}

}  // namespace

std::string_view kind_of(const Event& event)
{
    return std::visit([](const auto& body) { return KindOf<decltype(body)>::name; }, event.body);
}

int version_of(const Event& event)
{
    return std::visit([](const auto& body) { return KindOf<decltype(body)>::version; }, event.body);
}

std::string write_body(const Event& event)
{
    return std::visit([](const auto& body) { return KindOf<decltype(body)>::write(body).dump(); }, event.body);
}

Checked<Event> read_event(std::string_view kind, int version, At at, std::string_view body)
{
    const std::string name = "event " + std::string(kind);
    const Checked<JsonText> text = read_json(body, name);
    if (!text) return tl::unexpected<Diagnostics>(text.error());
    try {
        Event event{at, {}};
        if (read_named(kind, version, text->tree, event.body)) return event;
        return fault({name, 0, 0, ""}, "this program does not know the kind; the play can be read, not continued");
    } catch (const BadField& bad) {
        return fault({name, 0, 0, ""}, bad.what);
    }
}

}  // namespace amends::play
