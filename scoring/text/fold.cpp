#include "scoring/text/fold.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scoring/base/utf8.h"

namespace amends::text {
namespace {

// Latin-1 letters from U+00C0 to U+00FF without their accents; '?' where there is no plain letter.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";

using Row = std::pair<std::string_view, std::string_view>;

// Contractions that one cannot take apart by their ending, and chat spellings. Sorted.
constexpr std::array rows = std::to_array<Row>({
    {"abt", "about"},
    {"aint", "is not"},
    {"arent", "are not"},
    {"bcos", "because"},
    {"bcoz", "because"},
    {"becos", "because"},
    {"btw", "by the way"},
    {"cannot", "can not"},
    {"cant", "can not"},
    {"cause", "because"},
    {"cos", "because"},
    {"coulda", "could have"},
    {"couldnt", "could not"},
    {"couldve", "could have"},
    {"coz", "because"},
    {"cuz", "because"},
    {"d'you", "do you"},
    {"deffo", "definitely"},
    {"didnt", "did not"},
    {"doesnt", "does not"},
    {"dont", "do not"},
    {"dunno", "do not know"},
    {"dyou", "do you"},
    {"falt", "fault"},
    {"gimme", "give me"},
    {"gona", "going to"},
    {"gonna", "going to"},
    {"gotta", "got to"},
    {"hadnt", "had not"},
    {"hasnt", "has not"},
    {"hav", "have"},
    {"havent", "have not"},
    {"heres", "here 's"},
    {"hes", "he 's"},
    {"hows", "how 's"},
    {"il", "i will"},
    {"im", "i am"},
    {"isnt", "is not"},
    {"itd", "it 'd"},
    {"itll", "it will"},
    {"its", "it 's"},
    {"ive", "i have"},
    {"kinda", "kind of"},
    {"lemme", "let me"},
    {"lets", "let us"},
    {"lil", "little"},
    {"mustnt", "must not"},
    {"neednt", "need not"},
    {"nobodys", "nobody 's"},
    {"ok", "okay"},
    {"nite", "night"},
    {"outta", "out of"},
    {"pls", "please"},
    {"plz", "please"},
    {"ppl", "people"},
    {"probs", "problem"},
    {"r", "are"},
    {"rn", "right now"},
    {"shal", "shall"},
    {"shant", "shall not"},
    {"shes", "she 's"},
    {"shoulda", "should have"},
    {"shouldnt", "should not"},
    {"shouldve", "should have"},
    {"somethings", "something 's"},
    {"sorta", "sort of"},
    {"sory", "sorry"},
    {"soz", "sorry"},
    {"sry", "sorry"},
    {"thanx", "thanks"},
    {"thatll", "that will"},
    {"thats", "that 's"},
    {"theres", "there 's"},
    {"theyll", "they will"},
    {"theyre", "they are"},
    {"theyve", "they have"},
    {"thnx", "thanks"},
    {"tho", "though"},
    {"thru", "through"},
    {"thx", "thanks"},
    {"til", "till"},
    {"tmr", "tomorrow"},
    {"tmrw", "tomorrow"},
    {"tmw", "tomorrow"},
    {"tnx", "thanks"},
    {"tomoro", "tomorrow"},
    {"tomorow", "tomorrow"},
    {"tonite", "tonight"},
    {"u", "you"},
    {"ull", "you will"},
    {"ur", "your"},
    {"wanna", "want to"},
    {"wasnt", "was not"},
    {"wat", "what"},
    {"werent", "were not"},
    {"weve", "we have"},
    {"whats", "what 's"},
    {"wheres", "where 's"},
    {"whos", "who 's"},
    {"wil", "will"},
    {"wont", "will not"},
    {"woulda", "would have"},
    {"wouldnt", "would not"},
    {"wouldve", "would have"},
    {"ya", "you"},
    {"yall", "you all"},
    {"yor", "your"},
    {"youd", "you 'd"},
    {"youll", "you will"},
    {"youre", "you are"},
    {"youse", "you"},
    {"youve", "you have"},
});

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        out.emplace_back(text.substr(0, space));
        text.remove_prefix(std::min(text.size(), space + 1));
    }
    return out;
}

std::string host_of_not(std::string_view host)
{
    if (host == "ca") return "can";
    if (host == "wo") return "will";
    if (host == "sha") return "shall";
    if (host == "ai") return "is";
    return std::string(host);
}

Parts by_apostrophe(std::string_view word)
{
    const std::size_t mark = word.find('\'');
    const std::string_view host = word.substr(0, mark);
    const std::string_view tail = word.substr(mark + 1);
    if (host.empty()) return undo_contraction(tail);
    if (host == "let" && tail == "s") return {{"let", "us"}, mark};
    if (host == "y" && tail == "all") return {{"you", "all"}, mark};
    if (host == "o" && tail == "clock") return {{"oclock"}, 0};
    if (tail == "t" && host.size() > 1 && host.back() == 'n')
        return {{host_of_not(host.substr(0, host.size() - 1)), "not"}, mark - 1};
    if (tail == "ll") return {{std::string(host), "will"}, mark};
    if (tail == "ve") return {{std::string(host), "have"}, mark};
    if (tail == "re") return {{std::string(host), "are"}, mark};
    if (tail == "m") return {{std::string(host), "am"}, mark};
    if (tail == "s") return {{std::string(host), "'s"}, mark};
    if (tail == "d") return {{std::string(host), "'d"}, mark};
    if (tail.empty()) return {{std::string(host)}, 0};
    return {{std::string(host) + std::string(tail)}, 0};
}

}  // namespace

Folded fold(char32_t value, std::string& out)
{
    if (value >= U'a' && value <= U'z') return out += static_cast<char>(value), Folded{Kind::letter, false, false};
    if (value >= U'A' && value <= U'Z') return out += static_cast<char>(value + 32), Folded{Kind::letter, true, false};
    if (value >= U'0' && value <= U'9') return out += static_cast<char>(value), Folded{Kind::digit, false, false};
    if (value == U'\'' || value == 0x2018 || value == 0x2019 || value == 0x02BC || value == U'`' || value == 0xB4) {
        return out += '\'', Folded{Kind::apostrophe, false, false};
    }
    if (value == U'"' || value == 0x201C || value == 0x201D || value == 0xAB || value == 0xBB) {
        return Folded{Kind::double_quote, false, false};
    }
    if (value >= 0xC0 && value <= 0xFF && latin[value - 0xC0] != '?') {
        return out += latin[value - 0xC0], Folded{Kind::letter, value < 0xDF, false};
    }
    const bool other_latin = value >= 0x100 && value <= 0x24F;
    const bool other_script = (value >= 0x370 && value <= 0x1FFF) || (value >= 0x2C00 && value <= 0x2DFF) ||
                              (value >= 0x3040 && value <= 0xD7FF) || (value >= 0xF900 && value <= 0xFAFF) ||
                              (value >= 0xFE70 && value <= 0xFEFE) || (value >= 0x20000 && value <= 0x3FFFF);
    if (other_latin || other_script) return append_utf8(out, value), Folded{Kind::letter, false, other_script};
    return {};
}

Parts undo_contraction(std::string_view word)
{
    const auto* const found = std::lower_bound(rows.begin(), rows.end(), word,
                                               [](const Row& row, std::string_view key) { return row.first < key; });
    if (found != rows.end() && found->first == word) return {split(found->second), 0};
    if (word.find('\'') != std::string_view::npos) return by_apostrophe(word);
    return {{std::string(word)}, 0};
}

}  // namespace amends::text
