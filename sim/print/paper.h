#pragma once
// Sheets of A4, and what flows down them. Lengths are points.

#include <memory>
#include <string>

#include "scoring/base/result.h"
#include "sim/report/chart.h"

namespace amends::print {

struct Type {
    double size = 10;
    bool strong = false;
    report::Ink ink = report::Ink::text;
};

class Paper {
public:
    explicit Paper(const std::string& title);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    void gap(double height);
    /// Begins a new sheet where less than `height` is left.
    void keep(double height);
    /// The same for so much height and a chart below it, or its first part.
    void keep_with(double height, const report::Chart& chart);
    void line();
    void words(const std::string& text, const Type& type);
    /// Across the sheet; a heat map goes on on the next where it is longer.
    void chart(const report::Chart& chart);
    /// Columns as wide as their words need, as far as the sheet allows; the head again on every sheet.
    void table(const report::Table& table);

    /// Ends the last sheet.
    Checked<std::string> bytes();

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace amends::print
