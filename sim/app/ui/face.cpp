// The strokes of a face. Lengths are shares of the picture's side; y grows downwards.

#include "sim/app/ui/face.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {

using namespace inside;

Pose between(const Pose& from, const Pose& to, float share)
{
    const float t = std::clamp(share, 0.0F, 1.0F);
    Pose out;
    for (float Pose::*part :
         {&Pose::brow_inner, &Pose::brow_outer, &Pose::eyes, &Pose::mouth_curve, &Pose::mouth_open, &Pose::mouth_wide,
          &Pose::shoulders, &Pose::tilt, &Pose::lean, &Pose::flush, &Pose::ease}) {
        out.*part = from.*part + (to.*part - from.*part) * t;
    }
    return out;
}

namespace {

/// Channel by channel, `share` of the way from one colour to the other.
Colour blend(Colour from, Colour to, float share)
{
    const auto mix = [share](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * share));
    };
    return {mix(from.r, to.r), mix(from.g, to.g), mix(from.b, to.b)};
}

Colour plain(Token token)
{
    return theme(frame().screen->theme)[token];
}

ImU32 mixed(Token from, Token to, float share, int alpha = 255)
{
    const Colour c = blend(plain(from), plain(to), std::clamp(share, 0.0F, 1.0F));
    return IM_COL32(c.r, c.g, c.b, alpha);
}

/// Draws in shares of the picture's side, turned around the neck and moved nearer or away.
class Brush {
public:
    Brush(const Rect& rect, float turn, float grow, float sink)
        : rect_(rect), side_(rect.width()), sin_(std::sin(turn)), cos_(std::cos(turn)), grow_(grow), sink_(sink)
    {
    }

    float side() const { return side_ * grow_; }

    ImVec2 at(float x, float y) const
    {
        const float dx = (x - 0.5F) * grow_;
        const float dy = (y - 0.78F) * grow_;
        return {rect_.left + side_ * (0.5F + dx * cos_ - dy * sin_),
                rect_.top + side_ * (0.78F + sink_ + dx * sin_ + dy * cos_)};
    }

    void ellipse(float x, float y, float rx, float ry, ImU32 ink, float from = 0, float to = 6.2831853F) const
    {
        canvas().PathClear();
        const int steps = std::clamp(static_cast<int>(std::max(rx, ry) * side() / 1.5F), 12, 64);
        const bool whole = to - from > 6.28F;
        for (int i = 0; i < steps + (whole ? 0 : 1); ++i) {
            const float a = from + (to - from) * static_cast<float>(i) / static_cast<float>(steps);
            canvas().PathLineTo(at(x + rx * std::cos(a), y + ry * std::sin(a)));
        }
        canvas().PathFillConvex(ink);
    }

    void ring(float x, float y, float rx, float ry, ImU32 ink, float width) const
    {
        constexpr int steps = 28;
        canvas().PathClear();
        for (int i = 0; i < steps; ++i) {
            const float a = 6.2831853F * static_cast<float>(i) / steps;
            canvas().PathLineTo(at(x + rx * std::cos(a), y + ry * std::sin(a)));
        }
        canvas().PathStroke(ink, ImDrawFlags_Closed, std::max(1.2F, width * side()));
    }

    /// A stroke from a to c that b pulls.
    void stroke(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 ink, float width) const
    {
        curve(a, b, c);
        canvas().PathStroke(ink, 0, std::max(1.5F, width * side()));
        const float r = std::max(0.75F, width * side() / 2);
        canvas().AddCircleFilled(at(a.x, a.y), r, ink);
        canvas().AddCircleFilled(at(c.x, c.y), r, ink);
    }

    /// What lies between two such curves with the same ends.
    void lens(ImVec2 a, ImVec2 upper, ImVec2 lower, ImVec2 c, ImU32 ink) const
    {
        curve(a, upper, c);
        for (int i = 1; i < steps_; ++i) add(c, lower, a, i);
        canvas().PathFillConvex(ink);
    }

private:
    void add(ImVec2 a, ImVec2 b, ImVec2 c, int step) const
    {
        const float t = static_cast<float>(step) / steps_;
        const float u = 1 - t;
        canvas().PathLineTo(
            at(u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y));
    }

