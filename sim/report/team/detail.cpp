#include "sim/report/team/detail.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "sim/report/team/estimate.h"

namespace amends::report {
namespace {

constexpr int most_weight = 1000;
constexpr int most_mark = 100;

/// Reads marks as the program itself writes them: flat objects of plain strings, whole numbers and true or false.
/// Nothing else is an error here, it is only read in another way: a page over half a million plays spends its time in
/// this.
class Plain {
public:
    explicit Plain(std::string_view text) : text_(text) {}

    std::optional<std::vector<KeptMark>> read()
    {
        std::vector<KeptMark> out;
        if (!take('[')) return std::nullopt;
        if (take(']')) return at_ == text_.size() ? std::optional(std::move(out)) : std::nullopt;
        do {
            KeptMark mark;
            if (!object(mark)) return std::nullopt;
            out.push_back(std::move(mark));
        } while (take(','));
        if (!take(']') || at_ != text_.size()) return std::nullopt;
        return out;
    }

private:
    bool take(char c)
    {
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool string(std::string_view& out)
    {
        if (!take('"')) return false;
        const std::size_t end = text_.find_first_of("\"\\", at_);
        if (end == std::string_view::npos || text_[end] != '"') return false;
        out = text_.substr(at_, end - at_);
        at_ = end + 1;
        return true;
    }

    bool number(int& out, int most)
    {
        int value = 0;
        const char* const from = text_.data() + at_;
        const auto [end, error] = std::from_chars(from, text_.data() + text_.size(), value);
        if (error != std::errc()) return false;
        at_ += static_cast<std::size_t>(end - from);
        if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}') return false;  // not a whole number
        out = std::clamp(value, 0, most);
        return true;
    }

    bool flag(bool& out)
    {
        out = text_.substr(at_, 4) == "true";
        if (!out && text_.substr(at_, 5) != "false") return false;
        at_ += out ? 4 : 5;
        return true;
    }

    bool object(KeptMark& mark)
    {
        unsigned seen = 0;
        if (!take('{')) return false;
        do {
            std::string_view key;
            if (!string(key) || !take(':') || !value(key, mark, seen)) return false;
        } while (take(','));
        constexpr unsigned all = 15;
        return take('}') && seen == all;
    }

    bool value(std::string_view key, KeptMark& mark, unsigned& seen)
    {
        if (key == "id") {
            std::string_view id;
            if (!string(id)) return false;
            mark.id = id;
            seen |= 1U;
            return true;
        }
        if (key == "weight") return (seen |= 2U, number(mark.weight, most_weight));
        if (key == "observed") return (seen |= 4U, flag(mark.observed));
        if (key == "mark") return (seen |= 8U, number(mark.mark, most_mark));
        int passed_over = 0;
        return number(passed_over, most_mark);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Checked<std::vector<KeptMark>> parse_detail(std::string_view text, std::string_view name)
{
    if (std::optional<std::vector<KeptMark>> plain = Plain(text).read()) return std::move(*plain);
    const auto refused = [name] { return fault({std::string(name), 0, 0, ""}, "these marks cannot be read"); };
    const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return refused();
    std::vector<KeptMark> out;
    for (const nlohmann::json& row : list) {
        if (!row.is_object()) return refused();
        const auto id = row.find("id");
        const auto weight = row.find("weight");
        const auto observed = row.find("observed");
        const auto mark = row.find("mark");
        if (id == row.end() || !id->is_string() || weight == row.end() || !weight->is_number_integer() ||
            observed == row.end() || !observed->is_boolean() || mark == row.end() || !mark->is_number_integer()) {
            return refused();
        }
        const auto whole = [](const nlohmann::json& number, int most) {
            return static_cast<int>(std::clamp<std::int64_t>(number.get<std::int64_t>(), 0, most));
        };
        out.push_back(
            {id->get<std::string>(), whole(*weight, most_weight), observed->get<bool>(), whole(*mark, most_mark)});
    }
    return out;
}

int total_of(const std::vector<KeptMark>& marks)
{
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (const KeptMark& mark : marks) {
        if (!mark.observed) continue;
        sum += std::int64_t{mark.weight} * mark.mark;
        weights += mark.weight;
    }
    return weights == 0 ? 0 : static_cast<int>(divided(sum, weights));
}

}  // namespace amends::report
