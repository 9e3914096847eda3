// SugarCube 2: <<macros>>, $variables, comments and verbatim text.

#include <algorithm>
#include <array>

#include "sim/scenario/exchange/body_reader.h"
#include "sim/scenario/words.h"

namespace amends::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// One argument of a macro.
struct Argument {
    enum class Kind { text, link, code } kind = Kind::code;
    std::string text;  ///< of a text its value, of the others what stands there
};

class SugarCube : public DialectReader {
public:
    bool read_one(BodyReader& reader) override
    {
        switch (reader.here()) {
            case '<':
                return reader.stands("<<") ? macro(reader) : nowiki(reader);
            case '/':
                return comment(reader);
            case '{':
                return reader.stands("{{{") && verbatim(reader, "{{{", "}}}");
            case '"':
                return reader.stands("\"\"\"") && verbatim(reader, "\"\"\"", "\"\"\"");
            case '$':
            case '_':
                return reader.shown_variable();
            case '\\':
                return joined_line(reader);
            default:
                return false;
        }
    }

private:
    struct OpenLink {
        std::string text;
        std::size_t begin = 0;
        bool leads = false;
    };

    bool nowiki(BodyReader& reader) { return reader.stands("<nowiki>") && verbatim(reader, "<nowiki>", "</nowiki>"); }

    bool verbatim(BodyReader& reader, std::string_view open, std::string_view close)
    {
        const std::size_t begin = reader.at() + open.size();
        const std::size_t end = reader.find(close, begin);
        if (end == npos) return false;
        reader.prose().say(reader.text().substr(begin, end - begin));
        reader.go_to(end + close.size());
        return true;
    }

    bool comment(BodyReader& reader)
    {
        if (reader.stands("/*") && reader.find("*/", reader.at() + 2) != npos) {
            reader.skip_to("*/", About::comment, "a comment");
            return true;
        }
        if (reader.stands("/%") && reader.find("%/", reader.at() + 2) != npos) {
            reader.skip_to("%/", About::comment, "a comment");
            return true;
        }
        return false;
    }

    bool joined_line(BodyReader& reader)
    {
        if (reader.here(1) != '\n') return false;
        reader.go_to(reader.at() + 2);
        return true;
    }

    bool macro(BodyReader& reader)
    {
        const std::string_view text = reader.text();
        const std::size_t begin = reader.at();
        std::size_t at = begin + 2;
        const bool closes = at < text.size() && text[at] == '/';
        if (closes) ++at;
        std::size_t name_end = at;
        while (name_end < text.size() && is_word_byte(text[name_end])) ++name_end;
        if (name_end == at && at < text.size() && (text[at] == '=' || text[at] == '-')) ++name_end;
        const std::size_t end = name_end == at ? npos : end_of(reader, name_end);
        if (end == npos) return false;
        const std::string name(text.substr(at, name_end - at));
        reader.go_to(end);
        if (closes)
            close(reader, name);
        else
            open(reader, name, begin, name_end, end);
        return true;
    }

