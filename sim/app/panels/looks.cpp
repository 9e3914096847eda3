#include "sim/app/panels/looks.h"

#include <cstdint>
#include <string_view>

namespace amends::app {
namespace {

using scenario::Face;
using ui::Pose;

Pose pose_of(Face face)
{
    switch (face) {
        case Face::furious:
            return {-1, 0.55F, 0.95F, -0.8F, 0.75F, 0.5F, 1, 0, 0.9F, 1, -1};
        case Face::angry:
            return {-0.85F, 0.25F, 0.75F, -0.7F, 0, -0.1F, 0.7F, 0, 0.5F, 0.6F, -0.7F};
        case Face::tense:
            return {0.25F, -0.15F, 0.78F, -0.35F, 0, -0.35F, 0.5F, -0.15F, 0, 0.2F, -0.3F};
        case Face::cold:
            return {-0.35F, 0.05F, 0.42F, -0.2F, 0, -0.5F, 0.1F, 0.3F, -0.7F, 0, -0.2F};
        case Face::sad:
            return {0.95F, -0.65F, 0.5F, -0.6F, 0, -0.2F, -0.9F, -0.7F, -0.1F, 0.1F, -0.1F};
        case Face::calm:
            return {0.1F, 0.05F, 0.68F, 0.2F, 0, 0, -0.1F, 0, 0, 0, 0.35F};
        case Face::warm:
            return {0.35F, 0.2F, 0.6F, 0.95F, 0, 0.4F, -0.2F, 0.45F, 0.3F, 0.15F, 0.9F};
    }
    return {};
}

Pose pose_of_mood(int anger, int trust)
{
    const float heat = static_cast<float>(anger) / 6.0F;
    const float faith = static_cast<float>(trust) / 6.0F;
    Pose pose;
    pose.brow_inner = 0.35F - 1.35F * heat;
    pose.brow_outer = 0.1F + 0.3F * heat;
    pose.eyes = 0.6F + 0.3F * heat;
    pose.mouth_curve = 0.9F * faith - 1.1F * heat;
    pose.mouth_wide = 0.3F * faith - 0.3F * heat;
    pose.shoulders = heat - 0.25F * faith;
    pose.tilt = 0.35F * faith * (1 - heat);
    pose.lean = 0.6F * heat - 0.4F * (1 - faith) + 0.3F * faith;
    pose.flush = heat * heat;
    pose.ease = faith * (1 - heat) - heat;
    return pose;
}

}  // namespace

Pose pose_of(int anger, int trust, Face face)
{
    return ui::between(pose_of_mood(anger, trust), pose_of(face), 0.6F);
}

ui::FaceStyle style_of(const std::string& customer, const std::string& about)
{
    std::uint32_t sum = 2166136261U;
    for (const char c : customer) sum = (sum ^ static_cast<std::uint8_t>(c)) * 16777619U;
    using ui::Hair;
    const auto tells = [&](std::string_view word) { return about.find(word) != std::string::npos; };
    ui::FaceStyle style{static_cast<Hair>(sum % 4), sum / 4 % 3 == 0, false,
                        tells("sixties") || tells("seventies") || tells("eighties")};
    style.auburn = sum / 12 % 4 == 0;
    style.tone = static_cast<std::uint8_t>(sum / 48 % 4);
    style.cloth = static_cast<std::uint8_t>(sum / 192 % 4);
    const bool man = customer.starts_with("Mr ");
    const bool woman = customer.starts_with("Ms ") || customer.starts_with("Mrs ") || customer.starts_with("Miss ");
    if (man) {
        style.hair = sum % 3 == 0 ? Hair::curled : Hair::cropped;
        style.beard = style.grey || tells("thirties") || tells("forties") || tells("fifties");
    } else if (woman && style.hair == Hair::cropped) {
        style.hair = Hair::parted;
    }
    return style;
}

std::string look_key(Face face)
{
    switch (face) {
        case Face::furious:
            return "face.furious";
        case Face::angry:
            return "face.angry";
        case Face::tense:
            return "face.tense";
        case Face::cold:
            return "face.cold";
        case Face::sad:
            return "face.sad";
        case Face::calm:
            return "face.calm";
        case Face::warm:
            return "face.warm";
    }
    return "face.calm";
}

Face look_of(int anger, int trust)
{
    if (anger >= 6) return Face::furious;
    if (anger >= 4) return Face::angry;
    if (anger >= 2) return trust <= 1 ? Face::cold : Face::tense;
    return trust >= 4 ? Face::warm : Face::calm;
}

}  // namespace amends::app