    void curve(ImVec2 a, ImVec2 b, ImVec2 c) const
    {
        canvas().PathClear();
        for (int i = 0; i <= steps_; ++i) add(a, b, c, i);
    }

    static constexpr int steps_ = 14;
    Rect rect_;
    float side_, sin_, cos_, grow_, sink_;
};

ImU32 ink_of(Colour c)
{
    return IM_COL32(c.r, c.g, c.b, 255);
}

ImU32 skin_ink(const FaceStyle& style, const Pose& pose, float shade = 0)
{
    constexpr float tones[] = {0, 0.14F, 0.27F, 0.40F};
    const Colour brown = blend(plain(Token::hair), plain(Token::anger), 0.35F);
    const Colour skin = blend(plain(Token::skin), brown, tones[style.tone % std::size(tones)] + shade);
    return ink_of(blend(skin, plain(Token::anger), pose.flush * 0.16F));
}

ImU32 cloth_ink(const FaceStyle& style, float shade = 0)
{
    constexpr Token dyes[] = {Token::cloth, Token::third, Token::anger, Token::good};
    const Colour dyed = blend(plain(Token::cloth), plain(dyes[style.cloth % std::size(dyes)]), 0.55F);
    return ink_of(blend(dyed, plain(Token::hair), shade));
}

ImU32 hair_ink(const FaceStyle& style)
{
    if (style.grey) return mixed(Token::hair, Token::card, 0.55F);
    return style.auburn ? mixed(Token::hair, Token::anger, 0.38F) : colour(Token::hair);
}

/// Shoulders, and a round collar that the neck stands in.
void draw_bust(const Brush& brush, const Pose& pose, const FaceStyle& style)
{
    const float up = 0.035F * pose.shoulders;
    brush.ellipse(0.5F, 1.15F - up, 0.45F - 0.6F * std::max(0.0F, up), 0.34F, cloth_ink(style));
    const float collar = 0.835F - 0.6F * up;
    brush.ellipse(0.5F, collar + 0.008F, 0.130F, 0.060F, cloth_ink(style, 0.4F));
    const ImU32 neck = skin_ink(style, pose, 0.10F);
    brush.ellipse(0.5F, collar, 0.108F, 0.046F, neck);
    const ImVec2 sides[] = {brush.at(0.425F, 0.60F), brush.at(0.575F, 0.60F), brush.at(0.605F, collar),
                            brush.at(0.395F, collar)};
    canvas().AddConvexPolyFilled(sides, 4, neck);
    brush.ellipse(0.5F, 0.715F, 0.088F, 0.040F, skin_ink(style, pose, 0.22F));  // the chin's shadow
}

void draw_hair_behind(const Brush& brush, const FaceStyle& style)
{
    const Hair hair = style.hair;
    const ImU32 ink = hair_ink(style);
    if (hair == Hair::parted) {
        brush.ellipse(0.5F, 0.40F, 0.245F, 0.225F, ink);
        for (const float x : {0.305F, 0.695F}) brush.ellipse(x, 0.52F, 0.062F, 0.15F, ink);
    }
    if (hair == Hair::gathered) brush.ellipse(0.5F, 0.145F, 0.085F, 0.075F, ink);
    if (hair != Hair::curled) return;
    for (const ImVec2 lock : {ImVec2{0.31F, 0.38F}, ImVec2{0.69F, 0.38F}, ImVec2{0.35F, 0.27F}, ImVec2{0.65F, 0.27F},
                              ImVec2{0.43F, 0.205F}, ImVec2{0.57F, 0.205F}, ImVec2{0.29F, 0.48F}, ImVec2{0.71F, 0.48F}})
        brush.ellipse(lock.x, lock.y, 0.085F, 0.085F, ink);
}

void draw_head(const Brush& brush, const Pose& pose, const FaceStyle& style)
{
    const ImU32 skin = skin_ink(style, pose);
    for (const float x : {0.29F, 0.71F}) brush.ellipse(x, 0.49F, 0.03F, 0.05F, skin_ink(style, pose, 0.12F));
    brush.ellipse(0.5F, 0.46F, 0.215F, 0.235F, skin);
    brush.ellipse(0.5F, 0.565F, 0.165F, 0.155F, skin);
    if (pose.flush <= 0.05F) return;
    const ImU32 cheek = mixed(Token::anger, Token::anger, 0, static_cast<int>(70 * std::min(1.0F, pose.flush)));
    for (const float x : {0.375F, 0.625F}) brush.ellipse(x, 0.555F, 0.055F, 0.04F, cheek);
}

