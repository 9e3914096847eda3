// lang/<tag>.json.

#include <nlohmann/json.hpp>

#include "scoring/base/json_fields.h"
#include "sim/scenario/exchange/lines.h"
#include "sim/scenario/spelling.h"
#include "sim/scenario/words.h"

namespace amends::exchange {

Checked<Translation> parse_translation(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Diagnostics faults;
    const JsonNode root(*json, faults);
    const JsonFields fields = root.fields({"format", "language", "texts"}, {});
    Translation translation;
    fields.number("format", 1, 1, 1);
    translation.language = fields.text("language");
    if (!translation.language.empty() && !scenario::language_spelling().read(translation.language)) {
        fields["language"].fault("expected " + std::string(scenario::language_spelling().expected));
    }
    const bool has_texts = fields.has("texts") && fields["texts"].json().is_object();
    if (fields.has("texts") && !has_texts) fields["texts"].fault("expected an object of texts by id");
    if (has_texts) {
        for (const auto& entry : fields["texts"].json().items()) {
            const JsonNode node = fields["texts"].child(entry.key());
            const JsonFields text = node.fields({"source", "text"}, {});
            translation.texts[entry.key()] = {text.text("source"), text.text("text")};
            if (!text.has("text") || translation.texts[entry.key()].text.empty()) continue;
            if (std::string wrong = scenario::fault_of_text(translation.texts[entry.key()].text); !wrong.empty()) {
                text["text"].fault(std::move(wrong));
            }
        }
    }
    if (!faults.empty()) return tl::unexpected(in_file_order(std::move(faults)));
    return translation;
}

std::string write_translation(const Translation& translation)
{
    const auto quoted = [](const std::string& text) {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    std::string out = "{\n  \"format\": 1,\n  \"language\": " + quoted(translation.language) + ",\n  \"texts\": {";
    bool first = true;
    for (const auto& [id, text] : translation.texts) {
        out += first ? "\n" : ",\n";
        first = false;
        out += "    " + quoted(id) + ": {\"source\": " + quoted(text.source) + ", \"text\": " + quoted(text.text) + "}";
    }
    return out + (first ? "}\n}\n" : "\n  }\n}\n");
}

}  // namespace amends::exchange
