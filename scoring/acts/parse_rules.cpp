#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "scoring/acts/rules.h"
#include "scoring/base/chance.h"
#include "scoring/base/utf8.h"

namespace amends::acts {
namespace {

constexpr std::string_view weights_follow = "weights";  // a line of its own; the block of weights comes after it

struct Piece {
    std::string text;
    int column = 0;
};

std::vector<Piece> pieces_of(std::string_view line)
{
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t' || line[at] == '\r') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        const int column = static_cast<int>(count_code_points(line.substr(0, at))) + 1;
        pieces.push_back({std::string(line.substr(at, end - at)), column});
        at = end;
    }
    return pieces;
}

std::optional<std::uint32_t> scope_named(std::string_view name)
{
    static constexpr std::array scopes =
        std::to_array<std::pair<std::string_view, std::uint32_t>>({{"neg", scope::negated},
                                                                   {"if", scope::conditional},
                                                                   {"ask", scope::question},
                                                                   {"quote", scope::quoted},
                                                                   {"report", scope::reported},
                                                                   {"first", scope::first_reply},
                                                                   {"later", scope::later_reply},
                                                                   {"short", scope::short_reply}});
    for (const auto& [word, bit] : scopes) {
        if (word == name) return bit;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> shape_named(std::string_view name)
{
    static constexpr std::array shapes =
        std::to_array<std::pair<std::string_view, std::uint32_t>>({{"#num", shape::number},
                                                                   {"#money", shape::money},
                                                                   {"#when", shape::when},
                                                                   {"#name", shape::name},
                                                                   {"#ing", shape::ing},
                                                                   {"#ed", shape::ed},
                                                                   {"#range", shape::bare_when},
                                                                   {"#content", shape::content},
                                                                   {"*", shape::any},
                                                                   {"$", shape::end}});
    for (const auto& [word, bit] : shapes) {
        if (word == name) return bit;
    }
    return std::nullopt;
}

std::optional<int> number_of(std::string_view text)
{
    if (text.empty() || text.size() > 4) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string hex_of(std::uint64_t value)
{
    std::array<char, 16> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return {digits.data(), written.ptr};
}

class Parser {
public:
    Parser(std::string_view bytes, std::string_view name)
        : bytes_(bytes), name_(name), rules_(std::make_shared<Model::Rules>())
    {
        for (std::size_t i = 0; i < act_count; ++i) rules_->acts[i].name = std::string(name_of(act_at(i)));
        rules_->reasons.emplace_back();
    }

    Checked<Model> run()
    {
        while (!bytes_.empty()) {
            const std::size_t end = std::min(bytes_.find('\n'), bytes_.size());
            ++line_;
            const std::string_view line = bytes_.substr(0, end);
            bytes_.remove_prefix(std::min(bytes_.size(), end + 1));
            if (line == weights_follow) {
                read_weights();
                break;
            }
            read_line(line);
        }
        finish();
        if (!faults_.empty()) return tl::unexpected(std::move(faults_));
        return Model(std::shared_ptr<const Model::Rules>(std::move(rules_)));
    }

private:
    void fault(int column, std::string message)
    {
        faults_.push_back({Place{std::string(name_), line_, column, {}}, std::move(message)});
    }

    void read_line(std::string_view line)
    {
        if (!is_valid_utf8(line)) return fault(1, "the line is not UTF-8");
        std::vector<Piece> pieces = pieces_of(line);
        if (pieces.empty() || pieces[0].text[0] == '#') return;
        const std::string& head = pieces[0].text;
        if (head == "model") return take_one(pieces, rules_->id);
        if (head == "language") return take_one(pieces, rules_->language);
        if (head == "set") return read_set(pieces);
        if (head == "mend") return read_words(pieces, targets_);
        if (head == "known") return read_words(pieces, known_);
        if (head == "act") return open_act(pieces);
        if (head == "mark") return open_mark(pieces);
        if (block_ == nullptr)
            return fault(pieces[0].column,
                         "expected model, language, set, mend, known, act or mark, found \"" + head + "\"");
        if (head == "why") return read_why(line, pieces);
        if (head == "absent") return read_absent(line, pieces);
        if (head == "beats") return read_acts(pieces, block_->beats);
        if (head == "yields") return read_acts(pieces, block_->yields);
        if (head == "veto") return read_veto(pieces);
        if (head == "miss") return read_rule(pieces, 0);
        const std::optional<int> permille = number_of(head);
        if (!permille || *permille < 1 || *permille > 1000) {
            return fault(pieces[0].column,
                         "expected 1 to 1000, miss, veto, why, absent, beats or yields, found \"" + head + "\"");
        }
        read_rule(pieces, *permille);
    }

    void read_weights()
    {
        Checked<learnt::Weights> weights = learnt::parse_weights(bytes_, name_);
        if (!weights) {
            faults_.insert(faults_.end(), weights.error().begin(), weights.error().end());
            return;
        }
        rules_->weights = std::make_shared<const learnt::Weights>(std::move(*weights));
        weights_hash_ = fnv1a(bytes_);
    }

    void take_one(const std::vector<Piece>& pieces, std::string& into)
    {
        if (pieces.size() != 2) return fault(pieces[0].column, "\"" + pieces[0].text + "\" takes one word");
        into = pieces[1].text;
    }

    void read_words(const std::vector<Piece>& pieces, std::vector<std::string>& into)
    {
        for (std::size_t i = 1; i < pieces.size(); ++i) into.push_back(pieces[i].text);
    }

    void read_set(const std::vector<Piece>& pieces)
    {
        if (pieces.size() < 3) return fault(pieces[0].column, "\"set\" takes a name and words");
        WordSet words;
        for (std::size_t i = 2; i < pieces.size(); ++i) add_item(pieces[i].text, pieces[i].column, words);
        const auto [place, is_new] =
            rules_->set_names.try_emplace(pieces[1].text, static_cast<std::uint32_t>(rules_->sets.size()));
        if (is_new) rules_->sets.emplace_back();
        rules_->sets[place->second].add(words);
        rules_->sets[place->second].sort();
    }

    void open_act(const std::vector<Piece>& pieces)
    {
        block_ = nullptr;
        if (pieces.size() < 2) return fault(pieces[0].column, "\"act\" takes the name of an act");
        const std::optional<Act> act = act_named(pieces[1].text);
        if (!act) return fault(pieces[1].column, "the codebook has no act \"" + pieces[1].text + "\"");
        block_ = &rules_->acts[index_of(*act)];
        act_ = index_of(*act);
        read_options(pieces);
    }

    void open_mark(const std::vector<Piece>& pieces)
    {
        block_ = nullptr;
        if (pieces.size() < 2) return fault(pieces[0].column, "\"mark\" takes a name");
        block_ = &rules_->marks[pieces[1].text];
        block_->name = pieces[1].text;
        act_ = act_count;
        read_options(pieces);
    }

    void read_options(const std::vector<Piece>& pieces)
    {
        forbids_ = scope::all;
        why_ = 0;
        for (std::size_t i = 2; i < pieces.size(); ++i) {
            const std::string& option = pieces[i].text;
            const std::optional<std::uint32_t> bit = option[0] == '~' ? scope_named(option.substr(1)) : std::nullopt;
            if (option == "run") {
                block_->run_evidence = true;
            } else if (bit) {
                forbids_ &= ~*bit;
            } else {
                fault(pieces[i].column, "expected run or ~neg, ~if, ~ask, ~quote, ~report, found \"" + option + "\"");
            }
        }
    }

    static std::string rest_of(std::string_view line, const Piece& head)
    {
        std::string_view rest = line.substr(line.find(head.text) + head.text.size());
        while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
        while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\r')) rest.remove_suffix(1);
        return std::string(rest);
    }

    void read_why(std::string_view line, const std::vector<Piece>& pieces)
    {
        std::string sentence = rest_of(line, pieces[0]);
        if (sentence.empty()) return fault(pieces[0].column, "\"why\" takes a sentence");
        why_ = static_cast<std::uint32_t>(rules_->reasons.size());
        if (act_ != act_count && rules_->heard[act_].empty()) rules_->heard[act_] = sentence;
        rules_->reasons.push_back(std::move(sentence));
        block_->reason = why_;
    }

    void read_absent(std::string_view line, const std::vector<Piece>& pieces)
    {
        if (act_ == act_count) return fault(pieces[0].column, "\"absent\" belongs to an act");
        rules_->absent[act_] = rest_of(line, pieces[0]);
    }

    void read_acts(const std::vector<Piece>& pieces, std::vector<std::size_t>& acts)
    {
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            const std::optional<Act> act = act_named(pieces[i].text);
            if (!act) {
                fault(pieces[i].column, "the codebook has no act \"" + pieces[i].text + "\"");
                continue;
            }
            acts.push_back(index_of(*act));
        }
    }

    void read_veto(const std::vector<Piece>& pieces)
    {
        if (std::optional<Pattern> pattern = read_pattern(pieces, 1)) block_->vetoes.push_back(std::move(*pattern));
    }

    void read_rule(const std::vector<Piece>& pieces, int permille)
    {
        Rule rule;
        rule.permille = permille;
        rule.forbids = forbids_;
        rule.reason = why_;
        rule.line = line_;
        std::size_t first = 1;
        for (; first < pieces.size(); ++first) {
            const std::string& flag = pieces[first].text;
            if (flag.size() < 2 || (flag[0] != '~' && flag[0] != '+' && flag[0] != '-')) break;
            const std::optional<std::uint32_t> bit = scope_named(flag.substr(1));
            if (!bit) return fault(pieces[first].column, "no scope is called \"" + flag.substr(1) + "\"");
            if (flag[0] == '+') rule.requires_ |= *bit;
            if (flag[0] == '-')
                rule.forbids |= *bit;
            else
                rule.forbids &= ~*bit;
        }
        if (why_ == 0 && act_ != act_count)
            return fault(pieces[0].column, "a rule of an act needs a \"why\" before it");
        std::optional<Pattern> pattern = read_pattern(pieces, first);
        if (!pattern) return;
        rule.pattern = std::move(*pattern);
        block_->rules.push_back(std::move(rule));
    }

    std::optional<Pattern> read_pattern(const std::vector<Piece>& pieces, std::size_t first)
    {
        Pattern pattern;
        const std::size_t faults = faults_.size();
        for (std::size_t i = first; i < pieces.size(); ++i) add_element(pieces[i], pattern);
        const bool any = std::any_of(pattern.begin(), pattern.end(), [](const Element& element) {
            return element.kind == Element::Kind::set && !element.optional;
        });
        if (faults == faults_.size() && !any)
            fault(pieces[0].column, "the pattern needs at least one word that is not optional");
        if (faults != faults_.size()) return std::nullopt;
        return pattern;
    }

    void add_element(const Piece& piece, Pattern& pattern)
    {
        using Kind = Element::Kind;
        struct Sign {
            std::string_view text;
            Element element;
        };
        static const std::array signs = std::to_array<Sign>({{"..", {Kind::gap, false, 2, 0, 0}},
                                                             {"...", {Kind::gap, false, 5, 0, 0}},
                                                             {"....", {Kind::gap, false, 12, 0, 0}},
                                                             {"//", {Kind::gap, false, 14, 1, 0}},
                                                             {"///", {Kind::gap, false, 20, 2, 0}},
                                                             {"^", {Kind::clause_start, false, 0, 0, 0}},
                                                             {"^^", {Kind::sentence_start, false, 0, 0, 0}},
                                                             {"^^^", {Kind::reply_start, false, 0, 0, 0}},
                                                             {"$", {Kind::clause_end, false, 0, 0, 0}},
                                                             {"$$", {Kind::sentence_end, false, 0, 0, 0}},
                                                             {"$$$", {Kind::reply_end, false, 0, 0, 0}},
                                                             {"{", {Kind::open, false, 0, 0, 0}},
                                                             {"}", {Kind::close, false, 0, 0, 0}}});
        for (const Sign& sign : signs) {
            if (sign.text == piece.text) {
                pattern.push_back(sign.element);
                return;
            }
        }
        std::string text = piece.text;
        Element element;
        if (text.size() > 1 && text[0] == '!') {
            element.kind = Kind::not_next;
            text.erase(0, 1);
        } else if (text.size() > 1 && text.back() == '?') {
            element.optional = true;
            text.pop_back();
        }
        element.set = set_of(text, piece.column);
        pattern.push_back(element);
    }

    /// The set of an alternation such as "sorry|apolog*|@regret|out_of_order", made once for each spelling.
    std::uint32_t set_of(const std::string& text, int column)
    {
        const auto known = inline_sets_.find(text);
        if (known != inline_sets_.end()) return known->second;
        if (text.size() > 1 && text[0] == '@' && text.find('|') == std::string::npos) {
            const auto named = rules_->set_names.find(text.substr(1));
            if (named != rules_->set_names.end()) return named->second;
        }
        WordSet words;
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('|', at), text.size());
            add_item(text.substr(at, end - at), column, words);
            at = end + 1;
        }
        words.sort();
        const auto index = static_cast<std::uint32_t>(rules_->sets.size());
        rules_->sets.push_back(std::move(words));
        inline_sets_.emplace(text, index);
        return index;
    }

    void add_item(const std::string& item, int column, WordSet& words)
    {
        if (item.empty()) return fault(column, "an alternative is empty");
        if (item[0] == '@') {
            const auto named = rules_->set_names.find(item.substr(1));
            if (named == rules_->set_names.end())
                return fault(column, "no set is called \"" + item.substr(1) + "\"; sets come before their use");
            return words.add(rules_->sets[named->second]);
        }
        if (const std::optional<std::uint32_t> bit = shape_named(item)) {
            words.shapes |= *bit;
            return;
        }
        if (item[0] == '#') return fault(column, "no shape is called \"" + item + "\"");
        if (item.size() > 1 && item.back() == '*') {
            words.prefixes.push_back(item.substr(0, item.size() - 1));
            return;
        }
        std::string spaced = item;
        std::replace(spaced.begin(), spaced.end(), '_', ' ');
        const text::Reading reading = text::read(spaced);
        if (reading.words.empty()) return fault(column, "\"" + item + "\" holds no word");
        std::vector<std::vector<std::uint32_t>> phrase;
        for (const text::Word& word : reading.words) phrase.push_back(ids_of(word.text));
        if (phrase.size() == 1) {
            words.ids.insert(words.ids.end(), phrase[0].begin(), phrase[0].end());
        } else {
            words.phrases.push_back(std::move(phrase));
        }
    }

    /// A word and the short form that people write for it ("is" is also "'s").
    std::vector<std::uint32_t> ids_of(const std::string& word)
    {
        std::vector<std::uint32_t> ids = {rules_->vocabulary.add(word)};
        if (word == "is" || word == "has") ids.push_back(rules_->vocabulary.add("'s"));
        if (word == "would" || word == "had") ids.push_back(rules_->vocabulary.add("'d"));
        return ids;
    }

    std::uint32_t named_set(const std::string& name)
    {
        const auto found = rules_->set_names.find(name);
        if (found != rules_->set_names.end()) return found->second;
        line_ = 0;
        fault(0, "the model needs a set called \"" + name + "\"");
        return 0;
    }

    void find_keys(Block& block) const
    {
        for (Rule& rule : block.rules) rule.key = key_of(rule.pattern, rules_->sets);
    }

    void finish()
    {
        if (rules_->id.empty()) line_ = 1, fault(1, "the model needs a line \"model NAME\"");
        rules_->filler_set = named_set("filler");
        rules_->english_set = named_set("english");
        rules_->other_languages_set = named_set("other_languages");
        for (Block& block : rules_->acts) find_keys(block);
        for (auto& [name, block] : rules_->marks) find_keys(block);
        std::vector<std::string> known = rules_->vocabulary.words();
        rules_->set_index = SetIndex::of(rules_->sets, known.size());
        known.insert(known.end(), known_.begin(), known_.end());
        rules_->lexicon = text::Lexicon(targets_, known);
        if (rules_->weights) rules_->id += "+" + hex_of(weights_hash_);
    }

    std::string_view bytes_;
    std::string_view name_;
    std::uint64_t weights_hash_ = 0;
    std::shared_ptr<Model::Rules> rules_;
    std::map<std::string, std::uint32_t> inline_sets_;
    std::vector<std::string> targets_;
    std::vector<std::string> known_;
    Diagnostics faults_;
    int line_ = 0;
    Block* block_ = nullptr;
    std::size_t act_ = act_count;
    std::uint32_t forbids_ = scope::all;
    std::uint32_t why_ = 0;
};

}  // namespace

Model::Model(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

const std::string& Model::id() const
{
    return rules_->id;
}

std::string join_model(std::string_view rules, std::string_view weights)
{
    std::string bytes(rules);
    if (weights.empty()) return bytes;
    if (!bytes.empty() && bytes.back() != '\n') bytes += '\n';
    bytes += weights_follow;
    bytes += '\n';
    bytes += weights;
    return bytes;
}

Checked<Model> parse_model(std::string_view bytes, std::string_view name)
{
    return Parser(bytes, name).run();
}

}  // namespace amends::acts
