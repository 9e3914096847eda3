#include "sim/scenario/names.h"

#include <array>

namespace amends::scenario {
namespace {

constexpr std::array<std::string_view, 3> memories = {"no", "partly", "yes"};
constexpr std::array<std::string_view, 5> fates = {"none", "open", "kept", "late", "broken"};
constexpr std::array<std::string_view, 7> faces = {"furious", "angry", "tense", "cold", "sad", "calm", "warm"};
constexpr std::array<std::string_view, 3> authorities = {"paper", "practice", "beyond"};
constexpr std::array<std::string_view, 4> hows = {"asked", "said", "offered", "denied"};
constexpr std::array<std::string_view, 13> kinds = {"look_up",   "ring",         "hold",      "fix",   "give",
                                                    "bend_rule", "consult",      "three_way", "brief", "transfer",
                                                    "note",      "report_cause", "message"};
constexpr std::array<std::string_view, 2> openers = {"customer", "trainee"};
constexpr std::array<std::string_view, 3> purposes = {"complaint", "follow_up", "next_visit"};
constexpr std::array<std::string_view, 5> channels = {"phone", "desk", "shop", "chat", "letter"};
constexpr std::array<std::string_view, 2> failures = {"process", "outcome"};
constexpr std::array<std::string_view, 5> gates = {"safety", "privacy", "discrimination", "legal", "abuse"};

template <class E>
std::string_view name_in(NameList names, E value)
{
    return names[static_cast<std::size_t>(value)];
}

}  // namespace

NameList memory_names()
{
    return memories;
}

NameList fate_names()
{
    return fates;
}

NameList face_names()
{
    return faces;
}

NameList authority_names()
{
    return authorities;
}

NameList topic_how_names()
{
    return hows;
}

NameList act_names()
{
    static const auto names = [] {
        std::array<std::string_view, acts::act_count> all;
        for (std::size_t i = 0; i < all.size(); ++i) all.at(i) = acts::name_of(acts::act_at(i));
        return all;
    }();
    return names;
}

NameList action_kind_names()
{
    return kinds;
}

NameList opener_names()
{
    return openers;
}

NameList purpose_names()
{
    return purposes;
}

NameList impression_names()
{
    static const auto names = [] {
        std::array<std::string_view, customer::impression_count> all;
        for (std::size_t i = 0; i < all.size(); ++i) {
            all.at(i) = customer::name_of(static_cast<customer::Impression>(i));
        }
        return all;
    }();
    return names;
}

NameList channel_names()
{
    return channels;
}

NameList failure_types()
{
    return failures;
}

NameList gate_names()
{
    return gates;
}

std::string_view name_of(Memory memory)
{
    return name_in(memories, memory);
}

std::string_view name_of(PromiseFate fate)
{
    return name_in(fates, fate);
}

std::string_view name_of(Face face)
{
    return name_in(faces, face);
}

std::string_view name_of(Authority authority)
{
    return name_in(authorities, authority);
}

bool is_id(std::string_view id)
{
    if (id.empty() || id.size() > 64) return false;
    char before = '-';
    for (const char c : id) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && (c != '-' || before == '-')) return false;
        before = c;
    }
    return before != '-';
}

}  // namespace amends::scenario
