#pragma once
// The words that files use for the values of enumerations, in the order of the enumeration.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sim/scenario/scenario.h"

namespace amends::scenario {

using NameList = std::span<const std::string_view>;

NameList memory_names();       ///< Memory
NameList fate_names();         ///< PromiseFate
NameList face_names();         ///< Face
NameList authority_names();    ///< Authority
NameList topic_how_names();    ///< acts::TopicHow
NameList act_names();          ///< acts::Act
NameList action_kind_names();  ///< rubric::ActionKind
NameList opener_names();       ///< rubric::Opener
NameList purpose_names();      ///< rubric::Purpose
NameList impression_names();   ///< customer::Impression
NameList channel_names();      ///< Contact::channel
NameList failure_types();      ///< Failure::type
NameList gate_names();         ///< Gate::id

std::string_view name_of(Memory memory);
std::string_view name_of(PromiseFate fate);
std::string_view name_of(Face face);
std::string_view name_of(Authority authority);

/// Whether `id` is lower-case words (letters and digits) joined by '-', at most 64 characters.
bool is_id(std::string_view id);

}  // namespace amends::scenario
