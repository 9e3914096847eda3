// Harlowe: (macros:), hooks, $variables and verbatim text.

#include <algorithm>

#include "sim/scenario/exchange/body_reader.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Harlowe's names ignore case, dashes and underscores.
std::string folded(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '-' || c == '_') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// Where the name of the macro that opens at `at` ends, at its colon; npos where none opens.
std::size_t name_end_at(std::string_view text, std::size_t at)
{
    if (at + 1 >= text.size() || text[at] != '(' || !(is_word_begin(text[at + 1]) || text[at + 1] == '$')) return npos;
    std::size_t end = at + 2;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    return end < text.size() && text[end] == ':' ? end : npos;
}

/// The arguments of a macro, parted by commas that stand in no brackets and no quotes.
std::vector<std::string_view> arguments(std::string_view code)
{
    std::vector<std::string_view> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '\'') {
            for (++i; i < code.size() && code[i] != c; ++i) {
                if (code[i] == '\\') ++i;
            }
            continue;
        }
        if (c == '(' || c == '[') ++depth;
        if (c == ')' || c == ']') --depth;
        if (c != ',' || depth > 0) continue;
        out.push_back(trimmed(code.substr(begin, i - begin)));
        begin = i + 1;
    }
    if (const std::string_view last = trimmed(code.substr(std::min(begin, code.size()))); !last.empty())
        out.push_back(last);
    return out;
}

class Harlowe : public DialectReader {
public:
    void begin(BodyReader& reader) override { find_closing(reader.text()); }

