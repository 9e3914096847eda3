#include "scoring/text/reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

#include "scoring/base/utf8.h"
#include "scoring/text/clauses.h"
#include "scoring/text/fold.h"

namespace amends::text {
namespace {

/// Turns bytes into words. One pass; every decision looks at most one code point ahead.
class Reader {
public:
    Reader(std::string_view bytes, const Lexicon* lexicon, const std::vector<std::string>& names)
        : bytes_(bytes), lexicon_(lexicon), names_(names)
    {
    }

    Reading run()
    {
        while (at_ < bytes_.size()) step();
        finish_word();
        close_sentence(false);
        mark_quotes();
        split_clauses(reading_);
        return std::move(reading_);
    }

private:
    char32_t peek(std::size_t offset) const
    {
        return offset < bytes_.size() ? code_point_at(bytes_, offset).value : U' ';
    }
    static Kind kind_of(char32_t value)
    {
        std::string ignored;
        return fold(value, ignored).kind;
    }
    bool ends_word(char32_t value) const { return kind_of(value) != Kind::letter && kind_of(value) != Kind::digit; }

    void step()
    {
        const CodePoint point = code_point_at(bytes_, at_);
        std::string folded;
        const Folded what = point.valid ? fold(point.value, folded) : Folded{};
        const std::size_t next = at_ + point.length;
        if (what.kind == Kind::letter) {
            if (!word_.empty() && number_) finish_word();
            start_if_needed();
            capital_ = capital_ || (word_.empty() && what.upper);
            foreign_ = foreign_ || what.foreign;
            word_ += folded;
            end_ = next;
        } else if (what.kind == Kind::digit) {
            start_if_needed();
            number_ = number_ || word_.empty();
            word_ += folded;
            end_ = next;
        } else if (what.kind == Kind::apostrophe) {
            apostrophe(next);
        } else {
            other(point.valid ? point.value : U'\0', what.kind, next);
        }
        at_ = next;
    }

    void start_if_needed()
    {
        if (word_.empty()) begin_ = at_;
    }

    void apostrophe(std::size_t next)
    {
        const bool letter_follows = kind_of(peek(next)) == Kind::letter;
        if (!word_.empty() && !number_ && letter_follows) {
            word_ += '\'';
            end_ = next;
            return;
        }
        const bool was_word = !word_.empty();
        finish_word();
        if (!was_word && letter_follows && (at_ == 0 || ends_word(bytes_at(at_ - 1)))) {
            if (open_single_ == none) open_single_ = reading_.words.size();
        } else if (was_word && open_single_ != none && !letter_follows) {
            quotes_.emplace_back(open_single_, reading_.words.size());
            open_single_ = none;
        } else if (!was_word && open_single_ != none) {  // a full stop or a question mark inside the marks
            quotes_.emplace_back(open_single_, reading_.words.size());
            open_single_ = none;
        }
    }

    char32_t bytes_at(std::size_t offset) const { return static_cast<unsigned char>(bytes_[offset]); }

    void other(char32_t value, Kind kind, std::size_t next)
    {
        const char32_t following = peek(next);
        const bool digits_go_on = number_ && kind_of(following) == Kind::digit;
        if (digits_go_on && (value == U'.' || value == U',' || value == U':')) {
            word_ += static_cast<char>(value);
            return;
        }
        if (value == U'.' && !word_.empty() && inside_abbreviation(next)) return finish_word();
        finish_word();
        if (kind == Kind::double_quote) return double_quote();
        switch (value) {
            case U'.':
                return following == U'.' || last_was_dot_ ? dots() : end_sentence(false);
            case 0x2026:
                return weaken(Break::ellipsis);
            case U'?':
                return end_sentence(true);
            case U'!':
            case U'\n':
            case 0x3002:
                return end_sentence(false);
            case U',':
            case U';':
            case U':':
            case U'(':
            case U')':
            case U'[':
            case U']':
            case 0x2013:
            case 0x2014:
                return weaken(Break::comma);
            case U'-':
                return dash(next);
            case U'$':
            case 0xA3:
            case 0x20AC:
            case 0x20B9:
                return currency(next);
            default:
                return;
        }
    }

    bool inside_abbreviation(std::size_t next) const
    {
        static constexpr std::array<std::string_view, 8> titles = {"mr", "mrs", "ms", "dr", "st", "mx", "prof", "vs"};
        if (std::find(titles.begin(), titles.end(), word_) != titles.end()) return true;
        return word_.size() == 1 && !number_ && kind_of(peek(next)) == Kind::letter;
    }

    void dots()
    {
        last_was_dot_ = peek(at_ + 1) == U'.';
        weaken(Break::ellipsis);
    }

    void dash(std::size_t next)
    {
        const bool spaced = at_ == 0 || bytes_[at_ - 1] == ' ' || bytes_[at_ - 1] == '-' || peek(next) == U'-';
        if (spaced && kind_of(peek(next)) != Kind::digit) weaken(Break::comma);
    }

    void currency(std::size_t next)
    {
        if (kind_of(peek(next)) == Kind::digit) {
            money_begin_ = at_;
            money_ = true;
        } else if (!reading_.words.empty() && reading_.words.back().number) {
            reading_.words.back().money = true;
            reading_.words.back().end = static_cast<std::uint32_t>(next);
        }
    }