    /// After the >> that ends a macro; quoted texts may hold one.
    std::size_t end_of(BodyReader& reader, std::size_t at)
    {
        const std::string_view text = reader.text();
        const std::size_t plain = reader.find(">>", at);
        if (plain == npos) return npos;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '>' && text.substr(at, 2) == ">>") return at + 2;
            if (c != '"' && c != '\'' && c != '`') continue;
            const std::size_t close = closing_quote(reader, at);
            if (close != npos) at = close;
        }
        return plain + 2;
    }

    /// The quotation mark that ends the text which begins at `at`; one after a backslash does not.
    static std::size_t closing_quote(BodyReader& reader, std::size_t at)
    {
        const std::string_view text = reader.text();
        const std::string mark(1, text[at]);
        for (std::size_t close = reader.find(mark, at + 1); close != npos; close = reader.find(mark, close + 1)) {
            const std::size_t before = text.find_last_not_of('\\', close - 1);
            if ((close - 1 - before) % 2 == 0) return close;
        }
        return npos;
    }

    static std::vector<Argument> arguments(BodyReader& reader, std::size_t at, std::size_t end)
    {
        const std::string_view text = reader.text();
        std::vector<Argument> out;
        while ((at = text.find_first_not_of(" \t\r\n,", at)) < end) {
            const std::size_t begin = at;
            if (text.substr(at, 2) == "[[" && reader.link_end(at) <= end) {
                at = reader.link_end(at);
                out.push_back({Argument::Kind::link, std::string(text.substr(begin + 2, at - begin - 4))});
                continue;
            }
            if (text[at] == '"' || text[at] == '\'' || text[at] == '`') {
                at = std::min(closing_quote(reader, begin), end - 1) + 1;
                const std::string_view quoted = text.substr(begin, at - begin);
                const std::optional<std::string> literal = literal_of(quoted);
                out.push_back(
                    {literal ? Argument::Kind::text : Argument::Kind::code, literal.value_or(std::string(quoted))});
                continue;
            }
            at = std::min(text.find_first_of(" \t\r\n,", at), end);
            out.push_back({Argument::Kind::code, std::string(text.substr(begin, at - begin))});
        }
        return out;
    }

    void open(BodyReader& reader, const std::string& name, std::size_t begin, std::size_t name_end, std::size_t end)
    {
        if (name == "script") {
            reader.go_to(begin);
            reader.skip_to("<</script>>", About::code, "a script");
            return shows(reader, begin, reader.at());
        }
        const std::vector<Argument> args = arguments(reader, name_end, end - 2);
        if (is_one_of(name, {"link", "button", "click"})) return open_link(reader, args, begin, end);
        if (is_one_of(name, {"goto", "back", "return"})) return leads_on(reader, name, args, begin, end);
        if (is_one_of(name, {"choice", "actions"})) return choices(reader, name, args, begin, end);
        if (is_one_of(name, {"include", "display"})) {
            return reader.note(About::include, begin, end, "another passage is shown here");
        }
        if (is_one_of(name, {"linkappend", "linkprepend", "linkreplace"}) && !args.empty()) {
            reader.prose().say(args.front().text);
        }
        if (name == "textbox" && args.size() >= 3 && args[2].kind == Argument::Kind::text) {
            reader.link(std::string(words_of_going_on), args[2].text, begin, end, true);
        }
        reader.note(About::logic, begin, end, "SugarCube's <<" + name + ">> is run when the story is played");
        reader.links_in_code(name_end, end);
        shows(reader, name_end, end);
    }

    void shows(BodyReader& reader, std::size_t begin, std::size_t end)
    {
        const bool leads = reader.shows_in_code(begin, end, links_.empty() ? words_of_going_on : links_.back().text);
        if (leads && !links_.empty()) links_.back().leads = true;
    }

    void open_link(BodyReader& reader, const std::vector<Argument>& args, std::size_t begin, std::size_t end)
    {
        OpenLink link{"", begin, false};
        if (!args.empty() && args[0].kind == Argument::Kind::link) {
            WrittenLink written = reader.taken_apart(args[0].text);
            link = {written.text, begin, true};
            reader.prose().say_link(written.text);
            reader.link(std::move(written.text), std::move(written.to), begin, end, false);
        } else if (!args.empty()) {
            link.text = args[0].text;
            reader.prose().say_link(link.text);
            if (args.size() > 1) {
                link.leads = true;
                const bool literal = args[1].kind == Argument::Kind::text || reader.exists(args[1].text);
                if (literal || args[1].text.find_first_of("$_`(.[") == npos) {
                    reader.link(link.text, args[1].text, begin, end, literal);
                } else {
                    reader.note(About::computed, begin, end, "where this link leads is worked out when it is played");
                }
            }
        }
        links_.push_back(std::move(link));
    }

    void leads_on(BodyReader& reader, const std::string& name, const std::vector<Argument>& args, std::size_t begin,
                  std::size_t end)
    {
        const std::string words = links_.empty() ? std::string(words_of_going_on) : links_.back().text;
        if (!links_.empty()) links_.back().leads = true;
        // <<back>> and <<return>> take words and a passage; <<goto>> a passage alone.
        const std::size_t target = name == "goto" ? 0 : 1;
        if (!args.empty() && args[0].kind == Argument::Kind::link) {
            WrittenLink written = reader.taken_apart(args[0].text);
            return reader.link(name == "goto" ? words : written.text, written.to, begin, end, false);
        }
        if (args.size() <= target) {
            return reader.note(About::computed, begin, end, "this leads back to wherever the player came from");
        }
        const bool literal = args[target].kind == Argument::Kind::text || reader.exists(args[target].text);
        if (!literal && args[target].text.find_first_of("$_`") == npos) {
            return reader.note(About::computed, begin, end, "where this leads is worked out when it is played");
        }
        reader.link(target == 0 ? words : args[0].text, args[target].text, begin, end, literal);
    }

    void choices(BodyReader& reader, const std::string& name, const std::vector<Argument>& args, std::size_t begin,
                 std::size_t end)
    {
        if (name == "choice" && !args.empty() && args[0].kind == Argument::Kind::text) {
            return reader.link(args.size() > 1 ? args[1].text : args[0].text, args[0].text, begin, end, true);
        }
        for (const Argument& each : args) {
            if (each.kind == Argument::Kind::link) {
                WrittenLink written = reader.taken_apart(each.text);
                reader.link(std::move(written.text), std::move(written.to), begin, end, false);
            } else {
                reader.link(each.text, each.text, begin, end, each.kind == Argument::Kind::text);
            }
        }
    }

    void close(BodyReader& reader, const std::string& name)
    {
        if (!is_one_of(name, {"link", "button", "click"}) || links_.empty()) return;
        const OpenLink link = std::move(links_.back());
        links_.pop_back();
        if (link.leads) return;
        reader.note(About::logic, link.begin, reader.at(),
                    "this link leads to no passage: it runs what stands inside it");
    }

    std::vector<OpenLink> links_;
};

}  // namespace

std::unique_ptr<DialectReader> make_sugarcube()
{
    return std::make_unique<SugarCube>();
}

}  // namespace amends::exchange