    bool read_one(BodyReader& reader) override
    {
        const char c = reader.here();
        if (c == '(') return macro(reader);
        if (c == '[') return hook(reader);
        if (c == ']') return end_hook(reader);
        if (c == '|') return named_hook(reader);
        if (c == '`') return verbatim(reader);
        if (c == '$' || c == '_') return reader.shown_variable();
        if (c == '{' || c == '}') {
            // They only close up the blanks between them.
            reader.go_to(reader.at() + 1);
            return true;
        }
        if (c == '\\' && reader.here(1) == '\n') {
            reader.go_to(reader.at() + 2);
            return true;
        }
        return false;
    }

private:
    /// In one pass over the text, so that many macros that are never closed cost no more than one.
    void find_closing(std::string_view text)
    {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '(' && (!open.empty() || name_end_at(text, i) != npos)) open.push_back(i);
            if (open.empty()) continue;
            if (c == '"' || c == '\'') {
                const std::size_t end = text.find(c, i + 1);
                if (end == npos) return;
                i = end;
            } else if (c == ')') {
                closing_.insert_or_assign(open.back(), i);
                open.pop_back();
            }
        }
    }

    bool macro(BodyReader& reader)
    {
        const std::size_t begin = reader.at();
        const std::size_t name_end = name_end_at(reader.text(), begin);
        const auto closing = closing_.find(begin);
        if (name_end == npos || closing == closing_.end()) return false;
        const std::size_t end = closing->second + 1;
        const std::string name = folded(reader.text().substr(begin + 1, name_end - begin - 1));
        reader.go_to(end);
        waiting_.reset();
        carry(reader, name, name_end + 1, begin, end);
        open_hook_after(reader);
        return true;
    }

    void carry(BodyReader& reader, const std::string& name, std::size_t args_begin, std::size_t begin, std::size_t end)
    {
        const std::vector<std::string_view> args = arguments(reader.text().substr(args_begin, end - 1 - args_begin));
        if (is_one_of(name, {"linkgoto", "linkrevealgoto", "clickgoto", "mouseovergoto", "mouseoutgoto"})) {
            return link(reader, args, name.substr(0, 4) == "link", begin, end);
        }
        if (is_one_of(name, {"goto", "redirect"})) return leads_on(reader, args, begin, end);
        if (is_one_of(name, {"undo", "linkundo", "restart", "reload", "linkfullscreen", "icon"})) {
            if (!args.empty()) reader.prose().say_link(literal_of(args[0]).value_or(""));
            return reader.note(About::computed, begin, end, "where this leads is known only when it is played");
        }
        if (name == "display") return reader.note(About::include, begin, end, "another passage is shown here");
        if (name.substr(0, 4) == "link" && !args.empty()) {
            waiting_ = literal_of(args[0]).value_or("");
            reader.prose().say_link(*waiting_);
        }
        reader.note(About::logic, begin, end, "Harlowe's (" + name + ":) is run when the story is played");
        reader.links_in_code(args_begin, end);
    }

    static void link(BodyReader& reader, const std::vector<std::string_view>& args, bool has_words, std::size_t begin,
                     std::size_t end)
    {
        if (args.empty()) return reader.note(About::broken, begin, end, "this link leads nowhere");
        const std::optional<std::string> to = literal_of(args.size() > 1 ? args[1] : args[0]);
        const std::string words =
            has_words ? literal_of(args[0]).value_or(std::string(args[0])) : std::string(words_of_going_on);
        if (has_words) reader.prose().say_link(words);
        if (!to)
            return reader.note(About::computed, begin, end, "where this link leads is worked out when it is played");
        reader.link(words, *to, begin, end, true);
    }

    void leads_on(BodyReader& reader, const std::vector<std::string_view>& args, std::size_t begin, std::size_t end)
    {
        const std::optional<std::string> to = args.empty() ? std::nullopt : literal_of(args[0]);
        if (!to) return reader.note(About::computed, begin, end, "where this leads is worked out when it is played");
        std::string words(words_of_going_on);
        for (const std::string& around : hooks_) {
            if (!around.empty()) words = around;
        }
        reader.link(std::move(words), *to, begin, end, true);
    }

    /// A hook belongs to the macro before it, even after blanks.
    void open_hook_after(BodyReader& reader)
    {
        const std::string_view text = reader.text();
        const std::size_t next = text.find_first_not_of(" \t\n+", reader.at());
        if (next == npos || text[next] != '[') return;
        const bool is_link = text.substr(next, 2) == "[[" && text.substr(next, 3) != "[[[";
        if (is_link) return;
        reader.go_to(next);
        hook(reader);
    }

    bool hook(BodyReader& reader)
    {
        if (reader.stands("[[") && !reader.stands("[[[")) return false;
        std::size_t after = reader.at() + 1;
        // [== opens a hook that the end of the text closes.
        if (reader.here(1) == '=') after = std::min(reader.text().find_first_not_of('=', after), reader.text().size());
        hooks_.push_back(waiting_.value_or(""));
        waiting_.reset();
        reader.go_to(after);
        return true;
    }

    bool end_hook(BodyReader& reader)
    {
        if (hooks_.empty()) return false;
        hooks_.pop_back();
        reader.go_to(reader.at() + 1);
        // ]<name| names the hook that ends here.
        if (reader.here() != '<' && reader.here() != '(') return true;
        std::size_t end = reader.at() + 1;
        while (end < reader.text().size() && is_word_byte(reader.text()[end])) ++end;
        if (end > reader.at() + 1 && end < reader.text().size() && reader.text()[end] == '|') reader.go_to(end + 1);
        return true;
    }

    bool named_hook(BodyReader& reader)
    {
        const std::string_view text = reader.text();
        std::size_t end = reader.at() + 1;
        while (end < text.size() && is_word_byte(text[end])) ++end;
        const bool named = end > reader.at() + 1 && end + 1 < text.size() && (text[end] == '>' || text[end] == ')') &&
                           text[end + 1] == '[';
        if (!named) return false;
        if (text[end] == ')') {
            reader.note(About::logic, reader.at(), end + 1,
                        "this hook is hidden until the story shows it; its text is kept");
        }
        reader.go_to(end + 1);
        return hook(reader);
    }

    bool verbatim(BodyReader& reader)
    {
        const std::size_t open = std::min(reader.text().find_first_not_of('`', reader.at()), reader.text().size());
        const std::string fence(open - reader.at(), '`');
        const std::size_t close = reader.find(fence, open);
        if (close == npos) return false;
        reader.prose().say(reader.text().substr(open, close - open));
        reader.go_to(close + fence.size());
        return true;
    }

    std::map<std::size_t, std::size_t> closing_;  ///< ( -> )
    std::vector<std::string> hooks_;              ///< of each open hook: the words of the link that opens it
    std::optional<std::string> waiting_;          ///< words of a link whose hook may follow
};

}  // namespace

std::unique_ptr<DialectReader> make_harlowe()
{
    return std::make_unique<Harlowe>();
}

}  // namespace amends::exchange
