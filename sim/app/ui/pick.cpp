// One of many: a button that opens a list below it, with a search where the list is long.

#include <algorithm>
#include <cctype>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {

namespace {

constexpr std::size_t short_list = 8;
constexpr std::size_t most_shown = 12;

std::string lowered(std::string_view words)
{
    std::string out(words);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return out;
}

bool matches(const Option& option, const std::string& wanted)
{
    return wanted.empty() || lowered(option.words).find(wanted) != std::string::npos ||
           lowered(option.value).find(wanted) != std::string::npos ||
           lowered(option.detail).find(wanted) != std::string::npos;
}

std::optional<std::string> draw_list(const std::string& key, std::string_view chosen,
                                     const std::vector<Option>& options, PickUi& own, const PickWords& words)
{
    std::optional<std::string> picked;
    if (options.size() > short_list)
        input(key + "-search", words.search, own.search, {.placeholder = words.search, .limit = 60});
    const std::string wanted = lowered(own.search.utf8());
    std::size_t shown = 0;
    std::size_t hidden = 0;
    for (const Option& option : options) {
        if (!matches(option, wanted)) continue;
        if (shown == most_shown) {
            ++hidden;
            continue;
        }
        ++shown;
        const ButtonStyle style{.look = Look::quiet,
                                .icon = option.value == chosen ? icon::check : std::string_view(),
                                .detail = option.detail,
                                .wide = true,
                                .chosen = option.value == chosen};
        if (button(key + "-" + option.value, option.words, {}, style)) picked = option.value;
    }
    if (shown == 0) text(Type::small, words.nothing, Token::text_muted);
    if (hidden > 0) text(Type::small, "… " + std::to_string(hidden), Token::text_muted);
    return picked;
}

}  // namespace

std::optional<std::string> pick(std::string_view id, std::string_view label, std::string_view chosen,
                                const std::vector<Option>& options, PickUi& own, const PickWords& words,
                                const ButtonStyle& look)
{
    const std::string key(id);
    const bool open = own.open == key;
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const Option& each) { return each.value == chosen; });
    const std::string shown = found != options.end() ? found->words
                              : chosen.empty()       ? std::string(label)
                                                     : std::string(chosen);
    ButtonStyle style = look;
    style.icon = open ? icon::open : icon::shut;
    if (button(id, shown, {}, style)) {
        own.open = open ? "" : key;
        own.search.clear();
        if (!open)
            focus(options.size() > short_list ? key + "-search"
                  : options.empty()           ? key
                                              : key + "-" + options.front().value);
        return std::nullopt;
    }
    if (!open) return std::nullopt;
    if (pressed({Key::escape})) {
        own.open.clear();
        focus(id);
        return std::nullopt;
    }
    std::optional<std::string> picked;
    indented(space_4, [&] { picked = draw_list(key, chosen, options, own, words); });
    if (picked) {
        own.open.clear();
        focus(id);
    }
    return picked;
}

}  // namespace amends::app::ui
