#include "sim/report/team/ledger_bytes.h"

#include <algorithm>
#include <map>

namespace amends::report {

namespace {

constexpr std::string_view ledger_format = "amends-ledger-1";
constexpr std::string_view conduct_format = "amends-conduct-1";

class Out {
public:
    void byte(int value) { bytes += static_cast<char>(value); }
    /// Seven bits a byte, the low ones first.
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U) byte(static_cast<int>(value & 0x7FU) | 0x80);
        byte(static_cast<int>(value));
    }
    template <class T>
    void count(T value)
    {
        number(static_cast<std::uint64_t>(value));
    }
    void text(std::string_view value)
    {
        count(value.size());
        bytes += value;
    }
    /// An id that most often is a UUID: sixteen bytes then.
    void id(std::string_view value);

    std::string bytes;
};

/// Whatever is read past the end or out of its range makes it bad, and reads as nothing.
class In {
public:
    explicit In(std::string_view bytes) : bytes_(bytes) {}
    bool good() const { return good_; }
    bool at_end() const { return at_ == bytes_.size(); }

    int byte()
    {
        if (at_ >= bytes_.size()) return bad();
        return static_cast<unsigned char>(bytes_[at_++]);
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const int next = byte();
            value |= (static_cast<std::uint64_t>(next) & 0x7FU) << shift;
            if (next < 0x80) return value;
        }
        return static_cast<std::uint64_t>(bad());
    }
    std::size_t count() { return static_cast<std::size_t>(number()); }
    /// A place in a list of that size.
    std::size_t place(std::size_t size)
    {
        const std::size_t value = count();
        return value < size ? value : static_cast<std::size_t>(bad());
    }
    /// How many things follow of at least a byte each.
    std::size_t size()
    {
        const std::size_t value = count();
        return value <= bytes_.size() - at_ ? value : static_cast<std::size_t>(bad());
    }
    std::string_view text()
    {
        const std::size_t length = size();
        const std::string_view out = bytes_.substr(at_, length);
        at_ += length;
        return out;
    }
    std::string id();

private:
    int bad()
    {
        good_ = false;
        at_ = bytes_.size();
        return 0;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

constexpr std::string_view hex_digits = "0123456789abcdef";

int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Lower-case, with hyphens where they belong: what reads back as it was.
bool uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : hex(text[i]) < 0) return false;
    }
    return true;
}

void Out::id(std::string_view value)
{
    const bool short_form = uuid(value);
    byte(short_form ? 1 : 0);
    if (!short_form) return text(value);
    for (std::size_t i = 0; i < value.size();) {
        if (value[i] == '-') {
            ++i;
            continue;
        }
        byte(hex(value[i]) * 16 + hex(value[i + 1]));
        i += 2;
    }
}

std::string In::id()
{
    if (byte() == 0) return std::string(text());
    std::string out;
    out.reserve(36);
    for (int i = 0; i < 16; ++i) {
        const auto value = static_cast<unsigned>(byte());
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += hex_digits[value >> 4U];
        out += hex_digits[value & 0xFU];
    }
    return out;
}

}  // namespace

/// The way to a ledger's columns.
class LedgerBytes {
public:
    static std::string pack(const Ledger& ledger)
    {
        Out out;
        out.text(ledger_format);
        out.text(ledger.framework_);
        out.count(ledger.steps_.size());
        for (const Ledger::Step& step : ledger.steps_) out.text(step.id);
        out.count(ledger.trainees_.size());
        for (const Ledger::Trainee& trainee : ledger.trainees_) out.id(trainee.id);
        out.count(ledger.scenarios_.size());
        for (const Ledger::Scenario& scenario : ledger.scenarios_) {
            out.text(scenario.id);
            out.count(scenario.versions.size());
            for (const std::string& version : scenario.versions) out.text(version);
        }
        for (const auto* const markers : {&ledger.rubrics_, &ledger.scorers_}) {
            out.count(markers->size());
            for (const Ledger::Marker& marker : *markers) out.text(marker.hash);
        }
        out.count(ledger.rows_.size());
        for (std::size_t i = 0; i < ledger.rows_.size(); ++i) pack_row(out, ledger, i);
        return std::move(out.bytes);
    }