    void double_quote()
    {
        if (open_double_ == none) {
            open_double_ = reading_.words.size();
        } else {
            quotes_.emplace_back(open_double_, reading_.words.size());
            open_double_ = none;
        }
    }

    void weaken(Break level) { break_ = std::max(break_, level); }

    void end_sentence(bool question)
    {
        close_sentence(question);
        weaken(Break::sentence);
    }

    void close_sentence(bool question)
    {
        const auto count = static_cast<std::uint32_t>(reading_.words.size());
        if (count == sentence_first_) {
            if (question && !reading_.sentences.empty()) reading_.sentences.back().question = true;
            return;
        }
        reading_.sentences.push_back({sentence_first_, count, question});
        sentence_first_ = count;
    }

    void finish_word()
    {
        if (word_.empty()) return;
        Word word;
        word.begin = static_cast<std::uint32_t>(money_ ? money_begin_ : begin_);
        word.end = static_cast<std::uint32_t>(end_);
        word.before = break_;
        word.number = number_;
        word.money = money_;
        word.capital = capital_ && reading_.words.size() != sentence_first_;
        word.foreign_letters = foreign_;
        word.sentence = static_cast<std::uint32_t>(reading_.sentences.size());
        if (!number_) mend(word);
        add_parts(word);
        word_.clear();
        number_ = money_ = capital_ = foreign_ = last_was_dot_ = false;
        break_ = Break::none;
    }

    void mend(Word& word)
    {
        if (lexicon_ == nullptr) return;
        std::string shorter = lexicon_->shorten(word_);
        const bool plain = shorter.find('\'') == std::string::npos && undo_contraction(shorter).words.size() == 1;
        if (plain && !word.capital) {
            std::optional<std::string> mended = lexicon_->mend(shorter);
            if (mended && !is_name(shorter)) {
                shorter = std::move(*mended);
                word.repaired = true;
            }
        }
        word_ = std::move(shorter);
    }

    /// Names are read only once something is to be mended: there are many, and few replies need them.
    bool is_name(const std::string& word)
    {
        if (!folded_names_) {
            folded_names_.emplace();
            for (const std::string& name : names_) {
                for (Word& each : read(name).words) folded_names_->insert(std::move(each.text));
            }
        }
        return folded_names_->contains(word);
    }

    /// "ill" and "id" are words of their own, and "I'll" and "I'd" where nothing stands before that they could belong
    /// to.
    Parts parts_of_word(const Word& whole) const
    {
        if (number_) return {{word_}, 0};
        if (word_ != "ill" && word_ != "id") return undo_contraction(word_);
        static constexpr std::array<std::string_view, 8> before = {"and", "so",      "but",  "then",
                                                                   "or",  "because", "said", "if"};
        const auto& words = reading_.words;
        const bool fresh = words.empty() || whole.before != Break::none || words.size() == sentence_first_ ||
                           std::find(before.begin(), before.end(), words.back().text) != before.end();
        if (!fresh) return {{word_}, 0};
        return {{"i", word_ == "ill" ? "will" : "'d"}, 0};
    }

    void add_parts(const Word& whole)
    {
        Parts parts = parts_of_word(whole);
        const std::uint32_t cut = parts.at == 0 ? 0 : cut_at(whole, parts.at);
        for (std::size_t i = 0; i < parts.words.size(); ++i) {
            Word word = whole;
            word.text = std::move(parts.words[i]);
            if (cut != 0 && i == 0) word.end = cut;
            if (cut != 0 && i > 0) word.begin = cut;
            if (i > 0) word.before = Break::none;
            reading_.words.push_back(std::move(word));
        }
    }

    /// The byte at which the folded word's `at`-th letter stands (folding may change the number of bytes).
    std::uint32_t cut_at(const Word& whole, std::size_t at) const
    {
        std::size_t offset = whole.begin;
        std::string folded;
        while (offset < whole.end && folded.size() < at) {
            const CodePoint point = code_point_at(bytes_, offset);
            fold(point.value, folded);
            offset += point.length;
        }
        return static_cast<std::uint32_t>(std::min<std::size_t>(offset, whole.end));
    }

    void mark_quotes()
    {
        for (const auto& [first, last] : quotes_) {
            for (std::size_t i = first; i < last; ++i) reading_.words[i].quoted = true;
        }
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string_view bytes_;
    const Lexicon* lexicon_;
    const std::vector<std::string>& names_;
    std::optional<std::unordered_set<std::string>> folded_names_;
    Reading reading_;
    std::size_t at_ = 0;
    std::string word_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t money_begin_ = 0;
    bool number_ = false;
    bool money_ = false;
    bool capital_ = false;
    bool foreign_ = false;
    bool last_was_dot_ = false;
    Break break_ = Break::none;
    std::uint32_t sentence_first_ = 0;
    std::size_t open_single_ = none;
    std::size_t open_double_ = none;
    std::vector<std::pair<std::size_t, std::size_t>> quotes_;
};

}  // namespace

Reading read(std::string_view bytes, const Lexicon& lexicon, const std::vector<std::string>& names)
{
    return Reader(bytes, &lexicon, names).run();
}

Reading read(std::string_view bytes)
{
    static const std::vector<std::string> k_none;
    return Reader(bytes, nullptr, k_none).run();
}

}  // namespace amends::text