constexpr float pi = 3.1415927F;

/// Short, so that the mouth is seen in it.
void draw_beard(const Brush& brush, const FaceStyle& style)
{
    if (!style.beard) return;
    const ImU32 ink = style.grey ? mixed(Token::skin, Token::card, 0.5F) : skin_ink(style, {}, 0.30F);
    brush.lens({0.315F, 0.55F}, {0.5F, 0.60F}, {0.5F, 0.905F}, {0.685F, 0.55F}, ink);
}

void draw_hair(const Brush& brush, const Pose& pose, const FaceStyle& style)
{
    const ImU32 skin = skin_ink(style, pose);
    const ImU32 ink = hair_ink(style);
    switch (style.hair) {
        case Hair::cropped:
            brush.ellipse(0.5F, 0.41F, 0.224F, 0.20F, ink, pi, pi * 2);
            brush.ellipse(0.5F, 0.465F, 0.196F, 0.155F, skin);
            break;
        case Hair::parted:
            brush.ellipse(0.44F, 0.385F, 0.185F, 0.165F, ink, pi * 0.93F, pi * 1.80F);
            brush.ellipse(0.59F, 0.375F, 0.135F, 0.15F, ink, pi * 1.2F, pi * 2.10F);
            brush.ellipse(0.52F, 0.255F, 0.075F, 0.04F, ink);
            break;
        case Hair::curled:
            for (const float x : {0.36F, 0.43F, 0.5F, 0.57F, 0.64F})
                brush.ellipse(x, 0.285F + 1.2F * (x - 0.5F) * (x - 0.5F), 0.062F, 0.055F, ink);
            break;
        case Hair::gathered:
            brush.ellipse(0.5F, 0.435F, 0.226F, 0.235F, ink, pi, pi * 2);
            for (const float side : {-1.0F, 1.0F})  // combed to both sides from a parting
                brush.ellipse(0.5F + side * 0.068F, 0.475F, 0.134F, 0.170F, skin);
            brush.ellipse(0.5F, 0.52F, 0.20F, 0.14F, skin);
            break;
    }
}

void draw_eyes(const Brush& brush, const Pose& pose, const FaceStyle& style)
{
    const ImU32 brows = hair_ink(style);
    const ImU32 line = colour(Token::hair);
    const ImU32 white = theme(frame().screen->theme).name == ThemeName::contrast
                            ? mixed(Token::skin, Token::hair, 0.12F)
                            : IM_COL32(255, 253, 250, 255);
    const float open = std::max(0.06F, pose.eyes);
    for (const float side : {-1.0F, 1.0F}) {
        const float x = 0.5F + side * 0.09F;
        const float inner = x - side * 0.045F;
        const float outer = x + side * 0.048F;
        const float y = 0.475F;
        const float slant = 0.012F * (pose.brow_outer - pose.brow_inner) * 0.5F;
        const ImVec2 a{inner, y + slant * 0.8F};
        const ImVec2 c{outer, y - slant * 0.8F};
        const float top = y - 0.068F * open + 0.010F * std::min(0.0F, pose.brow_inner);
        const float bottom = y + 0.046F * open - 0.014F * std::max(0.0F, pose.mouth_curve);
        brush.lens(a, {x, top}, {x, bottom}, c, white);
        const float iris = std::min(0.026F, 0.030F * std::sqrt(open));
        const float middle = (y * 2 + top + bottom) / 4;
        brush.ellipse(x + side * -0.003F, middle, iris * 0.9F, std::min(iris, 0.026F * open + 0.006F), line);
        brush.stroke(a, {x, top}, c, line, 0.016F);
        if (style.glasses) {
            const ImU32 rim = mixed(Token::hair, Token::cloth, 0.4F);
            brush.ring(x, y, 0.070F, 0.066F, rim, 0.011F);
            brush.stroke({0.5F, y - 0.012F}, {0.5F, y - 0.014F}, {0.5F + side * 0.022F, y - 0.004F}, rim, 0.010F);
        }
        const float brow_y = 0.395F;
        const ImVec2 brow_in{0.5F + side * 0.042F, brow_y - 0.034F * pose.brow_inner + 0.006F};
        const ImVec2 brow_out{0.5F + side * 0.148F, brow_y - 0.026F * pose.brow_outer + 0.008F};
        const ImVec2 arch{x + side * 0.015F, (brow_in.y + brow_out.y) / 2 - 0.020F};
        brush.stroke(brow_in, arch, brow_out, brows, 0.021F);
    }
    if (pose.brow_inner > -0.55F) return;
    for (const float side : {-1.0F, 1.0F})  // what a frown leaves between the brows
        brush.stroke({0.5F + side * 0.013F, 0.395F}, {0.5F + side * 0.010F, 0.41F}, {0.5F + side * 0.014F, 0.43F},
                     skin_ink(style, pose, 0.45F), 0.010F);
}