    static std::optional<Ledger> unpack(std::string_view bytes, Ledger ledger)
    {
        In in(bytes);
        if (in.text() != ledger_format || in.text() != ledger.framework_) return std::nullopt;
        if (!read_steps(in, ledger)) return std::nullopt;
        read_names(in, ledger);
        const std::size_t rows = in.size();
        ledger.rows_.reserve(rows);
        ledger.marks_.reserve(rows * ledger.width_);
        for (std::size_t i = 0; i < rows && in.good(); ++i) read_row(in, ledger);
        if (!in.good() || !in.at_end()) return std::nullopt;
        return ledger;
    }

private:
    static void pack_row(Out& out, const Ledger& ledger, std::size_t i)
    {
        const Ledger::Row& row = ledger.rows_[i];
        out.id(row.play);
        out.number(static_cast<std::uint64_t>(row.ended_s));
        out.count(row.trainee);
        out.count(row.scenario);
        out.count(row.version);
        out.count(row.rubric);
        out.count(row.scorer);
        out.byte((row.counts ? 1 : 0) + (row.exam ? 2 : 0) + (row.pass ? 4 : 0));
        out.byte(row.by_scorer + 1);
        for (std::size_t k = 0; k < ledger.width_; ++k) out.byte(ledger.marks_[i * ledger.width_ + k] + 1);
    }

    /// The steps that the ledger has already, then those that its rows have beyond them.
    static bool read_steps(In& in, Ledger& ledger)
    {
        const std::size_t steps = in.size();
        if (steps < ledger.steps_.size()) return false;
        for (std::size_t k = 0; k < steps; ++k) {
            const std::string id(in.text());
            if (k < ledger.steps_.size() && ledger.steps_[k].id != id) return false;
            ledger.step_of(id);
        }
        return in.good();
    }

    static void read_names(In& in, Ledger& ledger)
    {
        for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
            const std::string id = in.id();
            ledger.trainee_at_.emplace(id, static_cast<int>(ledger.trainees_.size()));
            ledger.trainees_.push_back({id, "", "", ""});
        }
        for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
            const std::string id(in.text());
            ledger.scenario_at_.emplace(id, static_cast<int>(ledger.scenarios_.size()));
            ledger.scenarios_.push_back({id, id, {}});
            for (std::size_t versions = in.size(); versions > 0; --versions)
                ledger.scenarios_.back().versions.emplace_back(in.text());
        }
        for (auto* const markers : {&ledger.rubrics_, &ledger.scorers_}) {
            for (std::size_t left = in.size(); left > 0; --left) markers->push_back({std::string(in.text()), 0});
        }
    }

    static void read_row(In& in, Ledger& ledger)
    {
        Ledger::Row row;
        row.play = in.id();
        row.ended_s = static_cast<std::int64_t>(in.number());
        row.trainee = static_cast<std::int32_t>(in.place(ledger.trainees_.size()));
        const std::size_t scenario = in.place(ledger.scenarios_.size());
        if (!in.good()) return;
        row.scenario = static_cast<std::int32_t>(scenario);
        row.version = static_cast<std::int32_t>(in.place(ledger.scenarios_[scenario].versions.size()));
        const std::size_t rubric = in.place(ledger.rubrics_.size());
        const std::size_t scorer = in.place(ledger.scorers_.size());
        if (!in.good()) return;
        row.rubric = static_cast<std::int16_t>(rubric);
        row.scorer = static_cast<std::int16_t>(scorer);
        ++ledger.rubrics_[rubric].plays;
        ++ledger.scorers_[scorer].plays;
        const auto flags = static_cast<unsigned>(in.byte());
        row.counts = (flags & 1U) != 0;
        row.exam = (flags & 2U) != 0;
        row.pass = (flags & 4U) != 0;
        row.by_scorer = static_cast<std::int8_t>(in.byte() - 1);
        for (std::size_t k = 0; k < ledger.width_; ++k)
            ledger.marks_.push_back(static_cast<std::int8_t>(std::min(in.byte(), 101) - 1));
        ledger.rows_.push_back(std::move(row));
    }
};

