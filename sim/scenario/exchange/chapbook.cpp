// Chapbook: the section of variables, [modifiers] on lines of their own, {inserts}.

#include <algorithm>

#include "sim/scenario/exchange/body_reader.h"
#include "sim/scenario/exchange/html.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool begins_with(std::string_view text, std::string_view begin)
{
    return text.size() >= begin.size() && equals_no_case(text.substr(0, begin.size()), begin);
}

/// An insert taken apart: {name: 'value', key: 'value'}; without values, the code that stands there.
struct Insert {
    std::string name;
    std::string value;
    std::vector<std::pair<std::string, std::string>> properties;

    std::string property(std::string_view key) const
    {
        const auto found =
            std::find_if(properties.begin(), properties.end(), [key](const auto& each) { return each.first == key; });
        return found == properties.end() ? "" : found->second;
    }
};

/// The parts of an insert, divided by commas outside quotes, each a name with or without a value.
Insert insert_of(std::string_view inside)
{
    Insert insert;
    std::size_t begin = 0;
    bool first = true;
    const auto part = [&](std::string_view text) {
        const std::size_t colon = text.find(':');
        std::string name(trimmed(text.substr(0, colon)));
        std::string value(colon == npos ? std::string_view{} : trimmed(text.substr(colon + 1)));
        if (std::exchange(first, false)) {
            insert.name = std::move(name);
            insert.value = std::move(value);
        } else {
            insert.properties.emplace_back(std::move(name), std::move(value));
        }
    };
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '\'' || inside[i] == '"') {
            i = std::min(inside.find(inside[i], i + 1), inside.size());
        } else if (inside[i] == ',') {
            part(inside.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    part(inside.substr(std::min(begin, inside.size())));
    return insert;
}

class Chapbook : public DialectReader {
public:
    void begin(BodyReader& reader) override
    {
        const std::string_view text = reader.text();
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = trimmed(text.substr(at, end - at));
            if (line == "--") break;
            const std::size_t colon = line.find(':');
            if (!line.empty() && (colon == npos || !is_word_begin(line[0]))) return;
            at = end + 1;
        }
        if (at >= text.size()) return;
        for (std::size_t line = 0; line < at; line = text.find('\n', line) + 1) {
            const std::size_t end = text.find('\n', line);
            if (!trimmed(text.substr(line, end - line)).empty()) {
                reader.note(About::logic, line, end, "a variable is set when the passage is entered");
            }
        }
        reader.go_to(std::min(text.find('\n', at), text.size() - 1) + 1);
    }

    bool read_one(BodyReader& reader) override
    {
        if (reader.at_line_begin() && reader.here() == '[') return modifier(reader);
        if (reader.here() == '{') return insert(reader);
        return false;
    }

private:
    static std::size_t next_modifier(BodyReader& reader, std::size_t from)
    {
        const std::string_view text = reader.text();
        for (std::size_t at = reader.find("\n[", from); at != npos; at = reader.find("\n[", at + 1)) {
            const std::size_t end = std::min(text.find('\n', at + 1), text.size());
            const std::string_view line = trimmed(text.substr(at + 1, end - at - 1));
            if (line.substr(0, 2) != "[[" && line.back() == ']') return at + 1;
        }
        return text.size();
    }

    static bool modifier(BodyReader& reader)
    {
        const std::size_t begin = reader.at();
        const std::size_t end = reader.line_end();
        const std::string_view line = trimmed(reader.text().substr(begin, end - begin));
        if (line.size() < 3 || line.substr(0, 2) == "[[" || line.back() != ']') return false;
        const std::string_view name = trimmed(line.substr(1, line.size() - 2));
        if (begins_with(name, "note")) return skip(reader, end, About::comment, "a note");
        if (equals_no_case(name, "javascript") || equals_no_case(name, "css")) {
            return skip(reader, end, About::code, equals_no_case(name, "css") ? "a style sheet" : "a script");
        }
        reader.go_to(std::min(end + 1, reader.text().size()));
        if (!begins_with(name, "cont")) {
            reader.note(About::logic, begin, end, "Chapbook decides here what is shown and how; all of it is kept");
        }
        return true;
    }

    static bool skip(BodyReader& reader, std::size_t line_end, About about, std::string message)
    {
        const std::size_t begin = reader.at();
        const std::size_t end = next_modifier(reader, std::min(line_end, reader.text().size()));
        if (reader.text().substr(begin, end - begin).find("[[") != npos)
            message += "; it holds a link, which is not carried";
        reader.note(about, begin, end, std::move(message));
        reader.go_to(end);
        return true;
    }

    static bool insert(BodyReader& reader)
    {
        const std::size_t begin = reader.at();
        if (!is_word_begin(reader.here(1)) && reader.here(1) != '$') return false;
        const std::size_t close = reader.find("}", begin);
        if (close == npos || close > reader.line_end()) return false;
        const std::size_t end = close + 1;
        const Insert insert = insert_of(reader.text().substr(begin + 1, close - begin - 1));
        reader.go_to(end);
        carry(reader, insert, begin, end);
        return true;
    }

    static void carry(BodyReader& reader, const Insert& insert, std::size_t begin, std::size_t end)
    {
        const std::string name = insert.name;
        if (equals_no_case(name, "link to")) return link(reader, insert.value, insert.property("label"), begin, end);
        if (equals_no_case(name, "reveal link") && !insert.property("passage").empty()) {
            return link(reader, insert.property("passage"), insert.value, begin, end);
        }
        if (begins_with(name, "embed passage")) {
            return reader.note(About::include, begin, end, "another passage is shown here");
        }
        if (begins_with(name, "back link") || begins_with(name, "restart link")) {
            reader.prose().say_link(literal_of(insert.property("label")).value_or(""));
            return reader.note(About::computed, begin, end, "where this leads is known only when it is played");
        }
        if (begins_with(name, "reveal link")) reader.prose().say(literal_of(insert.value).value_or(""));
        const bool is_variable = insert.value.empty() && name.find(' ') == npos;
        if (is_variable) reader.prose().say(reader.text().substr(begin, end - begin));
        reader.note(is_variable ? About::variable : About::logic, begin, end,
                    is_variable ? "a variable is shown here; it stands in the text as it is written"
                                : "Chapbook puts something in here when the story is played");
    }

    static void link(BodyReader& reader, const std::string& target, const std::string& label, std::size_t begin,
                     std::size_t end)
    {
        const std::optional<std::string> to = literal_of(target);
        if (!to)
            return reader.note(About::computed, begin, end, "where this link leads is worked out when it is played");
        const std::string words = literal_of(label).value_or(*to);
        reader.prose().say_link(words);
        reader.link(words, *to, begin, end, true);
    }
};

}  // namespace

std::unique_ptr<DialectReader> make_chapbook()
{
    return std::make_unique<Chapbook>();
}

}  // namespace amends::exchange
