// Reads assets/customer/coefficients.json.
#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/base/json_text.h"
#include "scoring/base/suggest.h"
#include "sim/customer/customer.h"

namespace amends::customer {
namespace {

using nlohmann::json;

const std::array<std::string_view, heard_most + 1> heard_names = {"no", "partly", "yes"};

/// Which cells of the table a file has filled, so that a gap is a fault.
using Filled = std::array<std::array<bool, impression_count>, heard_most + 1>;

class Reader {
public:
    explicit Reader(const JsonText& text) : text_(text) {}

    Coefficients read()
    {
        Coefficients out;
        const json& root = text_.tree;
        if (!root.is_object()) {
            add("", "expected an object with id, impressions and personas");
            return out;
        }
        keys("", root, {"id", "note", "impressions", "personas"});
        out.id = string("", root, "id");
        Pushes base{};
        Filled filled{};
        pushes("/impressions", root.value("impressions", json::array()), base, &filled);
        complain_of_gaps(filled);
        const json people = root.value("personas", json::array());
        if (!people.is_array() || people.empty()) add("/personas", "expected at least one persona");
        for (std::size_t i = 0; people.is_array() && i < people.size(); ++i) {
            out.personas.push_back(persona(child_pointer("/personas", i), people[i], base));
        }
        return out;
    }

    Diagnostics faults;

private:
    void add(std::string_view pointer, std::string message)
    {
        faults.push_back({text_.place_of(pointer), std::move(message)});
    }

    void keys(std::string_view at, const json& object, const std::vector<std::string_view>& known)
    {
        for (const auto& [key, value] : object.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            faults.push_back(
                {text_.key_place_of(child_pointer(at, key)), "unknown key \"" + key + "\"" + did_you_mean(key, known)});
        }
    }

    std::string string(std::string_view at, const json& object, const char* key)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty()) {
            return found->get<std::string>();
        }
        add(child_pointer(at, key), std::string("expected \"") + key + "\" as text");
        return {};
    }

    int number(std::string_view at, const json& object, const char* key, int least, int most, int otherwise)
    {
        const auto found = object.find(key);
        if (found == object.end()) return otherwise;
        if (found->is_number_integer() && *found >= least && *found <= most) return found->get<int>();
        add(child_pointer(at, key), std::string("expected \"") + key + "\" as a whole number from " +
                                        std::to_string(least) + " to " + std::to_string(most));
        return otherwise;
    }

    /// One impression's rows into `into`; every entry has its source or says that it is a design choice.
    void pushes(const std::string& at, const json& list, Pushes& into, Filled* filled)
    {
        if (!list.is_array()) return add(at, "expected a list of impressions");
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string here = child_pointer(at, i);
            const json& entry = list[i];
            if (!entry.is_object()) {
                add(here, "expected an object with id, rows and source");
                continue;
            }
            keys(here, entry, {"id", "rows", "source"});
            const std::string id = string(here, entry, "id");
            string(here, entry, "source");
            const std::optional<Impression> impression = impression_named(id);
            if (!id.empty() && !impression) add(child_pointer(here, "id"), "\"" + id + "\" is no impression");
            if (impression)
                rows(child_pointer(here, "rows"), entry.value("rows", json::array()), *impression, into, filled);
        }
    }

    void rows(const std::string& at, const json& list, Impression impression, Pushes& into, Filled* filled)
    {
        if (!list.is_array() || list.empty()) return add(at, "expected rows, one for each of heard no, partly, yes");
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string here = child_pointer(at, i);
            if (!list[i].is_object()) {
                add(here, "expected an object");
                continue;
            }
            keys(here, list[i], {"heard", "anger", "trust", "anger_floor", "trust_ceiling"});
            const Push push{number(here, list[i], "anger", -mood_most, mood_most, 0),
                            number(here, list[i], "trust", -mood_most, mood_most, 0),
                            number(here, list[i], "anger_floor", 0, mood_most, 0),
                            number(here, list[i], "trust_ceiling", 0, mood_most, mood_most)};
            const std::string heard = list[i].contains("heard") ? string(here, list[i], "heard") : "any";
            bool known = heard == "any";
            for (std::size_t h = 0; h < heard_names.size(); ++h) {
                if (heard != "any" && heard != heard_names[h]) continue;
                known = true;
                into[h][static_cast<std::size_t>(impression)] = push;
                if (filled != nullptr) (*filled)[h][static_cast<std::size_t>(impression)] = true;
            }
            if (!known) add(child_pointer(here, "heard"), "expected \"no\", \"partly\", \"yes\" or \"any\"");
        }
    }

    void complain_of_gaps(const Filled& filled)
    {
        for (std::size_t i = 0; i < impression_count; ++i) {
            for (std::size_t h = 0; h < filled.size(); ++h) {
                if (filled[h][i]) continue;
                add("/impressions", "no row for impression \"" + std::string(name_of(static_cast<Impression>(i))) +
                                        "\" where heard is \"" + std::string(heard_names[h]) + "\"");
            }
        }
    }

    Persona persona(const std::string& at, const json& entry, const Pushes& base)
    {
        Persona out;
        out.pushes = base;
        if (!entry.is_object()) {
            add(at, "expected an object with id, title, manner and changes");
            return out;
        }
        keys(at, entry, {"id", "title", "manner", "changes"});
        out.id = string(at, entry, "id");
        out.title = string(at, entry, "title");
        out.manner = string(at, entry, "manner");
        pushes(child_pointer(at, "changes"), entry.value("changes", json::array()), out.pushes, nullptr);
        return out;
    }

    const JsonText& text_;
};

}  // namespace

Checked<Coefficients> parse_coefficients(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> text = read_json(bytes, name);
    if (!text) return tl::unexpected<Diagnostics>(text.error());
    Reader reader(*text);
    Coefficients coefficients = reader.read();
    if (!reader.faults.empty()) return tl::unexpected<Diagnostics>(std::move(reader.faults));
    return coefficients;
}

}  // namespace amends::customer