std::string pack(const Ledger& ledger)
{
    return LedgerBytes::pack(ledger);
}

std::optional<Ledger> unpack_ledger(std::string_view bytes, Ledger empty)
{
    return LedgerBytes::unpack(bytes, std::move(empty));
}

namespace {

/// Words that come again and again are written once; later they are a number.
class OutWords {
public:
    explicit OutWords(Out& out) : out_(out) {}
    void word(const std::string& text)
    {
        const auto [at, fresh] = known_.emplace(text, known_.size());
        out_.count(at->second);
        if (fresh) out_.text(text);
    }

private:
    Out& out_;
    std::map<std::string, std::size_t> known_;
};

class InWords {
public:
    explicit InWords(In& in) : in_(in) {}
    std::string word()
    {
        const std::size_t at = in_.place(known_.size() + 1);
        if (at == known_.size()) known_.emplace_back(in_.text());
        return known_[at];
    }

private:
    In& in_;
    std::vector<std::string> known_;
};

}  // namespace

std::string pack(const std::vector<Conduct>& conduct)
{
    Out out;
    OutWords words(out);
    out.text(conduct_format);
    out.count(conduct.size());
    for (const Conduct& each : conduct) {
        out.id(each.play);
        words.word(each.scenario);
        words.word(each.ending);
        out.count(each.cost);
        out.count(each.allowed);
        out.count(each.replies.size());
        for (const Conduct::Reply& reply : each.replies) {
            words.word(reply.node);
            words.word(reply.offered);
            out.byte((reply.hid_behind_policy ? 1 : 0) + (reply.well ? 2 : 0));
            out.count(reply.talk_ms);
        }
        out.count(each.deeds.size());
        for (const Conduct::Deed& deed : each.deeds) {
            words.word(deed.action);
            out.byte((deed.within_paper ? 1 : 0) + (deed.within_practice ? 2 : 0) + (deed.bends ? 4 : 0));
            out.count(deed.cost);
        }
        for (const auto* const list : {&each.gates, &each.lines}) {
            out.count(list->size());
            for (const std::string& text : *list) words.word(text);
        }
    }
    return std::move(out.bytes);
}

namespace {

Conduct read_conduct(In& in, InWords& words)
{
    Conduct each;
    each.play = in.id();
    each.scenario = words.word();
    each.ending = words.word();
    each.cost = static_cast<int>(in.count());
    each.allowed = static_cast<int>(in.count());
    for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
        Conduct::Reply reply{words.word(), words.word(), false, 0, false};
        const auto flags = static_cast<unsigned>(in.byte());
        reply.hid_behind_policy = (flags & 1U) != 0;
        reply.well = (flags & 2U) != 0;
        reply.talk_ms = static_cast<std::int64_t>(in.number());
        each.replies.push_back(std::move(reply));
    }
    for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
        Conduct::Deed deed;
        deed.action = words.word();
        const auto flags = static_cast<unsigned>(in.byte());
        deed.within_paper = (flags & 1U) != 0;
        deed.within_practice = (flags & 2U) != 0;
        deed.bends = (flags & 4U) != 0;
        deed.cost = static_cast<int>(in.count());
        each.deeds.push_back(std::move(deed));
    }
    for (auto* const list : {&each.gates, &each.lines}) {
        for (std::size_t left = in.size(); left > 0 && in.good(); --left) list->push_back(words.word());
    }
    return each;
}

}  // namespace

std::optional<std::vector<Conduct>> unpack_conduct(std::string_view bytes)
{
    In in(bytes);
    InWords words(in);
    if (in.text() != conduct_format) return std::nullopt;
    std::vector<Conduct> out;
    for (std::size_t left = in.size(); left > 0 && in.good(); --left) out.push_back(read_conduct(in, words));
    if (!in.good() || !in.at_end()) return std::nullopt;
    return out;
}

}  // namespace amends::report
