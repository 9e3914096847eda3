#pragma once
// The inspector: a form for whatever is chosen, made from the outline of the format. Everything that the format can say
// has its field here.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "sim/app/author/naming.h"
#include "sim/author/compose.h"
#include "sim/author/problems.h"
#include "sim/author/typos.h"

namespace amends::app {

/// What knows words, and the names that are never marked.
struct Spelling {
    author::Dictionary dictionary;   ///< without functions: there is none for this language
    std::vector<std::string> names;  ///< as author::names_of gives them
    std::uint64_t version = 0;       ///< changes with the names
};

struct FormView {
    const author::Document& document;
    const author::References& references;  ///< of the document
    std::string at;                        ///< pointer of what is chosen; empty: the scenario
    const std::vector<author::Problem>& problems;
    const std::vector<std::string>& personas;
    const Spelling* spelling = nullptr;  ///< null: nobody looks at it
};

/// What lasts from frame to frame.
struct FormUi {
    struct Typed {
        ui::Edit edit;
        std::string value;  ///< what the document holds of it
    };
    std::map<std::string, Typed> typed;  ///< by pointer
    std::set<std::string> folds;         ///< those that were opened, or shut where they begin open
    ui::PickUi pick;
    std::string typing;  ///< pointer of the text that was typed last: further letters join its step
    ui::Edit rename, phrase;
    std::string fresh;      ///< pointer of what was just added: its first field takes the keyboard
    bool replaces = false;  ///< … and what is typed takes the place of what stands in that field
    /// What became of the marks of an offered reply.
    struct Marked {
        std::string at, says;
    };
    Marked marked;
    bool renames = false;
    /// What was looked up, by text: a frame looks nothing up again.
    struct Misspelt {
        author::Typo typo;
        std::vector<std::string> meant;
    };
    std::map<std::string, std::vector<Misspelt>> typos;
    std::uint64_t typos_of = 0;  ///< version of the names that they were looked up with

    /// The field at that place takes the keyboard, whatever it is folded into.
    void go_to(const std::string& at);
};

struct MakeEdit {
    author::Edit edit;
    bool joins = false;
};
struct SelectPlace {
    std::string at;
};
/// What was taken away or moved is chosen no longer: something else is.
struct MakeAndSelect {
    author::Edit edit;
    std::string at;
};
/// Asked of the page: some things are not taken away without a word.
struct TakeAway {
    std::string at;
};
/// The offered reply is marked for what the scorer hears in its words.
struct MarkAgain {
    std::string at;
};
struct Refused {
    std::string why;
};
using FormIntent = std::variant<MakeEdit, SelectPlace, MakeAndSelect, MarkAgain, TakeAway, Refused>;

std::optional<FormIntent> draw_form(const FormView& view, FormUi& own, const Words& words);

/// One frame of a form; its sources share it.
class FormPanel {
public:
    FormPanel(const FormView& view, FormUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<FormIntent> draw();

private:
    // form.cpp: what is chosen, around its fields
    void way_up();
    void head();
    void tools();
    void rename_box();
    void used_by();
    void marks();
    void troubles();
    void list_page(const author::Row& row);
    void root_page();
    void fields(const std::vector<author::Row>& rows, const std::string& at);
    void field(const author::Row& row, const std::string& at);
    void object(const author::Row& row, const std::string& at);
    void items(const author::Row& row, const std::string& at);
    void caption(const std::string& at);

    // fields.cpp: one kind of value each
    void text(const std::string& at, int lines);
    bool take_focus(const std::string& at);
    void reword(const std::string& at, const std::string& words);
    void text_at(const std::string& at, const std::string& label, int lines);
    void number(const author::Row& row, const std::string& at);
    void flag(const author::Row& row, const std::string& at);
    void name(const author::Row& row, const std::string& at);
    void names(const author::Row& row, const std::string& at, const std::vector<ui::Option>& options);
    void ref(const author::Row& row, const std::string& at);
    void texts(const std::string& at);
    void prose(const std::string& text);
    void spelling(const std::string& at);
    const std::vector<FormUi::Misspelt>& misspelt(const std::string& text);
    void wordings(const std::string& at);
    void drop_wording(const std::string& at, std::size_t index);
    void another_wording(const std::string& say);

    // maps.cpp: fields whose keys are the author's
    void topics(const std::string& at);
    void conditions(const author::Row& row, const std::string& at);
    void sets(const std::string& at);
    void quotes(const author::Row& row, const std::string& at);
    void phrases(const std::string& at);
    void sums(const std::string& at);
    void add_key(const std::string& at, const std::vector<ui::Option>& options, const std::string& value);
    bool drop_button(const std::string& at, const std::string& name);

    std::vector<ui::Option> options(const author::Row& row, std::string_view scope = {}) const;
    std::vector<ui::Option> left_of(std::vector<ui::Option> options, const std::string& at) const;
    std::string name_in(const std::vector<ui::Option>& options, const std::string& value) const;
    ui::PickWords pick_words() const { return {words_("author.search"), words_("author.nothing_found")}; }
    std::vector<std::string> list_at(const std::string& at) const;
    void put(const std::string& at, const std::string& json);
    void put_list(const std::string& at, const std::vector<std::string>& values);
    void select(const std::string& at) { intent_ = SelectPlace{at}; }

    const FormView& view_;
    FormUi& own_;
    const Words& words_;
    std::optional<FormIntent> intent_;
};

}  // namespace amends::app
