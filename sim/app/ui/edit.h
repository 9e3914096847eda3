#pragma once
// What a person types: text, caret, selection, undo. Pure; `text_input` draws it and feeds it keys.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::app::ui {

/// Offsets count code points.
struct Row {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< without the space or line break that it ends with

    bool operator==(const Row&) const = default;
};

/// Width of one code point.
using Advance = std::function<float(char32_t)>;

/// Rows no wider than `width`, broken after spaces, and within a word only where it alone is too wide. Never empty.
std::vector<Row> wrap_rows(std::u32string_view text, float width, const Advance& advance);

/// The row that `offset` is shown in.
std::size_t row_at(const std::vector<Row>& rows, std::size_t offset);

class Edit {
public:
    Edit() = default;
    explicit Edit(std::string_view utf8);

    const std::u32string& text() const { return now_.text; }
    std::string utf8() const;
    /// Without blanks at both ends; empty where there is nothing else.
    std::string trimmed() const;
    std::size_t caret() const { return now_.caret; }
    std::size_t selection_begin() const;
    std::size_t selection_end() const;
    bool empty() const { return now_.text.empty(); }

    /// Whether so much more fits where the selection is.
    bool takes(std::size_t more, std::size_t limit) const;
    /// Replaces the selection. Beyond `limit` code points in all, the rest is left out.
    void insert(std::u32string_view more, std::size_t limit);
    void erase_back(bool word);
    void erase_forward(bool word);
    /// Takes the selection out and gives it back as UTF-8; with nothing selected, nothing.
    std::string cut();
    std::string selected() const;
    void clear();

    void move_to(std::size_t offset, bool select);
    void move_left(bool word, bool select);
    void move_right(bool word, bool select);
    /// To the same place a row up (-1) or down (+1); from the first or last row to the very begin or end.
    void move_row(int direction, const std::vector<Row>& rows, const Advance& advance, bool select);
    void move_row_begin(const std::vector<Row>& rows, bool select);
    void move_row_end(const std::vector<Row>& rows, bool select);
    void select_all();
    void select_word(std::size_t offset);

    void undo();
    void redo();

private:
    struct Moment {
        std::u32string text;
        std::size_t caret = 0;
        std::size_t anchor = 0;
    };

    void erase(std::size_t begin, std::size_t end);
    void remember(bool typing);
    std::size_t word_left(std::size_t offset) const;
    std::size_t word_right(std::size_t offset) const;

    Moment now_;
    std::vector<Moment> before_;
    std::vector<Moment> after_;
    bool typing_ = false;  ///< the last change was a typed letter: further ones join it
};

}  // namespace amends::app::ui