void draw_mouth(const Brush& brush, const Pose& pose, const FaceStyle& style)
{
    const ImU32 line = mixed(Token::hair, Token::anger, 0.35F);
    const float half = 0.068F + 0.022F * pose.mouth_wide + 0.010F * std::max(0.0F, pose.mouth_curve);
    const float y = 0.635F;
    const float corner = y - 0.018F * pose.mouth_curve;
    const float bend = y + 0.042F * pose.mouth_curve;
    const ImVec2 a{0.5F - half, corner};
    const ImVec2 c{0.5F + half, corner};
    brush.stroke({0.487F, 0.565F}, {0.5F, 0.575F}, {0.515F, 0.563F}, skin_ink(style, pose, 0.38F), 0.012F);
    if (pose.mouth_open < 0.08F) {
        brush.stroke(a, {0.5F, bend}, c, line, 0.018F);
        return;
    }
    const float gape = 0.075F * pose.mouth_open;
    brush.lens(a, {0.5F, bend - gape * 0.7F}, {0.5F, bend + gape * 1.5F}, c, colour(Token::hair));
    if (pose.mouth_open > 0.35F) {  // teeth
        brush.lens({a.x + 0.018F, corner - 0.002F}, {0.5F, bend - gape * 0.62F}, {0.5F, bend - gape * 0.05F},
                   {c.x - 0.018F, corner - 0.002F}, IM_COL32(255, 253, 250, 255));
    }
    brush.stroke(a, {0.5F, bend - gape * 0.7F}, c, line, 0.014F);
    brush.stroke(a, {0.5F, bend + gape * 1.5F}, c, line, 0.014F);
}

}  // namespace

void face(std::string_view id, std::string_view name, std::string_view mood, const Pose& pose, const FaceStyle& style,
          float size)
{
    const float side = std::min(scaled(size), width_left());
    const Rect rect = place(side, side);
    const float radius = scaled(radius_card);
    const ImU32 air = pose.ease < 0 ? mixed(Token::sunken, Token::anger, -pose.ease * 0.30F)
                                    : mixed(Token::sunken, Token::trust, pose.ease * 0.26F);
    surface(rect, air, radius);
    canvas().PushClipRect(min_of(rect), max_of(rect), true);
    const Brush body(rect, 0, 1.05F + 0.03F * pose.lean, 0);
    const Brush head(rect, 0.085F * pose.tilt, 1.08F + 0.06F * pose.lean,
                     0.012F * std::max(0.0F, pose.shoulders) - 0.012F * std::min(0.0F, pose.shoulders));
    draw_hair_behind(head, style);
    draw_bust(body, pose, style);
    draw_head(head, pose, style);
    draw_beard(head, style);
    draw_hair(head, pose, style);
    draw_eyes(head, pose, style);
    draw_mouth(head, pose, style);
    canvas().PopClipRect();
    edge(rect, colour(Token::line), radius);
    Item item;
    item.id = id;
    item.role = Role::picture;
    item.name = name;
    item.value = mood;
    item.rect = rect;
    file(std::move(item));
}

}  // namespace amends::app::ui
